"""Write constraints.txt: the pins made by hand, and the newest versions that go with them."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import disk
from setup import FILES, ROOT, environment

CUDA = ("nvidia-", "cuda-", "triton")
HEAD = "# Every version that is installed; `make pin` resolves them anew, best on Python 3.11."
MARK = "# Pins above this line are made by hand, and `make pin` keeps them."


def name(pin):
    """The name of what a line pins, as registries compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[=<>!~;\[ ]", pin)[0]).lower()


def by_hand(text):
    """The lines of constraints.txt that somebody has written."""
    above, mark, _ = text.partition(MARK)
    lines = above.splitlines() if mark else []
    return [line for line in lines if line.strip() and line != HEAD]


def resolve(kept):
    """The versions that pip would install beside the pins in `kept`."""
    with tempfile.TemporaryDirectory() as folder:
        pins, report = Path(folder) / "pins.txt", Path(folder) / "report.json"
        pins.write_text("\n".join(kept) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed"]
        command += ["--quiet", "--report", str(report), "-c", str(pins)]
        command += [f"-r{file}" for file in FILES["accuracy"]]
        if subprocess.run(command, cwd=ROOT, env=environment()).returncode:
            sys.exit("constraints.txt is as it was: pip says above what does not go together.")
        return [found["metadata"] for found in json.loads(report.read_text("utf-8"))["install"]]


def pin(path=ROOT / "constraints.txt"):
    kept = by_hand(path.read_text(encoding="utf-8"))
    fixed = {name(line) for line in kept}
    found = [it for it in resolve(kept) if not it["name"].startswith(CUDA)]
    pins = [f"{it['name']}=={it['version'].partition('+')[0]}" for it in found]
    pins = sorted((line for line in pins if name(line) not in fixed), key=str.lower)
    disk.write(path, "\n".join([HEAD, *kept, MARK, *pins]) + "\n")


if __name__ == "__main__":
    with disk.plainly(ROOT):
        pin()
