"""Make .venv and install what the book or the tests need, once; the system's Python runs it."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import disk
import newer

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV.joinpath(*(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))
STAMP = VENV / "set-up.json"  # empty while packages are installed: a .venv cut short is made anew
PEERS = "requirements-peers.txt"
FILES = {"book": ["requirements.txt"]}
FILES["library"] = [*FILES["book"], "requirements-test.txt"]
FILES["test"] = [*FILES["library"], PEERS]
FILES["pdf"] = [*FILES["book"], "requirements-pdf.txt"]
FILES["accuracy"] = [*FILES["test"], "requirements-accuracy.txt"]
CPU_BUILDS = "https://download.pytorch.org/whl/cpu"  # Linux: PyPI's torch brings 3 GB of CUDA
# Settings by which pip would install elsewhere or not say how far it has come, and the locale.
UNWANTED = re.compile(r"PYTHON|PIP_(TARGET|PREFIX|USER|ROOT|DRY_RUN|QUIET)$|LC_|LANG")


def files(kind):
    """What is installed for `kind`; the book needs PyTorch and Keras once chapter 15 or 16 is."""
    toc = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    pages = re.findall(r"^[^#\n]*\b(book/1[56]-[\w-]+)", toc, re.M)
    compared = any((ROOT / f"{page}.ipynb").exists() for page in pages)
    return FILES[kind] + [PEERS] * (compared and PEERS not in FILES[kind])


def key(kind):
    """The fingerprint of everything that decides what is installed."""
    names = [*files(kind), "constraints.txt", "pyproject.toml"]
    contents = [name.encode() + b"\0" + (ROOT / name).read_bytes() for name in names]
    return hashlib.sha256(b"\0".join(contents)).hexdigest()


def environment():
    """The user's environment without what would lead Python or pip astray."""
    kept = {name: value for name, value in os.environ.items() if not UNWANTED.match(name)}
    return {**kept, "PYTHONUTF8": "1"}


def said_by_python():
    """Where the Python of .venv thinks it is, and its version; nothing where it does not run."""
    ask = "import pip, sys; print(ascii(sys.prefix), sys.version)"
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "encoding": "utf-8"}
    try:
        return subprocess.run([str(PYTHON), "-c", ask], env=environment(), **told).stdout
    except OSError:
        return ""


def works():
    """True where .venv runs, is whole, and lies where it was made, by the same Python."""
    said = said_by_python()  # a .venv without a stamp was made by hand: it is taken as it is
    return bool(said) and (not STAMP.exists() or disk.read(STAMP).get("python") == said)


def is_done(kind):
    return disk.read(STAMP).get(kind) == key(kind) and works()


def make_venv():
    """Make .venv with pip in it, also where Debian's python3-venv is missing but pip is not."""
    if VENV.is_symlink():
        VENV.unlink()  # what it leads to is somebody else's
    shutil.rmtree(str(VENV), ignore_errors=True)
    VENV.mkdir(exist_ok=True)
    STAMP.write_text("")
    command = [sys.executable, "-m", "venv", str(VENV)]
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "env": environment()}
    told.update(encoding="utf-8", errors="replace")
    made = subprocess.run(command, **told)
    if made.returncode and importlib.util.find_spec("ensurepip") is None:
        made = subprocess.run([*command, "--without-pip"], **told)
        pip = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", "pip"]
        if made.returncode == 0 and subprocess.run(pip).returncode:
            shutil.rmtree(str(VENV), ignore_errors=True)
            sys.exit(
                f"{sys.executable} cannot make a virtual environment: "
                "on Debian and Ubuntu, install python3-venv and run make again."
            )
    if made.returncode:
        free = shutil.disk_usage(str(ROOT)).free >> 20
        shutil.rmtree(str(VENV), ignore_errors=True)
        sys.exit(
            f"The environment .venv could not be made, with {free} MB free:\n{made.stdout.strip()}"
        )
    disk.write(STAMP, {"python": said_by_python()})


def pip(lock, *arguments):
    """Install into .venv, telling how far it has come; what pip says where it fails."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    command += ["--progress-bar", "off", *arguments]
    more = {} if WINDOWS else {"pass_fds": [lock]}  # if this is killed, pip holds the lock
    more.update(cwd=str(ROOT), env=environment(), encoding="utf-8", errors="replace")
    with tempfile.TemporaryFile() as errors:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, **more) as running:
            try:
                tell(running.stdout)
            except BaseException:
                running.terminate()
                raise
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace")
    return (said or f"pip ended with {running.returncode}\n") if running.returncode else ""


def tell(lines):
    """Say in short what pip says at length; from its first installation .venv is not whole."""
    said = time.monotonic()
    for line in lines:
        words = line.split()
        if line.startswith("Installing collected packages:"):
            STAMP.write_text("")  # which a full disk allows
            print(f"  installing {line.count(',') + 1} packages", flush=True)
        elif words[:1] == ["Collecting"] and time.monotonic() - said > 5:
            said = time.monotonic()
            print(f"  fetching {words[1]}", flush=True)


def install_torch(lock):
    """Install PyTorch's build for the CPU; end with one sentence where this machine has none."""
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    wanted = next(pin for pin in pins if pin.startswith("torch=="))
    wanted += "+cpu" if sys.platform == "linux" else ""
    for index in [[], ["--index-url", CPU_BUILDS]]:
        said = pip(lock, "--no-deps", wanted, *index)
        if not said:
            return
    who = "The tests compare" if PEERS not in files("book") else "Tests and chapters compare"
    sys.exit(
        f"{said}{who} with PyTorch, and there is no {wanted} to be had for "
        f"Python {'.'.join(map(str, sys.version_info[:2]))} on this {sys.platform} machine: "
        "the lines above say why." + " `make book` does without it." * (PEERS not in files("book"))
    )


def find_src_from_here():
    """Let .venv name src by a relative path: of an absolute one a locale may lack the letters."""
    for lib in [*VENV.glob("lib/*/site-packages"), VENV / "Lib" / "site-packages"]:
        for path in lib.glob("__editable__.slopes-*.pth"):
            path.write_text(os.path.relpath(str(ROOT / "src"), str(lib)) + "\n", encoding="ascii")


def set_up(kind, lock):
    """Bring .venv to what `kind` needs, whatever an earlier run has left of it."""
    if is_done(kind):  # by the run that this one has waited for
        return
    started = time.monotonic()
    print(f"Setting up .venv ({kind}): a minute or two the first time.", flush=True)
    if not works():
        make_venv()
    stamp = {**disk.read(STAMP), "python": said_by_python()}
    if PEERS in files(kind):
        install_torch(lock)
    needed = [option for name in files(kind) for option in ("-r", name)]
    said = pip(lock, "-c", "constraints.txt", "-e", ".", *needed)
    if said:
        sys.exit(f"{said}The packages could not be installed: pip says why in the lines above.")
    find_src_from_here()
    # What the tests need includes all that the book needs.
    stamp.update({name: key(name) for name in FILES if set(files(name)) <= set(files(kind))})
    disk.write(STAMP, stamp)
    print(f"  ready in {time.monotonic() - started:.0f} s", flush=True)


def main(kind):
    newer.use()
    with disk.plainly(ROOT):
        if not is_done(kind):
            with disk.alone(ROOT / "_build" / "lock") as lock:
                set_up(kind, lock)


if __name__ == "__main__":
    main(sys.argv[1])
