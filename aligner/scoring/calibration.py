"""From raw scores to calibrated probabilities, bands and intervals, with few parameters.

Two cumulative logits (addressed at all; central) over five features of a target's raw score, so the answer
is ordinal. The interval holds, with 90 % confidence, the share of targets that were addressed among those
of the training corpus with the nearest scores (Wilson 1927).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from aligner.report import Band
from aligner.scoring.geometry import Floats, sigmoid
from aligner.scoring.pooling import raw_scores

EPSILON = 1e-3


def calibration_features(strengths: Floats) -> Floats:
    """Return ``(T, 5)`` from passage strengths ``(n, T)``.

    Log of the raw score, of the strongest and of the second passage; the share of the proposal's largest raw
    score; and that largest raw score itself, which is low where nothing in a proposal serves anything.
    """
    raw = raw_scores(strengths)
    ranked = np.sort(np.vstack([strengths, np.zeros((2, strengths.shape[1]))]), axis=0)[::-1]
    largest = float(raw.max(initial=0.0))
    share = raw / max(largest, 0.3)
    logs = np.log(np.stack([raw, ranked[0], ranked[1]], axis=-1) + EPSILON)
    return np.column_stack([logs, share, np.full(len(raw), largest)])


@dataclass(frozen=True)
class Calibration:
    """Learned numbers: ``weights`` (2, 5) and ``biases`` (2,), rows *addressed* and *central*.

    ``thresholds`` are the least probabilities for partial, central and (of topic) mentioned. ``grid`` (g,),
    ``low`` (g,) and ``high`` (g,) hold the interval by score.
    """

    weights: Floats
    biases: Floats
    thresholds: Floats
    grid: Floats
    low: Floats
    high: Floats

    def probabilities(self, features: Floats) -> tuple[Floats, Floats]:
        """Return P(addressed) and P(central), each ``(T,)``; central never exceeds addressed."""
        values = sigmoid(features @ self.weights.T + self.biases)
        addressed = values[..., 0]
        return addressed, np.minimum(values[..., 1], addressed)

    def band(self, addressed: float, central: float, topic: float) -> Band:
        """Return the band of one target."""
        partial_at, central_at, mentioned_at = self.thresholds
        if addressed >= partial_at:
            return "central" if central >= central_at else "partial"
        return "mentioned" if topic >= mentioned_at else "none"

    def interval(self, addressed: float) -> tuple[float, float]:
        """Return the 90 % interval around one calibrated score."""
        low = float(np.interp(addressed, self.grid, self.low))
        high = float(np.interp(addressed, self.grid, self.high))
        return min(low, addressed), max(high, addressed)

    def arrays(self, prefix: str) -> dict[str, Floats]:
        """Return the arrays by name, for ``save_arrays``."""
        return {f"{prefix}.{name}": getattr(self, name) for name in _NAMES}

    @classmethod
    def load(cls, arrays: Mapping[str, Any], prefix: str) -> Calibration:
        """Return the calibration whose arrays carry ``prefix``."""
        return cls(*(np.asarray(arrays[f"{prefix}.{name}"]) for name in _NAMES))


_NAMES = ("weights", "biases", "thresholds", "grid", "low", "high")

UNTRAINED = Calibration(
    weights=np.array([[2.5, 0.0, 0.0, 1.0, 0.0], [3.0, 0.0, 0.0, 2.0, 0.0]]),
    biases=np.array([1.0, -2.5]),
    thresholds=np.array([0.5, 0.5, 0.35]),
    grid=np.array([0.0, 1.0]),
    low=np.array([0.0, 0.5]),
    high=np.array([0.5, 1.0]),
)
