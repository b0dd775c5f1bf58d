"""The clinic on seeds that its bands and its key have not seen: who is named, and who passes."""

from .clinic import patient
from .diagnosis import BANDS, alarms, diagnose
from .ward import CASES


def fresh(seed):
    """Return what the twenty patients and their twins come to with one seed, as plain counts.

    named: the sick runs that the key names rightly. well: the twins that it calls healthy.
    inside: the numbers of the twins in their bands, of so many. passed: who learns one batch.
    """
    sick = {name: patient(name, seed=seed) for name in CASES}
    cured = [patient(name, cured=True, seed=seed) for name in CASES]
    return {
        "seed": seed,
        "named": sum(diagnose(run.first, run.last) == name for name, run in sick.items()),
        "well": sum(diagnose(run.first, run.last) == "healthy" for run in cured),
        "inside": sum(not alarms(run)[number] for run in cured for number in BANDS),
        "of": len(cured) * len(BANDS),
        "passed": [name for name, run in sick.items() if not alarms(run)["one batch"]],
    }
