"""The places on a page where code can be run: below each exercise's stub, and cells to try."""

import ast
import re
from pathlib import Path

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .launch import needs

LITE = Path(__file__).parents[3] / "lite"
INSTEAD = "run this cell in a notebook"
HOW = f'To answer, <a href="index.html#how-to-read-run-and-practise">{INSTEAD}</a>.'


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
    tried = here and "try" in metadata.get("tags", ())
    if not (stub or tried):
        return ""
    about = {"exercise": stub and stub[1], "skip": stub and drawn(source)}
    about["seconds"] = metadata.get("slopes", {}).get("seconds")
    about = "".join(f' data-{name}="{value}"' for name, value in about.items() if value)
    name = "Answer here" if stub else "Try it here"
    button = f'<button class="slopes-button" type="button"{about}>{name}</button>' * here
    return f'<p class="slopes-answer">{button}{f"<span>{HOW}</span>" if stub else ""}</p>'


def drawn(source):
    """Return how many lines of a stub only draw what the page shows anyway."""
    body = ast.parse(source).body
    start = next((at for at, node in enumerate(body) if not isinstance(node, ast.Expr)), 0)
    return body[start].lineno - 1 if start else 0


def scripts():
    """Return what pages fetch when they are asked for it, and what it writes HTML with."""
    files = [*sorted(LITE.glob("answer/*.js")), *sorted(LITE.glob("answer/*.py"))]
    return "\n".join(path.read_text("utf-8") for path in files)


def setup(app):
    app.add_post_transform(Answering)
