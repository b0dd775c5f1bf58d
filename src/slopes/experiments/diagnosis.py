"""What a chart says: which of its numbers are out of their bands, and what the patient has."""

import math

BANDS = {  # what a network that learns well stays within, after training
    "loss": (0, 0.63),
    "right": (0.4, 1),
    "new": (0.2, 1),
    "worst": (0.3, 1),
    "spread": (0.5, 30),
    "lowest": (-math.inf, -0.05),
    "dead": (0, 0.5),
    "saturated": (0, 0.85),
    "bent": (0.001, 1),
    "heaviest": (0.7, 3),
    "rank": (0.5, 1),
    "ends": (0.01, 30),
    "update": (1e-5, 0.05),
    "moved": (0.5, 1),
    "modes": (-0.3, 0.05),
}
KEY = {  # asked from above, of the chart a at the start and z at the end; the first yes names it
    "all weights 0": ("no matrix is above 0", lambda a, z: z.heaviest < 1e-6),
    "weight decay": ("the heaviest is below 0.3", lambda a, z: z.heaviest < 0.3),
    "ReLU at the end": (
        "lowest output 0, and no classes",
        lambda a, z: abs(z.lowest) < 0.01 and math.isnan(z.worst),
    ),
    "softmax twice": ("lowest output 0", lambda a, z: abs(z.lowest) < 0.01),
    "gain 3, ReLU": ("loss above 100 at the start", lambda a, z: a.loss > 100),
    "default start": ("spread below 0.001 at the start", lambda a, z: a.spread < 1e-3),
    "all weights equal": ("rank below 0.1 at the start", lambda a, z: a.rank < 0.1),
    "raw features": ("saturated above 0.85 at the start", lambda a, z: a.saturated > 0.85),
    "squared, sure": (
        "the heaviest above 20 at the start, and below 0.85 right",
        lambda a, z: a.heaviest > 20 and z.right < 0.85,
    ),
    "gain 5, tanh": ("the heaviest 3 to 20 at the start", lambda a, z: 3 < a.heaviest < 20),
    "one seed for two": (
        "modes above 0.05, and a loss above 2",
        lambda a, z: z.modes > 0.05 and z.loss > 2,
    ),
    "slow memory": ("modes above 0.05", lambda a, z: z.modes > 0.05),
    "no activation": ("bent below 0.001", lambda a, z: z.bent < 1e-3),
    "rate too low": ("update below 0.00001 at the start", lambda a, z: a.update < 1e-5),
    "bfloat16": ("moved below 0.3", lambda a, z: z.moved < 0.3),
    "rate too high": ("dead above 0.5", lambda a, z: z.dead > 0.5),
    "never reset": ("the heaviest 4 to 20 at the end", lambda a, z: 4 < z.heaviest < 20),
    "shapes differ": (
        "spread below 0.5, and no classes",
        lambda a, z: z.spread < 0.5 and math.isnan(z.worst),
    ),
    "rare class": (
        "above 0.95 right, the worst class below 0.6",
        lambda a, z: z.right > 0.95 and z.worst < 0.6,
    ),
    "labels permuted": (
        "below 0.2 of new ones right, of classes",
        lambda a, z: z.new < 0.2 and not math.isnan(z.worst),
    ),
}


def diagnose(first, last):
    """Return the name of what the two charts of a run say, or "healthy"."""
    yes = (name for name, (_, says) in KEY.items() if says(first, last))
    return next(yes, "healthy")


def alarms(record):
    """Return which tests say that something is wrong: four popular ones, then those of the chart.

    A number that is nan, which has no meaning there, says nothing.
    """
    losses, last = record.losses, record.last
    found = {
        "loss falls": not losses[-1] < 0.98 * losses[0],
        "first loss": not 0.5 < record.begun < 2,
        "one batch": not record.one_batch > 0.9,
        "a constant": not record.constant < 0.9,
    }
    for name, (low, high) in BANDS.items():
        value = getattr(last, name)
        found[name] = bool(value < low or value > high)
    return found


def place(name, value):
    """Return where a number of the chart lies: from 0 to 1 in its band, at most 1 beside it.

    Inside the band the place is by logarithm where that spans more than a factor of ten; beside it
    a factor of 10 is a fifth.
    """
    low, high = BANDS[name]
    if math.isnan(value):
        return math.nan
    if low <= value <= high:
        if math.isinf(high - low):
            return 0.5
        wide = low > 0 and high > 10 * low
        scale = math.log if wide else float
        return (scale(value) - scale(low)) / (scale(high) - scale(low))
    edge, side = (high, 1) if value > high else (low, -1)
    same = value * edge > 0 and math.isfinite(value)
    far = abs(math.log10(value / edge)) / 5 if same else 1.0
    return (1 if side > 0 else 0) + side * min(0.15 + far, 1.0)
