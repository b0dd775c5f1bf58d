"""Functions with unusual parameters, and slopes with respect to them, against mpmath."""

import mpmath as mp
import numpy as np
import pytest
from mp_reference import ulps

from slopes import celu, elu, xielu

X = -np.array([5e-324, 1e-300, 1e-100, 1e-17, 1e-9, 1e-5, 0.01, 0.4, 0.99, 1.01, 2.0, 9.0, 720.0])


def worst(found, true, x=X):
    """Return the largest error of found, in units of the last place of true(x)."""
    with mp.workdps(1000):
        return max(
            ulps(value, true(mp.mpf(float(v))), np.float64)
            for v, value in zip(x, found, strict=True)
        )


@pytest.mark.parametrize("alpha", [1e-300, 1e-10, 1.0, 1e10, 1e300])
def test_alpha_of_any_size_costs_no_digits(alpha):
    a = mp.mpf(alpha)
    assert worst(elu(X, alpha=alpha), lambda x: a * mp.expm1(x)) < 2
    assert worst(elu.derivative(X, alpha=alpha), lambda x: a * mp.exp(x)) < 2
    x = X * min(alpha, 1e300 / 720)
    assert worst(celu(x, alpha=alpha), lambda v: a * mp.expm1(v / a), x) < 3
    assert worst(celu.derivative(x, alpha=alpha), lambda v: mp.exp(v / a), x) < 3


@pytest.mark.parametrize("beta", [0.0, 1e-12, 1e-5, 0.5, 2.0, -1.0])
@pytest.mark.parametrize("alpha", [1e-300, 1e-5, 0.5, 0.8, 1e10])
def test_xielu_is_exact_for_any_alpha_and_beta(alpha, beta):
    a, b, f = mp.mpf(alpha), mp.mpf(beta), xielu.using(alpha_n=alpha, beta=beta)
    assert worst(f(X), lambda x: a * (mp.expm1(x) - x) + b * x) < 5
    assert worst(f.derivative(X), lambda x: a * mp.expm1(x) + b) < 5


def test_the_slope_along_alpha_n_is_exact_beside_0():
    assert worst(xielu.partial(X, "alpha_n"), lambda x: mp.expm1(x) - x) < 2
    assert xielu.partial([0.0, 3.0, -np.inf], "alpha_n").tolist() == [0, 0, np.inf]
