"""Which chapter explains a function: the one whose cell `the-code` shows its source."""

import json
import re
from functools import cache
from pathlib import Path

BOOK = Path(__file__).parents[2]


@cache
def chapters():
    """Return {function: (page, title)}; where two chapters show a function, the first has it."""
    found = {}
    for path in sorted(BOOK.glob("[0-9]*.ipynb")):
        cells = {
            c["id"]: "".join(c["source"]) for c in json.loads(path.read_text("utf-8"))["cells"]
        }
        shown = re.findall(r"source\(([^)]*)\)", cells.get("the-code", ""))
        title = re.match(r"# (.*)", cells["title"])[1].strip()
        for name in re.findall(r"\w+", " ".join(shown)):
            found.setdefault(name, (f"{path.stem}.html", f"{path.stem[:2]} {title}"))
    return found


def link(f):
    """Return the link to a function's chapter as HTML, or nothing."""
    if f.name not in chapters():
        return ""
    page, title = chapters()[f.name]
    return f'<a href="{page}" title="{title}">{title[:2]}</a>'
