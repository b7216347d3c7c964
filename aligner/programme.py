"""Programme, Target and Statement: a versioned strategy text as data."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from aligner.i18n import LANGUAGES, Language
from aligner.model import Noun

TargetKind = Literal["priority", "theme", "goal", "spearhead"]
Texts = dict[Language, str]
TextLists = dict[Language, tuple[str, ...]]


class Statement(Noun):
    """One self-contained sentence about a target, in one language; ``id`` is ``target/language/number``."""

    id: str
    target: str
    language: Language
    text: str
    counts: bool = True


class Source(Noun):
    """Where facts of the programme were read."""

    id: str
    title: str
    publisher: str = ""
    url: str = ""
    read: int | None = None


class Fact(Noun):
    """A dated fact with its source; two facts may contradict each other and both are kept."""

    id: str
    text: Texts
    source: str
    date: str


class Period(Noun):
    """The days that the programme is in force."""

    start: date
    end: date
    approved: date | None = None
    revised: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")
        return self


class Outlook(Noun):
    """A vision or long-term plan behind the programme, summed up in our own words."""

    year: int | None = None
    source: str = ""
    text: Texts


class FocusArea(Noun):
    """A group of priorities."""

    id: str
    name: Texts
    unofficial: tuple[Language, ...] = ()


class Grouping(Noun):
    """Another way to group targets in a report, such as the vitality factors that a programme names."""

    id: str
    kind: str = "grouping"
    name: Texts
    unofficial: tuple[Language, ...] = ()
    targets: tuple[str, ...]


class Target(Noun):
    """One thing that a proposal is scored against.

    Languages in ``unofficial`` are those whose name is ours, since no official translation is known.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    kind: TargetKind
    focus: str | None = None
    name: Texts = Field(min_length=1)
    short: Texts = Field(default_factory=dict)
    unofficial: tuple[Language, ...] = ()
    statements: TextLists = Field(default_factory=dict)
    excludes: TextLists = Field(default_factory=dict)
    period: Period | None = None
    source: str | None = None

    def label(self, language: Language) -> str:
        """Return the short name in ``language``, or the nearest there is."""
        return _nearest(self.short, language) or _nearest(self.name, language) or self.id

    def full_name(self, language: Language) -> str:
        """Return the full name in ``language``, or the nearest there is."""
        return _nearest(self.name, language) or self.id

    def iter_statements(self) -> Iterator[Statement]:
        """Yield every statement, then every exclusion; names stand in where a language has neither."""
        for language in LANGUAGES:
            texts = self.statements.get(language) or ()
            if not texts and language in self.name:
                texts = (self.name[language],)
            for number, text in enumerate(texts, 1):
                yield Statement(
                    id=f"{self.id}/{language}/{number}", target=self.id, language=language, text=text
                )
            for number, text in enumerate(self.excludes.get(language, ()), 1):
                yield Statement(
                    id=f"{self.id}/{language}/not-{number}",
                    target=self.id,
                    language=language,
                    text=text,
                    counts=False,
                )


class Programme(Noun):
    """A regional programme; identified by the hash of its content."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    version: str = "1"
    languages: tuple[Language, ...] = ()
    supersedes: str | None = None
    source: str | None = None
    title: Texts = Field(min_length=1)
    unofficial: tuple[Language, ...] = ()
    period: Period
    vision: Outlook | None = None
    long_term_plan: Outlook | None = None
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()
    focus_areas: tuple[FocusArea, ...] = ()
    groupings: tuple[Grouping, ...] = ()
    targets: tuple[Target, ...] = Field(min_length=1)

    @property
    def sha256(self) -> str:
        """Hash of the whole content, independent of the order of keys and of comments."""
        content = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode("utf-8")).hexdigest()

    def statements(self) -> list[Statement]:
        """Return the statements of all targets, in order."""
        return [statement for target in self.targets for statement in target.iter_statements()]

    def target(self, target_id: str) -> Target:
        """Return one target; ``KeyError`` where there is none of that id."""
        for target in self.targets:
            if target.id == target_id:
                return target
        raise KeyError(target_id)

    def name(self, language: Language) -> str:
        """Return the title in ``language``, or the nearest there is."""
        return _nearest(self.title, language) or self.id


def _nearest(texts: Texts, language: Language) -> str | None:
    order: tuple[Language, ...] = (language, "en", "fi", "sv")
    for candidate in order:
        if candidate in texts:
            return texts[candidate]
    return None


Problem = tuple[tuple[str | int, ...], str]


def consistency_problems(programme: Programme) -> list[Problem]:
    """Return what no single field can tell: duplicates, unknown references, missing languages.

    Each problem is the path of the faulty value and a sentence in English.
    """
    problems: list[Problem] = []
    for room in ("targets", "focus_areas", "groupings", "sources", "facts"):
        counts = Counter(item.id for item in getattr(programme, room))
        for index, item in enumerate(getattr(programme, room)):
            if counts[item.id] > 1:
                problems.append(((room, index, "id"), f"the id {item.id!r} is used {counts[item.id]} times"))
    problems += _reference_problems(programme)
    problems += _language_problems(programme)
    return problems


def _reference_problems(programme: Programme) -> list[Problem]:
    problems: list[Problem] = []
    known = {area.id for area in programme.focus_areas}
    sources = {source.id for source in programme.sources}
    targets = {target.id for target in programme.targets}
    for index, target in enumerate(programme.targets):
        if target.focus is not None and known and target.focus not in known:
            problems.append((("targets", index, "focus"), f"unknown focus area {target.focus!r}"))
        if target.source is not None and sources and target.source not in sources:
            problems.append((("targets", index, "source"), f"unknown source {target.source!r}"))
    for index, grouping in enumerate(programme.groupings):
        problems += [
            (("groupings", index, "targets"), f"unknown target {name!r}")
            for name in grouping.targets
            if name not in targets
        ]
    return problems


def _language_problems(programme: Programme) -> list[Problem]:
    problems: list[Problem] = []
    wanted = programme.languages or tuple(programme.title)
    for language in wanted:
        if language not in programme.title:
            problems.append((("title",), f"the title is missing in {language!r}"))
        for index, target in enumerate(programme.targets):
            for field in ("name", "short", "statements", "excludes"):
                held = getattr(target, field)
                if held and programme.languages and language not in held:
                    problems.append((("targets", index, field), f"{field} is missing in {language!r}"))
    return problems
