"""A checker that answers with the hand-made report, quickly and without a model."""

from __future__ import annotations

from datetime import date

from aligner.errors import UsageError
from aligner.i18n import Language
from aligner.programme_file import load_programme
from aligner.proposal import Proposal
from aligner.report import AlignmentReport
from tests.rendering.sample import sample_report


class FakeRefusalError(UsageError):
    code = "empty"
    status = 422
    template = "The proposal has no text to check."


class FakeChecker:
    def __init__(self, programme: str) -> None:
        self.programme = load_programme(programme)
        self.warmed = 0
        self.seen: list[Proposal] = []

    def warm_up(self) -> None:
        self.warmed += 1

    def check(
        self, proposal: Proposal, *, language: Language = "en", today: date | None = None
    ) -> AlignmentReport:
        self.today = today
        self.seen.append(proposal)
        if "REFUSE" in proposal.text:
            raise FakeRefusalError
        if "BREAK" in proposal.text:
            raise RuntimeError("secret detail")
        report = sample_report()
        named = report.proposal.model_copy(
            update={"id": proposal.id, "title": proposal.title, "sha256": proposal.sha256}
        )
        return report.model_copy(update={"proposal": named, "language": language})
