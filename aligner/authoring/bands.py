"""Which bands of a proposal change when one programme takes the place of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from aligner.authoring.differences import paired
from aligner.programme import Programme
from aligner.proposal import Proposal
from aligner.report import AlignmentReport, Band

SILENT: frozenset[Band | None] = frozenset({None, "none", "not_assessed"})


class ProposalChecker(Protocol):
    """What is needed of ``aligner.pipeline.Checker``."""

    programme: Programme

    def check(self, proposal: Proposal) -> AlignmentReport:
        """Return the report of one proposal."""


@dataclass(frozen=True)
class BandChange:
    """A target's band before and after; None stands where the programme has no such target."""

    proposal: str
    target_before: str | None
    target_after: str | None
    before: Band | None
    after: Band | None


def band_changes(before: ProposalChecker, after: ProposalChecker, proposal: Proposal) -> list[BandChange]:
    """Return the targets of which the band of ``proposal`` differs, those only one programme has at the end.

    A target that only one programme has is told of where the proposal addresses or mentions it.
    """
    old = {score.id: score.band for score in before.check(proposal).targets}
    new = {score.id: score.band for score in after.check(proposal).targets}
    pairs = [(first.id, second.id) for first, second in paired(before.programme, after.programme)]
    lost = [name for name in old if name not in {first for first, _ in pairs}]
    come = [name for name in new if name not in {second for _, second in pairs}]
    found = [BandChange(proposal.id, first, second, old[first], new[second]) for first, second in pairs]
    found += [BandChange(proposal.id, name, None, old[name], None) for name in lost]
    found += [BandChange(proposal.id, None, name, None, new[name]) for name in come]
    return [
        change
        for change in found
        if change.before != change.after
        and (not {change.before, change.after} <= SILENT or None not in (change.before, change.after))
    ]
