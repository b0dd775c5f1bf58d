"""What is said about networks that do not learn, settled in chapter 20."""

from dataclasses import replace

import numpy as np

from ..experiments import CASES, alarms, examples, patient, treat
from ..networks import SGD, Network, fit, scaled, share_right
from .core import Verdict, claim, spread

SEEDS = range(3)
GUESS = np.log(10)  # the loss of ten equal shares


def _runs(name, cured=False):
    return [patient(name, cured=cured, seed=seed) for seed in SEEDS]


@claim(
    "F20a",
    chapter="20",
    source="Stanford's CS 230 cheat sheet",
    says="If the network can overfit one batch, it can be properly trained.",
)
def one_batch():
    """Which of twenty sick networks learn 32 examples by heart in 100 steps, with every seed."""
    passed = [name for name in CASES if not any(alarms(run)["one batch"] for run in _runs(name))]
    slow = [alarms(run)["one batch"] for name in CASES for run in _runs(name, cured=True)]
    return Verdict(
        "false" if passed else "holds",
        f"Of twenty networks with one fault each, {len(passed)} had more than nine in ten of 32 "
        f"examples right after 100 steps on them, with each of {len(SEEDS)} seeds; among them "
        "those whose labels belong to other examples, whose gradients are never reset, or whose "
        "rate is far too high. The test finds what keeps a network from moving. It sees neither "
        "the data nor what comes after the first hundred steps. (A course that recommends it says "
        f"so, too.) Of {len(slow)} runs of healthy networks {sum(slow)} were not done in time.",
        {"passed": len(passed), "of": len(CASES), "healthy, late": sum(slow)},
    )


def _most_frequent(case, seed):
    """Return how much of the new examples the best answer reads that is the same for all."""
    y = examples(case, seed)[3]
    return np.bincount(y).max() / len(y) if y.dtype.kind in "iu" else 0.0


@claim(
    "F20b",
    chapter="20",
    source="forum answers and tutorials",
    says="The loss falls, so the network learns.",
)
def loss_falls():
    """Sick and cured runs whose loss falls: do they read new examples better than one answer?"""
    learned, not_so = [], []
    for name, pair in CASES.items():
        for cured, case in enumerate(pair):
            runs = _runs(name, cured)
            if any(alarms(run)["loss falls"] for run in runs):
                continue
            gains = [run.last.new - _most_frequent(case, seed) for seed, run in enumerate(runs)]
            (learned if max(gains) > 0.1 or cured else not_so).append(name)
    permuted = _runs("labels permuted")
    fell = [run.losses[-1] / run.losses[0] for run in permuted]
    new = [run.last.new for run in permuted]
    return Verdict(
        "holds if" if learned and not_so else "holds" if learned else "false",
        "new examples are read better than by one answer that is the same for all. Of the sick "
        f"and the cured the loss fell in {len(learned) + len(not_so)} cases of {2 * len(CASES)}, "
        f"with each of {len(SEEDS)} seeds. In {len(not_so)} of the sick new examples were read at "
        f"most a tenth of all better than that: {', '.join(not_so)}. With permuted labels the loss "
        f"fell to {spread(fell)} of what it was in the first epoch, and of new images "
        f"{spread(new)} were read, where guessing reads 10 %.",
        {"learned": len(learned), "not": len(not_so), "fell to": fell, "new": new},
    )


@claim(
    "F20c",
    chapter="20",
    source="issues, from Caffe to Keras",
    says="A loss stuck at 2.303 means that the gradient vanishes.",
)
def stuck_at_ln_10():
    """Which patients end within 3 % of ln 10, and in which a first step moves next to nothing."""
    stuck, still = [], []
    for name in CASES:
        runs = _runs(name)
        if all(abs(run.losses[-1] / GUESS - 1) < 0.03 for run in runs):
            stuck.append(name)
            still += [name] if max(run.first.update for run in runs) < 1e-5 else []
    return Verdict(
        "holds if" if len(stuck) > len(still) > 0 else "holds" if still else "false",
        "the first step moves next to nothing, though the rate is usual. 2.303 is ln 10, the loss "
        f"of equal shares for ten classes, whatever the reason. {len(stuck)} of the twenty "
        f"patients end there: {', '.join(stuck)}. In {len(still)} of them the first steps of some "
        "layer were below a hundred-thousandth of its weights, for other reasons each: a signal "
        "that fades from layer to layer (which is what the word means), units that are all shut, "
        "equal weights whose messages cancel.",
        {"stuck": len(stuck), "still": len(still)},
    )


def _deep(gain, clip, seed):
    """Return the first loss over that of guessing, and what ten ReLU layers read of their own."""
    x, y, *_ = examples(CASES["gain 3, ReLU"][0], seed)
    network = Network([64] * 11 + [10], init=scaled(gain=gain), seed=seed)
    with np.errstate(over="ignore", invalid="ignore"):
        outputs = network.forward(x)
    first = -np.mean(outputs[np.arange(len(y)), y] - np.logaddexp.reduce(outputs, axis=1)) / GUESS
    try:
        fit(network, x, y, optimizer=SGD(0.1), epochs=7, clip_norm=clip, seed=seed)
    except FloatingPointError:
        return first, np.nan
    return first, share_right(network.forward(x), y)


@claim(
    "F20d",
    chapter="20",
    source="interview answers",
    says="If the network explodes, clip the gradient and it will train.",
)
def clip_and_train():
    """Ten ReLU layers with gains of 1.7 and 3, the gradient clipped at 2, and with He's start."""
    good = [run.last.right for run in _runs("gain 3, ReLU", cured=True)]
    broke, found = 0, {}
    for gain in (1.7, 3):
        broke += sum(np.isnan(_deep(gain, None, seed)[1]) for seed in SEEDS)
    found[1.7] = np.array([_deep(1.7, 2.0, seed) for seed in SEEDS]).T
    found[3] = np.array([(run.first.loss, run.last.right) for run in _runs("gain 3, ReLU")]).T
    as_good = [gain for gain in found if found[gain][1].mean() > np.mean(good) - 0.1]
    (near, most), (far, least) = found[1.7], found[3]
    ruling = "holds" if len(as_good) == len(found) else "holds if" if as_good else "false"
    return Verdict(
        ruling,
        "the first loss is not far above that of guessing. Ten ReLU layers, seven epochs, clipped "
        f"at a length of 2. With a gain of 1.7 the first loss was {spread(near, '.0f')} times that "
        f"of guessing, and {spread(most)} of the training digits were read at the end; with a gain "
        f"of 3 it was {spread(far, ',.0f')} times, and {spread(least)}. With He's start, clipped "
        f"alike, it was {spread(good)}. Without clipping {broke} of {2 * len(SEEDS)} runs ended in "
        "numbers that are not finite. Clipping mends the step, the start mends the network.",
        {"gain 1.7": list(most), "gain 3": list(least), "He's start": good, "broke": int(broke)},
    )


def _read_of_new(case, rate, seed):
    """Return how much of the new digits a case reads when it steps with this rate."""
    x, y, *new = examples(case, seed)
    network, optimizer = Network([64, *case.hidden, 10], seed=seed), case.optimizer.func(rate)
    fit(network, x, y, optimizer=optimizer, epochs=case.epochs, seed=seed)
    return share_right(network.forward(new[0]), new[1])


@claim(
    "F20e",
    chapter="20",
    source="tutorials on the training loop",
    says="Forget to reset the gradients, and training breaks.",
)
def never_reset():
    """New digits read with and without a reset, at three rates, and at one of them for longer."""
    pair = CASES["never reset"]
    read = {
        rate: [[_read_of_new(case, rate, seed) for seed in SEEDS] for case in pair]
        for rate in (0.003, 0.1)
    }
    read["usual"] = [[run.last.new for run in _runs("never reset", cured=c)] for c in (0, 1)]
    read["long"] = [
        [treat(replace(case, epochs=24), seed=seed).last.new for seed in SEEDS] for case in pair
    ]
    (few, slow), (none, fast), (some, usual), long = read.values()
    broken = [max(without) < min(reset) for without, reset in read.values()]
    return Verdict(
        "holds" if all(broken) else "holds if" if any(broken) else "false",
        "the rate is not small, or you wait. What is never reset is momentum without friction. "
        f"After eight epochs at rate 0.1 the network without a reset read {spread(none)} of new "
        f"digits, the one with it {spread(fast)}. At rate 0.01 it was {spread(some)} against "
        f"{spread(usual)}, and at 0.003 {spread(few)} against {spread(slow)}: ahead. At 0.01 it "
        f"was {spread(long[0])} against {spread(long[1])} after twenty-four epochs.",
        {"0.1": none, "0.01": some, "0.003": few, "24 epochs": long[0], "reset, 24": long[1]},
    )
