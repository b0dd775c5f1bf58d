"""The site's one extension: what Jupyter Book's settings cannot do. One module a matter."""

from pathlib import Path

from . import (
    ahead,
    answering,
    catalogue,
    chapters,
    figures,
    gallery,
    halves,
    launch,
    maths,
    measured,
    opening,
    pages,
    planning,
    roles,
    search,
    sheet,
    site,
    workbench,
    yours,
)
from .repository import find_repository

BOOK = Path(__file__).parents[2]


def configure(app, config):
    config.html_static_path += [str(BOOK / "_static"), str(BOOK / "_vendor")]
    config.templates_path.append(pages.templates())
    config.html_baseurl = config.html_baseurl or pages.base_url()
    app.slopes_repository = find_repository(app.confdir or app.srcdir)


def add_assets(app, pagename, templatename, context, doctree):
    """Give a page the book's own styles and KaTeX's, which `bundle` puts into one."""
    app.add_css_file("explorer.css")
    app.add_css_file("katex/katex.min.css")
    app.add_css_file("site.css", priority=900)


def setup(app):
    ahead.setup(app)
    maths.setup(app)
    measured.setup(app)
    catalogue.setup(app)
    chapters.setup(app)
    opening.setup(app)
    workbench.setup(app)
    sheet.setup(app)
    figures.setup(app)
    gallery.setup(app)
    halves.setup(app)
    launch.setup(app)
    planning.setup(app)
    roles.setup(app)
    answering.setup(app)
    yours.setup(app)
    search.setup(app)
    app.connect("config-inited", configure)
    app.connect("html-collect-pages", pages.extra_pages)
    app.connect("builder-inited", pages.keep_templates)
    app.slopes_contents = {}
    app.connect("html-page-context", pages.share_contents, priority=100)  # before the theme asks
    app.connect("html-page-context", add_assets)
    app.connect("html-page-context", pages.add_metadata)
    app.connect("build-finished", site.write, priority=900)  # after the theme
    return {"parallel_read_safe": True, "parallel_write_safe": False}
