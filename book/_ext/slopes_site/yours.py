"""The list of the reader's own answers: every exercise that a page can judge, by chapter."""

from collections import Counter
from itertools import groupby

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .launch import needs
from .planning import TOPICS, exercises, named


class YourAnswers(SphinxDirective):
    """The exercises of each chapter, which the page's script marks with what has been answered."""

    def run(self):
        found = [each for each in exercises() if not needs(each[2])]
        chapters = groupby(found, lambda each: each[2])
        count = counted(found) * bool(self.config.slopes_lite)
        lists = count + "".join(chapter(page, each) for page, each in chapters)
        return [nodes.raw("", f'<div class="slopes-yours">{lists}</div>', format="html")]


TOOLS = [
    "Take them with you as a notebook",
    "Bring answers back from a notebook",
    "Forget them all",
]


def counted(found):
    """Return what a new reader has done, and the buttons, as HTML: the page's script brings it to
    life, and nothing moves.
    """
    of = Counter(stars for stars, *_ in found)
    told = " · ".join(f"{'★' * stars} 0 of {of[stars]}" for stars in (1, 2, 3))
    buttons = "".join(
        f'<button class="slopes-button" type="button">{name}</button>' for name in TOOLS
    )
    return (
        f'<p class="slopes-count" role="status" tabindex="-1">Nothing yet: {told}</p>\n'
        f'<div class="slopes-tools">{buttons}</div>\n'
    )


def chapter(page, found):
    """Return the exercises of a chapter as HTML."""
    items = "".join(item(*each) for each in found)
    name = f"{page[:2]} {TOPICS[page[:2]]}"
    return f'<h2><a href="{page}">{name}</a></h2>\n<ul>{items}</ul>\n'


def item(stars, title, page, anchor, name):
    link = f'<a href="{page}#{anchor}">{named(title)}</a>'
    return (
        f'<li data-exercise="{name}" data-stars="{stars}" data-state="">{"★" * stars} {link}</li>\n'
    )


def setup(app):
    app.add_directive("your-answers", YourAnswers)
