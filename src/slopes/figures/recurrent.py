"""Units with a memory: one that feeds its output back to itself, and a cell with gates."""

from matplotlib.path import Path

from ..arguments import expect, finite, number
from ..functions import sigmoid, tanh
from . import style
from .bends import curve_box, elementwise, name_of
from .drawing import board, disc, inside, largest, link, patch, shown, write


def draw_recurrent(f, weight, start, arriving, ax=None):
    """Draw a unit that feeds its output back to itself, and below it the same unit step by step.

    start: its first state. arriving: what is added before the bend, one to three numbers.

    >>> ax = draw_recurrent("tanh", 2, 1, [0.3, -0.5, 0.1])
    >>> [text.get_text() for text in ax.texts][-2:]
    ['+ 0.1', 'step 3']
    """
    f, weight = elementwise(f), number("weight", weight)
    arriving = finite("arriving", arriving)
    several = arriving.ndim == 1 and 1 <= arriving.size <= 3
    expect(several, "arriving", "one to three numbers", arriving)
    states = [number("start", start)]
    for each in arriving:
        states.append(float(f(weight * states[-1] + each)))
    ax, most = board(243, ax), largest(states)
    _loop(ax, f, weight)
    write(ax, 4, 142, "the same unit, step after step", at="left", bold=True)
    apart, y = 96, 205
    for step, state in enumerate(states):
        x = 24 + apart * step
        if step:
            link(ax, (x - apart + 19, y), (x - 19, y), "black")
            link(ax, (x - apart / 2, y - 31), (x - apart / 2, y - 17), "black")
            curve_box(ax, f, x - apart / 2, y, weight * states[step - 1] + arriving[step - 1])
            write(ax, x - apart / 2, y + 28, f"×{shown(weight)}")
        disc(ax, x, y, 19, style.BLUE, abs(state) / most)
        write(ax, x, y, inside(state))
        if step:
            sign = "−" if arriving[step - 1] < 0 else "+"
            write(ax, x - apart / 2, y - 38, f"{sign} {shown(abs(arriving[step - 1]))}")
        write(ax, x, y + 28, f"step {step}" if step else "start")
    return ax


def _loop(ax, f, weight):
    """Draw the unit with the way from its output back to its sum."""
    write(ax, 4, 11, "one unit, fed back", at="left", bold=True)
    y, total, box, state = 82, 128, 190, 252
    corners = [(state, y - 19), (state, 38), (total, 38), (total, y - 12)]
    patch(ax, corners, [Path.MOVETO, *[Path.LINETO] * 3], edge=style.BLUE, width=1.6, z=1)
    _tip(ax, total, y - 12, 0, 1, style.BLUE)
    write(ax, (total + state) / 2, 38, f"×{shown(weight)}", ground=True)
    for begin, end in ((88, total), (total, box), (box, state), (state, 318)):
        link(ax, (begin, y), (end, y), "black")
    _tip(ax, 318, y, 1, 0, "black")
    write(ax, 84, y, "what arrives", at="right")
    sign(ax, total, y, "+")
    curve_box(ax, f, box, y)
    write(ax, box, y + 28, name_of(f))
    disc(ax, state, y, 19, style.BLUE, 0.5)
    write(ax, state, y, "h")
    write(ax, state, y + 28, "state")


def draw_cell(state, ax=None, *, keep, write_in, candidate, hand_out):
    """Draw a memory cell (LSTM) with its numbers: what is kept, written, and handed out.

    state: the memory before. The others: the weighted sums that go into the four bends, of which
    three are gates, sigmoids whose output multiplies something.

    >>> ax = draw_cell(1.5, keep=3, write_in=1, candidate=-1, hand_out=2)
    >>> ax.texts[2].get_text()
    '0.87'
    """
    sums = {"keep": keep, "write": write_in, "candidate": candidate, "hand out": hand_out}
    sums = {name: number(name, z) for name, z in sums.items()}
    at = {"keep": 84, "write": 136, "candidate": 196, "hand out": 296}
    says = {n: float((tanh if n == "candidate" else sigmoid)(z)) for n, z in sums.items()}
    before = number("state", state)
    now = says["keep"] * before + says["write"] * says["candidate"]
    out = says["hand out"] * float(tanh(now))
    ax, most, line, middle, foot = board(228, ax), largest(before, now, out), 54, 112, 166
    lines = [((24, line), (296, line)), ((84, foot), (84, line)), ((296, foot), (296, line))]
    lines += [((136, foot), (136, middle)), ((196, foot), (196, middle))]
    lines += [((136, middle), (196, middle)), ((166, middle), (166, line))]
    lines += [((296, middle), (238, middle))]
    for begin, end in lines:
        link(ax, begin, end, "black")
    for x, value, name in ((24, before, "before"), (222, now, "now")):
        disc(ax, x, line, 19, style.BLUE, abs(value) / most, ring=style.BLUE, width=2)
        write(ax, x, line, inside(value))
        write(ax, x, line - 30, name)
    disc(ax, 238, middle, 19, style.BLUE, abs(out) / most)
    write(ax, 238, middle, inside(out))
    write(ax, 238, middle + 29, "output")
    curve_box(ax, tanh, 296, line, now)
    write(ax, 296, line - 30, "tanh")
    for x, y, text in ((84, line, "×"), (166, line, "+"), (166, middle, "×"), (296, middle, "×")):
        sign(ax, x, y, text)
    for name, z in sums.items():
        curve_box(ax, tanh if name == "candidate" else sigmoid, at[name], foot, z)
        write(ax, at[name], foot + 29, name)
        write(ax, at[name], foot + 46, shown(says[name]), style.BLUE)
    return ax


def sign(ax, x, y, text):
    """Draw the place where numbers are added or multiplied."""
    disc(ax, x, y, 11, style.GREY, None)
    write(ax, x, y, text)


def _tip(ax, x, y, right, down, color):
    """Draw the tip of an arrow that ends here."""
    back = [(x - 7 * right - 4 * s * down, y - 7 * down - 4 * s * right) for s in (1, -1)]
    patch(ax, [(x, y), *back, (x, y)], fill=color)
