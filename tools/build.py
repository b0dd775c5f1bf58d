"""Build the book: run the chapters that need it, write every page afresh, then show the site."""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import disk
from environment import ROOT, environment
from fingerprint import PAGES, fingerprint, repository
from progress import Progress

# From here, as a script in .venv names the folder in which it was made.
JUPYTER_BOOK = [sys.executable, "-P", "-c", "from jupyter_book.cli.main import main; main()"]
NOTE = """
<div class="admonition error"><p class="admonition-title">This chapter failed</p>
<p>When the book was built, this is what went wrong; what comes after it was not run.</p>
<pre>{}</pre></div>
"""


def chapters(root):
    """The notebooks that the table of contents lists."""
    from sphinx_external_toc.parsing import parse_toc_yaml

    pages = [root / f"{page}.ipynb" for page in parse_toc_yaml(root / "_toc.yml")]
    return [page for page in pages if page.exists()]


def timeout(root):
    """The seconds that a cell may take, as the book's configuration says."""
    import yaml

    return yaml.safe_load((root / "_config.yml").read_text("utf-8"))["execute"]["timeout"]


def give_to_sphinx(executed, cache_path):
    """Put the chapters, as they were run, where Sphinx looks for their outputs."""
    from jupyter_cache import get_cache
    from jupyter_cache.base import CacheBundleIn

    cache = get_cache(str(cache_path))
    for path, notebook in executed.items():
        bundle = CacheBundleIn(notebook, str(path), data={})
        cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
    cache.db.dispose()


def write_pages(root, place, progress):
    """(whether the site in `place` is complete, what is wrong with its pages)."""
    from execute import ESCAPES

    command = [*JUPYTER_BOOK, "build", ".", "-n", "--path-output", place]
    merged = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    merged.update(cwd=root, env=environment(root), errors="replace")
    progress.line("pages: started")
    started, log = time.monotonic(), []
    with subprocess.Popen(command, **merged) as sphinx:
        try:
            for line in sphinx.stdout:
                log.append(ESCAPES.sub("", line).rstrip())
                if step := re.match(r"(reading|writing)\D*\[ *(\d+%)\]", log[-1]):
                    progress.status("pages", f"{step[1]} {step[2]}")
        except BaseException:
            sphinx.terminate()
            raise
    (root / "_build" / "sphinx.log").write_text("\n".join(log) + "\n", encoding="utf-8")
    wrong = [line for line in log if re.search(r"\b(WARNING|ERROR|CRITICAL|SEVERE)\b", line)]
    wrong += [f"{line}: the cache did not match" for line in log if "Executing notebook" in line]
    if sphinx.returncode and not wrong:
        wrong = log[-15:]
    seconds = time.monotonic() - started
    progress.done("pages", "FAILED after" if wrong else "done in", seconds)
    return sphinx.returncode == 0, [line.replace(f"{root}{os.sep}", "") for line in wrong]


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
    """Bring back the site that a build cut short was about to replace; drop what else it left."""
    if (build / "html.old").exists() and not (build / "html").exists():
        (build / "html.old").rename(build / "html")
    for leftover in build.glob("new-*"):
        shutil.rmtree(leftover, ignore_errors=True)


def is_built(root):
    pages = fingerprint(root, PAGES, repository(root))
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
    from execute import execute, outputs_of

    started, place, progress = time.monotonic(), root / "_build", Progress()
    pages, outputs = fingerprint(root, PAGES, repository(root)), outputs_of(root)
    clear(place)
    for stale in place.glob("outputs/*"):
        if stale != outputs:
            shutil.rmtree(stale)
    order = chapters(root)[::-1]  # the last take longest: no core should wait for one at the end
    executed, failures = execute(order, outputs, progress, timeout(root), environment(root), root)
    failures = [
        it._replace(chapter=Path(it.chapter).relative_to(root).as_posix()) for it in failures
    ]
    # Beside the old site, which stays until the new one is complete.
    with tempfile.TemporaryDirectory(prefix="new-", dir=place, ignore_cleanup_errors=True) as new:
        new = Path(new)
        give_to_sphinx(executed, new / "_build" / ".jupyter_cache")
        complete, wrong = write_pages(root, new, progress)
        if complete:
            for failure in reversed(failures):
                say_on_page(new / "_build" / "html", failure)
            disk.write(place / "fingerprints.json", {})
            show(new / "_build" / "html", place / "html")
    failed = {failure.chapter for failure in failures}
    wrong = [line for line in dict.fromkeys(wrong) if not line.startswith(tuple(failed))][-20:]
    if failures or wrong or not complete:
        return tell(root, complete, failures, wrong)
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
