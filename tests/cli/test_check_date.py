import json

from click.testing import CliRunner

from aligner.cli.main import aligner

TEXT = "Ammattiopisto järjestää Haminassa kolme hitsauskurssia, joilla 45 työtöntä suorittaa tutkinnon osan."


def codes(*options: str) -> list[str]:
    result = CliRunner().invoke(aligner, ["check", "-", "--format", "json", *options], input=TEXT)
    return [check["code"] for check in json.loads(result.stdout)["checks"]]


def test_the_day_of_the_assessment_can_be_given(hash_checkers):
    assert codes("--date", "2026-02-01") == ["programme-period-ended"]


def test_without_a_day_the_clock_is_not_asked(hash_checkers):
    assert codes() == []


def test_a_day_that_no_calendar_has_is_refused():
    assert CliRunner().invoke(aligner, ["check", "-", "--date", "2026-02-30"], input=TEXT).exit_code == 2
