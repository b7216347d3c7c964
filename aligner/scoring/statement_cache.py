"""Statement vectors on disk, so that a programme is encoded once on a machine, not once a start.

The file's name is the hash of programme and encoder; a file that cannot be read or written is no error, only
slower.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

import numpy as np

from aligner.encoding.protocol import Encoder, Vectors
from aligner.programme import Programme
from aligner.scoring.statements import encode_statements
from aligner.settings import get_settings

KEPT = 64


def statement_vectors(programme: Programme, encoder: Encoder) -> Vectors:
    """Return the vectors of ``programme.statements()``, from the cache where they are there."""
    texts = "\x1f".join(statement.text for statement in programme.statements())
    key = hashlib.sha256(f"{encoder.sha256}\x1e{texts}".encode()).hexdigest()[:32]
    path = get_settings().home / "cache" / "statements" / f"{key}.npy"
    with contextlib.suppress(OSError, ValueError, EOFError):
        held: Vectors = np.load(path, allow_pickle=False)
        if held.shape == (len(programme.statements()), encoder.dim) and np.isfinite(held).all():
            return held
    vectors = encode_statements(programme, encoder)
    with contextlib.suppress(OSError):
        _write(path, vectors)
    return vectors


def _write(path: Path, vectors: Vectors) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        np.save(file, vectors, allow_pickle=False)
    Path(temporary).replace(path)
    files = sorted(path.parent.glob("*.npy"), key=lambda found: found.stat().st_mtime, reverse=True)
    for old in files[KEPT:]:
        old.unlink(missing_ok=True)
