"""Answering on the page: whatever an answer does, by keyboard, kept, handed over, in the dark."""

import re
import time

import browser
import nbformat
import pytest
from live_answers import Reader, exercises
from live_chapters import Noting
from playwright.sync_api import expect
from visits import SITE, compressed

expect.set_options(timeout=60_000)  # a busy machine gets its time

PAGE = "book/06-relu.html"
NAME = "relu-backward"
CHECK = f'\n\n\ncheck("{NAME}", backward)'
RIGHT = f"def backward(x, upstream):\n    return upstream * (x > 0){CHECK}"
HEAVIEST = 12e6  # bytes that come with the first answer
QUICK = 2  # seconds that an answer may take in these tests
LOOP = f"def backward(x, upstream):\n    while True:\n        pass{CHECK}"
BAD = {
    "a loop": LOOP,
    "a loop that lets nothing through": LOOP.replace(
        "pass", "try:\n            x\n        except BaseException:\n            pass"
    ),
    "a sleep": f"import time\n\n\ndef backward(x, upstream):\n    time.sleep(1000){CHECK}",
    "an end": "import os\n\nos._exit(1)",
    "a crash": "x = []\nfor _ in range(10**6):\n    x = [x]\nrepr(x)",
    "a flood": "while True:\n    print('a' * 100)",
    "all the memory": "x = []\nwhile True:\n    x.append(np.ones(10**7))",
    "one array too large": "np.ones((10**5, 10**4))",
    "a call without end": f"def backward(x, upstream):\n    return backward(x, upstream){CHECK}",
    "an equation too large": "np.linalg.svd(np.random.default_rng(0).normal(size=(3000, 3000)))",
    "a question": "input('?')",
    "no Python": "def backward(x:",
    "an end of its worker": "import js\n\njs.close()",
}
# Of five chapters, each by a function of its own: one that a check calls.
CALLED = ["fitting-start", "sigmoid-bend", "dense-backward", "gate-backward", "clinic-broadcast"]
FATES = {"a loop": "while True:\n        pass", "a sleep": "__import__('time').sleep(1000)"}
FATES["a crash"] = "__import__('os')._exit(1)"


@pytest.fixture
def reader(chrome, site):
    readers = []

    def reader(page=PAGE, **conditions):
        readers.append(Reader(chrome, site, page, **conditions))
        return readers[-1]

    yield reader
    faults = [fault for each in readers for fault in each.strangers]
    for each in readers:
        each.context.close()
    assert faults == []


@pytest.fixture(scope="module")
def answer(chrome, site):
    """An exercise of chapter 06, open for many answers."""
    reader = Reader(chrome, site, PAGE)
    yield reader.answer(NAME).open(seconds=QUICK)
    reader.context.close()


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_whatever_an_answer_does_a_sentence_comes_back_and_the_next_run_is_clean(answer, text):
    shown = answer.run(text)
    assert re.search(r"[.?!…]$", shown.strip()) or answer.verdict == [], shown
    answer.run(RIGHT)
    assert answer.verdict == ["right"]


@pytest.mark.parametrize("name", CALLED)
def test_a_checked_function_may_loop_sleep_or_crash(reader, name):
    page, cells = exercises()[name]
    answer = reader(page).answer(name).open(seconds=QUICK)
    for fate in FATES.values():
        shown = answer.run(cells["stub"].replace("return ...", fate).replace(", ...", ""))
        assert answer.verdict == ["wrong"] and re.search("was ended|ended Python", shown)
        answer.run(cells["solution"])
        assert answer.verdict == ["right"]


def test_it_can_be_stopped(answer):
    answer.write("while True:\n    pass")
    answer.page.keyboard.press("Control+Enter")
    answer.press("Stop")
    assert answer.shown() == "You have stopped it."
    expect(answer.cell.get_by_role("button", name="Stop")).to_be_hidden()


def test_nothing_is_loaded_before_the_button_is_pressed(reader, site):
    since, visit = len(Noting.answers), reader()
    assert not [address for address, _ in Noting.answers[since:] if "/lite/" in address]
    visit.answer(NAME).open().run()
    asked = {address.partition("?")[0].lstrip("/") for address, _ in Noting.answers[since:]}
    assert not [address for address in asked if "matplotlib" in address]
    weight = sum(compressed(SITE / address) for address in asked if address.startswith("lite/"))
    assert weight < HEAVIEST, f"{weight / 1e6:.1f} MB"
    assert visit.faults == []


class Lasting:
    """Opens pages in a browser that keeps what it fetches on disk, as a reader's does."""

    def __init__(self, chrome, folder):
        self.kind, self.folder = chrome.browser_type, folder

    def new_context(self, **conditions):
        program = {"executable_path": browser.find(), "args": browser.QUIET.split()}
        return self.kind.launch_persistent_context(self.folder, **program, **conditions)


def test_a_second_visit_transfers_nothing(chrome, site, tmp_path):
    visit = Reader(Lasting(chrome, tmp_path), site, PAGE)
    visit.answer(NAME).open().run()
    since = len(Noting.answers)
    visit.page.reload()
    visit.answer(NAME).open().run()
    visit.context.close()
    assert [it for it in Noting.answers[since:] if "/lite/" in it[0] and it[1] != 304] == []


def test_without_a_network_it_goes_on_after_the_first_run(reader):
    visit = reader()
    answer = visit.answer(NAME).open(seconds=QUICK)
    answer.run()
    visit.context.set_offline(True)
    answer.run(LOOP)
    assert "was ended" in answer.outcome.inner_text()
    answer.run(RIGHT)
    assert answer.verdict == ["right"]


def test_a_package_that_cannot_be_fetched_is_said_to_be_missing(reader):
    visit = reader()
    answer = visit.answer(NAME).open(seconds=QUICK)
    answer.run()
    visit.context.set_offline(True)
    shown = answer.run("import matplotlib")
    assert "matplotlib could not be fetched" in shown and "Nothing was judged" not in shown
    answer.run(RIGHT)
    assert answer.verdict == ["right"]


def test_what_is_not_judged_is_said(answer):
    assert f'the line check("{NAME}", …) is missing' in answer.run("n = 3")


def test_the_verdict_comes_into_sight(reader):
    answer = reader(width=360).answer(NAME).open()
    answer.run("\n".join([*map("# {}".format, range(40)), RIGHT]))
    assert answer.outcome.locator(".slopes-result").bounding_box()["y"] < 700


def test_it_goes_by_keyboard_alone(reader):
    answer = reader().answer(NAME)
    keyboard = answer.page.keyboard
    answer.button.focus()
    keyboard.press("Enter")
    expect(answer.field).to_be_focused()
    assert re.search(
        "Tab indents; Escape, then Tab, leaves", answer.field.get_attribute("aria-label")
    )
    keyboard.type("1")  # in the place of the dots
    assert "return 1" in answer.field.inner_text()
    keyboard.press("ControlOrMeta+a")
    keyboard.insert_text("x = 1; x")
    keyboard.press("Home")
    keyboard.press("Tab")
    assert answer.field.inner_text().splitlines()[0] == "    x = 1; x"
    keyboard.press("Shift+Tab")
    keyboard.press("Escape")
    keyboard.press("Tab")
    expect(answer.cell.get_by_role("button", name="Run")).to_be_focused()
    keyboard.press("Enter")
    answer.shown()
    expect(answer.cell.get_by_role("button", name="Run")).to_be_focused()
    keyboard.press("Shift+Tab")
    expect(answer.field).to_be_focused()


def test_one_hidden_line_says_what_happens_and_focus_stays(reader):
    answer = reader().answer(NAME).open()
    expect(answer.says).to_have_text(re.compile("Python is ready"))
    answer.run(RIGHT)
    expect(answer.says).to_have_text(re.compile("^Right. "))
    expect(answer.field).to_be_focused()
    assert answer.outcome.locator("[role=status]").count() == 0
    answer.run("x = 1\ny = x / 0")
    expect(answer.says).to_contain_text("In line 2")
    expect(answer.cell.locator(".cm-fault")).to_have_text("y = x / 0")
    answer.page.keyboard.type("#")
    expect(answer.cell.locator(".cm-fault")).to_have_count(0)
    assert answer.field.inner_text().splitlines()[1] == "#y = x / 0"


def test_longer_work_says_that_it_is_working(answer):
    answer.write("import time\nprint('begun')\ntime.sleep(1.7)\n3")
    answer.page.keyboard.press("Control+Enter")
    expect(answer.outcome).to_have_text("begun")
    expect(answer.cell.locator(".slopes-state")).to_contain_text("Still working: 1 of at most")
    answer.shown()


def test_while_it_works_what_lies_below_stays_where_it_is(reader):
    answer = reader(width=360).answer(NAME).open()
    answer.run("import time\ntime.sleep(1.7)\n3")
    place = "(it) => it.nextElementSibling.getBoundingClientRect().top + scrollY"
    before = answer.cell.evaluate(place)
    answer.page.keyboard.press("Control+Enter")
    expect(answer.cell.get_by_role("button", name="Stop")).to_be_visible()
    expect(answer.cell.locator(".slopes-state")).to_contain_text("Still working: 1 of at most")
    assert answer.cell.evaluate(place) == before
    answer.shown()
    assert answer.cell.evaluate(place) == before


def test_each_step_can_be_shown_also_of_what_has_no_end(reader):
    answer = reader(width=360).answer(NAME).open()
    answer.write(RIGHT)
    answer.press("Show steps")
    answer.shown()
    assert answer.verdict == ["right"]
    steps = answer.outcome.locator(".slopes-steps li")
    expect(steps.first).to_contain_text("def backward(x, upstream): x is [")
    answer.write(LOOP)
    answer.press("Show steps")
    assert "It goes on and on in lines 2 to 3" in answer.shown() and answer.verdict == []
    expect(answer.outcome.get_by_text("Nothing was judged")).to_have_count(0)
    assert answer.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_plain_field_takes_the_place_of_an_editor_that_cannot_be_had(reader):
    visit = reader()
    visit.page.route("**/editor.js", lambda route: route.abort())
    answer = visit.answer(NAME).open()
    assert answer.field.evaluate("(it) => it.localName") == "textarea"
    answer.run(RIGHT)
    assert answer.verdict == ["right"]
    answer.run("x = 1\ny = x / 0")
    assert answer.field.evaluate("(it) => it.value.slice(it.selectionStart, it.selectionEnd)") == (
        "y = x / 0"
    )


def test_a_cell_to_try_is_run_in_its_place(reader):
    page = reader().page
    button = page.get_by_role("button", name="Try it here").first
    cell = page.locator(".cell:has(+ .slopes-answer > button:not([data-exercise]))").first
    button.click()
    field = cell.get_by_role("textbox")
    field.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text("relu(np.array([-2.0, 2.0]))")
    page.keyboard.press("Shift+Enter")
    expect(cell.locator(".slopes-outcome")).to_have_text("array([0., 2.])", timeout=60_000)


def test_functions_of_earlier_answers_can_be_called(reader):
    visit = reader()
    visit.answer(NAME).open().run(RIGHT)
    later = visit.answer("relu-width").open()
    assert later.run("backward(np.ones(2), 3.0)").startswith("array([3., 3.])")


def test_answers_are_kept_listed_handed_over_and_forgotten(reader, site):
    visit = reader()
    answer = visit.answer(NAME).open()
    answer.run(RIGHT)
    visit.answer("relu-width").open().write("n = 3")
    visit.page.reload()
    assert answer.button.inner_text() == "Done: show my answer"
    assert visit.answer("relu-width").button.inner_text() == "Go on with my answer"
    answer.open()
    assert "return upstream * (x > 0)" in answer.field.inner_text()
    answer.press("Start again")
    assert "return ..." in answer.field.inner_text()
    page = visit.page
    page.goto(f"{site}book/your-answers.html")
    done = page.locator(f'[data-exercise="{NAME}"]')
    expect(done).to_have_attribute("data-state", "right")
    expect(page.locator('[data-exercise="relu-width"]')).to_have_attribute("data-state", "begun")
    expect(page.locator(".slopes-count")).to_contain_text("★ 1 of ")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take them with you as a notebook").click()
    notebook = nbformat.reads(download.value.path().read_text("utf-8"), as_version=4)
    nbformat.validate(notebook)
    names = {}
    for cell in notebook.cells:
        if cell.cell_type == "code" and NAME in cell.id:
            exec(cell.source, names)
    assert [cell.cell_type for cell in notebook.cells] == ["markdown", *["markdown", "code"] * 2]
    page.go_back()
    answer.open().write("backward = 1")
    page.goto(f"{site}book/your-answers.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take them with you as a notebook").click()
    notebook = nbformat.reads(download.value.path().read_text("utf-8"), as_version=4)
    _, _, right, later, *_ = notebook.cells
    assert "return upstream" in right.source and "Right." in right.outputs[0].text
    assert later.source.endswith("backward = 1") and later.outputs == []
    forget = page.get_by_role("button", name=re.compile("orget"))
    forget.click()
    expect(forget).to_contain_text("Really forget 2")
    forget.click()
    expect(page.locator("[data-state=right], [data-state=begun]")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert bring(page, download.value.path()) == "2 of 2 brought back."
    expect(done).to_have_attribute("data-state", "right")
    assert bring(page, download.value.path()).startswith("Nothing brought back: ")
    visit.page.goto(f"{site}{PAGE}")
    answer.open()
    assert answer.field.inner_text().strip() == "backward = 1"
    assert visit.answer("relu-width").button.inner_text() == "Go on with my answer"
    assert visit.faults == []


def bring(page, path):
    """Bring answers back from a notebook; how many have come, in words."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bring answers back").click()
    chooser.value.set_files(path)
    said = page.locator(".slopes-yours p.slopes-state")
    expect(said).to_contain_text(re.compile("brought back|no answer|damaged"))
    return said.inner_text()


def test_answers_that_were_changed_in_a_notebook_are_brought_back_as_they_are(
    reader, site, tmp_path
):
    visit = reader()
    visit.answer(NAME).open().run(RIGHT)
    page = visit.page
    page.goto(f"{site}book/your-answers.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take them with you as a notebook").click()
    notebook = nbformat.reads(download.value.path().read_text("utf-8"), as_version=4)
    notebook.cells[-1].source = notebook.cells[-1].source.replace("upstream *", "2 * upstream *")
    changed = tmp_path / "changed.ipynb"
    nbformat.write(notebook, changed)
    page.evaluate("localStorage.clear()")
    page.reload()
    assert bring(page, changed) == "1 of 1 brought back."
    expect(page.locator(f'[data-exercise="{NAME}"]')).to_have_attribute("data-state", "begun")
    for text, said in {
        "{}": "That is no notebook, or a damaged one.",
        "": "That is no notebook, or a damaged one.",
        '{"cells": []}': "It holds no answer to an exercise of this page.",
    }.items():
        (tmp_path / "no.ipynb").write_text(text)
        page.reload()
        assert bring(page, tmp_path / "no.ipynb") == said
    page.goto(f"{site}{PAGE}")
    answer = visit.answer(NAME).open()
    assert answer.field.inner_text().splitlines()[1].strip() == "return 2 * upstream * (x > 0)"


def test_reordered_cells_and_those_that_tell_nothing_of_themselves_are_brought_back(
    reader, site, tmp_path
):
    visit = reader()
    answer = visit.answer(NAME).open()
    answer.run(RIGHT)
    answer.write("backward = 1")
    page = visit.page
    page.goto(f"{site}book/your-answers.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take them with you as a notebook").click()
    notebook = nbformat.reads(download.value.path().read_text("utf-8"), as_version=4)
    notebook.cells.reverse()
    notebook.cells.append(nbformat.v4.new_code_cell('check("relu-width", 3)'))
    notebook.cells.append(nbformat.v4.new_code_cell('check("no-such-thing", 3)'))
    nbformat.write(notebook, tmp_path / "changed.ipynb")
    page.evaluate("localStorage.clear()")
    page.reload()
    assert bring(page, tmp_path / "changed.ipynb") == "2 of 2 brought back."
    done = page.locator(f'[data-exercise="{NAME}"]')
    expect(done).to_have_attribute("data-state", "right")
    page.goto(f"{site}{PAGE}")
    assert visit.answer(NAME).open().field.inner_text().strip() == "backward = 1"
    width = visit.answer("relu-width").open()
    assert width.field.inner_text().strip() == 'check("relu-width", 3)'


def test_a_right_answer_is_right_when_it_is_opened_again(reader):
    visit = reader()
    visit.answer(NAME).open().run(RIGHT)
    visit.page.reload()
    answer = visit.answer(NAME).open()
    assert answer.verdict == ["right"] and answer.outcome.inner_text().startswith("Right.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_leaves_nothing_unnamed(reader, scheme):
    visit = reader(width=360, scheme=scheme)
    answer = visit.answer(NAME).open()
    answer.run(RIGHT.replace("upstream *", "upstream * np.ones(3) * "))
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert answer.field.evaluate("(it) => parseFloat(getComputedStyle(it).fontSize)") >= 16
    for button in answer.cell.get_by_role("button").all():
        assert button.bounding_box()["height"] >= 40
    assert visit.faulty(".cell:has(.slopes-editor)") == []


def test_where_it_cannot_be_the_page_says_what_else_one_can_do(chrome, reader):
    for page in (
        reader(java_script_enabled=False, settle=False).page,
        chrome.new_page(),
    ):
        if page.url == "about:blank":
            page.goto((SITE / PAGE).as_uri())
        place = page.locator(".slopes-answer:has([data-exercise])").first
        expect(place.get_by_role("button")).to_be_hidden()
        expect(place.get_by_role("link", name="run this cell in a notebook")).to_be_visible()
    page.close()
    elsewhere = reader("book/15-pytorch.html").page.locator(".slopes-answer").first
    expect(elsewhere.get_by_role("link")).to_be_visible()
    assert elsewhere.get_by_role("button").count() == 0


def test_a_second_run_needs_no_second_start(reader, record_property):
    """Told, and not judged: no clock fails a test."""
    answer = reader().answer(NAME)
    started = time.monotonic()
    answer.open().run(RIGHT)
    record_property("from button to verdict, s", time.monotonic() - started)
    started = time.monotonic()
    answer.run(RIGHT)
    record_property("and again, s", time.monotonic() - started)
