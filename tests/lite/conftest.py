"""The built site with the distribution, on loopback, and chapters opened there."""

import threading

import browser
import pytest
import serve
from fingerprint import distribution
from live_chapters import Chapter, Noting
from playwright.sync_api import sync_playwright
from visits import ALONE, SITE


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
def profile(tmp_path_factory):
    """Opens a browser that has nothing yet, and keeps on disk what it fetches, as a reader's."""
    with sync_playwright() as playwright:
        opened = []

        def profile():
            opened.append(
                playwright.chromium.launch_persistent_context(
                    tmp_path_factory.mktemp("profile"),
                    executable_path=browser.find(),
                    args=[*browser.QUIET.split(), ALONE],
                    viewport={"width": 1300, "height": 900},
                )
            )
            return opened[-1]

        yield profile
        for context in opened:
            context.close()


@pytest.fixture(scope="session")
def reader(profile):
    """One reader's browser, for all that needs no new one."""
    return profile()


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
