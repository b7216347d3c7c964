"""From windows back to texts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.encoding.protocol import Vectors


def pool_windows(vectors: Vectors, pieces: Sequence[Sequence[str]]) -> Vectors:
    """Return one unit vector a text: the mean over its windows, zero for a text without letters."""
    pooled = np.zeros((len(pieces), vectors.shape[1]), dtype=np.float32)
    at = 0
    for row, group in enumerate(pieces):
        block = vectors[at : at + len(group)]
        at += len(group)
        if not any(piece.strip() for piece in group):
            continue
        mean = block.mean(axis=0) if len(group) > 1 else block[0]
        norm = float(np.linalg.norm(mean))
        pooled[row] = mean / norm if norm else mean
    return pooled
