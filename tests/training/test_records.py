import json

import pytest

from aligner.training.records import Record, RecordError, read_labelled


def record(**changes) -> dict:
    content = {
        "id": "a-1",
        "lang": "fi",
        "kind": "normal",
        "title": "Paja",
        "sections": [
            {"name": "need", "text": "Tarve on suuri. Paja puuttuu."},
            {"name": "actions", "text": "Koulutamme 20 hitsaajaa. Paja puuttuu."},
        ],
        "labels": {"skills-education": 2},
        "evidence": {"skills-education": ["Koulutamme 20 hitsaajaa."]},
        "passages": [
            {"section": 0, "text": "Paja puuttuu.", "role": "background"},
            {
                "section": 1,
                "text": "Koulutamme 20 hitsaajaa.",
                "role": "commitment",
                "serves": ["skills-education"],
            },
            {"section": 1, "text": "Paja puuttuu.", "role": "background"},
        ],
    }
    return content | changes


def test_passages_are_placed_in_the_text():
    made = Record.model_validate(record())
    passages = made.labelled_passages()
    assert [made.text[one.start : one.end] for one in passages] == [one.text for one in passages]
    assert passages[0].start < passages[1].start < passages[2].start


def test_the_proposal_has_the_record_s_id_and_sections():
    proposal = Record.model_validate(record()).proposal()
    assert (proposal.id, [part.name for part in proposal.sections]) == ("a-1", ["need", "actions"])


def test_translations_stay_on_the_same_side_of_the_split():
    sides = {Record.model_validate(record(id=name, group="g-1")).held_out for name in ("a", "b", "c")}
    assert len(sides) == 1


def test_a_broken_line_names_file_and_line(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record()) + "\n{\n", encoding="utf-8")
    with pytest.raises(RecordError) as caught:
        list(read_labelled(path))
    assert "gold.jsonl, line 2" in caught.value.message("en")


def test_an_unknown_grade_is_refused(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record(labels={"skills-education": 3})), encoding="utf-8")
    with pytest.raises(RecordError):
        list(read_labelled(path))
