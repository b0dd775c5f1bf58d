"""`check` says one sentence about whatever it is given, soon, and leaves the kernel as it was."""

import ctypes
import fractions
import itertools
import math
import os
import random
import subprocess
import sys
import threading
import time
import types
import warnings

import numpy as np
import pytest

from slopes import check, relu, sigmoid
from slopes.exercises import child, core, every, sandbox
from slopes.exercises.core import exercise
from slopes.exercises.judges import Wrong, call, choice, custom, function_of, function_of_x, numbers
from slopes.exercises.result import Result

X = np.linspace(-8, 8, 33)
PATIENCE = 60.0  # seconds for one check here: a busy machine must not fail an answer that ends
LIMIT = 0.5  # seconds for an answer that does not
needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="compiled loops are ended on Linux")


@pytest.fixture(autouse=True)
def exercises(monkeypatch):
    """A handful of exercises of our own, one a judge."""
    assert every.EXERCISES  # the course's own are loaded, and register nowhere else
    monkeypatch.setattr(core, "EXERCISES", {})
    monkeypatch.setattr(sandbox, "SECONDS", PATIENCE)
    exercise(
        "slope",
        stars=1,
        chapter="04",
        judge=function_of_x(sigmoid.derivative, at=X, noun="slope"),
        wrong={"That is σ itself, not its slope": sigmoid, "The sign is wrong": lambda x: -x},
    )
    stable = function_of_x(
        sigmoid, [-1000, -1, 0, 1, 1000], 1e-12, relative=True, no_warnings=True, keeps_dtype=True
    )
    exercise("stable", stars=3, chapter="04", judge=stable)
    exercise("peak", stars=1, chapter="04", judge=numbers(0.25, 0.001))
    exercise("pair", stars=1, chapter="04", judge=numbers({"peak": 0.25, "at": 0}, 0.001))
    exercise("loss", stars=1, chapter="03", judge=numbers(0.25, 0.001, percent=False))
    exercise("tuple", stars=1, chapter="04", judge=numbers((0.25, -3.0), 0.001))
    options = {"b": "ReLU has no upper bound", "d": "The identity has no bound at all"}
    exercise("bounded", stars=1, chapter="06", judge=choice(["a", "c"], options))
    cases = [(np.array([1, 0]), -1.5), (np.array([1, 1]), -1.5)]
    neuron = function_of("x", "b", cases=cases, truth=lambda x, b: x.sum() + b, noun="output")
    exercise("neuron", stars=2, chapter="01", judge=neuron)
    grads = function_of("x", cases=[(2.0,)], truth=lambda x: (2 * x, x), parts=["dW", "db"])
    exercise("grads", stars=3, chapter="01", judge=grads)
    third = function_of("x", cases=[(np.ones(2),), (np.ones(9),)], truth=lambda x: x / 3)
    exercise("third", stars=1, chapter="01", judge=third)
    exercise("count", stars=1, chapter="01", judge=numbers(13, whole=True))
    exercise("width", stars=1, chapter="01", judge=numbers(10.5, 0.5))

    def learns(train):
        weight = call(train, 0.0, where="From weight 0 your training")
        return None if weight == 1 else f"The weight ends at {weight}, where 1 is expected"

    exercise("custom", stars=3, chapter="01", judge=custom(learns))


def only_numbers(x):
    return 1 / (1 + math.exp(-x))


def sigmoid_of_a_number(x):
    return 1 / (1 + math.exp(-x)) if x > 0 else math.exp(x) / (1 + math.exp(x))


def branches(x):
    if x > 0:
        return 1.0
    return 0.0


def in_place(x):
    x *= 0
    return sigmoid.derivative(X)


def closes_stdout(x):
    sys.stdout.close()
    return sigmoid.derivative(x)


def restless(x):
    np.seterr(all="raise")
    warnings.simplefilter("error")
    np.random.seed(0)
    random.seed(0)
    np.where = np.exp = None
    return sigmoid(x)


def silenced(x):
    with np.errstate(all="ignore"):
        return 1 / (1 + np.exp(-x))


def silenced_by_setting(x):
    np.seterr(all="ignore")
    return 1 / (1 + np.exp(-x))


def silenced_by_a_filter(x):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return 1 / (1 + np.exp(-x))


def endless(x):
    while True:
        pass


def endless_and_deaf(x):
    while True:
        try:
            while True:
                x = x + 0
        except:  # noqa: E722
            pass


def deep(x):
    return deep(x)


def deeper(x):
    sys.setrecursionlimit(10**9)
    return deep(x)


def hoards(x):
    heap = []
    while True:
        heap.append(bytearray(10**8))


def forks(x):
    os.fork()
    return sigmoid(x)


def starts_processes(x):
    subprocess.Popen(["sleep", "1000"])
    return sigmoid(x)


async def coroutine(x):
    return sigmoid.derivative(x)


def raises(error):
    def function(x):
        raise error

    return function


class Mute(Exception):
    def __str__(self):
        raise ValueError


class Counter:
    calls = 0

    def __call__(self, x):
        self.calls += 1
        return sigmoid.derivative(x) if self.calls == 1 else sigmoid(x)


class Hostile:
    """An object whose every question ends in an exception or a lie."""

    def _no(self, *_, **__):
        raise RuntimeError("no")

    __eq__ = __array__ = __iter__ = __getitem__ = __float__ = __repr__ = __str__ = _no
    __getattr__ = __hash__ = __add__ = __bool__ = __index__ = _no

    def __len__(self):
        return 10**12


class HostileCall(Hostile):
    def __call__(self, x):
        return self


class Subclass(np.ndarray):
    def __array_finalize__(self, other):
        raise RuntimeError("no")


GARBAGE = {
    "text": "sigmoid",
    "number": 1e300,
    "nan": math.nan,
    "infinity": math.inf,
    "complex": 1j,
    "array": X,
    "object array": np.array([None, "a"], dtype=object),
    "masked array": np.ma.masked_equal([0.0, 1.0], 0),
    "structured array": np.zeros(3, dtype=[("a", int)]),
    "huge array": np.broadcast_to(1.0, (10**6, 10**6)),
    "class": Counter,
    "instance": Mute(),
    "hostile": Hostile(),
    "hostile and callable": HostileCall(),
    "module": math,
    "generator": (x for x in "ab"),
    "unpicklable": threading.Lock(),
    "dictionary": {"a": 1},
    "set": {1, "a", None},
    "empty": [],
    "nested": [[1, 2], [3]],
    "gives text": lambda x: "0.5",
    "gives nan": lambda x: x * np.nan,
    "gives infinity": lambda x: x + np.inf,
    "gives complex numbers": lambda x: x * 1j,
    "gives objects": lambda x: x.astype(object),
    "gives a masked array": lambda x: np.ma.masked_greater(sigmoid.derivative(x), 0.2),
    "gives a matrix": lambda x: np.asmatrix(x),
    "gives a subclass": lambda x: np.ones(33).view(Subclass),
    "gives another shape": lambda x: x[:5],
    "gives one number": lambda x: 0.25,
    "gives a list": lambda x: [0.25] * 33,
    "gives a ragged list": lambda x: [[1, 2], [3]],
    "gives a generator": lambda x: (v for v in x),
    "gives a hostile object": lambda x: Hostile(),
    "gives too much": lambda x: np.ones((10**6, 10**6)),
    "gives itself": lambda x: gives_itself,
    "takes nothing": lambda: 1,
    "takes too much": lambda x, y, z, w: x,
    "only single numbers": only_numbers,
    "an if on x": branches,
    "in place": in_place,
    "other at the second call": Counter(),
    "divides by zero": lambda x: 1 / 0,
    "raises": raises(ValueError("two\nlines\n" + "long " * 1000)),
    "raises without text": raises(Mute()),
    "raises SystemExit": raises(SystemExit(1)),
    "raises KeyboardInterrupt": raises(KeyboardInterrupt()),
    "raises BaseException": raises(BaseException()),
    "raises StopIteration": raises(StopIteration()),
    "calls itself": deep,
    "asks for input": lambda x: input("?"),
    "closes stdout": lambda x: closes_stdout(x) + 1,
    "changes the world": restless,
    "checks itself": lambda x: check("slope", GARBAGE["checks itself"]),
    "endless": endless,
    "endless generator": lambda x: sum(1 for _ in itertools.count()),
    "endless and deaf": endless_and_deaf,
    "sleeps": lambda x: time.sleep(1000),
    "coroutine": coroutine,
}
FORKED = {
    "endless in C": lambda x: sum(itertools.count()),
    "leaves": lambda x: os._exit(0),
    "aborts": lambda x: os.abort(),
    "crashes": lambda x: ctypes.string_at(0),
    "closes every file": lambda x: os.closerange(0, 1000),
    "calls itself without limit": deeper,
    "hoards memory": hoards,
    "forks": forks,
    "starts processes": starts_processes,
}


def gives_itself(x):
    return gives_itself


def assert_one_sentence(result):
    """The result is a wrong answer's, told in one short line that is no traceback."""
    assert isinstance(result, Result)
    assert result.verdict == "wrong", result
    assert result.message.endswith((".", "?")), result.message
    assert len(result.message) <= 1000, result.message
    assert "\n" not in result.message, result.message
    assert "Traceback" not in result.message, result.message
    assert result.message[:20] in repr(result)
    assert 'role="status"' in result._repr_html_()


WAITS = {"endless", "endless generator", "endless and deaf", "sleeps", "hoards memory"}
WAITS |= {"endless in C", "calls itself without limit"}  # for the time limit


@pytest.fixture
def limited(monkeypatch):
    """A function that cuts the time of a check short, for what waits until it is over."""
    return lambda what: what in WAITS and monkeypatch.setattr(sandbox, "SECONDS", LIMIT)


@pytest.mark.parametrize("what", GARBAGE)
def test_garbage_gets_a_sentence(limited, what):
    limited(what)
    assert_one_sentence(check("slope", GARBAGE[what]))


@needs_fork
@pytest.mark.parametrize("what", FORKED)
def test_what_only_a_child_process_survives_gets_a_sentence(limited, what):
    limited(what)
    assert_one_sentence(check("slope", FORKED[what]))


OF_ANY_KIND = [
    k for k in GARBAGE if not k.startswith(("gives", "raises", "takes", "only", "an if"))
]


@pytest.mark.parametrize("name", ["peak", "pair", "bounded", "neuron", "stable", "custom"])
@pytest.mark.parametrize("what", OF_ANY_KIND)
def test_garbage_gets_a_sentence_from_every_judge(limited, name, what):
    limited(what)
    result = check(name, GARBAGE[what])
    if result.verdict == "not attempted":  # None among several is a place still empty
        empty = {"bounded": ("empty", "set", "object array"), "pair": ("object array",)}
        assert what in empty[name]
        return
    assert_one_sentence(result)


ALONE = {"asks for input", "changes the world", "gives too much"}  # need a process of their own
if sys.version_info < (3, 12):
    ALONE.add("endless and deaf")


@pytest.mark.parametrize("what", [k for k in GARBAGE if k not in ALONE])
def test_garbage_gets_a_sentence_where_there_is_no_child_process(monkeypatch, limited, what):
    monkeypatch.setattr(sys, "platform", "darwin")
    limited(what)
    assert_one_sentence(check("slope", GARBAGE[what]))


@pytest.mark.parametrize("name", ["slope", "peak", "pair", "bounded", "neuron", "custom"])
@pytest.mark.parametrize("empty", [..., None])
def test_an_empty_answer_is_not_attempted(name, empty):
    assert check(name, empty).verdict == "not attempted"
    assert check(name).verdict == "not attempted"


def body(x, y=0):
    """What it does."""


@pytest.mark.parametrize("stub", [lambda x, y=0: ..., lambda x, y=0: None, body])
def test_a_function_without_a_body_is_not_attempted(stub):
    assert check("slope", stub).verdict == "not attempted"
    assert check("neuron", stub).verdict == "not attempted"


def test_a_function_that_forgets_to_return_is_told_so():
    def forgets(x):
        if x.size > 10**6:
            return 2 * x

    assert "returns None: every way through it must end" in check("slope", forgets).message


@pytest.mark.parametrize("empty", [..., None])
def test_a_place_that_is_still_empty_is_not_attempted(empty):
    assert check("pair", {"peak": 0.25, "at": empty}).verdict == "not attempted"
    assert check("pair", np.array(empty)).verdict == "not attempted"
    assert check("bounded", empty).verdict == "not attempted"


@pytest.mark.parametrize("empty", [..., None])
def test_a_part_that_is_still_empty_is_named(empty):
    result = check("grads", lambda x: (2 * x, empty))
    assert result.verdict == "not attempted"
    assert result.message == "In what you return, db is still to be filled in."
    assert "dW and db are still" in check("grads", lambda x: (empty, empty)).message


def test_a_check_without_a_name_says_what_it_needs():
    for result in (check(), check(answer=1)):
        assert result.verdict == "wrong"
        assert "The first argument of check is the exercise's name in quotes" in result.message


RIGHT = [
    ("slope", sigmoid.derivative),
    ("slope", lambda x: sigmoid(x) * (1 - sigmoid(x))),
    ("slope", lambda x, scale=1: sigmoid(x) * sigmoid(-x)),
    ("slope", closes_stdout),
    ("stable", sigmoid),
    ("peak", 0.25),
    ("peak", np.float32(0.25)),
    ("peak", np.array(0.25)),
    ("peak", fractions.Fraction(1, 4)),
    ("pair", {"peak": 0.2504, "at": 0, "more": 1}),
    ("pair", (0.25, 0)),
    ("tuple", [0.25, -3]),
    ("tuple", np.array([0.25, -3])),
    ("bounded", "A, c"),
    ("bounded", "ca"),
    ("bounded", "a and c"),
    ("bounded", {"C", "a"}),
    ("neuron", lambda x, b: x @ np.ones(2) + b),
    ("grads", lambda x: [2 * x, x]),
    ("third", lambda x: np.float32(x) / np.float32(3)),
    ("count", 13.0),
    ("custom", lambda weight: weight + 1),
]


@pytest.mark.parametrize(("name", "answer"), RIGHT)
def test_a_right_answer_is_right(name, answer):
    result = check(name, answer)
    assert result.right, result
    assert result
    assert repr(result).startswith("Right.")
    assert 'class="slopes-result right"' in result._repr_html_()


SAYS = [
    (
        "slope",
        sigmoid,
        "That is σ itself, not its slope. At x = 0 your function gives 0.5, but the",
    ),
    ("slope", lambda x: 1 + 0 * x, "At x = 0 your function gives 1, but the slope there is 0.25."),
    ("slope", lambda x: 5 * x**3, "At x = 0 your function gives 0, but the slope there is 0.25."),
    ("slope", lambda x: sigmoid.derivative(x) + (x == 2.5), "At x = 2.5 your function gives 1.0"),
    ("slope", lambda x: x / x, "At x = 0 your function gives nan (not a number)"),
    ("slope", only_numbers, "At x = 0 your function gives 0.5, but the slope there is 0.25."),
    ("stable", sigmoid_of_a_number, "one number at a time but not for an array. For if and else "),
    ("slope", branches, "At x = 0 your function gives 0, but the slope there is 0.25."),
    ("slope", lambda x, *, h: x, "takes x and, by name, h; here it is called with x."),
    ("slope", lambda x: math.exp(-1000 * x), "At x = -1 your function raises OverflowError"),
    ("slope", lambda x: unknown, "raises NameError: name 'unknown' is not defined."),  # noqa: F821
    ("slope", in_place, "changes its argument in place"),
    ("slope", Counter(), "Called a second time"),
    ("slope", 0.25, "Your answer is a number, where a function of x is expected"),
    ("slope", lambda x, y: x, "Your function takes x and y; here it is called with x."),
    ("slope", lambda x: 0.25, "gives one number, 0.25; it must give one for each."),
    ("stable", lambda x: 1 / (1 + np.exp(-x)), "At x = -1000 your formula overflows"),
    (
        "stable",
        lambda x: np.where(x < 0, sigmoid(x), 1 / (1 + np.exp(-x))),
        "your formula overflows",
    ),
    ("stable", lambda x: sigmoid(np.float64(x)), "in float64; keep the dtype of x."),
    ("peak", 0.3, "Your number, 0.3, is too high."),
    ("peak", 0.24, "is a little too low."),
    ("peak", 25, "is 100 times too large: give a fraction, not a percentage."),
    ("peak", 99, "is far too high."),
    ("loss", 25, "Your number, 25, is far too high."),
    ("peak", 10**400, "Your number has more than 308 digits, too many for a float."),
    ("peak", -0.25, "has the wrong sign."),
    ("peak", "0.25", "is text, where a plain number is expected."),
    ("peak", "0,25", "is text, where a plain number is expected; Python writes a decimal"),
    ("peak", (0, 25), "is a tuple, where a plain number is expected; Python writes a decimal"),
    ("peak", True, "is a truth value"),
    ("pair", {"peak": 0.25}, "lacks 'at'"),
    ("pair", {"peak": 0.25, "at": 1}, "Your 'at', 1, is too high."),
    ("tuple", (0.25, 3), "Your second number, 3, has the wrong sign."),
    ("tuple", (0.25,), "a tuple of 2 numbers is expected."),
    ("bounded", "a", "So far right, but 1 more belongs to it."),
    ("bounded", "abc", "ReLU has no upper bound."),
    ("bounded", "z", "'z' is not among the options a, b, c and d."),
    (
        "neuron",
        lambda x, b: x.sum(),
        "For x = [1, 0], b = -1.5 your function gives 1, but the output",
    ),
    ("neuron", lambda x, b: x, "an array of shape (2,), but the output is one number."),
    ("neuron", lambda x, b: x[9], "For x = [1, 0], b = -1.5 your function raises IndexError"),
    ("grads", lambda x: (2 * x, 1), "For x = 2 your function gives db = 1, but db is 2."),
    (
        "grads",
        lambda x: 2 * x,
        "Your function must return 2 things, dW and db; it returns a number.",
    ),
    ("grads", lambda x: (x, x, x), "it returns a tuple of length 3."),
    ("grads", lambda x: np.array([4.0, 1.0]), "your function gives db = 1, but db is 2."),
    ("grads", lambda x: np.ones((2, 2)), "gives dW = an array of shape (2,), but dW is one number"),
    ("grads", lambda x: np.ones(3), "dW and db; it returns a list of length 3."),
    (
        "third",
        lambda x: (x / 3, x.sum()),
        "Your function returns a tuple of 2 things; one array is expected.",
    ),
    (
        "third",
        lambda x: [np.ones((2, 3)), x / 3],
        "Your function returns a list of 2 things; one array is expected.",
    ),
    (
        "neuron",
        lambda x, b: (x.sum(), x, b),
        "Your function returns a tuple of 3 things; one number is expected.",
    ),
    ("third", lambda x: x if x > 0 else 0, "wants one truth value, and an array has many: write"),
    (
        "third",
        lambda x: x / 3 + 1e-5 * (x.cumsum() == 2),
        "For x = [1, 1] your function gives 0.333343 at [1], but the value there is 0.333333.",
    ),
    ("third", lambda x: x * [0.003, -0.0] if x.size == 2 else x, "gives [0.003, 0], but the"),
    ("stable", silenced, "(numpy: overflow encountered); silencing the warning does not mend it."),
    ("stable", silenced_by_setting, "silencing the warning does not mend it."),
    ("stable", silenced_by_a_filter, "silencing the warning does not mend it."),
    ("peak", math.sin, "Your number is a function, where a plain number is expected."),
    ("peak", Counter, "Your number is a class, where"),
    ("peak", {"a": 1}, "Your number is a dictionary, where"),
    ("peak", [[1], [1, 2]], "Your number is a list, where"),
    ("tuple", ((1, 2.5), 3.0), "Your first number is a tuple, where a plain number is expected."),
    ("tuple", ((1, 2), 3.0, 4), "Your answer is of length 3, where a tuple of 2 numbers"),
    ("tuple", np.array(3.0), "Your answer is an array, where a tuple of 2 numbers is expected."),
    ("count", 12.2877, "Your number, 12.2877, is not whole; a whole number is asked for."),
    ("count", 1300, "Your number, 1300, is far too high."),
    ("custom", lambda weight: 3, "The weight ends at 3, where 1 is expected."),
    ("custom", lambda weight: 1 / weight, "From weight 0 your training raises ZeroDivisionError"),
    ("slopes", 1, "There is no exercise 'slopes'; did you mean 'slope'?"),
    (relu, 1, "The first argument of check is the exercise's name in quotes"),
]


@pytest.mark.parametrize(("name", "answer", "words"), SAYS)
def test_a_wrong_answer_is_told_what_is_wrong(name, answer, words):
    result = check(name, answer)
    assert result.verdict == "wrong"
    assert words in result.message


def test_an_endless_answer_is_told_that_it_did_not_finish(limited):
    limited("endless")
    look = "look for an endless loop, or a very slow one"
    message = f"Your answer did not finish within 0.5 seconds: {look}."
    assert check("slope", endless).message == message


def test_the_praise_tells_the_range_that_is_accepted():
    assert repr(check("width", 10)) == "Right. 10.5 (10 to 11 counts) is right."
    assert repr(check("peak", 0.2501)) == "Right. 0.25 is right."


def test_what_an_answer_prints_is_shown_once_and_cut(capsys):
    def chatty(x):
        print("x" * 100_000)
        return sigmoid(x)

    assert not check("slope", chatty)
    assert capsys.readouterr().out.strip() == "x" * 2000


def test_a_check_leaves_numpy_and_the_filters_as_they_were():
    before = np.geterr(), warnings.filters[:], np.random.get_state()[1].tolist(), np.exp
    check("slope", restless)
    after = np.geterr(), warnings.filters[:], np.random.get_state()[1].tolist(), np.exp
    assert before == after


def in_a_process_of_its_own(*lines):
    """What a fresh Python prints that runs these lines, after the imports and a right answer."""
    head = ["import os, sys, threading, time", "import numpy as np", "from slopes import check"]
    head += ["def right(x):", "    return np.exp(-np.logaddexp(0, -x))"]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join([*head, *lines])],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")


@needs_fork
def test_a_check_leaves_no_child_and_no_open_file():
    said = in_a_process_of_its_own(
        "check('sigmoid-no-overflow', right)",
        "before = len(os.listdir('/proc/self/fd'))",
        "check('sigmoid-no-overflow', right), check('sigmoid-no-overflow', lambda x: os._exit(0))",
        "print(len(os.listdir('/proc/self/fd')) - before)",
        "try: os.waitpid(-1, os.WNOHANG)",
        "except ChildProcessError: print('no child')",
    )
    assert said[:2] == ["0", "no child"]


def test_in_place_a_check_restores_what_it_can(monkeypatch, limited):
    limited("endless")
    monkeypatch.setattr(sys, "platform", "darwin")
    sleep, trace, chance = time.sleep, sys.gettrace(), random.getstate()
    check("slope", lambda x: np.seterr(all="raise") and random.seed(1) and time.sleep(0.1))
    check("slope", endless)
    assert (time.sleep, sys.gettrace(), random.getstate()) == (sleep, trace, chance)
    assert np.geterr()["over"] == "warn"


def test_a_check_works_beside_other_threads(limited):
    stop = threading.Event()
    threads = [threading.Thread(target=stop.wait) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        assert check("slope", sigmoid.derivative).right
        limited("endless")
        assert "did not finish" in check("slope", endless).message
    finally:
        stop.set()
        for thread in threads:
            thread.join()


@needs_fork
def test_a_check_works_after_the_threads_of_torch():
    pytest.importorskip("torch")
    said = in_a_process_of_its_own(
        "import torch",
        "from slopes.exercises import sandbox",
        "torch.set_num_threads(4)",
        "def busy():",
        "    w = torch.randn(300, 300, requires_grad=True)",
        "    (w @ w).tanh().sum().backward()",
        "    torch.sigmoid(torch.zeros(200_000))",
        "busy()",
        "def by_torch(x):",
        "    busy()",
        "    return torch.sigmoid(torch.tensor(x, requires_grad=True))",
        "sandbox.SECONDS = 60.0",
        "print(check('sigmoid-no-overflow', by_torch))",
    )
    assert said[0].startswith("Right."), said[0]


def no_fork():
    raise AssertionError("a fork")


@pytest.mark.parametrize("library", ["jax", "tensorflow"])
def test_beside_a_library_that_bears_no_fork_a_check_is_done_in_place(monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, type(sys)(library))
    monkeypatch.setattr(os, "fork", no_fork, raising=False)
    assert check("slope", sigmoid.derivative).right
    assert check("slope", sigmoid).verdict == "wrong"


def fails_with(error):
    def fail(*_, **__):
        raise error

    return fail


def no_proc(path, *more, **named):
    if str(path).startswith("/proc"):
        raise FileNotFoundError(path)
    return open(path, *more, **named)


CHILDLESS = {
    "no process": (os, "fork", fails_with(BlockingIOError(11, "try again"))),
    "no memory for a process": (os, "fork", fails_with(OSError(12, "no memory"))),
    "a fork forbidden": (os, "fork", fails_with(PermissionError(1, "not permitted"))),
    "no file handles": (os, "pipe", fails_with(OSError(24, "too many open files"))),
    "no session": (os, "setsid", fails_with(PermissionError(1, "not permitted"))),
    "something else": (child, "_confine", fails_with(RuntimeError())),
    "no /proc": (child, "open", no_proc),
}


@needs_fork
@pytest.mark.parametrize("what", CHILDLESS)
def test_what_the_child_itself_lacks_is_not_blamed_on_the_answer(monkeypatch, what):
    where, name, instead = CHILDLESS[what]
    monkeypatch.setattr(where, name, instead, raising=False)
    assert check("slope", sigmoid.derivative).right
    assert check("slope", sigmoid).message.startswith("That is σ itself, not its slope.")


def test_a_check_needs_no_monitor_of_its_own(monkeypatch, limited):
    events = types.SimpleNamespace(LINE=1, JUMP=2, PY_START=4)
    taken = types.SimpleNamespace(events=events, get_tool=lambda i: "a profiler")
    monkeypatch.setattr(sys, "monitoring", taken, raising=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert check("slope", sigmoid.derivative).right
    limited("endless")
    assert "did not finish" in check("slope", endless).message


@pytest.mark.parametrize("answers", [(-1, -1, 0.5), (sigmoid, 1), (..., ...)])
def test_several_answers_get_a_sentence(answers):
    result = check("slope", *answers)
    assert (result.verdict, result.message) == (
        "wrong",
        "Hand over one answer, in brackets: check('slope', (…, …)).",
    )
    assert check("slope", sigmoid, tolerance=1).verdict == "wrong"


def hands_over_to_the_page(seconds):
    raise AssertionError("the page's own code runs, and meets the deadline in the answer's place")


doze = time.sleep


@pytest.mark.parametrize("sleeps", [lambda x: time.sleep(1000), lambda x: doze(1000)])
@pytest.mark.parametrize("platform", ["emscripten", "darwin", "win32"])
def test_a_sleep_in_place_is_ended(monkeypatch, limited, platform, sleeps):
    limited("sleeps")
    real = time.sleep
    if platform == "emscripten":
        monkeypatch.setattr(time, "sleep", hands_over_to_the_page)
        monkeypatch.setitem(globals(), "doze", hands_over_to_the_page)
    before = time.sleep, doze
    monkeypatch.setattr(sys, "platform", platform)
    assert "did not finish within" in check("slope", sleeps).message
    assert (time.sleep, doze) == before
    assert platform == "emscripten" or before == (real, real)


def test_a_short_sleep_is_slept(monkeypatch):
    for platform in ("emscripten", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        began = time.monotonic()
        assert check("slope", lambda x: time.sleep(0.05) or sigmoid.derivative(x)).right
        assert time.monotonic() - began >= 0.05


def test_the_curve_is_drawn_over_the_true_one_with_a_text_for_it():
    page = check("slope", sigmoid)._repr_html_()
    assert page.count("<svg") == 1
    assert 'role="img"' in page
    assert "Your curve drawn over the true slope. That is σ itself" in page
    assert "the true slope</text>" in page and "<style" not in page
    assert page == check("slope", sigmoid)._repr_html_(), "the same answer gives the same page"
    wild = check("slope", lambda x: np.where(x < 0, np.nan, 1e308 * x))
    assert "<svg" in wild._repr_html_()
    assert "<svg" not in check("slope", 3)._repr_html_()


def test_a_message_cannot_inject_html():
    page = check("slope", raises(ValueError("<script>x</script>")))._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_second_exercise_of_the_same_name_is_refused():
    with pytest.raises(ValueError, match="there is an exercise 'peak' already"):
        exercise("peak", stars=1, chapter="04", judge=numbers(1))
    with pytest.raises(ValueError, match="stars: expected 1, 2 or 3, got 4"):
        exercise("new", stars=4, chapter="04", judge=numbers(1))


def test_a_judge_may_raise_wrong_as_well_as_return_a_sentence():
    def judge(answer):
        raise Wrong("Not this one")

    exercise("raising", stars=1, chapter="04", judge=custom(judge))
    assert check("raising", 1).message == "Not this one."
