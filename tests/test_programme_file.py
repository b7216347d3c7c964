from pathlib import Path

import pytest

from aligner.programme import Programme
from aligner.programme_file import (
    InvalidProgrammeError,
    UnknownProgrammeError,
    load_programme,
    programme_files,
)

LEAST = """
id = "tiny"
title.fi = "Pieni ohjelma"
[period]
start = 2024-01-01
end = 2027-12-31

[[targets]]
id = "one"
kind = "priority"
name.fi = "Ensimmäinen"

[[targets]]
id = "two"
kind = "goal"
name.fi = "Toinen"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "programme.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(InvalidProgrammeError) as caught:
        load_programme(write(folder, text))
    return caught.value.problems


def test_names_in_one_language_are_enough(tmp_path):
    programme = load_programme(write(tmp_path, LEAST))
    assert [target.id for target in programme.targets] == ["one", "two"]
    assert [statement.text for statement in programme.statements()] == ["Ensimmäinen", "Toinen"]


def test_unknown_key_names_its_line(tmp_path):
    line, message = faults(tmp_path, LEAST.replace('name.fi = "Toinen"', 'name.fi = "Toinen"\nweight = 3'))[0]
    assert (line, "weight" in message) == (17, True)


def test_duplicate_id_names_both_lines(tmp_path):
    found = faults(tmp_path, LEAST.replace('id = "two"', 'id = "one"'))
    assert [line for line, _ in found] == [9, 14]


def test_wrong_date_names_its_line(tmp_path):
    found = faults(tmp_path, LEAST.replace("end = 2027-12-31", 'end = "soon"'))
    assert found[0][0] == 6


def test_period_that_ends_before_it_starts_is_an_error(tmp_path):
    found = faults(tmp_path, LEAST.replace("2027-12-31", "2023-12-31"))
    assert "before it starts" in found[0][1]


def test_missing_language_names_the_target_s_line(tmp_path):
    titles = 'languages = ["fi", "sv"]\ntitle.fi = "a"\ntitle.sv = "b"'
    text = LEAST.replace('title.fi = "Pieni ohjelma"', titles)
    text = text.replace('name.fi = "Ensimmäinen"', 'name.fi = "Ensimmäinen"\nname.sv = "Första"')
    assert faults(tmp_path, text) == [(19, "name is missing in 'sv'")]


def test_missing_key_is_named(tmp_path):
    found = faults(tmp_path, LEAST.replace('kind = "goal"\n', ""))
    assert found[0][1] == "'targets.kind' is missing"


def test_broken_toml_names_its_line(tmp_path):
    assert faults(tmp_path, LEAST.replace('id = "two"', 'id = "two'))[0][0] == 14


def test_file_that_is_not_utf8_is_an_error(tmp_path):
    path = tmp_path / "programme.toml"
    path.write_bytes(b"title.fi = '\xe4'")
    with pytest.raises(InvalidProgrammeError):
        load_programme(path)


def test_unknown_programme_names_the_known_ones():
    with pytest.raises(UnknownProgrammeError) as caught:
        load_programme("atlantis-2030")
    assert "kymenlaakso-2022-2025" in caught.value.message("fi")


def test_hash_ignores_comments_and_the_order_of_keys(tmp_path):
    one = load_programme(write(tmp_path, LEAST)).sha256
    swapped = LEAST.replace('id = "one"\nkind = "priority"', '# a remark\nkind = "priority"\nid = "one"')
    assert load_programme(write(tmp_path, swapped)).sha256 == one


def test_hash_changes_with_the_content(tmp_path):
    one = load_programme(write(tmp_path, LEAST)).sha256
    assert load_programme(write(tmp_path, LEAST.replace("Toinen", "Kolmas"))).sha256 != one


@pytest.mark.parametrize("name", [name for name, _ in programme_files()])
def test_every_shipped_programme_loads(name):
    assert load_programme(name).id == name


def test_kymenlaakso_has_its_targets_in_order(kymenlaakso: Programme):
    kinds = [target.kind for target in kymenlaakso.targets]
    assert kinds == ["priority"] * 9 + ["theme"] * 2 + ["goal"] * 2 + ["spearhead"] * 3


def test_kymenlaakso_has_enough_statements_in_each_language(kymenlaakso: Programme):
    least = min(len(target.statements[name]) for target in kymenlaakso.targets for name in ("fi", "sv", "en"))
    assert least >= 8


def test_spearheads_have_the_period_of_their_own_strategy(kymenlaakso: Programme):
    spearheads = [target for target in kymenlaakso.targets if target.kind == "spearhead"]
    periods = {str(target.period and target.period.end) for target in spearheads}
    assert periods == {"2025-12-31"}


def test_vitality_factors_group_known_targets(kymenlaakso: Programme):
    factors = [grouping for grouping in kymenlaakso.groupings if grouping.kind == "vitality-factor"]
    assert len(factors) == 4
