"""The figure on the first page: what is left of a gradient after twenty layers."""

import numpy as np
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from slopes.experiments import gradient_flow
from slopes.figures import BLUE, GREY

from .site import stored

DEPTH = 20
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def draw(ax, function, scale):
    """Draw the gradient's size at every layer, relative to the last."""
    sizes = relative(function, scale)
    layers = np.arange(1, DEPTH + 1)
    ax.axhline(1, color=GREY, linewidth=1)
    ax.plot(layers, np.clip(sizes, 1e-18, 1e18), color=BLUE, marker="o", markersize=4)
    ax.annotate("unchanged", (1.2, 3), color=GREY)
    ax.set(yscale="log", ylim=(1e-18, 1e18), xlim=(0.5, DEPTH + 0.5))
    ax.set(xlabel="layer (the gradient travels from right to left)")
    ax.set(ylabel="gradient, relative to layer 20")
    ax.yaxis.set_major_formatter(power)
    ax.set_xticks([1, 5, 10, 15, 20])


def power(y, _):
    """A power of ten in plain letters, which are drawn twice as fast as a formula."""
    return "10" + str(round(np.log10(y))).translate(RAISED)


def relative(function, scale):
    flow = gradient_flow(function, scale, depth=DEPTH + 1, width=64)
    return np.array(flow.backward) / flow.backward[-1]


def describe(function, scale):
    left = relative(function, scale)[0]
    fate = "vanishes" if left < 0.1 else "explodes" if left > 10 else "survives"
    return (
        f"{function}, weights scaled by {scale}: at layer 1 the gradient is {left:.1e} times "
        f"what it is at layer 20. It {fate}."
    )


class Opening(SphinxDirective):
    """The Explorer of the first page, drawn when the book is built."""

    def run(self):
        html = stored(self.env.app, explorer).decode()
        return [nodes.raw("", html, format="html")]


def explorer():
    """Return its HTML, as bytes."""
    from slopes import Explorer  # only where it is drawn anew: this loads matplotlib

    made = Explorer(
        draw,
        alt=describe,
        caption="Choose a function, move the scale of the weights, and look at the left end.",
        function=["sigmoid", "tanh", "relu", "leaky_relu", "identity"],
        scale=[0.5, 0.7, 1.0, 1.4, 2.0, 3.0, 5.0, 10.0],
        start={"function": "sigmoid", "scale": 1.0},
    )
    return made.html.encode()


def setup(app):
    app.add_directive("opening", Opening)
    app.slopes_drawings.append((explorer, ()))
