"""Where a chapter can be run: the buttons above it, or why it does not run in a browser."""

import re
from html import escape
from pathlib import Path
from urllib.parse import quote

from .repository import launch_links

LOGOS = {"Binder": "_static/images/logo_binder.svg", "Colab": "_static/images/logo_colab.png"}
HERE = "In this browser"
ELSEWHERE = {"15": "PyTorch", "16": "Keras"}  # what these chapters need runs in no browser
OPENING = re.compile(r"</h1>\s*<p>.*?</p>", re.DOTALL)


def needs(page):
    """What a page needs that runs in no browser, or None."""
    return ELSEWHERE.get(Path(page).name[:2])


def links(app, notebook, root):
    """Return the addresses, by service, at which a notebook can be run, seen from its page."""
    here = f"{root}lite/notebooks/index.html?path={quote(Path(notebook).name)}"
    found = {HERE: here} if app.config.slopes_lite and not needs(notebook) else {}
    return found | (launch_links(app.slopes_repository, notebook) if app.slopes_repository else {})


def button(service, url):
    about = {
        "type": "link",
        "text": service,
        "url": url,
        "icon": LOGOS.get(service, "fas fa-globe"),
    }
    if service == HERE:
        return about | {"tooltip": "Run this chapter here, with nothing installed", "label": "here"}
    return about | {"tooltip": f"Run this chapter on {service}"}


def sentence(page, found):
    """Say why a chapter does not run in a browser, and where it does."""
    where = "run this chapter on your own machine"
    if "Binder" in found:
        where = f'<a href="{escape(found["Binder"])}">Binder</a> runs this chapter'
    return f'<p class="slopes-elsewhere">{needs(page)} does not run in a browser: {where}.</p>'


def add_buttons(app, pagename, templatename, context, doctree):
    """Add buttons that open this notebook, here or from the repository of this checkout."""
    buttons, repository = context["header_buttons"], app.slopes_repository
    if app.env.metadata.get(pagename, {}).get("kernelspec"):
        notebook = Path(app.env.doc2path(pagename)).relative_to(app.srcdir).as_posix()
        found = links(app, notebook, context["content_root"])
        if app.config.slopes_lite and needs(pagename):
            told = sentence(pagename, found)
            context["body"] = OPENING.sub(lambda it: it[0] + told, context["body"], count=1)
        if found:
            buttons.append(
                {
                    "type": "group",
                    "tooltip": "Run this chapter",
                    "icon": "fas fa-rocket",
                    "buttons": [button(*it) for it in found.items()],
                    "label": "launch-buttons",
                    "classes": "only-here" if [*found] == [HERE] else "",
                }
            )
    if repository:
        buttons.append(
            {
                "type": "link",
                "url": repository.url,
                "tooltip": "Source repository",
                "icon": "fas fa-code-branch",
                "label": "source-repository-button",
            }
        )


def told(page, lite):
    """Return a page that knows where what it needs to run Python lies, where that is there."""
    place = rf'<html data-lite="\1lite/{lite}/" data-content_root="\1"'
    return re.sub(r'<html data-content_root="([^"]*)"', place, page, count=1) if lite else page


def setup(app):
    app.add_config_value("slopes_lite", "", "")  # the folder of what is our own below lite/
    app.connect("html-page-context", add_buttons, priority=500)
