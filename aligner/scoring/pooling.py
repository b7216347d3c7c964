"""From passages to a target: a saturating sum whose parts are the explanation.

The strongest passage counts whole, the next ``GAMMA`` times, the next ``GAMMA``² and so on. So the sum is
bounded whatever the length, the order of passages does not matter, a repetition adds nothing, and removing
the first passage always lowers it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.scoring.geometry import Floats

GAMMA = 0.7
FLOOR = 0.04
SAME = 0.97


def contributions(strengths: Floats, gamma: float = GAMMA) -> Floats:
    """Return each passage's part of each target's raw score, shape ``(n, T)``, from strengths 0–1.

    The columns sum to ``raw_scores``. Strengths below ``FLOOR`` count as none.
    """
    kept = np.where(strengths < FLOOR, 0.0, strengths)
    order = np.argsort(-kept, axis=0, kind="stable")
    weights = gamma ** np.arange(len(kept))
    parts = np.zeros_like(kept)
    np.put_along_axis(parts, order, np.take_along_axis(kept, order, axis=0) * weights[:, None], axis=0)
    return parts


def raw_scores(strengths: Floats, gamma: float = GAMMA) -> Floats:
    """Return the raw score of each target, shape ``(T,)``, between 0 and ``1 / (1 - gamma)``."""
    return np.asarray(contributions(strengths, gamma).sum(axis=0))


def groups(texts: Sequence[str], vectors: Floats) -> NDArray[np.int64]:
    """Return, for each passage, the row of the first one that says the same, shape ``(n,)``."""
    first = np.arange(len(texts))
    if not texts:
        return first
    near = vectors @ vectors.T >= SAME
    seen: dict[str, int] = {}
    for row, text in enumerate(texts):
        folded = "".join(character for character in text.casefold() if character.isalnum())
        before = np.flatnonzero(near[row, :row])
        like = seen.get(folded, int(before[0]) if len(before) else row)
        first[row] = first[like]
        seen.setdefault(folded, row)
    return first


def distinct(strengths: Floats, group: NDArray[np.int64]) -> Floats:
    """Return strengths ``(n, T)`` in which what is said twice counts once: the strongest of each group."""
    kept = strengths.copy()
    for number in np.unique(group):
        rows = np.flatnonzero(group == number)
        if len(rows) > 1:
            best = strengths[rows].argmax(axis=0)
            kept[rows] = np.where(np.arange(len(rows))[:, None] == best, strengths[rows], 0.0)
    return kept
