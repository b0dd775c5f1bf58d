"""A chapter in JupyterLite, its cells run, read and rewritten through the page's own script."""

from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import nbformat
import serve

ROOT = Path(__file__).parents[1]

PATIENCE = 300_000  # ms; a busy machine gets its time
READY = """() => window.jupyterapp
  && jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === "idle" """
CELLS = """() => jupyterapp.shell.currentWidget.content.widgets
  .filter((cell) => cell.model.type === "code" && cell.model.sharedModel.source.trim())
  .map(({ model }) => ({
    id: model.id, count: model.executionCount, tags: model.getMetadata("tags") ?? [],
    outputs: model.outputs.toJSON(),
  }))"""
RUN = """async ([id, source]) => {
  const { content } = jupyterapp.shell.currentWidget;
  const at = content.widgets.findIndex((cell) => cell.model.id === id);
  content.activeCellIndex = at;
  if (source !== null) content.widgets[at].model.sharedModel.setSource(source);
  await jupyterapp.commands.execute("notebook:run-cell");
}"""
RUN_ALL = """() => { jupyterapp.commands.execute("notebook:run-all-cells"); }"""
ENDED = """(cells) => cells.every((cell) => cell.count)
  || cells.some((cell) => cell.outputs.some((output) => output.output_type === "error"))"""
DONE = f"() => ({ENDED})(({CELLS})()) && ({READY})()"


def cells(name, end):
    notebook = nbformat.read(ROOT / "book" / name, 4)
    return [cell for cell in notebook.cells if cell.id.endswith(end)]


class Noting(serve.Handler):
    """Serves the site, and notes each answer: (address, status)."""

    answers: ClassVar = []

    def log_request(self, code="-", size="-"):
        self.answers.append((self.path, int(code)))


class Chapter:
    """A chapter that is open and ready, and what it asked for and said that it must not."""

    def __init__(self, reader, site, name):
        self.site, self.name, self.since, self.faults = site, name, len(Noting.answers), []
        self.page = reader.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("request", self._asked)
        self.page.on("requestfailed", lambda it: self.faults.append(f"{it.failure} {it.url}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("console", self._spoke)
        self.page.goto(f"{site}lite/notebooks/index.html?path={name}")
        self.page.wait_for_function(READY)

    def _asked(self, request):
        to = urlsplit(request.url)
        if to.scheme.startswith("http") and to.netloc != urlsplit(self.site).netloc:
            self.faults.append(f"elsewhere: {request.url}")

    def _spoke(self, message):
        if "Content Security Policy" in message.text or message.type == "error":
            self.faults.append(f"said: {message.text[:300]}")

    @property
    def asked(self):
        """(address, status) of each answer since the chapter was opened, the workers' too."""
        return Noting.answers[self.since :]

    def cells(self, tag=None):
        """The code cells, or those with a tag, with their outputs."""
        return [cell for cell in self.page.evaluate(CELLS) if tag is None or tag in cell["tags"]]

    def run(self, cell, source=None):
        """What a cell shows when it has run, after it was given another text where one is given."""
        self.page.evaluate(RUN, [cell, source])
        self.page.wait_for_function(READY)
        return next(it["outputs"] for it in self.cells() if it["id"] == cell)

    def run_all(self):
        self.page.evaluate(RUN_ALL)
        self.page.wait_for_function(DONE, timeout=4 * PATIENCE)

    def wrong(self):
        """What the cells show that no chapter may show."""
        return [
            f"{cell['id']}: {output.get('evalue') or output.get('text')}"
            for cell in self.cells()
            for output in cell["outputs"]
            if output["output_type"] == "error" or output.get("name") == "stderr"
        ]
