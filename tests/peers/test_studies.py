"""The studies of chapter 15, which run networks of torch."""

import numpy as np
import pytest
import torch

from slopes.experiments import (
    BACKWARDS,
    SPELLINGS,
    backward_trial,
    both_ways,
    falls_silent,
    gradient_flow,
    kept_tensors,
    one_thread,
    passes_gradcheck,
    silent,
    silu_with,
    sure_and_wrong,
    torch_factor,
    torch_network,
    torch_run,
)

F = torch.nn.functional


def test_each_check_passes_some_wrong_backward_passes():
    trials = {rule: backward_trial(rule) for rule in BACKWARDS}

    def passed(check):
        return {rule for rule, said in trials.items() if said[check]} - {"right"}

    assert all(trials["right"].values()) and trials["right"]["products"] == 20
    assert passed("gradcheck") == trials.keys() - {
        "right",
        "drops what is positive",
        "forgets it",
    }
    assert passed("gradcheck of -3 f") == {"drops what is positive", "cuts at 5"}
    assert passed("products") == {"cuts at 5"} and trials["cuts at 5"]["products"] == 20
    assert passed("fast mode") <= passed("gradcheck")
    assert passed("fast mode") >= {"drops what is negative", "loses the sign", "cuts at 5"}


def test_the_right_backward_pass_is_that_of_torch():
    x = torch.linspace(-5, 5, 101, dtype=torch.float64, requires_grad=True)
    upstream = torch.linspace(-2, 3, 101, dtype=torch.float64)
    (ours,) = torch.autograd.grad(silu_with("right")(x), x, upstream)
    (theirs,) = torch.autograd.grad(F.silu(x), x, upstream)
    assert torch.allclose(ours, theirs, atol=1e-14)
    forth, back = both_ways(F.silu, seed=0)
    assert forth == pytest.approx(back, rel=1e-7) and passes_gradcheck(F.silu)


def test_a_function_keeps_what_its_slope_is_computed_from():
    found = {
        "relu": torch.relu,
        "relu_": torch.relu_,
        "tanh": torch.tanh,
        "exp": torch.exp,
        "gelu": F.gelu,
        "square": lambda x: x * x,
        "skip": lambda x: x + torch.relu(x),
        "by hand": lambda x: x * torch.sigmoid(x),
        "mask": lambda x: torch.where(x > 0, x, 0.1 * x),
    }
    kept = {name: kept_tensors(f) for name, f in found.items()}
    assert kept == dict(zip(found, [0, 0, 0, 0, 1, 1, 1, 2, 0.25], strict=True))


def test_a_network_of_torch_starts_as_ours_does():
    for ours, theirs in (("pytorch", "default"), ("he", "he"), (1.5, 1.5)):
        found = torch_factor("ReLU", theirs, depth=12, width=128, seed=0)
        here = gradient_flow("relu", ours, depth=12, width=128, seed=0).factor
        assert found == pytest.approx(here, rel=0.05)
    net = torch_network("Tanh", "orthogonal", sizes=[6, 6, 6], seed=1)
    turned = net[0].weight.detach() @ net[0].weight.detach().T
    assert torch.allclose(turned, 2 * torch.eye(6), atol=1e-5) and not net[2].bias.any()
    again = torch_network("Tanh", "orthogonal", sizes=[6, 6, 6], seed=1)
    assert torch.equal(net[2].weight, again[2].weight) and len(net) == 3


def test_a_run_learns_says_what_its_units_do_and_leaves_torch_as_it_was():
    threads, state = torch.get_num_threads(), torch.random.get_rng_state()
    run = torch_run("ReLU", "he", lr=0.02, epochs=3, seed=0)
    assert run.accuracy > 0.85 and len(run.loss) == 3 and run.loss[-1] < run.loss[0]
    assert [dead for dead, _ in run.layers] == [0, 0] and run is torch_run(
        start="he", lr=0.02, epochs=3
    )
    assert torch.get_num_threads() == threads
    assert torch.equal(state, torch.random.get_rng_state())
    with pytest.raises(KeyError), one_thread():
        raise KeyError
    assert torch.get_num_threads() == threads


def test_adam_of_a_smaller_eps_moves_what_a_usual_one_leaves():
    how = {"depth": 30, "lr": 0.001, "adam": True, "epochs": 6, "seed": 0}
    usual, small = torch_run(**how), torch_run(eps=1e-30, **how)
    assert usual.loss[-1] > 2.29 and small.loss[-1] < 2.1


def test_a_sure_and_wrong_logit():
    assert sure_and_wrong(17) == (100, 0) and sure_and_wrong(17, "BCEWithLogitsLoss") == (17, 1)
    loss, gradient = sure_and_wrong(17, "-log(1 - s)")
    assert loss == np.inf and np.isnan(gradient)
    for spelling in SPELLINGS:
        loss, gradient = sure_and_wrong(2, spelling, "float64")
        assert loss == pytest.approx(np.log1p(np.exp(2))) and 0.88 < gradient < 0.881
    assert silent(17) and not silent(16)
    for precision, digits in (("float32", 24), ("float64", 53), ("bfloat16", 9)):
        assert falls_silent(precision) == pytest.approx(digits * np.log(2), abs=0.02)
