"""Take outputs, counts and widget state out of notebooks, and leave ids and texts as they are."""

import json
import sys
from pathlib import Path

import nbformat


def strip(path):
    """Rewrite the notebook as it is stored; return whether anything changed."""
    before = path.read_text(encoding="utf-8")
    notebook = nbformat.from_dict(json.loads(before))
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        cell.metadata.pop("collapsed", None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    after = nbformat.writes(notebook, nbformat.NO_CONVERT)
    after = after if after.endswith("\n") else after + "\n"
    if after != before:
        path.write_text(after, encoding="utf-8")
    return after != before


if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[1:]] or sorted(Path("book").glob("*.ipynb"))
    changed = [str(path) for path in paths if strip(path)]
    print("stripped:", ", ".join(changed) or "nothing to do")
    sys.exit(bool(changed))
