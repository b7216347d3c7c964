"""Lines of a page that are no part of its text: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

MARGIN = 0.15
"""Share of a page's height, at its top and at its bottom, where headers and footers stand."""

SAME_PLACE = 3.0
"""Points by which the place of a header may differ from page to page."""

MAX_LENGTH = 150

_PAGE_NUMBER = re.compile(
    r"""[-–—\s|]*
    (?: (?:sivu|s\.|sida|sid\.?|page|p\.|pg\.?)\s*\d{1,4}(?:\s*(?:/|\(|av|of|\|)\s*\d{1,4}\s*\)?)?
      | \d{1,4}\s*(?:/|of|av)\s*\d{1,4}
      | \d{1,3}\s*\(\s*\d{1,3}\s*\)
    )[-–—\s|]*""",
    re.I | re.X,
)
_BARE_NUMBER = re.compile(r"[-–—\s]*\d{1,3}[-–—\s]*")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its text, its place from the bottom left in points, and the size of its letters."""

    text: str
    left: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page, in reading order, and the page's height in points."""

    lines: tuple[PageLine, ...]
    height: float


def is_page_number(line: str) -> bool:
    """Tell whether the line is nothing but a page number that says so (“Sivu 3 (9)”, “3/9”)."""
    return _PAGE_NUMBER.fullmatch(line) is not None


def without_noise(pages: Sequence[PageLines]) -> list[tuple[PageLine, ...]]:
    """Return the lines of each page without page numbers, headers and footers.

    A header or footer stands in the margin of at least two pages and of half of all, at the same place, with
    the same words; only its numbers may differ.
    """
    furniture = _furniture(pages)
    return [tuple(line for line in page.lines if not _is_noise(line, page, furniture)) for page in pages]


def _is_noise(line: PageLine, page: PageLines, furniture: set[tuple[str, int]]) -> bool:
    if not _in_margin(line, page.height):
        return False
    if is_page_number(line.text) or (_BARE_NUMBER.fullmatch(line.text) and _is_outermost(line, page)):
        return True
    return any((_key(line.text), place) in furniture for place in _places(line, page.height))


def _in_margin(line: PageLine, height: float) -> bool:
    return not MARGIN * height < line.bottom < (1 - MARGIN) * height


def _is_outermost(line: PageLine, page: PageLines) -> bool:
    bottoms = [other.bottom for other in page.lines]
    return line.bottom in (min(bottoms), max(bottoms))


def _key(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split()))


def _places(line: PageLine, height: float) -> tuple[int, int]:
    """Return the line's place, rounded down and up, measured from the nearer edge of the page."""
    edge = line.bottom if line.bottom < height / 2 else line.bottom - height
    steps = int(edge // SAME_PLACE)
    return steps, steps + 1


def _furniture(pages: Sequence[PageLines]) -> set[tuple[str, int]]:
    seen: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for line in page.lines:
            if _in_margin(line, page.height) and len(line.text) <= MAX_LENGTH:
                for place in _places(line, page.height):
                    seen[_key(line.text), place].add(number)
    least = max(2, (len(pages) + 1) // 2)
    return {where for where, numbers in seen.items() if len(numbers) >= least}
