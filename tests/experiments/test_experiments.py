"""Every study within the band of what was measured before, over several seeds; and sweeps."""

import os
import signal

import numpy as np
import pytest
from small_study import EXPECTED, SETTINGS, small_study

from slopes import relu
from slopes.experiments import (
    AS_WRITTEN,
    alignment,
    batchnorm_growth,
    born_dead,
    born_dead_bound,
    clipping,
    costs,
    dead_at_start,
    gradient_flow,
    isometry,
    norm_spread,
    one_sign_share,
    repeat,
    residual_growth,
    shattering,
    steps_to_unlearn,
    sweep,
    train_digits,
    work,
)
from slopes.experiments.sweep import key

ROOT2 = 2**0.5


@pytest.mark.parametrize(
    ("f", "scale", "factor"),
    [
        ("sigmoid", 1.0, 0.234),
        ("sigmoid", 4.0, 0.62),
        ("tanh", 1.0, 0.917),
        ("tanh", 5 / 3, 1.083),
        ("relu", 1.0, 0.714),
        ("relu", ROOT2, 1.009),
        ("relu", "pytorch", 0.412),
        ("gelu", 1.0, 0.520),
        ("gelu", ROOT2, 0.991),
        ("gelu", 1.48, 1.061),
        ("silu", 1.62, 1.145),
        ("selu", 1.0, 1.035),
        ("identity", 0.8, 0.8),
        ("identity", 2.0, 2.0),
    ],
)
def test_x1_the_gradient_is_multiplied_in_each_layer(f, scale, factor):
    found = repeat(gradient_flow, f, scale, of="factor")
    assert found.mean == pytest.approx(factor, rel=0.05) and found.deviation < 0.05, found


def test_x2_he_in_one_second():
    for seed in range(2):
        runs = {
            start: train_digits("relu", start, depth=30, lr=0.01, epochs=epochs, seed=seed)
            for start, epochs in (("he", 20), ("glorot", 5), ("pytorch", 5))
        }
        assert runs["he"].loss[-1] < 2 and runs["he"].accuracy > 0.2, runs["he"]
        for start in ("glorot", "pytorch"):
            assert runs[start].loss[-1] == pytest.approx(np.log(10), abs=0.01), start
            assert runs[start].accuracy < 0.15, start


def test_x3_deep_sigmoids_train_with_weights_four_times_larger():
    for seed in range(3):
        for depth in (5, 8):
            small, large = (
                train_digits("sigmoid", g, depth=depth, momentum=0.9, seed=seed).accuracy
                for g in (1.0, 4.0)
            )
            assert small < 0.15 and large > 0.85, (seed, depth, small, large)
    adam = train_digits("sigmoid", 4.0, depth=8, lr=0.003, adam=True)
    assert adam.accuracy > 0.93


@pytest.mark.parametrize("layer", [10, 20, 100])
def test_x4_a_tanh_signal_fades_like_one_over_twice_the_depth(layer):
    found = repeat(
        gradient_flow, "tanh", 1.0, depth=layer + 1, width=300, of=lambda r: r.forward[-1] ** 2
    )
    assert found.mean == pytest.approx(1 / (2 * layer), rel=0.25), found


def test_x5_selu_keeps_the_signal_and_lets_the_gradient_grow():
    for seed in range(3):
        flow = gradient_flow("selu", 1.0, depth=101, seed=seed)
        assert abs(flow.mean[-1]) < 0.1 and flow.forward[-1] == pytest.approx(1, abs=0.12)
        assert 20 < flow.backward[0] / flow.backward[-1] < 60
    weak = gradient_flow("selu", 0.75, depth=101)
    assert weak.forward[-1] < 0.3


def test_x6_units_die_of_a_learning_rate():
    dead = {
        lr: repeat(
            train_digits, "relu", depth=2, lr=lr, momentum=0.9, epochs=10, of=lambda r: r.dead[1]
        )
        for lr in (0.01, 0.1, 0.3, 1.0)
    }
    assert dead[0.01].mean == 0 and dead[0.1].mean < 0.1, dead
    assert dead[0.3].mean > 0.3 and dead[1.0].mean == 1, dead


@pytest.mark.parametrize(("width", "depth", "share"), [(2, 9, 0.88), (3, 19, 0.90), (8, 49, 0.16)])
def test_x7_narrow_deep_networks_are_born_dead(width, depth, share):
    found = repeat(born_dead, width, depth, trials=200)
    assert found.mean == pytest.approx(share, abs=0.07), found
    assert found.mean < born_dead_bound(width, depth) + 0.03


def test_x8_dead_units_at_depth_are_the_default_starts():
    default = repeat(dead_at_start, "relu", "pytorch", of=lambda r: r.dead[-1])
    he = repeat(dead_at_start, "relu", "he", of=lambda r: r.dead[-1])
    assert default.mean > 0.45 and he.mean < 0.25, (default, he)
    assert dead_at_start("relu", "pytorch").spread[-1] < 1e-3


def test_x9_gradients_shatter_only_when_centred():
    lags = [1, 4, 16]
    for depth in (24, 50):
        plain, centred = (
            np.mean([np.take(shattering(depth, centred=c, seed=s), lags) for s in range(3)], 0)
            for c in (False, True)
        )
        assert plain[0] > 0.75 and plain[1] > 0.4 and (np.abs(centred) < 0.3).all()
        assert plain[0] > plain[1] > plain[2]


def test_x10_tanh_has_an_edge_of_chaos():
    cosine = [
        repeat(alignment, "tanh", scale, of=lambda r: r.cosine[-1])
        for scale in (0.8, 1.5, 2.0, 4.0)
    ]
    for found, expected, near in zip(
        cosine, (1, 0.53, 0.16, 0), (1e-6, 0.2, 0.15, 0.1), strict=True
    ):
        assert found.mean == pytest.approx(expected, abs=near), cosine
    rectified = repeat(alignment, "relu", ROOT2, bias=0.0, of=lambda r: r.cosine[-1])
    assert rectified.mean > 0.96


def test_x11_orthogonal_tanh_keeps_lengths_and_relu_never_does():
    assert np.allclose(isometry("identity").singular, 1)
    assert np.median(isometry("identity", orthogonally=False).singular) < 1e-6
    kept = {
        (f, o): repeat(isometry, f, orthogonally=o, scale=s, of="kept").mean
        for f, s in (("tanh", 1.0), ("relu", ROOT2))
        for o in (True, False)
    }
    assert kept["tanh", True] > 0.8 and max(v for k, v in kept.items() if k != ("tanh", True)) < 0.1


@pytest.mark.parametrize(("width", "depth", "variance"), [(50, 50, 4.97), (100, 10, 0.52)])
def test_x12_norms_spread_with_depth_over_width(width, depth, variance):
    found = repeat(norm_spread, width, depth)
    assert found.mean == pytest.approx(variance, rel=0.3), found
    assert variance == pytest.approx(5 * depth / width, rel=0.05)


def test_x13_batchnorm_makes_gradients_explode():
    found = repeat(batchnorm_growth, of=None)
    assert found.mean == pytest.approx(np.pi / (np.pi - 1), rel=0.03), found


def test_x14_residual_branches_must_start_small():
    plain, full, scaled = (repeat(residual_growth, s).mean for s in (None, 1.0, 0.1))
    assert 0.1 < plain < 10 and 1e21 < full < 1e24 and 5 < scaled < 200
    assert residual_growth(start="zero") == 1


def test_x17_one_sign_is_the_work_of_single_examples():
    for f, scale in (("sigmoid", 4.0), ("relu", "he")):
        assert one_sign_share(f, scale, batch=1) == 1
        assert repeat(one_sign_share, f, scale, batch=32).mean < 0.75
    assert repeat(one_sign_share, "relu", "he", batch=32).mean < 0.3
    assert max(one_sign_share("tanh", 1.0, batch=b) for b in (1, 8, 32)) == 0


def test_x18_clipping_by_value_turns_the_gradient():
    for seed in range(3):
        mild, hard = clipping(1.0, seed=seed), clipping(0.001, seed=seed)
        assert mild.by_norm == pytest.approx(1) and hard.by_norm == pytest.approx(1)
        assert 0.3 < hard.by_value < 0.6 < mild.by_value < 0.9


def test_x22_a_saturated_unit_unlearns_slowly_with_the_squared_error():
    assert (steps_to_unlearn("mse"), steps_to_unlearn("bce")) == (2478, 171)
    with pytest.raises(ValueError, match="loss: expected mse or bce, got 'mae'"):
        steps_to_unlearn("mae")


def in_place(z):
    z = z * 2
    z += 1
    return np.maximum.reduce(z)


def test_the_work_of_a_function_is_counted_pass_by_pass():
    assert work(in_place).passes == ("multiply", "add", "maximum")
    assert work(lambda z: np.where(z > 0, z, 0)).bytes == 4 + 1 + 1 + 4 + 4
    assert work(lambda z: np.exp(z, out=np.empty_like(z))).bytes == 4 + 4
    found = {name: work(f) for name, f in AS_WRITTEN.items()}
    assert found["SiLU"].passes == ("negative", "exp", "add", "divide")
    exponentials = {"ReLU": 0, "tanh": 1, "SiLU": 1, "hard SiLU": 0}
    assert {name: found[name].exponentials for name in exponentials} == exponentials


def test_a_cost_is_measured_on_inputs_that_are_new_in_every_round(monkeypatch):
    ticks, seen = iter(range(10**6)), []
    monkeypatch.setattr(costs, "CLOCK", lambda: next(ticks))
    monkeypatch.setattr(costs, "AS_WRITTEN", {"f": lambda z: seen.append(z.tobytes())})
    assert costs.cost.__wrapped__(2048, batch=2) == {"f": [1, 1, 1]}
    assert len(seen) == len(set(seen)) == 17


def test_a_sample_says_its_spread():
    found = repeat(born_dead, 2, 3, trials=50)
    assert len(found.values) == 3 and "3 seeds" in repr(found) and found.deviation > 0
    with pytest.raises(ValueError, match="seeds: expected at least one seed"):
        repeat(born_dead, 2, 3, seeds=[])
    with pytest.raises(ValueError, match=r"scale: expected a number or one of he, .*'hee'"):
        gradient_flow("relu", "hee")


def test_a_sweep_runs_every_combination_on_all_cores():
    found = sweep(small_study(), jobs=2, **SETTINGS)
    assert [r["result"] for r in found] == EXPECTED
    assert [(r["f"], r["seed"]) for r in found] == [(f, s) for f in SETTINGS["f"] for s in range(3)]
    assert sweep(gradient_flow, f=relu, depth=[2], width=[4], jobs=1)[0]["result"]["forward"]


def test_an_interrupted_sweep_goes_on_where_it_stopped(tmp_path):
    kept, study = tmp_path / "kept.jsonl", small_study(tmp_path)
    sweep(study, jobs=1, keep=kept, f=["relu"], seed=range(3))
    kept.write_text(kept.read_text()[:-9])  # cut off while the third was written
    found = sweep(study, jobs=1, keep=kept, **SETTINGS)
    assert [r["result"] for r in found] == EXPECTED
    runs = {p.name: p.read_text().count("ran") for p in tmp_path.glob("*-*")}
    assert runs == {"relu-0": 1, "relu-1": 1, "relu-2": 2, "tanh-0": 1, "tanh-1": 1, "tanh-2": 1}
    assert sweep(study, jobs=1, keep=kept, **SETTINGS) == found
    with pytest.raises(ValueError, match="keep: expected results of gradient_flow, got those of"):
        sweep(gradient_flow, keep=kept, f=["relu"])


def test_results_are_kept_as_they_arrive(tmp_path):
    kept = tmp_path / "kept.jsonl"

    def study(seed):
        if seed == 3:
            raise ZeroDivisionError("the fourth run fails")
        return seed

    with pytest.raises(ZeroDivisionError):
        sweep(study, jobs=1, keep=kept, seed=range(5))
    assert len(kept.read_text().splitlines()) == 3


def test_a_killed_worker_loses_no_result(tmp_path):
    study = small_study(tmp_path, fatal=("tanh", 0))
    found = sweep(study, jobs=2, keep=tmp_path / "kept.jsonl", **SETTINGS)
    assert (tmp_path / "killed").exists() and [r["result"] for r in found] == EXPECTED


def test_workers_that_always_die_end_the_sweep():
    def study(seed):
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(RuntimeError, match="workers keep dying; 2 runs are left"):
        sweep(study, jobs=2, seed=range(2))


def test_settings_have_one_name_in_every_session():
    assert key({"f": relu, "seed": np.int64(3)}) == key({"seed": 3, "f": "relu"})
    with pytest.raises(TypeError, match="expected settings and results of numbers and text"):
        key({"f": object()})
