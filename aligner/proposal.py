"""Proposal, Section and Passage: what was read, and where each sentence of it stands."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Literal, get_args

from pydantic import Field

from aligner.i18n import Language
from aligner.model import Noun

SectionName = Literal[
    "summary",
    "need",
    "objectives",
    "actions",
    "results",
    "target_group",
    "region",
    "sustainability",
    "continuity",
    "budget",
    "other",
]
SECTION_NAMES: tuple[SectionName, ...] = get_args(SectionName)

_LETTER = "A-Za-zÅÄÖåäöÆØæøÉéÜü"
_BREAK = r"[ \t]*\r?\n[ \t]*"
_LINE_HYPHEN = re.compile(rf"(?<=[{_LETTER}])(-|\u00ad|\u2010){_BREAK}(?=([{_LETTER}]+))")
_CONJUNCTIONS = frozenset(["ja", "tai", "sekä", "eli", "och", "eller", "samt", "and", "or"])
LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return ``text`` as a reader sees it: words broken at a line's end joined, white space folded."""
    joined = _LINE_HYPHEN.sub(_join_line, text).replace("\u00ad", "")
    return _SPACE.sub(" ", joined).strip()


def _join_line(match: re.Match[str]) -> str:
    """Join "oppilai-⏎toksen"; keep the hyphen of "Etelä-⏎Karjala" and the space of "bio-⏎ja"."""
    hyphen, following = match[1], match[2]
    if following in _CONJUNCTIONS:
        return f"{hyphen} "
    return "" if following[0].islower() or hyphen == "\u00ad" else hyphen


class Section(Noun):
    """A canonical part of a proposal: the half-open range ``[start, end)`` of ``Proposal.text``.

    The range holds the body alone; the heading's own words stand in ``heading``.
    """

    name: SectionName
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    heading: str = ""


class Page(Noun):
    """A page of a paged file: its number (from 1) and its range ``[start, end)`` of ``Proposal.text``."""

    number: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Proposal(Noun):
    """What was read from one file, one record or one row.

    ``text`` is the extracted text as it stands (line breaks included); every offset points into it. A
    record in sections has them joined by a blank line, in order. ``title`` is not part of the passages.
    """

    id: str
    title: str = ""
    text: str
    sections: tuple[Section, ...] = ()
    pages: tuple[Page, ...] = ()
    language: Language | None = None
    source: str = ""

    @property
    def sha256(self) -> str:
        """Hash of what is scored: title, text and section borders; neither id nor file name."""
        parts = [self.title, self.text]
        parts += [f"{section.name}:{section.start}:{section.end}" for section in self.sections]
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def page_of(self, start: int) -> int | None:
        """Return the number of the page that holds offset ``start``, or None where there are no pages."""
        numbers = [page.number for page in self.pages if page.start <= start < page.end]
        return numbers[0] if numbers else None


class Passage(Noun):
    """A sentence or list item of a proposal with its exact place.

    ``text`` equals ``proposal.text[start:end]``; ``clean`` is what is read, shown and encoded.
    """

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    section: SectionName = "other"
    page: int | None = None
    language: Language = "en"

    @property
    def clean(self) -> str:
        """The passage on one line, with words that a line's end broke joined again."""
        return clean(self.text)


SECTION_BREAK = "\n\n"


def joined(sections: Sequence[tuple[SectionName, str]], *, id: str, title: str = "") -> Proposal:
    """Return the proposal whose text is the bodies of ``sections`` (name, text) joined by a blank line."""
    text = ""
    placed: list[Section] = []
    for name, body in sections:
        text += SECTION_BREAK if placed else ""
        placed.append(Section(name=name, start=len(text), end=len(text) + len(body)))
        text += body
    return Proposal(id=id, title=title, text=text, sections=tuple(placed))
