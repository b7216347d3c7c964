"""The score taken apart: the passages that made it, those that did not count and why, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.i18n import Language
from aligner.programme import Target
from aligner.proposal import Passage
from aligner.report import ROLES, Evidence, NotCounted
from aligner.scoring.geometry import Floats
from aligner.scoring.statements import StatementIndex
from aligner.scoring.strength import COMMITMENT, LEAST_COMMITMENT, Strengths

NOT_COUNTED_TOPIC = 0.5
MOST_NOT_COUNTED = 3
MOST_MISSING = 3


def evidence_of(
    place: int, found: Strengths, parts: Floats, passages: Sequence[Passage], index: StatementIndex
) -> list[Evidence]:
    """Return every passage that contributes to the target at ``place``, largest contribution first.

    Their contributions sum to the raw score.
    """
    column = parts[:, place]
    rows = [row for row in np.argsort(-column, kind="stable") if column[row] > 0]
    return [
        Evidence(
            text=passages[row].text,
            section=passages[row].section,
            start=passages[row].start,
            end=passages[row].end,
            page=passages[row].page,
            language=passages[row].language,
            role=ROLES[COMMITMENT],
            contribution=float(column[row]),
            statement=index.statements[int(found.statement[row, place])].id,
        )
        for row in rows
    ]


def not_counted_of(place: int, found: Strengths, passages: Sequence[Passage]) -> list[NotCounted]:
    """Return the passages that are most about the target and earned it nothing because of their role."""
    topic = found.topic[:, place]
    barred = (found.roles[:, COMMITMENT] < LEAST_COMMITMENT) & (topic >= NOT_COUNTED_TOPIC)
    rows = [row for row in np.argsort(-topic, kind="stable") if barred[row]][:MOST_NOT_COUNTED]
    return [
        NotCounted(
            text=passages[row].text,
            section=passages[row].section,
            start=passages[row].start,
            end=passages[row].end,
            page=passages[row].page,
            language=passages[row].language,
            role=ROLES[int(found.roles[row].argmax())],
        )
        for row in rows
    ]


def missing_of(target: Target, evidence: Sequence[Evidence], language: Language) -> list[str]:
    """Return statements of the target, in ``language``, that no passage serves: its aspects left open."""
    languages = [language, *(name for name in target.statements if name != language)]
    held = next((name for name in languages if target.statements.get(name)), None)
    if held is None:
        return []
    served = {int(found.statement.rsplit("/", 1)[1]) for found in evidence if found.contribution > 0}
    texts = target.statements[held]
    return [text for number, text in enumerate(texts, 1) if number not in served][:MOST_MISSING]
