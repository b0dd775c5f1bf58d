"""Assemble what the site needs to run Python in the reader's browser: `make lite`."""

import hashlib
import json
import os
import shutil
import sys
import time
from pathlib import Path

import disk
import editor
import lite_app
import lite_wheels
import outside
from environment import ROOT
from fingerprint import distribution, fingerprint, state

WITHOUT = ("15-", "16-")  # PyTorch and Keras do not run there
TOOLS = ["lite", "lite_app", "lite_wheels", "outside", "policies"]
BROUGHT_BY = ["lite/outside.toml", *(f"tools/{name}.py" for name in TOOLS)]
MADE_OF = [*BROUGHT_BY, "tools/editor.py", "lite", "src/slopes", "book/_static/favicon.svg"]
START = """
import {{ loadPyodide }} from "../../{place}/pyodide.mjs";
export const start = (packages, options = {{}}) => loadPyodide({{
  packages, lockFileURL: new URL("pyodide-lock.json", import.meta.url).href, ...options,
}});
"""


def memory(root):
    """What was assembled last; it is there when the distribution is whole."""
    return root / "_build" / "lite.json"


def pyodide(found):
    """{path: bytes} of all that Pyodide loads but what is our own."""
    files = dict(found.core)
    files |= {path.name: path.read_bytes() for path in found.wheels.values()}
    files |= lite_app.wheels(found.app["jupyterlite-pyodide-kernel"])
    return {f"{found.place}/{name}": data for name, data in files.items()}


def own(found, root):
    """({path: bytes} of what the library and its exercises need, the folder that it lies in).

    The folder is named after its content, as that of Pyodide after its version: what lies there
    may be kept for ever.
    """
    name, wheel = lite_wheels.own(root)
    away = f"../../{found.place}/"
    kernel = lite_app.wheels(found.app["jupyterlite-pyodide-kernel"])
    added = {away + it: data for it, data in kernel.items()} | {name: wheel}
    files = {"start.js": START.format(place=found.place).lstrip().encode(), name: wheel}
    files["pyodide-lock.json"] = lite_wheels.lock(found.listed, found.wheels, away, added).encode()
    answers = root / "lite" / "answer"
    for path in (path for path in answers.rglob("*") if path.is_file()):
        files[f"answer/{path.relative_to(answers).as_posix()}"] = path.read_bytes()
    files |= {f"answer/{name}": data for name, data in editor.made(root).items()}
    content = repr([(name, outside.hash_of(data)) for name, data in sorted(files.items())])
    folder = f"own/{hashlib.sha256(content.encode()).hexdigest()[:8]}"
    return {f"{folder}/{name}": data for name, data in files.items()}, folder


def chapters(root):
    """{file name: bytes} of the notebooks that run in a browser."""
    found = sorted((root / "book").glob("[0-9]*.ipynb"))
    return {path.name: path.read_bytes() for path in found if not path.name.startswith(WITHOUT)}


def put(files, place):
    """Write files below a place; what stood there may be part of a site, and stays as it was."""
    for name, data in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(data)


def refresh(root, say=print):
    """Bring the distribution up to all that it is made of; whether anything had to be done."""
    last, place = disk.read(memory(root)), root / "_build" / "lite"
    parts = {"brought": BROUGHT_BY, "made": MADE_OF, "shown": ["book"]}
    now = {part: fingerprint(root, names) for part, names in parts.items()}
    changed = {part for part in now if last.get(part) != now[part] or not place.exists()}
    if changed - {"shown"}:
        last = assemble(root, place, "brought" in changed, say)
    if changed:
        shutil.rmtree(place / "files", ignore_errors=True)
        put(lite_app.shown(chapters(root)), place)
        disk.write(memory(root), last | now)
    return bool(changed)


def assemble(root, place, anew, say):
    """Make the distribution without its chapters; the folder of our own, what it was held to."""
    found = outside.gather(say)
    memory(root).unlink(missing_ok=True)
    if anew:
        shutil.rmtree(place, ignore_errors=True)
        put(pyodide(found) | lite_app.brought(found.app), place)
    shutil.rmtree(place / "own", ignore_errors=True)
    files, folder = own(found, root)
    packages = [*json.loads(files[f"{folder}/pyodide-lock.json"])["packages"]]
    settings = lite_app.settings(found, folder, packages, root)
    put(files | lite_app.ours(settings, root), place)
    return {"outside": state(outside.TABLE), "own": folder}


def renew(root):
    """Make the distribution anew where it is there and has changed; without it, books have none."""
    if distribution(root):
        try:
            refresh(root)
        except outside.NotHeld as why:
            memory(root).unlink(missing_ok=True)
            print(f"The book is built without the distribution, until `make lite`: {why}")


def give(root, site):
    """Put the distribution, where there is one, into a new site."""
    if distribution(root):
        shutil.copytree(root / "_build" / "lite", site / "lite", copy_function=link)


def link(source, target):
    """Let a file stand in a second place, as a copy where the disk knows no other way."""
    Path(target).unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def main(root=ROOT):
    """0 when the distribution stands, 1 where something from outside is not what it should be."""
    started = time.monotonic()
    with disk.alone(root / "_build" / "lock"):
        try:
            changed = refresh(root, lambda text: print(f"  {text}", flush=True))
        except outside.NotHeld as why:
            print(f"The distribution was not made: {why}")
            return 1
    took = f"is made, in {time.monotonic() - started:.0f} s" if changed else "has not changed"
    print(f"The distribution {took}: `make book` takes it into the site.")
    return 0


if __name__ == "__main__":
    with disk.plainly(ROOT):
        sys.exit(main())
