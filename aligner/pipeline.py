"""The way through the house: a proposal and a programme go in, an explained report comes out.

The command line and the API call ``load_checker`` and ``Checker.check``; nothing else.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from aligner.checks import period_checks
from aligner.errors import UsageError
from aligner.i18n import Language, mark, translate
from aligner.language import split_passages
from aligner.programme import Programme
from aligner.programme_file import DEFAULT_PROGRAMME, load_programme
from aligner.proposal import Proposal
from aligner.report import AlignmentReport, ProgrammeRef, ProposalRef
from aligner.scoring import Scorer, load_scorer
from aligner.settings import Settings, get_settings

NOTICE = mark(
    "Aligner supports a decision and never makes one. It shows which passages of the proposal serve the "
    "programme; it does not judge the quality of the project. It can be wrong: read the passages."
)


class TooManyPassagesError(UsageError):
    """The proposal is longer than the limit."""

    code = "too-many-passages"
    status = 413
    template = mark("The proposal has {count} passages; at most {limit} are checked at a time.")


class NoTextError(UsageError):
    """There is no sentence to read."""

    code = "empty"
    status = 422
    template = mark("The proposal has no text to check.")


class Checker:
    """Checks proposals against one programme with one model; safe to share between threads."""

    def __init__(self, programme: Programme, scorer: Scorer, settings: Settings | None = None) -> None:
        self.programme = programme
        self.scorer = scorer
        self.settings = settings or get_settings()

    def warm_up(self) -> None:
        """Load the encoder and the statements' vectors now rather than at the first proposal."""
        self.scorer.warm_up()

    def check(
        self, proposal: Proposal, *, language: Language = "en", today: date | None = None
    ) -> AlignmentReport:
        """Return the report of one proposal, with its sentences in ``language``.

        ``today`` is the day of the assessment, for the checks of periods; without it only days that stand in
        the text are compared, so that the same proposal gives the same report on any day.

        Raises:
            AlignerError: the text is empty, too long or in another language.
        """
        document_language, passages = split_passages(proposal)
        if not passages:
            raise NoTextError
        if len(passages) > self.settings.max_passages:
            raise TooManyPassagesError(count=len(passages), limit=self.settings.max_passages)
        return AlignmentReport(
            programme=ProgrammeRef(
                id=self.programme.id, version=self.programme.version, sha256=self.programme.sha256
            ),
            model=self.scorer.reference(),
            proposal=ProposalRef(
                id=proposal.id,
                title=proposal.title,
                language=document_language,
                sha256=proposal.sha256,
                passages=len(passages),
            ),
            language=language,
            targets=tuple(self.scorer.score(proposal.title, passages, language)),
            checks=tuple(period_checks(proposal.title, passages, self.programme, language, today=today)),
            notice=translate(NOTICE, language),
        )


@lru_cache(maxsize=16)
def load_checker(programme: str | Path = DEFAULT_PROGRAMME, model: str = "") -> Checker:
    """Return the checker for a programme (id or path) with a model (name; empty takes the shipped one)."""
    loaded = load_programme(programme)
    return Checker(loaded, load_scorer(loaded, model))
