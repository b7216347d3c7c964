"""Cross-validated quality on our own corpus: what the model card and the learning curve report.

Strengths come from models that never saw the proposal; calibration and thresholds are cross-fitted again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from aligner.report import ROLES
from aligner.scoring.geometry import Floats, sigmoid, softmax
from aligner.scoring.pooling import raw_scores
from aligner.scoring.strength import COMMITMENT
from aligner.training.calibrate import coverage, cross_fit, document_features, fit_dilution
from aligner.training.dataset import Dataset
from aligner.training.fit import (
    Fitted,
    OutOfFold,
    fit_general,
    fit_heads,
    fit_roles,
    gated,
    general_strengths,
)
from aligner.training.measures import Outcome, average_precision, false_alarms, measure

FOLDS = 5
SHARES = (0.25, 0.5, 0.75, 1.0)
TARGET_FOLDS = 4


def cross_fitted(
    data: Dataset, strength: Floats, rows: NDArray[np.bool_]
) -> tuple[Outcome, list[int], float]:
    """Return the outcome, the record numbers, and the coverage of the interval on unseen proposals."""
    features, grades, numbers = document_features(data, strength, rows)
    families = data.families[numbers]
    found = cross_fit(features, grades, families, fit_dilution(features, grades, families))
    first, third = _evidence(data, strength, numbers.tolist())
    outcome = Outcome(grades, found.scores, found.bands, first, third)
    return outcome, [int(number) for number in numbers], coverage(found, grades)


def _evidence(data: Dataset, strength: Floats, numbers: Sequence[int]) -> tuple[Floats, Floats]:
    shape = (len(numbers), strength.shape[1])
    first, third = np.full(shape, np.nan), np.full(shape, np.nan)
    for row, number in enumerate(numbers):
        own = data.rows(number)
        for column in np.flatnonzero(data.grades[number]):
            order = np.argsort(-strength[own, column], kind="stable")[:3]
            marked = [data.serves[own[place], column] for place in order]
            first[row, column], third[row, column] = marked[0], any(marked)
    return first, third


def validate(data: Dataset, fitted: Fitted) -> dict[str, Any]:
    """Return measures for the trained heads and for the general view with statements and names alone."""
    found: dict[str, Any] = {}
    for view, strength in fitted.strengths.items():
        outcome, numbers, coverage = cross_fitted(data, strength, fitted.fold.rows)
        found[view] = measure(outcome) | {"interval_coverage": coverage, "records": len(numbers)}
        if view == "heads":
            found["false_alarms"] = false_alarms(outcome, [data.records[number].kind for number in numbers])
            found["by_language"] = _by(data, outcome, numbers, "lang")
            found["by_kind"] = _by(data, outcome, numbers, "kind")
    found["roles"] = _roles(data, fitted.fold)
    found["unseen_targets"] = leave_targets_out(data, fitted)
    return found


def _by(data: Dataset, outcome: Outcome, numbers: Sequence[int], key: str) -> dict[str, dict[str, float]]:
    values = np.asarray([getattr(data.records[number], key) for number in numbers])
    return {
        str(value): {"records": int((values == value).sum())}
        | measure(outcome.take(np.flatnonzero(values == value)))
        for value in sorted(set(values))
    }


def _roles(data: Dataset, fold: OutOfFold) -> dict[str, float]:
    """F1 of commitment against the rest, from out-of-fold probabilities."""
    wanted = data.roles[fold.rows] == COMMITMENT
    return {"f1_commitment": float(f1_score(wanted, fold.commitment[fold.rows] >= 0.5))}


def role_report(data: Dataset) -> dict[str, float]:
    """Return the cross-validated F1 of each role and their macro mean."""
    inputs, families = data.role_inputs, data.families[data.owner]
    found = np.zeros(len(inputs), dtype=np.int64)
    for seen, unseen in GroupKFold(FOLDS).split(inputs, groups=families):
        found[unseen] = softmax(fit_roles(inputs[seen], data.roles[seen])(inputs[unseen])).argmax(axis=1)
    each = f1_score(data.roles, found, average=None, labels=range(len(ROLES)), zero_division=0)
    return {role: float(value) for role, value in zip(ROLES, each, strict=True)} | {
        "macro": float(np.mean(each))
    }


def leave_targets_out(data: Dataset, fitted: Fitted) -> dict[str, float]:
    """Return the average precision of the general view on targets that it was not fitted on."""
    found = {}
    places = np.arange(data.serves.shape[1])
    for kind, features in fitted.features.items():
        strength = np.zeros(data.serves.shape)
        for held_out in np.array_split(
            places[np.argsort(places % TARGET_FOLDS, kind="stable")], TARGET_FOLDS
        ):
            seen = np.setdiff1d(places, held_out)
            linear = fit_general(features[:, seen], fitted.fold, data.serves[:, seen])
            strength[:, held_out] = general_strengths(features[:, held_out], fitted.fold, linear)
        outcome, _, _ = cross_fitted(data, strength, fitted.fold.rows)
        found[kind] = average_precision(outcome)
    return found


def learning_curve(data: Dataset) -> dict[str, float]:
    """Return the average precision on held-out proposals of heads fitted on growing shares of the rest."""
    held_out = np.asarray([record.held_out for record in data.records])
    test = np.flatnonzero(held_out[data.owner])
    families = np.unique(data.families[~held_out])
    order = np.random.default_rng(0).permutation(families)
    role_inputs, head_inputs = data.role_inputs, data.head_inputs
    curve = {}
    for share in SHARES:
        kept = order[: round(share * len(order))]
        rows = np.flatnonzero(np.isin(data.families[data.owner], kept))
        commitment = softmax(fit_roles(role_inputs[rows], data.roles[rows])(role_inputs[test]))[:, COMMITMENT]
        serves = fit_heads(head_inputs[rows], data.serves[rows])(head_inputs[test])
        strength = gated(sigmoid(serves) * commitment[:, None], commitment)
        scores = [raw_scores(strength[data.owner[test] == number]) for number in np.flatnonzero(held_out)]
        grades = data.grades[held_out]
        blank = np.full(grades.shape, np.nan)
        outcome = Outcome(grades, np.asarray(scores), grades, blank, blank)
        curve[f"{share:.0%}"] = average_precision(outcome)
    return curve
