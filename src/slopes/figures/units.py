"""One unit with its numbers, and units in a row that pass a gradient back."""

from ..arguments import expect, finite, number, whole
from . import style
from .bends import curve_box, elementwise, name_of
from .drawing import (
    WIDTH,
    between,
    board,
    disc,
    factor,
    inside,
    largest,
    link,
    numbered,
    patch,
    rows,
    shown,
    weight_link,
    write,
)


def draw_unit(inputs, weights, bias, f, ax=None, *, names=None):
    """Draw one unit with its numbers: inputs, weights, sum with its bias, bend, output.

    >>> ax = draw_unit([0.5, 1], [1, 0.5], -0.5, "relu")
    >>> ax.texts[-1].get_text()
    '0.5·1 + 1·0.5 − 0.5 = 0.5'
    """
    inputs, weights = finite("inputs", inputs), finite("weights", weights)
    expect(inputs.ndim == 1 and 1 <= inputs.size <= 5, "inputs", "one to five numbers", inputs)
    if weights.shape != inputs.shape:
        raise ValueError(f"weights: expected {inputs.size}, one an input, got {weights.size}")
    bias, f = number("bias", bias), elementwise(f)
    names = numbered("x", inputs.size) if names is None else list(names)
    expect(len(names) == inputs.size, "names", f"{inputs.size}, one an input", names)
    z = float(inputs @ weights + bias)
    apart = 62 if inputs.size < 4 else 48
    half = apart * (inputs.size - 1) / 2
    middle = 40 + half
    bottom = middle + max(half + 19, 38)
    ax = board(bottom + 30, ax)
    places = [(24, y) for y in rows(inputs.size, middle, apart)]
    heaviest, loudest = largest(weights), largest(inputs, z, f(z))
    for place, value, weight, name in zip(places, inputs, weights, names, strict=True):
        weight_link(ax, place, (158, middle), weight, heaviest)
        color = style.GREEN if weight > 0 else style.PURPLE if weight < 0 else "black"
        write(ax, *between(place, (158, middle), 0.45), shown(weight), color, ground=True)
        disc(ax, *place, 19, style.BLUE, abs(value) / loudest)
        write(ax, *place, inside(value))
        if apart > 50 and len(name) > 7:  # it would begin beyond the edge
            write(ax, 5, place[1] - 29, name, at="left", ground=True)
        elif apart > 50:
            write(ax, place[0], place[1] - 29, name, ground=True)
        else:
            write(ax, place[0] + 24, place[1] - 12, name, at="left", ground=True)
    ends = [((158, middle), (226, middle)), ((226, middle), (300, middle))]
    for start, end in ends:
        link(ax, start, end, "black")
    disc(ax, 158, middle, 19, style.BLUE, abs(z) / loudest)
    write(ax, 158, middle, inside(z))
    write(ax, 158, middle - 29, f"bias {shown(bias)}", ground=True)
    write(ax, 158, middle + 29, "sum z", ground=True)
    curve_box(ax, f, 226, middle, z)
    write(ax, 226, middle + 29, name_of(f))
    disc(ax, 306, middle, 19, style.BLUE, abs(float(f(z))) / loudest, ring=style.BLUE, width=2)
    write(ax, 306, middle, inside(f(z)))
    write(ax, 306, middle - 29, "output")
    sum_up = weighing(inputs, weights, bias, z)
    sum_up = sum_up if len(sum_up) < 48 else f"z = {shown(z)}"
    write(ax, 6, bottom + 17, sum_up, style.BLUE, at="left")
    return ax


def weighing(inputs, weights, bias, z):
    """Return the arithmetic of a unit: 0.5·1 + 1·0.5 − 0.5 = 0.5."""
    terms = [f"{shown(v)}·{factor(w)}" for w, v in zip(weights, inputs, strict=True)]
    text = terms[0]
    for term in terms[1:]:
        text += f" − {term[1:]}" if term.startswith("\N{MINUS SIGN}") else f" + {term}"
    if bias:
        text += f" {'−' if bias < 0 else '+'} {shown(abs(bias))}"
    return f"{text} = {shown(z)}"


def draw_chain(f, z, ax=None, *, count=5):
    """Draw the gradient on its way back through units in a row, of weight 1, all at the same z.

    f: a function or several, a row each; z: one number, or one for each.

    >>> [text.get_text() for text in draw_chain("sigmoid", 0, count=3).texts][3::2]
    ['0.06', '0.25', '1']
    """
    several = isinstance(f, list | tuple)
    functions = [elementwise(each) for each in (f if several else [f])]
    places = finite("z", z).reshape(-1).tolist()
    places = places * len(functions) if len(places) == 1 else places
    expect(len(places) == len(functions), "z", "one number, or one for each function", z)
    expect(2 <= whole("count", count, 2) <= 5, "count", "from 2 to 5 units", count)
    ax = board(22 + 76 * len(functions), ax)
    apart = 230 / 4
    at = [314 - apart * i for i in range(count)][::-1]
    write(ax, at[0], 12, "layer 1")
    write(ax, min(at[-1], WIDTH - 26), 12, f"layer {count}")
    for row, (f, z) in enumerate(zip(functions, places, strict=True)):
        y = 74 + 76 * row
        write(ax, 6, y, name_of(f), bold=True, at="left")
        slope = float(f.derivative(z))
        for i, x in enumerate(at):
            reached = slope ** (count - 1 - i)
            if i:
                arrow(ax, x - 19, at[i - 1] + 20, y)
                write(ax, (x + at[i - 1]) / 2, y - 28, f"×{shown(slope)}", style.ORANGE)
            disc(ax, x, y, 19, style.ORANGE, abs(reached))
            write(ax, x, y, inside(reached))
    return ax


def arrow(ax, start, end, y):
    """Draw an orange arrow that points to the left."""
    link(ax, (start, y), (end + 4, y), style.ORANGE, 1.6)
    patch(ax, [(end, y), (end + 6, y - 3.5), (end + 6, y + 3.5), (end, y)], fill=style.ORANGE)
