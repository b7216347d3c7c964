"""The days that a sentence names, in the ways that Finnish, Swedish and English forms write them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["range", "years", "day", "year"]

_DASH = r"\s*(?:–|—|-|−|\.\.\.|…)\s*"
_DAY = r"(?P<{0}day>\d{{1,2}})\.\s?(?P<{0}month>\d{{1,2}})\."
_YEAR = r"(?P<{0}year>(?:19|20)\d\d)"
_START = r"(?<![\d.,/-])"
_END = r"(?![\d/]|[.,]\d|\s?(?:€|%|euro|eur\b))"

_DAY_RANGE = re.compile(
    _START + _DAY.format("a") + rf"\s?(?P<ayear>(?:19|20)\d\d)?{_DASH}" + _DAY.format("b")
    + r"\s?" + _YEAR.format("b") + r"(?!\d)"
)  # fmt: skip
_ISO = r"(?P<{0}year>20\d\d)-(?P<{0}month>\d\d)-(?P<{0}day>\d\d)"
_ISO_RANGE = re.compile(_START + _ISO.format("a") + r"\s*(?:–|—|-|/|to)\s*" + _ISO.format("b") + r"(?!\d)")
_MONTH = r"(?P<{0}month>\d{{1,2}})/" + _YEAR
_MONTH_RANGE = re.compile(r"(?<![\d/])" + _MONTH.format("a") + _DASH + _MONTH.format("b") + r"(?!\d)")
_YEAR_RANGE = re.compile(_START + _YEAR.format("a") + _DASH + _YEAR.format("b") + _END)
_SHORT_RANGE = re.compile(_START + _YEAR.format("a") + r"–(?P<bshort>\d\d)" + _END)
_ONE_DAY = re.compile(_START + _DAY.format("a") + r"\s?" + _YEAR.format("a") + r"(?!\d)")
_ONE_ISO = re.compile(_START + _ISO.format("a") + r"(?!\d)")
_ONE_YEAR = re.compile(_START + _YEAR.format("a") + _END)

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("range", _DAY_RANGE),
    ("range", _ISO_RANGE),
    ("range", _MONTH_RANGE),
    ("years", _YEAR_RANGE),
    ("years", _SHORT_RANGE),
    ("day", _ONE_DAY),
    ("day", _ONE_ISO),
    ("year", _ONE_YEAR),
)


@dataclass(frozen=True)
class Span:
    """The days from ``first`` to ``last``, both included, and where in the text they are named."""

    first: date
    last: date
    kind: Kind
    start: int
    end: int


def spans(text: str) -> list[Span]:
    """Return what ``text`` names, in order: ranges first claim their characters, then days, then years.

    A range that ends before it starts, and a day that no calendar has, are left out.
    """
    found: list[Span] = []
    taken = bytearray(len(text))
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            span = _span(kind, match)
            if span is not None:
                found.append(span)
    return sorted(found, key=lambda span: span.start)


def _span(kind: Kind, match: re.Match[str]) -> Span | None:
    parts = {name: int(value) for name, value in match.groupdict().items() if value}
    if "bshort" in parts:
        parts["byear"] = parts["ayear"] - parts["ayear"] % 100 + parts["bshort"]
    first_year = parts.get("ayear", parts.get("byear", 0))
    end = "b" if "byear" in parts else "a"
    last_year = parts.get(f"{end}year", first_year)
    last_month = parts.get(f"{end}month", 12)
    try:
        first = date(first_year, parts.get("amonth", 1), parts.get("aday", 1))
        last_day = parts.get(f"{end}day") or monthrange(last_year, last_month)[1]
        last = date(last_year, last_month, last_day)
    except ValueError:
        return None
    return Span(first, last, kind, match.start(), match.end()) if first <= last else None
