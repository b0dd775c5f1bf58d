"""What a page tells other sites about itself, the picture it shows there, and the 404 page."""

import base64
import io
import os
import re
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes
from jinja2 import FileSystemBytecodeCache

BOOK = Path(__file__).parents[2]
PICTURE = "_static/slopes.png"
LENGTH = 200


def summary(doctree):
    """Return the page's first paragraph without maths as plain text, cut at a word."""
    section = next(doctree.findall(nodes.section), ()) if doctree is not None else ()
    paragraphs = (part for part in section if isinstance(part, nodes.paragraph))
    plain = (part for part in paragraphs if not any(part.findall(nodes.math)))
    text = " ".join(next(plain, nodes.paragraph()).astext().split())
    return text if len(text) <= LENGTH else text[:LENGTH].rpartition(" ")[0].rstrip(",;:") + " …"


def metadata(title, site, description, address, picture):
    """Return the Open Graph tags of a page as HTML; what is empty is left out."""
    pairs = {
        "og:type": "article",
        "og:title": title,
        "og:site_name": site,
        "og:description": description,
        "og:url": address,
        "og:image": picture,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Activation functions drawn over their slopes",
    }
    tags = [f'<meta property="{k}" content="{escape(v)}">' for k, v in pairs.items() if v]
    if description:
        tags.append(f'<meta name="description" content="{escape(description)}">')
    tags.append('<meta name="twitter:card" content="summary_large_image">')
    return "\n".join(tags)


def add_metadata(app, pagename, templatename, context, doctree):
    base, here, site = app.config.html_baseurl, context["pathto"], app.config.html_title
    context["metatags"] = context.get("metatags", "") + metadata(
        title=unescape(re.sub("<[^>]*>", "", context.get("title", ""))) or site,
        site=site,
        description=context.get("about") or summary(doctree) or site,
        address=base and base + app.builder.get_target_uri(pagename),
        picture=base + PICTURE if base else here(PICTURE, 1),
    )


def share_contents(app, pagename, templatename, context, doctree):
    """Make the book's contents once a page, and once for all pages beside each other that stand
    in none, such as those of code: to make them takes longer than all else of such a page.
    """
    known = app.slopes_contents
    page = pagename if pagename in app.env.found_docs else pagename.count("/")

    def toctree(make=context["toctree"], **asked):
        like = (page, *sorted(asked.items()))
        if like not in known:
            known[like] = make(**asked)
        return known[like]

    context["toctree"] = toctree


def picture():
    """Return the picture, 1200 by 630, that a link to the book shows elsewhere."""
    import matplotlib.pyplot as plt
    import numpy as np

    from slopes import REGISTRY

    x = np.linspace(-5, 5, 401)
    with plt.rc_context({"font.family": "sans-serif", "svg.fonttype": "path"}):
        figure, panels = plt.subplots(1, 3, figsize=(12, 6.3), dpi=100, sharex=True)
        for axes, name in zip(panels, ("sigmoid", "tanh", "relu"), strict=True):
            f = REGISTRY[name]
            axes.plot(x, f(x), color="#7fb8f5", linewidth=5)
            axes.plot(x, f.derivative(x), color="#f2a65a", linewidth=5, linestyle=(0, (3, 1.5)))
            axes.set(ylim=(-1.2, 2.2))
            axes.axis("off")
            axes.axhline(0, color="#3a4757", linewidth=1.5, zorder=0)
        figure.subplots_adjust(left=0.06, right=0.94, top=0.62, bottom=0.08, wspace=0.12)
        figure.text(0.06, 0.83, "Slopes", color="white", fontsize=54, fontweight="bold")
        line = "Activation functions and the gradients they pass"
        figure.text(0.06, 0.72, line, color="#c3cedb", fontsize=25)
        file = io.BytesIO()
        figure.savefig(file, facecolor="#141b24")
        plt.close(figure)
    return file.getvalue()


def extra_pages(app):
    """The way in, and the page that a host sends for an address it does not know, at any depth."""
    root = app.config.root_doc
    about = summary(app.env.get_doctree(root))
    target = app.builder.get_target_uri(root)
    yield "index", {"title": app.config.html_title, "about": about, "target": target}, "way-in.html"
    base = urlsplit(app.config.html_baseurl).path or "/"
    pages = [(app.builder.get_target_uri(n), t.astext()) for n, t in sorted(app.env.titles.items())]
    icon = base64.b64encode((BOOK / "_static" / "favicon.svg").read_bytes()).decode()
    lost = {"title": "Page not found", "base": base, "pages": pages, "icon": icon}
    yield "404", lost, "404.html"


def base_url(environ=os.environ):
    """Return the address that the site is published at, from SITE_URL, with its slash; or ""."""
    url = environ.get("SITE_URL", "").strip()
    return url.rstrip("/") + "/" if url else ""


def keep_templates(app):
    """Keep the theme's templates as they were compiled: else this is done in each build."""
    if app.builder.format == "html":
        folder = Path(app.doctreedir, "templates")
        folder.mkdir(parents=True, exist_ok=True)
        kept = FileSystemBytecodeCache(str(folder))
        app.builder.templates.environment.bytecode_cache = kept


def templates():
    return str(Path(__file__).parent / "templates")
