import numpy as np
import pytest

from aligner.training.calibrate import threshold, wilson
from aligner.training.measures import Outcome, bootstrap, calibration_error, f1, measure


def outcome() -> Outcome:
    return Outcome(
        grades=np.array([[2, 0], [1, 0]]),
        scores=np.array([[0.9, 0.2], [0.6, 0.1]]),
        bands=np.array([[2, 1], [1, 0]]),
        first=np.array([[1.0, np.nan], [0.0, np.nan]]),
        third=np.array([[1.0, np.nan], [1.0, np.nan]]),
    )


def test_measures_of_a_small_case():
    found = measure(outcome())
    assert found["average_precision"] == 1
    assert found["recall_addressed"] == 1
    assert found["precision_addressed"] == pytest.approx(2 / 3)
    assert found["f1_central"] == 1
    assert (found["evidence_first"], found["evidence_first_three"]) == (0.5, 1)


def test_a_perfectly_calibrated_score_has_no_error():
    scores = np.repeat([[0.25], [0.75]], 4, axis=0)
    grades = np.array([[1], [0], [0], [0], [1], [1], [1], [0]])
    blank = np.full(grades.shape, np.nan)
    assert calibration_error(Outcome(grades, scores, grades, blank, blank)) == pytest.approx(0)


def test_nothing_to_find_and_nothing_found_is_right():
    nothing = np.zeros(3, dtype=bool)
    assert f1(nothing, nothing) == 1


def test_bootstrap_intervals_hold_the_value():
    low, high = bootstrap(outcome(), ["a", "b"])["precision_addressed"]
    assert low <= 2 / 3 <= high


def test_the_threshold_falls_as_recall_weighs_more():
    scores = np.array([0.9, 0.8, 0.7, 0.2])
    wanted = np.array([True, False, False, True])
    assert threshold(scores, wanted, 0.5) == pytest.approx(0.85)
    assert threshold(scores, wanted, 3.0) == pytest.approx(0.1)


def test_wilson_interval_of_the_textbook():
    low, high = wilson(0.5, 100, z=1.96)
    assert (round(low, 3), round(high, 3)) == (0.404, 0.596)
