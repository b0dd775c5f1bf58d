"""The icons that the pages use, cut out of the theme's icon font and put into its stylesheet."""

import base64
import re
from pathlib import Path

from .styles import cut

STYLESHEET = "_static/styles/pydata-sphinx-theme.css"
FONTS = "_static/vendor/fontawesome/webfonts"
NAME = re.compile(r"\bfa-[a-z-]+")
ICON_RULE = re.compile(r"(?:\.fa-[\w-]+:before,?)+\{content:\"[^\"]*\"\}")
FACE_RULE = re.compile(r"@font-face\{[^}]*font-family:Font Awesome[^}]*\}")
CODEPOINT = re.compile(r"\"\\([0-9a-f]{4})\"|([\ue000-\uf8ff])")


def shrink(outdir, pages):
    """Replace the theme's 0.8 MB of icons by those that the pages, as HTML, and its styles use."""
    path = Path(outdir, STYLESHEET)
    css = path.read_text(encoding="utf-8")
    used = {name for page in pages for name in NAME.findall(page)}
    css = ICON_RULE.sub(lambda rule: rule[0] if used & set(NAME.findall(rule[0])) else "", css)
    css = FACE_RULE.sub("", css)
    points = {int(code, 16) if code else ord(sign) for code, sign in CODEPOINT.findall(css)}
    folder = Path(outdir, FONTS)
    faces = [
        _face("Free", 900, folder / "fa-solid-900.ttf", points),
        _face("Brands", 400, folder / "fa-brands-400.ttf", points),
    ]
    path.write_text(css + "".join(faces), encoding="utf-8")
    for file in (*folder.iterdir(), Path(outdir, "_static/scripts/fontawesome.js")):
        file.unlink(missing_ok=True)


def _face(family, weight, font, points):
    """The CSS rule of a font that holds only these characters, the font itself inside it."""
    data = base64.b64encode(cut(font, map(chr, points), "woff")).decode()
    return (
        f'@font-face{{font-family:"Font Awesome 6 {family}";font-weight:{weight};'
        f'src:url(data:font/woff;base64,{data}) format("woff")}}'
    )
