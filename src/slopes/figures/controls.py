"""What a reader moves in an Explorer: the values of one keyword, as a slider or as a menu."""

import inspect
import math
import numbers
from html import escape

from ..arguments import expect, short

MINUS = "\N{MINUS SIGN}"  # a screen reader passes over a hyphen


def controls_of(draw, controls, start):
    """Return a Control for each keyword, once it is sure that draw takes them."""
    expect(callable(draw), "draw", "a function draw(ax, **values)", draw)
    expect(controls, "controls", "a keyword of draw with a list of its values", controls)
    try:
        inspect.signature(draw).bind(None, **controls)
    except TypeError as error:
        names = ", ".join(controls)
        raise ValueError(f"draw: expected to take an axes and {names}: {error}") from None
    start = chosen("start", start, controls)
    return [Control(name, values, start.get(name)) for name, values in controls.items()]


def chosen(name, values, controls):
    """Return a dict of controls and their values, once it is sure that the controls exist."""
    values = {} if values is None else values
    expect(isinstance(values, dict), name, "a dict of a control and its value", values)
    expect(values.keys() <= set(controls), name, f"values of {', '.join(controls)}", values)
    return values


def pair(name, value, meaning, whole=False):
    """Return the value, once it is sure that it holds two positive numbers."""
    kind = numbers.Integral if whole else numbers.Real
    two = isinstance(value, tuple | list) and len(value) == 2
    sort = "positive whole" if whole else "positive"
    holds = two and all(isinstance(n, kind) and n > 0 for n in value)
    expect(holds, name, f"two {sort} numbers {meaning}", value)
    return value


class Control:
    """The values that a keyword of draw takes, and how a reader sees and chooses them."""

    def __init__(self, name, values, start):
        several = hasattr(values, "__iter__") and not isinstance(values, str)
        expect(several and len(values) > 1, name, "a list of two values or more", values)
        self.name, self.values = name, list(values)
        self.shown = [_shown(name, v) for v in self.values]
        self.labels = [str(s).replace("-", MINUS) if _number(s) else s for s in self.shown]
        for label, shown in zip(self.labels, self.shown, strict=True):
            if self.labels.count(label) > 1 or self.shown.count(shown) > 1:
                twice = f"values that read differently, got {label} twice"
                raise ValueError(f"{name}: expected {twice}, in {short(self.values)}")
        self.slider = all(map(_number, self.values))
        self.start = self.at("start", start, 0)

    def at(self, asked, value, otherwise):
        """Return where this value stands in the list, or what else where there is none."""
        if value is None:
            return otherwise
        shown, known = _shown(self.name, value), f"a value of {self.name}, {', '.join(self.labels)}"
        expect(shown in self.shown, asked, known, shown)
        return self.shown.index(shown)

    @property
    def title(self):
        return self.name.replace("_", " ")

    def html(self, prefix):
        own, now = f"{prefix}-{self.name}", escape(self.labels[self.start])
        same = f'id="{own}" autocomplete="off" aria-describedby="{prefix}-frame"'
        label = f'<label for="{own}">{escape(self.title)}</label>'
        if self.slider:
            choice = (
                f'<input type="range" {same} max="{len(self.values) - 1}" value="{self.start}" '
                f'aria-valuetext="{now}"><output for="{own}" aria-live="off">{now}</output>'
            )
        else:
            options = "".join(
                f"<option{' selected' * (i == self.start)}>{escape(text)}</option>"
                for i, text in enumerate(self.labels)
            )
            choice = f"<select {same}>{options}</select>"
        return f"<div>{label} {choice}</div>\n"

    def widget(self, ipywidgets):
        kind = ipywidgets.SelectionSlider if self.slider else ipywidgets.Dropdown
        return kind(
            options=self.labels,
            index=self.start,
            description=self.title,
            style={"description_width": "initial"},
        )


def _number(value):
    return isinstance(value, numbers.Real) and not isinstance(value, bool)


def _float(value):
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _shown(name, value):
    """A value as a reader sees it: a number without its rounding error, or a name."""
    if _number(value):
        expect(math.isfinite(_float(value)), name, "finite numbers", _float(value))
        if isinstance(value, numbers.Integral):
            return int(value)
        short = float(f"{_float(value):.6g}") + 0.0  # no minus before a zero
        return int(short) if 1e6 <= abs(short) < 1e16 else short
    text = str(value) if isinstance(value, str | bool) else getattr(value, "name", None)
    text = text or getattr(value, "__name__", None)
    expect(text, name, "numbers, strings and what has a name", value)
    return text
