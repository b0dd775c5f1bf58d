"""Warm builds of a small book read what they must, and give what a cold one gives."""

import io
import os
import re
import shutil
from pathlib import Path

import nbformat
import pages
import progress
import pytest

TOOLS = Path(pages.__file__).parent
CONFIG = """
only_build_toc_files: true
execute: {execute_notebooks: "off"}
parse: {myst_enable_extensions: [dollarmath]}
sphinx:
  local_extensions: {marks: book/_ext}
  config:
    html_theme: basic
    html_theme_options: {}
    myst_heading_anchors: 2
    extensions:
      [myst_nb, jupyter_book, sphinx_comments, sphinx_external_toc, sphinx_book_theme, marks]
"""
TOC = """
format: jb-book
root: book/index
chapters: [{file: book/one}, {file: book/two}, {file: book/three}]
"""
MARKS = """
import sys
sys.path.insert(0, SRC)
import value

def setup(app):
    app.connect("html-page-context", lambda *given: given[3].update(body=given[3].get("body", "")
        + f"<p>{value.value}</p>"))
"""
ONE = "# One\n\n(there)=\n## A place\n\nSome words.\n\n## Another place\n\n$x$\n"
BOOK = {
    "_config.yml": CONFIG,
    "_toc.yml": TOC,
    "book/_ext/marks.py": MARKS,
    "src/value.py": "value = 1\n",
    "src/other.py": "",
    "book/index.md": "# Index\n\n```{tableofcontents}\n```\n",
    "book/one.md": ONE,
    "book/two.md": "# Two\n\nSee [it](one.md#a-place), [once more](#there) and [three](three).\n",
    "book/three.ipynb": "1 + 1",
    "outputs/three.ipynb": "2",
}
ALL = {"book/index", "book/one", "book/two", "book/three"}


class Book:
    """A book in a folder of its own, and what was said of its last build."""

    def __init__(self, root):
        self.root, self.files = root, {}
        shutil.copytree(TOOLS / "offline", root / "tools" / "offline")

    def write(self, files):
        """Write files; None removes one."""
        self.files |= files
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(exist_ok=True, parents=True)
            if text is None:
                path.unlink()
            elif path.suffix == ".ipynb":
                self.write_notebook(path)
            else:
                path.write_text(text.replace("SRC", repr(str(self.root / "src"))))

    def write_notebook(self, path):
        code = nbformat.v4.new_code_cell(self.files["book/three.ipynb"], id="code")
        if path.parent.name == "outputs":
            given = {"text/plain": self.files["outputs/three.ipynb"]}
            code.outputs = [nbformat.v4.new_output("execute_result", given, execution_count=1)]
            code.execution_count = 1
        title = nbformat.v4.new_markdown_cell("# Three", id="title")
        about = {"language_info": {"name": "python", "pygments_lexer": "ipython3"}}
        nbformat.write(nbformat.v4.new_notebook(cells=[title, code], metadata=about), path)

    def build(self):
        """What is wrong with the pages."""
        outputs = {"book/three": str(self.root / "outputs" / "three.ipynb")}
        site, wrong = pages.write_pages(self.root, outputs, progress.Progress(io.StringIO()))
        log = (self.root / "_build" / "sphinx.log").read_text("utf-8")
        assert site, log
        self.read = set(re.findall(r"^reading sources\.\.\. \[ *\d+%\] (\S+)", log, re.M))
        files = [path for path in site.rglob("*") if path.is_file()]
        self.site = {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
        return wrong

    def page(self, name):
        return self.site[f"book/{name}.html"].decode()

    def forget(self):
        """Let the next build be a cold one."""
        (self.root / "_build" / "sphinx" / "memory.json").unlink()

    def change(self, **files):
        """Write pages anew, by their names, and build; what is wrong."""
        self.write({f"book/{name}.md": text for name, text in files.items()})
        return self.build()


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    made = Book(tmp_path_factory.mktemp("book"))
    made.write(BOOK)
    assert made.build() == [] and made.read == ALL
    return made


def without_dead_words(index):
    """Sphinx's own index, which remembers words that are gone; this book's has its own."""
    return re.sub(rb'"[^"]*": \[\],? ?', b"", index)


def test_warm_builds_read_what_has_changed_and_end_where_a_cold_one_does(book):
    renamed, two = ONE.replace("# One", "# Uno"), BOOK["book/two.md"]
    assert book.change(one=renamed) == [] and book.read == {"book/one"}
    assert all("Uno" in book.page(name) for name in ("two", "index")), "a title is stale"

    wrong = book.change(one=renamed.replace("(there)=\n## A place", "## Elsewhere"))
    assert book.read == {"book/one"}
    assert len(wrong) == 2 and all(line.startswith("book/two.md:3: WARNING") for line in wrong)
    assert book.change() == wrong and book.read == {"book/two"}, "a warning is forgotten"
    assert book.change(two=two.partition("See")[0]) == [] and book.read == {"book/two"}

    book.write({"src/other.py": "x = 1\n"})
    assert book.change() == [] and book.read == set(), "what no page reads was missed by none"
    book.write({"book/three.ipynb": "1 + 2"})
    assert book.change() == [] and book.read == {"book/three"}
    book.write({"outputs/three.ipynb": "three"})
    assert book.change() == [] and book.read == {"book/three"}, (
        "outputs changed, their page did not"
    )
    assert ">1 + 2" in re.sub("<.?span[^>]*>", "", book.page("three")) and "three" in book.page(
        "three"
    )
    book.write({"book/one.md": renamed.replace("Some", "Other")})
    os.utime(book.root / "book" / "one.md", (1, 1))
    assert book.change() == [] and book.read == {"book/one"}, "a date was believed"
    assert "Other words" in book.page("one")

    warm = book.site
    book.forget()
    assert book.change() == [] and book.read == ALL
    for site in (warm, book.site):
        site["searchindex.js"] = without_dead_words(site["searchindex.js"])
    assert [name for name in warm | book.site if warm.get(name) != book.site.get(name)] == []


COLD = {
    "something that is read of src": {"src/value.py": "value = 22\n"},
    "an extension": {"book/_ext/marks.py": MARKS.replace("<p>", "<p>marked ")},
    "the settings": {"_config.yml": CONFIG + "title: New\n"},
    "a page removed": {
        "book/two.md": None,
        "_toc.yml": TOC.replace("{file: book/two}, ", ""),
    },
}


@pytest.mark.parametrize("what", COLD)
def test_all_is_made_anew_where_anything_but_pages_has_changed(book, what):
    book.write(COLD[what])
    assert book.change() == [] and book.read == ALL & pages.listed(book.root).keys()
    assert ("book/two.html" in book.site) == (book.root / "book" / "two.md").exists()
    book.write({name: BOOK[name] for name in COLD[what]})
    assert book.change() == [], "the next one starts warm"


def test_after_a_build_cut_short_all_is_made_anew(book, monkeypatch):
    def cut(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(pages, "run", cut)
        book.change(one=ONE.replace("Some", "Other"))
    assert book.change() == [] and book.read == ALL
