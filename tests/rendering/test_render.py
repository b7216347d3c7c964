from __future__ import annotations

import json

import pytest

from aligner.programme import Programme
from aligner.rendering import UnknownFormatError, render
from aligner.report import AlignmentReport


def test_json_is_the_whole_report(report: AlignmentReport, programme: Programme) -> None:
    assert json.loads(render(report, programme, "json", language="fi")) == report.to_dict()


def test_jsonl_is_one_line(report: AlignmentReport, programme: Programme) -> None:
    lines = render(report, programme, "jsonl", language="fi").splitlines()
    assert [json.loads(line) for line in lines] == [report.to_dict()]


def test_the_reports_own_language_is_the_default(report: AlignmentReport, programme: Programme) -> None:
    swedish = report.model_copy(update={"language": "sv"})
    assert render(swedish, programme, "text") == render(report, programme, "text", language="sv")


def test_another_format_is_refused(report: AlignmentReport, programme: Programme) -> None:
    with pytest.raises(UnknownFormatError, match="docm"):
        render(report, programme, "docm", language="en")  # type: ignore[arg-type]


def test_a_target_that_the_programme_does_not_know_is_shown_by_its_id(
    report: AlignmentReport, programme: Programme
) -> None:
    strange = report.targets[0].model_copy(update={"id": "strange-target"})
    changed = report.model_copy(update={"targets": (*report.targets, strange)})
    assert "strange-target" in render(changed, programme, "text", language="en")
    assert "strange-target" in render(changed, programme, "html", language="en")


@pytest.mark.parametrize("format", ["text", "html"])
def test_no_number_is_shown_that_is_not_a_percentage(
    report: AlignmentReport, programme: Programme, format: str
) -> None:
    target = report.target("skills-education").model_copy(update={"raw": 0.12345, "score": 0.98765})
    changed = report.model_copy(update={"targets": (target,)})
    shown = render(changed, programme, format, language="en")  # type: ignore[arg-type]
    assert "0.12" not in shown
    assert "0.98" not in shown
    assert "99%" in shown


def test_parts_of_the_whole_are_shares_of_the_sum_where_raw_is_zero(
    report: AlignmentReport, programme: Programme
) -> None:
    target = report.target("skills-education").model_copy(update={"raw": 0.0})
    shown = render(report.model_copy(update={"targets": (target,)}), programme, "text", language="en")
    assert "71% of the score" in shown
