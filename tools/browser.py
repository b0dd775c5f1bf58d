"""Find a Chromium for the tests, or get one."""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
ELSEWHERE = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/snap/bin/chromium",
]
QUIET = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
QUIET += " --disable-background-networking --disable-component-update"
INSTALLERS = {
    "apt-get": "apt-get update -qq && apt-get install -y -qq --no-install-recommends "
    "chromium fonts-dejavu-core",
    "dnf": "dnf install -y -q chromium",
    "apk": "apk add --quiet chromium ttf-dejavu",
    "pacman": "pacman -Sy --noconfirm chromium",
    "zypper": "zypper --non-interactive install chromium",
}
MISSING = (
    "The tests need a browser and none could be had: install Chromium or Google Chrome, "
    "or set CHROME_PATH to one, and run this again."
)


class NoBrowser(RuntimeError):
    """Raised where no browser works."""


def works(path):
    """True where the program at `path` opens a page without a screen."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        page = ["--dump-dom", f"--user-data-dir={profile}", "data:text/html,<p>it works"]
        try:
            shown = subprocess.run(
                [path, *QUIET.split(), *page], capture_output=True, text=True, timeout=60
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
    return shown.returncode == 0 and "<p>it works" in shown.stdout


def from_system():
    """The browsers of this machine, the one that CHROME_PATH names first."""
    named = os.environ.get("CHROME_PATH")
    paths = [shutil.which(name) for name in NAMES] + [p for p in ELSEWHERE if Path(p).exists()]
    return [path for path in [named, *paths] if path]


def from_playwright():
    """The browser that Playwright keeps for itself, where it has one."""
    ask = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True)
    path = told.stdout.strip()
    return [path] if path and Path(path).exists() else []


@functools.cache
def find():
    """The path of a Chromium that works here."""
    for source in [from_system, from_playwright]:
        for path in source():
            if works(path):
                return path
    raise NoBrowser(MISSING)


def get():
    """The path of a Chromium that works here, installed first where there is none."""
    commands = [f'"{sys.executable}" -m playwright install chromium']
    if getattr(os, "geteuid", lambda: 1)() == 0:
        commands += [command for name, command in INSTALLERS.items() if shutil.which(name)]
    for command in [None, *commands]:
        if command:
            print("Getting a browser for the tests:", command, flush=True)
            run_quietly(command)
        try:
            return find()
        except NoBrowser:
            continue
    raise NoBrowser(MISSING)


def run_quietly(command, timeout=600):
    """Run a shell command; whether it helped is seen by what it leaves."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, shell=True, timeout=timeout, env=env, **quiet)
    except subprocess.TimeoutExpired:
        print(f"  given up after {timeout} s", flush=True)


if __name__ == "__main__":
    try:
        print(f"The tests' browser is {get()}")
    except NoBrowser as missing:
        sys.exit(str(missing))
