"""Chapter 19's numbers of few digits, and what networks make of them."""

import numpy as np
import pytest

from slopes.data import digits
from slopes.experiments import (
    BITS,
    DIGITS,
    HidingRelu,
    Kept,
    hiding_network,
    in_blocks,
    kept_in,
    on_levels,
    on_shared_powers,
    one_pixel,
    quantise,
    rounded,
    small_gradients,
    spacing,
    time_a_number,
    time_of_subnormals,
    to_bfloat16,
    to_bfloat16_at_random,
)
from slopes.networks import SGD, Adam, Network, fit

NARROW = np.arange(2**16, dtype=np.uint32) << 16  # the bits of every bfloat16


def test_every_bfloat16_is_kept_and_what_lies_between_goes_to_the_nearer():
    every = NARROW.view(np.float32)
    assert np.array_equal(to_bfloat16(every), every, equal_nan=True)
    above, beside = (NARROW + step for step in (0x7FFF, 0x8001))
    finite = np.isfinite(every) & np.isfinite((NARROW + 0x10000).view(np.float32))
    assert (to_bfloat16(above.view(np.float32)) == every)[finite].all()
    following = (NARROW + 0x10000).view(np.float32)
    assert (to_bfloat16(beside.view(np.float32)) == following)[finite].all()


def test_rounding_is_that_of_ml_dtypes():
    ml_dtypes = pytest.importorskip("ml_dtypes")
    rng = np.random.default_rng(0)
    x = rng.integers(2**32, size=200_000, dtype=np.uint32)
    ties = (rng.integers(2**16, size=50_000, dtype=np.uint32) << 16) + 0x8000
    x = np.concatenate([x, ties]).view(np.float32)
    with np.errstate(invalid="ignore"):
        theirs = x.astype(ml_dtypes.bfloat16).astype(np.float32)
    assert np.array_equal(to_bfloat16(x), theirs, equal_nan=True)


@pytest.mark.parametrize("x", [1.0, np.float16(0.1), [[1, 2], [3, 4]], np.zeros((0, 3))])
def test_rounding_takes_any_shape_and_gives_float32(x):
    for found in (to_bfloat16(x), to_bfloat16_at_random(x, np.random.default_rng(0))):
        assert found.shape == np.shape(x) and found.dtype == np.float32


def test_what_is_no_number_stays_so():
    odd = np.array([np.nan, -np.nan, np.inf, -np.inf, 0.0, -0.0], np.float32)
    odd = np.append(odd, np.array([0x7FFFFFFF, 0xFFFFFFFF, 0x7F800001], np.uint32).view(np.float32))
    for found in (to_bfloat16(odd), to_bfloat16_at_random(odd, np.random.default_rng(0))):
        assert np.array_equal(found, odd, equal_nan=True)
        assert (np.signbit(found) == np.signbit(odd))[2:6].all()
    assert np.isinf(to_bfloat16(3.4e38)) and np.isinf(to_bfloat16(1e300))


def test_at_random_is_right_on_average_and_on_the_grid():
    rng = np.random.default_rng(0)
    x = rng.normal(size=50).astype(np.float32)
    drawn = to_bfloat16_at_random(np.broadcast_to(x, (20_000, 50)), rng)
    assert np.array_equal(to_bfloat16(drawn), drawn)
    grid = spacing(x, 8)
    assert (np.abs(drawn - x) < grid).all()
    assert (np.abs(drawn.mean(0, dtype=float) - x) < 5 * grid / 2 / 20_000**0.5).all()
    assert np.array_equal(to_bfloat16_at_random(drawn, rng), drawn)


def test_rounding_to_digits_is_that_of_the_formats():
    x = np.random.default_rng(0).normal(size=10_000)
    for name, kind in (("float16", np.float16), ("float32", np.float32), ("float64", np.float64)):
        x_there = x[np.abs(x) > 1e-3]
        assert (rounded(x_there, DIGITS[name]) == x_there.astype(kind)).all()
        assert spacing(1.0, DIGITS[name]) == np.finfo(kind).eps
        apart = np.spacing(np.abs(x_there).astype(kind)).astype(float)
        assert (spacing(x_there.astype(kind), DIGITS[name]) == apart).all()
    narrow = x.astype(np.float32)
    assert (rounded(narrow.astype(float), DIGITS["bfloat16"]) == to_bfloat16(narrow)).all()


def test_levels_are_as_many_as_the_bits_allow():
    x = np.linspace(-3, 3, 4001)
    for bits in BITS:
        found = quantise(x, bits, -1, 2)
        assert len(np.unique(found)) == 2**bits and (found.min(), found.max()) == (-1, 2)
        inside = (x >= -1) & (x <= 2)
        assert np.abs(found - x)[inside].max() <= 1.5 / (2**bits - 1) + 1e-12


def test_a_step_is_rounded_before_it_is_kept():
    w, step = np.array([1.0], np.float32), np.array([0.003], np.float32)
    plain, copied = Kept(1.0, to_bfloat16), Kept(1.0, to_bfloat16, copy=True)
    for _ in range(2):
        plain.step([("w", w, step / 2)])
    assert w == 1 and plain.moved == [0, 0]
    for _ in range(2):
        copied.step([("w", w, step / 2)])
    assert w == to_bfloat16(1 - 0.003) and copied.moved == [0, 1]


def test_weights_in_float32_learn_as_without_rounding():
    x, y, *_ = digits()
    network = Network([64, 64, 64, 10], dtype=np.float32, seed=3)
    history = fit(network, x, y, optimizer=SGD(0.1), epochs=2, batch=64, seed=3)
    assert kept_in("float32", lr=0.1, epochs=2, seed=3).loss == tuple(history.loss)
    assert kept_in("bfloat16, at random", lr=0.1, epochs=2, seed=3).loss[1] < history.loss[0]


def test_a_format_with_less_room_turns_more_into_zero():
    narrow, scaled_up, wide = (
        small_gradients(*how, depth=8) for how in ((), (np.float16, 1024.0), (np.float32,))
    )
    assert narrow.zero > scaled_up.zero > wide.zero == 0 and narrow.short > narrow.zero
    assert small_gradients(np.float16, 1e9, depth=8).infinite > 0 == narrow.infinite


def test_one_nan_spoils_every_gradient_or_hides():
    shown, normed, hidden = map(one_pixel, ("ReLU", "with BatchNorm", "by np.where"))
    assert shown.rows == (5,) and shown.all == 1 and np.isnan(shown.loss)
    assert len(normed.rows) == 64 and normed.all == 1
    assert hidden.rows == () and hidden.first == 1 / 64 and np.isfinite(hidden.loss)


def test_hiding_changes_nothing_where_there_is_no_nan():
    x, *_ = digits()
    networks = Network([64, 64, 64, 10], seed=2), hiding_network(seed=2)
    outputs = [network.forward(x[:50]) for network in networks]
    assert np.array_equal(*outputs)
    back = [n.backward(np.ones((50, 10))) for n in networks]
    assert np.array_equal(*back) and isinstance(networks[1].bends[0], HidingRelu)


def test_many_levels_lose_nothing_and_few_do():
    found = on_levels("relu_squared")
    assert tuple(found.lost) == BITS and abs(found.lost[8]) < 3 < 5 < found.lost[2]
    assert found.peak > 20 and len(found.ranges) == 2


def test_a_cut_range_and_shared_powers_bring_back_what_an_outlier_took():
    found = on_levels("relu_squared")
    assert found.cut[4] < found.lost[4] / 2 and found.shared < found.lost[4] / 2
    assert found.cut_peak < found.peak and 30 < found.read < 60
    pairs = zip(found.ranges, found.cut_ranges, strict=True)
    assert all(low == other and high > top for (low, high), (other, top) in pairs)


def test_shared_powers_give_the_numbers_of_e2m1():
    e2m1 = np.array([0, 0.5, 1, 1.5, 2, 3, 4, 6])
    x = np.random.default_rng(0).normal(size=(50, 64)) * np.geomspace(1e-6, 1e6, 50)[:, None]
    found = on_shared_powers(x)
    groups, largest = (np.abs(v).reshape(-1, 32) for v in (found, x))
    power = 2.0 ** (np.floor(np.log2(largest.max(1))) - 2)
    assert np.isin(groups / power[:, None], e2m1).all()
    nearest = e2m1[np.abs((largest / power[:, None])[..., None] - e2m1).argmin(-1)]
    assert np.array_equal(groups / power[:, None], nearest) and (np.sign(found) * x >= 0).all()
    assert np.array_equal(on_shared_powers(0 * x), 0 * x)


def test_kahan_in_bfloat16_goes_where_a_float32_copy_goes():
    w, lost = np.array([1.0], np.float32), np.array([0.001], np.float32)
    kept = Kept(1.0, to_bfloat16, kahan=True)
    for _ in range(120):
        kept.step([("w", w, lost)])
        assert np.array_equal(to_bfloat16(w), w)
    assert abs(w[0] - 0.88) < 0.004
    copied, noted = (
        kept_in(f"bfloat16, {how}", lr=0.01, epochs=2) for how in ("float32 copy", "Kahan")
    )
    assert np.allclose(copied.loss, noted.loss, atol=1e-3) and abs(noted.done - 1) < 0.05


def test_what_is_done_of_the_way_is_all_without_rounding_and_less_with():
    wide, narrow = (kept_in(way, lr=0.01, epochs=2) for way in ("float32", "bfloat16"))
    assert abs(wide.done - 1) < 1e-4 and 0.5 < narrow.done < 0.98
    w, kept = np.array([1.0, 0.001], np.float32), Kept(1.0, to_bfloat16)
    kept.step([("w", w, np.array([0.001, 0.001], np.float32))])
    assert kept.done[0] / kept.asked[0] == pytest.approx(0.5, abs=0.01)


def test_adam_can_be_asked_for():
    runs = [kept_in("bfloat16", lr=0.001, epochs=1, optimizer=each) for each in (SGD, Adam)]
    assert runs[1].loss[0] < runs[0].loss[0]


def test_in_blocks_changes_nothing_and_times_are_positive():
    z = np.random.default_rng(0).standard_normal(20_001, np.float32)
    assert np.array_equal(in_blocks(np.tanh, z), np.tanh(z))
    for found in (time_a_number(np.tanh, 1000, rounds=2), time_of_subnormals(1000, rounds=2)):
        assert all(np.shape(quartiles) == (3,) for quartiles in found.values())
