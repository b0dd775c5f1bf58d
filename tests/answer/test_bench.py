"""A formula that somebody types is measured as the library's own, or gets one sentence."""

import json
import re

import numpy as np
import pytest
from answer import bench, dual, formula
from formulas import RIGHT, WRONG

from slopes import get
from slopes.measure import gradcheck, measure

INSIDE = {np.arccosh: (1.1, 3), np.arccos: (-0.9, 0.9), np.arcsin: (-0.9, 0.9), np.tan: (-1, 1)}
INSIDE |= {np.arctanh: (-0.9, 0.9)}
INSIDE |= dict.fromkeys([np.log, np.log2, np.log10, np.log1p, np.sqrt, np.reciprocal], (0.2, 3))
LEFT = {"abs(x)": -1, "maximum(0, x)": 0, "minimum(0, x)": 1, "clip(x, 0, 1)": 0}
LEFT |= {"where(x > 0, x, 2 * x)": 2, "maximum(x, -x)": -1, "x * (x > 0)": 0}
MORE = {
    "": "Type a formula",
    "x" * 201: "longer than 200",
    "(x": "“(” too many",
    "x +": "Python cannot read that",
    "y = x": "right of the equals sign",
    "tanh": "write what it is of in brackets, tanh(x)",
    "a(x)": "a is a parameter here",
    "(x + 1)(x)": "write *",
    "maximum(x)": "maximum takes two numbers",
    "x.real": "A dot goes only with np",
    "np.random": "cannot stand alone",
    "np.random.rand(3) * x": "cannot be called",
    "__import__('os')": "is no function that is known here",
    "_a * x": "cannot be the name",
    "x[0]": "no room for “x[0]”",
    "1j * x": "no real number",
    "np.sigmoid(x)": "leave out the np.",
    "sigmoid + x": "sigmoid(x)",
    "x if x > 0 else 0": "where(x > 0",
    "0 < x < 1": "Compare twice",
    "x > 0 and x": "in place of and",
    "lambda x: x": "behind the colon",
    "a*b*c*d*g*x": "more than 4 parameters",
    "9**9**9 * x": "larger than the largest",
    "x / 0": "divides by zero",
    "log(-1 - x**2)": "no value at any x",
}


def told(text, values=(), beside="", weights="own"):
    job = {"formula": text, "values": dict(values), "beside": beside, "weights": weights}
    return json.loads(bench.told(json.dumps(job)))


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


@pytest.mark.parametrize("text", RIGHT)
def test_a_formula_has_its_parameters_and_the_facts_of_its_twin(text):
    parameters, name, value = RIGHT[text]
    twin = get(name)
    found = told(text, value, beside=twin.name)
    assert not found["wrong"] and found["parameters"] == parameters
    yours, other = (bench.measured(f) for f in (formula.parsed(text).using(**value), twin))
    assert yours == other
    assert "is that of central differences" in words(found["html"])


@pytest.mark.parametrize("text", WRONG | MORE)
def test_a_wrong_formula_gets_one_sentence(text):
    found = told(text)
    assert found["wrong"] and (WRONG | MORE)[text] in found["said"]
    assert re.search(r"[.?]$", found["said"]) and not re.search(r"[.?] [A-Z]", found["said"])
    assert "parameters" not in found


@pytest.mark.parametrize("f", dual.ONE, ids=lambda f: f.__name__)
def test_the_slope_of_each_function_is_the_measured_one(f):
    x = np.linspace(*INSIDE.get(f, (-2.0, 2.1)), 50)
    step = 1e-6
    slope = dual.slope_of(lambda x: f(x) + 0 * x)(x)
    np.testing.assert_allclose(
        slope, (f(x + step) - f(x - step)) / (2 * step), rtol=1e-6, atol=1e-8
    )


@pytest.mark.parametrize("f", dual.TWO, ids=lambda f: f.__name__)
def test_so_it_is_in_either_of_two(f):
    x, step = np.linspace(0.3, 3, 50), 1e-6
    for g in (lambda x: f(x, 1.7), lambda x: f(1.7, x), lambda x: f(x * 2, 1 / x)):
        measured = (g(x + step) - g(x - step)) / (2 * step)
        np.testing.assert_allclose(dual.slope_of(g)(x), measured, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("text", LEFT)
def test_at_a_kink_it_is_the_slope_on_the_left(text):
    assert formula.parsed(text).derivative(0.0) == LEFT[text]


def test_a_slope_stays_a_number_where_the_other_branch_has_none():
    f = formula.parsed("where(x > 0, x, exp(x) - 1)")
    with np.errstate(over="ignore"):
        assert f.derivative(1e4) == 1


def test_what_is_not_finite_is_drawn_and_no_more():
    found = told("1 / x")
    assert "it has inf at x = 0" in found["said"] and found["html"].count("<svg") == 1


def test_weights_of_another_gain_are_told():
    assert "It vanishes" in told("tanh(x)", weights="0.5")["said"]
    assert "It survives" in told("tanh(x)")["said"]


def test_a_step_passes_no_gradient():
    assert "no gradient is left" in told("heaviside(x, 0)")["said"]


def test_all_that_is_let_through_is_checked():
    x = np.linspace(0.3, 0.8, 5)
    for name, count in formula.FUNCTIONS.items():
        if name not in ("arccosh", "positive"):
            f = formula.parsed(f"{name}({', '.join(['x', '0.5', '2'][:count])})")
            assert np.isfinite(f.derivative(x)).all(), name


def test_kinks_are_found_in_a_formula():
    f = formula.parsed("clip(x, -1, a)")
    assert measure(f).kinks == (-1.0, 1.0) and gradcheck(f)
    assert measure(f.using(a=2)).kinks == (-1.0, 2.0)
