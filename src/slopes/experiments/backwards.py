"""A backward pass of one's own: SiLU with faults in what it does to the gradient from above."""

from functools import cache

import numpy as np

from ..peers import load_torch

BACKWARDS = {  # what the backward pass returns, from the upstream gradient and the slope
    "right": lambda upstream, slope: upstream * slope,
    "drops what is negative": lambda upstream, slope: upstream * (upstream > 0) * slope,
    "drops what is positive": lambda upstream, slope: upstream * (upstream < 0) * slope,
    "loses the sign": lambda upstream, slope: abs(upstream) * slope,
    "cuts at 1": lambda upstream, slope: upstream.clip(-1, 1) * slope,
    "cuts at 5": lambda upstream, slope: upstream.clip(-5, 5) * slope,
    "squares it": lambda upstream, slope: upstream * upstream * slope,
    "keeps the sign only": lambda upstream, slope: (upstream > 0) * slope - (upstream < 0) * slope,
    "forgets it": lambda upstream, slope: slope + 0 * upstream,
}


def silu_with(rule, change=lambda x, slope: slope):
    """Return SiLU as a function of a tensor whose backward pass is that rule of BACKWARDS.

    change: what it makes of the slope at x.
    """
    torch = load_torch()

    class SiLU(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x * torch.sigmoid(x)

        @staticmethod
        def backward(ctx, upstream):
            (x,) = ctx.saved_tensors
            s = torch.sigmoid(x)
            return BACKWARDS[rule](upstream, change(x, s + x * s * (1 - s)))

    return SiLU.apply


def passes_gradcheck(f, **how):
    """Return whether torch's gradcheck passes a function of a tensor, at 17 points."""
    torch = load_torch()
    x = torch.linspace(-4, 4, 17, dtype=torch.float64, requires_grad=True)
    return bool(torch.autograd.gradcheck(f, (x,), raise_exception=False, **how))


def both_ways(f, seed):
    """Return the product ⟨u, Jv⟩ of random u and v, measured, and the same ⟨Jᵀu, v⟩ by backward."""
    torch, rng = load_torch(), np.random.default_rng(seed)
    x, u, v = (torch.from_numpy(rng.normal(0, size, 64)) for size in (2, 1, 1))
    x.requires_grad_()
    (back,) = torch.autograd.grad(f(x), x, u)
    with torch.no_grad():
        forth = (f(x + 1e-6 * v) - f(x - 1e-6 * v)) / 2e-6
    return float(u @ forth), float(back @ v)


@cache
def backward_trial(rule):
    """Return what the checks say of that rule: gradcheck in three ways, and random products."""
    f = silu_with(rule)
    products = [np.isclose(*both_ways(f, seed), rtol=1e-5, atol=1e-7) for seed in range(20)]
    return {
        "gradcheck": passes_gradcheck(f),
        "fast mode": passes_gradcheck(f, fast_mode=True),
        "gradcheck of -3 f": passes_gradcheck(lambda x: -3 * f(x)),
        "products": int(sum(products)),
    }
