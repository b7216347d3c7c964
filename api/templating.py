"""The page's templates, each with ``_`` bound to the reader's language."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from aligner.i18n import LANGUAGES, Language, translate
from aligner.rendering.words import LANGUAGE_WORDS

OWN_NAMES: dict[Language, str] = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


def page(template: str, language: Language, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return a page in ``language``."""

    def gettext(message: str, **fields: object) -> str:
        return translate(message, language, **fields)

    content = (
        _environment()
        .get_template(template)
        .render(
            _=gettext,
            page_language=language,
            languages=[(name, OWN_NAMES[name]) for name in LANGUAGES],
            report_languages=[(name, gettext(LANGUAGE_WORDS[name])) for name in LANGUAGES],
            **values,
        )
    )
    headers = {"Content-Language": language, "Vary": "Accept-Language"}
    return HTMLResponse(content, status_code=status, headers=headers)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("api"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
