"""Make .venv and install what the book or the tests need, once; the system's Python runs it."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "set-up.json"
OLDEST = (3, 11)
FILES = {
    "book": ["requirements.txt"],
    "test": ["requirements.txt", "requirements-test.txt"],
    "peers": ["requirements.txt", "requirements-test.txt", "requirements-peers.txt"],
}
CPU_BUILDS = "https://download.pytorch.org/whl/cpu"  # Linux: PyPI's torch brings 3 GB of CUDA
PINS = (ROOT / "constraints.txt").read_text().split()
CUDA = ("nvidia-", "cuda-", "triton")


def newer_python():
    """The path of a Python on PATH that is new enough, or None."""
    test = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    for name in ["python3.13", "python3.12", "python3.11", "python3.14"]:
        path = shutil.which(name)
        if path and subprocess.call([path, "-c", test], stderr=subprocess.DEVNULL) == 0:
            return path
    return None


def use_a_new_python():
    """Start again with a Python that is new enough; end with one sentence where there is none."""
    if sys.version_info >= OLDEST:
        return
    other = newer_python()
    if other:
        os.execv(other, [other, *sys.argv])
    here = ".".join(map(str, sys.version_info[:2]))
    sys.exit(
        f"Slopes needs Python 3.11 or newer, and python3 here is {here}: install a newer one, "
        "for instance python3.12, and run make again."
    )


def key(kind):
    """The fingerprint of everything that decides what is installed, and where."""
    names = [*FILES[kind], "constraints.txt", "pyproject.toml"]
    parts = [str(ROOT).encode()] + [(ROOT / name).read_bytes() for name in names]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_venv():
    """Make .venv with pip in it, also where Debian's python3-venv is missing but pip is not."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0:
        return
    without = subprocess.run([*command, "--without-pip"]).returncode == 0
    pip = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", "pip"]
    if not without or subprocess.run(pip).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            f"{sys.executable} cannot make a virtual environment: "
            "on Debian and Ubuntu, install python3-venv and run make again."
        )


def install_torch():
    """Install PyTorch's build for the CPU; end with one sentence where this machine has none."""
    wanted = next(pin for pin in PINS if pin.startswith("torch=="))
    wanted += "+cpu" if sys.platform == "linux" else ""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    command += ["--no-deps", wanted]
    for index in [[], ["--index-url", CPU_BUILDS]]:
        pip = subprocess.run([*command, *index], stderr=subprocess.PIPE, text=True)
        if pip.returncode == 0:
            return
    sys.exit(
        f"{pip.stderr}The tests compare with PyTorch, and there is no {wanted} to be had for "
        f"Python {'.'.join(map(str, sys.version_info[:2]))} on this {sys.platform} machine: "
        "the lines above say why. `make book` does without it."
    )


def install(kind):
    """Install the pinned requirements and the package itself, telling how far it has come."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    command += ["--progress-bar", "off", "-c", "constraints.txt", "-e", "."]
    for name in FILES[kind]:
        command += ["-r", name]
    pip = subprocess.Popen(command, cwd=str(ROOT), stdout=subprocess.PIPE, text=True)
    said = time.monotonic()
    for line in pip.stdout:
        words = line.split()
        if line.startswith("Installing collected packages:"):
            print(f"  installing {line.count(',') + 1} packages", flush=True)
        elif words[:1] == ["Collecting"] and time.monotonic() - said > 5:
            said = time.monotonic()
            print(f"  fetching {words[1]}", flush=True)
    if pip.wait():
        sys.exit("The packages could not be installed: pip says why in the lines above.")


def pin():
    """Write constraints.txt: the newest versions that go together, of all that is installed."""
    command = [str(PYTHON), "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
    command += ["--report", "-", *(f"-r{name}" for name in FILES["peers"])]
    report = subprocess.run(command, cwd=str(ROOT), stdout=subprocess.PIPE, check=True).stdout
    found = [package["metadata"] for package in json.loads(report)["install"]]
    found = [it for it in found if not it["name"].startswith(CUDA)]
    pins = [f"{it['name']}=={it['version'].partition('+')[0]}" for it in found]
    pins.sort(key=str.lower)
    head = "# Every version that is installed; `make pin` resolves them anew, best on Python 3.11."
    (ROOT / "constraints.txt").write_text("\n".join([head, *pins]) + "\n")


def main(kind):
    use_a_new_python()
    if kind == "pin":
        main("book")
        return pin()
    done = json.loads(STAMP.read_text()) if STAMP.exists() and PYTHON.exists() else {}
    if done.get(kind) == key(kind):
        return
    started = time.monotonic()
    print(f"Setting up .venv for the {kind}: a minute or two the first time.", flush=True)
    if not PYTHON.exists():
        make_venv()
    if kind != "book":
        install_torch()
    install(kind)
    # What the tests need includes all that the book needs.
    done.update({name: key(name) for name in FILES if set(FILES[name]) <= set(FILES[kind])})
    STAMP.write_text(json.dumps(done))
    print(f"  ready in {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
