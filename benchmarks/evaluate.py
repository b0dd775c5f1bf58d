"""Evaluate one library on stored points: evaluate.py LIBRARY POINTS.npz ANSWERS.npz.

A process of its own for each, because the path that numpy takes and the backend of Keras are
chosen before their import. POINTS holds arrays by "dtype name" or "dtype name′"; ANSWERS the
values by the same keys, at −∞ and +∞ by "limits …", and the warnings raised by "warnings …".
"""

import sys
import warnings

import numpy as np
from peers import PEERS


def main(library, points, answers):
    """Write what the library's functions give at the points."""
    functions, found = PEERS[library](), {}
    for key, x in np.load(points).items():
        name = key.split()[1]
        f = functions.get(name.rstrip("′").split("_of_")[0], (None, None))[name.endswith("′")]
        if f is None:
            continue
        with (
            warnings.catch_warnings(record=True) as raised,
            np.errstate(all="warn", under="ignore"),
        ):
            warnings.simplefilter("always")
            found[key] = np.asarray(f(x))
        said = {str(w.message).split(" encountered")[0] for w in raised}
        found[f"warnings {key}"] = np.array(sorted(said), dtype=str)
        if x.ndim == 1:
            with np.errstate(all="ignore"):
                found[f"limits {key}"] = np.asarray(f(np.array([-np.inf, np.inf], x.dtype)))
    np.savez(answers, **found)


if __name__ == "__main__":
    main(*sys.argv[1:])
