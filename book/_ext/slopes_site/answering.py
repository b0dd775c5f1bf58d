"""The places on a page where code can be run: below each exercise's stub, and cells to try."""

import ast
import re
from html import escape

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

WITHOUT = ("15", "16")  # PyTorch and Keras do not run in a browser
INSTEAD = (
    'To answer, <a href="index.html#how-to-read-run-and-practise">run this cell in a notebook</a>.'
)


class Answering(SphinxPostTransform):
    """Puts a button below each cell that is answered or tried, or what one can do instead."""

    default_priority = 65  # after the cells have their roles
    formats = ("html",)

    def run(self, **kwargs):
        runs = not self.env.docname.rpartition("/")[2].startswith(WITHOUT)
        for cell in list(self.document.findall(_is_shown)):
            place = below(cell.children[0].astext(), "tag_try" in cell["classes"], runs)
            if place:
                below_it = nodes.raw("", place, format="html")
                cell.parent.insert(cell.parent.index(cell) + 1, below_it)


def _is_shown(node):
    return (
        isinstance(node, nodes.container)
        and node.get("nb_element") == "cell_code"
        and "tag_hide-cell" not in node["classes"]
        and bool(node.children)
    )


def below(source, to_try=False, runs=True):
    """Return what stands below a cell with this source, as HTML: nothing below most."""
    stub = re.search(r'^check\("([\w-]+)"', source, re.M)
    if not stub and not (to_try and runs):
        return ""
    about = f' data-exercise="{escape(stub[1])}"' if stub else ""
    skip = drawn(source) if stub else 0
    about += f' data-skip="{skip}"' if skip else ""
    name = "Answer here" if stub else "Try it here"
    button = f'<button class="slopes-button" type="button"{about} hidden>{name}</button>'
    instead = f"<span>{INSTEAD}</span>" if stub else ""
    return f'<p class="slopes-answer">{button if runs else ""}{instead}</p>'


def drawn(source):
    """Return how many lines of a stub only draw what the page shows anyway."""
    body = ast.parse(source).body
    first = next((node for node in body if not isinstance(node, ast.Expr)), body[-1])
    return first.lineno - 1 if first is not body[0] else 0


def setup(app):
    app.add_post_transform(Answering)
