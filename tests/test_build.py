"""The tools behind `make book` and `make test`: on small notebooks, in folders of their own."""

import errno
import io
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import browser
import build
import check
import disk
import environment
import execute
import fingerprint
import live
import nbformat
import progress
import pytest
import serve

ROOT = Path(__file__).resolve().parents[1]
TOOLS = Path(build.__file__).parent


def notebook(folder, name, **cells):
    """Write a chapter with the code cells given by id; return its path."""
    made = nbformat.v4.new_notebook()
    for id, source in cells.items():
        made.cells.append(nbformat.v4.new_code_cell(source, id=id.replace("_", "-")))
    path = folder / f"{name}.ipynb"
    nbformat.write(made, path)
    return path


def run(folder, *paths, timeout=60):
    """(failures, what was told) of executing chapters."""
    told = io.StringIO()
    env = execute.environment()
    telling = progress.Progress(told, every=0)
    _, found = execute.execute(paths, folder / "kept", telling, timeout, env)
    return found, told.getvalue()


def last_line(told):
    return told.strip().splitlines()[-1].strip()


GUARDED = """
import socket
served = socket.create_server(("127.0.0.1", 0))
socket.create_connection(served.getsockname()).close()
socket.getaddrinfo("localhost", 80)
for reach in (
    lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
    lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"", ("192.0.2.1", 53)),
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: socket.gethostbyname("example.org"),
):
    try:
        reach()
    except PermissionError as error:
        assert "no network here but loopback" in str(error), error
    else:
        raise AssertionError("the network was reached")
"""


@pytest.fixture(scope="module")
def four(tmp_path_factory):
    """Four chapters run together: one right, one that raises, one that warns, one that connects."""
    folder = tmp_path_factory.mktemp("chapters")
    paths = [
        notebook(folder, "01-right", add="1 + 1", guard=GUARDED),
        notebook(folder, "02-raises", fine="x = 2", the_claim="y = x\nassert x == 3, 'x is 2'"),
        notebook(folder, "03-warns", warn="import warnings\nwarnings.warn('this is old')"),
        notebook(folder, "04-connects", ask="import socket\nsocket.getaddrinfo('a.org', 1)"),
    ]
    return folder, paths, *run(folder, *paths)


def reason(four, chapter):
    found = [failure for failure in four[2] if chapter in failure.chapter]
    assert len(found) == 1, f"expected one failure of {chapter}, found {four[2]}"
    return str(found[0])


def test_a_failing_cell_is_named_with_its_chapter_line_and_reason(four):
    told = reason(four, "02-raises")
    assert "02-raises.ipynb, cell the-claim:" in told
    assert "line 2: assert x == 3, 'x is 2'" in told
    assert told.endswith("AssertionError: x is 2")
    assert len(told.splitlines()) < 15, told


def test_a_warning_is_a_failure(four):
    told = reason(four, "03-warns")
    assert "cell warn:" in told
    assert "UserWarning: this is old" in told


def test_a_chapter_that_leaves_the_machine_fails(four):
    told = reason(four, "04-connects")
    assert "cell ask:" in told
    assert "no network here but loopback: getaddrinfo to 'a.org' is refused" in told


def test_the_others_are_finished_when_one_fails(four):
    told = four[3]
    assert "01-right: done in" in told
    assert "02-raises: FAILED after" in told


def test_progress_is_told_by_chapter_and_cell_without_control_codes(four):
    told = four[3]
    assert "01-right: started" in told
    assert "01-right: cell 2 of 2" in told
    assert "\x1b" not in told and "\r" not in told


def is_kept(folder, notebook):
    return execute.kept(notebook, folder / "kept") is not None


def test_only_what_succeeded_is_kept(four):
    folder, paths, *_ = four
    assert [is_kept(folder, nbformat.read(path, 4)) for path in paths] == [
        True,
        False,
        False,
        False,
    ]
    assert len(list((folder / "kept").iterdir())) == 1


def test_a_chapter_is_not_run_again(four):
    folder, paths, *_ = four
    found, told = run(folder, paths[0])
    assert found == []
    assert told == "chapters: all 1 are in the cache\n"


def test_a_new_caption_runs_the_chapter_again(four):
    folder, paths, *_ = four
    changed = nbformat.read(paths[0], 4)
    changed.cells[0].metadata["mystnb"] = {"figure": {"caption": "new"}}
    assert not is_kept(folder, changed)


@pytest.mark.parametrize("damage", ["", "{", "{}", '{"cells": [], "metadata": {}}', "\udcff"])
def test_damaged_outputs_are_made_anew(tmp_path, damage):
    path = notebook(tmp_path, "01-right", add="1 + 1")
    assert run(tmp_path, path)[0] == []
    (file,) = (tmp_path / "kept").iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage.encode("utf-8", "surrogateescape"))
    found, told = run(tmp_path, path)
    assert found == [] and told.startswith("chapters: 1 to run\n")
    assert nbformat.reads(whole.decode(), 4).cells[0].outputs[0].data == {"text/plain": "2"}
    assert is_kept(tmp_path, nbformat.read(path, 4))


def test_a_cell_that_does_not_end_is_stopped(tmp_path):
    endless = notebook(tmp_path, "05-endless", loop="while True: pass")
    found, _ = run(tmp_path, endless, timeout=2)
    assert str(found[0]).endswith("cell loop:\n    ran longer than 2 s")


def test_a_kernel_that_dies_is_reported(tmp_path):
    dying = notebook(tmp_path, "06-dies", end="import os\nos._exit(1)")
    found, _ = run(tmp_path, dying)
    assert "cell end:\n    Kernel died" in str(found[0])


@pytest.mark.parametrize("folder", ["x" * 100, "Bücher mit Leerzeichen"])
def test_a_chapter_runs_whatever_the_folder_for_temporary_files(tmp_path, monkeypatch, folder):
    (tmp_path / folder).mkdir()
    monkeypatch.setattr(environment.tempfile, "tempdir", str(tmp_path / folder))
    found, _ = run(tmp_path, notebook(tmp_path, "01-right", add="1 + 1"))
    assert found == []
    assert not list((tmp_path / folder).iterdir()), "something was left behind"


def test_where_no_socket_has_a_place_a_kernel_talks_through_ports(tmp_path, monkeypatch):
    monkeypatch.setattr(execute, "WINDOWS", True)
    assert not execute.transport(str(tmp_path), 1)
    found, _ = run(tmp_path, notebook(tmp_path, "01-right", add="1 + 1"))
    assert found == []


def test_a_folder_for_sockets_is_short(monkeypatch):
    monkeypatch.setattr(environment.tempfile, "tempdir", "/" + "ü" * 40)
    assert environment.short_folder() == ("/tmp" if os.access("/tmp", os.W_OK) else None)


def test_nothing_of_the_users_settings_reaches_a_kernel(monkeypatch):
    mine = {"PYTHONOPTIMIZE": "2", "LANG": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"}
    mine |= {"MPLBACKEND": "tkagg", "PYTEST_ADDOPTS": "-x", "http_proxy": "http://a.org"}
    for name, value in mine.items():
        monkeypatch.setenv(name, value)
    found = environment.environment()
    assert not mine.keys() & found.keys()
    assert found["PYTHONUTF8"] == "1" and "PATH" in found


def run_by_nbval(folder, path):
    """What pytest says of a chapter, with the tools in `folder` as if the project were there."""
    shutil.copytree(TOOLS, folder / "tools", dirs_exist_ok=True)
    tools = os.pathsep.join([str(folder / "tools"), str(folder)])
    command = [sys.executable, "-m", "pytest", "-q", "-c/dev/null", f"--rootdir={folder}"]
    command += ["--nbval", "--nbval-current-env", *check.PATIENT, path]
    env = execute.environment() | {"PYTHONPATH": tools}
    ran = subprocess.run(command, capture_output=True, text=True, env=env, cwd=folder)
    return ran.stdout + ran.stderr


def test_nbval_waits_as_long_as_a_busy_machine_needs(tmp_path):
    path = notebook(tmp_path, "01-right", add="x = 1 + 1", claim="assert x == 2")
    (tmp_path / "conftest.py").write_text(
        "import pytest\n@pytest.hookimpl(trylast=True)\n"
        "def pytest_collection_modifyitems(items):\n"
        "    assert items and all(item.output_timeout >= 600 for item in items)\n"
    )
    told = run_by_nbval(tmp_path, path)
    assert "2 passed" in told, told


def test_nbval_keeps_the_outputs_that_a_build_makes(tmp_path):
    show = "print('two lines\\n')\nprint('of text')"
    path = notebook(tmp_path, "01-right", add="1 + 1", show=show, nothing="x = 3", again="x")
    told = run_by_nbval(tmp_path, path)
    assert "4 passed" in told, told
    chapter = nbformat.read(path, 4)
    kept = as_notebook(execute.kept(chapter, execute.outputs_of(tmp_path)))
    run(tmp_path, path)
    made = as_notebook(execute.kept(chapter, tmp_path / "kept"))
    for here, there in zip(kept.cells, made.cells, strict=True):
        assert text_of(here) == text_of(there) and here.execution_count == there.execution_count
    assert kept.metadata.language_info == made.metadata.language_info


def as_notebook(kept):
    return nbformat.v4.reads(json.dumps(kept))


def text_of(cell):
    """A cell's outputs; what is printed may come in several parts."""
    printed = "".join(output.text for output in cell.outputs if output.output_type == "stream")
    return printed, [output for output in cell.outputs if output.output_type != "stream"]


@pytest.mark.parametrize(
    "source",
    ["import warnings\nwarnings.warn('this is old')", "print(1)\ndisplay(2)\nprint(3)", "1 / 0"],
)
def test_of_outputs_that_a_build_would_not_make_nbval_keeps_none(tmp_path, source):
    path = notebook(tmp_path, "01-odd", first="1", odd=source, last="2")
    run_by_nbval(tmp_path, path)
    assert execute.kept(nbformat.read(path, 4), execute.outputs_of(tmp_path)) is None


@pytest.fixture
def book(tmp_path):
    """The files that a build looks at, and nothing that it runs."""
    for name in ["src/slopes/a.py", "book/index.md", "tools/build.py", "README.md", "_toc.yml"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one")
    return tmp_path


def outputs_and_pages(book):
    return [
        fingerprint.fingerprint(book, names) for names in (fingerprint.OUTPUTS, fingerprint.PAGES)
    ]


def test_other_versions_ask_for_new_outputs(book):
    before = outputs_and_pages(book)
    (book / "requirements.txt").write_text("two")
    after = outputs_and_pages(book)
    assert after[0] != before[0] and after[1] != before[1]


READS = """
import os, pathlib, subprocess, sys
src = pathlib.Path({src!r})
sys.path.insert(0, str(src))
import slopes.one
(src / "slopes" / "data.json").read_text()
code = "import sys; sys.path.insert(0, sys.argv[1]); import slopes.two, os; os._exit(0)"
subprocess.run([sys.executable, "-c", code, src], check=True)
"""


def library_of_three(root):
    """A project with the tools of this one, three modules and a file of data."""
    shutil.copytree(TOOLS / "offline", root / "tools" / "offline")
    package = root / "src" / "slopes"
    package.mkdir(parents=True)
    for name in ["__init__.py", "one.py", "two.py", "three.py", "data.json"]:
        (package / name).write_text("")
    return package


def test_a_chapter_is_run_again_where_something_that_it_has_read_changes(tmp_path):
    package = library_of_three(tmp_path)
    path = notebook(tmp_path, "01-reads", read=READS.format(src=str(package.parent)))
    env, telling = execute.environment(tmp_path), progress.Progress(io.StringIO())

    def runs_again():
        return execute.kept(nbformat.read(path, 4), tmp_path, fingerprint.library(tmp_path)) is None

    def run():
        assert execute.execute([path], tmp_path, telling, 60, env, tmp_path)[1] == []
        assert not runs_again()

    run()
    (package / "three.py").write_text("unread = 1")
    assert not runs_again()
    for name in ["one.py", "two.py", "data.json", "new.py"]:
        (package / name).write_text("x = 2")
        assert runs_again(), name
        run()
    (package / "two.py").unlink()
    assert runs_again()


def test_a_chapter_that_notes_nothing_is_run_again_for_any_change(tmp_path):
    path = notebook(tmp_path, "01-right", add="1 + 1")
    chapter = nbformat.read(path, 4)
    package = tmp_path / "src" / "slopes"
    package.mkdir(parents=True)
    (package / "a.py").write_text("")
    before = fingerprint.library(tmp_path)
    execute.keep(chapter, tmp_path, tmp_path / "none", before, tmp_path)
    assert execute.kept(chapter, tmp_path, before)
    (package / "a.py").write_text("x = 2")
    assert execute.kept(chapter, tmp_path, fingerprint.library(tmp_path)) is None


CHANGED = ["book/index.md", "book/_static/new.css", "_toc.yml", "README.md"]
CHANGED += ["benchmarks/accuracy.json", "benchmarks/goals.py"]


@pytest.mark.parametrize("name", CHANGED)
def test_a_change_of_a_page_asks_for_new_pages_alone(book, name):
    before = outputs_and_pages(book)
    (book / name).parent.mkdir(exist_ok=True)
    (book / name).write_text("two")
    after = outputs_and_pages(book)
    assert after[0] == before[0] and after[1] != before[1]


@pytest.mark.parametrize("name", ["src/slopes/__pycache__/a.pyc", "src/slopes.egg-info/PKG-INFO"])
def test_what_python_leaves_behind_changes_nothing(book, name):
    before = outputs_and_pages(book)
    (book / name).parent.mkdir()
    (book / name).write_text("two")
    assert outputs_and_pages(book) == before


def test_a_fork_gets_its_own_pages(book, monkeypatch):
    subprocess.run(["git", "init", "-q", book], check=True)
    before = fingerprint.repository(book)
    url = "https://example.org/fork.git"
    subprocess.run(["git", "-C", book, "remote", "add", "origin", url], check=True)
    with_remote = fingerprint.repository(book)
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/fork")
    assert before != with_remote != fingerprint.repository(book) != before


def make_book(root, source, folder="."):
    """A book of one page and one chapter that shows `source`."""
    root = root / folder
    (root / "book").mkdir(parents=True, exist_ok=True)
    (root / "src").mkdir(exist_ok=True)
    (root / "src" / "value.py").write_text("value = 1\n")
    notebook(root / "book", "01-value", show=source)
    whole = nbformat.read(root / "book" / "01-value.ipynb", 4)
    whole.cells.insert(0, nbformat.v4.new_markdown_cell("# A value", id="title"))
    nbformat.write(whole, root / "book" / "01-value.ipynb")
    (root / "book" / "index.md").write_text("# Index\n")
    (root / "_toc.yml").write_text(
        "format: jb-book\nroot: book/index\nchapters:\n- file: book/01-value\n"
    )
    (root / "_config.yml").write_text(
        "only_build_toc_files: true\n"
        "execute: {execute_notebooks: cache, timeout: 60, raise_on_error: true,"
        " stderr_output: error}\n"
    )


def test_a_book_is_built_kept_and_built_again_when_the_library_changes(tmp_path, capfd):
    source = f"import sys\nsys.path.insert(0, {str(tmp_path / 'src')!r})\n"
    make_book(tmp_path, source + "import value\nprint('the value is', value.value)")
    page = tmp_path / "_build" / "html" / "book" / "01-value.html"

    assert build.build(tmp_path) == 0, capfd.readouterr().out
    assert "the value is 1" in page.read_text()
    assert "Open file:///" in capfd.readouterr().out

    assert build.build(tmp_path) == 0
    assert "Nothing has changed since the last build." in capfd.readouterr().out

    (tmp_path / "src" / "value.py").write_text("value = 22\n")
    assert build.build(tmp_path) == 0, capfd.readouterr().out
    assert "the value is 22" in page.read_text()

    capfd.readouterr()
    (tmp_path / "book" / "index.md").write_text("# Index\n\nSee [nothing](nothing.md).\n")
    assert build.build(tmp_path) == 1
    told = capfd.readouterr().out
    assert "chapters: all 1 are in the cache" in told
    assert last_line(told).startswith("book/index.md:3: WARNING"), told

    assert "See " in page.with_name("index.html").read_text(), "a warning leaves the site"


def test_a_broken_chapter_leaves_a_site_that_says_so_on_its_page(tmp_path, capfd):
    make_book(tmp_path, "print('before')\n1 / 0", folder="Kapitel für Kapitel")
    root = tmp_path / "Kapitel für Kapitel"
    assert build.build(root) == 1
    told = capfd.readouterr().out
    assert "The book was built, but 1 cell failed." in told
    assert "\n  book/01-value.ipynb, cell show:\n" in told
    assert last_line(told) == "ZeroDivisionError: division by zero"
    html = (root / "_build" / "html" / "book" / "01-value.html").read_text("utf-8")
    assert "book/01-value.ipynb, cell show:\n    line 2: 1 / 0" in html
    assert html.count("ZeroDivisionError: division by zero") == 1 and "before" in html
    assert not list(root.glob("_build/outputs/*/*.ipynb")), "a failed chapter was kept"

    assert build.build(root) == 1, "a second build must not find all well"
    assert "chapters: 1 to run" in capfd.readouterr().out
    make_book(tmp_path, "print('well')", folder="Kapitel für Kapitel")
    assert build.build(root) == 0, capfd.readouterr().out
    html = (root / "_build" / "html" / "book" / "01-value.html").read_text("utf-8")
    assert "well" in html and "This chapter failed" not in html


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A book in which nothing runs: its pages are written by what a test puts here."""
    make_book(tmp_path, "1 + 1")
    monkeypatch.setattr(execute, "execute", lambda *_: ({}, []))

    def write(text, complete=True, wrong=()):
        def pages(root, outputs, progress):
            made = root / "_build" / "sphinx" / "site"
            made.mkdir(parents=True, exist_ok=True)
            (made / "index.html").write_text(text)
            if isinstance(wrong, BaseException):
                raise wrong
            return made if complete else None, list(wrong)

        monkeypatch.setattr(build, "write_pages", pages)
        (tmp_path / "book" / "index.md").write_text(text)
        return build.build(tmp_path)

    write.index = tmp_path / "_build" / "html" / "index.html"
    return write


@pytest.mark.parametrize("end", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left")])
def test_the_old_site_stays_while_pages_are_written_and_where_that_ends(site, end):
    assert site("one") == 0
    with pytest.raises(type(end)):
        site("two", wrong=end)
    assert site.index.read_text() == "one"
    assert site("two", complete=False, wrong=["Sphinx says why"]) == 1
    assert site.index.read_text() == "one"
    assert site("two") == 0
    assert site.index.read_text() == "two"


def test_a_build_killed_while_it_showed_the_new_site_is_repaired(site):
    assert site("one") == 0
    html = site.index.parent
    html.rename(html.with_name("html.old"))
    assert site("two", complete=False, wrong=["Sphinx says why"]) == 1
    assert site.index.read_text() == "one", "the old site was not brought back"
    assert site("one") == 0


def test_a_site_with_a_fault_is_not_taken_for_the_one_before(site, capfd):
    assert site("one") == 0
    assert site("two", wrong=["book/index.md:1: WARNING"]) == 1
    assert site.index.read_text() == "two"
    capfd.readouterr()
    assert site("one") == 0
    assert "Nothing has changed" not in capfd.readouterr().out


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"pages": 1}', "\udcff"])
def test_a_damaged_memory_of_the_last_build_is_thrown_away(site, damage):
    assert site("one") == 0
    memory = site.index.parents[1] / "fingerprints.json"
    memory.write_bytes(damage.encode("utf-8", "surrogateescape"))
    assert site("one") == 0
    assert disk.read(memory)["pages"]


HOLD = "import sys, time, pathlib; sys.path.insert(0, {!r}); import disk\n"
HOLD += "with disk.alone(pathlib.Path({!r})): print('held', flush=True); time.sleep(600)"


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock."""
    lock = tmp_path / "_build" / "lock"
    code = HOLD.format(str(TOOLS), str(lock))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        yield lock, process
        process.kill()


def test_of_two_builds_the_second_waits_and_a_dead_one_holds_nothing_up(holder, capsys):
    lock, process = holder
    timer = threading.Timer(1, process.kill)
    timer.start()
    with disk.alone(lock, every=0.01):
        assert process.wait() != 0, "the lock was had while another process held it"
    assert capsys.readouterr().out == disk.WAITING + "\n"
    with disk.alone(lock):  # it is free again, and what is left of the file is no lock
        assert capsys.readouterr().out == ""
    timer.join()


def test_windows_has_a_lock_of_its_own(tmp_path, monkeypatch):
    class Msvcrt:
        LK_NBLCK, answers = 1, [PermissionError(errno.EACCES, "held"), None]

        def locking(self, number, mode, count):
            assert (mode, count) == (1, 1)
            if answer := self.answers.pop(0):
                raise answer

    monkeypatch.setattr(disk, "fcntl", None)
    monkeypatch.setattr(disk, "msvcrt", Msvcrt(), raising=False)
    with disk.alone(tmp_path / "lock", every=0):
        assert Msvcrt.answers == []


def test_a_folder_that_knows_no_locks_stops_no_build(tmp_path, monkeypatch):
    def flock(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(disk.fcntl, "flock", flock)
    with disk.alone(tmp_path / "lock"):
        pass


@pytest.mark.parametrize(
    ("number", "advice"), [(errno.EROFS, "copy it to one"), (errno.ENOSPC, "Make room")]
)
def test_what_the_disk_refuses_is_said_in_plain_words(tmp_path, number, advice):
    with pytest.raises(SystemExit) as end, disk.plainly(tmp_path):
        raise OSError(number, os.strerror(number), str(tmp_path / "file"))
    said = str(end.value)
    assert said.startswith(f"{tmp_path / 'file'}: {os.strerror(number)}. ") and advice in said


def test_the_site_is_served_on_loopback_with_its_own_page_for_unknown_paths(tmp_path):
    (tmp_path / "index.html").write_text("<p>home")
    (tmp_path / "404.html").write_text("<p>not here")
    with serve.server(tmp_path) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{serving.server_port}"
        with urllib.request.urlopen(f"{address}/") as page:
            assert page.read() == b"<p>home"
        with pytest.raises(urllib.error.HTTPError) as unknown:
            urllib.request.urlopen(f"{address}/nothing")
        with unknown.value as page:
            assert (page.code, page.read()) == (404, b"<p>not here")
        assert serving.server_address[0] == "127.0.0.1"
        serving.shutdown()


def test_a_page_that_is_watched_asks_for_the_site_that_stands(tmp_path):
    site = tmp_path / "html"
    site.mkdir()
    (site / "index.html").write_text("<title>Home</title>")
    with serve.server(site, handler=live.Live) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()

        def get(name):
            with urllib.request.urlopen(f"http://127.0.0.1:{serving.server_port}/{name}") as page:
                return page.read().decode()

        assert (
            get("")
            == get("index.html")
            == '<script src="/live.js" defer></script><title>Home</title>'
        )
        assert "/live.txt" in get("live.js")
        first = get("live.txt")
        assert first == get("live.txt") != ""
        site.rename(tmp_path / "old")
        assert get("live.txt") == ""
        site.mkdir()
        assert get("live.txt") not in ("", first)
        serving.shutdown()


def test_each_change_of_the_book_is_seen(book):
    before = live.state(book)
    assert live.state(book) == before
    os.utime(book / "book" / "index.md", (1, 1))
    assert live.state(book) != before


def test_a_port_in_use_is_passed_over(tmp_path):
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        socket.create_server(("127.0.0.1", 0)) as f,
    ):
        free = f.getsockname()[1]
        f.close()
        with serve.server(tmp_path, [taken.getsockname()[1], free]) as serving:
            assert serving.server_port == free


@pytest.fixture
def no_browser(monkeypatch):
    """A machine with no browser, where nothing can be installed."""
    for source in ["from_system", "from_playwright"]:
        monkeypatch.setattr(browser, source, lambda: [])
    monkeypatch.setattr(browser, "run_quietly", lambda command: None)
    browser.find.cache_clear()
    yield
    browser.find.cache_clear()


def test_without_a_browser_one_sentence_says_what_to_install(no_browser):
    with pytest.raises(browser.NoBrowser) as missing:
        browser.get()
    told = str(missing.value)
    assert "install Chromium or Google Chrome" in told
    assert told.count(". ") == 0 and "\n" not in told


def test_a_program_that_is_no_browser_is_passed_over(no_browser, monkeypatch):
    monkeypatch.setattr(browser, "from_system", lambda: ["/bin/true", "/nowhere/chromium"])
    with pytest.raises(browser.NoBrowser):
        browser.find()


def test_a_browser_that_an_installer_brings_is_found(no_browser, monkeypatch):
    brought = []
    monkeypatch.setattr(browser, "run_quietly", brought.append)
    monkeypatch.setattr(browser, "from_system", lambda: ["/opt/chromium"] if brought else [])
    monkeypatch.setattr(browser, "works", lambda path: path == "/opt/chromium")
    assert browser.get() == "/opt/chromium"


def test_the_summary_names_test_and_reason(tmp_path):
    (tmp_path / "test_it.py").write_text("def test_a(): pass\ndef test_b(): assert 1 == 2\n")
    report = tmp_path / "report.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-c/dev/null", f"--junitxml={report}"]
    subprocess.run([*command, tmp_path / "test_it.py"], capture_output=True)
    passed, failures = check.read(report)
    assert passed == 1
    assert len(failures) == 1
    assert "test_it: test_b\n    assert 1 == 2" in failures[0]


def test_the_summary_names_chapter_cell_and_reason(tmp_path, monkeypatch):
    (tmp_path / "book").mkdir()
    path = notebook(tmp_path / "book", "02-raises", fine="x = 2", claim="assert x == 3, 'x is 2'")
    monkeypatch.setattr(check, "ROOT", tmp_path)
    report = tmp_path / "report.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-c/dev/null", f"--junitxml={report}"]
    command += ["--nbval", "--nbval-current-env", path]
    subprocess.run(command, capture_output=True, env=execute.environment(), cwd=tmp_path)
    passed, failures = check.read(report)
    assert passed == 1
    assert failures[0].startswith("book/02-raises.ipynb, cell claim:\n"), failures
    assert failures[0].endswith("AssertionError: x is 2")
