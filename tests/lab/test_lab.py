"""One chapter in a real JupyterLab: run to its end, its figure moved, what folds folded."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import browser
import execute
import nbformat
import pytest
from playwright.sync_api import TimeoutError, expect, sync_playwright

ROOT = Path(__file__).parents[2]
CHAPTER = "05-tanh.ipynb"
TOKEN = "only-for-this-test"
SETTINGS = {  # the whole notebook in the page, and no questions
    "notebook-extension/tracker.jupyterlab-settings": {"windowingMode": "none"},
    "apputils-extension/notification.jupyterlab-settings": {
        "checkForUpdates": False,
        "fetchNews": "false",
    },
}
CELLS = """() => jupyterapp.shell.currentWidget.content.widgets
  .filter((cell) => cell.model.type === "code" && cell.model.sharedModel.source.trim())
  .map(({ model, inputHidden }) => ({
    id: model.id, folded: inputHidden, count: model.executionCount,
    outputs: model.outputs.toJSON(),
  }))"""
DARK = """async () => {
  const theme = { theme: "JupyterLab Dark" };
  await jupyterapp.commands.execute("apputils:change-theme", theme);
}"""
LETTERS = ".jp-OutputArea-output svg[role=img] text"
INKS = """(letters) => [...document.querySelectorAll(letters)].map((e) => {
  const panel = getComputedStyle(document.querySelector(".jp-Notebook")).backgroundColor;
  const parts = (colour) => colour.match(/\\d+/g).slice(0, 3).map(Number);
  const [ink, page] = [parts(getComputedStyle(e).fill), parts(panel)];
  return Math.max(...ink.map((part, at) => Math.abs(part - page[at])));
})"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab that has the book, and nothing of the user's."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "book", home / "book", ignore=shutil.ignore_patterns("_*"))
    for name, values in SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [
        f"--port={port}",
        "--ip=127.0.0.1",
        f"--IdentityProvider.token={TOKEN}",
        f"--ServerApp.root_dir={home / 'book'}",
        f"--LabApp.user_settings_dir={home / 'settings'}",
        f"--LabApp.workspaces_dir={home / 'workspaces'}",
        "--ServerApp.port_retries=0",
        "--LabApp.expose_app_in_browser=True",
        "--no-browser",
    ]
    options += ["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    folders = ["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"]
    env = execute.environment() | {name: str(home / name.lower()) for name in folders}
    command = [sys.executable, "-m", "jupyterlab", *options]
    with (home / "log").open("w+") as log:
        merged = {"stdout": log, "stderr": subprocess.STDOUT}
        server = subprocess.Popen(command, env=env, cwd=home, **merged)
        address = f"http://127.0.0.1:{port}/"
        try:
            wait_for(address, server, home / "log")
            yield address
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def wait_for(address, server, log, seconds=200):
    """Return once the server answers; fail with its last words if it does not."""
    for _ in range(seconds * 5):
        if server.poll() is not None:
            break
        try:
            with urlopen(f"{address}api?token={TOKEN}"):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-1500:]}", pytrace=False)


@pytest.fixture(scope="module")
def page(lab):
    """The chapter, opened and run to its end."""
    with sync_playwright() as playwright:
        arguments = [
            *browser.QUIET.split(),
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        ]
        chrome = playwright.chromium.launch(executable_path=browser.find(), args=arguments)
        page = chrome.new_page(viewport={"width": 1300, "height": 900})
        page.set_default_timeout(200_000)
        page.goto(f"{lab}lab/tree/{CHAPTER}?token={TOKEN}")
        run_all(page)
        yield page
        chrome.close()


def run_all(page):
    """Run every cell once the kernel is there, and wait until each has its number."""
    expect(page.locator(".jp-Notebook .jp-CodeCell").first).to_be_attached(timeout=200_000)
    idle = page.locator("#jp-main-statusbar").get_by_text("| Idle")
    choose = page.locator(".jp-Dialog button", has_text="Select")
    expect(idle.or_(choose).first).to_be_visible(timeout=200_000)
    if choose.is_visible():
        choose.click()
    expect(idle).to_be_visible(timeout=200_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator("li[data-command='runmenu:run-all']").click()
    try:
        page.wait_for_function(f"({CELLS})().every((cell) => cell.count)", timeout=900_000)
    except TimeoutError:
        waiting = [cell["id"] for cell in page.evaluate(CELLS) if not cell["count"]]
        pytest.fail(f"Cells that did not end within a quarter of an hour: {waiting}", pytrace=False)


def cells(part):
    notebook = nbformat.read(ROOT / "book" / CHAPTER, 4)
    return [cell for cell in notebook.cells if cell.id.endswith(part)]


def tagged(role):
    return {cell.id for cell in cells("") if role in cell.metadata.get("tags", ())}


def test_it_runs_to_its_end_without_an_error(page):
    run = page.evaluate(CELLS)
    code = [cell.id for cell in cells("") if cell.cell_type == "code" and cell.source.strip()]
    assert [(cell["id"], cell["count"]) for cell in run] == [
        (name, number) for number, name in enumerate(code, 1)
    ]
    wrong = [
        f"cell {cell['id']}: {output.get('evalue') or output.get('text')}"
        for cell in run
        for output in cell["outputs"]
        if output["output_type"] == "error" or output.get("name") == "stderr"
    ]
    assert not wrong, "\n".join(wrong)


def test_its_figure_is_moved_and_redraws(page):
    figure = page.locator(".widget-vbox", has=page.get_by_role("slider")).first
    drawing, slider = figure.locator("svg[role=img]"), figure.get_by_role("slider").first
    expect(drawing).to_be_visible()
    before = drawing.get_attribute("aria-label"), drawing.inner_html()
    slider.press("End")
    expect(drawing).not_to_have_attribute("aria-label", before[0])
    assert drawing.inner_html() != before[1]
    slider.press("Home")
    slider.press("ArrowRight")
    expect(figure.get_by_role("alert")).to_have_count(0)


def test_hints_and_solutions_are_folded(page):
    hints = page.locator(".jp-MarkdownCell details", has_text="Hint")
    assert hints.count() == len(cells("-hint"))
    assert hints.evaluate_all("all => all.filter((e) => e.open).length") == 0
    folded = {cell["id"] for cell in page.evaluate(CELLS) if cell["folded"]}
    assert {cell.id for cell in cells("-solution")} <= folded
    assert tagged("draw") | tagged("proof") <= folded
    assert page.locator(".jp-CodeCell .jp-InputPlaceholder").count() == len(folded)


def test_the_stubs_wait_and_the_solutions_are_right(page):
    todo = page.locator(".jp-OutputArea .slopes-result.todo strong").all_inner_texts()
    assert todo == ["Not attempted."] * len(cells("-stub"))


def test_a_proof_says_in_one_line_what_it_checked(page):
    proofs = [cell for cell in page.evaluate(CELLS) if cell["id"] in tagged("proof")]
    assert proofs
    for cell in proofs:
        shown = [o["data"] for o in cell["outputs"] if o["data"]["text/html"]]  # no wiped bar
        assert len(shown) == 1 and "checked" in "".join(shown[0]["text/plain"]), cell["id"]


def test_an_answer_waits_for_the_reader(page):
    waiting = page.locator(".jp-Cell details", has_text="I have guessed: show me")
    words = page.locator(".jp-MarkdownCell details", has_text="I have guessed: show me")
    shown = tagged("answer") - tagged("proof")
    assert shown and waiting.count() == len(shown) + words.count()
    assert waiting.evaluate_all("all => all.filter((e) => e.open).length") == 0


def test_no_figure_is_a_picture_on_a_white_sheet(page):
    assert page.locator(".jp-OutputArea-output img").count() == 0
    assert page.locator(LETTERS).count() > 100
    assert min(page.evaluate(INKS, LETTERS)) > 60, "letters in the colour of the page"
    page.evaluate(DARK)
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false")
    assert min(page.evaluate(INKS, LETTERS)) > 60, "letters in the colour of the page, in the dark"


def test_each_claim_stands_over_its_verdict(page):
    claims = page.locator(".slopes-said > li")
    assert claims.count() >= 3
    for claim in claims.all():
        said, verdict = claim.locator("p").all()
        over, under = said.bounding_box(), verdict.bounding_box()
        assert over["x"] == under["x"] and over["y"] + over["height"] <= under["y"]
