"""Labelled passages: short texts with the targets of any programme that they are about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from aligner.i18n import Language
from aligner.model import Noun
from aligner.training.records import RecordError


class LabelledText(Noun):
    """Two or three sentences, the targets they are about, and those that a careless reader would name."""

    id: str
    lang: Language
    programme: str
    text: str
    targets: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def read_texts(path: Path) -> Iterator[LabelledText]:
    """Yield the labelled passages of one JSONL file.

    Raises:
        RecordError: a line is not a labelled passage; names file and line.
    """
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield LabelledText.model_validate(json.loads(line))
            except (ValueError, ValidationError) as error:
                raise RecordError(file=path.name, line=number, fault=str(error)) from error
