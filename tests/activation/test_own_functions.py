"""A function that a reader writes: right, wrong, odd, and run twice in a cell."""

import pickle
import textwrap

import matplotlib.pyplot as plt
import numpy as np
import pytest

from slopes import REGISTRY, Activation, get
from slopes.activation import Gate, VectorActivation
from slopes.activation.registry import ALIASES
from slopes.figures import compare, plot_pair
from slopes.measure import choosing, gain, gradcheck, initialization, measure, summary
from slopes.networks import Network, for_activation, mean_squared_error

CELL = textwrap.dedent(
    '''
    from slopes import activation
    import numpy as np

    @activation(r"x\\,e^{-x^2}", r"(1 - 2x^2)\\,e^{-x^2}", aliases=["ripple"], year=2024)
    def wavelet(x, *, width=1.0):
        """Return x times a bell curve."""
        return x * np.exp(-((x / width) ** 2))

    @wavelet.defderivative
    def wavelet(x, *, width=1.0):
        return (1 - 2 * (x / width) ** 2) * np.exp(-((x / width) ** 2))
    '''
)


@pytest.fixture
def run():
    """What a notebook does with a cell: runs it in __main__."""
    notebook = {"__name__": "__main__"}
    before, aliases = dict(REGISTRY), dict(ALIASES)

    def execute(cell):
        exec(compile(cell, "<cell>", "exec"), notebook)
        return notebook["wavelet"]

    yield execute
    for all_, kept in ((REGISTRY, before), (ALIASES, aliases)):
        all_.clear()
        all_.update(kept)
    plt.close("all")


def test_a_cell_may_be_run_again_and_the_last_run_counts(run):
    first = run(CELL)
    assert run(CELL) is get("wavelet") is get("ripple") and measure(first) == measure("wavelet")
    second = run(CELL.replace("x * np.exp", "2 * x * np.exp").replace("(1 - 2", "2 * (1 - 2"))
    assert measure(second).supremum == pytest.approx(2 * measure(first).supremum)
    assert list(REGISTRY)[-1] == "wavelet" and list(REGISTRY).count("wavelet") == 1


def test_a_cell_cannot_take_the_name_of_another_modules_function(run):
    for taken in ("tanh", "swish"):
        with pytest.raises(ValueError, match=f"'{taken}' is in the registry already"):
            run(CELL.replace("def wavelet", f"def {taken}"))
    with pytest.raises(ValueError, match="'silu' is in the registry already"):
        run(CELL.replace("ripple", "silu"))
    assert "wavelet" not in REGISTRY


def test_everything_works_with_a_new_function_at_once(run):
    f = run(CELL)
    fact = measure(f)
    assert fact.bounded and fact.zero_centred and not fact.monotone and fact.kinks == ()
    assert fact.slope_roots == pytest.approx((-(0.5**0.5), 0.5**0.5), abs=1e-7)
    assert fact.supremum == pytest.approx((2 * np.e) ** -0.5, abs=1e-12)
    assert fact.second_moment == pytest.approx(5**-1.5, rel=1e-12)
    for table in (summary, choosing, initialization):
        assert repr(table(f)) == repr(table("wavelet")) and "wavelet" in repr(table(f))
    assert "wavelet" in repr(summary())
    assert len(compare([f, "tanh"]).lines) == 2 and len(plot_pair(f).lines) == 2
    rng = np.random.default_rng(0)
    assert for_activation(f)(rng, 300, 200).std() * 300**0.5 == pytest.approx(gain(f), rel=0.02)
    assert gradcheck(f) and gradcheck(f.using(width=2.0))
    network = Network([2, 4, 1], f, init=for_activation(f))
    x = rng.normal(size=(5, 2))
    network.backward(mean_squared_error(network.forward(x), np.ones((5, 1)))[1])
    assert network.dense[0].dW.any() and network.predict(x).shape == (5,)


def test_a_wrong_derivative_is_found_where_it_is_wrong(run):
    f = run(CELL.replace("(1 - 2 *", "(1 - 3 *"))
    found = gradcheck(f, at=[0.0, 0.9, 3.0])
    assert not found and repr(found).startswith("wavelet: at x = 0.9 the derivative gives -0.6361")


def own(body, slope=None, kind=Activation):
    body.__name__ = "odd"
    return kind(body, "", "", slope=slope)


def test_a_wave_that_grows_is_seen_to_grow():
    fact = measure(own(lambda x: x * np.sin(x), lambda x: np.sin(x) + x * np.cos(x)))
    assert (fact.infimum, fact.supremum) == (-np.inf, np.inf)
    assert (fact.least_slope, fact.steepest) == (-np.inf, np.inf)
    assert not fact.monotone and not fact.bounded and fact.kinks == ()
    assert len(fact.slope_roots) == 9 and 0.0 in fact.slope_roots
    assert fact.second_moment == pytest.approx((1 + 3 * np.exp(-2)) / 2, rel=1e-12)


def test_a_wave_that_does_not_grow_is_seen_as_it_is():
    fact = measure(own(lambda x: np.sin(x), np.cos))
    assert (fact.infimum, fact.supremum) == pytest.approx((-1, 1), abs=1e-12)
    assert (fact.least_slope, fact.steepest) == pytest.approx((-1, 1), abs=1e-12)
    slow = measure(own(lambda x: np.sin(x / 10), lambda x: np.cos(x / 10) / 10))
    assert not slow.monotone and slow.supremum == pytest.approx(1, abs=0.01)
    climbing = measure(own(lambda x: x + np.sin(x), lambda x: 1 + np.cos(x)))
    assert climbing.monotone and (climbing.infimum, climbing.supremum) == (-np.inf, np.inf)


@pytest.mark.parametrize("value", [0.0, 3.0, -2])
def test_a_constant_has_the_facts_of_a_constant(value):
    fact = measure(own(lambda x: value, lambda x: 0))  # a plain number stands for every x
    assert (fact.infimum, fact.supremum, fact.mean) == pytest.approx((value, value, value))
    assert (fact.least_slope, fact.steepest, fact.slope_roots, fact.kinks) == (0, 0, (), ())
    assert fact.monotone and fact.convex and fact.bounded and fact.flat_share == pytest.approx(1)
    assert fact.backward_gain == np.inf
    with pytest.raises(ValueError, match="f: <odd> passes no backward signal"):
        for_activation(own(lambda x: value, lambda x: 0), "backward")


def test_a_steep_power_has_no_kinks_and_noise_does_not_bend_a_monotone_function():
    power = measure(own(lambda x: x**11, lambda x: 11 * x**10))
    assert power.kinks == () and power.monotone and power.steepest == np.inf

    def textbook(x):
        return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))

    assert measure(own(textbook, lambda x: 1 - textbook(x) ** 2)).monotone


NOT_FINITE = {
    "a pole at 0": (lambda x: 1 / x, lambda x: -1 / x**2, r"value .* got inf of <odd> at x = 0"),
    "a pole at 0.1": (lambda x: 1 / (x - 0.1), lambda x: -((x - 0.1) ** -2.0), "value .* x = 0.1"),
    "poles": (np.tan, lambda x: 1 + np.tan(x) ** 2, r"value .* x = -10\.99"),
    "nan": (np.log, lambda x: 1 / x, "value .* got nan of <odd> at x = -12"),
    "a hole": (lambda x: np.sin(x) / x, np.cos, "value .* got nan of <odd> at x = 0"),
    "a wall": (np.cbrt, lambda x: np.abs(x) ** (-2 / 3) / 3, "slope .* got inf .* x = 0"),
}


@pytest.mark.parametrize("name", NOT_FINITE)
def test_what_has_no_finite_facts_is_said_with_the_place(name):
    body, slope, words = NOT_FINITE[name]
    f = own(lambda x: body(x), slope)
    for ask in (measure, gain, for_activation):
        with pytest.raises(ValueError, match=f"^f: expected a finite {words}"):
            ask(f)


@pytest.mark.filterwarnings("ignore:divide by zero")
def test_beside_a_pole_a_derivative_is_checked_all_the_same():
    f = own(lambda x: 1 / x, lambda x: -1 / x**2)
    assert gradcheck(f) and plot_pair(f)
    f.defderivative(lambda x: 1 / x**2)
    assert not gradcheck(f, at=[0.5, 2.0])
    plt.close("all")


def test_moments_where_a_formula_breaks_far_out_are_not_made_up():
    f = own(lambda x: x / (1 + np.exp(-x)) + 0 * np.exp(x), np.ones_like)
    assert np.isfinite(gain(f))
    with pytest.raises(
        ValueError, match=r"expected numbers for N\(0, 1000\.0²\), got nan of <odd>"
    ):
        gain(f, sigma=1000.0)


X = np.array([-1.0, 0.5, 2.0])
MISFITS = {
    "one number": (lambda x: x.sum(), r"shape \(3,\), got shape \(\)"),
    "a number fewer": (lambda x: x[1:], r"got shape \(2,\)"),
    "a matrix": (lambda x: x[:, None] * x, r"got shape \(3, 3\)"),
    "one row": (lambda x: x[None], r"got shape \(1, 3\)"),
    "nothing": (lambda x: None, "got None"),
    "text": (lambda x: "x", "got 'x'"),
    "complex numbers": (lambda x: np.sqrt(x + 0j), r"got array\(\["),
    "ragged rows": (lambda x: [[1], [1, 2]], r"got \[\[1\], \[1, 2\]\]"),
}


@pytest.mark.parametrize("name", MISFITS)
def test_a_formula_must_give_a_number_for_each(name):
    formula, words = MISFITS[name]
    said = f"^odd: expected of its formula a real number for each of x, .*{words}"
    for call in (own(formula), own(lambda x: x, formula).derivative):
        with pytest.raises(ValueError, match=said):
            call(X)
    for ask in (measure, gradcheck, gain):
        with pytest.raises(ValueError, match=r"^odd: expected of its formula"):
            ask(own(lambda x: x, formula))
    with pytest.raises(ValueError, match=r"^odd: expected of its formula"):
        own(formula, np.ones_like)(np.array([1.0, np.nan, np.inf]))


def test_gates_and_vector_functions_must_fit_as_well():
    gate = own(lambda a, b: a, lambda a, b: a, kind=Gate)
    with pytest.raises(ValueError, match=r"^odd: expected 2 arrays of its formula, got array"):
        gate.derivative(X, X)
    flat = own(lambda a, b: b, lambda a, b: (0, 1.0), kind=Gate)
    assert [each.tolist() for each in flat.derivative(X, X)] == [[0] * 3, [1] * 3]
    vector = own(lambda x: x.sum(-1, keepdims=True), kind=VectorActivation)
    with pytest.raises(ValueError, match=r"^odd: expected of its formula .* got shape \(1, 1\)"):
        vector(X)
    with pytest.raises(NotImplementedError, match="odd has no derivative"):
        vector.backward(X, X)
    with pytest.raises(NotImplementedError, match="odd has no Jacobian"):
        vector.jacobian(X)


def test_a_formula_in_plain_python_may_return_a_list():
    f = own(lambda x: [max(0, v) for v in x])
    assert f(X).tolist() == [0, 0.5, 2] and f(X[:, None]).tolist() == [[0], [0.5], [2]]


@pytest.mark.parametrize("kind", [Activation, VectorActivation])
def test_a_formula_that_fails_says_whose_it_is_and_fails_once(kind):
    calls = []

    def body(x):
        calls.append(1)
        return max(0, x)

    for ask in (kind.__call__, *([measure, gain] if kind is Activation else [])):
        calls.clear()
        with pytest.raises(ValueError, match="truth value of an array") as caught:
            ask(own(body, np.ones_like, kind=kind), *([X] if ask is kind.__call__ else []))
        assert caught.value.__notes__[0].startswith("odd: its formula was given an array of shape")
        assert len(calls) == 1 and caught.value.__context__ is None


def test_a_function_of_numpys_will_do_as_a_formula():
    f = Activation(np.tanh, r"\tanh x", r"1 / \cosh^2 x", slope=lambda x: 1 / np.cosh(x) ** 2)
    assert f.parameters == {} and gradcheck(f) and measure(f).supremum == 1
    assert for_activation(f) and pickle.loads(pickle.dumps(Activation(np.sin, "", "")))(0.0) == 0
