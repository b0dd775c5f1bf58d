"""The built site with the distribution, on loopback, and chapters opened there."""

import threading

import pytest
import serve
from fingerprint import distribution
from live_chapters import Chapter, Noting
from visits import SITE, chrome

__all__ = ["chrome"]


@pytest.fixture(scope="session")
def site():
    """The address of the site."""
    if not distribution(SITE.parents[1]) or not (SITE / "lite").exists():
        pytest.fail("The site has no distribution: run `make lite book` first.", pytrace=False)
    serving = serve.server(ports=[0], handler=Noting)
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}/"
    serving.shutdown()
    serving.server_close()
    thread.join()


@pytest.fixture(scope="session")
def reader(chrome):
    """A browser that keeps what it has fetched, as a reader's does from chapter to chapter."""
    context = chrome.new_context(viewport={"width": 1300, "height": 900})
    yield context
    context.close()


@pytest.fixture
def opened(reader, site):
    """Opens a chapter in JupyterLite; whatever goes wrong or elsewhere fails the test."""
    chapters = []

    def opened(name):
        chapters.append(Chapter(reader, site, name))
        return chapters[-1]

    yield opened
    faults = [fault for chapter in chapters for fault in chapter.faults]
    for chapter in chapters:
        chapter.page.close()
    assert not faults, "\n".join(faults)
