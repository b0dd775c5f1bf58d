"""Sizes through blocks whose bend is a product."""

import numpy as np

from slopes.experiments import block_gain, border, through_blocks


def test_a_factor_on_the_input_is_squared_by_each_block():
    for f, power in (("relu", 1), ("relu_squared", 256), ("reglu", 256), ("bilinear", 256)):
        one, more = (through_blocks(f, start, seed=3) for start in (1.0, 1.01))
        assert np.allclose(more[-1] / one[-1], 1.01**power, rtol=1e-6), f


def test_a_norm_holds_what_a_product_lets_go():
    for f in ("swiglu", "reglu", "relu_squared"):
        free, held = (through_blocks(f, 1.0, norm, seed=0) for norm in (False, True))
        assert free[-1].max() / free[-1].min() > 1e12 > 1e2 > held[-1].max() / held[-1].min()
        assert np.allclose(held, through_blocks(f, 7.0, True, seed=0) * ([[1 / 7]] + [[1]] * 8))


def test_gains_keep_a_size_of_one_in_the_mean():
    for f in ("relu", "swiglu", "glu", "xielu"):
        wide = np.square([through_blocks(f, 1.0, depth=1, seed=s)[1] for s in range(20)])
        assert np.isclose(wide.mean(), 1, atol=0.15), f
    assert np.isclose(block_gain("swiglu"), 1.6765, atol=1e-3) and block_gain("bilinear") == 1


def test_the_border_is_where_a_size_stays():
    assert np.isclose(border("swiglu"), 1) and np.isclose(border("reglu", 2 * 2**0.5), 0.5)
    gain = 2 * block_gain("swiglu")
    sizes = border("swiglu", gain) * np.array([0.9, 1.1])
    fades, grows = (
        np.median(through_blocks("swiglu", s, gain=gain, depth=2, width=1024, seed=0)[-1] / s)
        for s in sizes
    )
    assert fades < 1 < grows
