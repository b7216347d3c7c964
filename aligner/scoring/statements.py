"""The statements of a programme as vectors, and how near each passage comes to each target.

Statements of the passage's own language are asked first; a programme that has none in it is matched in the
languages that it has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.encoding.protocol import Encoder, Vectors
from aligner.i18n import LANGUAGES, Language
from aligner.programme import Programme, Statement
from aligner.scoring.geometry import Floats, centred

BEST = 3
SHRINKAGE = 10
RICH = 3


@dataclass(frozen=True)
class Similarities:
    """How near ``n`` passages come to ``T`` targets: arrays of shape ``(n, T)``.

    ``top`` is the mean of the best three statements, ``best`` the best one (``statement`` is its index),
    ``excluded`` the nearest exclusion, NaN where a target has none.
    """

    top: Floats
    best: Floats
    statement: NDArray[np.int64]
    excluded: Floats


@dataclass(frozen=True)
class _Shelf:
    """The statements that passages of one language are matched with."""

    vectors: Floats
    numbers: NDArray[np.int64]
    targets: NDArray[np.int64]
    counts: NDArray[np.bool_]


class StatementIndex:
    """All statements of a programme, encoded once.

    Args:
        programme: whose statements.
        vectors: of ``programme.statements()``, in order, shape ``(m, d)``, not centred.
        means: mean of statements by language, learned elsewhere; few statements shrink towards it.
    """

    def __init__(
        self, programme: Programme, vectors: Vectors, means: Mapping[Language, Floats] | None = None
    ) -> None:
        self.programme = programme
        self.statements: list[Statement] = programme.statements()
        self.means = dict(means or {})
        self._vectors = vectors
        self._places = {target.id: place for place, target in enumerate(programme.targets)}
        self._shelves = {language: self._shelf(language) for language in LANGUAGES}

    @property
    def rich(self) -> bool:
        """Whether the targets have statements, or little more than names."""
        counted = sum(statement.counts for statement in self.statements)
        languages = len({statement.language for statement in self.statements})
        return counted >= RICH * languages * len(self.programme.targets)

    def mean(self, language: Language) -> Floats:
        """Return the mean of the counted statements in ``language``, shrunk towards the learned one."""
        rows = [
            vector
            for vector, statement in zip(self._vectors, self.statements, strict=True)
            if statement.language == language and statement.counts
        ]
        learned = self.means.get(language)
        if not rows:
            return learned if learned is not None else np.zeros(self._vectors.shape[1])
        total = np.sum(rows, axis=0, dtype=np.float64)
        if learned is None:
            return np.asarray(total / len(rows))
        return np.asarray((total + SHRINKAGE * learned) / (len(rows) + SHRINKAGE))

    def _shelf(self, language: Language) -> _Shelf:
        own = {one.target for one in self.statements if one.language == language and one.counts}
        numbers = [
            at
            for at, statement in enumerate(self.statements)
            if statement.language == language or statement.target not in own
        ]
        chosen = [self.statements[at] for at in numbers]
        rows = [centred(self._vectors[at], self.mean(self.statements[at].language))[0] for at in numbers]
        return _Shelf(
            vectors=np.asarray(rows),
            numbers=np.asarray(numbers),
            targets=np.asarray([self._places[statement.target] for statement in chosen]),
            counts=np.asarray([statement.counts for statement in chosen]),
        )

    def similarities(self, vectors: Floats, languages: Sequence[Language]) -> Similarities:
        """Return how near centred passages ``(n, d)`` come to each target, each in its own language."""
        shape = (len(vectors), len(self.programme.targets))
        found = Similarities(
            np.zeros(shape), np.zeros(shape), np.zeros(shape, dtype=np.int64), np.full(shape, np.nan)
        )
        for language in sorted(set(languages)):
            rows = np.flatnonzero(np.asarray(languages) == language)
            self._fill(found, rows, vectors[rows], self._shelves[language])
        return found

    def _fill(self, found: Similarities, rows: NDArray[np.int64], vectors: Floats, shelf: _Shelf) -> None:
        cosines = vectors @ shelf.vectors.T
        for place in range(len(self.programme.targets)):
            own = np.flatnonzero((shelf.targets == place) & shelf.counts)
            against = np.flatnonzero((shelf.targets == place) & ~shelf.counts)
            ranked = np.sort(cosines[:, own], axis=1)[:, ::-1]
            found.top[rows, place] = ranked[:, :BEST].mean(axis=1)
            found.best[rows, place] = ranked[:, 0]
            found.statement[rows, place] = shelf.numbers[own[cosines[:, own].argmax(axis=1)]]
            if len(against):
                found.excluded[rows, place] = cosines[:, against].max(axis=1)


def encode_statements(programme: Programme, encoder: Encoder) -> Vectors:
    """Return the vectors of ``programme.statements()``, shape ``(m, d)``."""
    return encoder.encode([statement.text for statement in programme.statements()], "passage")
