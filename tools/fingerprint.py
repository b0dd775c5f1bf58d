"""What decides a chapter's outputs and the pages, and whether it has changed."""

import hashlib
import os
import re
import subprocess
import sys
from importlib.util import source_from_cache
from pathlib import Path

import disk

# What decides every chapter's outputs, besides its own cells and what it reads of the library.
OUTPUTS = ["requirements.txt", "constraints.txt", "tools/offline"]
OUTPUTS += ["tools/execute.py", "tools/environment.py", "tools/fingerprint.py"]
# What decides the pages; files in the root count too, as pages may include them.
PAGES = [*OUTPUTS, "src", "book", "benchmarks", "tools", "CITATION.cff", "LICENSE", "README.md"]
PAGES += ["pyproject.toml", "_config.yml", "_toc.yml", "lite"]
# A fork's launch buttons point at the fork: what they are made from decides the pages too.
REPOSITORY = ["GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_REF_NAME", "GITHUB_HEAD_REF"]
REPOSITORY += ["SITE_URL"]
LEFT_OUT = re.compile(r"(^\.)|(^__pycache__$)|(\.egg-info$)|(\.pyc$)|(~$)")


def files(root, names):
    """Every file below `names`, in a fixed order, without what editors and Python leave behind."""
    for name in sorted(set(names)):
        top = root / name
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and not any(map(LEFT_OUT.search, path.relative_to(top).parts)):
                yield path


def fingerprint(root, names, *more, by_name=()):
    """A hash of the files below `names`, of this Python and of whatever else is given.

    by_name: those files of which only the name counts.
    """
    digest = hashlib.sha256(repr((sys.version, *more)).encode())
    for path in files(root, names):
        content = "" if path in by_name else hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def state(path):
    """A hash of a file, or of the names in a folder; "" where it is gone."""
    if path.is_dir():
        names = (found.name for found in path.iterdir() if not LEFT_OUT.search(found.name))
        return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def library(root):
    """The state of each file and folder below src, by its name in the project."""
    src = root / "src"
    found = {place for file in files(root, ["src"]) for place in (file, *file.parents)}
    inside = [place for place in found if place == src or src in place.parents]
    return {place.relative_to(root).as_posix(): state(place) for place in inside}


def noted(notes, before, root):
    """The state of what a process has read of the library, by the names in the file `notes`.

    before: the library when it started; where nothing was noted, all of it may have been read.
    """
    lines = notes.read_text("utf-8").splitlines() if notes.exists() else []
    paths = {source(Path(line)) for line in lines}
    names = {path.relative_to(root).as_posix() for path in paths if root in path.parents}
    return {name: before.get(name, "") for name in sorted(names or before)}


def source(path):
    """The file that a compiled one was made from; any other path as it is."""
    return Path(source_from_cache(path)) if path.suffix == ".pyc" else path


def is_as_read(read, now):
    """Whether all that was read of the library is as it was."""
    return all(now.get(name, "") == state for name, state in read.items())


def repository(root):
    """What git and the CI say about where this checkout comes from."""
    commands = [
        ["config", "--get-regexp", r"^remote\..*\.url$"],
        ["symbolic-ref", "-q", "HEAD"],
        ["for-each-ref", "--format=%(refname) %(symref)", "refs/remotes"],
    ]
    said = []
    for command in commands:
        try:
            answer = subprocess.run(["git", "-C", root, *command], capture_output=True)
            said.append(answer.stdout.decode("utf-8", "replace"))
        except FileNotFoundError:  # no git: the buttons are then made without it as well
            said.append("")
    return [*said, *(os.environ.get(name) for name in REPOSITORY)]


def distribution(root):
    """The folder of what is our own in the distribution for browsers; "" where there is none."""
    made, table = disk.read(root / "_build" / "lite.json"), root / "lite" / "outside.toml"
    return made["own"] if made.get("outside", "") == state(table) != "" else ""
