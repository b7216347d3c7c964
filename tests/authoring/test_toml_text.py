import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.authoring.toml_text import programme_toml
from aligner.programme import Programme
from aligner.programme_file import load_programme, parse_programme, programme_files


def read_back(programme, folder):
    path = folder / "programme.toml"
    path.write_text(programme_toml(programme), encoding="utf-8", newline="")
    return parse_programme(path)


@pytest.mark.parametrize("name", [name for name, _ in programme_files()])
def test_a_shipped_programme_reads_back_the_same(name, tmp_path):
    programme = load_programme(name)
    assert read_back(programme, tmp_path).sha256 == programme.sha256


@given(text=st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_reads_back_the_same(text, tmp_path_factory):
    programme = Programme.model_validate(
        {
            "id": "tiny",
            "version": text,
            "title": {"sv": text},
            "period": {"start": "2024-01-01", "end": "2027-12-31"},
            "targets": [{"id": "one", "kind": "goal", "name": {"sv": text}, "statements": {"sv": [text]}}],
        }
    )
    assert read_back(programme, tmp_path_factory.mktemp("toml")).sha256 == programme.sha256


def test_writing_is_the_same_every_time(kymenlaakso):
    assert programme_toml(kymenlaakso) == programme_toml(kymenlaakso)
