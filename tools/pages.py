"""Write the book's pages: those that have changed, or all anew where anything else has."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import disk
from environment import environment
from fingerprint import PAGES, distribution, fingerprint, is_as_read, library, noted, repository

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
TOOLS = Path(__file__).parent
# Garbage is not collected: that would be a fifth of the time, and the process ends soon. Our tools
# come last of all on the path, for their names must not lead Sphinx astray.
SPHINX = "import gc, sys; gc.disable(); sys.path.append({!r}); "
SPHINX += "import environment, sphinx_run; sphinx_run.main()"


def listed(root):
    """{name in the table of contents: its file} of every page that is there."""
    from sphinx_external_toc.parsing import parse_toc_yaml

    names = [str(name) for name in parse_toc_yaml(root / "_toc.yml")]
    files = [(name, root / f"{name}{suffix}") for name in names for suffix in (".ipynb", ".md")]
    return {name: file for name, file in files if file.exists()}


def frame(root):
    """The fingerprint of all that decides the pages but their own texts and the library."""
    names = [name for name in PAGES if name != "src"]
    buttons = repository(root), bool(distribution(root))
    return fingerprint(root, names, *buttons, by_name=[*listed(root).values()])


def write_pages(root, outputs, progress):
    """(the folder of the new site, None where Sphinx failed; what is wrong with its pages).

    outputs: {page: the file of its outputs}. What Sphinx made of the pages stays for the next
    build; where anything but the pages has changed, and where the last build was cut short, it
    goes, and all is made anew.
    """
    place, now = root / "_build" / "sphinx", library(root)
    memory, decisive = place / "memory.json", frame(root)
    last = disk.read(memory)
    if last.get("frame") != decisive or not is_as_read(last["read"], now):
        shutil.rmtree(place, ignore_errors=True)
        last = {"wrong": []}
    place.mkdir(parents=True, exist_ok=True)
    memory.unlink(missing_ok=True)
    for made in ("site", "html/_static"):  # the latter has a part in the pages' addresses
        shutil.rmtree(place / made, ignore_errors=True)
    given = {"root": str(root), "place": str(place), "outputs": outputs, "again": last["wrong"]}
    given["lite"] = distribution(root)
    complete, log = run(json.dumps(given), place / "notes", root, progress)
    (root / "_build" / "sphinx.log").write_text("\n".join(log) + "\n", encoding="utf-8")
    wrong = [line for line in log if re.search(r"\b(WARNING|ERROR|CRITICAL|SEVERE)\b", line)]
    wrong = [line.replace(f"{root}{os.sep}", "") for line in wrong or log[-15:] * (not complete)]
    if not complete:
        return None, wrong
    again = {page_of(line) for line in wrong}
    if again <= listed(root).keys():
        read = noted(place / "notes", now, root)
        disk.write(memory, {"frame": decisive, "read": read, "wrong": sorted(again)})
    if not (place / "site").exists():  # a book without an extension that makes one
        shutil.copytree(place / "html", place / "site")
    return place / "site", wrong


def page_of(line):
    """The page that a line of Sphinx's complains of: it is read again, and so complained of."""
    return Path(line.partition(":")[0]).with_suffix("").as_posix()


def run(given, notes, root, progress):
    """(whether Sphinx came to its end, the lines that it said)."""
    command = [sys.executable, "-P", "-c", SPHINX.format(str(TOOLS))]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    env = environment(root) | {"SLOPES_NOTES": str(notes)}
    pipes.update(cwd=root, env=env, encoding="utf-8", errors="replace")
    progress.line("pages: started")
    started, log = time.monotonic(), []
    with subprocess.Popen(command, **pipes) as sphinx:
        try:
            sphinx.stdin.write(given)
            sphinx.stdin.close()
            for line in sphinx.stdout:
                log.append(ESCAPES.sub("", line).rstrip())
                if step := re.match(r"(reading|writing)\D*\[ *(\d+%)\]", log[-1]):
                    progress.status("pages", f"{step[1]} {step[2]}")
        except BaseException:
            sphinx.terminate()
            raise
    complete = sphinx.returncode == 0
    progress.done("pages", "done in" if complete else "FAILED after", time.monotonic() - started)
    return complete, log
