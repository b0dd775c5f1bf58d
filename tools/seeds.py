"""Run chapters with every seed moved; all but the proofs of one run must hold.

usage: seeds.py [HOW FAR] [NOTEBOOKS]
"""

import sys
import tempfile
from pathlib import Path

import nbformat
from build import chapters, timeout
from environment import ROOT, environment
from execute import ESCAPES, execute
from progress import Progress

MOVE = """
import operator
import numpy as np

def moved(seed=None, made=np.random.default_rng):
    try:
        return made(operator.index(seed) + {})
    except TypeError:
        return made(seed)

np.random.default_rng = moved
"""


def move(path, far, folder):
    """Write the notebook with its seeds moved into the folder, each proof allowed to fail."""
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        if "proof" in cell.metadata.get("tags", ()):
            cell.metadata.tags.append("raises-exception")
    notebook.cells.insert(0, nbformat.v4.new_code_cell(MOVE.format(far), id="moved-seeds"))
    nbformat.write(notebook, folder / path.name)
    return folder / path.name


def failures(notebook):
    """(cell, what it says) of each proof that failed, those of one run aside."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "error" and "one-run" not in cell.metadata.get("tags", ()):
                lines = ESCAPES.sub("", "\n".join(output.traceback)).splitlines()
                where = [line.strip() for line in lines if line.startswith("--")][:1]
                yield cell.id, f"{output.ename} {output.evalue} {' '.join(where)}".strip()


def main(far="1000", *names):
    paths = [Path(name).resolve() for name in names] or chapters(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        moved = [move(path, int(far), Path(folder)) for path in paths]
        run, broken = execute(
            moved, Path(folder) / "outputs", Progress(), timeout(ROOT), environment()
        )
    found = [f"{p.stem}, cell {c}: {s}" for p, nb in run.items() for c, s in failures(nb)]
    print(*map(str, broken), *found, sep="\n")
    print(f"{len(broken) + len(found)} failed with every seed moved by {far}")
    return 1 if broken or found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
