"""The copy of the site that nginx serves: replaced in one step, it keeps what pages ask for."""

import gzip
import os

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
    assert f'Content-Security-Policy "{POLICY}"' in told
