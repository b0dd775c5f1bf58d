"""The exercises that are answered on a page, and the code that stands there before them."""

import json

from published import BOOK, PUBLISHED

HERE = [each for each in PUBLISHED if each.chapter not in ("15", "16")]


def cells(exercise):
    """The code that stands before an exercise on its page."""
    (path,) = BOOK.glob(f"{exercise.chapter}-*.ipynb")
    found = []
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if cell["id"] == f"exercise-{exercise.name}-task":
            return found
        if cell["cell_type"] == "code" and "remove-cell" not in cell["metadata"].get("tags", ()):
            found.append("".join(cell["source"]))
    raise LookupError(exercise.name)
