"""The patients: their faults are what they are called, and their charts name them."""

import numpy as np
import pytest

from slopes.data import stored
from slopes.experiments import (
    BANDS,
    CASES,
    FAULTS,
    KEY,
    alarms,
    diagnose,
    fresh,
    patient,
    place,
    stored_gradient,
)
from slopes.experiments.faults import broadcast_error, weighted
from slopes.measure import check_gradients
from slopes.networks import Network, cross_entropy, mean_squared_error

SEEDS = stored("clinic")["seeds"]  # that no page uses
FRESH = SEEDS[0]["seed"]


@pytest.mark.parametrize("name", CASES)
def test_a_stranger_names_the_patient(name):
    run = patient(name, seed=FRESH)
    assert diagnose(run.first, run.last) == name
    assert any(alarms(run)[number] for number in BANDS)


def test_most_of_the_cured_are_called_healthy():
    runs = [patient(name, cured=True, seed=FRESH) for name in CASES]
    assert sum(diagnose(run.first, run.last) == "healthy" for run in runs) >= 19


def test_what_is_stored_is_found_again():
    now, then = fresh(FRESH), SEEDS[0]
    assert now.keys() == then.keys() and now["of"] == then["of"] == 20 * len(BANDS)
    for count, near in (("named", 1), ("well", 1), ("inside", 3)):
        assert abs(now[count] - then[count]) <= near, count
    assert len(set(now["passed"]) ^ set(then["passed"])) <= 1


def test_the_stored_seeds_are_twenty_and_none_is_on_the_page():
    assert [row["seed"] for row in SEEDS] == list(range(101, 121))


def test_the_gradient_check_sees_none():
    assert all(patient(name, seed=FRESH).checked for name in CASES)


def test_at_the_second_step_what_is_stored_is_wrong_where_nothing_is_reset():
    for name in ("never reset", "rate too high", "bfloat16", "one seed for two"):
        far, checked = stored_gradient(CASES[name][0], seed=FRESH)
        assert checked and (far > 0.5) == (name == "never reset")


def test_a_constant_is_beaten_by_what_reads_its_inputs():
    assert patient("default start", cured=True, seed=FRESH).constant < 0.5
    assert 0.99 < patient("all weights 0", seed=FRESH).constant < 1.1
    with_no_meaning = patient("all weights 0", seed=FRESH)
    assert np.isnan(with_no_meaning.last.ends) and not alarms(with_no_meaning)["ends"]


def test_every_patient_has_its_key():
    assert set(KEY) == set(CASES) == set(FAULTS) and len(CASES) == 20


def test_the_wrong_losses_have_right_gradients():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(12, 5)), rng.normal(size=(12, 1))
    assert check_gradients(Network([5, 8, 1], "tanh"), x, y, broadcast_error)
    labels = rng.integers(0, 3, 12)
    rare = weighted(np.array([1.0, 2.0, 0.5]))
    assert check_gradients(Network([5, 8, 3], "tanh"), x, labels, rare)
    outputs = rng.normal(size=(12, 3))
    same = weighted(np.ones(3))(outputs, labels)
    assert np.isclose(same[0], cross_entropy(outputs, labels)[0])
    assert broadcast_error(y, y)[0] > 0 == mean_squared_error(y, y)[0]


@pytest.mark.parametrize("name", BANDS)
def test_a_place_is_in_the_band_or_beside_it(name):
    low, high = BANDS[name]
    for value in (low, high):
        assert np.isinf(value) or 0 <= place(name, value) <= 1
    assert np.isinf(low) or -1 <= place(name, low - 1e-6 - abs(low)) < 0
    assert np.isinf(high) or 1 < place(name, 2 * high + 1) <= 2
    assert np.isnan(place(name, np.nan))
