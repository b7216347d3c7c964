"""Fitting on a small corpus with a cheap encoder: the whole way, the same bytes, nothing leaked."""

import numpy as np
import pytest

from aligner.artefact import open_artefact
from aligner.resources import training_folder
from aligner.scoring.model import load_model
from aligner.training.records import read_corpus
from aligner.training.train import train_and_write


@pytest.fixture(scope="module")
def few():
    return read_corpus(training_folder())[:60]


def test_training_twice_gives_the_same_bytes(tmp_path, few, kymenlaakso, hash_encoder):
    folders = [tmp_path / "one" / "m", tmp_path / "two" / "m"]
    for folder in folders:
        train_and_write(few, kymenlaakso, hash_encoder, folder, tuned=False)
    names = sorted(path.name for path in folders[0].iterdir())
    assert names == ["README.md", "arrays.npz", "manifest.json", "model.json", "validation.npz"]
    assert all((folders[0] / name).read_bytes() == (folders[1] / name).read_bytes() for name in names)


def test_a_written_model_is_read_back(tmp_path, few, kymenlaakso, hash_encoder):
    train_and_write(few, kymenlaakso, hash_encoder, tmp_path / "m", tuned=True, cross_validate=False)
    model = load_model(open_artefact(tmp_path / "m", kind="scorer"))
    ids = tuple(target.id for target in kymenlaakso.targets)
    heads = model.heads_for(kymenlaakso.id, ids)
    assert heads is not None
    assert heads.serves.weight.shape[1] == len(ids)
    assert np.isfinite(heads.calibration.thresholds).all()
    assert model.heads_for("another", ids) is None
