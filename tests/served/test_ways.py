"""Every page in Chromium and in Firefox, in each way in which somebody reads it."""

from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urljoin

import programs
import pytest
from firefox import QUIET, Firefox, Tab
from visits import LOOK, MOVING, SETTLED, SITE, Visit

WIDE = LOOK.read_text("utf-8")
SCRIPTS = ["whole.js", "faint.js", "keys.js"]
WHOLE, FAINT, KEYS = (Path(__file__).with_name(name).read_text("utf-8") for name in SCRIPTS)


class Way(NamedTuple):
    """What a page must see of a way to read it, and how the browsers are brought to it."""

    seen: str
    chromium: dict = MappingProxyType({})
    firefox: dict = MappingProxyType({})
    settings: dict = MappingProxyType({})


USUAL = "(scripting: enabled)"
WAYS = {
    "as it is": Way(USUAL, {"reduced_motion": "no-preference"}),
    "from a file": Way(USUAL),
    "without JavaScript": Way(
        "(scripting: none)",
        {"java_script_enabled": False, "settle": False},
        settings={"javascript.enabled": False},
    ),
    "at 200 %": Way(
        "(width: 640px) and (resolution: 2dppx)",
        {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
        {"width": 640, "height": 400, "ratio": 2},
    ),
    "on 320 pixels": Way("(width: 320px)", {"width": 320}, {"width": 320}),
    "in forced colours": Way(
        "(forced-colors: active)",
        {"forced_colors": "active", "scheme": "dark"},
        settings={"ui.useAccessibilityTheme": 1, "browser.display.document_color_use": 2},
    ),
    "with reduced motion": Way(
        "(prefers-reduced-motion: reduce)",
        {"reduced_motion": "reduce"},
        settings={"ui.prefersReducedMotion": 1},
    ),
}


class Page(Visit):
    """A page in Chromium, with what a tab of Firefox has."""

    def evaluate(self, function, argument=None):
        return self.page.evaluate(function, argument)

    def press(self, key, times=1):
        for _ in range(times):
            self.page.keyboard.press(key)

    def close(self):
        self.context.close()


@pytest.fixture(scope="session")
def firefox():
    """A Firefox with given settings, one for all pages."""
    running = {}

    def firefox(**settings):
        key = str(settings)
        if key not in running:
            running[key] = Firefox(programs.find("Firefox"), **QUIET | settings)
        return running[key]

    yield firefox
    for one in running.values():
        one.close()


@pytest.fixture(params=["Chromium", "Firefox"])
def read(request, site, firefox):
    """Opens a page in a way; whatever it asks for or says that it must not fails the test."""
    opened = []

    def read(name, way="as it is"):
        address = (SITE / name).as_uri() if way == "from a file" else urljoin(site, name)
        how = WAYS[way]
        if request.param == "Chromium":
            page = Page(request.getfixturevalue("chrome"), address, **how.chromium)
        else:
            page = Tab(firefox(**how.settings), address, **how.firefox)
            if how.seen != "(scripting: none)":
                page.run(f"({SETTLED})()")
        opened.append(page)
        return page

    yield read
    faults = [fault for page in opened for fault in page.faults]
    for page in opened:
        page.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("way", WAYS)
def test_it_is_whole(read, name, way):
    if (name, way) == ("404.html", "from a file"):
        pytest.skip("it stands for addresses that are not there, which files have none of")
    page = read(name, way)
    faults = page.evaluate(WHOLE, WAYS[way].seen) + page.evaluate(WIDE)["sticksOut"]
    if way == "in forced colours":
        faults += page.evaluate(FAINT)
    if way == "with reduced motion":
        faults += page.evaluate(MOVING)
    assert not faults, "\n".join(faults)


def test_the_keyboard_reaches_everything_and_is_held_nowhere(read, name):
    page = read(name)
    found = page.evaluate(KEYS)
    for _ in range(found["expected"] // 25 + 4):
        page.press("Tab", 50)
        found = page.evaluate(KEYS)
        if not found["missed"]:
            break
    assert not found["missed"], "\n".join(found["missed"][:20])
    assert not found["unseen"], "\n".join(found["unseen"][:20])


def test_an_arrow_key_moves_an_explorer(read, moving):
    page = read(moving)
    frame = """() => {
      const explorer = [...document.querySelectorAll(".slopes-explorer")].find(
        (e) => e.checkVisibility() && e.querySelector("input[type=range]")
      );
      explorer?.querySelector("input").focus();
      return explorer?.querySelector("svg").getAttribute("aria-label") ?? "";
    }"""
    before = page.evaluate(frame)
    if not before:
        pytest.skip("its Explorers have menus alone")
    page.press("Home")
    home = page.evaluate(frame)
    page.press("ArrowRight")
    assert page.evaluate(frame) != home
