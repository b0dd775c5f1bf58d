"""The page for those who teach: its figures can be taken along, its example of an exercise runs."""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
import serve

from slopes.exercises import EXERCISES

sys.path.insert(0, str(Path(__file__).parents[2] / "book" / "_ext"))
from slopes_site import gallery

PAGE = "book/teaching.html"
FOLDER = serve.SITE / "book" / "figures"
CUT = """() => {
  const whole = document.documentElement.getBoundingClientRect(), few = 2; // pixels
  return [...document.querySelectorAll("text")].filter((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return whole.left - left > few || right - whole.right > few
      || whole.top - top > few || bottom - whole.bottom > few;
  }).map((text) => text.textContent);
}"""


def test_every_figure_of_a_chapter_is_listed_with_its_file(chapter):
    page, listed = ((serve.SITE / name).read_text("utf-8") for name in (chapter, PAGE))
    drawn = len(re.findall(r"<figure\b(?:(?!</figure>).)*?<svg\b", page, re.DOTALL))
    found = gallery.figures(page, chapter.removeprefix("book/")[:2])
    assert len(found) == drawn > 5 and len({name for name, *_ in found}) == drawn
    for name, *_ in found:
        assert f'href="figures/{name}.svg"' in listed
        text = (FOLDER / f"{name}.svg").read_text("utf-8")
        root = ET.fromstring(text)
        assert root.find("{http://www.w3.org/2000/svg}title").text
        assert gallery.CREDIT in text
        assert not re.search(r"currentColor|var\(|color-mix", text), name


def test_a_figure_is_taken_along_as_png(visit):
    page = visit(PAGE)
    page.locator(".slopes-figures > summary").nth(4).click()
    with page.expect_download() as taken:
        page.locator(".as-png:visible").first.click()
    data = taken.value.path().read_bytes()
    assert taken.value.suggested_filename.endswith(".png") and data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20]) == 1600
    credit = plt.imread(taken.value.path(), format="png")[-44:]
    assert 0.2 < credit.min() < 0.5 and credit[..., :3].mean() > 0.9


@pytest.mark.parametrize("stars", [1, 2, 3])
def test_every_exercise_is_listed_under_its_stars(visit, stars):
    page = visit(PAGE)
    rows = page.locator(".slopes-plans").nth(stars - 1).locator("tbody tr")
    assert rows.count() == sum(one.stars == stars for one in EXERCISES.values())


def test_no_text_of_a_figure_is_cut_off(chrome, chapter):
    page, cut = chrome.new_page(), {}
    for name, *_ in gallery.figures((serve.SITE / chapter).read_text("utf-8"), chapter[5:7]):
        page.goto((FOLDER / f"{name}.svg").as_uri())
        cut[name] = page.evaluate(CUT)
    page.close()
    assert {name: texts for name, texts in cut.items() if texts} == {}
