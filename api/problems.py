"""Every error as RFC 9457 problem+json, in the reader's language."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from aligner.errors import AlignerError, UsageError
from aligner.i18n import Language, mark, translate
from api.checkers import NotReadyError
from api.negotiation import preferred_language

MEDIA_TYPE = "application/problem+json"
logger = logging.getLogger("aligner.api")

TITLES: dict[int, str] = {
    400: mark("The request is not right"),
    403: mark("Not permitted"),
    404: mark("Not found"),
    405: mark("Not allowed here"),
    406: mark("No such format"),
    413: mark("Too large"),
    415: mark("Not a kind of content that is read"),
    422: mark("The content is not right"),
    500: mark("Something went wrong"),
    503: mark("Not ready"),
}
DETAILS: dict[int, str] = {
    400: mark("The request could not be read. Check that it is complete and in the right form."),
    404: mark("There is nothing at this address."),
    405: mark("This address does not take requests of this kind."),
    500: mark("Something went wrong inside Aligner."),
}
FAULTS: dict[str, str] = {
    "missing": mark("This value is missing."),
    "extra_forbidden": mark("There is no field of this name."),
    "literal_error": mark("This value is not one of those allowed."),
    "string_type": mark("This value must be text."),
    "string_too_long": mark("This value is too long."),
    "json_invalid": mark("This is not valid JSON."),
}
OTHER_FAULT = mark("This value is not right.")


class InvalidRequestError(UsageError):
    """Fields of the request are not right; ``faults`` are pairs of JSON pointer and sentence."""

    code = "request-invalid"
    status = 422
    template = mark("The request has faults in these fields: {fields}.")

    def __init__(self, faults: Sequence[tuple[str, str]], status: int = 422) -> None:
        super().__init__("", fields=", ".join(pointer for pointer, _ in faults))
        self.faults = faults
        self.http_status = status


def invalid_request(error: ValidationError | RequestValidationError) -> InvalidRequestError:
    """Return pydantic's complaints as one error with a sentence for each field."""
    items = error.errors()
    faults = [
        ("/" + "/".join(str(part) for part in item["loc"]), FAULTS.get(item["type"], OTHER_FAULT))
        for item in items
    ]
    unreadable = any(item["type"] == "json_invalid" for item in items)
    return InvalidRequestError(faults, 400 if unreadable else 422)


def problem(
    *,
    code: str,
    status: int,
    detail: str,
    language: Language,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> JSONResponse:
    """Return one problem+json response; ``more`` are further members of the object."""
    content = {
        "type": f"urn:aligner:error:{code}",
        "title": translate(TITLES.get(status, HTTPStatus(status).phrase), language),
        "status": status,
        "detail": detail,
        "code": code,
        **more,
    }
    return JSONResponse(
        content,
        status_code=status,
        media_type=MEDIA_TYPE,
        headers={"Content-Language": language, **(headers or {})},
    )


def language_of(request: Request) -> Language:
    """Return the language for an error: what the request's content asked for, else its headers."""
    default: Language = request.app.state.settings.language
    asked: Language | None = getattr(request.state, "language", None)
    return asked or preferred_language(request, default)


def from_aligner_error(request: Request, error: AlignerError) -> JSONResponse:
    """Return the problem for one of Aligner's own errors; what is ours to mend is logged."""
    if error.status >= 500 and not isinstance(error, NotReadyError):
        logger.error("%s: %s", error.code, error.detail or error)
    language = language_of(request)
    faults = getattr(error, "faults", ())
    more = {
        "errors": [{"pointer": f"#{where}", "detail": translate(text, language)} for where, text in faults]
    }
    return problem(
        code=error.code,
        status=getattr(error, "http_status", error.status),
        detail=error.message(language),
        language=language,
        headers={"Retry-After": "5"} if error.status == 503 else None,
        **(more if faults else {}),
    )


def install(app: FastAPI) -> None:
    """Make every error of ``app`` a problem."""

    async def aligner_error(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, AlignerError)
        return from_aligner_error(request, error)

    async def validation_error(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        return from_aligner_error(request, invalid_request(error))

    async def http_error(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        language = language_of(request)
        return problem(
            code=f"http-{error.status_code}",
            status=error.status_code,
            detail=translate(DETAILS.get(error.status_code, DETAILS[400]), language),
            language=language,
            headers=error.headers,
        )

    async def unexpected_error(request: Request, error: Exception) -> JSONResponse:
        logger.error("unexpected error", exc_info=error)
        language = language_of(request)
        detail = translate(DETAILS[500], language)
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
        return problem(code="internal", status=500, detail=detail, language=language, headers=headers)

    app.add_exception_handler(AlignerError, aligner_error)
    app.add_exception_handler(RequestValidationError, validation_error)
    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(Exception, unexpected_error)
