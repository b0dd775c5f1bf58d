"""The cheat sheet: a directive for its table, one for its reminders, and the page for print."""

from html import escape

import matplotlib.pyplot as plt
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from slopes.figures import clean, render
from slopes.measure import as_text, elementwise, interval, measure, slope_range

from . import chapters, sheet_drawing

PDF = "_static/cheat-sheet.pdf"
HEAD = ["", "function", "range", "slopes", "gain", "gain back", "chapter"]


class CheatSheet(SphinxDirective):
    """A table with one row for every function of a number."""

    def run(self):
        head = "".join(f'<th scope="col">{h or "picture"}</th>' for h in HEAD)
        body = "".join(map(row, elementwise()))
        caption = "Every function of one number, and its slope dashed; gains for N(0, 1) inputs"
        return [
            nodes.raw(
                "",
                f'<div class="slopes-table slopes-sheet" tabindex="0" role="region" '
                f'aria-label="Cheat sheet"><table><caption>{caption}</caption>'
                f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>",
                format="html",
            )
        ]


def row(f):
    fact = measure(f)
    ax = sheet_drawing.curve(f)
    svg = clean(render(ax.figure), label=f"{f.name} and its slope", prefix=f"sheet-{f.name}")
    plt.close(ax.figure)
    anchor = f.name.replace("_", "-")
    cells = [interval(fact), slope_range(f), as_text(fact.forward_gain)]
    cells += [as_text(fact.backward_gain)]
    return (
        f'<tr><td>{svg}</td><th scope="row"><a href="catalogue.html#{anchor}">{f.name}</a></th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + f"<td>{chapters.link(f)}</td></tr>"
    )


class Reminders(SphinxDirective):
    """The lines under one heading of the printed page, as a list of terms."""

    has_content = False
    required_arguments, final_argument_whitespace = 1, True

    def run(self):
        lines = sheet_drawing.REMINDERS[self.arguments[0]]
        items = (
            nodes.definition_list_item(
                "", nodes.term("", what), nodes.definition("", nodes.paragraph("", how))
            )
            for what, how in lines
        )
        return [nodes.definition_list("", *items)]


def setup(app):
    app.add_directive("cheat-sheet", CheatSheet)
    app.add_directive("reminders", Reminders)
