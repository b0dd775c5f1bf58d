"""The factorial study: its networks, its statistics, its stored file, and a run cut short."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import scipy.stats

from slopes import REGISTRY
from slopes.data import stored
from slopes.experiments import comparing, ensemble, factorial, quick, study, study_cell, sweep
from slopes.experiments.factorial import SEEDS, STEPS, batches_of, parts, started
from slopes.networks import SGD, Adam, Network, cross_entropy, mean_squared_error

ROOT = Path(__file__).parents[2]
SMALL = {"width": [4], "data": ["moons"], "depth": [1], "optimizer": ["sgd", "adam"]}
SMALL |= {"start": ["default", "he", "own"], "f": ["relu", "gelu"], "steps": [4]}


@pytest.mark.parametrize("name", quick.QUICK)
def test_the_quick_functions_are_the_librarys(name):
    z = np.concatenate([np.linspace(-12, 12, 4001), [0.0, -60.0, 60.0]])
    h, slope = quick.QUICK[name](np.float32(z))
    f = REGISTRY[name]
    assert h.dtype == np.float32
    assert np.allclose(h, f(z), rtol=2e-6, atol=1e-6)
    assert np.allclose(slope, f.derivative(z), rtol=1e-5, atol=2e-6)


@pytest.mark.parametrize("name", quick.QUICK)
@pytest.mark.parametrize("outputs", [1, 3])
def test_the_gradients_are_those_of_the_librarys_networks(name, outputs):
    rng = np.random.default_rng(0)
    networks = [Network([5, 7, 6, outputs], name, seed=s, bias=0.1) for s in range(2)]
    many = ensemble.Ensemble(networks, name, rates=[0.1, 0.2, 0.3])
    x, classes = rng.normal(size=(2, 8, 5)), rng.integers(outputs, size=(2, 8))
    y = rng.normal(size=(2, 8, 1)) if outputs == 1 else np.eye(outputs)[classes]
    out = many.forward(np.float32(x))
    many.backward(ensemble.upstream_of(out, np.float32(y)))
    for seed, network in enumerate(networks):
        mine = network.forward(x[seed])
        assert np.allclose(out[:, seed], mine, rtol=1e-4, atol=1e-5)
        truth, loss = (y, mean_squared_error) if outputs == 1 else (classes, cross_entropy)
        network.backward(loss(mine, truth[seed])[1])
        flat = np.concatenate([gradient.ravel() for _, _, gradient in network.parameters()])
        assert np.allclose(many.gradient[:, seed], flat, rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_a_run_takes_the_steps_of_the_librarys_optimizers(optimizer):
    steps, rates = 12, (0.01, 0.05)
    x, y, *_ = parts("moons", (0, 1))
    networks = [Network([2, 6, 2], "tanh", seed=s) for s in (0, 1)]
    many = ensemble.Ensemble(networks, "tanh", rates)
    batches = batches_of(x.shape[1], (0, 1), steps)
    ensemble.train(many, x, y, batches, optimizer)
    for r, rate in enumerate(rates):
        for seed in (0, 1):

            def falling(k, rate=rate):
                return rate * 0.5 * (1 + np.cos(np.pi * k / steps))

            mine = Network([2, 6, 2], "tanh", seed=seed)
            by = SGD(falling, momentum=0.9) if optimizer == "sgd" else Adam(falling)
            for chosen in batches[:, seed]:
                labels = y[seed, chosen].argmax(-1)
                mine.backward(cross_entropy(mine.forward(x[seed, chosen]), labels)[1])
                by.step(mine.parameters())
            flat = np.concatenate([value.ravel() for _, value, _ in mine.parameters()])
            assert np.allclose(many.weights[r, seed], flat, rtol=1e-3, atol=1e-4)


def test_runs_of_one_seed_share_split_batches_and_start():
    one = [started("moons", 8, 2, "he", f, 3).dense[0].W for f in ("relu", "tanh")]
    assert np.array_equal(*one)
    alone, all_ = batches_of(600, (3,), 40), batches_of(600, SEEDS, 40)
    assert np.array_equal(alone[:, 0], all_[:, 3]) and all_.shape == (40, 10, 32)
    assert len(np.unique(all_[:18, 3])) == 18 * 32  # an epoch takes nothing twice
    x, _, held, _, test, _ = parts("moons", (3,))
    assert [part.shape[1] for part in (x, held, test)] == [600, 150, 250]
    bias = started("moons", 8, 2, "default", "relu", 3).dense[1].b
    assert (
        0 < abs(bias).max() <= 1 / np.sqrt(8)
        and not started("moons", 8, 2, "he", "relu", 3).dense[1].b.any()
    )


def test_errors_are_counted_in_per_cent():
    outputs, classes = np.array([[[1.0, 0.0], [0.0, np.nan]]]), np.eye(2)[None]
    assert ensemble.error(outputs, classes) == 50
    assert ensemble.error(np.array([[[1.0], [-1.0]]]), np.zeros((1, 2, 1))) == 100
    assert ensemble.error(np.array([[[np.nan], [9.0]]]), np.zeros((1, 2, 1))) == 200


def test_the_statistics_are_those_of_the_books():
    rng = np.random.default_rng(0)
    for degrees in (1, 2, 5, 9, 40):
        assert np.isclose(comparing.student(degrees), scipy.stats.t.ppf(0.975, degrees), rtol=1e-4)
    a, b, c, d = rng.normal(size=(4, 10))
    theirs = scipy.stats.ttest_rel(a, b).confidence_interval(0.95)
    found = comparing.paired(a, b)
    assert np.allclose([found.mean - found.half, found.mean + found.half], theirs, rtol=1e-4)
    assert found.told_apart == (scipy.stats.ttest_rel(a, b).pvalue < 0.05)
    both = comparing.interaction(a, b, c, d)
    assert np.isclose(both.mean, np.mean(a - b) - np.mean(c - d))
    means = rng.normal(size=(12, 5))
    assert np.allclose(comparing.ranks(means), scipy.stats.rankdata(means, axis=1))
    chi = scipy.stats.friedmanchisquare(*means.T).statistic
    assert np.isclose(comparing.concordance(means), chi / (12 * 4))
    shares = comparing.variance_shares(rng.normal(size=(3, 4)), ["a", "b"])
    assert np.isclose(sum(shares.values()), 1) and min(shares.values()) > 0


def test_a_row_is_level_with_the_best_within_the_interval():
    table = np.arange(10.0) + np.array([[0.0], [0.1], [5.0]])
    table[1] += np.random.default_rng(0).normal(size=10)
    assert comparing.level_with_best(table).tolist() == [True, True, False]
    shares = comparing.best_shares(table)
    assert np.isclose(shares.sum(), 1) and shares[2] == 0 and 0 < shares[1] < 1
    narrow = comparing.paired(table[1], table[0])
    wide = comparing.paired(table[1], table[0], overlap=0.3)
    assert np.isclose(wide.half, 2 * narrow.half) and wide.mean == narrow.mean
    far = (
        comparing.level_with_best(table[1:], overlap=0),
        comparing.level_with_best(table[1:], overlap=99),
    )
    assert [one.tolist() for one in far] == [[True, False], [True, True]]


def test_the_winner_of_a_seed_is_held_against_the_other_seeds():
    table = [[1, 2, 9], [2, 3, 4]]  # the others say: the second, the second, the first
    assert comparing.one_seed_share(table) == 0
    assert comparing.one_seed_costs(table).tolist() == [2.0, 2.0, 1.0]
    alike = np.random.default_rng(0).normal(size=(200, 3, 6))
    assert abs(np.mean([comparing.halves_agree(one) for one in alike]) - 1 / 3) < 0.04
    assert abs(np.mean([comparing.one_seed_share(one) for one in alike]) - 1 / 3) < 0.04
    sure = alike[0] + np.array([[0.0], [50.0], [90.0]])
    assert comparing.halves_agree(sure) == comparing.one_seed_share(sure) == 1


def test_every_split_of_the_study_leaves_the_same_shares_to_learn_and_to_test():
    for data in factorial.FACTORS["data"]:
        x, _, _, _, test, _ = parts(data, (0,))
        assert np.isclose(test.shape[1] / x.shape[1], factorial.OVERLAP, atol=0.004)


def uninterrupted():
    return [run["result"] for run in sweep(study_cell, jobs=1, **SMALL)]


def test_a_study_that_was_killed_goes_on_where_it_stopped(tmp_path):
    kept = tmp_path / "kept.jsonl"
    code = f"""
import sys
sys.path.insert(0, {str(ROOT / "benchmarks")!r})
import study
study.study({str(kept)!r}, jobs=1, factors={SMALL!r})
"""
    child = subprocess.Popen([sys.executable, "-c", code], env=os.environ)
    while child.poll() is None and not (kept.exists() and kept.read_text().count("\n") >= 3):
        time.sleep(0.005)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    before = kept.read_text().splitlines()
    found = [run["result"] for run in sweep(study_cell, keep=kept, jobs=1, **SMALL)]
    after = kept.read_text().splitlines()
    assert len(before) >= 3 and len(after) >= len(found) == 12 and found == uninterrupted()
    assert after[: len(before) - 1] == before[:-1]  # nothing was measured twice


def test_the_stored_study_is_whole_and_small():
    kept, found = stored("study"), study()
    assert (ROOT / "src/slopes/stored/study.json").stat().st_size <= 300_000
    assert kept["date"] and kept["versions"]["numpy"] and kept["steps"] == STEPS
    assert {k: tuple(v) for k, v in kept["factors"].items()} == factorial.FACTORS
    assert {k: tuple(v) for k, v in kept["rates"].items()} == factorial.RATES
    assert found.test.shape == (*map(len, factorial.FACTORS.values()), len(SEEDS))
    for setting in found.settings(width=64, data="moons"):
        for f in factorial.FACTORS["f"]:
            one = kept["cells"][" ".join(str(v) for v in {**setting, "f": f}.values())]
            assert found.at(**setting, f=f).tolist() == one["test"]
            assert (
                one["rate"] == factorial.RATES[setting["optimizer"]][np.argmin(one["validation"])]
            )
    with pytest.raises(ValueError, match=r"data: expected one of \('mnist1d', "):
        found.at(data="cifar")


# Eight cells of 864, drawn once: another library of matrix products, another processor may move
# each run a little, and now and then one by much; not the middle one of ten differences.
@pytest.mark.parametrize("draw", range(8))
def test_stored_cells_are_measured_again(draw):
    found, rng = study(), np.random.default_rng([17, draw])
    settings = list(found.settings(width=32 if draw else 64, depth=8 if draw % 4 == 1 else 2))
    setting = settings[rng.integers(len(settings))]
    f = factorial.FACTORS["f"][draw]
    before, rate = found.at(**setting, f=f), float(found.at("rate", **setting, f=f))
    again = study_cell(**setting, f=f, rates=[rate])
    gap, spread = np.median(again["test"] - before), before.std(ddof=1)
    assert abs(gap) <= 0.5 * spread + 0.3, (setting, f, before, again["test"])
    index = factorial.RATES[setting["optimizer"]].index(rate)
    held = found.at("validation", **setting, f=f)[index]
    assert abs(again["validation"][0] - held) <= spread + 1


def test_the_kept_lines_are_json(tmp_path):
    kept = tmp_path / "kept.jsonl"
    sweep(
        study_cell,
        keep=kept,
        jobs=1,
        **{**SMALL, "optimizer": ["sgd"], "start": ["he"], "f": "relu"},
    )
    name, setting, result = json.loads(kept.read_text())
    assert name == "study_cell" and json.loads(setting)["f"] == "relu" and len(result["test"]) == 10
