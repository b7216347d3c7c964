"""Which language and which media type the client asked for."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request

from aligner.errors import UsageError
from aligner.i18n import LANGUAGES, Language, mark

JSON = "application/json"
HTML = "text/html"
OFFERED = (JSON, HTML)


class NotAcceptableError(UsageError):
    """The client accepts none of the media types that there are."""

    code = "not-acceptable"
    status = 406
    template = mark("A report can be had as {offered}. Ask for one of these in the Accept header.")


def as_language(value: object) -> Language | None:
    """Return ``value`` as a language that Aligner speaks, or None."""
    return next((language for language in LANGUAGES if language == value), None)


def preferred_language(request: Request, default: Language) -> Language:
    """Return the first of: ``?lang=``, ``?language=``, the Accept-Language header, ``default``."""
    for key in ("lang", "language"):
        if language := as_language(request.query_params.get(key)):
            return language
    for name in _by_quality(request.headers.get("accept-language", "")):
        if language := as_language(name.split("-")[0].lower()):
            return language
    return default


def preferred_media_type(request: Request) -> str:
    """Return the media type to answer with; JSON where the client does not mind.

    Raises:
        NotAcceptableError: the Accept header admits none of those on offer.
    """
    accepted = list(_by_quality(request.headers.get("accept", "*/*")))
    for name in accepted or ["*/*"]:
        for offered in OFFERED:
            if name.lower() in (offered, "*/*", f"{offered.split('/')[0]}/*"):
                return offered
    raise NotAcceptableError(offered=", ".join(OFFERED))


def _by_quality(header: str) -> Iterator[str]:
    """Yield the values of a header such as ``fi;q=0.9, en;q=0.8``, the dearest first, without q=0."""
    weighted = []
    for place, part in enumerate(header.split(",")):
        name, _, parameters = part.strip().partition(";")
        quality = _quality(parameters)
        if name and quality > 0:
            weighted.append((-quality, place, name.strip()))
    return (name for _, _, name in sorted(weighted))


def _quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        key, _, value = parameter.strip().partition("=")
        if key.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
