"""The cheat sheet, the glossary, the references and the stored measurements."""

import json
import re
import sys
from pathlib import Path

import nbformat
import pytest
from terms import terms

from slopes import REGISTRY, check, sigmoid
from slopes.exercises import EXERCISES
from slopes.measure import elementwise

BOOK = Path(__file__).parents[2] / "book"
sys.path.insert(0, str(BOOK / "_ext"))
from slopes_site import chapters, measured, sheet_drawing  # noqa: E402
from slopes_site.usage import ADVICE, PURPOSES, USED  # noqa: E402

CHAPTERS = sorted(BOOK.glob("[0-9]*.ipynb"))
CHAPTER = r"\[(\d\d)\]\(\1-[\w-]+\.ipynb\)"
ENDING = re.compile(rf"\.”? \(Introduced in {CHAPTER}(; used in [^;]+)?\.\)$")


def text(path):
    return path.read_text(encoding="utf-8")


def test_the_cheat_sheet_is_one_page_and_the_same_each_time():
    first, second = sheet_drawing.paper(), sheet_drawing.paper()
    assert len(re.findall(rb"/Type\s*/Page\b", first)) == 1
    assert first == second


def test_the_cheat_sheet_names_every_function():
    assert set(REGISTRY) <= {text.get_text() for text in sheet_drawing.draw().texts}


def test_the_cheat_sheet_tells_the_two_forms_of_gelu_apart():
    exact, tanh = (sheet_drawing.names(REGISTRY[name]) for name in ("gelu", "gelu_tanh"))
    assert exact == ["F.gelu", "keras.gelu"]
    assert tanh == ["F.gelu(approximate='tanh')", "keras.gelu(approximate=True)"]


@pytest.mark.parametrize(
    ("name", "chapter"), [("relu", "06"), ("identity", "02"), ("relu6", "08"), ("hard_tanh", "08")]
)
def test_a_function_leads_to_the_chapter_whose_text_tells_of_it(name, chapter):
    assert chapters.chapters()[name][0].startswith(chapter)


def test_every_function_with_a_paper_has_its_advice_and_every_advice_its_function():
    published = {f.name for f in elementwise() if f.paper}
    assert published <= set(ADVICE) <= {f.name for f in elementwise()}
    taken = re.findall(r"\w+", " ".join(take for take, _, _ in PURPOSES.values()))
    assert set(taken) - {"its", "own", "function", "k", "times"} <= set(REGISTRY)


def test_the_glossary_is_in_order_and_each_entry_says_where_its_word_is_introduced():
    glossary = text(BOOK / "glossary.md")
    assert [term.word for term in terms()] == re.findall(r"^## (.+)", glossary, re.M)
    anchors = [term.anchor for term in terms()]
    assert anchors == sorted(anchors)
    links = {a for path in CHAPTERS for a in re.findall(r"glossary\.md#([\w-]+)", text(path))}
    assert links <= set(anchors)
    assert not [term.word for term in terms() if not ENDING.search(term.text)]


@pytest.mark.parametrize("term", terms(), ids=lambda t: t.word)
def test_the_glossary_names_the_chapters_that_use_a_word(term):
    files = re.findall(r"\]\((\d\d.*?\.ipynb)\)", term.text)
    texts = {path.name: text(path) for path in CHAPTERS}
    assert files == sorted(set(files)) and set(files) <= set(texts)
    linking = {n for n in texts if f"glossary.md#{term.anchor})" in texts[n] and n > files[0]}
    assert linking <= set(files), "a chapter that links to an entry is named there"
    assert not [name for name in files if not term.pattern.search(texts[name])]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.name)
def test_every_work_that_a_chapter_cites_is_in_the_references(path):
    known = re.sub(r"\W", "", text(BOOK / "references.md").lower())
    sources = nbformat.read(path, 4).cells[-1].source
    titles = re.findall(r"^- .*?\(\d{4}\)[.,] \*?(.+?)[.,?*]", sources, re.M)
    assert titles
    missing = [t for t in titles if re.sub(r"\W", "", t.lower())[:40] not in known]
    assert not missing


@pytest.mark.parametrize("name", [name for name in REGISTRY if REGISTRY[name].paper])
def test_the_paper_of_every_function_is_in_the_references_with_its_year(name):
    function = REGISTRY[name]
    entries = text(BOOK / "references.md").splitlines()
    start = function.paper.split(", ")[-1][:20].lower()
    assert any(start in entry.lower() and f"({function.year})" in entry for entry in entries)


def test_where_a_function_is_used_is_said_of_functions_that_exist():
    assert set(USED) <= set(REGISTRY)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_the_stored_accuracy_is_within_the_goals_on_every_path(dtype):
    rows = [
        r
        for r in measured.stored("accuracy")["rows"]
        if measured.library(r) == "slopes" and r["dtype"] == dtype and "_of_" not in r["function"]
    ]
    assert len({r["library"] for r in rows}) == 3
    elementwise = [r for r in rows if r["function"] in REGISTRY]
    assert {r["function"] for r in elementwise} >= {"sigmoid", "gelu", "mish", "selu"}
    assert measured.within(elementwise) == elementwise
    assert not any(r["warnings"] for r in rows)


def test_the_stored_speed_says_when_and_with_what():
    record = json.loads(text(measured.STORED / "speed.json"))
    assert {"date", "versions", "features", "goals", "rows", "steps"} <= set(record)


def test_the_exercise_that_a_teacher_may_copy_works():
    (example,) = re.findall(r"```python\n(.*?)```", (BOOK / "teaching.md").read_text("utf-8"), re.S)
    try:
        exec(example, {})
        judged = EXERCISES["softer-step"]
        assert "the 3 is missing" in check("softer-step", sigmoid).message
        assert judged.examine(judged.judge.true)["verdict"] == "right"
    finally:
        EXERCISES.pop("softer-step", None)
