"""``aligner train``: corpus → fitted model → ``models/<name>/``, the same bytes for the same input."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.artefact import Artefact, save_arrays, write_manifest
from aligner.encoding.protocol import Encoder
from aligner.i18n import LANGUAGES
from aligner.programme import Programme
from aligner.scoring.model import FORMAT, ScoringModel, model_arrays
from aligner.scoring.statements import StatementIndex, encode_statements
from aligner.training.card import model_card
from aligner.training.dataset import Dataset, make_dataset
from aligner.training.fit import Fitted, fit_model
from aligner.training.lint import statistics
from aligner.training.records import Record
from aligner.training.validate import cross_fitted, learning_curve, role_report, validate

DIGITS = 4


def names_only(programme: Programme) -> Programme:
    """Return the programme stripped of its statements, as one that has nothing but names."""
    targets = tuple(
        target.model_copy(update={"statements": {}, "excludes": {}}) for target in programme.targets
    )
    return programme.model_copy(update={"targets": targets})


def indexes_of(programme: Programme, encoder: Encoder) -> dict[str, StatementIndex]:
    """Return the programme's statement index and that of its names alone."""
    full = StatementIndex(programme, encode_statements(programme, encoder))
    means = {language: full.mean(language) for language in LANGUAGES}
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
) -> tuple[Dataset, Fitted]:
    """Return the data and the model fitted on it.

    Args:
        records: labelled proposals.
        programme: the one that their labels belong to.
        encoder: whose vectors are learned from.
        name: the model's id.
        tuned: the encoder was tuned on the records that are not held out.
        say: called with a line for each step.
    """
    say(f"encoding {len(records)} proposals")
    data = make_dataset(records, encoder, [target.id for target in programme.targets])
    indexes = indexes_of(programme, encoder)
    return data, fit_model(name, data, programme, indexes, encoder.name, held_out_only=tuned, say=say)


def train_and_write(
    records: Sequence[Record],
    programme: Programme,
    encoder: Encoder,
    folder: Path,
    *,
    tuned: bool,
    cross_validate: bool = True,
    say: Callable[[str], None] = lambda _: None,
) -> Artefact:
    """Fit on ``records``, measure by cross-validation, and write the model with its card to ``folder``."""
    data, fitted = train(records, programme, encoder, name=folder.name, tuned=tuned, say=say)
    facts: dict[str, Any] = {
        "programme": {"id": programme.id, "version": programme.version, "sha256": programme.sha256},
        "encoder_sha256": encoder.sha256,
        "corpus": {"records": len(records), "passages": len(data.roles)} | statistics(records),
    }
    if cross_validate:
        say("cross-validation")
        facts["validation"] = validate(data, fitted) | {
            "on": "held-out proposals" if tuned else "all proposals, five folds",
            "role_f1": role_report(data) if not tuned else {},
            "learning_curve": learning_curve(data),
        }
    facts = _rounded(facts)
    judged = judged_arrays(data, fitted) if cross_validate else {}
    return write_model(fitted.model, folder, facts, model_card(folder.name, facts), judged)


def judged_arrays(data: Dataset, fitted: Fitted) -> dict[str, NDArray[Any]]:
    """Return what the notebook draws: honest scores, bands and grades ``(r, T)`` with the records' ids."""
    outcome, numbers, _ = cross_fitted(data, fitted.strengths["heads"], fitted.fold.rows)
    return {
        "records": np.asarray([data.records[number].id for number in numbers]),
        "grades": outcome.grades.astype(np.int8),
        "bands": outcome.bands.astype(np.int8),
        "scores": np.round(outcome.scores, DIGITS),
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return value


def write_model(
    model: ScoringModel,
    folder: Path,
    facts: dict[str, Any],
    card: str,
    judged: dict[str, NDArray[Any]],
) -> Artefact:
    """Write arrays, facts, card, validation and manifest into a fresh ``folder``."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    save_arrays(folder / "arrays.npz", dict(model_arrays(model)))
    if judged:
        save_arrays(folder / "validation.npz", judged)
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
