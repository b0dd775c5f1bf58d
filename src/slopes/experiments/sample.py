"""One figure over several seeds, and how far it spreads."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Sample:
    """The values that a study gave, one a seed."""

    values: tuple

    @property
    def mean(self):
        """The mean over the seeds."""
        return float(np.mean(self.values))

    @property
    def deviation(self):
        """The standard deviation over the seeds, from n − 1."""
        return float(np.std(self.values, ddof=1)) if len(self.values) > 1 else np.nan

    def __repr__(self):
        return f"{self.mean:.4g} ± {self.deviation:.2g} ({len(self.values)} seeds)"


def repeat(study, *settings, seeds=range(3), of=None, **named):
    """Return the Sample of a study with these settings over the seeds.

    of: the attribute, or the function of the record, that is the figure; by default the record.

    >>> from slopes.experiments import gradient_flow
    >>> factor = repeat(gradient_flow, "identity", 0.5, of="factor")
    >>> abs(factor.mean - 0.5) < 0.05
    True
    """
    records = [study(*settings, seed=seed, **named) for seed in seeds]
    if not records:
        raise ValueError(f"seeds: expected at least one seed, got {seeds!r}")
    pick = of if callable(of) else (lambda r: getattr(r, of)) if of else (lambda r: r)
    return Sample(tuple(float(pick(record)) for record in records))
