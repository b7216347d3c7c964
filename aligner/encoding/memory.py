"""An encoder that remembers: for work that meets the same passages again and again, such as evaluation."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from aligner.encoding.protocol import Encoder, TextKind, Vectors


class RememberingEncoder:
    """The Encoder around another one that keeps the vectors of the latest ``limit`` texts in memory."""

    def __init__(self, encoder: Encoder, limit: int = 50_000) -> None:
        self.encoder = encoder
        self.limit = limit
        self.name = encoder.name
        self._kept: OrderedDict[tuple[str, str], Vectors] = OrderedDict()

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self.encoder.dim

    @property
    def sha256(self) -> str:
        """Hash of the weights of the encoder inside."""
        return self.encoder.sha256

    def encode(self, texts: Sequence[str], kind: TextKind = "passage") -> Vectors:
        """Return unit vectors of shape ``(len(texts), dim)``, computing only those not met before."""
        missing = list(dict.fromkeys(text for text in texts if (kind, text) not in self._kept))
        for text, vector in zip(missing, self.encoder.encode(missing, kind), strict=True):
            self._kept[kind, text] = vector
        rows = [self._kept[kind, text] for text in texts]
        while len(self._kept) > self.limit:
            self._kept.popitem(last=False)
        return np.stack(rows) if rows else np.zeros((0, self.dim), dtype=np.float32)
