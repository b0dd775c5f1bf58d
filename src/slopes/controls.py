"""What a reader moves in an Explorer: the values of one keyword, as a slider or as a menu."""

import inspect
import math
import numbers
from html import escape

MINUS = "\N{MINUS SIGN}"  # a screen reader passes over a hyphen


def controls_of(draw, controls, start):
    """Return a Control for each keyword, once it is sure that draw takes them."""
    if not callable(draw):
        raise ValueError(f"draw must be a function draw(ax, **values), got {draw!r}")
    if not controls:
        raise ValueError("Explorer needs a control: a keyword of draw with a list of its values")
    try:
        inspect.signature(draw).bind(None, **controls)
    except TypeError as error:
        names = ", ".join(controls)
        raise ValueError(f"draw must take an axes and {names}: {error}") from None
    start = {} if start is None else start
    if not isinstance(start, dict):
        raise ValueError(f"start must be a dict of a control and its value, got {start!r}")
    unknown = ", ".join(map(str, start.keys() - controls.keys()))
    if unknown:
        raise ValueError(f"start may name {', '.join(controls)}, got {unknown}")
    return [Control(name, values, start.get(name)) for name, values in controls.items()]


def pair(name, value, meaning, whole=False):
    """Return the value, once it is sure that it holds two positive numbers."""
    kind = numbers.Integral if whole else numbers.Real
    two = isinstance(value, tuple | list) and len(value) == 2
    if not (two and all(isinstance(n, kind) and n > 0 for n in value)):
        sort = "positive whole" if whole else "positive"
        raise ValueError(f"{name} must be two {sort} numbers {meaning}, got {value!r}")
    return value


class Control:
    """The values that a keyword of draw takes, and how a reader sees and chooses them."""

    def __init__(self, name, values, start):
        if isinstance(values, str) or not hasattr(values, "__iter__"):
            raise ValueError(f"{name} must be a list of values, got {values!r}")
        self.name, self.values = name, list(values)
        if len(self.values) < 2:
            raise ValueError(f"{name} needs at least two values to choose from, got {self.values}")
        self.shown = [_shown(name, v) for v in self.values]
        self.labels = [str(s).replace("-", MINUS) if _number(s) else s for s in self.shown]
        for label, shown in zip(self.labels, self.shown, strict=True):
            if self.labels.count(label) > 1 or self.shown.count(shown) > 1:
                got = ", ".join(map(str, self.values))
                raise ValueError(f"{name} has two values that read {label}, got {got}")
        self.slider = all(map(_number, self.values))
        first = self.shown[0] if start is None else _shown(name, start)
        if first not in self.shown:
            raise ValueError(
                f"start of {name} must be one of {', '.join(self.labels)}, got {first}"
            )
        self.start = self.shown.index(first)

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
        if not math.isfinite(_float(value)):
            raise ValueError(f"{name} takes finite numbers, got one that is {_float(value)}")
        if isinstance(value, numbers.Integral):
            return int(value)
        short = float(f"{_float(value):.6g}") + 0.0  # no minus before a zero
        return int(short) if 1e6 <= abs(short) < 1e16 else short
    text = str(value) if isinstance(value, str | bool) else getattr(value, "name", None)
    text = text or getattr(value, "__name__", None)
    if not text:
        raise ValueError(f"{name} takes numbers, strings and what has a name, got {value!r}")
    return text
