import numpy as np
import pytest

from aligner.artefact import (
    MANIFEST,
    MissingArtefactError,
    TamperedArtefactError,
    open_artefact,
    save_arrays,
    write_manifest,
)


@pytest.fixture
def folder(tmp_path):
    save_arrays(tmp_path / "arrays.npz", {"b": np.arange(3), "a": np.eye(2)})
    write_manifest(tmp_path, kind="scorer", facts={"encoder": "x"})
    return tmp_path


def test_arrays_come_back(folder):
    arrays = open_artefact(folder).arrays("arrays.npz")
    assert sorted(arrays) == ["a", "b"]
    assert arrays["b"].tolist() == [0, 1, 2]


def test_the_same_arrays_give_the_same_bytes(tmp_path):
    save_arrays(tmp_path / "one.npz", {"a": np.eye(2), "b": np.arange(3)})
    save_arrays(tmp_path / "two.npz", {"b": np.arange(3), "a": np.eye(2)})
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_a_changed_file_is_noticed(folder):
    with (folder / "arrays.npz").open("ab") as file:
        file.write(b"x")
    with pytest.raises(TamperedArtefactError) as caught:
        open_artefact(folder)
    assert "arrays.npz" in caught.value.message("fi")


def test_a_missing_file_is_noticed(folder):
    (folder / "arrays.npz").unlink()
    with pytest.raises(MissingArtefactError):
        open_artefact(folder)


def test_a_missing_manifest_is_noticed(tmp_path):
    with pytest.raises(MissingArtefactError):
        open_artefact(tmp_path)


def test_a_broken_manifest_is_noticed(folder):
    (folder / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(TamperedArtefactError):
        open_artefact(folder)


def test_another_kind_is_refused(folder):
    with pytest.raises(MissingArtefactError):
        open_artefact(folder, kind="encoder")


def test_pickled_arrays_are_refused(tmp_path):
    np.savez(tmp_path / "arrays.npz", a=np.array([{"x": 1}], dtype=object))
    write_manifest(tmp_path, kind="scorer", facts={})
    with pytest.raises(ValueError, match="allow_pickle"):
        open_artefact(tmp_path).arrays("arrays.npz")
