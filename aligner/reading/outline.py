"""A text and the headings in it → its title and its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aligner.proposal import LINE, Section, SectionName
from aligner.reading.headings import DEEPEST, Heading, heading_name, recognise

MAX_TITLE_LENGTH = 200
MAX_TITLE_WORDS = 22

_TITLE_END = re.compile(r"[.!?:;,…]\s*$")
_BULLET = re.compile(r"\s*[-–—•●▪◦*·]\s")


@dataclass(frozen=True, slots=True)
class Outline:
    """What the headings of a text make of it."""

    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A heading at its place: ``[start, end)`` holds the heading, the body begins at ``end``."""

    start: int
    end: int
    heading: Heading


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    after_blank: bool
    before_blank: bool


Marks = Mapping[int, tuple[int, int]]
"""Headings that the file itself marks as such: start → (end, level)."""


def outline(text: str, marks: Marks | None = None, *, title: str = "", find_title: bool = True) -> Outline:
    """Return the title of ``text`` and its sections, in order, without the headings' own words.

    Args:
        text: the whole text.
        marks: headings that the file marks as such.
        title: the title, where it is known otherwise; a first line that repeats it is no part of a section.
        find_title: whether to take the first line for the title where it looks like one.
    """
    headings = list(_headings(text, marks or {}))
    body_start, found = _title_line(text, headings, title, find=find_title)
    rest = [placed for placed in headings if placed.start >= body_start]
    labelled, sections = _sections(text, body_start, rest)
    if labelled and found:  # the first line was a form's name, not the title
        labelled, sections = _sections(text, 0, headings)
    sections = sections or _sections(text, 0, [])[1]
    return Outline(title=title or labelled or found, sections=tuple(sections))


def _lines(text: str) -> Iterator[_Line]:
    spans = [match.span() for match in LINE.finditer(text) if match[0].strip()]
    for index, (start, end) in enumerate(spans):
        before = text[spans[index - 1][1] : start] if index else "\n\n"
        after = text[end : spans[index + 1][0]] if index + 1 < len(spans) else "\n\n"
        yield _Line(start, end, _is_blank(before), _is_blank(after))


def _is_blank(gap: str) -> bool:
    return len(gap.replace("\r\n", "\n").strip(" \t")) > 1 or "\x0c" in gap


def _headings(text: str, marks: Marks) -> Iterator[_Placed]:
    marked_until = 0
    for line in _lines(text):
        if line.start in marks:
            marked_until, level = marks[line.start]
            yield _Placed(line.start, marked_until, _marked(text[line.start : marked_until], level))
        elif line.start >= marked_until:
            found = recognise(text[line.start : line.end], alone=line.after_blank)
            if found:
                yield _Placed(line.start, line.start + found.end, found)


def _marked(text: str, level: int) -> Heading:
    found = recognise(text.replace("\n", " "))
    if found and found.end == len(text):
        numbered = found.level if level >= DEEPEST else level
        return Heading(found.name, numbered, found.text, found.end)
    return Heading(heading_name(text), level, " ".join(text.split()), len(text))


def _title_line(text: str, headings: list[_Placed], title: str, *, find: bool) -> tuple[int, str]:
    """Return where the sections may begin, and the title that stands before that."""
    first = next(_lines(text), None)
    if first is None:
        return 0, ""
    line = text[first.start : first.end]
    if headings and headings[0].start == first.start:
        placed = headings[0]
        is_title = placed.heading.name is None and placed.end >= first.end
        if is_title and text[placed.end :].strip():
            return placed.end, placed.heading.text
        return 0, ""
    if title and _folded(line) == _folded(title):
        return first.end, title
    follows = first.before_blank or (len(headings) > 0 and not text[first.end : headings[0].start].strip())
    if find and follows and text[first.end :].strip() and _looks_like_title(line):
        return first.end, " ".join(line.split())
    return 0, ""


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _looks_like_title(line: str) -> bool:
    short = len(line.strip()) <= MAX_TITLE_LENGTH and len(line.split()) <= MAX_TITLE_WORDS
    letters = any(character.isalpha() for character in line)
    return (
        short
        and letters
        and not _TITLE_END.search(line)
        and not _BULLET.match(line)
        and "\t" not in line.strip()
    )


def _sections(text: str, body_start: int, headings: list[_Placed]) -> tuple[str, list[Section]]:
    """Return the title that a heading such as “Hankkeen nimi” introduces, and the sections."""
    title, sections = "", []
    stack: list[tuple[int, SectionName]] = []
    starts = [placed.start for placed in headings[1:]] + [len(text)]
    if headings:
        sections += _section(text, "other", body_start, headings[0].start)
    else:
        sections += _section(text, "other", body_start, len(text))
    for placed, stop in zip(headings, starts, strict=False):
        heading, start, name = placed.heading, placed.end, placed.heading.name
        if name == "title":
            line = LINE.search(text, start, stop)
            if line and not title:
                title, start = " ".join(line[0].split()), line.end()
            name = "other"
        while stack and stack[-1][0] >= heading.level:
            stack.pop()
        # A sub-heading of unknown words stays within the section above it.
        name = name or (stack[-1][1] if stack else "other")
        stack.append((heading.level, name))
        sections += _section(text, name, start, stop, heading.text)
    return title, sections


def _section(text: str, name: SectionName, start: int, end: int, heading: str = "") -> list[Section]:
    """Return the section of ``[start, end)`` without outer white space; none where nothing is left."""
    body = text[start:end]
    begin = start + len(body) - len(body.lstrip())
    stop = start + len(body.rstrip())
    return [Section(name=name, start=begin, end=stop, heading=heading)] if begin < stop else []
