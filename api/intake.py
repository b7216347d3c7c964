"""A request's body → a submission → a Proposal; the API and the web page take in the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from aligner.errors import UsageError
from aligner.i18n import Language, mark
from aligner.proposal import Proposal
from aligner.reading import read_bytes, read_sections, read_text
from aligner.settings import Settings
from api.limits import too_large
from api.negotiation import as_language
from api.problems import invalid_request
from api.schemas import CheckRequest

FORM_TYPES = ("multipart/form-data", "application/x-www-form-urlencoded")
MAX_NAME = 120
_NOT_IN_NAMES = re.compile(r"[^\w .()+,-]")


class NothingGivenError(UsageError):
    """The request holds neither a file nor a text."""

    code = "nothing-given"
    status = 422
    template = mark("There is nothing to check. Paste the text of the proposal or choose a file.")


class TwoGivenError(UsageError):
    """The request holds more than one proposal."""

    code = "two-given"
    status = 422
    template = mark("Give either a file or a text, not both. Remove one of them and try again.")


class UnsupportedMediaTypeError(UsageError):
    """The body is neither JSON nor a form."""

    code = "media-type-unsupported"
    status = 415
    template = mark("Send the proposal as a form with a file (multipart/form-data) or as application/json.")


class UnreadableRequestError(UsageError):
    """The body is not the form that it says it is, or has too many parts."""

    code = "request-unreadable"
    status = 400
    template = mark("The request could not be read. Check that it is complete and in the right form.")


@dataclass(frozen=True)
class Upload:
    """A file as it was sent: its last name without any folder, and its bytes."""

    name: str
    data: bytes
    media_type: str | None = None


@dataclass(frozen=True)
class Form:
    """The fields of a form that hold something, and its file."""

    fields: dict[str, str]
    upload: Upload | None = None


@dataclass(frozen=True)
class Submission:
    """What one request asks for."""

    request: CheckRequest
    upload: Upload | None = None

    def source(self) -> str:
        """Return which of ``file``, ``text`` and ``sections`` was given.

        Raises:
            NothingGivenError: none was. TwoGivenError: more than one was.
        """
        given = {
            "file": self.upload is not None,
            "text": bool(self.request.text and self.request.text.strip()),
            "sections": self.request.sections is not None,
        }
        names = [name for name, there in given.items() if there]
        if not names:
            raise NothingGivenError
        if len(names) > 1:
            raise TwoGivenError
        return names[0]


async def take_in(request: Request, settings: Settings) -> Submission:
    """Return what the API was sent, as JSON or as a form.

    Raises:
        AlignerError: the body is too large, of another kind or not right.
    """
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type == "application/json":
        return _from_json(request, await request.body())
    if media_type not in FORM_TYPES:
        raise UnsupportedMediaTypeError
    return from_form(request, await read_form(request, settings), settings)


async def read_form(request: Request, settings: Settings) -> Form:
    """Return the form with its one file; fields that are empty count as not given.

    Raises:
        BodyTooLargeError: it is larger than ``settings`` allow.
        UnreadableRequestError: it is broken.
    """
    try:
        async with request.form(max_files=1, max_fields=20, max_part_size=settings.max_bytes) as form:
            return await _held(form)
    except HTTPException as error:
        raise UnreadableRequestError(str(error.detail)) from error


async def _held(form: FormData) -> Form:
    fields = {key: value for key, value in form.multi_items() if isinstance(value, str) and value.strip()}
    file = form.get("file")
    if isinstance(file, UploadFile) and file.filename:
        return Form(fields, Upload(safe_name(file.filename), await file.read(), file.content_type))
    return Form(fields)


def from_form(request: Request, form: Form, settings: Settings) -> Submission:
    """Return what a form asks for; ``lang`` is the page's own and no part of it.

    Raises:
        AlignerError: the file is too large or a field is not right.
    """
    if form.upload is not None and len(form.upload.data) > settings.max_bytes:
        raise too_large(settings.max_bytes)
    fields = {key: value for key, value in form.fields.items() if key != "lang"}
    _remember(request, as_language(fields.get("language")))
    try:
        return Submission(CheckRequest.model_validate(fields), form.upload)
    except ValidationError as error:
        raise invalid_request(error) from error


def read_submission(submission: Submission) -> Proposal:
    """Return the proposal that was sent; blocking work, to be kept off the event loop."""
    asked = submission.request
    source = submission.source()
    if source == "sections" and asked.sections is not None:
        pairs = [(section.name, section.text) for section in asked.sections]
        return read_sections(pairs, title=asked.title, id=asked.id)
    if source == "file" and submission.upload is not None:
        upload = submission.upload
        proposal = read_bytes(upload.data, upload.name, media_type=upload.media_type)
        given = {key: value for key, value in (("id", asked.id), ("title", asked.title)) if value}
        return proposal.model_copy(update=given)
    return read_text(asked.text or "", title=asked.title, id=asked.id)


def safe_name(name: str) -> str:
    """Return the last part of an uploaded name, whatever slashes it uses, in harmless characters.

    The end, which tells the kind of file, is kept where the name is cut.
    """
    last = re.split(r"[/\\]", name)[-1]
    return _NOT_IN_NAMES.sub("_", last).lstrip(".")[-MAX_NAME:] or "file"


def _from_json(request: Request, body: bytes) -> Submission:
    try:
        parsed = CheckRequest.model_validate_json(body)
    except ValidationError as error:
        raise invalid_request(error) from error
    _remember(request, parsed.language)
    return Submission(parsed)


def _remember(request: Request, language: Language | None) -> None:
    """Let a later error be told in the language that the content asks for."""
    if language is not None:
        request.state.language = language
