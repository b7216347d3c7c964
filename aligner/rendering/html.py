"""The report as one self-contained HTML file, and as a fragment for a page that has its own frame."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from aligner.i18n import Language, translate
from aligner.rendering import words
from aligner.rendering.view import ReportView
from aligner.report import BANDS


def render_html(view: ReportView) -> str:
    """Return ``view`` as one HTML document: style inline, no script, nothing fetched."""
    template = environment().get_template("report.html.j2")
    return template.render(style=stylesheet(), **_context(view, level=1))


def render_fragment(view: ReportView, *, level: int = 1) -> Markup:
    """Return the report's inside, for a page that has ``stylesheet()``; headings start at ``level``."""
    template = environment().get_template("report_body.html.j2")
    return Markup(template.render(**_context(view, level=level)))


@cache
def stylesheet() -> Markup:
    """Return the style of reports; it holds no ``</style`` and may stand inline."""
    return Markup(environment().get_template("report.css").render())


@cache
def environment() -> Environment:
    """Return what all pages of this room are made with."""
    return Environment(
        loader=PackageLoader("aligner.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _context(view: ReportView, *, level: int) -> dict[str, object]:
    language: Language = view.language

    def gettext(message: str, **values: object) -> str:
        return translate(message, language, **values)

    meanings = [
        (band, words.band_word(band, language), translate(words.BAND_MEANINGS[band], language))
        for band in BANDS
    ]
    return {
        "_": gettext,
        "view": view,
        "meanings": meanings,
        "first": level,
        "quoted": lambda text: words.quoted(text, language),
    }
