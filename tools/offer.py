"""The printed course, kept beside the site, and offered where it is of the pages as they are."""

import hashlib
import os
import shutil
from pathlib import Path

import disk

PAPER = Path("_static", "slopes.pdf")
HIDDEN = ('<p class="paper" hidden="">', "<a>one PDF</a>")
SHOWN = ('<p class="paper">', f'<a href="../{PAPER.as_posix()}">one PDF</a>')


def source(site):
    """A hash of all that the PDF is printed from."""
    found = hashlib.sha256(os.environ.get("SITE_URL", "").encode())
    tools = [
        Path(__file__).with_name(name) for name in ("pdf.py", "paper.py", "paper.css", "finish.py")
    ]
    for path in [*sorted(site.glob("book/*.html")), site / "_static" / "slopes.css", *tools]:
        text = path.read_text("utf-8") if path.exists() else ""
        found.update(swapped(text, SHOWN, HIDDEN).encode())
    return found.hexdigest()


def swapped(text, these, those):
    for this, that in zip(these, those, strict=True):
        text = text.replace(this, that)
    return text


def keep(new, site):
    """Keep a PDF just printed, and offer it; where it stands in the site."""
    new.replace(site.with_name("slopes.pdf"))
    disk.write(site.with_name("slopes.json"), {"source": source(site)})
    offer(site)
    return site / PAPER


def offer(site):
    """Take the PDF that was kept into the site; False where it is of other pages."""
    kept = site.with_name("slopes.pdf")
    if not kept.exists():
        return True
    if disk.read(site.with_name("slopes.json")).get("source") != source(site):
        return False
    shutil.copyfile(kept, site / PAPER)
    first = site / "book" / "index.html"
    first.write_text(swapped(first.read_text("utf-8"), HIDDEN, SHOWN), encoding="utf-8")
    return True
