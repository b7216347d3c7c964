"""PDF → text with pages, by pypdfium2.

kreuzberg (4.10) uses the same PDFium, but it drops the line break after a hyphen ("Kymenlaak-son"), gives no
blank lines and no place of a line, and its own layout takes page numbers for headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from threading import Lock
from typing import Any

from aligner.proposal import Page
from aligner.reading.blocks import tidy
from aligner.reading.errors import CorruptError, EncryptedError, ScannedError, TooLongError
from aligner.reading.headings import DEEPEST, recognise
from aligner.reading.noise import PageLine, PageLines, without_noise
from aligner.settings import get_settings

PARAGRAPH_GAP = 1.35
"""A blank line stands where two lines are this many times further apart than lines usually are."""

HEADING_SIZE = 1.12
"""A line whose letters are this many times as large as usual is a heading."""

MAX_HEADING = 160
MIN_LETTERS = 4
"""A file with fewer letters a page, on average, holds pictures."""

_ALNUM = re.compile(r"[^\W_]")  # a bullet is no measure of the letters after it
_NO_HEADING = re.compile(r"\s*[-–—•●▪◦*·]\s|.*[.;,]\s*$", re.S)
_LOCK = Lock()  # PDFium is not safe with threads
_HYPHENS = str.maketrans({"\ufffe": "-\n", "\x02": "-\n"})
_PASSWORD, _SECURITY = 4, 5


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF holds: its title, text, headings by size (start → end, level), and pages."""

    title: str
    text: str
    marks: dict[int, tuple[int, int]]
    pages: tuple[Page, ...]


def read_pdf(data: bytes, *, name: str) -> PdfText:
    """Return the text of a PDF without running headers, footers and page numbers.

    Raises:
        EncryptedError: a password is needed.
        CorruptError: the file is damaged or was cut short.
        ScannedError: the pages hold no text.
        TooLongError: there is more text than is checked.
    """
    if b"startxref" not in data[-4096:]:
        raise CorruptError("no startxref at the end", name=name)
    with _LOCK:
        title, pages = _read(data, name)
    letters = sum(map(str.isalpha, "".join(line.text for page in pages for line in page.lines)))
    if letters < MIN_LETTERS * max(1, len(pages)):
        raise ScannedError(f"{letters} letters on {len(pages)} pages", name=name)
    text, marks, ranges = _join(without_noise(pages))
    return PdfText(title, text, marks, ranges)


def _read(data: bytes, name: str) -> tuple[str, list[PageLines]]:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  (only where a PDF is read)

    limit = get_settings().max_characters
    pages: list[PageLines] = []
    length = 0
    try:
        with pypdfium2.PdfDocument(data) as document:
            for page in document:
                pages.append(_page_lines(page))
                length += sum(len(line.text) for line in pages[-1].lines)
                if length > limit:
                    raise TooLongError(f"{length} characters or more", name=name, limit=limit)
            return document.get_metadata_dict().get("Title", ""), pages
    except pypdfium2.PdfiumError as error:
        wrong = EncryptedError if getattr(error, "err_code", 0) in (_PASSWORD, _SECURITY) else CorruptError
        raise wrong(f"pdfium: {error}", name=name) from error


def _page_lines(page: Any) -> PageLines:
    textpage = page.get_textpage()
    text: str = textpage.get_text_range()
    lines: list[PageLine] = []
    position = 0
    for line in text.split("\n"):
        if words := tidy(line.translate(_HYPHENS)):
            letter = _ALNUM.search(line)
            first = position + (letter.start() if letter else len(line) - len(line.lstrip()))
            left, bottom, size = _box(textpage, first)
            lines.append(PageLine(words, left, bottom, size))
        position += len(line) + 1
    textpage.close()
    height = page.get_height()
    page.close()
    return PageLines(tuple(lines), height)


def _box(textpage: Any, index: int) -> tuple[float, float, float]:
    if index >= textpage.count_chars():
        return 0.0, 0.0, 0.0
    left, bottom, _, top = textpage.get_charbox(index, loose=True)
    return left, bottom, round(top - bottom, 1)


def _join(pages: list[tuple[PageLine, ...]]) -> tuple[str, dict[int, tuple[int, int]], tuple[Page, ...]]:
    levels, pitch = _levels([line for page in pages for line in page]), _usual_pitch(pages)
    parts: list[str] = []
    marks: dict[int, tuple[int, int]] = {}
    ranges: list[Page] = []
    length, last = 0, -1
    for number, page in enumerate(pages, 1):
        start = length
        for break_, line in _with_breaks(page, pitch):
            begin = length + len(break_)
            length = begin + len(line.text)
            parts += [break_, line.text]
            last = _mark(
                marks, last if break_ == "\n" else -1, (begin, length), line, levels.get(line.size, 0)
            )
        if page:
            parts.append("\n")
            length += 1
        ranges.append(Page(number=number, start=start, end=length))
    return "".join(parts), marks, tuple(ranges)


def _mark(
    marks: dict[int, tuple[int, int]], last: int, span: tuple[int, int], line: PageLine, level: int
) -> int:
    """Put a large line among the headings, as one with the line before where it goes on; return its start."""
    too_long = len(line.text) > MAX_HEADING
    if not level or too_long or _NO_HEADING.match(line.text) or not any(map(str.isalpha, line.text)):
        return -1
    begin, end = span
    if last >= 0 and marks[last] == (begin - 1, level) and not recognise(line.text):
        marks[last] = (end, level)
        return last
    marks[begin] = (end, level)
    return begin


def _with_breaks(page: tuple[PageLine, ...], pitch: float) -> Iterator[tuple[str, PageLine]]:
    """Yield each line with the break before it: a blank line where the gap on the page is wide."""
    for index, line in enumerate(page):
        if not index:
            yield "", line
        else:
            gap = page[index - 1].bottom - line.bottom
            yield "\n\n" if gap > PARAGRAPH_GAP * pitch else "\n", line


def _usual_pitch(pages: list[tuple[PageLine, ...]]) -> float:
    gaps = [
        round(above.bottom - below.bottom, 1)
        for page in pages
        for above, below in pairwise(page)
        if 0.5 * above.size < above.bottom - below.bottom < 2.5 * above.size
    ]
    return median(gaps) if gaps else float("inf")


def _levels(lines: list[PageLine]) -> dict[float, int]:
    """Return the heading level of each size of letters that is larger than most of the text is."""
    usual = median([line.size for line in lines for _ in line.text.split()] or [0.0])
    large = sorted({line.size for line in lines if line.size > HEADING_SIZE * usual}, reverse=True)
    return {size: min(level, DEEPEST) for level, size in enumerate(large, 1)}
