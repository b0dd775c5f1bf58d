"""What is said about the activation functions of today's models, settled in chapter 18."""

from collections import Counter

import numpy as np

from ..data import stored
from ..experiments import by_year, census, clamped_unit, family, spoken
from ..functions import swiglu
from ..networks import Dense, Gated
from . import Verdict, claim, spread


def _last(kind, norm="LayerNorm", **how):
    """Return the last losses of the stored runs, a seed each."""
    return spoken(kind, norm, **how)[:, -1]


@claim(
    "E30",
    chapter="18",
    source="two tutorials and a course page",
    says="ReLU is the standard: the activation function that is used most.",
)
def relu_is_standard():
    """The families named by the models of transformers, over all years and in each."""
    named = Counter(family(n) for r in census() for n in r["named"].values())
    share = named["ReLU"] / named.total()
    years = {y: c for y, c in by_year(census()).items() if c["GELU"] + c["SiLU"] + c["ReLU"] >= 10}
    led = [y for y, c in years.items() if c["ReLU"] > max(c["GELU"], c["SiLU"])]
    images = stored("census")["timm"]
    version = stored("census")["versions"]["transformers"]
    return Verdict(
        "holds" if share > 0.5 else "holds if" if led else "false",
        f"Of {named.total()} classes of transformers {version} that name a function for their "
        f"hidden layers {share:.0%} name ReLU, {named['GELU'] / named.total():.0%} a form of GELU "
        f"and {named['SiLU'] / named.total():.0%} SiLU; in no year from {min(years)} to "
        f"{max(years)} did ReLU lead. It is still in use for images: in timm it is the usual one "
        f"of {images['relu']} files, GELU of {images['gelu']}. The census counts models, not how "
        "much each is used.".replace("%", " %"),
        {"named": dict(named), "years led": led, "timm": images},
    )


@claim(
    "F18a",
    chapter="18",
    source="blog posts on LLaMA and lists of interview answers",
    says="SwiGLU is better because SiLU (Swish) is the better function.",
)
def better_function():
    """A small language model with SiLU, with ReLU, and with the gates made of them."""
    silu, relu, gated, kinked = (_last(k) for k in ("silu", "relu", "swiglu", "reglu"))
    alone, inside, gate = silu - relu, gated - kinked, silu - gated
    none_better = np.mean(alone) > -0.01
    return Verdict(
        "false" if none_better and min(gate) > 2 * abs(np.mean(inside)) else "holds",
        f"In a language model of 66,912 weights, {len(silu)} seeds, SiLU without a gate lost "
        f"{np.mean(alone):+.3f} more than ReLU in the mean, so it is not the better function. In a "
        f"gate, SwiGLU lost {np.mean(inside):+.3f} more than ReGLU. What helped was the gate: "
        f"{spread(gate, '.2f')} less with SwiGLU than with SiLU, at equally many weights. (Two "
        "layers, a short training.)".replace("+", "").replace("-", "−"),
        {"SiLU − ReLU": alone, "SwiGLU − ReGLU": inside, "SiLU − SwiGLU": gate},
    )


@claim(
    "F18b",
    chapter="18",
    source="model comparisons that quote hidden_act",
    says="The configuration says which activation function a model computes.",
)
def configuration_says():
    """Folders whose code mentions no field that names a function; and what gpt-oss computes."""
    naming = [r for r in census() if r["named"] and r["gate"] is not None]
    unread = [r["folder"] for r in naming if r["unread"]]
    apart = float(clamped_unit(1.0, 1.0) / swiglu(1.0, 1.0))
    says = next(r for r in naming if r["folder"] == "gpt_oss")
    return Verdict(
        "holds if" if says["unread"] and abs(apart - 1) > 0.1 else "holds",
        f"the code reads it. In {len(naming) - len(unread)} of {len(naming)} model folders that "
        "name a function it is mentioned in the code. In gpt-oss the configuration says "
        f"{says['named']['GptOss']}, the code never asks, and computes a clamped unit of its own: "
        f"for a gate and a value of 1 it gives {apart:.1f} times what SwiGLU gives.",
        {"unread": unread, "gpt-oss over SwiGLU": apart},
    )


@claim(
    "F18c",
    chapter="18",
    source="explanations of SwiGLU",
    says="A gate costs half as many weights again.",
)
def gate_costs():
    """Weights of a feed-forward block of 768, 3072 wide, with and without a gate."""
    rng, width, hidden = np.random.default_rng(0), 768, 3072

    def weights(*layers):
        return sum(v.size for layer in layers for n, v, _ in layer.parameters() if "W" in n)

    plain = weights(Dense(width, hidden, rng=rng), Dense(hidden, width, rng=rng))
    same, third = (
        weights(Gated(width, m, rng=rng), Dense(m, width, rng=rng)) / plain
        for m in (hidden, hidden * 2 // 3)
    )
    return Verdict(
        "holds" if third > 1.05 else "holds if" if same > 1.05 else "false",
        f"the width is kept: three matrices for two, {same:.1f} times the weights. Usually the "
        f"width is cut to two thirds, here from 3072 to 2048, and then it is {third:.1f} times. "
        "That is where LLaMA's ⅔ · 4 times its width comes from.",
        {"same width": same, "two thirds": third},
    )


@claim(
    "F18d",
    chapter="18",
    source="summaries of a paper of 2025",
    says="Normalization can be dropped: tanh(αx) in its place does as well.",
)
def dyt_instead():
    """The small language model with LayerNorm, with DyT and with nothing, two starts."""
    norm, free, dyt = (_last("gelu", n) for n in ("LayerNorm", None, "DyT"))
    one, loose, large = (_last("gelu", n, size=1.0) for n in ("LayerNorm", None, "DyT"))
    norm = norm[: len(dyt)]
    small, wide = dyt - norm, large - one
    return Verdict(
        "holds if" if min(small) > 0.1 else "holds",
        "the model is trained long enough for its scales to be found; the paper reports it for "
        "large models, with α tuned. In ours (two layers, a few hundred steps) it was worse than "
        f"LayerNorm by {spread(small, '.2f')}, and worse than no norm at all by "
        f"{spread(dyt - free, '.2f')}. With embeddings twenty times as large the differences were "
        f"{spread(wide, '.2f')} and {spread(large - loose, '.2f')}. DyT bounds what is large and "
        "never raises what is small.".replace("-", "−"),
        {"DyT − LayerNorm": small, "DyT − none": dyt - free, "large": wide},
    )
