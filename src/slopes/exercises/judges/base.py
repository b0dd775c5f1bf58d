"""What judges share: how they speak, call a learner's function and know a mistake."""

import inspect

import numpy as np

from ..sandbox import TimeUp, quietly
from ..words import kind, raised


class Wrong(Exception):
    """The answer is wrong, for the reason given as one sentence."""


class NotAttempted(Exception):
    """There is no answer yet."""


class Nothing(NotAttempted):
    """A function has returned nothing, or its dots."""


class Judge:
    """Reads an answer as `values` and compares them with the `truth`, by way of `fault`.

    Values are a list of arrays, so that an answer with the values of a known mistake is recognised.
    """

    praise = "That is it."
    mistakes = None  # message -> wrong answer: those that the judge knows by itself
    tolerance, relative = 0, False

    def __call__(self, answer):
        """Return None where the answer is right, else the sentence why not; may raise Wrong."""
        return self.fault(self.values(answer))

    def recognised(self, answer, mistakes):
        """Return the message of the first mistake with the answer's wrong values, or None."""
        try:
            values = self.values(answer)
        except (Wrong, NotAttempted):
            return None
        if self.agree(values, self.truth):
            return None
        for message, mistake in mistakes.items():
            try:
                if self.resembles(values, self.values(mistake)):
                    return message
            except Wrong:
                continue
        return None

    def curve(self, answer, right):
        """Return what a picture of the answer needs, or None where there is nothing to draw."""
        return None

    def resembles(self, values, mistaken):
        """Whether the values are those of a known mistake."""
        return self.agree(values, mistaken)

    def agree(self, these, those):
        """Whether two lists of arrays have the same shapes and, within the tolerance, values."""
        shapes = [[np.shape(a) for a in arrays] for arrays in (these, those)]
        return shapes[0] == shapes[1] and all(
            self.close(a, b).all() for a, b in zip(these, those, strict=True)
        )

    def close(self, given, true):
        """Where numbers agree within the tolerance; nan agrees with nan, inf with inf."""
        with np.errstate(invalid="ignore", over="ignore"):
            margin = self.tolerance * np.abs(true) if self.relative else self.tolerance
            near = np.abs(np.subtract(given, true)) <= margin
        return near & np.isfinite(true) | np.equal(given, true) | np.isnan(given) & np.isnan(true)


class custom(Judge):
    """Judges by a function of the answer that returns None where it is right, else why it is wrong.

    It may call the learner's function as often as it needs, through `call` where a failure should
    be told with the case at hand.
    """

    def __init__(self, judge, praise="That is it."):
        self.judge, self.praise = judge, praise

    def __call__(self, answer):
        return self.judge(answer)

    def recognised(self, answer, mistakes):
        return None


class FunctionJudge(Judge):
    """Calls a function twice and holds both sets of values to the truth, then asks `also`."""

    def __call__(self, answer):
        fault = self.fault(self.values(answer))
        with quietly():  # what it prints has been seen
            again = self.values(answer) if fault is None else self.truth
        if not self.agree(again, self.truth):
            fault = "Called a second time with the same input, your function gives other values"
        return fault or next(filter(None, (ask(answer) for ask in self.also)), None)


def call(function, *arguments, where="Your function"):
    """Return `function(*arguments)`; what it raises becomes Wrong, its sentence led by `where`."""
    try:
        return function(*arguments)
    except (TimeUp, Wrong, NotAttempted):
        raise
    except BaseException as error:
        raise Wrong(f"{where} raises {raised(error)}") from None


def missing(answer):
    """Return whether a place is still empty: `...` or None, be it wrapped in an array."""
    if type(answer) is np.ndarray and answer.shape == () and answer.dtype == object:
        answer = answer.item()
    return answer is None or answer is ...


def listed(names, last="and"):
    """Return the names as they are listed in a sentence."""
    *most, end = map(str, names)
    return f"{', '.join(most)} {last} {end}" if most else end


def must_be_function(answer, names):
    """Raise Wrong unless `answer` can be called with as many arguments as there are names."""
    if isinstance(answer, type):
        raise Wrong("Your answer is a class; hand over a function")
    if not callable(answer):
        raise Wrong(
            f"Your answer is {kind(answer)}, where a function of {listed(names)} is expected: "
            "hand over the function itself, without calling it"
        )
    try:
        signature = inspect.signature(answer)
    except (TimeUp, KeyboardInterrupt):
        raise
    except BaseException:  # built-in functions need not have one, and objects may refuse
        return
    try:
        signature.bind(*names)
    except TypeError:
        parameters = signature.parameters.values()
        takes = [p.name for p in parameters if p.kind <= p.POSITIONAL_OR_KEYWORD]
        named = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY and p.default is p.empty]
        wants = (listed(takes) if takes else "no argument") + (
            f" and, by name, {listed(named)}" if named else ""
        )
        raise Wrong(
            f"Your function takes {wants}; here it is called with {listed(names)}"
        ) from None
