"""Vectors made comparable: e5 cosines all lie high, so a language's mean is taken away first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def centred(vectors: NDArray[np.floating], mean: NDArray[np.floating]) -> Floats:
    """Return ``vectors - mean`` at unit length, shape unchanged; a zero row (no text) stays zero."""
    rows = np.atleast_2d(np.asarray(vectors, dtype=np.float64))
    moved: Floats = rows - mean
    moved[~rows.any(axis=1)] = 0.0
    length = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(np.divide(moved, length, out=np.zeros_like(moved), where=length > 1e-9))


def sigmoid(values: Floats) -> Floats:
    """Return the logistic function, safe for large values."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * values)))


def softmax(values: Floats) -> Floats:
    """Return row-wise probabilities."""
    shifted = np.exp(values - values.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def logit(probabilities: Floats, floor: float = 1e-4) -> Floats:
    """Return log odds, with probabilities kept ``floor`` away from 0 and 1."""
    kept = np.clip(probabilities, floor, 1 - floor)
    return np.asarray(np.log(kept / (1 - kept)))
