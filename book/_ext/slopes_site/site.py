"""The site, made anew each time from what Sphinx has written, which stays as it is."""

import hashlib
import shutil
from pathlib import Path

from . import bundle, chapters, icons, pages, search, sheet, sheet_drawing, styles
from .mend import mend

ASIDE = ("_images", "_downloads")  # what no page asks for any longer stays behind


def beside(app, name):
    """A place beside that of Sphinx's pages."""
    return Path(app.outdir).with_name(name)


def stored(app, make, *given, by=None):
    """What `make` gives, which is bytes: made once for what it is given, and for `by`."""
    decisive = repr((make.__module__, make.__name__, given, by))
    file = beside(app, "store") / hashlib.sha256(decisive.encode()).hexdigest()
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(make(*given))
    return file.read_bytes()


def mended(page):
    return mend(page).encode()


def write(app, error):
    """Write the site beside Sphinx's pages."""
    if error or app.builder.format != "html":
        return
    raw, site = Path(app.outdir), beside(app, "site")
    shutil.rmtree(site, ignore_errors=True)
    files = [path for path in sorted(raw.rglob("*")) if path.is_file()]
    html = {path.relative_to(raw): path.read_text("utf-8") for path in files if is_page(raw, path)}
    asked = "".join(html.values())
    for path in files:
        at = path.relative_to(raw)
        if at not in html and (at.parts[0] not in ASIDE or path.name in asked):
            (site / at).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, site / at)
    html = {at: stored(app, mended, text).decode() for at, text in html.items()}
    icons.shrink(site, html.values())
    search.write(app, site)
    styles.write(site, html.values())
    for at, page in bundle.write(site, html).items():
        (site / at).parent.mkdir(parents=True, exist_ok=True)
        (site / at).write_text(page, encoding="utf-8")
    (site / pages.PICTURE).write_bytes(stored(app, pages.picture))
    (site / sheet.PDF).write_bytes(stored(app, sheet_drawing.paper, by=chapters.chapters()))


def is_page(raw, path):
    return path.suffix == ".html" and path.relative_to(raw).parts[0] != "_static"
