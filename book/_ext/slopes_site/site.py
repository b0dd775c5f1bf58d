"""The site, made anew each time from what Sphinx has written, which stays as it is."""

import hashlib
import json
import shutil
from functools import partial
from pathlib import Path

from . import (
    answering,
    bundle,
    chapters,
    gallery,
    icons,
    launch,
    pages,
    search,
    sheet,
    sheet_drawing,
    styles,
)
from .mend import mend

ASIDE = ("_images", "_downloads")  # what no page asks for any longer stays behind


def beside(app, name):
    """A place beside that of Sphinx's pages."""
    return Path(app.outdir).with_name(name)


def stored(app, make, *given, by=None):
    """What `make` gives, which is bytes: made once for what it is given, and for `by`."""
    named = [make.__module__, make.__name__, given, by]
    decisive = json.dumps(named, ensure_ascii=False, default=str)
    file = beside(app, "store") / hashlib.sha256(decisive.encode()).hexdigest()
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(app.slopes_ahead.result(make, *given))
    return file.read_bytes()


def mended(page):
    """A page of Sphinx's, mended, and what it needs of styles and fonts."""
    page = mend(page)
    needs = bundle.names(page), bundle.variables(page), *styles.signs(page)
    return json.dumps([page, *map(sorted, needs)]).encode()


def mend_early(app, page):
    """Mend a page as soon as it is written: `write` finds it in the store."""
    stored(app, mended, Path(app.builder.get_outfilename(page)).read_text("utf-8"))


def thinned(page, coloured):
    return bundle.thinner(page, set(coloured)).encode()


def lean(css, used, asked):
    return bundle.lean(css, set(used), set(asked)).encode()


def write(app, error):
    """Write the site beside Sphinx's pages."""
    if error or app.builder.format != "html":
        return
    raw, site, keep = Path(app.outdir), beside(app, "site"), partial(stored, app)
    shutil.rmtree(site, ignore_errors=True)
    files = [path for path in sorted(raw.rglob("*")) if path.is_file()]
    html = {path.relative_to(raw): path.read_text("utf-8") for path in files if is_page(raw, path)}
    copy_others(raw, site, files, html)
    html = gallery.listed(site, html)
    styles.print_light(site)
    found = [json.loads(keep(mended, page)) for page in html.values()]
    names, variables, *signs = (set().union(*needs) for needs in list(zip(*found, strict=True))[1:])
    html = dict(zip(html, (page for page, *_ in found), strict=True))
    longest = max(html.values(), key=lambda page: len(bundle.LINK.findall(page)))
    coloured = sorted(bundle.coloured(bundle.styles(site, longest)))
    icons.shrink(site, names, partial(keep, styles.cut))
    italic, upright = ("".join(sorted(kind)) for kind in signs)
    styles.lighter_maths(site, italic, upright, partial(keep, styles.cut))
    css, script = bundle.styles(site, longest), bundle.script(site) + answering.scripts()
    used = names.union(bundle.WORD.findall(script)).intersection(bundle.WORD.findall(css))
    asked = variables | bundle.variables(script)
    css = keep(lean, css, sorted(used), sorted(asked)).decode()
    addresses = bundle.write(site, css)
    for at, page in html.items():
        page = keep(thinned, page, coloured).decode()
        (site / at).parent.mkdir(parents=True, exist_ok=True)
        page = launch.told(bundle.asking(page, addresses), app.config.slopes_lite)
        (site / at).write_text(page, encoding="utf-8")
    search.write(app, site)
    (site / pages.PICTURE).write_bytes(keep(pages.picture))
    (site / sheet.PDF).write_bytes(keep(sheet_drawing.paper, by=chapters.chapters()))


def copy_others(raw, site, files, html):
    """Copy into the site what is no page, but for what no page asks for any longer."""
    asked = "".join(html.values())
    for path in files:
        at = path.relative_to(raw)
        if at not in html and (at.parts[0] not in ASIDE or path.name in asked):
            (site / at).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, site / at)


def is_page(raw, path):
    return path.suffix == ".html" and path.relative_to(raw).parts[0] != "_static"
