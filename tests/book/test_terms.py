"""A term is introduced before it is used: the glossary says where, the chapters do it."""

import nbformat
import pytest
from terms import ENTRY, Term, chapters, faults, terms

NOTEBOOKS = chapters()
WORD = "## Gate\n\n<!-- gates -->\n\nA factor. (Introduced in [04](04-sigmoid.ipynb).)"


@pytest.mark.parametrize("term", terms(), ids=lambda t: t.word)
def test_a_term_is_introduced_before_it_is_used(term):
    found = list(faults(term, NOTEBOOKS))
    assert not found, "\n".join(found)


def book(**texts):
    """A book of chapters with one cell of text each: c03="…"."""
    new = nbformat.v4
    return {
        name[1:]: new.new_notebook(cells=[new.new_markdown_cell(text, id="words")])
        for name, text in texts.items()
    }


@pytest.mark.parametrize(
    "texts, wrong",
    [
        ({"c04": "This is a *gate*."}, None),
        ({"c04": "This is a gate."}, "04, cell words says 'gate' before it is said"),
        ({"c03": "Two gates.", "c04": "A *gate*."}, "03, cell words says 'gates', 04 introduces"),
        ({"c03": "Two [gates](glossary.md#gate).", "c04": "A *gate*."}, None),
        ({"c04": "A *[gate](glossary.md#gate)*."}, None),
        ({"c04": "A [*gate*](glossary.md#gate)."}, None),
        (
            {"c03": "A *[gate](x.md)*.", "c04": "A *gate*."},
            "03, cell words says 'gate', 04 introduces",
        ),
        ({"c04": "Nothing."}, "04 never says it in emphasis"),
        ({"c03": "Nothing."}, "expected 'Introduced in"),
        ({"c04": "A *gate*.", "c05": "Two gates."}, None),
    ],
)
def test_what_is_wrong_is_named(texts, wrong):
    found = list(faults(Term(ENTRY.search(WORD)), book(**texts)))
    assert (not found) if wrong is None else wrong in "\n".join(found)


def test_forms_replace_a_word_that_has_an_everyday_meaning():
    entry = WORD.replace("Gate", "Step").replace("gates", "only: step function, unit step")
    term = Term(ENTRY.search(entry))
    assert term.pattern.search("a unit step") and not term.pattern.search("one step down")
