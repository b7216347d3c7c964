"""The web page: one form, one report, in three languages, with or without JavaScript."""

from __future__ import annotations

import logging

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from aligner.errors import AlignerError
from aligner.i18n import Language
from aligner.programme_file import UnknownProgrammeError
from aligner.rendering.html import render_fragment, stylesheet
from aligner.rendering.view import build_view
from api.checking import Checked, check
from api.intake import NothingGivenError, Submission, TwoGivenError, from_form, read_form
from api.negotiation import as_language, preferred_language
from api.page_form import PageForm
from api.problems import InvalidRequestError
from api.programmes import installed_programmes
from api.templating import page

logger = logging.getLogger("aligner.api")
router = APIRouter(include_in_schema=False)


@router.get("/")
def show_form(request: Request) -> HTMLResponse:
    """Show the empty form."""
    language = _page_language(request)
    return _form_page(PageForm(page_language=language, language=language))


@router.post("/")
async def show_report(request: Request) -> HTMLResponse:
    """Check what the form holds and show the report, or the form again with what is wrong."""
    language = _page_language(request)
    form = PageForm(page_language=language, language=language)
    try:
        data = await read_form(request, request.app.state.settings)
        language = as_language(data.fields.get("lang")) or language
        form = PageForm.of(data, language)
        submission = from_form(request, data, request.app.state.settings)
        checked = await check(request, submission, language)
    except AlignerError as error:
        return _form_page(form.with_error(_field_of(error, form), error.message(language)), error)
    except Exception as error:
        logger.exception("unexpected error")
        return _form_page(
            form.with_error("text", AlignerError().message(language)), AlignerError(repr(error))
        )
    return _report_page(form, submission, checked)


@router.get("/static/report.css")
def report_style() -> Response:
    """Serve the style that the page shares with reports in one file."""
    return Response(str(stylesheet()), media_type="text/css", headers={"Cache-Control": "max-age=3600"})


def _page_language(request: Request) -> Language:
    return preferred_language(request, request.app.state.settings.language)


def _form_page(form: PageForm, error: AlignerError | None = None) -> HTMLResponse:
    programmes, _ = installed_programmes()
    status = 200 if error is None else getattr(error, "http_status", error.status)
    return page("index.html.j2", form.page_language, status=status, form=form, programmes=programmes)


def _report_page(form: PageForm, submission: Submission, checked: Checked) -> HTMLResponse:
    programmes, _ = installed_programmes()
    view = build_view(
        checked.report,
        checked.programme,
        language=checked.language,
        audience=submission.request.audience,
    )
    return page(
        "result.html.j2",
        form.page_language,
        form=form,
        programmes=programmes,
        report=render_fragment(view),
        title=view.title,
        report_language=checked.language,
    )


def _field_of(error: AlignerError, form: PageForm) -> str:
    """Return the field of the form at which an error is to be told."""
    if isinstance(error, UnknownProgrammeError):
        return "programme"
    if isinstance(error, InvalidRequestError):
        named = error.faults[0][0].strip("/").split("/")[0]
        return named if named in ("programme", "language", "audience", "title") else "text"
    if isinstance(error, NothingGivenError):
        return "text"
    if isinstance(error, TwoGivenError):
        return "file"
    return "text" if form.text.strip() else "file"
