"""JupyterLite as the site has it: its pages of notebooks and of files, one kernel, the widgets."""

import io
import json
import re
import tarfile
import zipfile
from pathlib import PurePosixPath

import policies

APPS = ("notebooks", "tree", "edit", "consoles")
AT_THE_TOP = ("config-utils.js", "jupyter-lite.ipynb")
ADDED = ("jupyterlite-pyodide-kernel", "jupyterlab-widgets")
EXTENSIONS = "share/jupyter/labextensions/"
WHEELS = ("ipykernel", "piplite", "pyodide_kernel")  # of the kernel's own
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
UNUSED = re.compile(r"\.(map|eot|ttf|svg|whl|orig)$|third-party-licenses|package\.json$")
# A way to import that asks for the right to make code of any text; the worker does without.
EVAL = b'Function("url","return import(url)")', b"(url=>import(url))"
NEVER = "2026-01-01T00:00:00Z"
ICONS = ["icon.svg", *(f"static/favicons/favicon-{it}.ico" for it in ("busy-1", "notebook"))]
ENGLISH = {"en": {"displayName": "English", "nativeName": "English"}}
SAID = {
    "api/translations/all.json": {"data": ENGLISH, "message": ""},
    "api/translations/en.json": {"data": {}, "message": ""},
}


def app(core):
    """{path: bytes} of JupyterLite's own files."""
    with zipfile.ZipFile(core) as wheel:
        (name,) = [name for name in wheel.namelist() if name.endswith(".tgz")]
        packed = io.BytesIO(wheel.read(name))
    with tarfile.open(fileobj=packed) as archive:
        found = {it.name.removeprefix("package/"): it for it in archive if it.isfile()}
        return {name: archive.extractfile(it).read() for name, it in found.items() if wanted(name)}


def wanted(name):
    """Whether the site needs this file of JupyterLite's."""
    top, *rest = PurePosixPath(name).parts
    if UNUSED.search(name):
        return False
    if top == "build":
        return len(rest) == 1 or rest[0] in (*APPS, "schemas", "themes")
    return name in AT_THE_TOP or (top in APPS and rest[0] != "build")


def extension(wheel):
    """What a package has to say and to give to JupyterLite: (about it, {path: bytes})."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if EXTENSIONS in name]
        found = {name.partition(EXTENSIONS)[2]: archive.read(name) for name in names}
    about = next(
        data for name, data in found.items() if re.fullmatch(r"@[^/]+/[^/]+/package.json", name)
    )
    return json.loads(about), found


def wheels(kernel):
    """{file name: bytes} of the wheels that the kernel's package brings with it."""
    _, files = extension(kernel)
    inside = {PurePosixPath(name).name: data for name, data in files.items()}
    return {n: data for n, data in inside.items() if n.startswith(WHEELS) and n.endswith(".whl")}


def brought(apps):
    """{path: bytes} of all of JupyterLite that comes from outside."""
    files, asked = app(apps["jupyterlite-core"]), []
    for name in ADDED:
        about, found = extension(apps[name])
        for path, data in found.items():
            if "/schemas/" in path and path.endswith("plugin.json"):
                asked.append(setting(about, path, json.loads(data)))
            elif not UNUSED.search(path):
                files[f"extensions/{path}"] = data.replace(*EVAL)
    files["build/schemas/all_federated.json"] = json.dumps(asked).encode()
    return files


def setting(about, path, schema):
    """What JupyterLite wants to know of an extension's settings."""
    name = f"{about['name']}:{PurePosixPath(path).stem}"
    return {"id": name, "raw": "{}", "schema": schema, "settings": {}, "version": about["version"]}


def settings(found, own, packages, root):
    """JupyterLite's settings, with what it starts and where that lies."""
    told = json.loads((root / "lite" / "jupyter-lite.json").read_text("utf-8"))
    told["jupyter-config-data"]["federated_extensions"] = [
        {"name": about["name"], **about["jupyterlab"]["_build"]}
        for about, _ in (extension(found.app[name]) for name in ADDED)
    ]
    told["jupyter-config-data"]["litePluginSettings"][KERNEL] |= {
        "pyodideUrl": f"./{found.place}/pyodide.mjs",
        "loadPyodideOptions": {"packages": packages, "lockFileURL": f"{own}/pyodide-lock.json"},
    }
    return told


def listing(files):
    """What JupyterLite wants to know of these files."""
    about = {"created": NEVER, "last_modified": NEVER, "format": None, "mimetype": None}
    about |= {"content": None, "writable": True}
    content = [
        {**about, "name": name, "path": name, "size": len(data), "type": "notebook"}
        for name, data in files.items()
    ]
    top = {"name": "", "path": "", "type": "directory", "format": "json", "size": None}
    return about | top | {"content": content}


def ours(told, root):
    """{path: bytes} of JupyterLite's pages."""
    page = (root / "lite" / "page.html").read_text("utf-8")
    page = page.replace("POLICY", policies.policy("/lite/notebooks/index.html", root))
    icon = (root / "book" / "_static" / "favicon.svg").read_bytes()
    files = {f"{name}/index.html": page.replace("APP", name).encode() for name in APPS}
    files |= dict.fromkeys(ICONS, icon)
    files |= {name: (root / "lite" / name).read_bytes() for name in ("index.html", "page.js")}
    return files | {name: text(it) for name, it in (SAID | {"jupyter-lite.json": told}).items()}


def shown(notebooks):
    """{path: bytes} of what these pages show: these notebooks."""
    files = {f"files/{name}": data for name, data in notebooks.items()}
    return files | {"api/contents/all.json": text(listing(notebooks))}


def text(told):
    return json.dumps(told, indent=1).encode()
