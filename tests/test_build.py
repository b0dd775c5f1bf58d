"""The tools behind `make book` and `make test`: on small notebooks, in folders of their own."""

import io
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request

import browser
import build
import check
import execute
import nbformat
import progress
import pytest
import serve
import setup


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
    found = execute.execute(paths, folder / "cache", telling, timeout, env)
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


def test_only_what_succeeded_is_cached(four):
    folder, paths, *_ = four
    with execute.opened(folder / "cache") as cache:
        cached = [execute.is_cached(cache, nbformat.read(path, 4)) for path in paths]
    assert cached == [True, False, False, False]


def test_a_cached_chapter_is_not_run_again(four):
    folder, paths, *_ = four
    found, told = run(folder, paths[0])
    assert found == []
    assert told == "chapters: all 1 are in the cache\n"


def test_a_new_caption_runs_the_chapter_again(four):
    folder, paths, *_ = four
    changed = nbformat.read(paths[0], 4)
    changed.cells[0].metadata["mystnb"] = {"figure": {"caption": "new"}}
    with execute.opened(folder / "cache") as cache:
        assert not execute.is_cached(cache, changed)


def test_a_cell_that_does_not_end_is_stopped(tmp_path):
    endless = notebook(tmp_path, "05-endless", loop="while True: pass")
    found, _ = run(tmp_path, endless, timeout=2)
    assert str(found[0]).endswith("cell loop:\n    ran longer than 2 s")


def test_a_kernel_that_dies_is_reported(tmp_path):
    dying = notebook(tmp_path, "06-dies", end="import os\nos._exit(1)")
    found, _ = run(tmp_path, dying)
    assert "cell end:\n    Kernel died" in str(found[0])


@pytest.fixture
def book(tmp_path):
    """The files that a build looks at, and nothing that it runs."""
    for name in ["src/slopes/a.py", "book/index.md", "tools/build.py", "README.md", "_toc.yml"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one")
    return tmp_path


@pytest.mark.parametrize("name", ["src/slopes/a.py", "src/slopes/new.py", "requirements.txt"])
def test_a_change_of_the_library_or_its_versions_asks_for_new_outputs(book, name):
    before = build.fingerprint(book, build.OUTPUTS)
    (book / name).write_text("two")
    assert build.fingerprint(book, build.OUTPUTS) != before


@pytest.mark.parametrize("name", ["book/index.md", "book/_static/new.css", "_toc.yml", "README.md"])
def test_a_change_of_a_page_asks_for_new_pages_alone(book, name):
    outputs, pages = (build.fingerprint(book, names) for names in (build.OUTPUTS, build.PAGES))
    (book / name).parent.mkdir(exist_ok=True)
    (book / name).write_text("two")
    assert build.fingerprint(book, build.PAGES) != pages
    assert build.fingerprint(book, build.OUTPUTS) == outputs


@pytest.mark.parametrize("name", ["src/slopes/__pycache__/a.pyc", "src/slopes.egg-info/PKG-INFO"])
def test_what_python_leaves_behind_changes_nothing(book, name):
    before = build.fingerprint(book, build.OUTPUTS)
    (book / name).parent.mkdir()
    (book / name).write_text("two")
    assert build.fingerprint(book, build.OUTPUTS) == before


def test_a_fork_gets_its_own_pages(book, monkeypatch):
    subprocess.run(["git", "init", "-q", book], check=True)
    before = build.repository(book)
    url = "https://example.org/fork.git"
    subprocess.run(["git", "-C", book, "remote", "add", "origin", url], check=True)
    with_remote = build.repository(book)
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/fork")
    assert before != with_remote != build.repository(book) != before


def make_book(root, source):
    """A book of one page and one chapter that shows `source`."""
    (root / "book").mkdir()
    (root / "src").mkdir()
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


def test_a_broken_chapter_ends_the_build_with_its_reason_last(tmp_path, capfd):
    make_book(tmp_path, "1 / 0")
    assert build.build(tmp_path) == 1
    told = capfd.readouterr().out
    assert "The book was not built: 1 cell failed." in told
    assert "\n  book/01-value.ipynb, cell show:\n" in told
    assert last_line(told) == "ZeroDivisionError: division by zero"
    assert not (tmp_path / "_build" / "html").exists()


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


def test_set_up_is_done_again_when_a_requirement_changes(tmp_path, monkeypatch):
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    for name in [*setup.FILES["peers"], "constraints.txt", "pyproject.toml"]:
        (tmp_path / name).write_text("one")
    before = {kind: setup.key(kind) for kind in setup.FILES}
    (tmp_path / "requirements-test.txt").write_text("two")
    assert setup.key("book") == before["book"]
    assert setup.key("test") != before["test"]
    (tmp_path / "constraints.txt").write_text("two")
    assert setup.key("book") != before["book"]


@pytest.fixture
def no_torch(tmp_path, monkeypatch):
    """A machine whose Python finds no build of torch; return what was asked of it."""
    asked, python = tmp_path / "asked", tmp_path / "python"
    python.write_text(f'#!/bin/sh\necho "$@" >> {asked}\necho none found >&2\nexit 1\n')
    python.chmod(0o755)
    monkeypatch.setattr(setup, "PYTHON", python)
    monkeypatch.setattr(setup, "PINS", ["numpy==2.4.6", "torch==2.13.0"])
    return asked


@pytest.mark.parametrize(("system", "build"), [("linux", "2.13.0+cpu"), ("darwin", "2.13.0")])
def test_where_there_is_no_torch_the_set_up_ends_in_one_sentence(
    no_torch, monkeypatch, system, build
):
    monkeypatch.setattr(sys, "platform", system)
    with pytest.raises(SystemExit) as end:
        setup.install_torch()
    said = str(end.value)
    assert said.startswith("none found\nThe tests compare with PyTorch") and build in said, said
    own, pytorchs = no_torch.read_text().splitlines()
    assert f"torch=={build}" in own and "--index-url" not in own
    assert pytorchs.endswith(f"torch=={build} --index-url {setup.CPU_BUILDS}")


def test_an_old_python_is_refused_in_one_sentence(monkeypatch):
    monkeypatch.setattr(setup, "newer_python", lambda: None)
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and python3 here is 3\.9:"):
        setup.use_a_new_python()


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
