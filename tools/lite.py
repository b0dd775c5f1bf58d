"""Assemble what the site needs to run Python in the reader's browser: `make lite`."""

import hashlib
import json
import shutil
import sys
import time
import tomllib

import disk
import lite_app
import lite_wheels
import outside
from environment import ROOT
from fingerprint import fingerprint

KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
WITHOUT = ("15-", "16-")  # PyTorch and Keras do not run there
MADE_OF = ["src/slopes", "book", "lite", "tools/lite.py", "tools/lite_app.py"]
MADE_OF += ["tools/lite_wheels.py", "tools/outside.py"]
START = """
import {{ loadPyodide }} from "../../{place}/pyodide.mjs";
export const start = (packages, options = {{}}) => loadPyodide({{
  packages, lockFileURL: new URL("pyodide-lock.json", import.meta.url).href, ...options,
}});
"""


def made(root):
    return root / "_build" / "lite.json"


def key(root):
    return fingerprint(root, MADE_OF)


def chapters(root):
    """{file name: bytes} of the notebooks that run in a browser."""
    found = sorted((root / "book").glob("[0-9]*.ipynb"))
    return {path.name: path.read_bytes() for path in found if not path.name.startswith(WITHOUT)}


def pyodide(core, official, wheels, others, root):
    """({path: bytes}, the folder of what is the library's own).

    What comes from outside lies in a folder named after Pyodide's version, and the rest in one
    named after its content: a browser may keep both for ever.
    """
    place = f"pyodide/{tomllib.loads(outside.TABLE.read_text('utf-8'))['pyodide']['version']}"
    files = {f"{place}/{name}": data for name, data in core.items()}
    files |= {f"{place}/{path.name}": path.read_bytes() for path in wheels.values()}
    files |= {f"{place}/{name}": data for name, data in others.items()}
    name, wheel = lite_wheels.own(root)
    added = {f"../../{place}/{it}": data for it, data in others.items()} | {name: wheel}
    listed = lite_wheels.lock(official, wheels, f"../../{place}/", added)
    own = {"pyodide-lock.json": listed.encode(), name: wheel}
    own["start.js"] = START.format(place=place).lstrip().encode()
    own |= {f"answer/{path.name}": path.read_bytes() for path in (root / "lite").glob("answer/*")}
    content = repr([(name, outside.hash_of(data)) for name, data in sorted(own.items())])
    folder = f"own/{hashlib.sha256(content.encode()).hexdigest()[:8]}"
    return files | {f"{folder}/{name}": data for name, data in own.items()}, place, folder


def jupyter(apps, place, folder, packages, root):
    """{path: bytes} of JupyterLite with the chapters."""
    files, known, settings = lite_app.app(apps["jupyterlite-core"]), [], []
    for name in ("jupyterlite-pyodide-kernel", "jupyterlab-widgets"):
        about, added, asked = lite_app.extension(apps[name])
        files |= {path: data for path, data in added.items() if not path.endswith(".whl")}
        known, settings = [*known, about], settings + asked
    config = json.loads((root / "lite" / "jupyter-lite.json").read_text("utf-8"))
    data = config["jupyter-config-data"]
    data["federated_extensions"] = known
    data["litePluginSettings"][KERNEL] |= {
        "pyodideUrl": f"./{place}/pyodide.mjs",
        "loadPyodideOptions": {"packages": packages, "lockFileURL": f"{folder}/pyodide-lock.json"},
    }
    notebooks = chapters(root)
    files |= {f"files/{name}": text for name, text in notebooks.items()}
    for name, content in {
        "jupyter-lite.json": config,
        "build/schemas/all_federated.json": settings,
        "api/contents/all.json": lite_app.listing(notebooks),
    }.items():
        files[name] = json.dumps(content, indent=1).encode()
    return files


def assembled(root, say):
    """({path: bytes} of the whole distribution, the folder of what is our own)."""
    core, official, wheels, apps = outside.gather(say)
    others = lite_app.wheels(apps["jupyterlite-pyodide-kernel"])
    files, place, folder = pyodide(core, official, wheels, others, root)
    packages = [*json.loads(files[f"{folder}/pyodide-lock.json"])["packages"]]
    return files | jupyter(apps, place, folder, packages, root), folder


def write(files, place):
    """Put the files at a place, in the stead of what is there."""
    new = place.with_name(place.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    for name, data in files.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    shutil.rmtree(place, ignore_errors=True)
    new.rename(place)


def main(root=ROOT):
    """0 when the distribution stands, 1 where something from outside is not what it should be."""
    started, now = time.monotonic(), key(root)
    if disk.read(made(root)).get("key") == now and (root / "_build" / "lite").exists():
        print("The distribution is as it was.")
        return 0
    try:
        files, folder = assembled(root, lambda text: print(f"  {text}", flush=True))
    except outside.NotHeld as why:
        print(f"The distribution was not made: {why}")
        return 1
    made(root).unlink(missing_ok=True)
    write(files, root / "_build" / "lite")
    disk.write(made(root), {"key": now, "own": folder})
    size = sum(map(len, files.values())) / 1e6
    print(f"{len(files)} files, {size:.0f} MB, in {time.monotonic() - started:.0f} s.")
    return 0


if __name__ == "__main__":
    with disk.plainly(ROOT):
        sys.exit(main())
