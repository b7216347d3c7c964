"""Artefacts: a folder of arrays and JSON with a manifest of SHA-256 hashes; no pickle, ever.

``manifest.json`` holds ``id``, ``kind``, free ``facts`` and ``files`` (name → hash). A file that is missing
or differs is a clear error before anything is computed with it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.errors import AlignerError
from aligner.i18n import mark

MANIFEST = "manifest.json"


class MissingArtefactError(AlignerError):
    """A model's folder or one of its files is not there."""

    code = "model-missing"
    status = 503
    template = mark("The model “{name}” is not complete: {file} is missing. Install Aligner again.")


class TamperedArtefactError(AlignerError):
    """A model's file is not the one that its manifest names."""

    code = "model-tampered"
    status = 503
    template = mark(
        "The model “{name}” has been changed: {file} does not match its manifest. Install Aligner again."
    )


@dataclass(frozen=True)
class Artefact:
    """A verified folder: its id, kind, facts, and the hash of its manifest."""

    folder: Path
    id: str
    kind: str
    facts: dict[str, Any]
    sha256: str

    def path(self, name: str) -> Path:
        """Return the path of one of its files."""
        return self.folder / name

    def json(self, name: str) -> Any:
        """Return the content of one of its JSON files."""
        return json.loads(self.path(name).read_text(encoding="utf-8"))

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Return the arrays of one of its ``.npz`` files."""
        with np.load(self.path(name), allow_pickle=False) as held:
            return {key: held[key] for key in held.files}


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_manifest(folder: Path, *, kind: str, facts: dict[str, Any]) -> Artefact:
    """Write ``manifest.json`` over all files now in ``folder`` and return the artefact."""
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and path.name != MANIFEST)
    content = {
        "id": folder.name,
        "kind": kind,
        "facts": facts,
        "files": {name: hash_file(folder / name) for name in names},
    }
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    return open_artefact(folder)


def open_artefact(folder: Path, *, kind: str | None = None) -> Artefact:
    """Return the artefact in ``folder`` after checking every hash.

    Raises:
        MissingArtefactError: the folder, its manifest or a file is missing, or it is of another kind.
        TamperedArtefactError: a file or the manifest is not what it should be.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise MissingArtefactError(name=folder.name, file=MANIFEST)
    raw = path.read_bytes()
    try:
        content = json.loads(raw)
        files, found_kind = dict(content["files"]), str(content["kind"])
        name, facts = str(content["id"]), dict(content["facts"])
    except (ValueError, KeyError, TypeError) as error:
        raise TamperedArtefactError(repr(error), name=folder.name, file=MANIFEST) from error
    if kind is not None and found_kind != kind:
        raise MissingArtefactError(f"is a {found_kind}", name=folder.name, file=kind)
    for file, expected in files.items():
        if not (folder / file).is_file():
            raise MissingArtefactError(name=folder.name, file=file)
        if hash_file(folder / file) != expected:
            raise TamperedArtefactError(name=folder.name, file=file)
    return Artefact(folder, name, found_kind, facts, hashlib.sha256(raw).hexdigest())


def save_arrays(path: Path, arrays: dict[str, NDArray[Any]]) -> None:
    """Write arrays as ``.npz`` whose bytes depend on the arrays alone (no time stamps, fixed order)."""
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(arrays):
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), buffer.getvalue())
