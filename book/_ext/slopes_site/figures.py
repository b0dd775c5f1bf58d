"""Drawn figures put into the page itself, where they follow its colours."""

import json
from pathlib import Path

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from slopes.figures import clean

LOGGER = logging.getLogger(__name__)


class InlineFigures(SphinxPostTransform):
    """Replaces each SVG that a cell drew by the drawing; a figure without its texts is an error."""

    default_priority = 50  # after MyST-NB has chosen what a cell shows
    formats = ("html",)

    def run(self, **kwargs):
        for cell in list(self.document.findall(_is_code_cell)):
            for figure in list(cell.findall(_holds_verdict)):
                figure.replace_self([e for e in figure if not isinstance(e, nodes.caption)])
            for number, image in enumerate(list(cell.findall(nodes.image)), 1):
                self._mend(cell, image, number)
        for image in self.document.findall(nodes.image):
            if not image.get("alt", "").strip():
                self._complain(image, f"image {image['uri']} has no alternative text")

    def _mend(self, cell, image, number):
        name = self._cell_name(cell)
        if not _captioned(image):
            self._complain(cell, f"cell {name}: the figure has no caption (mystnb.figure.caption)")
        alt = image.get("alt", "").strip()
        if not alt:
            self._complain(cell, f"cell {name}: the figure has no text (mystnb.image.alt)")
            image["alt"] = "missing"
        if image["uri"].endswith(".svg"):
            path = Path(self.app.srcdir, image["uri"].lstrip("/"))
            drawing = clean(path.read_text(encoding="utf-8"), alt or "missing", f"{name}-{number}")
            image.replace_self(nodes.raw("", drawing, format="html"))

    def _cell_name(self, cell):
        source = json.loads(Path(self.env.doc2path(self.env.docname)).read_text(encoding="utf-8"))
        return source["cells"][cell["cell_index"]].get("id", f"number {cell['cell_index'] + 1}")

    def _complain(self, node, message):
        LOGGER.warning(message, location=node, type="slopes", subtype="figure")


def _is_code_cell(node):
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def _holds_verdict(node):
    """Whether a figure, with a cell's caption, holds what an exercise's check said beside it."""
    return isinstance(node, nodes.figure) and any(
        'class="slopes-result' in raw.astext() for raw in node.findall(nodes.raw)
    )


def _captioned(image):
    parent = image.parent
    while parent is not None and not isinstance(parent, nodes.figure):
        parent = parent.parent
    return parent is not None and any(parent.findall(nodes.caption))


def setup(app):
    app.add_post_transform(InlineFigures)
