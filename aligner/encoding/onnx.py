"""Our own encoder: int8 weights run by ONNX Runtime, one text a run.

No padding and no batch means that a text's vector depends on the text alone; threads run side by side, each
with a text of its own.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from aligner.artefact import Artefact, open_artefact
from aligner.encoding.pooling import pool_windows
from aligner.encoding.protocol import EncoderUnavailableError, TextKind, Vectors
from aligner.encoding.windows import windows

MAX_TOKENS = 500


class OnnxEncoder:
    """The Encoder over an artefact folder with ``model.onnx`` and ``tokenizer.json``."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self.folder = folder
        self.name = folder.name
        self.threads = threads or os.cpu_count() or 1

    @cached_property
    def artefact(self) -> Artefact:
        """The verified folder."""
        return open_artefact(self.folder, kind="encoder")

    @property
    def sha256(self) -> str:
        """Hash of the manifest, which holds the hash of each file."""
        return self.artefact.sha256

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self.artefact.facts["dim"])

    @property
    def stage(self) -> str:
        """How far it was built: ``pruned`` or ``tuned``."""
        return str(self.artefact.facts.get("stage", ""))

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer  # noqa: PLC0415

        tokenizer = Tokenizer.from_file(str(self.artefact.path("tokenizer.json")))
        tokenizer.enable_truncation(MAX_TOKENS)
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        try:
            import onnxruntime  # noqa: PLC0415  (loads its engine)
        except ImportError as error:
            raise EncoderUnavailableError(
                repr(error),
                name=self.name,
                reason="ONNX Runtime is not installed or has no build for this platform",
                remedy="Install it with: pip install onnxruntime",
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(self.artefact.path("model.onnx"))
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def encode(self, texts: Sequence[str], kind: TextKind = "passage") -> Vectors:
        """Return unit vectors of shape ``(len(texts), dim)``; see the protocol."""
        pieces = [windows(text) for text in texts]
        flat = [piece for group in pieces for piece in group]
        if not flat:
            return np.zeros((0, self.dim), dtype=np.float32)
        prefix = self.artefact.facts["prefixes"][kind]
        encodings = self._tokenizer.encode_batch([prefix + piece for piece in flat])
        ids = [np.asarray(encoding.ids, dtype=np.int64) for encoding in encodings]
        if self.threads > 1 and len(ids) > 1:
            with ThreadPoolExecutor(self.threads) as pool:
                vectors = list(pool.map(self._run, ids))
        else:
            vectors = [self._run(row) for row in ids]
        return pool_windows(np.stack(vectors), pieces)

    def _run(self, ids: np.ndarray[Any, np.dtype[np.int64]]) -> Vectors:
        vector: Vectors = self._session.run(None, {"ids": ids})[0]
        return vector
