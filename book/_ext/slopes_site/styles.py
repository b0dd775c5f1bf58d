"""What is put right in the written stylesheets: late fonts, and dark code on paper."""

import base64
import re
from pathlib import Path

MATHS, CODE = "_static/katex/katex.min.css", "_static/pygments.css"
FIRST = ("KaTeX_Main-Regular", "KaTeX_Math-Italic")  # the others hold signs that shift no line
LIGHT, DARK = 'html[data-theme="light"]', 'html[data-theme="dark"]'


def inline(css, folder):
    """Return KaTeX's style with its first fonts inside: no page is drawn before they are there."""

    def data(url):
        if url[2] not in FIRST:
            return url[0]
        font = base64.b64encode(Path(folder, url[1]).read_bytes()).decode()
        return f"url(data:font/woff2;base64,{font})"

    return re.sub(r"url\((fonts/([\w-]+)\.woff2)\)", data, css)


def print_light(css):
    """Return the theme's two styles of code such that paper always has the light one."""
    light, dark = ([r for r in css.splitlines() if r.startswith(mode)] for mode in (LIGHT, DARK))
    printed = (rule.replace(LIGHT, DARK) for rule in light)
    rules = [*light, "@media not print {", *dark, "}", "@media print {", *printed, "}"]
    return "\n".join(rules) + "\n"


def finish(app, error):
    if error or app.builder.format != "html":
        return
    maths, code = Path(app.outdir, MATHS), Path(app.outdir, CODE)
    maths.write_text(inline(maths.read_text("utf-8"), maths.parent), "utf-8")
    code.write_text(print_light(code.read_text("utf-8")), "utf-8")


def setup(app):
    app.connect("build-finished", finish, priority=900)  # after the theme has written them
