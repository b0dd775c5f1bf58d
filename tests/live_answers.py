"""An exercise that is answered on its page, as a reader does it."""

import json
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from visits import AXE, Visit

import lite

ROOT = Path(__file__).parents[1]
PATIENCE = 300_000  # ms; a busy machine gets its time
FAULTY = """(place) => axe.run(place, {preload: false, resultTypes: ["violations"]}).then(
  (found) => found.violations.map((fault) => `${fault.id}: ${fault.nodes[0].html}`)
)"""
DONE = """(cell) => cell.querySelector(".slopes-outcome")?.firstChild
  && !cell.querySelector(".slopes-tools [aria-disabled]")"""


@cache
def exercises():
    """{name: (page, the sources of its cells by kind)} of all exercises that pages judge."""
    found = {}
    for name, notebook in lite.chapters(ROOT).items():
        page = f"book/{name.replace('.ipynb', '.html')}"
        for cell in json.loads(notebook)["cells"]:
            mark, _, rest = cell["id"].partition("-")
            if mark == "exercise":
                exercise, _, kind = rest.rpartition("-")
                found.setdefault(exercise, (page, {}))[1][kind] = "".join(cell["source"])
    return found


class Reader(Visit):
    """A page of the course, with Python where the site has it."""

    def __init__(self, chrome, site, page, **conditions):
        super().__init__(chrome, urljoin(site, page), **conditions)
        self.context.set_default_timeout(PATIENCE)

    def answer(self, exercise):
        return Answer(self.page, exercise)

    def faulty(self, place):
        """What axe finds wrong in a place, a line each."""
        self.page.evaluate(AXE.read_text("utf-8"))
        return self.page.evaluate(FAULTY, place)


class Answer:
    """The place of an exercise on a page: opened, written to, run."""

    def __init__(self, page, exercise):
        self.page, self.name = page, exercise
        self.button = page.locator(f'.slopes-answer > [data-exercise="{exercise}"]')
        self.cell = page.locator(f'.cell:has(+ .slopes-answer > [data-exercise="{exercise}"])')
        self.field = self.cell.get_by_role("textbox")
        self.outcome = self.cell.locator(".slopes-outcome")
        self.says = self.cell.locator(".slopes-says")

    def open(self, seconds=None):
        """Open it; `seconds` is what a run may take, where that is not what the page says."""
        if seconds:
            self.button.evaluate("(it, seconds) => { it.dataset.seconds = seconds; }", seconds)
        self.button.click()
        self.field.wait_for()
        return self

    def press(self, name):
        self.cell.get_by_role("button", name=name).click()

    def write(self, text):
        self.field.focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)
        return self

    def run(self, text=None):
        """Run what is written, or another text; what is shown of it, as text."""
        if text is not None:
            self.write(text)
        self.field.focus()
        self.page.keyboard.press("Control+Enter")
        return self.shown()

    def shown(self):
        handle = self.cell.element_handle()
        self.page.wait_for_function(DONE, arg=handle, polling=20)
        return self.outcome.inner_text()

    @property
    def verdict(self):
        """The classes of the verdicts that are shown: right, wrong, todo."""
        found = self.outcome.locator(".slopes-result").all()
        return [it.get_attribute("class").removeprefix("slopes-result ") for it in found]
