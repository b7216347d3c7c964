"""One submission checked: read, scored and rendered in a worker thread, a few at a time."""

from __future__ import annotations

from dataclasses import dataclass

from anyio import to_thread
from starlette.requests import Request

from aligner.i18n import Language
from aligner.programme import Programme
from aligner.report import AlignmentReport
from api.checkers import CheckerPool
from api.intake import Submission, read_submission


@dataclass(frozen=True)
class Checked:
    """A report with the programme whose names it needs."""

    report: AlignmentReport
    programme: Programme
    language: Language


async def check(request: Request, submission: Submission, fallback: Language) -> Checked:
    """Return the report of ``submission``, in its own language or else in ``fallback``."""
    language = submission.request.language or fallback
    pool: CheckerPool = request.app.state.pool

    def work() -> Checked:
        proposal = read_submission(submission)
        checker = pool.get(submission.request.programme)
        report = checker.check(proposal, language=language, today=submission.request.date)
        request.app.state.metrics.count_check()
        return Checked(report, checker.programme, language)

    return await to_thread.run_sync(work, limiter=request.app.state.limiter)
