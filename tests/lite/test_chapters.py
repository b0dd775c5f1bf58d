"""Every chapter but 15 and 16 opens in JupyterLite, and its imports run; with WHOLE=1 all of it."""

import json
import os
from pathlib import Path

import pytest
from live_chapters import cells
from playwright.sync_api import expect
from visits import SITE

import lite

ROOT = Path(__file__).parents[2]
CHAPTERS = [*lite.chapters(ROOT)]


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_opens_and_its_imports_run(opened, name):
    chapter = opened(name)
    title = cells(name, "title")[0].source.splitlines()[0].removeprefix("# ")
    expect(chapter.page.locator(".jp-Notebook h1").first).to_contain_text(title)
    for cell in ("colab", "imports"):
        chapter.run(cell)
    if os.environ.get("WHOLE"):
        chapter.run_all()
    assert chapter.wrong() == []
    assert not [address for address, status in chapter.asked if status >= 400]


def test_the_list_of_files_names_every_chapter(opened, site):
    listed = json.loads((SITE / "lite" / "api" / "contents" / "all.json").read_text("utf-8"))
    assert [file["name"] for file in listed["content"]] == CHAPTERS
