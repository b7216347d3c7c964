"""How good the product is on labelled proposals, measured through the same door that users take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from aligner.encoding.memory import RememberingEncoder
from aligner.errors import AlignerError
from aligner.pipeline import Checker
from aligner.report import ADDRESSED, AlignmentReport, TargetScore
from aligner.scoring.scorer import Scorer
from aligner.training.faithfulness import faithfulness
from aligner.training.measures import Outcome, bootstrap, false_alarms, measure
from aligner.training.records import Record

BAND_GRADES = {"central": 2, "partial": 1}
LENGTHS = ((0, 60, "under 60 words"), (60, 200, "60–199 words"), (200, 500, "200–499 words"))


def evaluate(records: Iterable[Record], checker: Checker, *, intervals: bool = True) -> dict[str, Any]:
    """Return all measures: overall with intervals, by language, kind, length and target.

    Args:
        records: labelled proposals; their labels must be targets of the checker's programme. Taken one by
            one, so that a caller can show progress.
        checker: what is measured.
        intervals: whether to draw bootstrap intervals.
    """
    checker = _remembering(checker)
    reports: list[AlignmentReport | None] = []
    taken: list[Record] = []
    for record in records:
        taken.append(record)
        try:
            reports.append(checker.check(record.proposal()))
        except AlignerError:
            reports.append(None)
    records = taken
    targets = [target.id for target in checker.programme.targets]
    outcome = outcome_of(records, reports, targets)
    return {
        "records": len(records),
        "failed": sum(report is None for report in reports),
        "programme": checker.programme.id,
        "model": checker.scorer.reference().model_dump(),
        "overall": measure(outcome),
        "intervals": bootstrap(outcome, [record.family for record in records]) if intervals else {},
        "false_alarms": false_alarms(outcome, [record.kind for record in records]),
        "consistency": consistency(records, reports),
        "faithfulness": faithfulness(records, reports, checker),
        "not_assessed": _share_not_assessed(reports),
        "groups": _groups(records, outcome),
        "targets": _by_target(outcome, targets),
    }


def _remembering(checker: Checker) -> Checker:
    """Return a checker that encodes each passage once: deletion tests ask for the same ones many times."""
    scorer = checker.scorer
    remembering = Scorer(scorer.programme, scorer.model, RememberingEncoder(scorer.encoder))
    return Checker(checker.programme, remembering, checker.settings)


def outcome_of(
    records: Sequence[Record], reports: Sequence[AlignmentReport | None], targets: Sequence[str]
) -> Outcome:
    """Return labels and results as arrays; a proposal that could not be read counts as not addressed."""
    shape = (len(records), len(targets))
    grades, bands = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    scores, first, third = np.zeros(shape), np.full(shape, np.nan), np.full(shape, np.nan)
    for row, (record, report) in enumerate(zip(records, reports, strict=True)):
        for column, target in enumerate(targets):
            grades[row, column] = record.labels.get(target, 0)
            found = report.target(target) if report is not None else None
            if found is not None:
                scores[row, column] = found.score or 0.0
                bands[row, column] = BAND_GRADES.get(found.band, 0)
            if target in record.labels:
                hits = evidence_hits(record, target, found)
                first[row, column] = bool(hits[:1] and hits[0])
                third[row, column] = any(hits[:3])
    return Outcome(grades, scores, bands, first, third)


def evidence_hits(record: Record, target: str, found: TargetScore | None) -> list[bool]:
    """Return, for each evidence passage in order, whether the author marked it (or a part of it)."""
    marked = [" ".join(text.split()) for text in record.evidence.get(target, ())]
    texts = [" ".join(item.text.split()) for item in found.evidence] if found is not None else []
    return [any(text in quote or quote in text for quote in marked) for text in texts]


def consistency(records: Sequence[Record], reports: Sequence[AlignmentReport | None]) -> dict[str, float]:
    """Return how often the band of a target differs between language versions of the same proposal."""
    families: dict[str, list[AlignmentReport]] = defaultdict(list)
    for record, report in zip(records, reports, strict=True):
        if report is not None:
            families[record.family].append(report)
    band, addressed = [], []
    for versions in families.values():
        for other in versions[1:]:
            for one, two in zip(versions[0].targets, other.targets, strict=True):
                band.append(one.band != two.band)
                addressed.append((one.band in ADDRESSED) != (two.band in ADDRESSED))
    if not band:
        return {}
    return {"bands_that_differ": float(np.mean(band)), "addressed_that_differ": float(np.mean(addressed))}


def _share_not_assessed(reports: Sequence[AlignmentReport | None]) -> float:
    bands = [target.band for report in reports if report is not None for target in report.targets]
    return float(np.mean([band == "not_assessed" for band in bands])) if bands else 0.0


def _groups(records: Sequence[Record], outcome: Outcome) -> dict[str, dict[str, dict[str, float]]]:
    keys: dict[str, Callable[[Record], str]] = {
        "language": lambda record: record.lang,
        "kind": lambda record: record.kind,
        "length": lambda record: _length(record.words),
    }
    found: dict[str, dict[str, dict[str, float]]] = {}
    for name, key in keys.items():
        values = np.asarray([key(record) for record in records])
        found[name] = {
            str(value): {"records": int((values == value).sum())}
            | measure(outcome.take(np.flatnonzero(values == value)))
            for value in sorted(set(values))
        }
    return found


def _length(words: int) -> str:
    return next((name for low, high, name in LENGTHS if low <= words < high), "500 words and more")


def _by_target(outcome: Outcome, targets: Sequence[str]) -> dict[str, dict[str, float]]:
    found = {}
    for column, target in enumerate(targets):
        narrowed = [
            getattr(outcome, name)[:, [column]] for name in ("grades", "scores", "bands", "first", "third")
        ]
        own = Outcome(*narrowed)
        found[target] = {"labelled": int((own.grades > 0).sum())} | measure(own)
    return found
