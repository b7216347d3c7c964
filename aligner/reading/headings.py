"""Headings of application forms → canonical sections, by the table in ``headings.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from aligner.proposal import SECTION_NAMES, SectionName

HeadingName = SectionName | Literal["title"]

DEEPEST = 7
"""Level of a heading that shows none: deeper than any ``#`` or ``h6``."""

MAX_LENGTH = 160
MAX_WORDS = 9
MAX_BOLD_WORDS = 12
MAX_QUESTION_WORDS = 20

_TABLE = Path(__file__).with_name("headings.toml")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|€")
_NUMBER = re.compile(
    r"(?:(?P<dotted>\d{1,2}(?:\.\d{1,2}){0,4})[.)]?|(?:[IVX]{1,4}|[A-Z])[.)])[ \t\u00a0]+(?=[^\W\d]|[*_])"
)
_HASHES = re.compile(r"(?P<hashes>#{1,6})[ \t]+")
_BOLD = re.compile(r"(\*\*|__)(?P<inner>(?:(?!\1).)+)\1(?P<colon>:?)")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a line: its section (None where no word of it is known), level, words, and its end.

    ``end`` is where the body begins in the line: its length, or less where text follows a colon.
    """

    name: HeadingName | None
    level: int
    text: str
    end: int


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    exact: dict[str, HeadingName]
    prefixes: tuple[tuple[str, HeadingName], ...]
    phrases: tuple[tuple[str, HeadingName], ...]
    fillers: frozenset[str]
    filler_prefixes: tuple[str, ...]
    questions: frozenset[str]

    def name_of_word(self, word: str) -> HeadingName | None:
        """Return the section that this word stands for."""
        if word in self.exact:
            return self.exact[word]
        return next((name for prefix, name in self.prefixes if word.startswith(prefix)), None)

    def is_filler(self, word: str) -> bool:
        """Tell whether the word may stand in a heading without meaning."""
        return word in self.fillers or word.startswith(self.filler_prefixes)


@cache
def _vocabulary() -> _Vocabulary:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    words: list[tuple[str, HeadingName]] = []
    phrases: list[tuple[str, HeadingName]] = []
    names: tuple[HeadingName, ...] = ("title", *SECTION_NAMES)
    for name in names:
        words += [(word, name) for word in table[name]["words"]]
        phrases += [(phrase, name) for phrase in table[name]["phrases"]]
    prefixes = [(word[:-1], name) for word, name in words if word.endswith("*")]
    return _Vocabulary(
        exact={word: name for word, name in words if not word.endswith("*")},
        prefixes=tuple(sorted(prefixes, key=lambda pair: -len(pair[0]))),
        phrases=tuple(sorted(phrases, key=lambda pair: -len(pair[0]))),
        fillers=frozenset(word for word in table["fillers"] if not word.endswith("*")),
        filler_prefixes=tuple(word[:-1] for word in table["fillers"] if word.endswith("*")),
        questions=frozenset(table["questions"]),
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("\u00ad", ""))


def heading_name(text: str) -> HeadingName | None:
    """Return the section of a line that is known to be a heading, or None where no word of it is known."""
    words = _words(text)
    line = f" {' '.join(words)} "
    for phrase, name in _vocabulary().phrases:
        if name != "title" and f" {phrase} " in line:
            return name
    if _title_label(words):
        return "title"
    return next((name for name in map(_vocabulary().name_of_word, words) if name), None)


def _title_label(words: list[str]) -> bool:
    return (" ".join(words), "title") in _vocabulary().phrases


def _is_whole_heading(words: list[str]) -> bool:
    """Tell whether nothing but words of headings stands here, at least one of them known."""
    vocabulary = _vocabulary()
    if not 0 < len(words) <= MAX_WORDS:
        return False
    rest = f" {' '.join(words)} "
    known = any(vocabulary.name_of_word(word) for word in words)
    for phrase, _ in vocabulary.phrases:
        if f" {phrase} " in rest:
            rest = rest.replace(f" {phrase} ", "  ", 1)
            known = True
    return known and all(vocabulary.name_of_word(word) or vocabulary.is_filler(word) for word in rest.split())


def _is_question(text: str, words: list[str]) -> bool:
    ends = text.rstrip("* _").endswith("?")
    short = 2 < len(words) <= MAX_QUESTION_WORDS
    return ends and short and words[0] in _vocabulary().questions and heading_name(text) is not None


def recognise(line: str, *, alone: bool = True) -> Heading | None:
    """Return the heading that this line is or begins with, or None.

    Args:
        line: one line, without its line break.
        alone: the line begins a paragraph, so a heading of unknown words may be told by its shape.
    """
    start = len(line) - len(line.lstrip())
    text = line.strip()
    if not text or "\t" in text:
        return None
    level, begin, shaped = _prefix(text)
    core = text[begin:]
    if bold := _BOLD.match(core):
        return _bold_heading(line, start + begin, bold, level)
    if not core or not (core[0].isupper() or shaped == "hashes"):
        return None
    if len(text) <= MAX_LENGTH and _whole(core, shaped, alone=alone):
        return Heading(heading_name(core), level, _plain(core), len(line))
    return _with_body(line, start + begin, core, level)


def _prefix(text: str) -> tuple[int, int, str]:
    """Return level, length and kind of what stands before the words: ``#`` or a number."""
    begin, level, shaped = 0, DEEPEST, ""
    if match := _HASHES.match(text):
        begin, level, shaped = match.end(), len(match["hashes"]), "hashes"
    if match := _NUMBER.match(text, begin):
        begin = match.end()
        dotted = (match["dotted"] or "1").rstrip(".")
        if not shaped:
            level, shaped = dotted.count(".") + 1, "dotted" if "." in dotted else "number"
    return level, begin, shaped


def _plain(text: str) -> str:
    return text.replace("**", "").replace("__", "").strip().rstrip("#").rstrip(" :")


def _whole(core: str, shaped: str, *, alone: bool) -> bool:
    words = _words(core)
    if shaped == "hashes":
        return True
    ended = core.rstrip().endswith((".", ",", ";", "!", "…"))
    if ended or not words:
        return False
    if _is_whole_heading(words) or (alone and _is_question(core, words)):
        return True
    short = len(words) <= MAX_WORDS and not _DIGIT.search(core) and not core.endswith((":", "?"))
    capitals = core.isupper() and len(max(words, key=len)) > 3
    return alone and short and (shaped == "dotted" or capitals)


def _bold_heading(line: str, begin: int, bold: re.Match[str], level: int) -> Heading | None:
    inner = bold["inner"].strip()
    end = begin + bold.end()
    rest = line[end:]
    colon = inner.endswith(":") or bold["colon"] == ":"
    if not rest.strip():
        words = _words(inner)
        ended = not words or inner.endswith((".", ",", ";", "!")) or len(words) > MAX_BOLD_WORDS
        return None if ended else Heading(heading_name(inner), level, _plain(inner), len(line))
    if colon and _is_whole_heading(_words(inner)):
        return Heading(heading_name(inner), level, _plain(inner), end + len(rest) - len(rest.lstrip()))
    return None


def _with_body(line: str, begin: int, core: str, level: int) -> Heading | None:
    """Return the heading before a colon, where text follows on the same line."""
    before, colon, after = core.partition(":")
    if not colon or not after[:1].isspace() or not after.strip() or not _is_whole_heading(_words(before)):
        return None
    end = begin + len(before) + 1 + len(after) - len(after.lstrip())
    return Heading(heading_name(before), level, _plain(before), end)
