"""Warnings that take an encoder: targets that overlap, and statements that belong elsewhere.

Vectors are compared as in ``aligner.scoring.statements``: a language's mean is taken away, and a sentence is
as near to a target as to the mean of its three nearest statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.authoring.findings import Finding
from aligner.encoding.protocol import Encoder, Vectors
from aligner.i18n import LANGUAGES, Language
from aligner.programme import Programme, Statement
from aligner.scoring.geometry import Floats, centred
from aligner.scoring.statement_cache import statement_vectors
from aligner.scoring.statements import BEST, StatementIndex

OVERLAP = 0.5
"""Mean vectors nearer than this overlap; of the 323 pairs in the shipped programmes one does (0.61)."""
MARGIN = 0.1
"""A rival must be nearer by this much; so are 46 of the 1 473 statements in the shipped programmes."""
LEAST_OWN = 3


@dataclass(frozen=True)
class _Shelf:
    """What counts in one language: centred unit vectors, and the place of each one's target."""

    language: Language
    vectors: Floats
    targets: NDArray[np.int64]
    statements: tuple[Statement, ...]


def language_means(programme: Programme, encoder: Encoder) -> dict[Language, Floats]:
    """Return the mean of the statements of ``programme`` by language, a background for a smaller one."""
    index = StatementIndex(programme, statement_vectors(programme, encoder))
    held = {statement.language for statement in index.statements}
    return {language: index.mean(language) for language in LANGUAGES if language in held}


def nearness_findings(
    programme: Programme, encoder: Encoder, background: Mapping[Language, Floats] | None = None
) -> Iterator[Finding]:
    """Yield pairs of targets that overlap, then statements that another target attracts.

    Args:
        programme: whose targets are compared.
        encoder: gives the vectors.
        background: mean of statements by language, learned elsewhere; a small programme needs it.
    """
    vectors = statement_vectors(programme, encoder)
    index = StatementIndex(programme, vectors, background)
    shelves = [shelf for language in LANGUAGES if (shelf := _shelf(programme, index, vectors, language))]
    yield from _overlaps(programme, shelves)
    for shelf in shelves:
        yield from _attracted(programme, shelf)


def _shelf(
    programme: Programme, index: StatementIndex, vectors: Vectors, language: Language
) -> _Shelf | None:
    places = {target.id: place for place, target in enumerate(programme.targets)}
    rows = [at for at, held in enumerate(index.statements) if held.language == language and held.counts]
    if not rows:
        return None
    chosen = tuple(index.statements[row] for row in rows)
    return _Shelf(
        language=language,
        vectors=centred(vectors[rows], index.mean(language)),
        targets=np.asarray([places[statement.target] for statement in chosen]),
        statements=chosen,
    )


def _overlaps(programme: Programme, shelves: list[_Shelf]) -> Iterator[Finding]:
    count = len(programme.targets)
    total, languages = np.zeros((count, count)), np.zeros((count, count))
    for shelf in shelves:
        held = np.unique(shelf.targets)
        middles = np.asarray([shelf.vectors[shelf.targets == place].mean(axis=0) for place in held])
        middles = centred(middles, np.zeros(middles.shape[1]))
        total[np.ix_(held, held)] += middles @ middles.T
        languages[np.ix_(held, held)] += 1
    nearness = np.divide(total, languages, out=np.zeros_like(total), where=languages > 0)
    for first, second in zip(*np.triu_indices(count, 1), strict=True):
        if nearness[first, second] > OVERLAP:
            values = {"target": programme.targets[first].id, "other": programme.targets[second].id}
            yield Finding("targets-overlap", ("targets", int(second), "id"), values)


def _attracted(programme: Programme, shelf: _Shelf) -> Iterator[Finding]:
    cosines = shelf.vectors @ shelf.vectors.T
    np.fill_diagonal(cosines, np.nan)
    nearness = np.full((len(shelf.targets), len(programme.targets)), -np.inf)
    for place in np.unique(shelf.targets):
        ranked = -np.sort(-cosines[:, shelf.targets == place], axis=1)[:, :BEST]
        known = ~np.isnan(ranked)
        sums, counts = np.where(known, ranked, 0.0).sum(axis=1), known.sum(axis=1)
        nearness[:, place] = np.divide(sums, counts, out=nearness[:, place].copy(), where=counts > 0)
    for row, statement in enumerate(shelf.statements):
        own = int(shelf.targets[row])
        rivals = nearness[row].copy()
        rivals[own] = -np.inf
        rival = int(rivals.argmax())
        enough = int((shelf.targets == own).sum()) >= LEAST_OWN
        if enough and rivals[rival] > nearness[row, own] + MARGIN:
            number = int(statement.id.rpartition("/")[2]) - 1
            values = {
                "statement": statement.id,
                "other": programme.targets[rival].id,
                "text": statement.text,
            }
            place_of = ("targets", own, "statements", shelf.language, number)
            yield Finding("statement-attracted", place_of, values)
