"""Measures of quality: ranking, bands, evidence, calibration; all on arrays of proposals × targets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score

from aligner.scoring.geometry import Floats

BINS = 10
DRAWS = 400


@dataclass(frozen=True)
class Outcome:
    """What came out for ``r`` records and ``T`` targets, beside what was labelled.

    ``grades`` and ``bands`` hold 0 none, 1 partial, 2 central; ``scores`` P(addressed). ``first`` and
    ``third`` (r, T) say whether the first, or one of the first three, evidence passages is one that the
    author marked; NaN where the target is not labelled.
    """

    grades: NDArray[np.int64]
    scores: Floats
    bands: NDArray[np.int64]
    first: Floats
    third: Floats

    def take(self, rows: NDArray[np.int64]) -> Outcome:
        """Return the same for some records only."""
        return Outcome(
            *(getattr(self, name)[rows] for name in ("grades", "scores", "bands", "first", "third"))
        )


def f1(wanted: NDArray[np.bool_], found: NDArray[np.bool_]) -> float:
    """Return 2·TP / (wanted + found); 1.0 where there is nothing to find and nothing found."""
    total = int(wanted.sum() + found.sum())
    return 2 * int((wanted & found).sum()) / total if total else 1.0


def average_precision(outcome: Outcome) -> float:
    """Micro average precision of the scores over all record–target pairs."""
    wanted = (outcome.grades > 0).ravel()
    return float(average_precision_score(wanted, outcome.scores.ravel())) if wanted.any() else float("nan")


def calibration_error(outcome: Outcome) -> float:
    """Expected calibration error of the score, ten bins of equal width (Naeini 2015)."""
    scores, wanted = outcome.scores.ravel(), (outcome.grades > 0).ravel()
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    error = 0.0
    for number in range(BINS):
        own = bins == number
        if own.any():
            error += own.mean() * abs(scores[own].mean() - wanted[own].mean())
    return float(error)


def _recall(outcome: Outcome) -> float:
    wanted = outcome.grades > 0
    return float((outcome.bands[wanted] > 0).mean()) if wanted.any() else float("nan")


def _precision(outcome: Outcome) -> float:
    found = outcome.bands > 0
    return float((outcome.grades[found] > 0).mean()) if found.any() else float("nan")


def _mean(values: Floats) -> float:
    held = values[~np.isnan(values)]
    return float(held.mean()) if len(held) else float("nan")


MEASURES: dict[str, Callable[[Outcome], float]] = {
    "average_precision": average_precision,
    "f1_addressed": lambda outcome: f1(outcome.grades > 0, outcome.bands > 0),
    "recall_addressed": _recall,
    "precision_addressed": _precision,
    "f1_central": lambda outcome: f1(outcome.grades == 2, outcome.bands == 2),
    "evidence_first": lambda outcome: _mean(outcome.first),
    "evidence_first_three": lambda outcome: _mean(outcome.third),
    "calibration_error": calibration_error,
}


def measure(outcome: Outcome) -> dict[str, float]:
    """Return every measure of ``MEASURES``."""
    return {name: function(outcome) for name, function in MEASURES.items()}


def bootstrap(outcome: Outcome, families: Sequence[str], seed: int = 0) -> dict[str, tuple[float, float]]:
    """Return the 90 % percentile interval of every measure, resampling whole families of records."""
    names = sorted(set(families))
    members = {name: np.flatnonzero(np.asarray(families) == name) for name in names}
    generator = np.random.default_rng(seed)
    draws: dict[str, list[float]] = {name: [] for name in MEASURES}
    for _ in range(DRAWS):
        chosen = generator.integers(len(names), size=len(names))
        rows = np.concatenate([members[names[number]] for number in chosen])
        for name, value in measure(outcome.take(rows)).items():
            draws[name].append(value)
    return {
        name: (float(np.nanquantile(values, 0.05)), float(np.nanquantile(values, 0.95)))
        for name, values in draws.items()
    }


def false_alarms(outcome: Outcome, kinds: Sequence[str]) -> dict[str, float]:
    """Return, for each kind of proposal, how many targets are banded addressed with nothing to serve them."""
    wrong = ((outcome.bands > 0) & (outcome.grades == 0)).sum(axis=1)
    named = np.asarray(kinds)
    return {str(kind): float(wrong[named == kind].mean()) for kind in sorted(set(kinds))}
