"""The API: ``/v1/check``, ``/v1/programmes``, and what a machine asks of a server."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from aligner.programme import Programme
from aligner.rendering import render
from aligner.report import AlignmentReport
from api.checkers import CheckerPool, NotReadyError
from api.checking import check
from api.intake import take_in
from api.negotiation import HTML, preferred_language, preferred_media_type
from api.openapi import check_body, problems
from api.programmes import installed_programme, installed_programmes
from api.schemas import ProgrammeList, ProgrammeSummary, Status

router = APIRouter()


@router.post(
    "/v1/check",
    tags=["check"],
    summary="Check one proposal",
    response_model=None,
    responses={
        200: {
            "description": "The report, as JSON or as one HTML file.",
            "model": AlignmentReport,
            "content": {HTML: {}},
        },
        **problems(400, 404, 406, 413, 415, 422, 503),
    },
    openapi_extra=check_body(),
)
async def check_proposal(request: Request) -> Response:
    """Check one proposal, sent as a form with a file or as JSON with `text` or `sections`.

    The Accept header chooses between `application/json` (the default) and `text/html`.
    """
    media_type = preferred_media_type(request)
    settings = request.app.state.settings
    submission = await take_in(request, settings)
    checked = await check(request, submission, preferred_language(request, settings.language))
    content = render(
        checked.report,
        checked.programme,
        "html" if media_type == HTML else "json",
        language=checked.language,
        audience=submission.request.audience,
    )
    headers = {"Content-Language": checked.language, "Vary": "Accept, Accept-Language"}
    return Response(content, media_type=media_type, headers=headers)


@router.get("/v1/programmes", tags=["programmes"], summary="List the installed programmes")
def list_programmes() -> ProgrammeList:
    """List the programmes that a proposal can be checked against."""
    usable, invalid = installed_programmes()
    return ProgrammeList(programmes=[ProgrammeSummary.of(programme) for programme in usable], invalid=invalid)


@router.get(
    "/v1/programmes/{id}",
    tags=["programmes"],
    summary="Show one programme",
    response_model=None,
    responses={
        200: {
            "description": "The whole programme with its targets, names and statements, and `sha256`.",
            "model": Programme,
        },
        **problems(404, 422),
    },
)
def show_programme(id: str = Path(examples=["kymenlaakso-2022-2025"])) -> dict[str, Any]:
    """Show one programme: its targets in order, with their names, statements and exclusions."""
    programme = installed_programme(id)
    return {**programme.model_dump(mode="json"), "sha256": programme.sha256}


@router.get("/health", tags=["server"], summary="Is the server up?")
async def health() -> Status:
    """Answer as soon as the server listens."""
    return Status(status="ok")


@router.get("/ready", tags=["server"], summary="Is the model loaded?", responses=problems(503))
async def ready(request: Request) -> Status:
    """Answer 200 once proposals can be checked, and 503 before."""
    pool: CheckerPool = request.app.state.pool
    if pool.ready:
        return Status(status="ready")
    raise pool.failure or NotReadyError


@router.get("/metrics", tags=["server"], summary="Numbers for Prometheus", response_class=PlainTextResponse)
async def metrics(request: Request) -> PlainTextResponse:
    """Tell how many answers and checks there have been."""
    state = request.app.state
    text = state.metrics.to_prometheus(ready=state.pool.ready)
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4")
