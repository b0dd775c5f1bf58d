"""Pages of the built site in a browser, and a record of all that they ask for and say."""

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import browser
import pytest
import serve
from playwright.sync_api import sync_playwright

SITE = serve.SITE
LOOK = Path(__file__).with_name("site") / "look.js"
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
SETTLED = """async () => {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
TURNED = """(scheme) => {
  document.getAnimations().forEach((animation) => animation.finish());
  const { mode, theme } = document.documentElement.dataset; // a page without them has CSS alone
  return !mode || theme === scheme;
}"""

RUN = """([place, rules, runOnly]) => axe.run(
  place === "document" ? document : {exclude: [[place.replace("not ", "")]]},
  {rules, preload: false, resultTypes: ["violations"], ...(runOnly && {runOnly})}
).then((found) => found.violations.flatMap((fault) => fault.nodes.map((node) =>
  `${fault.id}: ${node.target.join(" ")}, ${[...node.any, ...node.all, ...node.none][0]?.message}`
)))"""
THIN_OUT = """() => {
  const met = new Set();
  const alike = [...document.querySelectorAll("pre span, .katex, svg[role=img] *")].filter((e) => {
    const place = e.closest("article pre, figure, p, td, li, summary")?.className;
    const kind = `${place} ${e.getAttribute("class")} ${getComputedStyle(e).color}`;
    return met.has(kind) || !met.add(kind);
  });
  alike.forEach((e) => e.replaceWith(e.matches("svg *") ? "" : e.textContent));
}"""
FEW_TEXTS = """() => {
  const met = new Set(), papers = new Map();
  const paper = (e) => {
    if (!e) return "";
    if (!papers.has(e)) {
      const style = getComputedStyle(e), bare = style.backgroundColor === "rgba(0, 0, 0, 0)";
      papers.set(e, (bare ? paper(e.parentElement) : style.backgroundColor) + style.opacity);
    }
    return papers.get(e);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  window.silenced = [];
  while (texts.nextNode()) {
    const text = texts.currentNode, e = text.parentElement, box = e.getBoundingClientRect();
    const shown = box.width > 1 && e.checkVisibility({ visibilityProperty: true });
    if (!text.data.trim() || !shown) continue;
    const { color, fill, fontSize, fontWeight } = getComputedStyle(e);
    const tag = [e.localName, e.getAttribute("class"), e.parentElement.getAttribute("class")];
    const kind = [...tag, color, fill, fontSize, fontWeight, paper(e)].join();
    if (met.has(kind)) window.silenced.push([text, text.data]);
    met.add(kind);
  }
  window.silenced.forEach(([text]) => { text.data = ""; });
}"""
ALL_TEXTS = "window.silenced.forEach(([text, data]) => { text.data = data; })"
STOP = """() => {
  const e = document.activeElement, style = getComputedStyle(e);
  document.getAnimations().forEach((animation) => animation.finish());
  const own = style.outlineStyle === "auto" || parseFloat(style.outlineWidth) >= 2;
  const ring = style.outlineStyle !== "none" && own;
  const box = e.getBoundingClientRect();
  const inView = box.width && box.height && box.top < innerHeight && box.bottom > 0;
  return {
    name: `${e.localName} “${(e.ariaLabel || e.innerText || "").trim().slice(0, 40)}”`,
    href: e.getAttribute("href"), left: e === document.body, seen: Boolean(ring && inView),
  };
}"""

MOVING = """() => [...document.querySelectorAll("*")].flatMap((e) =>
  ["", "::before", "::after"].map((part) => [e, part, getComputedStyle(e, part || null)])
).filter(([e, part, style]) =>
  style.transitionDuration.split(",").some((time) => parseFloat(time) > 0) ||
  (style.animationName !== "none" && parseFloat(style.animationDuration) > 0)
).map(([e, part]) => `${e.localName}.${[...e.classList].join(".")}${part}`)"""


@cache
def pages():
    """Every page of the site but the way in, which only leads on; of the listings the longest."""
    found = {path.relative_to(SITE): path.stat().st_size for path in SITE.rglob("*.html")}
    listings = sorted((p for p in found if p.parts[0] == "_modules"), key=found.get)
    apart = ("_static", "_modules", "lite")  # the last: JupyterLite's
    kept = [p for p in found if p.parts[0] not in apart and len(p.parts) > 1]
    return sorted(p.as_posix() for p in [*kept, *listings[-1:]])


@cache
def special():
    return sorted(p.name for p in SITE.glob("*.html") if p.name != "index.html")


def chapters():
    return [name for name in pages() if (SITE / "_sources" / name).with_suffix(".ipynb").exists()]


def moving():
    """Every page with an Explorer; a listing of the code that writes one has none."""
    texts = {name: (SITE / name).read_text("utf-8") for name in pages()}
    return [n for n, text in texts.items() if '<figure class="slopes-explorer' in text]


LISTS = {"name": lambda: pages() + special(), "chapter": chapters, "moving": moving}


def pytest_generate_tests(metafunc):
    """One test a page: `name` is any page, `chapter` a notebook's, `moving` has an Explorer."""
    for argument in LISTS.keys() & set(metafunc.fixturenames):
        metafunc.parametrize(argument, LISTS[argument]() or ["none"])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """All tests of a page, or of the same words, go to one worker, which sees it once for all."""
    from xdist.scheduler import LoadScopeScheduling

    class ByPage(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            given = nodeid.rpartition("[")[2]
            page = re.search(r"(?:book|_modules)/[\w/.-]+?\.html|\w+\.html", given)
            return page[0] if page else given

    return ByPage(config, log)


@pytest.fixture(scope="session")
def chrome():
    """A browser that reaches nothing but loopback."""
    with sync_playwright() as playwright:
        arguments = [*browser.QUIET.split(), ALONE]
        chrome = playwright.chromium.launch(executable_path=browser.find(), args=arguments)
        yield chrome
        chrome.close()


class Visit:
    """A page in a context of its own, and what it asked for, was refused and said."""

    def __init__(self, chrome, address, scheme="light", width=1280, settle=True, **conditions):
        size = {"width": width, "height": 800 if width > 600 else 740}
        phone = {"is_mobile": True, "has_touch": True} if width < 600 else {}
        usual = {"viewport": size, "color_scheme": scheme, "reduced_motion": "reduce"}
        self.context = chrome.new_context(**usual | phone | conditions)
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.home = urlsplit(address).netloc
        self.requests, self.refused, self.said = [], [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("response", self._answered)
        self.page.on("requestfailed", self._failed)
        self.page.on("console", self._spoke)
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.goto(address)
        if settle:
            self.page.evaluate(SETTLED)

    def _failed(self, request):
        if request.failure != "net::ERR_ABORTED":  # the page was left before the answer came
            self.refused.append(f"{request.failure} {request.url}")

    def _answered(self, response):
        if response.status >= 400:
            self.refused.append(f"{response.status} {response.url}")

    def _spoke(self, message):
        if message.type in ("error", "warning"):
            self.said.append(f"{message.type}: {message.text}")

    @property
    def strangers(self):
        """Requests that would leave this machine's site."""
        asked = (urlsplit(url) for url in self.requests)
        return [u.geturl() for u in asked if u.scheme[:4] == "http" and u.netloc != self.home]

    @property
    def faults(self):
        return self.strangers + self.refused + self.said

    def look(self):
        """What the page shows, in words, as `look.js` has it."""
        return self.page.evaluate(LOOK.read_text("utf-8"))

    def turn(self, scheme):
        """Let the page turn light or dark as it does when the reader's system does."""
        self.page.emulate_media(color_scheme=scheme)
        self.page.wait_for_function(TURNED, arg=scheme, polling=20)

    def thin_out(self):
        """Keep one of each kind of code token, formula and stroke, of which axe sees thousands."""
        self.page.evaluate(AXE.read_text("utf-8"))
        self.page.evaluate(THIN_OUT)

    def form(self, rules=()):
        """What axe finds wrong but for contrast, a line for each place, once thinned out."""
        switched = {"color-contrast": {"enabled": False}} | {r: {"enabled": True} for r in rules}
        return self.page.evaluate(RUN, ["document", switched, None])

    def contrast(self, within="document"):
        """Where axe misses contrast, judged on one text of each kind: by far its longest work."""
        self.page.evaluate(FEW_TEXTS)
        found = self.page.evaluate(RUN, [within, {}, ["color-contrast"]])
        self.page.evaluate(ALL_TEXTS)
        return found

    def weight(self):
        """The compressed size in bytes of each file that the page has asked for."""
        names = {urlsplit(url).path.lstrip("/") for url in self.requests}
        return {name: compressed(SITE / name) for name in names if (SITE / name).is_file()}


@cache
def compressed(path):
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, 6)))
