"""What is said about the activation functions of today's models, settled in chapter 18."""

from collections import Counter

import numpy as np

from ..data import stored
from ..experiments import census, clamped_unit, family, spoken
from ..functions import swiglu
from ..networks import Dense, Gated
from .core import Verdict, claim, spread


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
    """What transformers and timm name by default; timm's files without attention apart."""
    named = Counter(family(n) for r in census() for n in r["named"].values())
    share = named["ReLU"] / named.total()
    images, plain = stored("census")["timm"], stored("census")["timm_without_attention"]
    version = stored("census")["versions"]["transformers"]
    others, ahead = sum(plain.values()), plain["relu"] > plain["gelu"]
    return Verdict(
        "holds" if share > 0.5 and ahead else "holds if" if ahead or share > 0.5 else "false",
        f"the network has no attention: of timm's {others} files for images in which none occurs "
        f"ReLU is the usual function of {plain['relu']}, GELU of {plain['gelu']}. In its other "
        f"{sum(images.values()) - others} it is {images['relu'] - plain['relu']} against "
        f"{images['gelu'] - plain['gelu']}; and of {named.total()} classes of transformers "
        f"{version} {share:.0%} name ReLU, {named['GELU'] / named.total():.0%} a form of GELU and "
        f"{named['SiLU'] / named.total():.0%} SiLU. Counted is what is named by default, not how "
        "often it is run.".replace("%", " %"),
        {"named": dict(named), "timm": images, "timm without attention": plain},
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
    alone, inside, product = silu - relu, gated - kinked, silu - gated
    moved = {"start": 3**0.5}, {"lr": 0.0015}, {"lr": 0.006}
    others = [np.mean(_last("silu", **how) - _last("relu", **how)) for how in moved]
    none_better = min(np.mean(alone), *others) > -0.01
    return Verdict(
        "false" if none_better and min(product) > 2 * abs(np.mean(inside)) else "holds",
        f"In a language model of 66,912 weights, {len(silu)} seeds, the loss with SiLU alone was "
        f"{np.mean(alone):.3f} above that with ReLU in the mean, and with larger weights at first "
        "or at other rates not below it either. As the bend in a product, SiLU and ReLU differed "
        f"by {abs(np.mean(inside)):.3f}. What helped was the product: SwiGLU's loss was "
        f"{spread(product, '.2f')} below that with SiLU, at equally many weights. (Two layers, a "
        "short training.)",
        {"SiLU − ReLU": alone, "moved": others, "SwiGLU − ReGLU": inside, "SiLU − SwiGLU": product},
    )


@claim(
    "F18b",
    chapter="18",
    source="model comparisons that quote hidden_act",
    says="The configuration says which activation function a model computes.",
)
def configuration_says():
    """Folders whose own code mentions no field that names a function; and what gpt-oss computes."""
    naming = [r for r in census() if r["named"] and r["gate"] is not None]
    unread = [r["folder"] for r in naming if r["unread"]]
    apart = float(clamped_unit(1.0, 1.0) / swiglu(1.0, 1.0))
    says = next(r for r in naming if r["folder"] == "gpt_oss")
    return Verdict(
        "false"
        if len(unread) > len(naming) / 2
        else "holds if"
        if says["unread"] and abs(apart - 1) > 0.1
        else "holds",
        f"the code reads it. Of {len(naming)} model folders that name a function and have code of "
        f"their own, it mentions the field in all but {len(unread)}. In gpt-oss the configuration "
        "says "
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

    wide = [m / d for d, m in stored("census")["widths"].values()]
    kept, four = sum(abs(x - 8 / 3) < 0.1 for x in wide), sum(x >= 4 for x in wide)
    plain = weights(Dense(width, hidden, rng=rng), Dense(hidden, width, rng=rng))
    same, third = (
        weights(Gated(width, m, rng=rng), Dense(m, width, rng=rng)) / plain
        for m in (hidden, hidden * 2 // 3)
    )
    return Verdict(
        "holds" if third > 1.05 else "holds if" if same > 1.05 else "false",
        f"the width is kept: three matrices for two, {same:.1f} times the weights. With two thirds "
        f"of the width, here 2048 for 3072, it is {third:.1f} times. Of {len(wide)} folders of "
        f"transformers whose code knows a gate, {kept} state two thirds of the usual four times, "
        f"which is ⅔ · 4 times the inputs, up to 0.1; {four} state four times or more.",
        {"same width": same, "two thirds": third},
    )


@claim(
    "F18d",
    chapter="18",
    source="summaries of a paper of 2025",
    says="Normalization can be dropped: tanh(αx) in its place does as well.",
)
def dyt_instead():
    """The small language model with LayerNorm and with DyT: plain, as advised, and for longer."""
    advised, long = {"factor": 6.928}, {"factor": 6.928, "steps": 1000}
    norm, free, dyt = (_last("gelu", n) for n in ("LayerNorm", None, "DyT"))
    plain = dyt - norm[: len(dyt)]
    behind, later = (
        _last("gelu", "DyT", **how) - _last("gelu", "LayerNorm", **how) for how in (advised, long)
    )
    late, both = spoken("gelu", "LayerNorm", **long), _last("gelu", "DyT", **long)
    alone = _last("gelu", "DyT", steps=1000)
    return Verdict(
        "holds"
        if max(plain) < 0.03
        else "holds if"
        if max(later) < 0.03 < min(alone) - max(both)
        else "false",
        "a learnt factor stands behind the embeddings, as its authors advise, and the model is "
        "trained for long. In ours (two layers, 48 wide) its loss after 250 steps was "
        f"{spread(plain, '.2f')} above that of LayerNorm without the factor, "
        f"{spread(behind, '.2f')} with it, and above that of no norm at all. After 1,000 steps "
        f"with the factor the difference was {spread(later, '.2f')}, where LayerNorm had risen by "
        f"{np.mean(late[:, -1] - late.min(axis=1)):.2f} from its own lowest; without it DyT ended "
        f"at {spread(alone, '.2f')}, with it at {spread(both, '.2f')}.".replace("-", "−"),
        {"plain": plain, "plain − none": dyt - free, "advised": behind, "1,000 steps": later},
    )
