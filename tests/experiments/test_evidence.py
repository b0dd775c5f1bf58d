"""Sentences that turn with one setting, how often few runs agree, and raw features."""

import numpy as np
import pytest

from slopes.data import load
from slopes.experiments import SENTENCES, best_read, between, between_equals, ruled, turned


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_true_at_some_settings_and_not_at_others(sentence):
    found = turned(sentence, seed=3)
    assert found.says.endswith(".") and len(found.at) == len(found.values) == len(found.true) == 7
    assert found.ruling == "holds if"
    turns = sum(a != b for a, b in zip(found.true, found.true[1:], strict=False))
    assert turns == 1, "it turns once, so that the condition is a threshold"


def test_a_ruling_counts_where_a_sentence_is_true():
    assert [ruled(t) for t in ([True, True], [False])] == ["holds", "false"]


def test_a_sentence_holds_if_the_setting_that_was_named_parts_the_true_ones():
    some = [True, True, False]
    assert ruled(some, [1, 2, 4]) == ruled(some, [-1, -2, -4]) == "holds if"
    assert ruled(some, [1, 4, 2]) == ruled(some, [1, 2, 2]) == ruled(some) == "false"
    assert ruled([True, False], ["one norm", "a norm for each"]) == "holds if"


def test_equals_agree_as_coins_do():
    read = np.random.default_rng(0).normal(size=40)
    for n in (1, 3, 5):
        assert np.isclose(between_equals(read, n, seed=0), 2.0 ** (1 - n), atol=0.05)


def test_a_large_difference_is_found_by_any_three_and_a_small_one_by_luck():
    start, own = np.random.default_rng(0).normal(size=(2, 30))
    assert between(5 * start + 4 + own, 5 * start, 3, seed=0) > 0.95
    assert between(start + own, start, 3, seed=0) < 0.6


def test_raw_features_are_read_worse_where_their_scales_differ():
    assert np.ptp(load("wine", raw=True)[0].std(0)) > 100
    assert best_read("wine", raw=False, seed=3) > best_read("wine", raw=True, seed=3) + 0.1
