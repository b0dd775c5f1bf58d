"""What makes .venv: on a pretended Python whose pip does what a test says, in a folder apart."""

import ast
import errno
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import threading
from pathlib import Path

import disk
import newer
import pin
import pytest
import setup

ROOT = Path(__file__).resolve().parents[1]
TOOLS = Path(setup.__file__).parent
# The Python of .venv: it knows where it is, and its pip notes what it is asked and runs `pip.sh`.
INNER = """#!/bin/sh
here=$(cd "$(dirname "$0")/.." && pwd)
case "$1" in
-c) echo "$here 3.11" ;;
*) echo "$@" >> "$here/../asked"; if [ -f "$here/../pip.sh" ]; then . "$here/../pip.sh"; fi ;;
esac
"""
# The system's: all it can do is make such a .venv.
OUTER = """#!/bin/sh
mkdir -p "$3/bin" && cp "$(dirname "$0")/inner" "$3/bin/python"
"""
INSTALLING = 'echo "Installing collected packages: a, b"\n'


class Checkout:
    """A folder with what decides the set-up, and the pretended Python beside it."""

    def __init__(self, root, monkeypatch):
        self.patch = monkeypatch
        root.mkdir()
        for name in {name for names in setup.FILES.values() for name in names}:
            (root / name).write_text("one")
        (root / "pyproject.toml").write_text("one")
        (root / "constraints.txt").write_text("torch==2.13.0\n")
        (root / "_toc.yml").write_text("root: book/index\n")
        for name, text in [("inner", INNER), ("python", OUTER)]:
            (root.parent / name).write_text(text)
            (root.parent / name).chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(root.parent / "python"))
        self.lie_in(root)

    def lie_in(self, root):
        self.root, self.venv = root, root / ".venv"
        for name, value in self.places().items():
            self.patch.setattr(setup, name, value)

    def places(self):
        return {
            "ROOT": self.root,
            "VENV": self.venv,
            "PYTHON": self.venv / "bin" / "python",
            "STAMP": self.venv / "set-up.json",
        }

    def set_up(self, kind="book", pip=""):
        """Set up with a pip that runs the given lines; how many times it was asked."""
        (self.root / "pip.sh").write_text(pip)
        setup.main(kind)
        return len(self.asked())

    def asked(self):
        asked = self.root / "asked"
        return asked.read_text().splitlines() if asked.exists() else []

    def mark(self):
        """Leave something in .venv by which one made anew is told from the old one."""
        mark = self.venv / "mark"
        mark.touch()
        return mark


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    return Checkout(tmp_path / "Sloper für alle", monkeypatch)


def test_what_is_set_up_is_not_set_up_again(checkout):
    assert checkout.set_up("library") == 1
    mark = checkout.mark()
    assert checkout.set_up("library") == checkout.set_up("book") == 1
    assert mark.exists()


def test_set_up_is_done_again_when_a_requirement_changes(checkout):
    before = {kind: setup.key(kind) for kind in setup.FILES}
    (checkout.root / "requirements-test.txt").write_text("two")
    assert setup.key("book") == before["book"]
    assert setup.key("library") != before["library"] and setup.key("test") != before["test"]
    (checkout.root / "constraints.txt").write_text("two")
    assert setup.key("book") != before["book"]


def test_a_folder_that_was_renamed_gets_a_new_environment(checkout):
    assert checkout.set_up() == 1
    mark = checkout.mark()
    checkout.root.rename(checkout.root.with_name("anders"))
    checkout.lie_in(checkout.root.with_name("anders"))
    assert checkout.set_up() == 2
    assert checkout.venv.exists() and not (checkout.venv / mark.name).exists()


@pytest.mark.parametrize("end", ["exit 1", "kill -9 $$"])
def test_an_installation_that_broke_off_is_made_anew(checkout, end):
    assert checkout.set_up() == 1
    mark = checkout.mark()
    with pytest.raises(SystemExit, match="The packages could not be installed"):
        checkout.set_up("library", pip=INSTALLING + "echo No space left >&2\n" + end)
    assert checkout.set_up() == 3
    assert not mark.exists()


def test_requirements_that_cannot_be_had_leave_the_environment_as_it_is(checkout):
    assert checkout.set_up() == 1
    mark = checkout.mark()
    with pytest.raises(SystemExit, match="no such version\n"):
        checkout.set_up("library", pip="echo no such version >&2; exit 1")
    assert checkout.set_up() == 2, "the book was set up already"
    assert mark.exists()


START = "import json, pathlib, sys; sys.path.insert(0, sys.argv[1]); import setup\n"
START += "for name, place in json.loads(sys.argv[2]).items():\n"
START += "    setattr(setup, name, pathlib.Path(place))\n"
START += "sys.executable = sys.argv[3]; setup.main('book')"


def test_a_set_up_that_was_killed_is_repaired_when_its_pip_has_ended(checkout):
    places = json.dumps({name: str(place) for name, place in checkout.places().items()})
    killing = INSTALLING + 'while [ -s "$here/set-up.json" ]; do sleep 0.01; done\n'  # it was read
    killing += 'kill -9 $PPID\nsleep 1\ntouch "$here/../ended"\n'
    (checkout.root / "pip.sh").write_text(killing)
    command = [sys.orig_argv[0], "-c", START, str(TOOLS), places, sys.executable]
    assert subprocess.run(command, stdout=subprocess.DEVNULL).returncode == -9
    mark = checkout.mark()
    assert checkout.set_up() == 2
    assert (checkout.root / "ended").exists(), "the pip left over was still at work"
    assert not mark.exists()


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", "\udcff"])
def test_a_damaged_stamp_is_thrown_away(checkout, damage):
    assert checkout.set_up() == 1
    mark = checkout.mark()
    setup.STAMP.write_bytes(damage.encode("utf-8", "surrogateescape"))
    assert checkout.set_up() == 2
    assert not mark.exists() and disk.read(setup.STAMP)["book"]


def test_an_environment_made_by_hand_is_taken_as_it_is(checkout):
    subprocess.run([sys.executable, "-m", "venv", checkout.venv], check=True)
    mark = checkout.mark()
    assert checkout.set_up() == 1
    assert mark.exists()


def test_the_environment_of_another_checkout_is_left_alone(checkout, tmp_path):
    assert checkout.set_up() == 1
    checkout.venv.rename(tmp_path / "theirs")
    checkout.venv.symlink_to(tmp_path / "theirs")
    theirs = disk.read(setup.STAMP) | {"python": "theirs"}
    disk.write(setup.STAMP, theirs)
    assert checkout.set_up() == 2
    assert disk.read(tmp_path / "theirs" / "set-up.json") == theirs
    assert not checkout.venv.is_symlink()


def test_the_environment_names_src_without_letters_that_a_locale_may_lack(checkout):
    lib = checkout.venv / "lib" / "python3.11" / "site-packages"
    pth = lib / "__editable__.slopes-0.1.0.pth"
    checkout.set_up(pip=f'mkdir -p "{lib}"; echo "{checkout.root}/src" > "{pth}"')
    assert "für" in str(checkout.root) and (lib / pth.read_text("ascii").strip()).resolve() == (
        checkout.root / "src"
    )


def test_two_at_once_set_up_once(checkout):
    (checkout.root / "pip.sh").write_text("sleep 1\n")
    other = threading.Thread(target=setup.main, args=["book"])
    other.start()
    setup.main("book")
    other.join()
    assert len(checkout.asked()) == 1


def test_a_folder_that_cannot_be_written_is_named(checkout, monkeypatch):
    def mkdir(path, *_, **__):
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "mkdir", mkdir)
    with pytest.raises(SystemExit, match=r"_build: Read-only file system\. Slopes writes into"):
        checkout.set_up()


def test_why_there_is_no_environment_is_told_and_python3_venv_only_where_it_lacks(
    checkout, monkeypatch
):
    Path(sys.executable).write_text("#!/bin/sh\necho No space left on device >&2\nexit 1\n")
    with pytest.raises(
        SystemExit, match=r"could not be made, with \d+ MB free:\nNo space left on device$"
    ):
        checkout.set_up()
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda name: None)
    Path(sys.executable).write_text('#!/bin/sh\n[ "$4" = --without-pip ]\n')
    with pytest.raises(SystemExit, match="install python3-venv and run make again"):
        checkout.set_up()
    assert not checkout.venv.exists()


@pytest.mark.parametrize(("system", "build"), [("linux", "2.13.0+cpu"), ("darwin", "2.13.0")])
def test_where_there_is_no_torch_the_set_up_ends_in_one_sentence(
    checkout, monkeypatch, system, build
):
    monkeypatch.setattr(sys, "platform", system)
    with pytest.raises(SystemExit) as end:
        checkout.set_up("test", pip="echo none found >&2; exit 1")
    said = str(end.value)
    assert said.startswith("none found\nThe tests compare with PyTorch") and build in said, said
    own, pytorchs = checkout.asked()
    assert f"torch=={build}" in own and "--index-url" not in own
    assert pytorchs.endswith(f"torch=={build} --index-url {setup.CPU_BUILDS}")


def test_the_book_takes_torch_and_keras_once_there_is_a_chapter_that_compares(checkout):
    assert checkout.set_up() == 1
    (checkout.root / "_toc.yml").write_text(
        "chapters:\n# - file: book/16-off\n- file: book/15-on\n"
    )
    assert checkout.set_up() == 1, "the chapter is listed, and not there yet"
    (checkout.root / "book").mkdir()
    (checkout.root / "book" / "16-off.ipynb").touch()
    assert checkout.set_up() == 1, "the chapter is there, and not listed"
    (checkout.root / "book" / "15-on.ipynb").touch()
    assert checkout.set_up() == 3
    torch, rest = checkout.asked()[1:]
    assert "torch==2.13.0" in torch and f"-r {setup.PEERS}" in rest


@pytest.mark.parametrize(
    ("target", "kind"),
    {
        "book": "book",
        "lint": "library",
        "test-library": "library",
        "test-notebooks": "library",
        "test-peers": "test",
        "test": "test",
        "accuracy": "accuracy",
    }.items(),
)
def test_each_check_installs_what_it_needs(target, kind):
    told = subprocess.run(
        ["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert re.findall(r"setup\.py (\w+)", told.stdout) == [kind]


def test_the_librarys_checks_need_neither_torch_nor_keras():
    needed = "".join((ROOT / name).read_text("utf-8") for name in setup.FILES["library"])
    assert not re.search(r"^(torch|keras|jax)\b", needed, re.M)
    peers = {"torch", "keras", "jax", "torch_twins"}
    for path in (ROOT / "tests").rglob("*.py"):
        if "peers" in path.parts or path.stem in peers:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in getattr(node, "names", []) if hasattr(alias, "name")]
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else names
            imports = isinstance(node, ast.Import | ast.ImportFrom)
            found = peers & {name.split(".")[0] for name in names}
            assert not (imports and found), f"{path} imports {found}: it belongs to tests/peers"


REPORT = [("numpy", "2.4.6"), ("ml_dtypes", "0.6.0"), ("torch", "2.13.0+cpu"), ("nvidia-x", "1")]


@pytest.mark.parametrize("by_hand", [[], ["# keeps 3.11 alive", "ML-dtypes==0.5.1  # by hand"]])
def test_resolving_the_pins_keeps_those_made_by_hand(tmp_path, monkeypatch, by_hand):
    file = tmp_path / "constraints.txt"
    file.write_text("\n".join([pin.HEAD, *by_hand, pin.MARK, "numpy==1.0", "gone==1"]) + "\n")
    given = []

    def run(command, **_):
        report = command[command.index("--report") + 1]
        given.append(Path(command[command.index("-c") + 1]).read_text().split("\n"))
        metadata = [{"metadata": {"name": n, "version": v}} for n, v in REPORT]
        Path(report).write_text(json.dumps({"install": metadata}))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(pin.subprocess, "run", run)
    pin.pin(file)
    ours = [] if by_hand else ["ml_dtypes==0.6.0"]
    expected = [pin.HEAD, *by_hand, pin.MARK, *ours, "numpy==2.4.6", "torch==2.13.0"]
    assert file.read_text().splitlines() == expected
    assert given[0][:-1] == (by_hand or [""])


def test_the_file_of_pins_has_the_line_below_which_they_are_resolved():
    assert (ROOT / "constraints.txt").read_text("utf-8").count(f"\n{pin.MARK}\n") == 1


def test_an_old_python_is_refused_in_one_sentence(monkeypatch):
    monkeypatch.setattr(newer, "find", lambda: None)
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and python3 here is 3\.9:"):
        newer.use()


def test_an_old_python_hands_over_to_a_newer_one(monkeypatch, tmp_path):
    script = tmp_path / "python3.13"
    script.write_text("#!/bin/sh\nexit 7\n")
    script.chmod(0o755)
    monkeypatch.setattr(newer, "find", lambda: str(script))
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    with pytest.raises(SystemExit) as end:
        newer.use()
    assert end.value.code == 7


def test_on_windows_no_descriptor_is_handed_to_pip(checkout, monkeypatch):
    started, popen = [], subprocess.Popen

    def start(command, **more):
        started.append(more)
        return popen(command, **more)

    monkeypatch.setattr(setup.subprocess, "Popen", start)
    monkeypatch.setattr(setup, "WINDOWS", True)
    assert checkout.set_up() == 1
    pip = [more for more in started if more.get("errors") == "replace"]
    assert pip and not any("pass_fds" in more for more in pip)


PRETEND = """
import os, pathlib, sys
import hashlib, importlib.util, shutil, subprocess, tempfile  # they would miss Windows' own modules
os.name, pathlib.Path = "nt", pathlib.PurePosixPath
pathlib.Path.resolve = lambda self: self
sys.path.insert(0, sys.argv[1])
import environment, setup
print(setup.PYTHON, setup.WINDOWS, environment.WINDOWS)
"""


def test_on_windows_python_lies_in_scripts():
    ran = subprocess.run([sys.executable, "-c", PRETEND, TOOLS], capture_output=True, text=True)
    assert ran.stdout.strip().endswith(".venv/Scripts/python.exe True True"), ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no makefile")
def test_the_makefile_drops_what_a_user_sets_for_python():
    mine = os.environ | {"PYTHONSAFEPATH": "1", "PYTHONOPTIMIZE": "2", "PYTHONHOME": "/nowhere"}
    asking = "import os; print([name for name in os.environ if name.startswith('PYTHON')])"
    text = (ROOT / "Makefile").read_text("utf-8") + f'\nask:\n\t@"{sys.executable}" -c "{asking}"\n'
    told = subprocess.run(
        ["make", "-s", "-f", "-", "ask"], input=text, env=mine, capture_output=True, text=True
    )
    left = set(ast.literal_eval(told.stdout)) if told.stdout else told.stderr
    assert not left & (mine.keys() - os.environ.keys()), left


LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.py[cod]", "*.egg-info", ".ipynb_checkpoints")
SDIST = "import sys; from setuptools import build_meta; build_meta.build_sdist(sys.argv[1])"


def test_the_source_archive_holds_all_that_its_tests_read(tmp_path):
    copy = tmp_path / "checkout"
    copy.mkdir()
    for folder in [
        "src",
        "tests",
        "tools",
        "book",
        "lite",
        "benchmarks",
        "binder",
        ".ci",
        ".github",
    ]:
        shutil.copytree(ROOT / folder, copy / folder, ignore=LEFT_OUT)
    for file in [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]:
        shutil.copy(file, copy)
    there = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    command = [sys.executable, "-c", SDIST, tmp_path]
    made = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    (archive,) = tmp_path.glob("slopes-*.tar.gz")
    with tarfile.open(archive) as files:
        held = {name.partition("/")[2] for name in files.getnames()}
    assert there - held == set()
