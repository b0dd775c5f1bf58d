"""Which chapter explains a function: the one whose cell `the-code` shows its source, or else the
one that names it most often."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

from slopes import REGISTRY

BOOK = Path(__file__).parents[2]


@cache
def chapters():
    """Return {function: (page, title)}; where two chapters show a function, the first has it."""
    found, named = {}, {name: {} for name in REGISTRY}
    for path in sorted(BOOK.glob("[0-9]*.ipynb")):
        cells = {
            c["id"]: "".join(c["source"]) for c in json.loads(path.read_text("utf-8"))["cells"]
        }
        shown = re.findall(r"source\(([^)]*)\)", cells.get("the-code", ""))
        title = re.match(r"# (.*)", cells["title"])[1].strip()
        place = f"{path.stem}.html", f"{path.stem[:2]} {title}"
        for name in re.findall(r"\w+", " ".join(shown)):
            found.setdefault(name, place)
        words = Counter(re.findall(r"\w+", " ".join(c for n, c in cells.items() if _tells(n))))
        for name, counts in named.items():
            counts[place] = words[name]
    often = {name: max(counts, key=counts.get) for name, counts in named.items() if counts}
    return {name: at for name, at in often.items() if named[name][at] > 1} | found


def _tells(cell):
    return not cell.startswith("exercise-")


def numbers():
    """Return {page: number} of every chapter that is there."""
    return {f"{path.stem}.html": path.stem[:2] for path in sorted(BOOK.glob("[0-9]*.ipynb"))}


def link(f):
    """Return the link to a function's chapter as HTML, or nothing."""
    if f.name not in chapters():
        return ""
    page, title = chapters()[f.name]
    return f'<a href="{page}" title="{title}">{title[:2]}</a>'
