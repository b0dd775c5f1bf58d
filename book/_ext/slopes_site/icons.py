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


def shrink(site, used, cut=cut):
    """Replace the theme's 0.8 MB of icons by those that are used, by class, and those of styles."""
    path = Path(site, STYLESHEET)
    css = path.read_text(encoding="utf-8")
    css = ICON_RULE.sub(lambda rule: "" if used.isdisjoint(NAME.findall(rule[0])) else rule[0], css)
    css = FACE_RULE.sub("", css)
    signs = {chr(int(code, 16)) if code else sign for code, sign in CODEPOINT.findall(css)}
    folder, signs = Path(site, FONTS), "".join(sorted(signs))
    faces = [
        _face("Free", 900, cut(folder / "fa-solid-900.ttf", signs)),
        _face("Brands", 400, cut(folder / "fa-brands-400.ttf", signs)),
    ]
    path.write_text(css + "".join(faces), encoding="utf-8")
    for file in (*folder.iterdir(), Path(site, "_static/scripts/fontawesome.js")):
        file.unlink(missing_ok=True)


def _face(family, weight, font):
    """The CSS rule of a font, with the font itself inside it."""
    data = base64.b64encode(font).decode()
    return (
        f'@font-face{{font-family:"Font Awesome 6 {family}";font-weight:{weight};'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    )
