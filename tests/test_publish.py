"""The copy of the site that nginx serves: replaced in one step, it keeps what pages ask for."""

import gzip
import os
import re
import shutil

import policies
import publish
import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a link to a folder needs rights there")
POLICY = "default-src 'none'; script-src 'self'"
PAGE = """<meta content="{}" http-equiv="Content-Security-Policy"/>
<link href="../_static/slopes.css?v={}" rel="stylesheet"/>"""


@pytest.fixture
def site(tmp_path):
    """Writes an edition of a site with one page and its style."""

    def site(edition):
        folder = tmp_path / "html"
        for name in ["book", "_static"]:
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / "book" / "index.html").write_text(PAGE.format(POLICY, edition * 8))
        (folder / "_static" / "slopes.css").write_text(f"/* {edition} */")
        return folder

    return site


@pytest.fixture
def home(tmp_path):
    return tmp_path / "on a host"


def test_the_current_copy_has_every_file_and_what_is_packed_is_as_old(site, home):
    publish.publish(site("a"), home)
    page = home / "current" / "book" / "index.html"
    packed = page.with_name("index.html.gz")
    assert gzip.decompress(packed.read_bytes()) == page.read_bytes()
    assert packed.stat().st_mtime_ns == page.stat().st_mtime_ns


def test_a_style_is_kept_under_its_fingerprint_for_who_has_a_page_open(site, home):
    for edition in "abcd":
        publish.publish(site(edition), home)
    kept = home / "current" / "_static" / "kept"
    styles = {path.parent.name: path.read_text() for path in kept.glob("*/slopes.css")}
    assert styles == {edition * 8: f"/* {edition} */" for edition in "abcd"}
    assert len(list((home / "copies").iterdir())) == 2


def full(path):
    raise OSError("full")


def test_who_is_cut_short_leaves_the_current_copy_as_it_was(site, home, monkeypatch):
    publish.publish(site("a"), home)
    with monkeypatch.context() as patch, pytest.raises(OSError, match="full"):
        patch.setattr(publish, "pack", full)
        publish.publish(site("b"), home)
    assert (home / "current" / "_static" / "slopes.css").read_text() == "/* a */"
    publish.publish(site("c"), home)
    assert (home / "current" / "_static" / "slopes.css").read_text() == "/* c */"
    assert {path.name for path in (home / "copies").iterdir()} == {"1", "3"}


def test_nginx_is_told_the_folder_the_port_and_the_policy_of_the_pages(site, home):
    publish.publish(site("a"), home, "8080")
    told = (home / "nginx.conf").read_text()
    assert "listen 8080;" in told and f'root "{home.as_posix()}/current";' in told
    assert f'default "{POLICY}";' in told and "add_header Content-Security-Policy $" in told


def test_nginx_is_told_what_is_kept_and_the_policies_below_lite(site, home):
    publish.publish(site("a"), home)
    told = (home / "nginx.conf").read_text()
    assert f'"~{policies.KEPT}" "{policies.FOR_EVER}";' in told
    for path, allows in policies.below_lite().items():
        assert f'"~{path}" "{allows}";' in told
    assert not re.search(r"\b(LISTEN|FOLDER|KEPT|FOR_EVER|POLICY|BELOW_LITE)\b", told)


def test_python_as_it_was_stays_for_who_has_a_page_open_and_is_packed_once(site, home):
    for edition in "ab":
        own = site(edition) / "lite" / "own"
        shutil.rmtree(own, ignore_errors=True)
        (own / edition).mkdir(parents=True)
        (own / edition / "start.js").write_text(edition)
        publish.publish(own.parents[1], home)
    kept = [*(home / "current" / "lite" / "own").glob("*/start.js")]
    assert {path.read_text() for path in kept} == {"a", "b"}
    first = home / "copies" / "1" / "lite" / "own" / "a" / "start.js.gz"
    assert (home / "current" / "lite" / "own" / "a" / "start.js.gz").samefile(first)


@pytest.mark.parametrize(
    "address, kept, allows",
    [
        ("/book/04-sigmoid.html", False, POLICY),
        ("/_static/kept/0123abcd/slopes.css", True, POLICY),
        ("/lite/pyodide/314.0.4/pyodide.asm.wasm", True, "unsafe-eval"),
        ("/lite/own/0123abcd/answer/worker.js", True, "wasm-unsafe-eval"),
        ("/lite/extensions/@a/b/static/comlink.worker.d93db26.js", False, "wasm-unsafe-eval"),
        ("/lite/build/4680.34db628.js", True, "unsafe-eval"),
        ("/lite/notebooks/index.html", False, "unsafe-eval"),
        ("/lite/jupyter-lite.json", False, "unsafe-eval"),
    ],
)
def test_each_address_has_its_policy_and_its_lifetime(site, address, kept, allows):
    assert (policies.lifetime(address) == policies.FOR_EVER) is kept
    said = policies.policy(address, site("a"))
    assert said == allows or f"'{allows}'" in said
    assert "http" not in said and "*" not in said
