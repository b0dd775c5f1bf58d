"""What is said about PyTorch's activations and their gradients, settled in chapter 15."""

import numpy as np

from ..activation import get
from ..experiments import (
    BACKWARDS,
    backward_trial,
    falls_silent,
    kept_tensors,
    passes_gradcheck,
    silu_with,
    sure_and_wrong,
    torch_factor,
    torch_network,
)
from ..peers import load_torch
from .core import Verdict, claim, spread

SEEDS = range(3)
MODULES = {"Sigmoid": "sigmoid", "Tanh": "tanh", "ReLU": "relu", "LeakyReLU": "leaky_relu"}
MODULES |= {"Softmax": "softmax", "GELU": "gelu", "SiLU": "silu", "ELU": "elu", "Mish": "mish"}


@claim(
    "E28",
    chapter="15",
    source="the README of a collection of code",
    says="PyTorch's activation modules, to compare one's own with: forward only.",
)
def forward_only():
    """Values and gradients of nine modules and of the library, with a random upstream."""
    torch, apart = load_torch(), {"values": [], "gradients": []}
    for name, ours in MODULES.items():
        module = getattr(torch.nn, name)(*([-1] if name == "Softmax" else []))
        for seed in SEEDS:
            rng = np.random.default_rng(seed)
            x, upstream = 3 * rng.normal(size=(500, 4)), rng.normal(size=(500, 4))
            z = torch.tensor(x, requires_grad=True)
            h = module(z)
            h.backward(torch.tensor(upstream))
            apart["values"].append(float(abs(h.detach().numpy() - get(ours)(x)).max()))
            back = get(ours).backward(x, upstream)
            apart["gradients"].append(float(abs(z.grad.numpy() - back).max()))
    values, gradients = (max(each) for each in apart.values())
    near = f"by more than {1e-14:g}" if max(values, gradients) < 1e-14 else "by much"
    return Verdict(
        "holds if" if gradients < 1e-12 else "holds",
        f"it says how far that comparison goes. The modules have a way back as well, and three "
        f"lines more compare it: in {len(MODULES)} of them, {', '.join(MODULES)}, neither the "
        f"values nor the gradients differ from this library's {near}."
        if gradients < 1e-12
        else f"gradients differ by up to {gradients:.0e}, values by up to {values:.0e}.",
        {"values": values, "gradients": gradients},
    )


@claim(
    "C15a",
    chapter="15",
    source="forum answers, and code that says so in a comment",
    says="inplace=True saves memory.",
)
def in_place_saves():
    """What is kept for the way back between two Linear layers, in place and not."""
    F = load_torch().nn.functional
    kept = {
        (name, inplace): kept_tensors(lambda x, f=f, i=inplace: f(x, inplace=i))
        for name, f in (("ReLU", F.relu), ("leaky ReLU", F.leaky_relu))
        for inplace in (False, True)
    }
    saved = {name: kept[name, False] - kept[name, True] for name in ("ReLU", "leaky ReLU")}
    text = {f"{name}{', in place' * inplace}": value for (name, inplace), value in kept.items()}
    z = load_torch().zeros(8)
    spared = F.relu(z).data_ptr() != z.data_ptr() == F.relu(z, inplace=True).data_ptr()
    text["spared while it runs"] = int(spared)
    return Verdict(
        "holds" if min(saved.values()) > 0 else "holds if" if max(saved.values()) > 0 else "false",
        "the function's input would stay in memory otherwise. For the way back, between two "
        f"Linear layers, it does for a leaky ReLU: {kept['leaky ReLU', False]:g} tensor is kept "
        "beyond what the second layer keeps, in place "
        f"{kept['leaky ReLU', True]:g}. ReLU's slope can be told from its output, which the next "
        f"layer keeps anyway: {kept['ReLU', False]:g} and {kept['ReLU', True]:g}."
        + " While it runs, in place needs one tensor less in any case."
        * spared,
        text,
    )


@claim(
    "C15b",
    chapter="15",
    source="a university's course notebook",
    says="PyTorch's default start is optimized for ReLU.",
)
def made_for_relu():
    """The gain of a new Linear layer, and what it leaves of a gradient a layer."""
    gains, left, own = [], [], []
    for seed in SEEDS:
        weight = torch_network(sizes=[256, 256], seed=seed)[0].weight.detach().numpy()
        gains.append(float(np.sqrt(256 * np.mean(weight**2))))
        left.append(torch_factor("ReLU", "default", seed=seed))
        own.append(torch_factor("ReLU", "he", seed=seed))
    return Verdict(
        "holds" if min(left) > 0.9 else "false",
        f"its gain is {spread(gains, '.2f')}, whatever function follows; ReLU wants 1.41. In "
        f"thirty layers of 256 it left {spread(left, '.2f')} of the gradient a layer, He's start "
        f"{spread(own, '.2f')}.",
        {"gain": gains, "left": left, "He": own},
    )


@claim(
    "C15c",
    chapter="15",
    source="forum answers",
    says="A sigmoid with BCELoss is the same as BCEWithLogitsLoss.",
)
def same_loss():
    """The gradients of both at a sure and wrong logit, and where the first falls silent."""
    limits = {precision: falls_silent(precision) for precision in ("float32", "float64")}
    logits = np.arange(-10, 31)
    both = {
        spelling: np.array([sure_and_wrong(z, spelling)[1] for z in logits])
        for spelling in ("BCELoss", "BCEWithLogitsLoss")
    }
    apart = abs(both["BCELoss"] - both["BCEWithLogitsLoss"])
    near = logits < limits["float32"]
    alike = apart[near].max() < 1e-3
    loud, mute = both["BCEWithLogitsLoss"][~near].min(), both["BCELoss"][~near].max()
    return Verdict(
        "holds" if apart.max() < 1e-3 else "holds if" if alike else "false",
        f"the logit is small. Where the answer is no, and float32 is used, the gradients agree to "
        f"a thousandth up to {limits['float32']:.1f}, where PyTorch's σ is 1. From there on the "
        f"first is {mute:g} and the second {loud:g}: the surest mistakes teach nothing. In "
        f"float64 that begins at {limits['float64']:.1f}.",
        {**limits, "apart below": float(apart[near].max()), "silent": float(mute)},
    )


@claim(
    "G2",
    chapter="15",
    source="the habit of whoever writes a backward pass",
    says="gradcheck passed, so the backward pass is right.",
)
def gradcheck_is_proof():
    """What gradcheck says of nine backward passes of SiLU, of each times −3, of wrong slopes."""
    found = {rule: backward_trial(rule) for rule in BACKWARDS}
    wrong = [rule for rule in BACKWARDS if rule != "right"]
    asked = {"once": "gradcheck", "fast": "fast mode", "turned": "gradcheck of -3 f"}
    fooled = {how: [r for r in wrong if found[r][name]] for how, name in asked.items()}
    both = [rule for rule in fooled["once"] if rule in fooled["turned"]]
    here = passes_gradcheck(silu_with("right", lambda x, slope: 1.01 * slope))
    elsewhere = passes_gradcheck(silu_with("right", lambda x, slope: slope * (abs(x) < 5)))
    if not (fooled["once"] or elsewhere):
        ruling = "holds"
    else:
        ruling = "holds if" if found["right"]["gradcheck"] and not here else "false"
    return Verdict(
        ruling,
        "the backward pass is linear in the gradient that comes from above, and as right "
        "elsewhere as at the points shown. As it is called by default gradcheck sends in zeros "
        f"and ones only. Of {len(wrong)} wrong backward passes of SiLU it passed "
        f"{len(fooled['once'])}, among them one that drops every negative gradient; with "
        f"fast_mode=True, {len(fooled['fast'])}; asked about −3 times the function as well, "
        f"{len(both)}. "
        + ("A slope that is wrong beyond 5 only" if elsewhere else "No slope that is wrong")
        + " passed at points up to 4.",
        {
            **{rule: [float(value) for value in trial.values()] for rule, trial in found.items()},
            "slope 1 % too large, slope wrong beyond 5": [float(here), float(elsewhere)],
        },
    )
