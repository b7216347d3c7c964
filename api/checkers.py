"""The checkers of this process: loaded once, in the background, and found by a programme's id."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from threading import Lock, Thread
from typing import Protocol

from aligner.errors import AlignerError
from aligner.i18n import Language, mark
from aligner.programme import Programme
from aligner.programme_file import DEFAULT_PROGRAMME, UnknownProgrammeError, programme_files
from aligner.proposal import Proposal
from aligner.report import AlignmentReport

logger = logging.getLogger("aligner.api")


class ProposalChecker(Protocol):
    """What the HTTP room needs of ``aligner.pipeline.Checker``."""

    programme: Programme

    def warm_up(self) -> None:
        """Load everything now."""

    def check(
        self, proposal: Proposal, *, language: Language = "en", today: date | None = None
    ) -> AlignmentReport:
        """Return the report of one proposal."""


LoadChecker = Callable[[str], ProposalChecker]


class NotReadyError(AlignerError):
    """The model is still being loaded, or could not be."""

    code = "not-ready"
    status = 503
    template = mark("Aligner is still starting. Try again in a moment.")


class CheckerPool:
    """Loads checkers one at a time and knows whether the default one is ready."""

    def __init__(self, load: LoadChecker) -> None:
        self._load = load
        self._lock = Lock()
        self._warm: dict[str, ProposalChecker] = {}
        self.failure: AlignerError | None = None

    @property
    def ready(self) -> bool:
        """Whether a checker is loaded and warm."""
        return bool(self._warm)

    def start(self) -> Thread:
        """Load the default checker in a background thread, and return the thread."""
        thread = Thread(target=self._warm_up, name="aligner-warm-up", daemon=True)
        thread.start()
        return thread

    def get(self, programme: str) -> ProposalChecker:
        """Return the checker of the installed programme with this id; waits while one is being loaded.

        Raises:
            UnknownProgrammeError: none of the installed programmes has this id. Paths are never followed.
        """
        known = [name for name, _ in programme_files()]
        if programme not in known:
            raise UnknownProgrammeError(name=programme, known=", ".join(known))
        with self._lock:
            if programme not in self._warm:
                checker = self._load(programme)
                checker.warm_up()
                self._warm[programme] = checker
            return self._warm[programme]

    def _warm_up(self) -> None:
        try:
            self.get(DEFAULT_PROGRAMME)
        except AlignerError as error:
            self.failure = error
            logger.error("the model could not be loaded: %s", error)
        except Exception as error:
            self.failure = AlignerError(repr(error))
            logger.exception("the model could not be loaded")


def load_from_pipeline(programme: str) -> ProposalChecker:
    """Return the pipeline's checker; its import waits until it is needed, for it is heavy."""
    from aligner.pipeline import load_checker  # noqa: PLC0415

    return load_checker(programme)
