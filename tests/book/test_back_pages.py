"""The cheat sheet, the glossary, the references and the stored measurements."""

import json
import re
import sys
from pathlib import Path

import nbformat
import pytest

from slopes import REGISTRY
from slopes.measure import elementwise

BOOK = Path(__file__).parents[2] / "book"
sys.path.insert(0, str(BOOK / "_ext"))
from slopes_site import measured, sheet_drawing  # noqa: E402
from slopes_site.usage import ADVICE, PURPOSES, USED  # noqa: E402

CHAPTERS = sorted(BOOK.glob("[0-9]*.ipynb"))


def text(path):
    return path.read_text(encoding="utf-8")


def test_the_cheat_sheet_is_one_page_and_the_same_each_time(tmp_path):
    sheet_drawing.write(tmp_path / "a.pdf")
    sheet_drawing.write(tmp_path / "b.pdf")
    first, second = ((tmp_path / name).read_bytes() for name in ("a.pdf", "b.pdf"))
    assert len(re.findall(rb"/Type\s*/Page\b", first)) == 1
    assert first == second


def test_the_cheat_sheet_names_every_function():
    assert set(REGISTRY) <= {text.get_text() for text in sheet_drawing.draw().texts}


def test_every_function_has_its_advice_and_every_advice_its_function():
    assert set(ADVICE) == {f.name for f in elementwise()}
    taken = re.findall(r"\w+", " ".join(take for take, _, _ in PURPOSES.values()))
    assert set(taken) - {"its", "own", "function", "k", "times"} <= set(REGISTRY)


def test_the_glossary_names_the_chapters_that_use_a_word_and_is_in_order():
    entries = re.findall(r"^## (.+)\n\n(.+)", text(BOOK / "glossary.md"), re.M)
    anchors = [re.sub(r"[^\w\- ]", "", word.lower()).replace(" ", "-") for word, _ in entries]
    assert anchors == sorted(anchors)
    texts = {path.name: text(path) for path in CHAPTERS}
    links = [(a, n) for n in texts for a in re.findall(r"glossary\.md#([\w-]+)", texts[n])]
    assert {anchor for anchor, _ in links} <= set(anchors)
    for anchor, (word, entry) in zip(anchors, entries, strict=True):
        named = re.findall(r"\]\((\d\d.*?\.ipynb)\)", entry)
        linking = {name for linked, name in links if linked == anchor}
        using = {name for name in named if word.lower() in texts[name].lower()}
        assert named == sorted(linking or using) and named, word


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.name)
def test_every_work_that_a_chapter_cites_is_in_the_references(path):
    known = re.sub(r"\W", "", text(BOOK / "references.md").lower())
    sources = nbformat.read(path, 4).cells[-1].source
    titles = re.findall(r"^- .*?\(\d{4}\)[.,] \*?(.+?)[.,?*]", sources, re.M)
    assert titles
    missing = [t for t in titles if re.sub(r"\W", "", t.lower())[:40] not in known]
    assert not missing


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
