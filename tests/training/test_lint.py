import pytest

from aligner.programme_file import DEFAULT_PROGRAMME, load_programme
from aligner.resources import training_folder
from aligner.training.lint import lint_records, statistics
from aligner.training.records import Record, read_corpus, read_labelled
from tests.conftest import shared_file
from tests.training.test_records import record

TARGETS = [target.id for target in load_programme(DEFAULT_PROGRAMME).targets]


def faults(**changes) -> list[str]:
    return [found["fault"] for found in lint_records([Record.model_validate(record(**changes))], TARGETS)]


def test_a_good_record_has_no_faults():
    assert faults() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"labels": {"skills-education": 2, "nonsense": 1}}, "unknown target 'nonsense'"),
        ({"evidence": {"skills-education": ["Ei ole."]}}, "evidence not verbatim: 'Ei ole.'"),
        ({"evidence": {}}, "skills-education has 0 evidence sentences"),
        ({"labels": {}}, "skills-education is served and not labelled: 'Koulutamme 20 hitsaajaa.'"),
        ({"kind": "offtopic"}, "offtopic with labels"),
    ],
)
def test_each_fault_is_named(changes, expected):
    assert expected in faults(**changes)


def test_a_background_passage_serves_nothing():
    passages = record()["passages"]
    passages[0]["serves"] = ["skills-education"]
    assert faults(passages=passages) == ["a background serves nothing: 'Paja puuttuu.'"]


def test_a_text_that_returns_in_another_record_is_found():
    long = (
        "Hanke kouluttaa kaksikymmentä hitsaajaa Kotkan satamassa ja uusii samalla koko "
        "oppilaitoksen laitteet ensi vuonna, jotta työ pysyy alueella."
    )
    sections = [{"name": "actions", "text": long}]
    pair = [
        Record.model_validate(record(id=name, sections=sections, labels={}, evidence={}, passages=[]))
        for name in ("a", "b")
    ]
    assert [found["record"] for found in lint_records(pair, TARGETS)] == ["b"]


def test_our_corpus_passes_and_does_not_repeat_the_development_set():
    records = read_corpus(training_folder())
    assert lint_records(records, TARGETS) == []
    assert lint_records(records, TARGETS, list(read_labelled(shared_file("gold/dev.jsonl")))) == []


def test_our_corpus_is_as_large_and_as_mixed_as_stated():
    records = read_corpus(training_folder())
    found = statistics(records)
    families = [record.family for record in records]
    trilingual = {family for family in families if families.count(family) == 3}
    assert len(records) >= 600
    assert len(trilingual) >= 40
    assert set(found["kind"]) == {"normal", "hard", "decoy", "stuffed", "offtopic", "short", "messy"}
    assert min(found["language"].values()) >= 100
