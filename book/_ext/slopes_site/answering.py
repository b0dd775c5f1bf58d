"""The places on a page where code can be run: below each exercise's stub, and cells to try."""

import re
from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .launch import needs
from .planning import exercises

LITE = Path(__file__).parents[3] / "lite"
SECONDS = {1: 10, 2: 20, 3: 60}  # what an answer may take, by the stars of its exercise
HOW = "index.html#how-to-read-run-and-practise"
HOW = f'To answer, <a href="{HOW}">run this cell in a notebook</a>.'


class Answering(SphinxPostTransform):
    """Puts a button below each cell that is answered or tried, beside what else one can do."""

    default_priority = 65  # after the cells have their roles
    formats = ("html",)

    def run(self, **kwargs):
        here = bool(self.config.slopes_lite) and not needs(self.env.docname)
        for cell in list(self.document.findall(_is_shown)):
            place = below(cell.children[0].astext(), cell["cell_metadata"], here)
            if place:
                place = nodes.raw("", place, format="html")
                cell.parent.insert(cell.parent.index(cell) + 1, place)


def _is_shown(node):
    return (
        isinstance(node, nodes.container)
        and node.get("nb_element") == "cell_code"
        and "hide-cell" not in node["cell_metadata"].get("tags", ())
        and bool(node.children)
    )


def below(source, metadata, here):
    """Return what stands below a cell as HTML: nothing below most."""
    stub = re.search(r'^check\("([\w-]+)"', source, re.M)
    if not stub:
        tried = here and "try" in metadata.get("tags", ())
        return f'<p class="slopes-answer">{button("Try it here")}</p>' if tried else ""
    about = {"exercise": stub[1], "seconds": SECONDS[stars().get(stub[1], 1)]}
    shown = button("Answer here", **about) if here else ""
    return f'<p class="slopes-answer">{shown}<span>{HOW}</span></p>'


def button(name, **about):
    about = "".join(f' data-{key}="{value}"' for key, value in about.items())
    return f'<button class="slopes-button" type="button"{about}>{name}</button>'


@cache
def stars():
    """Return {name: stars} of all exercises."""
    return {name: stars for stars, *_, name in exercises()}


def scripts():
    """Return what pages fetch when they are asked for it, and what it writes HTML with."""
    files = [*sorted(LITE.glob("answer/*.js")), *sorted(LITE.glob("answer/*.py"))]
    return "\n".join(path.read_text("utf-8") for path in files)


def setup(app):
    app.add_post_transform(Answering)
