"""The judges take a right answer in any form, see through a wrong one, and say what is true."""

import contextlib
import functools
import importlib
import math
from decimal import Decimal
from fractions import Fraction
from warnings import catch_warnings, filterwarnings, simplefilter

import numpy as np
import pytest
from numpy import errstate, seterr

from slopes import relu, sigmoid, tanh
from slopes.exercises import EXERCISES, sandbox
from slopes.exercises.core import Exercise
from slopes.exercises.judges import (
    built_on,
    choice,
    computed,
    curves,
    function_of,
    function_of_x,
    numbers,
    overflow,
    without,
)
from slopes.exercises.result import Result

FAR = [-1000, -700, -40, -1, 0, 1, 40, 1000]
SAFE = function_of_x(sigmoid, FAR, 1e-11, relative=True, no_warnings=True, span=(-8, 8))
SQUARE = function_of_x(np.square, np.linspace(-4, 4, 17), noun="square")
SCALED = function_of(
    "x", "a", cases=[(np.array([1.0, 2.0]), 0.5), (np.ones((2, 3)), 2.0)], truth=lambda x, a: a * x
)
PARTS = function_of(
    "x", cases=[(np.array([1.0, 3.0]),)], truth=lambda x: (x.sum(), x.max()), parts=["A", "B"]
)


@pytest.fixture(autouse=True)
def no_clock(monkeypatch):
    """A busy machine must not fail an answer that ends."""
    monkeypatch.setattr(sandbox, "SECONDS", 60.0)


def judged(judge, answer, wrong=None):
    """The Result for an answer, by a judge without a name."""
    exercise = Exercise("name", 1, "04", judge, wrong or {})
    return Result("name", **sandbox.run(lambda: exercise.examine(answer)).value)


# What is silenced is heard -------------------------------------------------------------------


def naive(x):
    return 1 / (1 + np.exp(-x))


def under(context, turned=lambda x: x):
    """The naive sigmoid within a context, of an argument that is turned into something else."""

    def answer(x):
        with context():
            return 1 / (1 + np.exp(-turned(x)))

    return answer


def set_by_name(x):
    before = seterr(over="ignore")
    y = naive(x)
    seterr(**before)
    return y


def filtered_by_name(x):
    with catch_warnings():
        filterwarnings("ignore")
        return naive(x)


def simply_filtered(x):
    with catch_warnings():
        simplefilter("ignore")
        return naive(np.asarray(x))


quiet = functools.partial(errstate, all="ignore")
SILENCED = {
    "np.errstate": under(lambda: np.errstate(all="ignore")),
    "errstate by name": under(quiet),
    "errstate by name, a plain array": under(quiet, np.asarray),
    "errstate by name, a copy": under(quiet, np.array),
    "errstate by name, a list": under(quiet, lambda x: np.array(x.tolist())),
    "a decorator": errstate(all="ignore")(naive),
    "a decorator, a plain array": errstate(over="ignore")(lambda x: naive(np.asarray(x))),
    "a decorator, number by number": np.vectorize(errstate(all="ignore")(naive), otypes=[float]),
    "np.seterr": lambda x: np.seterr(all="ignore") and naive(x),
    "seterr by name": set_by_name,
    "a filter": filtered_by_name,
    "a filter, a plain array": simply_filtered,
    "an exit stack": under(lambda: contextlib.ExitStack().enter_context(quiet()) or quiet()),
    "a part of np.where": errstate(all="ignore")(
        lambda x: np.where(x < -700, np.exp(np.minimum(x, 0)), naive(x))
    ),
    "written into an array": errstate(all="ignore")(
        lambda x: 1 / (1 + np.exp(-x, out=np.empty(x.shape)))
    ),
}


def masked(x):
    y, right = np.empty(x.shape), x > 0
    y[right] = 1 / (1 + np.exp(-x[right]))
    y[~right] = np.exp(x[~right]) / (1 + np.exp(x[~right]))
    return y


def torch():
    """PyTorch, or None: the library is tested without it too, and arrays then stand for tensors."""
    try:
        return importlib.import_module("torch")
    except ModuleNotFoundError:
        return None


def by_torch(x):
    return torch().sigmoid(torch().as_tensor(x).requires_grad_()) if torch() else sigmoid(x)


def by_mpmath(x):
    mpmath = pytest.importorskip("mpmath")
    return np.frompyfunc(lambda v: 1 / (1 + mpmath.exp(-v)), 1, 1)(x)


LOUD = {
    "a mask": masked,
    "the library's": sigmoid,
    "np.logaddexp": lambda x: np.exp(-np.logaddexp(0, -x)),
    "scipy": lambda x: pytest.importorskip("scipy.special").expit(x),
    "torch": by_torch,
    "mpmath": by_mpmath,
    "long double": lambda x: 1 / (1 + np.exp(-x.astype(np.longdouble))),
    "a masked array": lambda x: np.ma.where(
        x > 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x)))
    ),
    "np.piecewise": lambda x: np.piecewise(
        x, [x > 0], [naive, lambda v: np.exp(v) / (1 + np.exp(v))]
    ),
    "number by number": np.vectorize(
        lambda v: 1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v))
    ),
    "written in place, of a copy": lambda x: np.exp(-np.logaddexp(0, -x, out=x.copy())),
}
if np.finfo(np.longdouble).max == np.finfo(float).max:
    LOUD.pop("long double")


@pytest.mark.parametrize("way", SILENCED)
def test_silenced_overflow_is_heard(way):
    result = judged(SAFE, SILENCED[way])
    assert result.verdict == "wrong", result
    assert "At x = -1000 your formula overflows on the way" in result.message
    assert "silencing the warning does not mend it" in result.message


@pytest.mark.parametrize("way", LOUD)
def test_a_formula_that_never_overflows_gives_no_false_alarm(way):
    assert judged(SAFE, LOUD[way]).right, judged(SAFE, LOUD[way])


@pytest.mark.parametrize("settings", [None, object()], ids=["no such module", "no such name"])
def test_where_numpy_keeps_its_settings_otherwise_a_check_still_hears(monkeypatch, settings):
    monkeypatch.setattr(overflow, "SETTINGS", settings)
    assert "your formula overflows" in judged(SAFE, naive).message
    assert "does not mend it" in judged(SAFE, SILENCED["seterr by name"]).message
    assert judged(SAFE, masked).right, judged(SAFE, masked)


@pytest.fixture
def deaf(monkeypatch):
    """A processor that tells numpy of no overflow, as in a browser."""
    for judge in (overflow, curves):
        monkeypatch.setattr(judge, "TOLD", False)
    monkeypatch.setattr(overflow, "ALOUD", {"all": "ignore"})
    monkeypatch.setattr(curves, "shown", lambda answer, x: None)


@pytest.mark.parametrize("way", LOUD)
def test_where_no_processor_tells_there_is_no_false_alarm_either(deaf, way):
    assert judged(SAFE, LOUD[way]).right, judged(SAFE, LOUD[way])


@pytest.mark.parametrize("answer", [naive, SILENCED["seterr by name"]])
def test_where_no_processor_tells_an_overflow_is_seen_by_its_numbers(deaf, answer):
    message = judged(SAFE, answer).message
    assert "At x = -1000 your formula overflows on the way" in message
    assert "silencing" not in message


def test_hearing_leaves_numpy_as_it_was():
    before, make = np.geterr(), np.errstate
    judged(SAFE, SILENCED["seterr by name"])
    assert (np.geterr(), np.errstate) == (before, make)
    with np.errstate(over="raise"), pytest.raises(FloatingPointError):
        np.exp(np.array([1000.0]))


# Right in any form ---------------------------------------------------------------------------


def tensor(x):
    x = np.asarray(x, dtype=float)
    return torch().as_tensor(x).clone().requires_grad_() if torch() else x


def mpf(x):
    return pytest.importorskip("mpmath").mpf(float(x))


OF_AN_ARRAY = {
    "a list": lambda x: [v**2 for v in x],
    "a tuple of lists": lambda x: tuple((x**2).tolist()),
    "fractions": np.vectorize(lambda v: Fraction(v) ** 2, otypes=[object]),
    "decimals": np.vectorize(lambda v: Decimal(v) ** 2, otypes=[object]),
    "mpf": np.vectorize(lambda v: mpf(v) ** 2, otypes=[object]),
    "an object array": lambda x: x.astype(object) ** 2,
    "a tensor": lambda x: tensor(x) ** 2,
    "a list of tensors": lambda x: [tensor(v) ** 2 for v in x],
    "long doubles": lambda x: x.astype(np.longdouble) ** 2,
    "float32": lambda x: x.astype(np.float32) ** 2,
    "whole numbers, twice": lambda x: (4 * x**2).astype(int) / 4,
    "a partial": functools.partial(pow, exp=2),
    "an object": np.poly1d([1, 0, 0]),
}


@pytest.mark.parametrize("form", OF_AN_ARRAY)
def test_an_array_may_come_in_any_form(form):
    result = judged(SQUARE, OF_AN_ARRAY[form])
    assert result.right, result


OF_CASES = {
    "a list": lambda x, a: (a * x).tolist(),
    "fractions": lambda x, a: np.vectorize(lambda v: Fraction(a) * Fraction(v), otypes=[object])(x),
    "a tensor": lambda x, a: a * tensor(x),
    "a class with a call": type("Scale", (), {"__call__": lambda self, x, a: a * x})(),
    "a default more": lambda x, a, b=1: a * x * b,
    "any arguments": lambda *both: both[0] * both[1],
}


@pytest.mark.parametrize("form", OF_CASES)
def test_a_result_of_cases_may_come_in_any_form(form):
    result = judged(SCALED, OF_CASES[form])
    assert result.right, result


@pytest.mark.parametrize(
    "answer",
    [
        lambda x: (x.sum(), x.max()),
        lambda x: [Fraction(4), Decimal(3)],
        lambda x: np.array([4.0, 3.0]),
        lambda x: tensor([4.0, 3.0]),
        lambda x: (tensor(4), np.array(3.0)),
        lambda x: (np.float32(4), np.longdouble(3)),
    ],
)
def test_parts_may_come_in_any_form(answer):
    assert judged(PARTS, answer).right, judged(PARTS, answer)


@pytest.mark.parametrize(
    "quarter",
    [
        0.25,
        Fraction(1, 4),
        Decimal("0.25"),
        np.float16(0.25),
        np.longdouble(0.25),
        np.array(0.25),
        np.array([0.25]),
        np.array(Fraction(1, 4), dtype=object),
        np.ma.masked_equal(0.25, 1),
    ],
)
def test_a_number_may_come_in_any_form(quarter):
    assert judged(numbers(0.25), quarter).right, judged(numbers(0.25), quarter)
    assert judged(numbers((0.25, 2)), (quarter, 2)).right
    assert judged(numbers({"a": 0.25, "b": 2}), {"b": 2, "a": quarter}).right


@pytest.mark.parametrize(
    "one", [lambda v: np.array([v]), lambda v: np.array([[v]]), lambda v: tensor([v])]
)
def test_a_function_may_give_its_number_in_an_array_of_one(one):
    judge = function_of("x", cases=[(np.arange(3.0),)], truth=np.sum)
    assert judged(judge, lambda x: one(x.sum())).right, judged(judge, lambda x: one(x.sum()))
    pairs = function_of("x", cases=[(np.arange(3.0),)], truth=lambda x: (x, 3.0), parts=["x", "s"])
    assert judged(pairs, lambda x: (x, one(3.0))).right
    assert "x is an array of shape (3,)" in judged(pairs, lambda x: (x[None], 3.0)).message


def test_a_vector_may_come_as_a_row_where_the_judge_says_so():
    judge = function_of("x", cases=[(np.arange(3.0),)], truth=lambda x: 2 * x, rows=True)
    assert judged(judge, lambda x: 2 * x[None]).right
    assert not judged(judge, lambda x: 2 * x[:, None]).right
    assert not judged(judge, lambda x: x[None]).right


def test_several_numbers_may_come_in_an_array_of_one_row_or_one_column():
    judge = numbers({"a": 1, "b": 2, "c": 3})
    assert judged(judge, np.array([[1, 2, 3]])).right
    assert judged(judge, np.array([[1], [2], [3]])).right
    assert "of length 2" in judged(judge, np.array([[1, 2, 3]] * 2)).message
    assert "a tuple of 3 numbers, or a dictionary with a, b and c," in judged(judge, 1).message


def test_a_rounded_number_is_judged_by_the_decimals_it_has():
    judge = computed(0.0386791, decimals=3)
    for given in (0.039, 0.0387, 0.03868, 0.038679, 0.0386789):
        assert judged(judge, given).right, given
    for given in (0.038, 0.0388, 0.0386, 0.03867, 0.038681):
        assert not judged(judge, given).right, given


def test_tensors_and_mpf_are_numbers():
    for quarter in (tensor(0.25), mpf(0.25)):
        assert judged(numbers(0.25), quarter).right, judged(numbers(0.25), quarter)
    assert judged(numbers((0.25, 2)), tensor([0.25, 2])).right


@pytest.mark.parametrize(
    "letters",
    ["a, c.", "A C", "ac", "a and c", "(a), (c)", "a/c", "a; c", "a & c", '"a", "c"', "a) c)"],
)
def test_a_choice_may_be_written_in_any_way(letters):
    judge = choice(["a", "c"], {"b": "Not b"})
    assert judged(judge, letters).right, judged(judge, letters)


@pytest.mark.parametrize(
    "letters", [["a", "c"], ("c", "A"), {"a", "c"}, np.array(["a", "c"]), {"a": 1, "c": 2}.keys()]
)
def test_a_choice_may_be_any_collection(letters):
    judge = choice(["a", "c"], {"b": "Not b"})
    assert judged(judge, letters).right, judged(judge, letters)
    assert not judged(judge, [*letters, "b"]).right


# Wrong in another shape ----------------------------------------------------------------------


def of_a_row(x):
    return np.array([v**2 for v in x.tolist()])


def flattened(x):
    return np.ravel(x) ** 2


def sorted_by_rows(x):
    return x**2 if x.ndim == 1 else np.sort(x**2)


@pytest.mark.parametrize("answer", [of_a_row, flattened, sorted_by_rows])
def test_a_function_of_an_array_must_take_one_of_two_dimensions(answer):
    result = judged(SQUARE, answer)
    assert result.verdict == "wrong"
    assert "Right for a row of numbers, but not for an array of two dimensions" in result.message


def test_layers_of_unequal_widths_are_a_list():
    rng = np.random.default_rng(0)
    W = [rng.normal(size=size) for size in ((2, 3), (3, 5), (5, 1))]
    judge = function_of(
        "x", "W", cases=[(np.ones((4, 2)), W)], truth=lambda x, W: functools.reduce(np.matmul, W, x)
    )
    assert judged(judge, lambda x, W: x @ W[0] @ W[1] @ W[2]).right
    assert "W = a list of 3 arrays your function" in judged(judge, lambda x, W: x).message

    def in_place(x, W):
        W[1] *= 0
        return x

    assert "changes its argument in place" in judged(judge, in_place).message


def in_blocks(variance=lambda fan_in, fan_out: 2 / fan_in, draw=None):
    draw = draw or (lambda rng, size: rng.normal(size=size))

    def start(rng, n, m):
        A = variance(n, m) ** 0.5 * draw(rng, (n // 2, m // 2))
        return np.block([[A, -A], [-A, A]])

    return start


def cut_off(rng, size):
    z = rng.normal(size=size)
    while (far := np.abs(z) > 3).any():
        z[far] = rng.normal(size=far.sum())
    return z


STARTS = {
    "3 % too large": in_blocks(lambda n, m: 2.06 / n),
    "by the mean of both": in_blocks(lambda n, m: 4 / (n + m)),
    "by the smaller of both": in_blocks(lambda n, m: 2 / min(n, m)),
    "fan_in + 1": in_blocks(lambda n, m: 2 / (n + 1)),
    "uniform": in_blocks(draw=lambda rng, size: rng.uniform(-(3**0.5), 3**0.5, size)),
    "cut off at 3": in_blocks(draw=cut_off),
    "one row, repeated": in_blocks(
        draw=lambda rng, size: np.ones(size) * rng.normal(size=(1, size[1]))
    ),
    "one column, repeated": in_blocks(
        draw=lambda rng, size: np.ones(size) * rng.normal(size=(size[0], 1))
    ),
    "sorted": in_blocks(
        draw=lambda rng, size: np.sort(rng.normal(size=size), axis=None).reshape(size)
    ),
    "averaged over two rows": in_blocks(
        draw=lambda rng, size: np.diff(rng.normal(size=(size[0] + 1, size[1])), axis=0) / 2**0.5
    ),
}


@pytest.mark.parametrize("which", STARTS)
def test_a_start_of_another_size_or_with_repeated_weights_is_refused(which):
    judge = EXERCISES["relu-mirrored"].judge
    assert judged(judge, in_blocks()).right
    assert judged(judge, STARTS[which]).verdict == "wrong"


def test_a_check_of_slopes_must_look_at_every_place():
    def sees(kept):
        def check(f, slope, x, h=1e-5):
            measured = (f(x + h) - f(x - h)) / (2 * h)
            off = np.abs(slope(x) - measured) > 1e-3 * np.abs(measured)
            return not (off | np.isnan(slope(x)))[kept(np.arange(len(x)))].any()

        return check

    judge = EXERCISES["slope-broken-check"].judge
    assert judged(judge, sees(lambda i: i >= 0)).right
    for left_out in (0, 11, 23, 40):
        result = judged(judge, sees(lambda i, left_out=left_out: i != left_out))
        assert "Your check accepts" in result.message


def test_a_check_of_gradients_must_look_at_every_place():
    def sees(kept):
        def check(loss, gradient, w, h=1e-5):
            u = np.random.default_rng(0).normal(size=w.shape) * kept(np.arange(len(w)))
            slope = (loss(w + h * u) - loss(w - h * u)) / (2 * h)
            return abs(slope - gradient @ u) < 1e-5 * np.linalg.norm(u)

        return check

    judge = EXERCISES["slope-in-two"].judge
    for left_out in (7, 399):
        result = judged(judge, sees(lambda i, left_out=left_out: i != left_out))
        assert "Your check accepts a gradient with one wrong entry of 400" in result.message


# Rules ---------------------------------------------------------------------------------------


def helper(x):
    return np.interp(x, [-4, 0, 4], [16, 0, 16])


AT = np.linspace(-4, 4, 17)
renamed = np.interp
AVOIDED = {
    "by its module": lambda x: np.interp(x, AT, AT**2),
    "by another name": lambda x: renamed(x, AT, AT**2),
    "in a helper": lambda x: x**2 + 0 * helper(x),
    "in a partial": functools.partial(lambda x, at: np.interp(x, at, at**2), at=AT),
    "in a method": type("Squared", (), {"__call__": lambda self, x: x**2 + 0 * helper(x)})(),
    "in np.vectorize": np.vectorize(lambda v: np.interp(v, AT, AT**2)),
}


@pytest.mark.parametrize("way", AVOIDED)
def test_a_function_that_the_task_forbids_is_found(way):
    judge = function_of_x(np.square, AT, also=[without("interp", "floor")])
    assert (
        "Your function uses interp; the task asks to do without."
        in judged(judge, AVOIDED[way]).message
    )
    assert judged(judge, lambda x: x * x).right


def test_what_the_task_asks_to_build_on_is_found():
    judge = function_of_x(tanh, np.linspace(-4, 4, 17), also=[built_on(sigmoid, np.ones(3))])
    assert judged(judge, lambda x: 2 * sigmoid(2 * x) - 1).right
    assert judged(judge, lambda x: sigmoid(2 * x) - sigmoid(-2 * x)).right
    assert "build them from `sigmoid` only" in judged(judge, np.tanh).message
    judge = function_of_x(tanh, np.linspace(-4, 4, 17), also=[built_on(sigmoid, np.array([2, -1]))])
    half = judged(judge, lambda x: np.where(x > 0, 2 * sigmoid(2 * x) - 1, np.tanh(x)))
    assert half.message.endswith("build them from `sigmoid` only, also at x = -1."), half


# True words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (np.complex128(1j), "a complex number"),
        (np.str_("0.25"), "text"),
        (np.bytes_(b"0.25"), "text"),
        (np.bool_(True), "a truth value"),
        (np.datetime64("2026-01-01"), "an object of numpy's"),
        ([0.25], "a list"),
        (np.ones(3), "an array of shape (3,)"),
    ],
)
def test_what_is_no_number_is_called_by_its_name(answer, what):
    message = judged(numbers(0.25), answer).message
    assert message == f"Your number is {what}, where a plain number is expected."


def test_a_mistake_is_named_by_its_own_size_and_not_by_the_tolerance_of_the_truth():
    judge, wrong = numbers(10.5, 0.5), {"That is another": 4}
    assert judged(judge, 4.01, wrong).message.startswith("That is another. Your number, 4.01, is")
    assert judged(judge, 4.3, wrong).message == "Your number, 4.3, is too low."
    pair, wrong = numbers((10.5, 1.0), 0.5), {"The second is its square": (10.5, 4)}
    assert judged(pair, (10.1, 4), wrong).message.startswith("The second is its square.")


def test_a_whole_number_is_asked_for_only_where_the_task_does():
    assert "not whole; a whole number" in judged(numbers(13, whole=True), 12.3).message
    assert judged(numbers(13), 12.3).message == "Your number, 12.3, is a little too low."


@pytest.mark.parametrize(
    ("answer", "takes"),
    [
        (lambda x, *, h: x, "x and, by name, h"),
        (lambda *, x, a: x, "no argument and, by name, x and a"),
        (lambda x, a, b: x, "x, a and b"),
        (lambda x=1: x, "x"),
    ],
)
def test_a_function_is_told_which_arguments_it_takes(answer, takes):
    message = judged(SCALED, answer).message
    assert message == f"Your function takes {takes}; here it is called with x and a."


def test_a_function_is_not_said_to_work_for_one_number_unless_it_does():
    def never(x):
        return math.sqrt(-1 - x**2) if x.size > 0 else 0

    assert "works for one number" not in judged(SQUARE, never).message
    assert (
        "At x = 0 your function gives 1, but the value there is 0"
        in judged(function_of_x(np.square, [0.0, 1.0]), lambda x: 1.0 if x > -1 else 0.0).message
    )
    message = judged(SQUARE, lambda x: float(x) ** 2).message
    assert "works for one number at a time but not for an array" in message
    message = judged(SCALED, lambda x, a: a * x if x > 0 else a).message
    assert "works for one number" not in message
    assert "wants one truth value, and an array has many" in message


def test_no_picture_shows_two_curves_that_coincide_under_the_word_wrong():
    far = judged(SAFE, lambda x: np.where(x < -600, 0, sigmoid(x)))
    assert (far.verdict, far.curve) == ("wrong", None)
    loud = judged(SAFE, SILENCED["np.errstate"])
    assert (loud.verdict, loud.curve) == ("wrong", None)
    assert judged(SAFE, sigmoid).curve is not None
    assert judged(SAFE, lambda x: relu(np.sign(x))).curve is not None


def test_what_a_function_calls_is_told_from_what_its_variables_are_called():
    interp = 2.0
    judge = function_of_x(np.square, AT, also=[without("interp", "floor", "%")])
    assert judged(judge, lambda x: x**interp).right

    def shared(x):
        interp = x

        def times(y):
            nonlocal interp
            interp = interp * y

        times(x)
        return interp

    assert judged(judge, shared).right, judged(judge, shared)
    floor = np.interp
    assert "uses floor and interp" in judged(judge, lambda x: floor(x, AT, AT**2)).message
    assert "uses %;" in judged(judge, lambda x: x**2 + x % 1 * 0).message


def test_a_truth_value_among_numbers_is_one_or_zero():
    three = np.array([1.0, 2.0])
    assert judged(numbers((0.25, 0)), (0.25, three[0] > 3)).right
    assert judged(numbers({"a": 0.25, "b": 1}), {"a": 0.25, "b": True}).right
    assert not judged(numbers((0.25, 1)), (0.25, False)).right
    assert "is a truth value" in judged(numbers((0, 1)), (False, True)).message


def test_a_right_number_is_praised_in_the_digits_that_count():
    assert "55.9996 is right" in judged(numbers(55.9996, 1e-4, digits=6), 55.9996).message


def test_rows_of_texts_are_shown_as_they_are():
    judge = function_of("rows", cases=[([("a", "relu"), ("a", "gelu")],)], truth=lambda rows: 1)
    assert "For rows = [('a', 'relu'), ('a', 'gelu')] your" in judged(judge, len).message


def test_no_number_is_shown_as_zero_that_is_none():
    judge = function_of("x", cases=[(np.array([1.0, 1e-9, -0.0]),)], truth=np.sign)
    message = judged(judge, lambda x: 1.0 * (x > 1e-8)).message
    assert (
        message
        == "For x = [1, 1e-09, 0] your function gives [1, 0, 0], but the value is [1, 1, 0]."
    )


def test_an_array_of_whole_numbers_is_told_what_it_loses():
    judge = function_of("x", cases=[(np.array([-1.0, 0.25, 2.5]),)], truth=relu)
    cut = judged(judge, np.vectorize(lambda v: v if v > 0 else 0))
    assert "write 0.0 for 0" in cut.message
    assert judged(judge, np.vectorize(lambda v: v if v > 0 else 0.0)).right
