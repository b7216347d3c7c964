import pytest

from aligner.authoring.findings import SENTENCES
from aligner.authoring.lint import lint_programme
from aligner.programme_file import programme_files


def warnings(path, encoder=None) -> list[tuple[int, str]]:
    return [(line, finding.code) for line, finding in lint_programme(path, encoder).warnings]


def line(path, needle: str) -> int:
    """Return the number of the one line that holds ``needle``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    (found,) = [number for number, text in enumerate(lines, 1) if needle in text]
    return found


def codes(path, encoder=None) -> list[str]:
    return [code for _, code in warnings(path, encoder)]


@pytest.mark.parametrize("name", [name for name, _ in programme_files()])
def test_a_shipped_programme_has_no_faults(name):
    assert lint_programme(dict(programme_files())[name]).faults == ()


def test_a_whole_programme_has_no_finding(written):
    assert warnings(written()) == []


def test_a_file_that_is_no_programme_has_faults_and_no_warnings(written):
    linted = lint_programme(written(('kind = "goal"', 'kind = "dream"')))
    assert (len(linted.faults), linted.warnings, linted.programme) == (1, (), None)


def test_faults_and_warnings_stand_side_by_side(written):
    linted = lint_programme(written(('id = "two"', 'id = "one"'), ('source = "site"\n', "")))
    assert ["'one' is used 2 times" in text for _, text in linted.faults] == [True, True]
    assert [finding.code for _, finding in linted.warnings] == ["source-missing", "source-missing"]


def test_a_language_without_a_word(written):
    path = written()
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(text for text in lines if ".sv" not in text), encoding="utf-8")
    assert warnings(path) == [(line(path, "title.fi"), "language-missing")]


def test_a_language_that_one_target_lacks(written):
    path = written(('name.sv = "Natur"\n', ""))
    assert warnings(path) == [(line(path, 'name.fi = "Luonto"'), "target-language-missing")]


def test_a_target_with_nothing_but_a_name(written):
    path = written()
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("statements.fi")], encoding="utf-8")
    assert codes(path) == ["statements-missing"]


def test_a_short_statement_names_its_own_line(written):
    path = written(("Hitsaajia kouluttaa ammattiopistossa kokenut mestari robottien avulla.", "Hitsausta."))
    assert warnings(path) == [(line(path, "Hitsausta."), "statement-short")]


def test_the_same_statement_twice_whatever_its_case(written):
    twice = "HANKE kouluttaa hitsaajia  robottien käyttöön ammattiopistossa!"
    path = written(("Kurjet pesivät kun ojitettu suo ennallistetaan ja vesi palaa.", twice))
    assert warnings(path) == [(line(path, twice), "statement-duplicate")]


@pytest.mark.parametrize(
    ("added", "code"),
    [
        ("approved = 2028-01-01", "approved-after-end"),
        ("revised = 2028-01-01", "revised-after-end"),
        ("approved = 2024-02-01\nrevised = 2024-01-01", "revised-before-approved"),
        ("[vision]\nyear = 2020\ntext.fi = 'Ennen.'", "outlook-past"),
    ],
)
def test_days_that_contradict(written, added, code):
    assert codes(written(("end = 2027-12-31", f"end = 2027-12-31\n{added}"))) == [code]


def test_a_target_whose_period_shares_no_day(written):
    path = written(('kind = "goal"', 'kind = "goal"\nperiod = { start = 2014-01-01, end = 2020-12-31 }'))
    assert warnings(path) == [(line(path, "period = {"), "target-period-outside")]


@pytest.mark.parametrize(
    ("name", "found"),
    [("atlantis-2020", ["supersedes-unknown"]), ("tiny", ["supersedes-itself"]), ("un-sdg", [])],
)
def test_what_it_supersedes_is_known(written, name, found):
    assert codes(written(('source = "site"', f'source = "site"\nsupersedes = "{name}"'))) == found


def test_an_installed_successor_is_named(written):
    path = written(id="kymenlaakso-2018-2021")
    assert [str(finding.values["name"]) for _, finding in lint_programme(path).warnings] == [
        "kymenlaakso-2022-2025"
    ]


def test_a_folder_of_another_name(written):
    assert codes(written(('id = "tiny"', 'id = "other"'))) == ["folder-differs"]


def test_with_an_encoder_a_whole_programme_has_no_finding(written, hash_encoder):
    assert codes(written(), hash_encoder) == []


def test_targets_that_say_the_same_overlap(written, hash_encoder):
    path = written(id="twice")
    first = path.read_text(encoding="utf-8")
    start = first.index("[[targets]]")
    copy = first[start : first.index("[[targets]]", start + 1)].replace('"one"', '"three"')
    path.write_text(first + copy, encoding="utf-8")
    assert "targets-overlap" in codes(path, hash_encoder)


def test_a_statement_under_the_wrong_target_is_attracted(written, hash_encoder):
    stray = "Kurjet pesivät suolle kun vesi palaa ja ojitettu suo ennallistetaan."
    path = written(("statements.fi = [\n", f'statements.fi = [\n    "{stray}",\n'))
    assert warnings(path, hash_encoder) == [(line(path, stray), "statement-attracted")]


def test_every_finding_has_a_sentence_in_each_language(written):
    path = written(("title.fi", "supersedes = 'atlantis'\ntitle.fi"), ('source = "site"\n', ""))
    for _, finding in lint_programme(path).warnings:
        assert len({finding.message(language) for language in ("fi", "sv", "en")}) == 3


def test_codes_are_words_with_hyphens():
    assert all(code.replace("-", "").isalpha() for code in SENTENCES)
