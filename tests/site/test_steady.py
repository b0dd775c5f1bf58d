"""Every page as it arrives slowly: what comes late moves nothing."""

import functools
import sys
import threading
from http.server import ThreadingHTTPServer

import pytest
import serve

MOST = 0.02  # of the score that Chromium gives for what shifts while a page loads
LONGEST = 20  # seconds until a page shows something
SHIFTS = """const tell = new PerformanceObserver(() => fetch("/painted"));
tell.observe({ type: "paint", buffered: true });
new PerformanceObserver((list) => {
  window.shifts = [...(window.shifts ?? []), ...list.getEntries()];
}).observe({ type: "layout-shift", buffered: true })"""
SEEN = """() => (window.shifts ?? []).filter((shift) => !shift.hadRecentInput).map((shift) => [
  shift.value, shift.sources.map(({ node }) => (node?.textContent ?? "").trim().slice(0, 40))
])"""


class Slow(serve.Handler):
    """Sends a page's text first; what follows it, and letters of its maths, once it is seen."""

    seen = threading.Event()

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path == "/painted":
            self.seen.set()
            self.send_response(204)
            self.end_headers()
        elif path.endswith(".html"):
            self.seen.clear()
            self.send_page((serve.SITE / path.lstrip("/")).read_bytes())
        else:
            if "/fonts/KaTeX_Ma" in path:
                self.seen.wait(LONGEST)
            super().do_GET()

    def send_page(self, page):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        text, end, rest = page.partition(b"</article>")
        self.wfile.write(text)
        self.wfile.flush()
        self.seen.wait(LONGEST)
        self.wfile.write(end + rest)


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        if not isinstance(sys.exception(), ConnectionError):  # the browser has left the page
            super().handle_error(request, client_address)


@pytest.fixture(scope="module")
def slow():
    """The address of the site on a slow server."""
    handler = functools.partial(Slow, directory=str(serve.SITE))
    serving = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}/"
    serving.shutdown()
    serving.server_close()
    thread.join()


@pytest.fixture
def arrive(chrome, slow):
    """Opens a page of the slow site and returns what has shifted on it."""
    contexts = []

    def arrive(name, width):
        phone = {"is_mobile": True, "has_touch": True} if width < 600 else {}
        contexts.append(chrome.new_context(viewport={"width": width, "height": 800}, **phone))
        page = contexts[-1].new_page()
        page.add_init_script(SHIFTS)
        page.goto(slow + name)
        page.evaluate("document.fonts.ready.then(() => true)")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
        return page.evaluate(SEEN)

    yield arrive
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_what_comes_late_moves_nothing(arrive, name, width):
    shifts = arrive(name, width)
    assert sum(value for value, _ in shifts) <= MOST, shifts
