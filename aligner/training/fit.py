"""Fitting a scoring model: roles, heads, the general view, how they combine, and calibration.

Whatever is fitted on the output of another fitted part sees only that part's out-of-fold output, grouped by
proposal (and by translation group).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from aligner.i18n import LANGUAGES, Language
from aligner.programme import Programme
from aligner.report import ROLES
from aligner.scoring.features import general_features
from aligner.scoring.geometry import Floats, sigmoid, softmax
from aligner.scoring.model import Heads, Linear, ScoringModel
from aligner.scoring.statements import StatementIndex
from aligner.scoring.strength import COMMITMENT, LEAST_COMMITMENT, general_inputs
from aligner.training.calibrate import fit_calibration
from aligner.training.dataset import Dataset

FOLDS = 5
HEAD_C = 0.3
DIGITS = 7


@dataclass(frozen=True)
class OutOfFold:
    """Predictions on passages by models that never saw their proposal; ``rows`` says which are honest."""

    commitment: Floats
    serves: Floats
    topic: Floats
    rows: NDArray[np.bool_]


def _rounded(values: object) -> Floats:
    return np.asarray(np.round(np.asarray(values, dtype=np.float64), DIGITS))


def fit_roles(inputs: Floats, roles: NDArray[np.int64]) -> Linear:
    """Return the softmax model of roles, over all six in order."""
    fitted = LogisticRegression(C=HEAD_C, max_iter=500).fit(inputs, roles)
    weight = np.zeros((inputs.shape[1], len(ROLES)))
    bias = np.full(len(ROLES), -20.0)
    weight[:, fitted.classes_] = fitted.coef_.T
    bias[fitted.classes_] = fitted.intercept_
    return _linear(weight, bias)


def fit_heads(inputs: Floats, labels: NDArray[np.bool_]) -> Linear:
    """Return one logistic model a column of ``labels`` (n, T); a target never seen gets a low constant."""
    weight = np.zeros((inputs.shape[1], labels.shape[1]))
    bias = np.full(labels.shape[1], -5.0)
    for place in range(labels.shape[1]):
        if labels[:, place].any():
            fitted = LogisticRegression(C=HEAD_C, max_iter=500).fit(inputs, labels[:, place])
            weight[:, place], bias[place] = fitted.coef_[0], fitted.intercept_[0]
    return _linear(weight, bias)


def _linear(weight: Floats, bias: Floats) -> Linear:
    width = weight.shape[0]
    return Linear(_rounded(weight), _rounded(bias), np.zeros(width), np.ones(width))


def fit_pairs(inputs: Floats, labels: NDArray[np.bool_]) -> Linear:
    """Return a logistic model over passage–target pairs: ``inputs`` (n, T, f), ``labels`` (n, T)."""
    flat = inputs.reshape(-1, inputs.shape[-1])
    mean, scale = _rounded(flat.mean(axis=0)), _rounded(flat.std(axis=0) + 1e-6)
    fitted = LogisticRegression(C=1.0, max_iter=500).fit((flat - mean) / scale, labels.ravel())
    return Linear(_rounded(fitted.coef_[0]), _rounded(fitted.intercept_[0]), mean, scale)


def out_of_fold(data: Dataset, held_out_only: bool) -> OutOfFold:
    """Return predictions by models that did not see the proposal.

    Args:
        data: the labelled passages.
        held_out_only: the encoder was tuned on all but the held-out records, so only these are honest.
    """
    passages = data.families[data.owner]
    role_inputs, head_inputs = data.role_inputs, data.head_inputs
    topics = data.serves | data.about
    count = len(passages)
    commitment, serves, topic = np.zeros(count), np.zeros(data.serves.shape), np.zeros(data.serves.shape)
    held_out = np.asarray([record.held_out for record in data.records])[data.owner]
    if held_out_only:
        folds = [(np.flatnonzero(~held_out), np.flatnonzero(held_out))]
    else:
        folds = list(GroupKFold(FOLDS).split(role_inputs, groups=passages))
    for seen, unseen in folds:
        roles = fit_roles(role_inputs[seen], data.roles[seen])
        commitment[unseen] = softmax(roles(role_inputs[unseen]))[:, COMMITMENT]
        serves[unseen] = fit_heads(head_inputs[seen], data.serves[seen])(head_inputs[unseen])
        topic[unseen] = fit_heads(head_inputs[seen], topics[seen])(head_inputs[unseen])
    rows = held_out if held_out_only else np.ones(count, dtype=bool)
    return OutOfFold(commitment, serves, topic, rows)


def pair_features(data: Dataset, index: StatementIndex) -> Floats:
    """Return the general features of all passages against all targets, ``(n, T, 7)``, NaN where missing."""
    blocks = []
    for vectors in data.vectors:
        found = index.similarities(vectors.passages, vectors.languages)
        title = index.similarities(vectors.title, [vectors.language])
        blocks.append(general_features(found, title))
    return np.vstack(blocks)


def gated(strength: Floats, commitment: Floats) -> Floats:
    """Return strengths with those of passages that commit to nothing set to zero."""
    return np.where(commitment[:, None] < LEAST_COMMITMENT, 0.0, strength)


@dataclass(frozen=True)
class Fitted:
    """A model with what it was judged by: honest strengths ``(n, T)`` by view, and which rows are honest."""

    model: ScoringModel
    strengths: dict[str, Floats]
    features: dict[str, Floats]
    fold: OutOfFold


def fit_model(
    name: str,
    data: Dataset,
    programme: Programme,
    indexes: dict[str, StatementIndex],
    encoder: str,
    *,
    held_out_only: bool = False,
    say: Callable[[str], None] = lambda _: None,
) -> Fitted:
    """Return everything learned from ``data``.

    Args:
        name: the model's id.
        data: labelled passages of ``programme``.
        programme: whose heads are trained.
        indexes: the programme's statements (``"statements"``) and its bare names (``"names"``).
        encoder: name of the encoder that made the vectors.
        held_out_only: see ``out_of_fold``.
        say: called with a line for each step.
    """
    say("out-of-fold roles and heads")
    fold = out_of_fold(data, held_out_only)
    features = {kind: pair_features(data, index) for kind, index in indexes.items()}
    say("general relevance")
    general = {kind: fit_general(values, fold, data.serves) for kind, values in features.items()}
    strengths = {kind: general_strengths(features[kind], fold, linear) for kind, linear in general.items()}
    say("heads of the programme")
    combine, strengths["heads"] = _fit_combine(data, features["statements"], fold)
    calibrations = {kind: fit_calibration(data, held, fold.rows) for kind, held in strengths.items()}
    head_inputs = data.head_inputs
    heads = Heads(
        programme=programme.id,
        targets=tuple(target.id for target in programme.targets),
        serves=fit_heads(head_inputs, data.serves),
        topic=fit_heads(head_inputs, data.serves | data.about),
        combine=combine,
        calibration=calibrations.pop("heads"),
    )
    say("roles")
    model = ScoringModel(
        id=name,
        encoder=encoder,
        passage_means=data.passage_means,
        statement_means=_statement_means(indexes["statements"]),
        roles=fit_roles(data.role_inputs, data.roles),
        general=general,
        general_calibration=calibrations,
        heads={programme.id: heads},
    )
    return Fitted(model, strengths, features, fold)


def fit_general(features: Floats, fold: OutOfFold, serves: NDArray[np.bool_]) -> Linear:
    """Return the target-agnostic scorer over pair features ``(n, T, 7)`` and the role."""
    inputs = general_inputs(features, fold.commitment, _feature_means(features))
    return fit_pairs(inputs[fold.rows], serves[fold.rows])


def general_strengths(features: Floats, fold: OutOfFold, linear: Linear) -> Floats:
    """Return the general scorer's strengths ``(n, T)``, gated by the out-of-fold role."""
    return gated(sigmoid(linear(general_inputs(features, fold.commitment, linear.mean))), fold.commitment)


def _feature_means(features: Floats) -> Floats:
    flat = features.reshape(-1, features.shape[-1])
    held = ~np.isnan(flat)
    return np.asarray(np.where(held, flat, 0.0).sum(axis=0) / np.maximum(held.sum(axis=0), 1))


def _fit_combine(data: Dataset, features: Floats, fold: OutOfFold) -> tuple[Linear, Floats]:
    both = np.stack([fold.serves, fold.topic], axis=-1)
    general = general_inputs(features, fold.commitment, _feature_means(features))
    inputs = np.concatenate([general, both], axis=-1)
    combine = fit_pairs(inputs[fold.rows], data.serves[fold.rows])
    return combine, gated(sigmoid(combine(inputs)), fold.commitment)


def _statement_means(index: StatementIndex) -> dict[Language, Floats]:
    return {language: _rounded(index.mean(language)) for language in LANGUAGES}
