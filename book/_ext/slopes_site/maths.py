"""Maths set by KaTeX while the book is built, so that pages need no script for it."""

import functools
import re
import xml.etree.ElementTree as ET
from html import escape
from pathlib import Path

from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

LOGGER = logging.getLogger(__name__)
KATEX = Path(__file__).parents[2] / "_vendor" / "katex"
BETWEEN = {"mfrac": "/", "msup": "^", "msub": "_", "msubsup": "_^"}
BETWEEN |= {"mover": "^", "munder": "_", "munderover": "_^"}
RELATIONS = re.compile(r"\s*([=<>≤≥≠≈→⟺])\s*")
GAPS = re.compile(r"(?<=[a-z])\u2061(?=\w)|\s+")  # after a function's name, and TeX's spaces
ACCENTS = set("′^ˉ˙→⏟")
STRUT = r'<span class="katex-strut" style="height:([\d.]+)em;(?:vertical-align:-([\d.]+)em;)?">'
STRUT = re.compile(STRUT + "</span>")
GAP = r'<span class="mspace" style="margin-right:([^;]*;)"></span>'
AFTER = re.compile(rf'(<span class="m\w+[^"]*")(>[^<]*</span>){GAP}')
BEFORE = re.compile(rf'{GAP}(<span class="m(?!space)\w+[^"]*")(?: style="([^"]*)")?(?=>)')
HIGH, DEEP = 1, 0.25  # em, up to which a line is no higher for a formula


class TexError(ValueError):
    """TeX that KaTeX cannot set."""


@functools.cache
def _engine():
    from py_mini_racer import MiniRacer

    engine = MiniRacer()
    engine.eval((KATEX / "katex.min.js").read_text(encoding="utf-8"))
    return engine


@functools.cache
def tex_to_html(tex, display=False):
    """Return TeX as HTML for the eye and MathML for a screen reader; TexError if it is wrong."""
    from py_mini_racer import JSEvalException

    options = {"displayMode": display, "output": "htmlAndMathml", "strict": "error"}
    try:
        html = _engine().call("katex.renderToString", tex, options)
    except JSEvalException as error:
        reason = next(line for line in str(error).splitlines() if "ParseError" in line)
        raise TexError(f"{reason.partition('ParseError: ')[2]} (in: {tex})") from None
    # What holds the TeX is for no reader, and then there is but one row, or one table.
    one = r"<semantics>(?:<mrow>(.*)</mrow>|(.*))<annotation.*?</annotation></semantics>"
    return lighter(re.sub(one, r"\1\2", html, flags=re.DOTALL))


def lighter(html):
    """KaTeX's HTML without boxes that nobody sees: struts no higher than a line, gaps, a lone base.

    A gap becomes the margin of what stands beside it. A page of formulas has a tenth fewer tags.
    """

    def strut(found):
        return "" if float(found[1]) <= HIGH and float(found[2] or 0) <= DEEP else found[0]

    html = AFTER.sub(r'\1 style="margin-right:\3"\2', STRUT.sub(strut, html))
    html = BEFORE.sub(lambda at: f'{at[2]} style="margin-left:{at[1]}{at[3] or ""}"', html)
    alone = '<span class="katex-html" aria-hidden="true"><span class="katex-base">'
    if alone in html and html.count("katex-base") == 1 and "katex-display" not in html:
        html = html.replace(alone, '<span class="katex-html katex-base" aria-hidden="true">')
        html = html.removesuffix("</span>")
    return html


def plain(tex, display=False):
    """Return TeX as one line of plain text; what KaTeX cannot set comes back as it is."""
    try:
        mathml = re.search(r"<math.*</math>", tex_to_html(tex, display), re.DOTALL)[0]
    except TexError:
        return tex
    text = RELATIONS.sub(r" \1 ", line(ET.fromstring(mathml)))
    return GAPS.sub(" ", text).replace("\u2061", "").strip()


def line(node):
    """Return MathML as one line of text, in which ^ raises, _ lowers and / divides."""
    parts = [line(part) for part in node]
    kind = node.tag.rpartition("}")[2]
    if kind in ("mtr", "msqrt"):
        return f"√({parts[0]})" if kind == "msqrt" else " ".join(parts) + "; "
    if kind not in BETWEEN:
        return (node.text or "") + "".join(parts)
    one = r"\d*|.|\(.*\)" if kind == "mfrac" else r"\w*|.|\(.*\)"
    first, *more = (part if re.fullmatch(one, part) else f"({part})" for part in parts)
    if kind != "mfrac":
        first = parts[0]  # a power of a sum has its brackets in the TeX
    marks = zip(BETWEEN[kind], more, strict=True)
    return first + "".join(part if set(part) <= ACCENTS else mark + part for mark, part in marks)


def _render(node, display):
    try:
        return tex_to_html(node.astext(), display)
    except TexError as error:
        LOGGER.warning("maths: %s", error, location=node, type="slopes", subtype="maths")
        return f"<code>{escape(node.astext())}</code>"


def visit_inline(self, node):
    from docutils import nodes

    self.body.append(f'<span class="math notranslate">{_render(node, False)}</span>')
    raise nodes.SkipNode


def visit_display(self, node):
    from docutils import nodes

    identity = f' id="{node["ids"][0]}"' if node["ids"] else ""
    number = ""
    if node["number"]:
        label = get_node_equation_number(self, node)
        number = f'<span class="eqno">({label})</span>'
    self.body.append(
        f'<div class="math notranslate"{identity}>'
        f'<div class="math-scroll">{_render(node, True)}</div>{number}</div>\n'
    )
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("katex", (visit_inline, None), (visit_display, None))
