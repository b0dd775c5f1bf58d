"""Facts, gradients, networks, training, tables, plots and claims."""

import ast
import doctest
import importlib
import inspect
import itertools
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest

import slopes
from slopes import (
    REGISTRY,
    Activation,
    Said,
    activation,
    leaky_relu,
    relu,
    sigmoid,
    softplus,
    source,
    tanh,
)
from slopes.data import digits, gates
from slopes.experiments import born_dead, gradient_flow, train_digits
from slopes.figures import compare, plot_activation_curve, plot_gradient, plot_pair
from slopes.folklore import CLAIMS, RULINGS, Verdict, claim, claims
from slopes.measure import (
    check_gradients,
    elementwise,
    gain,
    gradcheck,
    measure,
    numerical_derivative,
    summary,
)
from slopes.networks import (
    SGD,
    Network,
    accuracy,
    binary_cross_entropy,
    cross_entropy,
    dead_fraction,
    fit,
    glorot,
    gradient_norms,
    he,
    lecun,
    mean_squared_error,
    one_sign_fraction,
    pytorch_default,
    variance_scaling,
)

# Rooms by height: what stands on a line knows those above it and none beside or below it.
HEIGHT = [
    ["answer", "arguments", "progress"],
    ["proof", "data", "activation"],
    ["functions"],
    ["measure"],
    ["networks", "figures"],
    ["peers"],
    ["experiments"],
    ["exercises", "folklore"],
]
LEVEL = {room: level for level, rooms in enumerate(HEIGHT) for room in rooms}
PACKAGE = Path(slopes.__file__).parent


def imports(file):
    """The modules of the package that a file imports, anywhere in it, as parts of their names."""
    inside = file.relative_to(PACKAGE).with_suffix("").parts
    here = ("slopes", *inside) if file.name != "__init__.py" else ("slopes", *inside[:-1], "")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level] if node.level else ()
            module = (*base, *(node.module or "").split("."))
            for name in [alias.name for alias in node.names]:
                yield tuple(part for part in (*module, name) if part)
        elif isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif here[-1] == "" and ast.unparse(node).startswith("PARTS = "):
            for part, names in ast.literal_eval(node.value).items():
                yield from ((*here[:-1], *part.split("."), name) for name in names)


def test_the_house_has_the_rooms_that_are_drawn():
    found = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert found == {"__init__", *LEVEL}


def test_no_import_runs_back_up():
    for file in sorted(PACKAGE.rglob("*.py")):
        mine = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for target in imports(file):
            if mine == "__init__" or target[0] != "slopes":
                continue
            assert len(target) > 1 and target[1] in LEVEL, f"{file} imports {'.'.join(target)}"
            if target[1] != mine:
                higher = f"{file} imports {target[1]}, which is not below {mine}"
                assert LEVEL[target[1]] < LEVEL[mine], higher


def test_a_room_is_entered_by_its_face():
    for file in sorted(PACKAGE.rglob("*.py")):
        mine = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for target in imports(file):
            if target[0] == "slopes" and target[1] != mine and len(target) > 3:
                raise AssertionError(f"{file}: import {target[-1]} from slopes.{target[1]} itself")


def test_a_name_has_one_public_path():
    rooms = set(LEVEL) - {"answer", "arguments", "progress", "proof", "data"}
    offered = {room: set(importlib.import_module(f"slopes.{room}").__all__) for room in rooms}
    for room, other in itertools.combinations(sorted(rooms), 2):
        both = offered[room] & offered[other]
        assert not both, f"slopes.{room} and slopes.{other} both offer {', '.join(both)}"


FACES = [file for file in PACKAGE.rglob("__init__.py") if "PARTS = " in file.read_text("utf-8")]


@pytest.mark.parametrize("file", FACES, ids=lambda file: file.parent.name)
def test_a_room_offers_what_its_parts_have(file):
    name = ".".join(("slopes", *file.parent.relative_to(PACKAGE).parts))
    face = importlib.import_module(name)
    for part, names in face.PARTS.items():
        module = importlib.import_module(f"{name}.{part}")
        for each in names:
            assert getattr(face, each) is getattr(module, each), f"{name}.{each}"


FIRST = """
import importlib, sys
for name in sys.argv[1:]:
    for loaded in [each for each in sys.modules if each.partition(".")[0] == "slopes"]:
        del sys.modules[loaded]
    importlib.import_module(name)
"""


@pytest.mark.parametrize("eager", ["", "1"])  # with "1" lazy_loader loads all at once
def test_each_module_may_be_the_first_that_is_loaded(eager):
    modules = ["slopes"] if eager else MODULES
    env = os.environ | {"EAGER_IMPORT": eager}
    subprocess.run([sys.executable, "-W", "error", "-c", FIRST, *modules], check=True, env=env)


def test_a_name_is_no_module_where_the_module_was_loaded_for_another():
    code = "from slopes.experiments import family, census; census.cache_info()"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_folklore_holds_claims_and_nothing_that_others_use():
    for file in sorted((PACKAGE / "folklore").glob("ch*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                registers = [ast.unparse(it).startswith("claim(") for it in node.decorator_list]
                assert any(registers), f"{file.name}: {node.name} belongs into experiments"


MODULES = ["slopes", *(m.name for m in pkgutil.walk_packages(slopes.__path__, "slopes."))]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_give_what_they_say(name, capsys):
    known = set(REGISTRY)
    found = doctest.testmod(importlib.import_module(name))
    for new in set(REGISTRY) - known:  # an example defines a function
        del REGISTRY[new]
    plt.close("all")
    assert not found.failed, capsys.readouterr().out


def test_the_reference_shows_every_room_that_the_package_offers():
    page = (Path(__file__).parents[1] / "book" / "library.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"automodule:: slopes\.([\w.]+)", page))
    assert shown == {*slopes.ROOMS, "activation"}


def test_every_module_is_short():
    for file in Path(slopes.__file__).parent.rglob("*.py"):
        written = file.read_text(encoding="utf-8")
        names = r"(__all__ = \[[^\]]*\])|(PARTS = \{[^}]*\})"  # they are written elsewhere
        lines = len(re.sub(names, "", written).splitlines())
        assert lines <= 200, f"{file.name} has {lines} lines"


# E f², E f′² and gains for N(0, 1), from closed forms or to four digits from earlier measurements.
@pytest.mark.parametrize(
    ("f", "second", "slope_second"),
    [
        (sigmoid, 0.2934, 0.0448),
        (tanh, 0.3943, 0.4644),
        (relu, 0.5, 0.5),
        (leaky_relu, 0.50005, 0.50005),
        (softplus, 0.9212, 0.2934),
    ],
    ids=lambda v: getattr(v, "name", v),
)
def test_moments_agree_with_what_is_known(f, second, slope_second):
    fact = measure(f)
    assert fact.second_moment == pytest.approx(second, abs=5e-5)
    assert fact.slope_second_moment == pytest.approx(slope_second, abs=5e-5)
    assert gain(f) == pytest.approx(second**-0.5, rel=1e-3)
    assert gain(f, "backward") == pytest.approx(slope_second**-0.5, rel=1e-3)


def test_facts_are_measured_not_typed():
    assert measure(sigmoid).steepest == 0.25 and measure(sigmoid).steepest_at == 0
    assert measure(relu).kinks == (0.0,) and measure(tanh).kinks == ()
    assert measure(relu).mean == pytest.approx((2 * np.pi) ** -0.5, abs=1e-12)
    assert measure(relu).flat_share == pytest.approx(0.5, abs=1e-12)
    assert (measure(softplus).steepest, measure(softplus).steepest_at) == (1.0, np.inf)
    assert measure(tanh).zero_centred and not measure(sigmoid).zero_centred
    with pytest.raises(ValueError, match=r"direction: .* got 'sideways'"):
        gain(relu, "sideways")


def test_facts_serve_a_function_written_a_minute_ago():
    @activation(r"|x - 0.3|", r"\operatorname{sign}(x - 0.3)")
    def shifted_abs_for_a_test(x):
        """Return the distance of x from 0.3."""
        return np.abs(x - 0.3)

    try:
        shifted_abs_for_a_test.defderivative(lambda x: np.where(x > 0.3, 1.0, -1.0))
        fact = measure(shifted_abs_for_a_test)
        assert fact.kinks == (0.3,) and not fact.monotone
        assert (fact.infimum, fact.supremum) == (pytest.approx(0, abs=0.01), np.inf)
        assert fact.second_moment == pytest.approx(1.09, abs=1e-12)
        assert "shifted_abs_for_a_test" in repr(summary())
    finally:
        del REGISTRY["shifted_abs_for_a_test"]


def test_the_numerical_slope_is_exact_to_ten_digits():
    x = np.linspace(-4, 4, 81)
    assert np.allclose(numerical_derivative(np.sin, x), np.cos(x), rtol=0, atol=1e-10)
    assert numerical_derivative(np.exp, 1.0) == pytest.approx(np.e, rel=1e-11)


def test_gradcheck_says_where():
    wrong = relu.using()
    wrong.defderivative(lambda x: (x > 0) * 1.001)
    result = gradcheck(wrong)
    assert not result and "the derivative gives 1.001" in repr(result)
    with pytest.raises(ValueError, match="kink at every point"):
        gradcheck(relu, at=[0.0])


@pytest.mark.parametrize("start", np.linspace(-2, 2, 9))
def test_a_right_derivative_with_a_kink_anywhere_passes(start):
    for kink in start + np.linspace(0, 0.5, 23):
        f = Activation(
            lambda x, k=kink: np.maximum(x - k, 0), "", "", slope=lambda x, k=kink: x > k
        )
        assert (result := gradcheck(f)), str(result)


def test_gradcheck_says_what_it_cannot_check():
    with pytest.raises(TypeError, match="expected an Activation"):
        gradcheck(np.tanh)
    for at in ([], [np.nan, 1.0], [np.inf]):
        with pytest.raises(ValueError, match="at: expected finite points"):
            gradcheck(tanh, at=at)


def test_a_new_derivative_makes_new_facts():
    f = Activation(lambda x: x, "x", "1", slope=np.ones_like)
    assert measure(f).steepest == 1
    f.defderivative(lambda x: 3 * np.ones_like(x))
    assert measure(f).steepest == 3


def test_a_slope_that_grows_without_end_is_steepest_in_the_limit():
    f = Activation(lambda x: x**3, "x^3", "3x^2", slope=lambda x: 3 * x**2)
    with np.errstate(over="ignore"):
        assert (measure(f).steepest, abs(measure(f).steepest_at)) == (np.inf, np.inf)


@pytest.mark.parametrize("f", elementwise(), ids=lambda f: f.name)
def test_at_each_kink_the_derivative_is_the_slope_on_its_left(f):
    for kink in measure(f).kinks:
        assert f.derivative(kink) == f.derivative(np.nextafter(kink, -np.inf)), kink


LOSSES = [cross_entropy, binary_cross_entropy, mean_squared_error]


@pytest.mark.parametrize("loss", LOSSES, ids=lambda f: f.__name__)
@pytest.mark.parametrize("f", elementwise(), ids=lambda f: f.name)
def test_backpropagation_is_the_gradient_of_the_loss(f, loss):
    rng = np.random.default_rng(0)
    x = rng.normal(size=(7, 5))
    y = rng.integers(0, 3, 7) if loss is cross_entropy else rng.uniform(size=(7, 3))
    network = Network([5, 6, 4, 3], f, seed=1)
    tolerance = 1e-5
    if f.name == "step":  # no gradient passes it: only the last layer can be checked
        network.layers = network.layers[-1:]
        x = rng.normal(size=(7, 4))
    if f.name == "exponential":  # of an exponential of an exponential: keep it small
        network.layers = network.layers[2:]
        x = 0.1 * rng.normal(size=(7, 6))
    assert (result := check_gradients(network, x, y, loss, tolerance=tolerance)), str(result)


@pytest.mark.parametrize("loss", LOSSES, ids=lambda f: f.__name__)
def test_losses_are_finite_far_out(loss):
    far = np.array([[800.0, -800.0], [-800.0, 800.0]])
    y = np.array([1, 0]) if loss is cross_entropy else np.array([[0.0, 1.0], [0.0, 1.0]])
    value, gradient = loss(far, y)
    assert np.isfinite(value) and np.isfinite(gradient).all()


def test_a_network_learns_and_the_seed_decides():
    x, y, x_test, y_test = digits()
    scores = []
    for _ in range(2):
        network = Network([64, 32, 10], seed=3)
        history = fit(network, x, y, optimizer=SGD(0.1, 0.9), epochs=5)
        scores.append(accuracy(network, x_test, y_test))
        assert history.loss[-1] < history.loss[0] / 4
    assert scores[0] == pytest.approx(scores[1], abs=0.01) and min(scores) > 0.93


def test_training_stops_where_the_loss_is_not_finite_and_names_the_layer():
    x, y, *_ = digits()
    network = Network([64, 16, 16, 10], seed=0)
    network.dense[1].W[0, 0] = np.nan
    with pytest.raises(FloatingPointError, match="weights of layer 2"):
        fit(network, x, y, optimizer=SGD(0.1), epochs=1)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (np.array([[0], [1]]), r"labels: expected 2 class numbers, got int64 of shape \(2, 1\)"),
        (np.array([0.0, 1.0]), "labels: expected 2 class numbers, got float64"),
        (np.array([0, -1]), "labels: expected class numbers from 0 to 2, got -1 to 0"),
        (np.array([0, 3]), "labels: expected class numbers from 0 to 2, got 0 to 3"),
    ],
)
def test_wrong_labels_are_named(labels, words):
    with pytest.raises(ValueError, match=words):
        cross_entropy(np.zeros((2, 3)), labels)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"batch": 0}, "batch: expected a whole number from 1 on, got 0"),
        ({"epochs": -1}, "epochs: expected a whole number from 0 on, got -1"),
        ({"y": [0]}, "y: expected one target for each example, got 1 for 2"),
        ({"x": [], "y": []}, "y: expected one target for each example, got 0 for 0"),
    ],
)
def test_training_on_nothing_or_on_wrong_numbers_is_named(change, words):
    call = {"x": [[0.0, 1.0], [1.0, 0.0]], "y": [0, 1], "batch": 1, "epochs": 1} | change
    with pytest.raises(ValueError, match=words):
        fit(Network([2, 2]), **call, optimizer=SGD(0.1))


def test_wrong_shapes_are_named():
    with pytest.raises(ValueError, match=r"x: expected 5 features, got shape \(2, 4\)"):
        Network([5, 2]).forward(np.zeros((2, 4)))
    with pytest.raises(ValueError, match="at least two layer sizes"):
        Network([5])
    with pytest.raises(ValueError, match="mode: expected one of"):
        variance_scaling(np.random.default_rng(0), 3, 3, mode="fan")
    with pytest.raises(ValueError, match="distribution: expected"):
        variance_scaling(np.random.default_rng(0), 3, 3, distribution="cauchy")


@pytest.mark.parametrize(
    ("start", "variance"),
    [(he, 2 / 300), (lecun, 1 / 300), (glorot, 2 / 500), (pytorch_default, 1 / 900)],
    ids=lambda v: getattr(v, "__name__", ""),
)
def test_a_start_has_the_variance_it_says(start, variance):
    W = start(np.random.default_rng(0), 300, 200)
    assert W.shape == (300, 200) and W.var() == pytest.approx(variance, rel=0.03)


def test_diagnostics_see_dead_saturated_and_one_sign_units():
    network = Network([4, 6, 3], "relu", seed=0)
    x = np.random.default_rng(0).normal(size=(50, 4))
    network.dense[0].b[:3] = -100
    assert dead_fraction(network, x) == [0.5]
    network = Network([4, 6, 3], "sigmoid", seed=0)
    network.dense[0].b[:3] = 100
    network.forward(x[:1]), network.backward(np.ones((1, 3)))
    assert len(gradient_norms(network)) == 2
    assert one_sign_fraction(network) == 1, "one example and a positive layer below: all one sign"


def test_studies_repeat_and_show_what_they_are_for():
    flow = gradient_flow("relu", "he", depth=12, width=64, seed=5)
    again = gradient_flow.__wrapped__("relu", "he", depth=12, width=64, seed=5)
    assert (flow.forward, flow.backward) == (
        pytest.approx(again.forward, rel=1e-9),
        pytest.approx(again.backward, rel=1e-9),
    )
    assert len(flow.forward) == len(flow.backward) == 11 and 0.8 < flow.factor < 1.25
    assert gradient_flow("relu", "pytorch", depth=12, width=64).factor < 0.6
    assert born_dead(2, 9, trials=200) > 0.6 > 0.2 > born_dead(16, 9, trials=50)
    run = train_digits("relu", depth=1, width=16, epochs=2)
    again = train_digits.__wrapped__("relu", depth=1, width=16, epochs=2)
    assert run.accuracy > 0.6 and run.loss == pytest.approx(again.loss, rel=1e-6)
    assert np.isnan(train_digits("relu", depth=2, width=16, lr=1e200, epochs=1).accuracy)


def test_gates_are_the_truth_tables():
    x, targets = gates()
    assert x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert targets["xor"].tolist() == [0, 1, 1, 0] and targets["nand"].tolist() == [1, 1, 1, 0]


@pytest.mark.parametrize("draw", [plot_activation_curve, plot_gradient, plot_pair])
def test_every_plot_takes_an_axes_or_makes_one(draw):
    ax = plt.figure().subplots()
    assert draw(relu, ax=ax) is ax and draw("sigmoid") is not ax
    with pytest.raises(ValueError, match="span"):
        draw(relu, span=(1, -1))
    plt.close("all")


def test_compare_tells_lines_apart_without_colour():
    ax = compare(["relu", "tanh", sigmoid], slope=True)
    styles = {line.get_linestyle() for line in ax.lines}
    assert len(ax.lines) == 3 and len({str(line._unscaled_dash_pattern) for line in ax.lines}) == 3
    assert styles and [t.get_text() for t in ax.get_legend().get_texts()] == [
        "relu",
        "tanh",
        "sigmoid",
    ]
    plt.close("all")


def test_a_line_does_not_bridge_a_jump():
    ax = plot_activation_curve("step")
    assert np.isnan(ax.lines[0].get_ydata()).any()
    assert not np.isnan(plot_activation_curve("sigmoid").lines[0].get_ydata()).any()
    plt.close("all")


def test_a_listing_is_the_librarys_own_text():
    text = source(relu)
    assert "np.maximum(x, 0)" in text and "return x > 0" in text
    assert text._repr_markdown_().startswith("```python\n@activation")


def test_a_table_has_a_caption_and_headers():
    html = summary("relu", "tanh")._repr_html_()
    assert html.count('scope="row"') == 2 and "<caption>" in html and 'scope="col"' in html


@pytest.mark.parametrize("key", CLAIMS)
def test_every_claim_is_a_sentence_that_somebody_says(key):
    one = CLAIMS[key]
    assert one.says.endswith(".") and one.source and one.chapter.isdigit()
    assert one.measure.__doc__ and one.measure.__module__.endswith(f"ch{one.chapter}")


def test_a_claim_is_settled_once_and_shown_with_its_figures():
    calls = []

    @claim("E-test", chapter="99", source="a test", says="Two is <odd>.")
    def measurement():
        """Two modulo two."""
        calls.append(1)
        return Verdict("false" if 2 % 2 == 0 else "holds", "2 mod 2 is 0.", {"rest": 2 % 2})

    try:
        said = Said(chapter="99")
        assert Said("E-test")["E-test"].ruling == "false" and len(calls) == 1
        assert "&lt;odd&gt;" in said._repr_html_() and "2 mod 2 is 0." in repr(said)
        with pytest.raises(ValueError, match="E-test is taken"):
            claim("E-test", chapter="99", source="", says="")(measurement)
    finally:
        del CLAIMS["E-test"]
    with pytest.raises(KeyError, match="no claim is called 'E-test'"):
        claims("E-test")


def test_a_verdict_needs_a_ruling_and_figures():
    with pytest.raises(ValueError, match="ruling: expected one of"):
        Verdict("maybe", "", {"a": 1})
    with pytest.raises(ValueError, match="at least one measured figure"):
        Verdict(RULINGS[0], "", {})


def test_a_kept_study_takes_its_seed_by_name():
    """By place or by name are two calls to a cache: one study would run twice."""
    studies = [getattr(slopes.experiments, name) for name in slopes.experiments.__all__]
    kept = [study for study in studies if hasattr(study, "cache_info")]
    seeds = {f.__name__: inspect.signature(f).parameters.get("seed") for f in kept}
    assert len(kept) > 20
    assert not [name for name, seed in seeds.items() if seed and seed.kind is not seed.KEYWORD_ONLY]
