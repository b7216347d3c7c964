from __future__ import annotations

import re

import pytest

from aligner.i18n import LANGUAGES, Language
from aligner.programme import Programme
from aligner.rendering import render
from aligner.report import AlignmentReport


def text_of(report: AlignmentReport, programme: Programme, language: Language = "en", **options: bool) -> str:
    return render(report, programme, "text", language=language, **options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_longer_than_100_columns(
    report: AlignmentReport, programme: Programme, language: Language
) -> None:
    assert max(map(len, text_of(report, programme, language).splitlines())) <= 100


def test_long_names_and_titles_are_wrapped(report: AlignmentReport, programme: Programme) -> None:
    title = report.proposal.model_copy(update={"title": "Pitkä hankkeen nimi " * 20})
    targets = tuple(
        target.model_copy(update={"name": {"en": "A very long name " * 10}, "short": {}})
        for target in programme.targets
    )
    long = text_of(
        report.model_copy(update={"proposal": title}), programme.model_copy(update={"targets": targets})
    )
    assert max(map(len, long.splitlines())) <= 100


def test_first_lines_say_what_is_served(report: AlignmentReport, programme: Programme) -> None:
    head = text_of(report, programme).split("PRIORITIES")[0]
    assert "Serves centrally: Skills and education." in head
    assert "Serves partly: Business renewal; Digitalisation." in head


def test_a_passage_is_quoted_on_one_line_with_place_share_and_statement(
    report: AlignmentReport, programme: Programme
) -> None:
    text = text_of(report, programme)
    assert "“Hankkeessa koulutetaan 120 hitsaajaa ja koneistajaa käyttämään robottisoluja.”" in text
    assert "Actions, page 2 · 71% of the score" in text
    statement = programme.target("skills-education").statements["fi"][2]
    assert statement.split()[0] in text


def test_only_three_passages_are_quoted_for_an_applicant(
    report: AlignmentReport, programme: Programme
) -> None:
    target = report.target("business-renewal")
    many = tuple(target.evidence[0].model_copy(update={"text": f"Passage {number}."}) for number in range(5))
    changed = target.model_copy(update={"evidence": many, "raw": 4.0})
    text = text_of(report.model_copy(update={"targets": (changed,)}), programme)
    assert "Passage 2." in text
    assert "Passage 3." not in text
    assert "Further passages that count: 2" in text


def test_a_mentioned_target_says_why_it_does_not_count(report: AlignmentReport, programme: Programme) -> None:
    text = text_of(report, programme)
    assert "Not counted: It says that the project does not do this." in text


def test_not_assessed_says_why_and_shows_no_number(report: AlignmentReport, programme: Programme) -> None:
    lines = text_of(report, programme).splitlines()
    at = next(number for number, line in enumerate(lines) if "Could not be assessed  " in line)
    assert "%" not in lines[at]
    assert "This is not a score of zero." in lines[at + 1]


def test_nothing_served_is_said_plainly(report: AlignmentReport, programme: Programme) -> None:
    none = tuple(target for target in report.targets if target.band == "none")
    text = text_of(report.model_copy(update={"targets": none}), programme)
    assert "The proposal serves no target of the programme." in text


def test_nothing_assessed_is_said_plainly(report: AlignmentReport, programme: Programme) -> None:
    unknown = (report.target("community-structure"),)
    text = text_of(report.model_copy(update={"targets": unknown}), programme)
    assert "The proposal could not be assessed." in text
    assert "serves no target" not in text


def test_footer_has_notice_model_and_short_hashes(report: AlignmentReport, programme: Programme) -> None:
    footer = " ".join(text_of(report, programme).split("─" * 100)[1].split())
    assert "never makes one" in footer
    assert "aligner-1 (c3d4c3d4c3d4)" in footer


def test_colour_only_adds_codes(report: AlignmentReport, programme: Programme) -> None:
    coloured = text_of(report, programme, colour=True)
    assert coloured != text_of(report, programme)
    assert re.sub(r"\x1b\[\d+m", "", coloured) == text_of(report, programme)


def test_codes_in_a_proposal_cannot_steer_the_terminal(report: AlignmentReport, programme: Programme) -> None:
    evil = report.proposal.model_copy(update={"title": "A\x1b[2Jtitle\u202e"})
    text = text_of(report.model_copy(update={"proposal": evil}), programme)
    assert "\x1b" not in text
    assert "\u202e" not in text
