"""Make one file of the editor in which exercises are answered, from CodeMirror's packages."""

import io
import os
import platform
import subprocess
import tarfile
import tempfile
import tomllib
from pathlib import Path

import outside
from environment import ROOT

NAME = "editor.js"
MACHINES = {
    ("Linux", "x86_64"): "linux-x64",
    ("Linux", "aarch64"): "linux-arm64",
    ("Darwin", "x86_64"): "darwin-x64",
    ("Darwin", "arm64"): "darwin-arm64",
    ("Windows", "AMD64"): "win32-x64",
}
OPTIONS = "--bundle --minify --format=esm --target=es2022 --charset=utf8 --log-level=warning"


def package(pin, sha256):
    """{name: bytes} of a package on npm, held to its hash."""
    name, version = pin.rsplit("@", 1)
    file = f"{name.rpartition('/')[2]}-{version}.tgz"
    path = outside.kept(sha256)
    if not path:
        data = outside.from_npm(f"https://registry.npmjs.org/{name}/-/{file}")
        path = outside.keep(file, data, sha256)
    with tarfile.open(fileobj=io.BytesIO(path.read_bytes())) as archive:
        members = [member for member in archive if member.isfile()]
        return {it.name.partition("/")[2]: archive.extractfile(it).read() for it in members}


def made(root=ROOT):
    """{file name: bytes} of the editor; none where no bundler is known for this machine."""
    table = tomllib.loads(outside.TABLE.read_text("utf-8"))
    machine = MACHINES.get((platform.system(), platform.machine()))
    return {NAME: bundle(root / "lite" / NAME, table, machine)} if machine else {}


def bundle(source, table, machine):
    """A module and all that it imports from packages of the table, as one."""
    bundler = {pin: it for pin, it in table["bundler"].items() if f"/{machine}@" in pin}
    with tempfile.TemporaryDirectory() as folder:
        modules = Path(folder, "node_modules")
        for pin, sha256 in (table["editor"] | bundler).items():
            for name, data in package(pin, sha256).items():
                path = modules / pin.rsplit("@", 1)[0] / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        program = next(modules.glob(f"@esbuild/{machine}/**/esbuild*"))
        program.chmod(0o755)
        licence = (modules / "@codemirror/view/LICENSE").read_text("utf-8")
        command = [program, source, *OPTIONS.split(), f"--banner:js=/*! CodeMirror\n{licence}*/"]
        env = os.environ | {"NODE_PATH": str(modules)}
        done = subprocess.run(command, env=env, capture_output=True, cwd=folder)
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return done.stdout
