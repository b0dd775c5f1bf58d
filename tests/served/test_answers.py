"""What nginx says with each answer: what it is, how it may be kept, and what a page may load."""

import gzip
import re
from http.client import HTTPConnection

import policies
import pytest
from live_chapters import Chapter
from visits import SITE

KEPT, ASKED_ANEW = "max-age=31536000, immutable", "no-cache"
TYPES = {
    "book/index.html": "text/html; charset=utf-8",
    "_static/slopes.css": "text/css; charset=utf-8",
    "_static/slopes.js": "text/javascript; charset=utf-8",
    "_sources/book/04-sigmoid.ipynb": "application/x-ipynb+json",
    "_static/favicon.svg": "image/svg+xml; charset=utf-8",
    "_static/slopes.png": "image/png",
    "_static/cheat-sheet.pdf": "application/pdf",
    "_static/katex/fonts/KaTeX_Main-Bold.woff2": "font/woff2",
}

LITE = {
    "lite/notebooks/index.html": ("text/html; charset=utf-8", ASKED_ANEW),
    "lite/build/jlab_core.*.js": ("text/javascript; charset=utf-8", KEPT),
    "lite/extensions/@jupyterlite/*/static/comlink.worker.*.js": (
        "text/javascript; charset=utf-8",
        ASKED_ANEW,
    ),
    "lite/own/*/start.js": ("text/javascript; charset=utf-8", KEPT),
    "lite/own/*/pyodide-lock.json": ("application/json", KEPT),
    "lite/pyodide/*/pyodide.mjs": ("text/javascript; charset=utf-8", KEPT),
    "lite/pyodide/*/pyodide.asm.wasm": ("application/wasm", KEPT),
    "lite/pyodide/*/numpy-*.whl": ("application/zip", KEPT),
}
with_lite = pytest.mark.skipif(not (SITE / "lite").exists(), reason="`make lite` was not run")


def ask(port, name, **headers):
    """(status, headers, body) of the answer for `name`."""
    asking = HTTPConnection("127.0.0.1", port)
    asking.request("GET", f"/{name}", headers=headers)
    answer = asking.getresponse()
    body = answer.read()
    asking.close()
    return answer.status, answer.headers, body


@pytest.fixture
def style():
    """The style's address, as a page asks for it."""
    page = (SITE / "book" / "index.html").read_text("utf-8")
    return re.search(r"_static/slopes\.css\?v=\w{8}", page)[0]


@pytest.mark.parametrize("file", TYPES)
def test_it_says_what_it_is_and_what_pages_may_load(standing, file):
    status, headers, body = ask(standing.port, file)
    assert (status, headers["Content-Type"]) == (200, TYPES[file])
    assert headers["Content-Security-Policy"] == policies.of_pages(SITE)
    assert headers["Cache-Control"] == ASKED_ANEW
    assert body == (SITE / file).read_bytes()


@with_lite
@pytest.mark.parametrize("pattern", LITE)
def test_what_runs_python_is_kept_and_may_load_what_it_needs(standing, pattern):
    file = next(SITE.glob(pattern)).relative_to(SITE).as_posix()
    status, headers, body = ask(standing.port, file)
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, *LITE[pattern])
    assert headers["Content-Security-Policy"] == policies.policy(f"/{file}", SITE)
    assert body == (SITE / file).read_bytes()


@with_lite
def test_a_chapter_s_imports_run_under_these_policies(chrome, site):
    context = chrome.new_context()
    chapter = Chapter(context, site, "05-tanh.ipynb")
    chapter.run("imports")
    wrong = chapter.wrong() + chapter.faults
    context.close()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("file", [name for name in TYPES if "charset" in TYPES[name]])
def test_texts_are_sent_packed_to_who_can_unpack_them(standing, file):
    _, headers, body = ask(standing.port, file, **{"Accept-Encoding": "gzip"})
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(body) == (SITE / file).read_bytes()


def test_an_address_that_is_not_there_gets_the_list_of_pages(standing):
    status, headers, body = ask(standing.port, "no/such/page.html")
    assert status == 404 and body == (SITE / "404.html").read_bytes()
    assert headers["Content-Security-Policy"] == policies.of_pages(SITE)


def test_the_way_in_leads_to_the_book(standing):
    status, _, body = ask(standing.port, "")
    assert status == 200 and body == (SITE / "index.html").read_bytes()


def test_only_what_has_a_fingerprint_is_kept_by_browsers(standing, style):
    plain = style.partition("?")[0]
    for name in [plain, f"{plain}?v=00000000", f"{plain}?v=../..", f"{plain}?v="]:
        status, headers, body = ask(standing.port, name)
        assert status == 200 and headers["Cache-Control"] == ASKED_ANEW, name
    status, headers, same = ask(standing.port, style)
    assert headers["Cache-Control"] == KEPT and same == body


def test_a_page_is_asked_for_anew_and_sent_only_where_it_has_changed(host, tmp_path_factory):
    _, headers, _ = ask(host.port, "book/index.html")
    known = {"If-None-Match": headers["ETag"]}
    host.publish(SITE)
    assert ask(host.port, "book/index.html", **known)[0] == 304
    host.publish(changed(tmp_path_factory))
    status, _, body = ask(host.port, "book/index.html", **known)
    assert status == 200 and body.endswith(b"new")


def test_an_open_page_gets_its_own_style_after_the_site_was_replaced(host, style, tmp_path_factory):
    before = ask(host.port, style)[2]
    for _ in range(3):
        host.publish(changed(tmp_path_factory))
    assert ask(host.port, style)[2] == before
    assert ask(host.port, style.partition("?")[0])[2].endswith(b"new")


def changed(tmp_path_factory):
    """Another edition of three files of the site."""
    other = tmp_path_factory.mktemp("other")
    for name in ["book/index.html", "_static/slopes.css", "404.html"]:
        (other / name).parent.mkdir(exist_ok=True)
        page = re.sub(rb"\?v=\w{8}", b"", (SITE / name).read_bytes())
        (other / name).write_bytes(page + b"new")
    return other
