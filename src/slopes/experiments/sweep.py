"""One study over every combination of its settings, on all cores or on a Dask cluster.

Results are kept in a file as they arrive: a sweep that was interrupted goes on where it stopped.
"""

import json
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from itertools import product
from pathlib import Path

import numpy as np

from ..activation import Activation
from ..arguments import needed
from ..progress import progress

PATIENCE = 3  # how often in a row workers may die without one new result


def sweep(study, *, keep=None, jobs=-1, cluster=None, **over):
    """Return a list of dicts, the settings and the "result" of study for every combination.

    over: for each keyword of the study the values to take, such as f=["relu"], seed=range(5).
    keep: a file that holds the results of this study as they arrive. jobs: processes here, -1 for
    one a core. cluster: the address of a Dask scheduler, which takes the work instead.

    >>> from slopes.experiments import born_dead_bound
    >>> runs = sweep(born_dead_bound, width=[2, 8], depth=[10], jobs=1)
    >>> [(run["width"], round(run["result"], 3)) for run in runs]
    [(2, 0.944), (8, 0.038)]
    """
    over = {name: _values(values) for name, values in over.items()}
    cells = [dict(zip(over, values, strict=True)) for values in product(*over.values())]
    done = _kept(keep, study)
    bar, patience = iter(progress(range(len(cells)), "run")), PATIENCE
    while todo := [cell for cell in cells if key(cell) not in done]:
        before = len(done)
        try:
            for name, result in _arriving(study, todo, jobs, cluster):
                line = json.dumps([study.__name__, name, result], default=_plain)
                done[name] = json.loads(line)[2]  # the same as a later session will read
                _keep(keep, line)
                next(bar, None)
        except BrokenProcessPool as broken:  # a worker was killed: what it held is run again
            patience = PATIENCE if len(done) > before else patience - 1
            if not patience:
                raise RuntimeError(f"workers keep dying; {len(todo)} runs are left") from broken
    return [{**cell, "result": done[key(cell)]} for cell in cells]


def key(cell):
    """Return the settings of one run as text, the same in every session.

    >>> key({"width": 8, "f": "relu"})
    '{"f": "relu", "width": 8}'
    """
    plain = {name: v.name if isinstance(v, Activation) else v for name, v in cell.items()}
    return json.dumps(plain, sort_keys=True, default=_plain)


def _values(values):
    return [*values] if hasattr(values, "__iter__") and not isinstance(values, str) else [values]


def _arriving(study, todo, jobs, cluster):
    """Yield the key and the result of every run, in the order in which they end."""
    with needed("joblib"):
        from joblib import Parallel, delayed

    with _workers(cluster):
        yield from Parallel(n_jobs=jobs, return_as="generator_unordered")(
            delayed(_run)(study, cell) for cell in todo
        )


def _run(study, cell):
    result = study(**cell)
    return key(cell), asdict(result) if is_dataclass(result) else result


@contextmanager
def _workers(cluster):
    if cluster is None:
        yield
        return
    with needed("distributed"):
        from dask.distributed import Client
    from joblib import parallel_config

    with Client(cluster), parallel_config("dask", wait_for_workers_timeout=60):
        yield


def _kept(keep, study):
    """Return the results that the file holds; end a line at which the last session was cut off."""
    if keep is None or not Path(keep).exists():
        return {}
    text, found = Path(keep).read_text(encoding="utf-8"), {}
    if text and not text.endswith("\n"):
        _keep(keep, "")
    for line in text.split("\n")[:-1]:
        if not line.endswith("]"):
            continue
        name, settings, result = json.loads(line)
        if name != study.__name__:
            raise ValueError(f"keep: expected results of {study.__name__}, got those of {name}")
        found[settings] = result
    return found


def _keep(keep, line):
    if keep is not None:
        with Path(keep).open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def _plain(value):
    if isinstance(value, (np.generic, np.ndarray)):
        return value.tolist()
    raise TypeError(f"expected settings and results of numbers and text, got {value!r}")
