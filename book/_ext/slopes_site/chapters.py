"""Which chapter explains a function: the one whose cell `the-code` shows its source, or else the
one before PRACTICE that names it most often, imports and exercises left out, proofs counted last.
"""

import json
import re
from functools import cache
from pathlib import Path

from slopes import REGISTRY

BOOK = Path(__file__).parents[2]
PRACTICE = "15"  # from here on chapters use what the others explain


@cache
def chapters():
    """Return {function: (page, title)}; where two chapters show a function, the first has it."""
    found, named = {}, {name: {} for name in REGISTRY}
    for path in sorted(BOOK.glob("[0-9]*.ipynb")):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        sources = {c["id"]: "".join(c["source"]) for c in cells}
        shown = re.findall(r"source\(([^)]*)\)", sources.get("the-code", ""))
        title = re.match(r"# (.*)", sources["title"])[1].strip()
        place = f"{path.stem}.html", f"{path.stem[:2]} {title}"
        for name in re.findall(r"\w+", " ".join(shown)):
            found.setdefault(name, place)
        if path.stem >= PRACTICE:
            continue
        proofs = {c["id"] for c in cells if "proof" in c["metadata"].get("tags", ())}
        texts = {n: t for n, t in sources.items() if n != "imports" and n[:9] != "exercise-"}
        said = _words(" ".join(t for n, t in texts.items() if n not in proofs))
        proved = _words(" ".join(t for n, t in texts.items() if n in proofs))
        for name, counts in named.items():
            counts[place] = said.count(_words(name)), proved.count(_words(name))
    often = {name: max(counts, key=counts.get) for name, counts in named.items() if counts}
    return {name: at for name, at in often.items() if sum(named[name][at]) > 1} | found


def _words(text):
    """A text in small letters, each word between two spaces: hard_tanh is "hard  tanh"."""
    return "  ".join(["", *re.findall(r"[^\W_]+", text.lower()), ""])


def numbers():
    """Return {page: number} of every chapter that is there."""
    return {f"{path.stem}.html": path.stem[:2] for path in sorted(BOOK.glob("[0-9]*.ipynb"))}


def link(f):
    """Return the link to a function's chapter as HTML, or nothing."""
    if f.name not in chapters():
        return ""
    page, title = chapters()[f.name]
    return f'<a href="{page}" title="{title}">{title[:2]}</a>'


def named_on(env):
    """Note that the page that is read names chapters."""
    env.slopes_naming = getattr(env, "slopes_naming", set()) | {env.docname}


def outdated(app, env, added, changed, removed):
    """The pages that name chapters, where what these explain is not what it was."""
    before, env.slopes_chapters = getattr(env, "slopes_chapters", None), chapters()
    return [] if before == env.slopes_chapters else sorted(getattr(env, "slopes_naming", ()))


def setup(app):
    app.connect("env-get-outdated", outdated)
