"""Drawn figures put into the page itself, where they follow its colours."""

import base64
import io
import json
import re
from pathlib import Path

import numpy as np
from docutils import nodes
from PIL import Image
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from slopes.figures import clean

PNG = re.compile(r"(?<=data:image/png;base64,)[\w+/=]+")
LOGGER = logging.getLogger(__name__)


class InlineFigures(SphinxPostTransform):
    """Replaces each SVG that a cell drew by the drawing; a figure without its texts is an error."""

    default_priority = 50  # after MyST-NB has chosen what a cell shows
    formats = ("html",)

    def run(self, **kwargs):
        for cell in list(self.document.findall(_is_code_cell)):
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
            drawing = PNG.sub(lambda data: packed(data[0]), drawing)
            image.replace_self(nodes.raw("", drawing, format="html"))

    def _cell_name(self, cell):
        source = json.loads(Path(self.env.doc2path(self.env.docname)).read_text(encoding="utf-8"))
        return source["cells"][cell["cell_index"]].get("id", f"number {cell['cell_index'] + 1}")

    def _complain(self, node, message):
        LOGGER.warning(message, location=node, type="slopes", subtype="figure")


def packed(data):
    """Return a PNG in base64 with a table of its colours, where these are few: half the size."""
    pixels = np.array(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGBA"))
    colours, numbers = np.unique(pixels.reshape(-1, 4), axis=0, return_inverse=True)
    if len(colours) > 256:
        return data
    image = Image.fromarray(numbers.reshape(pixels.shape[:2]).astype(np.uint8)).convert("P")
    image.putpalette(colours[:, :3].tobytes())
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True, transparency=colours[:, 3].tobytes())
    return min(data, base64.b64encode(file.getvalue()).decode(), key=len)


def _is_code_cell(node):
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def _captioned(image):
    parent = image.parent
    while parent is not None and not isinstance(parent, nodes.figure):
        parent = parent.parent
    return parent is not None and any(parent.findall(nodes.caption))


def setup(app):
    app.add_post_transform(InlineFigures)
