"""Every function and gate that PyTorch or Keras has too: the same values and gradients."""

import keras
import numpy as np
import pytest
import torch
from torch_twins import passed_back, tensor

from slopes import REGISTRY, get
from slopes.peers import DEFAULTS, KERAS, TORCH, call, keras_function, torch_function

F = torch.nn.functional
PARAMETERS = {
    "leaky_relu": [{"alpha": 0.2}, {"alpha": 0.0}, {"alpha": 1.5}],
    "prelu": [{"alpha": 0.4}, {"alpha": 0.0}, {"alpha": -0.5}],
    "rrelu": [{"lower": 0.1, "upper": 0.2}, {"lower": 0.3, "upper": 0.3}],
    "elu": [{"alpha": 0.7}, {"alpha": 3.0}],
    "celu": [{"alpha": 0.7}, {"alpha": 3.0}],
    "softmax": [{"axis": 0}, {"axis": 1}],
    "log_softmax": [{"axis": 0}, {"axis": 1}],
}
OWN_DEFAULT = {("keras", "leaky_relu"), ("torch", "prelu")}  # 0.2; none at all
SHAPES = [(60, 5), (), (7,), (0, 3), (2, 3, 4)]
PEERS = {"torch": (TORCH, torch_function), "keras": (KERAS, keras_function)}

# How far theirs may be from ours, of the larger of |value|, 1 and, for a product, what a function
# that is off by one rounding of its input is multiplied by; see differences.py for why.
NEAR = {"float64": 1e-14, "float32": 5e-6}
FARTHER = {  # the constant 1/6 of torch is a float32 number; so is celu's alpha; x beyond 20
    ("float64", "hard_sigmoid"): 5e-8,
    ("float64", "hard_silu"): 1e-7,
    ("float64", "celu"): 1e-7,
    ("float64", "softplus"): 3e-9,
}


def cases():
    for peer, (names, _) in PEERS.items():
        for name in names:
            for parameters in [{}, *PARAMETERS.get(name, [])]:
                told = ", ".join(f"{k}={v}" for k, v in parameters.items())
                yield pytest.param(peer, name, parameters, id=f"{peer}: {name}({told})")


def sample(shape, dtype, seed=0):
    """Return inputs over the whole bend of every function, and further out, and an upstream."""
    rng = np.random.default_rng(seed)
    x = rng.choice([0.5, 3.0, 30.0], shape) * rng.normal(size=shape)
    return np.asarray(x, dtype), np.asarray(rng.normal(size=shape), dtype)


def same(ours, theirs, name, what, scale=1):
    """Hold ours to theirs, in dtype, shape and value."""
    assert ours.dtype == theirs.dtype and ours.shape == theirs.shape, f"{what}: {ours} {theirs}"
    near = FARTHER.get((str(ours.dtype), name), NEAR[str(ours.dtype)])
    away = np.abs(ours - theirs) / np.maximum(np.maximum(np.abs(theirs), 1), np.abs(scale))
    assert np.max(away, initial=0) <= near, f"{what} of {name}: {away.max():.2g} apart"


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize(("peer", "name", "parameters"), [*cases()])
def test_peers_compute_the_same_value_and_gradient(peer, name, parameters, dtype):
    vector = "softmax" in name
    given = REGISTRY[name].parameters if (peer, name) in OWN_DEFAULT else {}
    told = {"dim" if peer == "torch" and k == "axis" else k: v for k, v in parameters.items()}
    theirs = PEERS[peer][1](name, **{**given, **told})
    for shape in [(4, 5, 6), (3, 2)] if vector else SHAPES:
        x, upstream = sample(shape, dtype)
        y, (gradient,) = passed_back(theirs, upstream, x)
        same(get(name)(x, **parameters), y, name, "value")
        same(get(name).backward(x, upstream, **parameters), gradient, name, "gradient")


GATES = {  # name: the gate's half as torch computes it
    "glu": torch.sigmoid,
    "bilinear": lambda a: a,
    "reglu": F.relu,
    "geglu": F.gelu,
    "swiglu": F.silu,
}


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("name", GATES)
def test_gates_pass_the_same_value_and_both_gradients(name, dtype):
    for shape in SHAPES:
        a, upstream = sample(shape, dtype)
        b, _ = sample(shape, dtype, seed=1)
        y, gradients = passed_back(lambda a, b: GATES[name](a) * b, upstream, a, b)
        same(get(name)(a, b), y, name, "value", a * b)
        ours = get(name).backward(a, b, upstream)
        for one, other, scale in zip(ours, gradients, (upstream * b, upstream * a), strict=True):
            same(one, other, name, "gradient", scale)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("theirs", [F.glu, keras.activations.glu], ids=["torch", "keras"])
def test_glu_gates_its_first_half_by_its_second(theirs, dtype):
    x, upstream = sample((6, 8), dtype)
    value, gate = x[:, :4], x[:, 4:]
    y, (gradient,) = passed_back(theirs, upstream[:, :4], x)
    same(get("glu")(gate, value), y, "glu", "value")
    ours = get("glu").backward(gate, value, upstream[:, :4])
    same(np.concatenate(ours[::-1], axis=1), gradient, "glu", "gradient")


def test_the_step_is_heaviside_and_torch_has_no_slope_for_it():
    x = tensor(np.array([-2.0, -0.0, 0.0, 3.0]))
    y = torch.heaviside(x, torch.zeros_like(x))
    np.testing.assert_array_equal(get("step")(x.detach().numpy()), y.detach().numpy())
    with pytest.raises(RuntimeError, match="derivative"):
        y.sum().backward()


def test_the_slope_of_prelu_gets_the_same_gradient():
    x, upstream = sample((60, 5), "float64")
    slope = tensor(np.array([0.4]))
    F.prelu(torch.from_numpy(x), slope).backward(torch.from_numpy(upstream))
    ours = (get("prelu").partial(x, "alpha", alpha=0.4) * upstream).sum()
    assert ours == pytest.approx(slope.grad.item(), rel=1e-13)


def test_keras_learns_one_slope_of_prelu_for_each_feature():
    layer = keras.layers.PReLU(alpha_initializer=keras.initializers.Constant(0.25))
    layer(np.zeros((1, 5)))
    x, upstream = sample((60, 5), "float32")
    layer(torch.from_numpy(x)).backward(torch.from_numpy(upstream))
    ours = (get("prelu").partial(x, "alpha") * upstream).sum(0)
    np.testing.assert_allclose(ours, layer.alpha.value.grad.numpy(), rtol=1e-4, atol=1e-5)


def test_the_random_leak_has_the_reach_of_torchs():
    x = np.full(100_000, -1.0)
    torch.manual_seed(0)
    theirs = -F.rrelu(torch.from_numpy(x), training=True).numpy()
    ours = -get("rrelu")(x, seed=0)
    for figure in (np.min, np.max, np.mean, np.std):
        assert figure(ours) == pytest.approx(figure(theirs), abs=1e-3), figure.__name__


@pytest.mark.parametrize("function", [torch_function, keras_function])
def test_a_function_that_a_peer_lacks_is_named(function):
    who = {torch_function: "torch", keras_function: "Keras"}[function]
    with pytest.raises(KeyError, match=f"{who} has no 'xielu'"):
        function("xielu")


def unlisted(peer, names):
    """Yield the elementwise functions of ours, their names in no table, that a peer names alike."""
    place = {"torch": F, "keras": keras.activations}[peer]
    theirs = {key.replace("_", ""): key for key in dir(place) if not key.endswith("_")}
    for name, f in REGISTRY.items():
        alike = theirs.get(name.replace("_", ""))
        if f.elementwise and name not in names and alike:
            yield f, getattr(place, alike), f"{place.__name__}.{alike}"


@pytest.mark.parametrize("peer", PEERS)
def test_a_function_that_a_peer_has_by_name_is_compared_though_no_table_lists_it(peer):
    names = {*PEERS[peer][0]}
    listed = {"gelu", "softsign"}
    assert {f.name for f, *_ in unlisted(peer, names - listed)} >= listed
    for f, theirs, called in unlisted(peer, names):
        for shape in SHAPES:
            x, upstream = sample(shape, "float64")
            try:
                y, (gradient,) = passed_back(theirs, upstream, x)
                same(f(x), y, f.name, "value")
                same(f.backward(x, upstream), gradient, f.name, "gradient")
            except (TypeError, AssertionError) as error:
                ask = f"say in slopes.peers.functions how {called} is called to be {f.name}"
                raise AssertionError(f"{error}: {ask}, or give ours another name") from error


@pytest.mark.parametrize(("peer", "name"), DEFAULTS, ids=lambda v: v)
def test_a_default_that_the_catalogue_shows_is_the_one_that_is_taken(peer, name):
    x = tensor(np.linspace(-30, 30, 61))
    place, names = {"torch": (F, TORCH), "keras": (keras.activations, KERAS)}[peer]
    function = getattr(place, names[name])
    assert np.array_equal(
        *(np.asarray(function(x, **told).detach()) for told in ({}, DEFAULTS[peer, name]))
    )


@pytest.mark.parametrize("name", TORCH)
def test_the_call_that_the_catalogue_shows_runs(name):
    given = {"x": tensor(np.linspace(-3, 3, 7)), "weight": torch.tensor([0.25]).double()}
    assert eval(call("torch", name), {"torch": torch, **given}).shape == (7,)
