"""What the first visit of every page costs, as nginx sends it, and what it moves as it arrives."""

from urllib.parse import urljoin

import pytest
from visits import Visit

HEAVIEST, MOST_NODES, MOST_SHIFT = 170 * 1024, 9000, 0.02
SENT = """() => ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
  .map((entry) => [entry.name, entry.transferSize])"""
NODES = "document.querySelectorAll('*').length"
SHIFTS = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().map((shift) => shift.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done([]), 500); // none are told of where there are none
})"""


@pytest.fixture(params=[1280, 360])
def visited(request, chrome, site, name):
    """A page on its first visit, on a desk and on a phone."""
    visit = Visit(chrome, urljoin(site, name), width=request.param)
    yield visit.page
    visit.context.close()
    assert not visit.faults, "\n".join(visit.faults)


def test_a_first_visit_is_light_and_still(visited, record_property):
    sent = visited.evaluate(SENT)
    found = {
        "KiB sent": sum(size for _, size in sent) / 1024,
        "nodes": visited.evaluate(NODES),
        "shift": sum(visited.evaluate(SHIFTS)),
    }
    for what, value in found.items():
        record_property(what, value)
    assert found["KiB sent"] * 1024 <= HEAVIEST, sorted(sent, key=lambda one: -one[1])[:6]
    assert found["nodes"] <= MOST_NODES
    assert found["shift"] <= MOST_SHIFT
