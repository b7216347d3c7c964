"""Whole reports compared with files; ``WRITE_GOLDEN=1 pytest`` writes them anew, to be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aligner.i18n import LANGUAGES, Language
from aligner.programme import Programme
from aligner.rendering import Audience, Format, render
from aligner.report import AlignmentReport

GOLDEN = Path(__file__).parent / "golden"
CASES: list[tuple[Format, Language, Audience]] = [
    *(("text", language, "applicant") for language in LANGUAGES),
    *(("html", language, "applicant") for language in LANGUAGES),
    ("html", "fi", "officer"),
    ("json", "en", "applicant"),
]


@pytest.mark.parametrize(("format", "language", "audience"), CASES)
def test_report_is_the_golden_one(
    report: AlignmentReport, programme: Programme, format: Format, language: Language, audience: Audience
) -> None:
    path = GOLDEN / f"{audience}-{language}.{'txt' if format == 'text' else format}"
    rendered = render(report, programme, format, language=language, audience=audience)
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(rendered, encoding="utf-8", newline="\n")
    assert rendered == path.read_text(encoding="utf-8")
