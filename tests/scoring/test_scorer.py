"""The shipped model on small texts: what a user relies on."""

import json

import numpy as np
import pytest

from aligner.artefact import TamperedArtefactError
from aligner.pipeline import NoTextError, TooManyPassagesError, load_checker
from aligner.programme_file import load_programme
from aligner.proposal import Proposal, joined
from aligner.report import ADDRESSED, AlignmentReport
from aligner.resources import models_folder
from aligner.scoring import load_scorer
from aligner.scoring.scorer import DEFAULT_MODEL, UnknownModelError

TRAINING = (
    "Ammattiopisto järjestää Haminassa kolme puolen vuoden hitsauskurssia, joilla 45 työtöntä suorittaa "
    "tutkinnon osan. "
    "Opettajat laativat kurssille uuden opetussuunnitelman yhdessä kuuden konepajan kanssa. "
    "Hankkeen päättyessä vähintään 30 osallistujaa on saanut todistuksen."
)
DENIAL = (
    "Osaajapula puhuttaa koko maata, ja hitsareita kouluttaa jo moni muu. "
    "Tässä hankkeessa ei kouluteta ketään eikä laadita opetussuunnitelmia. "
    "Yhtiö ostaa kaksi nosturia ja maalaa hallin lattian."
)


def check(text: str, **options) -> AlignmentReport:
    return load_checker(**options).check(joined([("actions", text)], id="x", title="Hitsaus"))


def test_what_will_be_done_is_addressed():
    assert check(TRAINING).target("skills-education").band in ADDRESSED


def test_what_is_denied_is_not():
    report = check(DENIAL)
    assert report.target("skills-education").band not in ADDRESSED
    assert report.target("skills-education").not_counted


def test_contributions_sum_to_the_raw_score():
    for target in check(TRAINING).targets:
        assert np.isclose(sum(item.contribution for item in target.evidence), target.raw)


def test_the_score_lies_in_its_interval():
    for target in check(TRAINING).targets:
        assert target.interval is not None
        assert target.score is not None
        assert 0 <= target.interval[0] <= target.score <= target.interval[1] <= 1


def test_repetition_gains_nothing():
    once, often = check(TRAINING), check(" ".join([TRAINING] * 6))
    assert often.target("skills-education").raw <= once.target("skills-education").raw + 0.05


def test_the_same_input_gives_the_same_bytes():
    assert check(TRAINING).to_json() == check(TRAINING).to_json()


def test_evidence_points_to_its_place():
    proposal = joined([("need", "Tarve on suuri."), ("actions", TRAINING)], id="x")
    for target in load_checker().check(proposal).targets:
        for item in target.evidence:
            assert proposal.text[item.start : item.end] == item.text


def test_too_little_text_is_not_assessed():
    assert {target.band for target in check("Koulutamme hitsaajia Kotkassa.").targets} == {"not_assessed"}


def test_no_text_is_an_error():
    with pytest.raises(NoTextError):
        load_checker().check(Proposal(id="x", text=" \n "))


def test_too_many_passages_are_an_error():
    with pytest.raises(TooManyPassagesError):
        load_checker().check(Proposal(id="x", text="\n\n".join(["Hanke kouluttaa hitsaajia."] * 4001)))


def test_a_programme_with_nothing_but_names_works(tmp_path):
    path = tmp_path / "programme.toml"
    path.write_text(
        'id = "names"\ntitle.en = "Names"\n[period]\nstart = 2024-01-01\nend = 2027-12-31\n'
        + "".join(
            f'[[targets]]\nid = "t{number}"\nkind = "priority"\nname.en = "{name}"\n'
            for number, name in enumerate(
                ["Skilled workforce and education", "Clean seas", "Cycling and buses"]
            )
        ),
        encoding="utf-8",
    )
    programme = load_programme(path)
    scores = load_scorer(programme)
    report = load_checker(path).check(joined([("actions", TRAINING)], id="x", title="Hitsaus"))
    best = max(report.targets, key=lambda target: target.score or 0)
    assert (best.id, scores.index.rich) == ("t0", False)


def test_the_report_names_model_and_encoder_by_hash():
    model = check(TRAINING).model
    assert all(len(value) == 64 for value in (model.sha256, model.encoder_sha256))


def test_the_report_is_json_with_the_promised_keys():
    content = json.loads(check(TRAINING).to_json())
    assert {"schema", "programme", "model", "proposal", "targets", "checks", "notice"} <= set(content)
    assert {"id", "kind", "score", "band", "interval", "evidence", "missing"} <= set(content["targets"][0])


def test_an_unknown_model_is_a_clear_error(kymenlaakso):
    with pytest.raises(UnknownModelError):
        load_scorer(kymenlaakso, "aligner-0")


def test_a_tampered_model_is_a_clear_error(tmp_path, monkeypatch, kymenlaakso):
    import shutil

    from aligner.scoring import scorer

    shutil.copytree(models_folder() / DEFAULT_MODEL, tmp_path / DEFAULT_MODEL)
    with (tmp_path / DEFAULT_MODEL / "arrays.npz").open("ab") as file:
        file.write(b"x")
    monkeypatch.setattr(scorer, "models_folder", lambda: tmp_path)
    with pytest.raises(TamperedArtefactError):
        load_scorer(kymenlaakso)
