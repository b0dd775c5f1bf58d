"""The built site on loopback, for tests that look at its pages in a browser."""

import threading
from functools import cache
from urllib.parse import urljoin

import pytest
import serve
from visits import Visit, chrome, pages, pytest_generate_tests, pytest_xdist_make_scheduler

__all__ = ["chrome", "pytest_generate_tests", "pytest_xdist_make_scheduler"]


@pytest.fixture(scope="session")
def site():
    """The address of the site, served by the book's own server."""
    if not pages():
        pytest.fail("The site is not built: run `make book` first.", pytrace=False)
    serving = serve.server(ports=[0])
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}/"
    serving.shutdown()
    serving.server_close()
    thread.join()


@pytest.fixture
def visit(chrome, site):
    """Opens pages for one test; whatever they ask for or say that they must not fails it."""
    visits = []

    def visit(name, **conditions):
        visits.append(Visit(chrome, urljoin(site, name), **conditions))
        return visits[-1].page

    yield visit
    faults = [fault for one in visits for fault in one.faults]
    for one in visits:
        one.context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture(scope="session")
def seen(chrome, site):
    """Looks at a page under given conditions, once for all the tests of a worker."""

    @cache
    def seen(name, look, **conditions):
        visit = Visit(chrome, urljoin(site, name), **conditions)
        try:
            found = look(visit)
        finally:
            visit.context.close()
        return found

    return seen
