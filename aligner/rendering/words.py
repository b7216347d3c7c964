"""The words for bands, kinds, sections, roles and languages; each is a message of the catalogues."""

from __future__ import annotations

import re

from babel.numbers import format_percent

from aligner.i18n import Language, mark, translate
from aligner.programme import TargetKind
from aligner.proposal import SectionName, clean
from aligner.report import Band, Role, Severity

BAND_WORDS: dict[Band, str] = {
    "central": mark("Serves centrally"),
    "partial": mark("Serves partly"),
    "mentioned": mark("Only mentioned"),
    "none": mark("Not addressed"),
    "not_assessed": mark("Could not be assessed"),
}
BAND_MEANINGS: dict[Band, str] = {
    "central": mark("What the project will do works directly on the target."),
    "partial": mark("Something that the project will do serves the target, beside its main aim."),
    "mentioned": mark("The text speaks of the target, but nothing that the project will do serves it."),
    "none": mark("No passage about the target was found."),
    "not_assessed": mark("There was too little to judge by. This is not a score of zero."),
}
KIND_WORDS: dict[TargetKind, str] = {
    "priority": mark("Priorities"),
    "theme": mark("Cross-cutting themes"),
    "goal": mark("Goals"),
    "spearhead": mark("Spearheads"),
}
GROUPING_WORDS: dict[str, str] = {
    "vitality-factor": mark("Vitality factors"),
    "grouping": mark("Other groupings"),
}
SECTION_WORDS: dict[SectionName, str] = {
    "summary": mark("Summary"),
    "need": mark("Background and need"),
    "objectives": mark("Objectives"),
    "actions": mark("Actions"),
    "results": mark("Results"),
    "target_group": mark("Target group"),
    "region": mark("Region"),
    "sustainability": mark("Sustainability"),
    "continuity": mark("Continuity"),
    "budget": mark("Budget"),
    "other": mark("Text"),
}
ROLE_REASONS: dict[Role, str] = {
    "commitment": mark("It counts too little to show that the project serves the target."),
    "background": mark("It describes background, not what the project will do."),
    "negation": mark("It says that the project does not do this."),
    "third_party": mark("It is about somebody else's project."),
    "programme_quote": mark("It repeats the programme's own words without an action."),
    "boilerplate": mark("It belongs to the form: a formality, not an action."),
}
SEVERITY_WORDS: dict[Severity, str] = {
    "info": mark("Note"),
    "warning": mark("Please look at this"),
    "error": mark("Must be put right"),
}
LANGUAGE_WORDS: dict[Language, str] = {
    "fi": mark("Finnish"),
    "sv": mark("Swedish"),
    "en": mark("English"),
}
_QUOTES: dict[Language, tuple[str, str]] = {"fi": ("”", "”"), "sv": ("”", "”"), "en": ("“", "”")}


_UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def readable(text: str) -> str:
    """Return text of a proposal on one line, without codes that steer a terminal or turn its direction."""
    return _UNREADABLE.sub("", clean(text))


def band_word(band: Band, language: Language) -> str:
    """Return the band in words."""
    return translate(BAND_WORDS[band], language)


def quoted(text: str, language: Language) -> str:
    """Return ``text`` in the quotation marks of ``language``."""
    opening, closing = _QUOTES[language]
    return f"{opening}{text}{closing}"


def percent(share: float, language: Language) -> str:
    """Return a share of 0–1 as a whole percentage, as ``language`` writes it."""
    return str(format_percent(share, locale=language))


def percent_range(interval: tuple[float, float], language: Language) -> str:
    """Return two shares of 0–1 as a range: “84–97 %”."""
    low, high = interval
    return f"{round(low * 100)}–{percent(high, language)}"


def place(section: SectionName, page: int | None, language: Language) -> str:
    """Return where a passage stands: “Actions, page 2”."""
    name = translate(SECTION_WORDS[section], language)
    if page is None:
        return name
    return translate(mark("{section}, page {page}"), language, section=name, page=page)
