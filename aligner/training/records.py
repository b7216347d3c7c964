"""Labelled proposals: the record form of the codebook, with the role of every passage where it is known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, ValidationError

from aligner.errors import UsageError
from aligner.i18n import Language, mark
from aligner.model import Noun
from aligner.proposal import SECTION_BREAK, Passage, Proposal, SectionName, joined
from aligner.report import Role

Kind = Literal["normal", "hard", "decoy", "stuffed", "offtopic", "short", "messy"]
CALIBRATION_SHARE = 5

Labelled = TypeVar("Labelled", bound=Noun)


class RecordError(UsageError):
    """A line of a labelled file breaks the record form."""

    code = "record-invalid"
    status = 422
    template = mark("{file}, line {line}: the record cannot be used: {fault}")


class SectionText(Noun):
    """One section of a record."""

    name: SectionName
    text: str


class LabelledPassage(Noun):
    """A passage with its role, the targets it serves, and those it is merely about."""

    section: int = Field(ge=0)
    text: str
    role: Role
    serves: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


class Record(Noun):
    """One labelled proposal. ``group`` is shared by versions of it in several languages."""

    id: str
    lang: Language
    kind: Kind = "normal"
    form: str = "form"
    group: str = ""
    title: str = ""
    sections: tuple[SectionText, ...]
    labels: dict[str, Literal[1, 2]] = Field(default_factory=dict)
    evidence: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    passages: tuple[LabelledPassage, ...] = ()

    @property
    def family(self) -> str:
        """What must not be split between training and test: the translation group, or the record."""
        return self.group or self.id

    @property
    def held_out(self) -> bool:
        """Whether the record is kept from tuning the encoder, for calibrating what is built on it."""
        digest = hashlib.sha256(self.family.encode()).digest()
        return digest[0] % CALIBRATION_SHARE == 0

    @property
    def words(self) -> int:
        """Number of words in all sections."""
        return sum(len(section.text.split()) for section in self.sections)

    @property
    def text(self) -> str:
        """All sections, joined as ``Proposal.text`` is."""
        return SECTION_BREAK.join(section.text for section in self.sections)

    def proposal(self) -> Proposal:
        """Return the record as the proposal that the product reads."""
        sections = [(section.name, section.text) for section in self.sections]
        return joined(sections, id=self.id, title=self.title)

    def labelled_passages(self) -> list[Passage]:
        """Return the labelled passages as passages, placed in ``text``."""
        starts = [0]
        for section in self.sections:
            starts.append(starts[-1] + len(section.text) + len(SECTION_BREAK))
        text, found, at = self.text, [], 0
        for passage in self.passages:
            start = text.index(passage.text, max(at, starts[passage.section]))
            at = start + len(passage.text)
            found.append(
                Passage(
                    text=passage.text,
                    start=start,
                    end=at,
                    section=self.sections[passage.section].name,
                    language=self.lang,
                )
            )
        return found


def read_labelled(path: Path) -> Iterator[Record]:
    """Return the records of one JSONL file, read line by line.

    Raises:
        RecordError: a line is not a record; names file and line.
    """
    return read_nouns(path, Record)


def read_nouns(path: Path, noun: type[Labelled]) -> Iterator[Labelled]:
    """Yield one ``noun`` for each line of a JSONL file that is not blank.

    Raises:
        RecordError: a line is not such a noun; names file and line.
    """
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield noun.model_validate(json.loads(line))
            except (ValueError, ValidationError) as error:
                raise RecordError(file=path.name, line=number, fault=str(error)) from error


def read_corpus(folder: Path) -> list[Record]:
    """Return all records under ``folder``, by file name and line."""
    return [record for path in sorted(folder.glob("*.jsonl")) for record in read_labelled(path)]
