"""JupyterLite as the site has it: its notebooks' and its files' page, one kernel, the widgets."""

import io
import json
import re
import tarfile
import zipfile
from pathlib import PurePosixPath

APPS = ("notebooks", "tree")
AT_THE_TOP = {"config-utils.js", "index.html", "jupyter-lite.ipynb", "service-worker.js"}
AT_THE_TOP |= {"manifest.webmanifest", "icon-120x120.png", "icon-512x512.png"}
UNUSED = re.compile(r"\.map$|\.(eot|ttf|woff|svg)$|third-party-licenses|\.orig$|schemas/@|package\.json$")
NEEDED = ("ipykernel", "piplite", "pyodide_kernel")
NEVER = "2026-01-01T00:00:00Z"
EXTENSIONS = "share/jupyter/labextensions/"


def app(core):
    """{path: bytes} of JupyterLite's files that the site needs."""
    with zipfile.ZipFile(core) as wheel:
        (name,) = [name for name in wheel.namelist() if name.endswith(".tgz")]
        packed = io.BytesIO(wheel.read(name))
    with tarfile.open(fileobj=packed) as archive:
        found = {it.name.removeprefix("package/"): it for it in archive if it.isfile()}
        return {name: archive.extractfile(it).read() for name, it in found.items() if wanted(name)}


def wanted(name):
    path = PurePosixPath(name)
    if UNUSED.search(name):
        return False
    if path.parts[0] == "build":
        return len(path.parts) == 2 or path.parts[1] in (*APPS, "schemas", "themes")
    return name in AT_THE_TOP or path.parts[0] in APPS and path.parts[1] != "build"


def extension(wheel):
    """(what JupyterLite asks to know of an extension, {path: bytes}, its settings)."""
    with zipfile.ZipFile(wheel) as archive:
        found = {
            name.partition(EXTENSIONS)[2]: archive.read(name)
            for name in archive.namelist()
            if EXTENSIONS in name
        }
    (top,) = [name for name in found if name.endswith("/package.json") and name.count("/") == 2]
    about = json.loads(found[top])
    known = {"name": about["name"], **about["jupyterlab"]["_build"]}
    files = {f"extensions/{name}": data for name, data in found.items() if not UNUSED.search(name)}
    settings = [
        {
            "id": f"{about['name']}:{PurePosixPath(name).stem}",
            "raw": "{}",
            "schema": json.loads(data),
            "settings": {},
            "version": about["version"],
        }
        for name, data in found.items()
        if "/schemas/" in name and name.endswith(".json")
    ]
    return known, files, settings


def wheels(extension):
    """{file name: bytes} of the wheels that an extension brings with it."""
    with zipfile.ZipFile(extension) as archive:
        names = [name for name in archive.namelist() if name.endswith(".whl")]
        inside = {PurePosixPath(name).name: archive.read(name) for name in names if EXTENSIONS in name}
    return {name: data for name, data in inside.items() if name.startswith(NEEDED)}


def listing(files):
    """What JupyterLite is to know of these files."""
    about = {"created": NEVER, "last_modified": NEVER, "format": None, "mimetype": None}
    about |= {"content": None, "writable": True}
    content = [
        {**about, "name": name, "path": name, "size": len(data), "type": "notebook"}
        for name, data in files.items()
    ]
    top = {"name": "", "path": "", "type": "directory", "format": "json", "size": None}
    return about | top | {"content": content}
