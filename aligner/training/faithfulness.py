"""Whether the explanation is what made the score: deletion tests on the shown passages.

Comprehensiveness: how far the score falls without the evidence; sufficiency: how far it falls with the
evidence alone (ERASER, DeYoung 2020, arXiv 1911.03429). Both re-score the passages, so neighbours and all
else that the score looks at are felt.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.language import split_passages
from aligner.pipeline import Checker
from aligner.proposal import Passage
from aligner.report import ADDRESSED, AlignmentReport, TargetScore
from aligner.training.records import Record

SHOWN = 3


def faithfulness(
    records: Sequence[Record], reports: Sequence[AlignmentReport | None], checker: Checker
) -> dict[str, float]:
    """Return the deletion measures over all addressed targets."""
    lowered, comprehensive, sufficient = [], [], []
    for record, report in zip(records, reports, strict=True):
        if report is None:
            continue
        _, passages = split_passages(record.proposal())
        for target in report.targets:
            if target.band not in ADDRESSED or target.score is None:
                continue
            shown = {evidence.start for evidence in target.evidence[:SHOWN]}
            first = {target.evidence[0].start}
            without_first = _rescore(checker, record, passages, target, first, keep=False)
            lowered.append(without_first < target.raw)
            without = _rescore(checker, record, passages, target, shown, keep=False)
            alone = _rescore(checker, record, passages, target, shown, keep=True)
            comprehensive.append((target.raw - without) / target.raw)
            sufficient.append((target.raw - alone) / target.raw)
    if not lowered:
        return {}
    return {
        "first_removed_lowers": float(np.mean(lowered)),
        "comprehensiveness": float(np.mean(comprehensive)),
        "sufficiency": float(np.mean(sufficient)),
    }


def _rescore(
    checker: Checker,
    record: Record,
    passages: Sequence[Passage],
    target: TargetScore,
    starts: set[int],
    *,
    keep: bool,
) -> float:
    rest = [passage for passage in passages if (passage.start in starts) == keep]
    if not rest:
        return 0.0
    return checker.scorer.raw(record.title, rest)[target.id]
