"""Blocks: the paragraphs, list items and form rows of a text, before sentences are told apart.

A line break inside a paragraph is soft (the line was wrapped) or hard (a new row or list item begins).
Only the shape of the lines decides; no words are needed, so it works the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.proposal import LINE

WRAP_SHARE = 0.62
MIN_WRAP_WIDTH = 40

_LIST_ITEM = re.compile(
    r"\s*(?:[-–—•●▪◦*·>]|\(?\d{1,2}[.)]|\(?[a-zåäö][.)]|TP\s?\d+\b|WP\s?\d+\b|AP\s?\d+\b)\s+\S"
)
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_TABLE_ROW = re.compile(r"\t|\s\|\s|\s{4,}\S")


def iter_blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield ``(start, end)`` of each block in ``text[start:end]``, in order, without outer white space."""
    lines = [(match.start(), match.end()) for match in LINE.finditer(text, start, end)]
    width = max((len(text[begin:stop].rstrip()) for begin, stop in lines), default=0)
    block: tuple[int, int] | None = None
    for begin, stop in lines:
        if not text[begin:stop].strip():
            continue
        if block is not None and _continues(text, block, (begin, stop), width):
            block = (block[0], stop)
            continue
        if block is not None:
            yield trimmed(text, *block)
        block = (begin, stop)
    if block is not None:
        yield trimmed(text, *block)


def _continues(text: str, block: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    gap = text[block[1] : line[0]]
    if gap.replace("\r\n", "\n").count("\n") != 1 or "\x0c" in gap or "\x0b" in gap:
        return False
    current = text[line[0] : line[1]]
    last_start = max(text.rfind("\n", block[0], block[1]) + 1, block[0])
    previous = text[last_start : block[1]].rstrip()
    if _LIST_ITEM.match(current) or _TABLE_ROW.search(current.strip()) or _TABLE_ROW.search(previous.strip()):
        return False
    first = current.lstrip()[0]
    if previous.endswith(("-", "\u00ad", ",")) or first.islower():
        return True
    if _ENDS_SENTENCE.search(previous):
        return False
    return len(previous) >= max(MIN_WRAP_WIDTH, WRAP_SHARE * width)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range ``[start, end)`` of ``text`` without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
