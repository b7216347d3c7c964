"""From out-of-fold strengths to a calibration: two logits, three thresholds, one interval curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from aligner.scoring.calibration import Calibration, calibration_features
from aligner.scoring.geometry import Floats
from aligner.training.dataset import Dataset
from aligner.training.estimators import CumulativeLogit

RECALL_WEIGHT = 1.5  # a missed proposal is the costly error
MENTIONED_AT = 0.5
NEIGHBOURS = 200
GRID = 101
Z90 = 1.645
FOLDS = 5
COVERAGE = 0.9
COVERAGE_BINS = 20
DILUTIONS = (1.0, 2.0, 4.0, 8.0, 16.0)


def document_features(
    data: Dataset, strength: Floats, rows: NDArray[np.bool_]
) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """Return calibration features ``(r, T, 5)``, grades ``(r, T)`` and record numbers ``(r,)``."""
    features, grades, numbers = [], [], []
    for record in range(len(data.records)):
        own = data.rows(record)
        if not len(own) or not rows[own].all():
            continue
        features.append(calibration_features(strength[own]))
        grades.append(data.grades[record])
        numbers.append(record)
    return np.asarray(features), np.asarray(grades), np.asarray(numbers)


def fit_calibration(data: Dataset, strength: Floats, rows: NDArray[np.bool_]) -> Calibration:
    """Return the calibration for passage strengths ``(n, T)``, from records whose rows are honest."""
    features, grades, numbers = document_features(data, strength, rows)
    families = data.families[numbers]
    return calibration_from(features, grades, fit_dilution(features, grades, families))


@dataclass(frozen=True)
class CrossFit:
    """What calibrations said of proposals that they were not fitted on; arrays ``(r, T)``."""

    scores: Floats
    bands: NDArray[np.int64]
    low: Floats
    high: Floats


def cross_fit(
    features: Floats, grades: NDArray[np.int64], families: NDArray[np.int64], dilution: float
) -> CrossFit:
    """Calibrate on four fifths of the families and look at the last, in turn."""
    found = CrossFit(*(np.zeros(grades.shape, dtype=kind) for kind in (float, np.int64, float, float)))
    for seen, unseen in GroupKFold(FOLDS).split(features, groups=families):
        calibration = calibration_from(features[seen], grades[seen], dilution)
        for record in unseen:
            addressed, central = calibration.probabilities(features[record])
            found.scores[record] = addressed
            for place, value in enumerate(addressed):
                band = calibration.band(float(value), float(central[place]), 0.0)
                found.bands[record, place] = {"central": 2, "partial": 1}.get(band, 0)
                low, high = calibration.interval(float(value))
                found.low[record, place], found.high[record, place] = low, high
    return found


def coverage(found: CrossFit, grades: NDArray[np.int64]) -> float:
    """Share of score bins whose mean interval meets the Wilson interval of their own share of hits."""
    order = np.argsort(found.scores.ravel(), kind="stable")
    hits = (grades > 0).ravel().astype(float)
    held = []
    for part in np.array_split(order, COVERAGE_BINS):
        share = hits[part].mean()
        least, most = wilson(share, len(part))
        low, high = found.low.ravel()[part].mean(), found.high.ravel()[part].mean()
        held.append(low <= most and least <= high)
    return float(np.mean(held))


def fit_dilution(features: Floats, grades: NDArray[np.int64], families: NDArray[np.int64]) -> float:
    """Return by how much fewer the neighbours count than there are, until intervals cover 90 %.

    Targets of one proposal go together, so 200 pairs say less than 200 independent ones would.
    """
    for dilution in DILUTIONS:
        if coverage(cross_fit(features, grades, families, dilution), grades) >= COVERAGE:
            return dilution
    return DILUTIONS[-1]


def calibration_from(features: Floats, grades: NDArray[np.int64], dilution: float = 1.0) -> Calibration:
    """Return the calibration for document features ``(r, T, 5)`` and grades ``(r, T)``."""
    flat, wanted = features.reshape(-1, features.shape[-1]), grades.ravel()
    fitted = CumulativeLogit(penalty=1.0).fit(flat, wanted)
    above = fitted.cumulative(flat)
    partial_at = threshold(above[:, 0], wanted >= 1, RECALL_WEIGHT)
    shown = above[:, 0] >= partial_at
    central_at = threshold(np.where(shown, above[:, 1], 0.0), wanted == 2, 1.0)
    grid, low, high = interval_curve(above[:, 0], wanted >= 1, dilution)
    return Calibration(
        weights=np.round(fitted.coef_, 6),
        biases=np.round(fitted.intercept_, 6),
        thresholds=np.round([partial_at, central_at, MENTIONED_AT], 4),
        grid=np.round(grid, 6),
        low=np.round(low, 6),
        high=np.round(high, 6),
    )


def threshold(scores: Floats, wanted: NDArray[np.bool_], recall_weight: float) -> float:
    """Return the threshold with the best F-measure, in which recall weighs ``recall_weight`` times precision.

    The measure is F-beta (van Rijsbergen 1979) with beta = ``recall_weight``.
    """
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(wanted[order])
    taken = np.arange(1, len(scores) + 1)
    square = recall_weight**2
    measure = (1 + square) * hits / (taken + square * max(int(wanted.sum()), 1))
    place = int(np.argmax(measure))
    ranked = scores[order]
    following = ranked[place + 1] if place + 1 < len(ranked) else 0.0
    return float((ranked[place] + following) / 2)


def interval_curve(
    scores: Floats, wanted: NDArray[np.bool_], dilution: float
) -> tuple[Floats, Floats, Floats]:
    """Return grid, lower and upper bound: the Wilson interval of the nearest scores' share of hits."""
    order = np.argsort(scores, kind="stable")
    ranked, hits = scores[order], wanted[order].astype(float)
    grid = np.linspace(0.0, 1.0, GRID)
    count = min(NEIGHBOURS, len(ranked))
    low, high = np.zeros(GRID), np.ones(GRID)
    for place, value in enumerate(grid):
        middle = int(np.searchsorted(ranked, value))
        start = int(np.clip(middle - count // 2, 0, len(ranked) - count))
        low[place], high[place] = wilson(hits[start : start + count].mean(), count / dilution)
    return grid, np.maximum.accumulate(low), np.minimum.accumulate(high[::-1])[::-1]


def wilson(share: float, count: float, z: float = Z90) -> tuple[float, float]:
    """Return the Wilson score interval of a share (Wilson 1927, doi:10.1080/01621459.1927.10502953)."""
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * np.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return float(middle - half), float(middle + half)
