"""When two Activations are one and the same: by name, by their formulas, after a journey."""

import copy
import pickle

import numpy as np
import pytest

from slopes import REGISTRY, Activation, activation, get, leaky_relu, relu, silu, tanh
from slopes.experiments import born_dead, gradient_flow, norm_spread
from slopes.figures import compare, plot_gradient
from slopes.measure import choosing, gain, initialization, measure, summary
from slopes.networks import Bend, Gated

EVERY = pytest.mark.parametrize("f", REGISTRY.values(), ids=repr)
TWINS = pytest.mark.parametrize("f", [f for f in REGISTRY.values() if f.parameters], ids=repr)


def bound(f, by=1.0):
    return f.using(**{k: v + by if k != "seed" else 7 for k, v in f.parameters.items()})


def test_get_returns_an_activation_itself():
    fifth = leaky_relu.using(alpha=0.2)
    assert get(fifth) is fifth and get(silu) is get("swish")


def test_wherever_a_name_is_taken_an_activation_is():
    assert born_dead(2, 4, f=relu, trials=20) == born_dead(2, 4, f="relu", trials=20)
    assert norm_spread(4, 3, f=relu, trials=5) == norm_spread(4, 3, f="relu", trials=5)
    assert gain(relu) == gain("relu") and Bend(relu).f is Bend("relu").f
    assert Gated(2, 2, REGISTRY["glu"], rng=np.random.default_rng(0)).f is get("glu")
    for table in (summary, choosing, initialization):
        assert repr(table(relu)) == repr(table("relu"))
    assert len(compare([relu, "tanh"]).lines) == 2 and len(plot_gradient("relu").lines) == 1


@TWINS
def test_the_same_formulas_and_parameters_make_the_same_function(f):
    one, other = bound(f), bound(f)
    assert one == other and hash(one) == hash(other) and one is not other
    assert one != f and bound(f, 2.0) != one
    assert len({f, one, other, f.using()}) == 2


@EVERY
def test_nothing_bound_is_the_function_itself(f):
    assert f.using() == f and hash(f.using()) == hash(f) and f.using().name == f.name
    assert f != f.name and sum(f == other for other in REGISTRY.values()) == 1


def test_another_slope_is_another_function():
    twin = relu.using()
    twin.defderivative(lambda x: np.ones_like(x))
    assert twin != relu and relu != twin
    assert Activation(relu.body, "", "", slope=relu.slope) == relu


def test_studies_and_facts_of_equal_functions_are_shared():
    one, other = (leaky_relu.using(alpha=0.123) for _ in range(2))
    assert measure(one) is measure(other)
    first = gradient_flow(one, 1.0, depth=3, width=8)
    assert gradient_flow(other, 1.0, depth=3, width=8) is first


@EVERY
@pytest.mark.parametrize("way", ["pickle", "copy", "deepcopy"])
def test_a_journey_brings_back_an_equal_function(f, way):
    for one in (f, bound(f)):
        if way == "pickle":
            back = pickle.loads(pickle.dumps(one))
            assert (back is one) == (one is f) or not f.parameters
        else:
            back = getattr(copy, way)(one)
        assert back == one and back.name == one.name and type(back) is type(one)


def test_a_copy_has_slopes_of_its_own():
    for twin in (copy.copy(relu), copy.deepcopy(relu), relu.using()):
        twin.defderivative(lambda x: 7 * np.ones_like(x))
        twin.defpartial("a")(lambda x: x)
    assert relu.derivative(2.0) == 1 and not relu._partials


def test_what_no_module_defines_is_not_pickled():
    own = Activation(lambda x: x, "x", "1")
    changed = relu.using()
    changed.defderivative(np.ones_like)
    for f in (own, changed):
        with pytest.raises((pickle.PicklingError, AttributeError), match=r"[Cc]an.t pickle"):
            pickle.dumps(f)


def test_a_network_of_bound_functions_can_be_pickled():
    back = pickle.loads(pickle.dumps([Bend(leaky_relu.using(alpha=0.3)), Bend(tanh)]))
    assert back[0].f == leaky_relu.using(alpha=0.3) and back[1].f is tanh


def test_a_function_defined_again_replaces_itself_and_its_aliases():
    def define(power, aliases):
        @activation(f"x^{power}", "", aliases=aliases)
        def power_for_a_test(x):
            """Return a power of x."""
            return x**power

        return power_for_a_test

    try:
        first, second = define(2, ["pow_a", "pow_b"]), define(3, "pow_b")
        assert get("power_for_a_test") is get("pow_b") is second and second(2.0) == 8
        assert first != second and first(2.0) == 4
        with pytest.raises(KeyError, match="pow_a"):
            get("pow_a")
    finally:
        REGISTRY.pop("power_for_a_test", None)
        define(2, ())
        del REGISTRY["power_for_a_test"]


@pytest.mark.parametrize(("name", "aliases"), [("relu", ()), ("swish", ()), ("new", ["silu"])])
def test_the_name_of_another_function_is_refused(name, aliases):
    def body(x):
        return x

    body.__name__ = body.__qualname__ = name
    with pytest.raises(ValueError, match="in the registry already: choose another name"):
        activation("", "", aliases=aliases)(body)
    assert get("relu") is relu and get("swish") is silu and "new" not in REGISTRY
