"""Labelled passages: short texts with the targets of any programme that they are about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aligner.i18n import Language
from aligner.model import Noun
from aligner.training.records import read_nouns


class LabelledText(Noun):
    """Two or three sentences, the targets they are about, and those that a careless reader would name."""

    id: str
    lang: Language
    programme: str
    text: str
    targets: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def read_texts(path: Path) -> Iterator[LabelledText]:
    """Return the labelled passages of one JSONL file, read line by line.

    Raises:
        RecordError: a line is not a labelled passage; names file and line.
    """
    return read_nouns(path, LabelledText)
