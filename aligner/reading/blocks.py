"""Blocks of a file (headings, paragraphs, list items, table rows) → one text with marked headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from aligner.reading.headings import DEEPEST, MAX_BOLD_WORDS, recognise

BlockKind = Literal["heading", "paragraph", "item", "row"]

MAX_CELL = 80

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\u00a0]+")
_SENTENCE = re.compile(r"\S+ \S+ .*[.!?]\s*$", re.S)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a file that stands apart from its neighbours; ``level`` is that of a heading or a list."""

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    bold: bool = False


def tidy(text: str, *, keep_tabs: bool = False) -> str:
    """Return ``text`` without control characters and without runs of spaces; line breaks stay."""
    lines = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    if keep_tabs:
        return "\n".join(line.strip() for line in lines).strip()
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()


def table_blocks(rows: Iterable[Sequence[Sequence[str]]]) -> list[Block]:
    """Return the blocks of a table, given as rows of cells of paragraphs.

    A row of short cells stays a row, its cells apart by a tab. A row of a form (a label beside a text) is
    taken apart, so that the label can be a heading and the text is read as text.
    """
    blocks: list[Block] = []
    for row in rows:
        cells = [[text for text in map(tidy, cell) if text] for cell in row]
        cells = [cell for cell in cells if cell]
        if any(_is_prose(cell) for cell in cells) or len(cells) == 1:
            blocks += [Block(text) for cell in cells for text in cell]
        elif cells:
            blocks.append(Block("\t".join(" ".join(" ".join(cell).split()) for cell in cells), "row"))
    return blocks


def _is_prose(cell: Sequence[str]) -> bool:
    return len(cell) > 1 or len(cell[0]) > MAX_CELL or _SENTENCE.match(cell[0]) is not None


def join_blocks(blocks: Iterable[Block]) -> tuple[str, dict[int, tuple[int, int]]]:
    """Return the text of ``blocks``, and its headings as start → (end, level).

    List items and table rows follow each other line by line; a blank line stands between all else.
    """
    marks: dict[int, tuple[int, int]] = {}
    parts: list[str] = []
    length, previous = 0, ""
    for block in blocks:
        text = tidy(block.text, keep_tabs=block.kind == "row")
        if not text:
            continue
        together = block.kind == previous and block.kind in ("item", "row")
        break_ = "" if not parts else "\n" if together else "\n\n"
        length += len(break_)
        if level := _heading_level(block, text):
            marks[length] = (length + len(text), level)
        parts += [break_, text]
        length += len(text)
        previous = block.kind
    return "".join(parts), marks


def _heading_level(block: Block, text: str) -> int:
    if block.kind == "heading":
        return block.level or DEEPEST
    if block.bold and "\n" not in text and block.kind == "paragraph":
        found = recognise(f"**{text}**")
        if found and len(text.split()) <= MAX_BOLD_WORDS and any(map(str.isalpha, text)):
            return found.level
    return 0
