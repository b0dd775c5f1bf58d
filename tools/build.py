"""Build the book: run the chapters and write the pages that need it, then show the new site."""

import html
import re
import shutil
import sys
import time
from pathlib import Path

import disk
import offer
from environment import ROOT, environment
from fingerprint import PAGES, distribution, fingerprint, repository
from pages import listed, write_pages
from progress import Progress

NOTE = """
<div class="admonition error"><p class="admonition-title">This chapter failed</p>
<p>When the book was built, this is what went wrong; what comes after it was not run.</p>
<pre>{}</pre></div>
"""


def chapters(root):
    """The notebooks that the table of contents lists."""
    return [file for file in listed(root).values() if file.suffix == ".ipynb"]


def timeout(root):
    """The seconds that a cell may take, as the book's configuration says."""
    import yaml

    return yaml.safe_load((root / "_config.yml").read_text("utf-8"))["execute"]["timeout"]


def say_on_page(site, failure):
    """Put a failure at the head of its chapter's page."""
    page = site / Path(failure.chapter).with_suffix(".html")
    if not page.exists():
        return
    text, note = page.read_text("utf-8"), NOTE.format(html.escape(str(failure)))
    page.write_text(re.sub(r"<article[^>]*>", lambda tag: tag[0] + note, text, count=1), "utf-8")


def show(new, site):
    """Put the new site in the place of the old one."""
    old = site.with_name("html.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def clear(build):
    """Bring back the site that a build cut short was about to replace."""
    if (build / "html.old").exists() and not (build / "html").exists():
        (build / "html.old").rename(build / "html")


def decisive(root):
    """The fingerprint of all that decides the site."""
    return fingerprint(root, PAGES, repository(root), distribution(root))


def is_built(root):
    pages = decisive(root)
    stands = (root / "_build" / "html" / "index.html").exists()
    return stands and disk.read(root / "_build" / "fingerprints.json").get("pages") == pages


def build(root=ROOT):
    """0 when the site stands, 1 when something is wrong; the last lines printed say what."""
    if not is_built(root):
        with disk.alone(root / "_build" / "lock"):
            if not is_built(root):
                return make(root)
    print("Nothing has changed since the last build.")
    return where(root)


def make(root):
    # Only now: this takes a second to import, and an unchanged book needs none of it.
    from execute import execute, files_of, outputs_of

    import lite

    started, place, progress = time.monotonic(), root / "_build", Progress()
    clear(place)
    lite.renew(root)
    pages, outputs = decisive(root), outputs_of(root)
    for stale in place.glob("outputs/*"):
        if stale != outputs:
            shutil.rmtree(stale)
    order = chapters(root)[::-1]  # the last take longest: no core should wait for one at the end
    executed, failures = execute(order, outputs, progress, timeout(root), environment(root), root)
    failures = [
        it._replace(chapter=Path(it.chapter).relative_to(root).as_posix()) for it in failures
    ]
    files = files_of(executed, failures, root, outputs)
    site, wrong = write_pages(root, files, progress)
    if site:
        for failure in reversed(failures):
            say_on_page(site, failure)
        lite.give(root, site)
        disk.write(place / "fingerprints.json", {})
        show(site, place / "html")
        if not offer.offer(place / "html"):
            print("The printed course is of other pages: `make pdf` prints it anew.")
    failed = {failure.chapter for failure in failures}
    wrong = [line for line in dict.fromkeys(wrong) if not line.startswith(tuple(failed))][-20:]
    if failures or wrong or not site:
        return tell(root, site, failures, wrong)
    disk.write(place / "fingerprints.json", {"pages": pages})
    print(f"The book is built, in {time.monotonic() - started:.0f} s.")
    return where(root)


def count(things, name):
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


def tell(root, complete, failures, wrong):
    """Say what is wrong, last of all; 1."""
    head = "The book was built, but " if complete else "The book was not built: "
    what = [f"{count(failures, 'cell')} failed"] * bool(failures)
    what += [f"{count(wrong, 'line')} of _build/sphinx.log say why"] * bool(wrong)
    if complete:
        print(f"\nOpen {address(root)}: the rest of the book stands.")
    print("", head + ", ".join(what) + ".", *(f"  {it}" for it in [*failures, *wrong]), sep="\n")
    return 1


def address(root):
    return (root / "_build" / "html" / "index.html").as_uri()


def where(root):
    print(f"Open {address(root)} or run `make serve`.", flush=True)
    return 0


if __name__ == "__main__":
    with disk.plainly(ROOT):
        sys.exit(build())
