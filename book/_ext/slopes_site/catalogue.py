"""The catalogue: a directive that writes one entry for every function of the registry."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from slopes import REGISTRY, source
from slopes.activation import Gate
from slopes.figures import clean, render
from slopes.measure import as_text, elementwise, interval, measure, slope_range
from slopes.peers import call

from . import chapters
from .usage import USED


class Catalogue(SphinxDirective):
    """Sections, one a function: formulas, curve and slope, what was measured, where it is from."""

    def run(self):
        chapters.named_on(self.env)
        return [self.entry(f) for f in REGISTRY.values()]

    def entry(self, f):
        section = nodes.section(ids=[f.name.replace("_", "-")], names=[f.name])
        section += nodes.title("", f.name)
        section += nodes.paragraph("", f.__doc__.strip().split("\n")[0])
        value, slope = "f(x)", "f'(x)" if f.elementwise else r"\frac{\partial f}{\partial x}"
        if isinstance(f, Gate):
            value, slope = (
                "f(a, b)",
                r"\frac{\partial f}{\partial a},\ \frac{\partial f}{\partial b}",
            )
        for left, right in ((value, f.formula), (slope, f.derivative_formula)):
            section += nodes.math_block(text=f"{left} = {right}", number=None, label=None)
        if f.elementwise:
            drawn = self.env.app.slopes_ahead.result(figure, f.name)
            section += nodes.raw("", drawn, format="html")
        section += nodes.bullet_list("", *(fact(*line) for line in facts(f)))
        section += listing(f)
        return section


def figure(name):
    """Return an HTML figure of the function and its slope."""
    import matplotlib.pyplot as plt  # only here: it takes long to load

    from slopes.figures import plot_pair

    f = REGISTRY[name]
    ax = plot_pair(f)
    words = (
        f"{f.name} between −6 and 6: the curve goes from {as_text(f(-6))} to {as_text(f(6))}, "
        f"its slope (dashed) is {slope_range(f)}."
    )
    svg = clean(render(ax.figure), label=words, prefix=f"catalogue-{f.name}")
    plt.close(ax.figure)
    caption = f"{f.name}, and its slope dashed."
    return f'<figure class="slopes-drawing">{svg}<figcaption>{caption}</figcaption></figure>'


def facts(f):
    """Yield (what, value) for everything known of a function."""
    if isinstance(f, Gate):
        yield "Takes", "two arrays of one shape: a, which makes the factor, then b, the value"
        if f.name == "glu":
            yield "In PyTorch and Keras", "one array, of which the second half makes the gate"
    elif not f.elementwise:
        yield "Takes", "a whole vector; its derivative is a matrix, the Jacobian"
    else:
        m = measure(f)
        yield "Range", interval(m)
        yield "Slope", slope_range(f)
        yield "Monotone", "yes" if m.monotone else "no"
        yield "Kinks or jumps at", ", ".join(map(as_text, m.kinks)) or "none"
        yield "Mean for N(0, 1) inputs", as_text(m.mean)
        yield "Inputs with slope exactly 0", f"{m.flat_share:.0%}"
        yield "Gain, forward", as_text(m.forward_gain)
        yield "Gain, backward", as_text(m.backward_gain)
        yield "Start that keeps the signal", start(m.forward_gain)
    if f.parameters:
        yield (
            "Parameters",
            ", ".join(
                f"{k} = {v:.4g}" if isinstance(v, float) else f"{k} = {v}"
                for k, v in f.parameters.items()
            ),
        )
    for peer, title in (("torch", "In PyTorch"), ("keras", "In Keras")):
        if call(peer, f.name):
            yield title, nodes.literal("", call(peer, f.name))
    if f.name in USED:
        yield "Used in", USED[f.name]
    if f.name in chapters.chapters():
        page, title = chapters.chapters()[f.name]
        yield "Explained in", nodes.reference("", f"chapter {title}", refuri=page, internal=True)
    if f.paper:
        yield "Described in", f"{f.paper} ({f.year})"


def start(gain):
    """Return the weights that keep the size of an N(0, 1) signal, in words."""
    name = {2.0: "He: ", 1.0: "LeCun: "}.get(round(gain**2, 9), "")
    return f"{name}normal, standard deviation {as_text(gain)}/√fan-in"


def fact(what, value):
    value = value if isinstance(value, nodes.Node) else nodes.Text(value)
    return nodes.list_item(
        "", nodes.paragraph("", "", nodes.strong("", what), nodes.Text(": "), value)
    )


def listing(f):
    """Return the library's own lines of the function, folded."""
    code = nodes.literal_block("", str(source(f)), language="python")
    before, after = '<details class="code"><summary>Its code</summary>', "</details>"
    return [nodes.raw("", before, format="html"), code, nodes.raw("", after, format="html")]


def setup(app):
    app.add_directive("catalogue", Catalogue)
    app.slopes_drawings += [(figure, (f.name,)) for f in elementwise()]
