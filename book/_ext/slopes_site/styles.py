"""What is put right in the written stylesheets: heavy and late fonts, and dark code on paper."""

import base64
import io
import logging
import re
from html import unescape

from .apart import apart

MATHS, CODE = "_static/katex/katex.min.css", "_static/pygments.css"
FIRST = ("KaTeX_Main-Regular", "KaTeX_Math-Italic")  # the others hold signs that shift no line
LIGHT, DARK = 'html[data-theme="light"]', 'html[data-theme="dark"]'
ITALIC = re.compile(r'<span class="[^"]*\bmathnormal\b[^"]*"[^>]*>([^<]*)')  # KaTeX_Math-Italic
logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells of every table it leaves out
FACE = re.compile(r"@font-face\{[^}]*url\((fonts/([\w-]+)\.woff2)\)[^}]*\}")


def signs(page):
    """Return the characters of a page's formulas: the italic letters, and all others."""
    found = "".join(piece for piece in apart(page)[1] if piece.startswith('<span class="katex'))
    kinds = "".join(ITALIC.findall(found)), re.sub("<[^>]*>", "", ITALIC.sub("", found))
    return tuple(set(unescape(text)) for text in kinds)


def cut(font, signs):
    """Return a font that holds these characters and no other, nothing where it has none of them."""
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=[], hinting=False)
    with subset.load_font(str(font), options) as loaded:
        points = {ord(sign) for sign in signs} & set(loaded.getBestCmap())
        if not points:
            return b""
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=points)
        cutter.subset(loaded)
        file = io.BytesIO()
        subset.save_font(loaded, file, options)
        return file.getvalue()


def lighter_maths(site, italic, upright, cut=cut):
    """Put KaTeX's first fonts into its style, so that no page is drawn before they are there.

    They hold the signs that formulas have in them; the others, cut in their files, hold all signs.
    A face with none of them is left out.
    """
    style, both = site / MATHS, "".join(sorted({*italic, *upright}))
    needed = dict(zip(FIRST, (upright, italic), strict=True))

    def face(rule):
        path, name = style.parent / rule[1], rule[2]
        font = cut(path, needed.get(name, both))
        if not font:
            path.unlink()
            return ""
        if name not in FIRST:
            path.write_bytes(font)
            return rule[0]
        path.unlink()
        data = base64.b64encode(font).decode()
        return rule[0].replace(rule[1], f"data:font/woff2;base64,{data}")

    style.write_text(FACE.sub(face, style.read_text("utf-8")), "utf-8")


def print_light(site):
    """Put right the theme's two styles of code such that paper always has the light one.

    What has the colour of all code has no rule: `bundle` then leaves its tags out of the pages.
    """
    css = (site / CODE).read_text("utf-8")
    light, dark = (_coloured(css, mode) for mode in (LIGHT, DARK))
    printed = (rule.replace(LIGHT, DARK) for rule in light)
    rules = [*light, "@media not print {", *dark, "}", "@media print {", *printed, "}"]
    (site / CODE).write_text("\n".join(rules) + "\n", "utf-8")


def _coloured(css, mode):
    """The rules of one style but those of signs, operators and what else is as all code is."""
    rules = [rule for rule in css.splitlines() if rule.startswith(mode)]
    ink = re.search(r"\.highlight \{[^}]*\bcolor: (#\w+)", "\n".join(rules))[1]
    plain = re.compile(rf"\.highlight \.(?:\w+ {{ color: {ink} }}|ow? {{)")
    return [rule for rule in rules if not plain.search(rule)]
