"""A watch on a torch module: each call of an activation, and nothing left behind."""

import copy
import gc
import weakref

import numpy as np
import pytest
import torch
from torch import nn

from slopes import get
from slopes.networks import LayerState
from slopes.peers import watch

F = nn.functional


def seen_in(module, x=None, layers=None):
    """Return the states of a module after one pass of some numbers forth and back."""
    torch.manual_seed(0)
    x = torch.randn(16, 8) if x is None else x
    with watch(module, layers) as seen:
        out = module(x)
        (out * torch.linspace(1, 2, out.numel()).view_as(out)).sum().backward()
    return seen.layers()


class Calls(nn.Module):
    """A module whose forward calls functions between two affine maps."""

    def __init__(self, *functions):
        super().__init__()
        torch.manual_seed(0)
        self.functions = functions
        self.a, self.b = nn.Linear(8, 8), nn.Linear(8, 3)

    def forward(self, x):
        x = self.a(x)
        for function in self.functions:
            x = function(x)
        return self.b(x)


VECTORS = {
    "softmax": (nn.Softmax(1), lambda x: torch.softmax(x, 1)),
    "log_softmax": (nn.LogSoftmax(1), lambda x: x.log_softmax(dim=-1)),
    "softmin": (nn.Softmin(1), lambda x: F.softmin(x, dim=1)),
    "glu": (nn.GLU(1), lambda x: F.glu(torch.cat([x, x], 1), 1)),
}


@pytest.mark.parametrize("name", VECTORS)
def test_a_vector_activation_has_a_state_without_slopes(name):
    module, function = VECTORS[name]
    (state,) = seen_in(nn.Sequential(nn.Linear(8, 6), module))
    assert state.name == "1" and np.isnan(state.dead) and np.isnan(state.saturated)
    assert np.isfinite([state.mean, state.spread, state.spread_over_inputs, state.gradient]).all()
    (called,) = seen_in(Calls(function))
    assert called.name == f"{name} 1" and np.isnan(called.dead) and called.gradient > 0


def test_softmax_over_channels_is_seen_and_attention_is_not():
    (state,) = seen_in(nn.Sequential(nn.Conv2d(2, 3, 1), nn.Softmax2d()), torch.randn(4, 2, 5, 5))
    assert np.isnan(state.saturated) and state.positive == 1

    class Attends(nn.Module):
        def __init__(self):
            super().__init__()
            self.attention, self.relu = nn.MultiheadAttention(8, 2), nn.ReLU()

        def forward(self, x):
            return self.relu(self.attention(x, x, x)[0])

    assert [s.name for s in seen_in(Attends(), torch.randn(5, 4, 8))] == ["relu"]


@pytest.mark.parametrize("shape", [(16, 8), (16, 8, 5, 3)])
def test_prelu_has_a_slope_for_each_channel(shape):
    leaks = torch.tensor([0.0, 0.01, 0.25, 0.5, 1.0, 1.0, 30.0, -0.5])
    module = nn.PReLU(8)
    with torch.no_grad():
        module.weight[:] = leaks
    x = -torch.rand(shape) - 0.1
    x.requires_grad_()
    (state,) = seen_in(module, x)
    assert state.name == "PReLU" and state.dead == 1 / 8 and state.saturated == 2 / 8
    (called,) = seen_in(Calls(lambda x: F.prelu(-x.abs() - 1, leaks)))
    assert (called.dead, called.saturated) == (1 / 8, 2 / 8)


def test_a_slope_is_the_one_that_the_pass_had():
    module = nn.PReLU()
    with watch(module) as seen:
        module(-torch.ones(3, 2)).sum().backward()
        with torch.no_grad():
            module.weight[:] = 0  # as a step of training may do
    assert seen.layers()[0].dead == 0


CALLS = {
    "torch.relu": (torch.relu, "relu"),
    "F.relu": (F.relu, "relu"),
    "F.relu, in place": (lambda x: F.relu(x, inplace=True), "relu"),
    "x.relu()": (lambda x: x.relu(), "relu"),
    "x.relu_()": (lambda x: x.relu_(), "relu"),
    "by keyword": (lambda x: F.relu(input=x), "relu"),
    "F.gelu": (lambda x: F.gelu(x, approximate="tanh"), "gelu"),
    "torch.sigmoid": (torch.sigmoid, "sigmoid"),
    "F.tanh": (torch.tanh, "tanh"),
    "F.leaky_relu": (lambda x: F.leaky_relu(x, 0.2), "leaky_relu"),
    "F.silu": (F.silu, "silu"),
    "F.softplus": (F.softplus, "softplus"),
    "F.logsigmoid": (F.logsigmoid, "log_sigmoid"),
    "F.hardtanh": (F.hardtanh, "hardtanh"),
    "F.elu_": (lambda x: F.elu(x, inplace=True), "elu"),
}


@pytest.mark.parametrize("how", CALLS)
def test_a_function_called_in_forward_is_seen(how):
    function, name = CALLS[how]
    module = Calls(lambda x: function(3 * x))
    (state,) = seen_in(module)
    assert state.name == f"{name} 1" and state.gradient > 0
    torch.manual_seed(0)
    z = 3 * module.a(torch.randn(16, 8)).detach().double()
    h = function(z.clone())
    assert state.mean == pytest.approx(h.mean().item(), rel=1e-5)
    over_inputs = h.std(0, correction=0).mean().item()
    assert state.spread_over_inputs == pytest.approx(over_inputs, rel=1e-5)
    if name in ("relu", "sigmoid", "tanh", "elu", "silu", "softplus", "leaky_relu"):
        f = get(name).using(alpha=0.2) if name == "leaky_relu" else get(name)
        slopes, steepest = f.derivative(z.numpy()), f.derivative(np.linspace(-8, 8, 1601)).max()
        assert state.saturated == pytest.approx(np.mean(abs(slopes) < 0.05 * steepest))
        assert state.dead == np.mean((slopes == 0).all(0))


def test_functions_go_by_name_and_place_and_losses_are_no_part_of_the_module():
    module = Calls(torch.relu, F.gelu, torch.relu)
    with watch(module) as seen:
        F.cross_entropy(F.log_softmax(module(torch.randn(4, 8)), 1), torch.arange(4) % 3).backward()
    assert [s.name for s in seen.layers()] == ["relu 1", "gelu 2", "relu 3"]
    assert all(s.gradient > 0 for s in seen.layers())


def test_a_module_that_calls_the_function_is_seen_once():
    module = nn.Sequential(
        nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 8), nn.Sigmoid(), Calls(torch.tanh)
    )
    assert [s.name for s in seen_in(module)] == ["1", "3", "tanh 1"]
    assert [s.name for s in seen_in(module, layers=["3"])] == ["3"]
    assert [s.name for s in seen_in(module, layers="3")] == ["3"]


class Twice(nn.Module):
    def __init__(self, activation):
        super().__init__()
        torch.manual_seed(0)
        self.a, self.b, self.relu = nn.Linear(8, 8), nn.Linear(8, 3), activation

    def forward(self, x):
        x = self.b(self.relu(self.a(x)))
        return self.relu(x - 100)


@pytest.mark.parametrize("inplace", [False, True])
def test_a_module_used_twice_is_seen_twice(inplace):
    first, second = seen_in(Twice(nn.ReLU(inplace=inplace)))
    assert (first.name, second.name) == ("relu", "relu (2)")
    assert first.dead < 1 == second.dead and first.mean > second.mean == 0
    assert first.gradient == 0 < second.gradient


def test_of_several_passes_the_last_is_read():
    module = Twice(nn.Tanh())
    with watch(module) as seen:
        for scale in (1, 0):
            module(scale * torch.ones(4, 8)).sum().backward()
    states = seen.layers()
    assert [s.name for s in states] == ["relu", "relu (2)"]
    assert states[0].mean == pytest.approx(module.a.bias.tanh().mean().item(), rel=1e-5)


def test_two_passes_of_one_loss_are_both_read_and_passes_that_ended_are_not():
    module = Calls(torch.relu)
    with watch(module) as seen:
        with torch.no_grad():
            for _ in range(3):
                module(torch.ones(4, 8))
        assert [s.name for s in seen.layers()] == ["relu 1"]
        (module(torch.ones(4, 8)) - 2 * module(torch.zeros(4, 8))).sum().backward()
        first, second = seen.layers()
    assert (first.name, second.name) == ("relu 1", "relu 2")
    assert second.gradient == pytest.approx(2 * first.gradient)


def test_without_a_backward_pass_there_is_no_gradient():
    module = Calls(torch.relu)
    with watch(module) as seen, torch.no_grad():
        module(torch.ones(3, 8))
    (state,) = seen.layers()
    assert np.isnan(state.gradient) and state.mean > 0 == state.spread_over_inputs


def attributes(module):
    """What hangs on a module, hooks and buffers included."""
    return [
        {k: (id(v), len(v)) if isinstance(v, dict) else id(v) for k, v in vars(part).items()}
        for part in module.modules()
    ]


def hooked(module):
    kinds = ("_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_backward_pre_hooks")
    kinds += ("_forward_hooks_always_called", "_forward_hooks_with_kwargs")
    kinds += ("_forward_pre_hooks_with_kwargs",)
    return [kind for part in module.modules() for kind in kinds if getattr(part, kind)]


@pytest.mark.parametrize("fails", [False, True])
def test_the_module_is_left_as_it_was(fails):
    module = nn.Sequential(
        nn.Linear(8, 8), nn.RReLU(), nn.BatchNorm1d(8), nn.PReLU(8), Calls(torch.relu)
    )
    before, state = attributes(module), copy.deepcopy(module.state_dict())
    try:
        with watch(module) as seen:
            out = module(torch.randn(6, 8))
            drawn = torch.random.get_rng_state()
            seen.layers()
            assert torch.equal(drawn, torch.random.get_rng_state())
            if fails:
                raise KeyError("body")
            out.sum().backward()
    except KeyError:
        assert fails
    assert attributes(module) == before and not hooked(module)
    assert state["3.weight"].equal(module[3].weight) and module[0].weight.dtype == torch.float32
    assert len(torch.overrides._get_current_function_mode_stack()) == 0


def test_a_forward_that_fails_does_not_confuse_what_follows():
    module = Calls(lambda x: torch.relu(x) if len(x) > 1 else x.no_such_attribute)
    with watch(module) as seen:
        with pytest.raises(AttributeError):
            module(torch.ones(1, 8))
        torch.relu(torch.ones(3))  # outside of the module
        module(torch.ones(2, 8)).sum().backward()
    assert [s.name for s in seen.layers()] == ["relu 1"]


def test_after_the_block_nothing_is_held():
    module, x = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), Calls(torch.tanh)), torch.randn(4, 8)
    with watch(module) as seen:
        out = module(x)
        loss = out.sum()
    gone = weakref.ref(seen)
    del seen
    gc.collect()
    assert gone() is None, "the module or its graph holds the watch"
    loss.backward()
    with watch(module) as seen:
        out = module(x)
        out.sum().backward()
    graph = weakref.ref(out)
    del out
    gc.collect()
    assert graph() is None and len(seen.layers()) == 2, "the watch holds the graph"
    module(x).sum().backward()
    assert len(seen.calls) == 2


def test_hooks_of_others_are_neither_copied_nor_called_again():
    module, heard = nn.Sequential(nn.Linear(8, 8), nn.PReLU(8)), []
    module[1].register_forward_hook(lambda *given: heard.append(given))
    seen_in(module)
    assert len(heard) == 1 and len(module[1]._forward_hooks) == 1


def test_a_model_without_activations_is_told_so():
    said = "^module: expected a forward pass through an activation, .* got none in Linear$"
    with pytest.raises(ValueError, match=said), watch(nn.Linear(8, 3)) as seen:
        with pytest.raises(ValueError, match=said):
            seen.layers()
        nn.Linear(8, 3)(torch.ones(2, 8))
    with watch(nn.ReLU()) as seen:
        pass
    with pytest.raises(ValueError, match=r"got none in ReLU$"):
        seen.layers()
    for wrong in (["none"], "none", [], ["0", "none"]):
        with (
            pytest.raises(ValueError, match=r"layers: expected names of submodules, got .*: 0, 1$"),
            watch(nn.Sequential(nn.Linear(8, 3), nn.ReLU()), wrong),
        ):
            pass


def test_own_modules_are_measured_by_what_they_do():
    class Swish(nn.Module):
        def __init__(self):
            super().__init__()
            self.beta = nn.Parameter(torch.linspace(0.5, 2, 8))

        def forward(self, x):
            return x * torch.sigmoid(self.beta * x)

    states = seen_in(nn.Sequential(nn.Linear(8, 8), Swish(), nn.Linear(8, 8)), layers=["1", "2"])
    assert [s.name for s in states] == ["1", "2"] and all(isinstance(s, LayerState) for s in states)
    assert 0 <= states[0].saturated < 0.5 and np.isnan(states[1].dead)


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float32])
def test_narrow_dtypes_are_measured_in_float64(dtype):
    module = nn.ReLU()
    x = (torch.tensor([[300.0, 400.0]]).repeat(4000, 1)).to(dtype).requires_grad_()
    with watch(module) as seen:
        module(x).sum().backward()
    (state,) = seen.layers()
    assert (state.mean, state.spread, state.spread_over_inputs) == (350, 50, 0)
    assert (state.gradient, state.dead) == (1, 0)


def test_a_leak_that_is_drawn_in_training_is_seen_and_no_more_is_drawn():
    module, x = nn.RReLU(), -torch.rand(50, 4) - 0.1
    x.requires_grad_()
    torch.manual_seed(3)
    with watch(module) as seen:
        h = module(x)
        drawn = torch.random.get_rng_state()
        h.sum().backward()
        first, again = seen.layers(), seen.layers()
    assert torch.equal(drawn, torch.random.get_rng_state()) and first == again
    (state,) = first
    assert state.mean == pytest.approx(h.mean().item(), rel=1e-5) and state.positive == 0
    assert state.dead == state.saturated == 0 and len(x.grad.unique()) == 200
