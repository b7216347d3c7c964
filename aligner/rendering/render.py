"""One function for every format, so that the command line and the API answer the same."""

from __future__ import annotations

import json
from typing import Literal, get_args

from aligner.errors import UsageError
from aligner.i18n import Language, mark
from aligner.programme import Programme
from aligner.rendering.html import render_html
from aligner.rendering.text import render_text
from aligner.rendering.view import Audience, build_view
from aligner.report import AlignmentReport

Format = Literal["text", "json", "jsonl", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)


class UnknownFormatError(UsageError):
    """A report cannot be had in this format."""

    code = "format-unknown"
    template = mark("There is no report format “{name}”. Choose one of these: {known}.")


def render(
    report: AlignmentReport,
    programme: Programme,
    format: Format,  # the word that the command line and the API use
    *,
    language: Language | None = None,
    audience: Audience = "applicant",
    colour: bool = False,
) -> str:
    """Return ``report`` in ``format``; the text ends with a line break.

    Args:
        report: what is shown; JSON shows it whole and as it is.
        programme: gives targets their names, and statements by their id.
        format: ``text`` for a terminal, ``json``, ``jsonl`` (one line) or ``html`` (one file).
        language: of everything that Aligner says; the report's own where none is given.
        audience: an ``applicant`` reads fewer numbers; an ``officer`` gets all of them and a place to
            write a judgement.
        colour: whether ``text`` may hold ANSI colours.

    Raises:
        UnknownFormatError: ``format`` is none of these.
    """
    if format == "jsonl":
        return report.to_json() + "\n"
    if format == "json":
        return json.dumps(report.to_dict(), ensure_ascii=False, indent=2) + "\n"
    if format not in FORMATS:
        raise UnknownFormatError(name=format, known=", ".join(FORMATS))
    view = build_view(report, programme, language=language or report.language, audience=audience)
    return render_html(view) if format == "html" else render_text(view, colour=colour)
