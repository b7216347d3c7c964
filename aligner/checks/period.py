"""Does the project run while the programme is in force?

Nothing here asks what day it is: the same proposal gives the same report on any day. A day to compare with
is either given by the caller or found in the proposal's own text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from aligner.checks.dates import Span, spans
from aligner.i18n import Language, mark, translate
from aligner.programme import Period, Programme
from aligner.proposal import Passage
from aligner.report import Check, Severity

ENDED = mark("The period of the programme ended on {end}, before {day}. Is there a newer programme?")
ENDED_BEFORE = mark(
    "The period of the programme ends on {end}, before the project starts on {day}. "
    "Is there a newer programme?"
)
OUTSIDE = mark(
    "The project’s dates ({first}–{last}) lie outside the period of the programme ({start}–{end})."
)
PARTLY = mark(
    "The project’s dates ({first}–{last}) lie partly outside the period of the programme ({start}–{end})."
)

_STATED = re.compile(
    r"kesto\b|kestää|toteutusai|hankeai|projektiai|toteuttamisai|ajankohta|alkaa\b|alkamis|päättyy|päättymis"
    r"|hanke (?:jatkuu|käynnistyy)|projekttid|genomförandetid|tidsperiod|tidsplan|projektperiod|\bperiod\b:?"
    r"|projektet (?:pågår|startar|inleds|börjar|avslutas|slutar)|\bvaraktighet|startdatum|slutdatum"
    r"|project period|project time|\bduration\b|implementation period|start date|end date|\bruns? from\b"
    r"|project (?:runs|lasts|starts|begins|ends)",
    re.IGNORECASE,
)
_DONE_IN = re.compile(
    r"(?:toteutetaan|käynnistyy|jatkuu|genomförs|pågår|carried out|implemented|runs|lasts)\b.{0,40}?"
    r"(?:vuonna|vuosina|vuodesta|\bår(?:en)?|\bunder|\bin|\bduring|\bfrom|\bbetween|\bto|\band|–)\s*$",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"päiväys|päivätty|tulostettu|jätetty|allekirjoit|utskriven|undertecknad|daterad|inlämnad"
    r"|print(?:ed)? date|\bdated\b|\bsigned\b|submitted",
    re.IGNORECASE,
)
_SOMETHING_ELSE = re.compile(
    r"(?:ohjelma|strategi|program|agenda|suunnitelma|\besr|\beakr|\bjtf|\besf|\beruf|\berdf|interreg|kau(?:si|de|te)"
    r"|tilinpäätö|räkenskap|verifikat|årsskifte|vuodenvaih|bokslut|accounts)[\w+-]*(?:\W+\w+){0,2}\W*$",
    re.IGNORECASE,
)
_BEFORE_US = re.compile(r"aiem|aikaisem|edelli|tidigare|föregående|previous|earlier|former", re.IGNORECASE)
_OF_THE_PAST = re.compile(r"vuosilta|från åren", re.IGNORECASE)
_ACCOUNTS = re.compile(r"\W*(?:tili|räkenskap|verifikat|bokslut|accounts)", re.IGNORECASE)
LONGEST = 8
WINDOW = 80
_FUNDING_PERIODS = frozenset({(2014, 2020), (2021, 2027), (2028, 2034)})
_NOT_OWN_SECTIONS = frozenset({"need", "continuity"})


@dataclass(frozen=True)
class ProjectDates:
    """The days of the project itself; ``stated`` where the text says so, not only implies it."""

    first: date
    last: date
    stated: bool
    passages: tuple[str, ...]


def period_checks(
    title: str,
    passages: Sequence[Passage],
    programme: Programme,
    language: Language,
    *,
    today: date | None = None,
) -> list[Check]:
    """Return what the days of programme and project say about each other, with sentences in ``language``.

    Args:
        title: of the proposal; a range of years in it is the project's.
        passages: of the proposal.
        programme: whose period counts.
        language: of the messages.
        today: the day of the assessment; without it only days found in the text are compared.
    """
    period = programme.period
    dates = project_dates(title, passages, period)
    return [*_ended(passages, period, dates, language, today), *_outside(period, dates, language)]


def project_dates(title: str, passages: Sequence[Passage], period: Period) -> ProjectDates | None:
    """Return the days of the project, or None where the text does not tell.

    Days that the text calls the project's come first; else the title's range of years, and ranges in the
    parts that say what the project does. Periods of programmes, accounts and earlier projects are no days
    of the project.
    """
    own = [(passage.clean, _stated(passage.clean, period)) for passage in passages]
    found = [(text, held) for text, held in own if held]
    if found:
        return _joined(found, stated=True)
    texts = [title, *(passage.clean for passage in passages if passage.section not in _NOT_OWN_SECTIONS)]
    implied = [(text, _implied(text, period)) for text in texts]
    return _joined([(text, held) for text, held in implied if held], stated=False)


def _stated(text: str, period: Period) -> list[Span]:
    if _BEFORE_US.search(text):
        return []
    called = bool(_STATED.search(text))
    return [
        span
        for span in _project_spans(text, period)
        if (called and span.kind != "year") or _DONE_IN.search(_just_before(span, text))
    ]


def _implied(text: str, period: Period) -> list[Span]:
    if _BEFORE_US.search(text):
        return []
    return [
        span
        for span in _project_spans(text, period)
        if span.kind in ("range", "years") and span.last.year - span.first.year < LONGEST
    ]


def _project_spans(text: str, period: Period) -> list[Span]:
    return [span for span in spans(text) if not _of_something_else(span, text, period)]


def _of_something_else(span: Span, text: str, period: Period) -> bool:
    if span.kind == "day" and _WRITTEN.search(_just_before(span, text)):
        return True
    years = (span.first.year, span.last.year)
    if span.kind == "years" and (years in _FUNDING_PERIODS or years == (period.start.year, period.end.year)):
        return True
    if _ACCOUNTS.match(text[span.end : span.end + WINDOW]) or _OF_THE_PAST.search(_just_before(span, text)):
        return True
    return span.kind in ("year", "years") and bool(_SOMETHING_ELSE.search(_just_before(span, text)))


def _just_before(span: Span, text: str) -> str:
    """Return the words before a day that can tell what it is the day of."""
    return text[max(0, span.start - WINDOW) : span.start]


def _joined(found: list[tuple[str, list[Span]]], *, stated: bool) -> ProjectDates | None:
    held = [span for _, part in found for span in part]
    if not held:
        return None
    return ProjectDates(
        first=min(span.first for span in held),
        last=max(span.last for span in held),
        stated=stated,
        passages=tuple(dict.fromkeys(text for text, _ in found)),
    )


def _written(passages: Sequence[Passage]) -> tuple[date, str] | None:
    """Return the latest day on which the text says it was printed, signed or sent, with its passage."""
    days = [
        (span.last, passage.clean)
        for passage in passages
        for span in spans(passage.clean)
        if span.kind == "day" and _WRITTEN.search(_just_before(span, passage.clean))
    ]
    return max(days) if days else None


def _ended(
    passages: Sequence[Passage],
    period: Period,
    dates: ProjectDates | None,
    language: Language,
    today: date | None,
) -> list[Check]:
    template, day, shown = ENDED, today, tuple[str, ...]()
    if day is None:
        written = _written(passages)
        if written is not None and written[0] > period.end:
            day, shown = written[0], (written[1],)
        elif dates is not None:
            template, day, shown = ENDED_BEFORE, dates.first, dates.passages
    if day is None or day <= period.end:
        return []
    message = translate(
        template, language, end=day_in_words(period.end, language), day=day_in_words(day, language)
    )
    return [Check(code="programme-period-ended", severity="info", message=message, passages=shown)]


def _outside(period: Period, dates: ProjectDates | None, language: Language) -> list[Check]:
    if dates is None or (period.start <= dates.first and dates.last <= period.end):
        return []
    wholly = dates.last < period.start or period.end < dates.first
    if not wholly and not dates.stated:
        return []
    message = translate(
        OUTSIDE if wholly else PARTLY,
        language,
        first=day_in_words(dates.first, language),
        last=day_in_words(dates.last, language),
        start=day_in_words(period.start, language),
        end=day_in_words(period.end, language),
    )
    severity: Severity = "warning" if wholly else "info"
    code = "project-dates-outside-period"
    return [Check(code=code, severity=severity, message=message, passages=dates.passages)]


def day_in_words(day: date, language: Language) -> str:
    """Return a day as the language's readers write it: 1.3.2026, or 1 March 2026."""
    return format_date(day, "d MMMM y" if language == "en" else "d.M.y", locale=language)
