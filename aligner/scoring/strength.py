"""How strongly each passage serves each target, 0 to 1: relevance of what it says × what role it plays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.report import ROLES
from aligner.scoring.features import (
    ProposalVectors,
    fill_missing,
    general_features,
    head_features,
    role_features,
)
from aligner.scoring.geometry import Floats, logit, sigmoid, softmax
from aligner.scoring.model import Heads, Linear, ScoringModel
from aligner.scoring.statements import Similarities, StatementIndex

COMMITMENT = ROLES.index("commitment")
LEAST_COMMITMENT = 0.3
UNTRAINED_SHIFT = 0.18
UNTRAINED_SLOPE = 22.0


@dataclass(frozen=True)
class Strengths:
    """For ``n`` passages and ``T`` targets: ``serves`` and ``topic`` ``(n, T)``, ``roles`` ``(n, 6)``.

    ``topic`` is how surely a passage is *about* a target, whatever its role.
    """

    serves: Floats
    topic: Floats
    roles: Floats
    statement: NDArray[np.int64]


def strengths(vectors: ProposalVectors, index: StatementIndex, model: ScoringModel) -> Strengths:
    """Return how strongly each passage serves each target."""
    found = index.similarities(vectors.passages, vectors.languages)
    title = index.similarities(vectors.title, [vectors.language])
    if model.roles is None:
        return _untrained(found, len(vectors.passages))
    roles = softmax(model.roles(role_features(vectors)))
    commitment = roles[:, COMMITMENT]
    features = general_features(found, title)
    general = model.general["statements" if index.rich else "names"]
    ids = tuple(target.id for target in index.programme.targets)
    heads = model.heads_for(index.programme.id, ids)
    if heads is None:
        topic = sigmoid(general(_with_role(features, np.ones_like(commitment), general)))
        serves = sigmoid(general(_with_role(features, commitment, general)))
    else:
        topic = sigmoid(heads.topic(head_features(vectors)))
        serves = sigmoid(heads.combine(combine_features(vectors, features, commitment, heads)))
    serves = np.where(commitment[:, None] < LEAST_COMMITMENT, 0.0, serves)
    return Strengths(serves, topic, roles, found.statement)


def _with_role(features: Floats, commitment: Floats, general: Linear) -> Floats:
    return general_inputs(features, commitment, general.mean)


def general_inputs(features: Floats, commitment: Floats, means: Floats) -> Floats:
    """Return the inputs of the general scorer, ``(n, T, 8)``: similarities and the role's log odds."""
    filled = fill_missing(features, means)
    role = np.broadcast_to(logit(commitment)[:, None, None], (*filled.shape[:2], 1))
    return np.concatenate([filled, role], axis=-1)


def combine_features(vectors: ProposalVectors, features: Floats, commitment: Floats, heads: Heads) -> Floats:
    """Return the inputs of ``heads.combine``, ``(n, T, 10)``: the general view, both heads, the role."""
    own = head_features(vectors)
    general = general_inputs(features, commitment, heads.combine.mean)
    both = np.stack([heads.serves(own), heads.topic(own)], axis=-1)
    return np.concatenate([general, both], axis=-1)


def _untrained(found: Similarities, count: int) -> Strengths:
    excess = np.fmax(found.excluded - found.top, 0.0)
    nearness = found.top - 0.5 * found.top.mean(axis=1, keepdims=True) - 0.5 * np.nan_to_num(excess)
    serves = sigmoid(UNTRAINED_SLOPE * (nearness - UNTRAINED_SHIFT))
    roles = np.zeros((count, len(ROLES)))
    roles[:, COMMITMENT] = 1.0
    return Strengths(serves, serves, roles, found.statement)
