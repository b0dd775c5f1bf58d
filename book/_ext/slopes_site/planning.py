"""The exercises of all chapters, a table for each number of stars, for those who plan an hour."""

import json
import re
from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .chapters import BOOK

HEADING = re.compile(r"### (★+) (.+)")
MINUTES = {1: 5, 2: 15, 3: 30}
TOPICS = {  # what a chapter's exercises practise, for those who look for a topic
    "00": "first steps",
    "01": "one unit",
    "02": "what bends add",
    "03": "slopes and descent",
    "04": "sigmoid",
    "05": "tanh",
    "06": "ReLU",
    "07": "leaks and SELU",
    "08": "GELU and its kin",
    "09": "softmax and losses",
    "10": "backpropagation",
    "11": "vanishing gradients",
    "12": "exploding, clipping",
    "13": "starts",
    "14": "norms and skips",
    "15": "PyTorch",
    "16": "Keras",
    "17": "comparing fairly",
    "18": "gated units",
    "19": "few bits",
    "20": "diagnosis",
    "21": "evidence",
}


class Exercises(SphinxDirective):
    """A fold for each number of stars, with a table of exercises, their topic and chapter."""

    def run(self):
        found, folds = exercises(), []
        for stars, minutes in MINUTES.items():
            rows = [row(*each[1:4]) for each in found if each[0] == stars]
            folds.append(
                f'<details class="slopes-plans"><summary>{"★" * stars} about {minutes} minutes '
                f"each: {len(rows)} exercises</summary>\n<table><thead><tr><th>Exercise</th>"
                "<th>Chapter and topic</th></tr></thead>\n"
                f"<tbody>{''.join(rows)}</tbody></table></details>\n"
            )
        return [nodes.raw("", "".join(folds), format="html")]


def exercises():
    """Return (stars, title, page, anchor, name) of every exercise, in the order of the chapters."""
    found = []
    for path in sorted(BOOK.glob("[0-9]*.ipynb")):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            if cell["id"].startswith("exercise-") and cell["id"].endswith("-task"):
                stars, title = HEADING.match("".join(cell["source"])).groups()
                anchor = nodes.make_id(f"{stars} {title}")
                name = cell["id"].removeprefix("exercise-").removesuffix("-task")
                found.append((len(stars), title, path.with_suffix(".html").name, anchor, name))
    return found


def named(title):
    """Return the title of an exercise as HTML."""
    return re.sub(r"`(.+?)`", r"<code>\1</code>", escape(title))


def row(title, page, anchor):
    """Return the row of an exercise as HTML."""
    chapter = f'<a href="{page}">{page[:2]}</a> {TOPICS[page[:2]]}'
    link = f'<a href="{page}#{anchor}">{named(title)}</a>'
    return f"<tr><td>{link}</td><td>{chapter}</td></tr>\n"


def setup(app):
    app.add_directive("exercise-plans", Exercises)
