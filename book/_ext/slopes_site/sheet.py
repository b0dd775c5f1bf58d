"""The cheat sheet: what to take for what, a card for each function, and reminders."""

from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from slopes import REGISTRY
from slopes.figures import clean, render
from slopes.measure import Table, as_text, elementwise, interval, measure, slope_range

from . import chapters, sheet_drawing
from .usage import ADVICE, PURPOSES

PDF = "_static/cheat-sheet.pdf"


class WhichOne(SphinxDirective):
    """A table of purposes, and what to take for each."""

    def run(self):
        rows = [
            [what, take, f"{also} ({chapter})"] for what, (take, also, chapter) in PURPOSES.items()
        ]
        table = Table(["for", "take", "with (chapter)"], rows, "What to take for what")
        html = table._repr_html_()
        for page, number in chapters.numbers().items():
            html = html.replace(f"({number})</td>", f'(<a href="{page}">{number}</a>)</td>')
        return [nodes.raw("", html.replace("slopes-table", "slopes-table wraps", 1), format="html")]


class CheatSheet(SphinxDirective):
    """A card for every function of a number: curve, use, facts and names."""

    def run(self):
        chapters.named_on(self.env)
        ahead = self.env.app.slopes_ahead
        cards = "".join(card(f, ahead.result(drawing, f.name)) for f in elementwise())
        return [nodes.raw("", f'<ul class="slopes-sheet">{cards}</ul>', format="html")]


def drawing(name):
    ax = sheet_drawing.curve(REGISTRY[name])
    svg = clean(render(ax.figure), label=f"{name} and its slope", prefix=f"sheet-{name}")
    return svg


def card(f, svg):
    use, elsewhere = ADVICE[f.name]
    names = ", ".join(f"<code>{name}</code>" for name in sheet_drawing.names(f))
    chapter = chapters.link(f)
    lines = [
        f"Use: {escape(use)}. Not: {escape(elsewhere)}.",
        " · ".join(filter(None, [escape(facts(f)), chapter and f"chapter {chapter}"])),
        names and f"Elsewhere: {names}",
    ]
    anchor = f.name.replace("_", "-")
    return (
        f'<li>{svg}<div><strong><a href="catalogue.html#{anchor}">{f.name}</a></strong>'
        + "".join(f"<p>{line}</p>" for line in lines if line)
        + "</div></li>"
    )


def facts(f):
    fact = measure(f)
    told = [f"range {interval(fact)}", f"slopes {slope_range(f)}"]
    told += [f"gain {as_text(fact.forward_gain)}, back {as_text(fact.backward_gain)}"]
    return " · ".join([*told, *filter(None, [sheet_drawing.default(f)])])


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
    app.add_directive("which-one", WhichOne)
    app.add_directive("cheat-sheet", CheatSheet)
    app.add_directive("reminders", Reminders)
    app.slopes_drawings += [(drawing, (f.name,)) for f in elementwise()]
    app.slopes_drawings.append((sheet_drawing.paper, ()))
