"""Every figure of the chapters as a file of its own, and the page that hands them out."""

import re
from html import escape, unescape

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

FIGURE = re.compile(r"<figure\b([^>]*)>(.*?)</figure>", re.DOTALL)
DRAWING = re.compile(r'<svg\b[^>]* role="img".*?</svg>', re.DOTALL)
CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
HEADLINK = re.compile(r'<a class="headerlink".*?</a>|<[^>]*>', re.DOTALL)
MIXED = re.compile(r"color-mix\(in srgb, #(\w\w)(\w\w)(\w\w) (\d+)%, currentColor\)")
ROOT = re.compile(r'<svg\b[^>]*viewBox="(\S+ \S+ (\S+) (\S+))"[^>]*?aria-label="([^"]*)"[^>]*>')
INK, PAPER = 0x1A, "#ffffff"  # of a file that stands on no page
CREDIT = "Slopes: activation functions and the gradients they pass. CC BY 4.0."
CHAPTER = re.compile(r"\d\d-.*\.html")
PLACE = "<!--figures-to-take-->"
CARD = """<figure class="slopes-take"><img class="dark-light" src="figures/{name}.svg" alt="{alt}" \
width="{width:.0f}" height="{height:.0f}" loading="lazy"/><figcaption>{caption} \
<a href="figures/{name}.svg" download="">SVG</a> \
<a class="as-png" href="figures/{name}.svg" hidden="">PNG</a></figcaption></figure>
"""


class Figures(SphinxDirective):
    """The place where the figures of all chapters are listed once their pages are written."""

    def run(self):
        return [nodes.raw("", PLACE, format="html")]


def figures(page, chapter):
    """Return (name, caption, svg) of each drawn figure of a chapter's page; of a moving one the
    first frame.
    """
    found = []
    for number, (attributes, inside) in enumerate(FIGURE.findall(page), 1):
        drawing, caption = DRAWING.search(inside), CAPTION.search(inside)
        if drawing and caption:
            named = re.search(r'id="fig-([\w-]+)"', attributes)
            name = named[1] if named else f"{chapter}-moving-{number}"
            found.append((name, " ".join(HEADLINK.sub("", caption[1]).split()), drawing[0]))
    return found


def standalone(svg, caption):
    """Return a page's drawing as a file: ink for the page's colour, a font, a title, the credit."""
    ink = f"#{INK:02x}" + 2 * f"{INK:02x}"
    svg = MIXED.sub(_mixed, svg).replace("currentColor", ink)
    svg = re.sub(r"var\(--page\b[^)]*\)", PAPER, svg).replace(' href="#', ' xlink:href="#')
    view, width, height, label = ROOT.match(svg).groups()
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{view}" width="{width}pt" height="{height}pt" fill="{ink}" role="img" '
        f'aria-label="{label}" stroke-linejoin="round" stroke-linecap="butt" '
        f'font-family="DejaVu Sans, Verdana, sans-serif"><title>{escape(unescape(caption))}</title>'
        f"<metadata>{CREDIT}</metadata>"
    )
    return head + svg[ROOT.match(svg).end() :]


def _mixed(found):
    *own, share = found.groups()
    parts = (int(part, 16) * int(share) + INK * (100 - int(share)) for part in own)
    return "#" + "".join(f"{round(part / 100):02x}" for part in parts)


def card(name, caption, svg):
    """Return the figure's place on the page that hands them out, as HTML."""
    _, width, height, alt = ROOT.match(svg).groups()
    size = {"width": float(width), "height": float(height)}
    return CARD.format(name=name, alt=alt, caption=caption, **size)


def listed(site, html):
    """Return the pages, by their places, with all figures listed where a page asks for them; each
    figure's file is written beside it.
    """
    asking = [at for at, page in html.items() if PLACE in page]
    for at in asking:
        folder, folds = site / at.parent / "figures", []
        folder.mkdir(parents=True, exist_ok=True)
        chapters = sorted(other for other in html if CHAPTER.fullmatch(other.name))
        for chapter in (other for other in chapters if other.parent == at.parent):
            found = figures(html[chapter], chapter.name[:2])
            for name, caption, svg in found:
                (folder / f"{name}.svg").write_text(standalone(svg, caption), encoding="utf-8")
            title = HEADLINK.sub("", re.search(r"<h1>(.*?)</h1>", html[chapter], re.DOTALL)[1])
            head = f"<summary>{chapter.name[:2]} {title}: {len(found)} figures</summary>"
            cards = "".join(card(*each) for each in found)
            folds.append(f'<details class="slopes-figures">{head}\n{cards}</details>\n')
        html = html | {at: html[at].replace(PLACE, "".join(folds))}
    return html


def setup(app):
    app.add_directive("figures-to-take", Figures)
