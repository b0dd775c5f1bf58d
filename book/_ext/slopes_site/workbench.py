"""The workbench on the first page: an Explorer of all functions, until one's own is typed."""

import numpy as np
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from slopes import get
from slopes.figures import BLUE, ORANGE
from slopes.measure import elementwise, interval, measure, slope_range

from .site import stored

X = np.linspace(-5, 5, 101)
BUTTON = (
    '<p class="slopes-answer"><button class="slopes-button" type="button" data-opens="bench" '
    'data-functions="{}">Type a function of your own</button></p>'
)


def draw(ax, function):
    """Draw a function over its slope."""
    f = get(function)
    ax.axhline(0, color="0.5", linewidth=0.8)
    ax.plot(X, f(X), color=BLUE, label=f.name)
    ax.plot(X, f.derivative(X), color=ORANGE, label="its slope")
    ax.set(xlim=(-5, 5), ylim=(-2, 4), xlabel="x")
    ax.legend(loc="upper left")


def describe(function):
    return f"{function}: values {interval(measure(function))}, slopes {slope_range(function)}."


class Workbench(SphinxDirective):
    """The Explorer, and a button below it where the page can run Python."""

    def run(self):
        html = stored(self.env.app, explorer, by=names()).decode()
        button = BUTTON.format(" ".join(names())) * bool(self.config.slopes_lite)
        return [nodes.raw("", f'<div class="slopes-bench">{html}{button}</div>', format="html")]


def names():
    """The functions of one number, by name."""
    return [f.name for f in elementwise()]


def explorer():
    """Return its HTML, as bytes."""
    from slopes import Explorer  # only where it is drawn anew: this loads matplotlib

    made = Explorer(
        draw,
        alt=describe,
        caption="Every function of the library that takes one number, and its slope.",
        function=names(),
        start={"function": "gelu"},
    )
    return made.html.encode()


def setup(app):
    app.add_directive("workbench", Workbench)
    app.slopes_drawings.append((explorer, ()))
