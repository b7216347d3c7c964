"""``aligner train``: corpus → fitted model → ``models/<name>/``, the same bytes for the same input."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from aligner.artefact import Artefact, save_arrays, write_manifest
from aligner.encoding.protocol import Encoder
from aligner.programme import Programme
from aligner.scoring.model import FORMAT, ScoringModel, model_arrays
from aligner.scoring.statements import StatementIndex, encode_statements
from aligner.training.dataset import make_dataset
from aligner.training.fit import fit_model
from aligner.training.records import Record


def names_only(programme: Programme) -> Programme:
    """Return the programme stripped of its statements, as one that has nothing but names."""
    targets = tuple(
        target.model_copy(update={"statements": {}, "excludes": {}}) for target in programme.targets
    )
    return programme.model_copy(update={"targets": targets})


def indexes_of(programme: Programme, encoder: Encoder) -> dict[str, StatementIndex]:
    """Return the programme's statement index and that of its names alone."""
    full = StatementIndex(programme, encode_statements(programme, encoder))
    means = {language: full.mean(language) for language in ("fi", "sv", "en")}
    bare = names_only(programme)
    return {"statements": full, "names": StatementIndex(bare, encode_statements(bare, encoder), means)}


def train(
    records: Sequence[Record],
    programme: Programme,
    encoder: Encoder,
    *,
    name: str,
    tuned: bool,
    say: Callable[[str], None] = lambda _: None,
) -> ScoringModel:
    """Return the model fitted on ``records``; ``tuned`` says that the encoder has seen those not held out."""
    say(f"encoding {len(records)} proposals")
    data = make_dataset(records, encoder, [target.id for target in programme.targets])
    indexes = indexes_of(programme, encoder)
    return fit_model(name, data, programme, indexes, encoder.name, held_out_only=tuned, say=say)


def write_model(model: ScoringModel, folder: Path, facts: dict[str, Any], card: str) -> Artefact:
    """Write arrays, facts, card and manifest into a fresh ``folder``."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    save_arrays(folder / "arrays.npz", dict(model_arrays(model)))
    content = {
        "format": FORMAT,
        "encoder": model.encoder,
        "heads": {programme: list(heads.targets) for programme, heads in sorted(model.heads.items())},
        **facts,
    }
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / "model.json").write_text(text, encoding="utf-8")
    (folder / "README.md").write_text(card, encoding="utf-8")
    return write_manifest(folder, kind="scorer", facts={"encoder": model.encoder})
