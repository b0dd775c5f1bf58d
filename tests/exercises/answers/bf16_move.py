"""Answers to bf16-move: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np

from slopes.experiments import to_bfloat16

STEPS = np.geomspace(1e-4, 1e-2, 20_000)

RIGHT = {
    "a power": 2.0**-9,
    "a quotient": 1 / 512,
    "rounded": 0.00195,
    "rounded up": 0.00196,
    "measured": STEPS[to_bfloat16(1 - STEPS) == 1].max(),
    "from the machine epsilon": float(np.finfo(np.float32).eps) * 2**16 / 4,
    "float32": np.float32(2.0**-9),
    "an array of one": np.array([2.0**-9]),
    "an array without dimensions": np.array(2.0**-9),
    "a Fraction": Fraction(1, 512),
}
WRONG = {
    "zero": 0,
    "one": 1,
    "two thousandths": 0.002,
    "a little low": 0.0019,
    "in per cent": 0.195,
    "the power of float16": -12,
    "the inverse": 512,
    "a sixteenth": 2.0**-4,
    "float16": 2.0**-11,
    "float64": 2.0**-54,
    "three quarters of the spacing": 3 * 2.0**-10,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = {}
