"""Values, kinds and errors put into words, for the sentences that a check says."""

import types

import numpy as np

KINDS = {
    str: "text",
    bool: "a truth value",
    int: "a number",
    float: "a number",
    complex: "a complex number",
    list: "a list",
    tuple: "a tuple",
    dict: "a dictionary",
    set: "a set",
    type(None): "None",
    type(...): "the placeholder ...",
    np.ndarray: "an array",
    types.ModuleType: "a module",
    types.FunctionType: "a function",
    types.BuiltinFunctionType: "a function",
    types.GeneratorType: "a generator",
}
GENERIC = {
    "b": "a truth value",
    "i": "a number",
    "u": "a number",
    "f": "a number",
    "c": "a complex number",
    "U": "text",
    "S": "text",
}  # of numpy's scalars, by the kind of their dtype


def kind(value):
    """What sort of thing `value` is, in words; nothing of the value's own code runs."""
    cls = type(value)
    if issubclass(cls, type):
        return "a class"
    if issubclass(cls, np.generic):
        return GENERIC.get(np.dtype(cls).kind, "an object of numpy's")
    return KINDS.get(cls, f"an object of type {type.__dict__['__name__'].__get__(cls)}")


def raised(error):
    """The name and the first words of an exception, whatever its own methods do."""
    name = type.__dict__["__name__"].__get__(type(error))
    if isinstance(error, RecursionError):
        return f"{name}: it calls itself without end"
    if isinstance(error, MemoryError):
        return f"{name}: it asks for too much memory"
    try:
        words = clipped(str(error), 160).removesuffix(".")
    except BaseException:
        words = ""
    return f"{name}: {words}" if words else name


def clipped(text, length=600):
    """`text` on one line and no longer than `length`."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 2].rstrip() + " …"


def sentence(text):
    """`text` on one line, with the full stop that it may lack."""
    text = clipped(text)
    return text if text.endswith((".", "?", "!")) else text + "."


def number(value, digits=4):
    """A number as one would write it by hand: 0.25, -3, 1e-12, nan."""
    value = complex(value)
    if value.imag:
        return f"{value:.{digits}g}"
    return f"{value.real + 0:.{digits}g}"


def numbers_apart(first, second):
    """Two numbers in as few digits as tell them apart, at least four."""
    for digits in (4, 6, 9, 12, 17):
        pair = number(first, digits), number(second, digits)
        if pair[0] != pair[1]:
            break
    return pair


def value(thing, most=8):
    """A number or an array of at most `most` entries written out; a larger one by its shape; else
    Python's own form.
    """
    if isinstance(thing, str | bool | np.bool):
        text = repr(thing)
        return text if len(text) <= 200 else clipped(text, 200)
    if isinstance(thing, list | tuple):
        if any(isinstance(x, str) for row in thing if isinstance(row, list | tuple) for x in row):
            return clipped(repr(thing), 200)  # rows of texts
        if any(isinstance(x, list | tuple) or np.ndim(x) for x in thing):
            return f"{kind(thing)} of {len(thing)} array{'s' * (len(thing) != 1)}"
        if len(thing) > most:
            return f"{kind(thing)} of {len(thing)} entries"
        thing = np.asarray(thing)
    if isinstance(thing, np.ndarray) and thing.dtype == object:
        return _own_form(thing.tolist())
    if np.ndim(thing) == 0 and np.asarray(thing).dtype.kind in "iufc":
        return number(thing)
    if isinstance(thing, np.ndarray):
        if thing.size > most:
            return f"an array of shape {thing.shape}"
        return written(thing)
    return kind(thing) if callable(thing) else _own_form(thing)


def _own_form(thing):
    try:
        return clipped(repr(thing), 60)
    except Exception:  # its own repr is at fault
        return kind(thing)


def written(array):
    """A small array as one would write it by hand; no number in it is so small as to become 0."""
    if array.ndim:
        return f"[{', '.join(map(written, array))}]"
    return number(array) if array.dtype.kind in "fc" else str(array)
