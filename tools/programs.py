"""Get the programs that the tests of the served site need: nginx, Firefox and Lighthouse."""

import os
import shutil
import sys

from browser import run_quietly
from environment import ROOT

NODE = ROOT / "_build" / "node"
LIGHTHOUSE = NODE / "node_modules" / "lighthouse" / "cli" / "index.js"
PINNED = "--before=2026-11-20 lighthouse@12.8.2"  # and what it needs, as it was on that day
NAMES = {"nginx": ["nginx"], "Firefox": ["firefox-esr", "firefox"], "Node": ["node"]}
PACKAGES = {"nginx": "nginx-light", "Firefox": "firefox-esr", "Node": "nodejs npm"}
PATH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])


class Missing(RuntimeError):
    """Raised where a program is not to be had, with what to install."""


def find(program):
    """The path of nginx, Firefox, Node or Lighthouse on this machine."""
    if program == "Lighthouse":
        paths = [str(LIGHTHOUSE)] * LIGHTHOUSE.exists()
        how = "`npm install lighthouse` failed: it needs Node 18 with npm, and the network."
    else:
        paths = filter(None, (shutil.which(name, path=PATH) for name in NAMES[program]))
        how = f"Install it, as by `apt-get install {PACKAGES[program]}`, and run this again."
    if path := next(iter(paths), None):
        return path
    raise Missing(f"{program} is not to be had here. {how}")


def is_missing(program):
    try:
        find(program)
    except Missing:
        return True
    return False


def get():
    """Install what is missing where this machine lets us; what is missing still, in sentences."""
    packages = [name for program, name in PACKAGES.items() if is_missing(program)]
    if packages and shutil.which("apt-get") and getattr(os, "geteuid", lambda: 1)() == 0:
        run("apt-get update -qq")
        for name in packages:
            run(f"apt-get install -y -qq --no-install-recommends {name}")
    if is_missing("Lighthouse"):
        NODE.mkdir(parents=True, exist_ok=True)
        run(f'npm install --prefix "{NODE}" --no-save --no-audit --no-fund {PINNED}')
    told = []
    for program in [*NAMES, "Lighthouse"]:
        try:
            print(f"{program} is {find(program)}")
        except Missing as missing:
            told.append(str(missing))
    return told


def run(command):
    print("Getting what serves and measures the site:", command, flush=True)
    run_quietly(command)


if __name__ == "__main__":
    print(*get(), sep="\n", file=sys.stderr)  # a test that needs one of them fails and says so
