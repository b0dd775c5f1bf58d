"""Put the built site where nginx serves it, in one step in which no visitor meets a gap."""

import gzip
import os
import re
import shutil
import sys
from pathlib import Path

import policies
import serve

from lite import link

CONF = Path(__file__).with_name("nginx.conf")
PACKED = {".html", ".css", ".js", ".mjs", ".json", ".wasm", ".svg", ".ipynb", ".md", ".txt"}
ASKED = re.compile(r'_static/([\w.-]+)\?v=([0-9a-f]{8})"')
KEPT = ["_static/kept", "lite/pyodide", "lite/own"]  # what is named after what it holds
USAGE = "Say where to: make publish TO=/srv/slopes, and LISTEN=8080 for another port than 80."


def publish(site, home, listen="80"):
    """Make a servable copy of `site` below `home` the current one; its folder.

    What visitors have open asks for its own style and script, and for Python as it was then: these
    are kept from copy to copy. The copy before stays for the answers that are on their way.
    """
    copies, current = home / "copies", home / "current"
    copies.mkdir(parents=True, exist_ok=True)
    before = current.resolve()
    new = copies / str(1 + max((int(path.name) for path in copies.iterdir()), default=0))
    shutil.copytree(site, new)
    keep(new, current)
    for path in [path for path in new.rglob("*") if path.suffix in PACKED]:
        pack(path)
    configure(site, home, listen)
    link = home / "next"
    link.unlink(missing_ok=True)
    link.symlink_to(new.relative_to(home), target_is_directory=True)
    os.replace(link, current)
    for old in copies.iterdir():
        if old.resolve() not in (before, new.resolve()):
            shutil.rmtree(old)
    return new


def keep(new, current):
    """Put each file that pages ask for by its fingerprint under it, beside those kept so far."""
    static = new / "_static"
    for name in KEPT:
        if (current / name).exists():
            shutil.copytree(current / name, new / name, copy_function=link, dirs_exist_ok=True)
    pages = [path.read_text("utf-8") for path in new.rglob("*.html")]
    for name, found in {asked for page in pages for asked in ASKED.findall(page)}:
        (static / "kept" / found).mkdir(parents=True, exist_ok=True)
        shutil.copy2(static / name, static / "kept" / found / name)


def pack(path):
    """Put the compressed file beside `path`, as old as that, where none was kept."""
    packed = path.with_name(path.name + ".gz")
    if not packed.exists():
        packed.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
        shutil.copystat(path, packed)


def configure(site, home, listen):
    """Write what nginx is to include, with the policy that the pages carry themselves."""
    text = CONF.read_text("utf-8")
    for name, value in {
        "LISTEN": listen,
        "FOLDER": home.absolute().as_posix(),
        "KEPT": policies.KEPT,
        "FOR_EVER": policies.FOR_EVER,
        "POLICY": policies.of_pages(site) or "",
        "BELOW_LITE": "\n    ".join(f'"~{at}" "{it}";' for at, it in policies.below_lite().items()),
    }.items():
        text = re.sub(rf"\b{name}\b", value.replace("\\", r"\\"), text)
    (home / "nginx.conf").write_text(text, "utf-8")


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(USAGE)
    home = Path(sys.argv[1])
    try:
        publish(serve.SITE, home, *sys.argv[2:])
    except OSError as error:
        sys.exit(f"Nothing was published. {error.filename or home}: {error.strerror or error}")
    print(f"Slopes stands in {home}: let nginx include {home.absolute() / 'nginx.conf'}, once.")
