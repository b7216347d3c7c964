"""What all tests share: a home of their own, the programme, encoders, and shared data where it is there."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ["ALIGNER_HOME"] = tempfile.mkdtemp(prefix="aligner-tests-")

import numpy as np
import pytest

from aligner.programme import Programme
from aligner.programme_file import DEFAULT_PROGRAMME, load_programme

SHARED = Path(__file__).resolve().parents[2] / "shared"


class HashEncoder:
    """An encoder for tests of everything around it: each word has its own direction, from its hash."""

    name = "hash"
    dim = 64
    sha256 = "0" * 64

    def encode(self, texts: Sequence[str], kind: str = "passage") -> np.ndarray:
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().split():
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
                rows[row] += np.random.default_rng(seed).standard_normal(self.dim).astype(np.float32)
            length = float(np.linalg.norm(rows[row]))
            rows[row] /= length or 1.0
        return rows


@pytest.fixture(scope="session")
def hash_encoder() -> HashEncoder:
    return HashEncoder()


@pytest.fixture(scope="session")
def kymenlaakso() -> Programme:
    return load_programme(DEFAULT_PROGRAMME)


@pytest.fixture
def hash_checkers(hash_encoder: HashEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line score without a trained model, by the words that texts share."""
    from aligner.pipeline import Checker
    from aligner.scoring.model import ScoringModel
    from aligner.scoring.scorer import Scorer

    def load(programme: str | Path = DEFAULT_PROGRAMME, model: str = "") -> Checker:
        loaded = load_programme(programme)
        learned = ScoringModel(id="untrained", encoder=hash_encoder.name)
        return Checker(loaded, Scorer(loaded, learned, hash_encoder))

    monkeypatch.setattr("aligner.pipeline.load_checker", load)


def shared_file(name: str) -> Path:
    """Return a file of the development data, or skip the test where it is absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the development data {name} is not here (a user's checkout has none)")
    return path
