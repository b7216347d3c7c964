"""One target as it is shown: its band in words, the passages behind it, and why others did not count."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.i18n import Language, mark, translate
from aligner.programme import Statement, Target, TargetKind
from aligner.rendering import words
from aligner.rendering.names import Name, name_in
from aligner.report import ADDRESSED, Band, Evidence, NotCounted, TargetScore

NOT_COUNTED_SHOWN = 3


@dataclass(frozen=True)
class PassageView:
    """A quoted passage: its words on one line, their language, and where they stand."""

    text: str
    language: Language
    place: str
    share: str = ""
    reason: str = ""
    statement: Statement | None = None


@dataclass(frozen=True)
class TargetView:
    """One target, ready to print; ``bar`` is 0–100, and 0 where nothing was assessed."""

    id: str
    kind: TargetKind
    focus: str | None
    name: Name
    full_name: Name
    band: Band
    band_word: str
    bar: int
    score: str
    interval: str
    evidence: tuple[PassageView, ...]
    more: int
    not_counted: tuple[PassageView, ...]
    missing: tuple[Name, ...]
    why: str

    @property
    def addressed(self) -> bool:
        """Whether the proposal serves the target, centrally or partly."""
        return self.band in ADDRESSED

    @property
    def tells_more(self) -> bool:
        """Whether there is anything to show beside the band."""
        return bool(self.evidence or self.not_counted or self.missing or self.why)


def target_view(
    score: TargetScore,
    target: Target | None,
    statements: dict[str, Statement],
    language: Language,
    shown: int,
) -> TargetView:
    """Return what is shown of one target, with at most ``shown`` passages of evidence."""
    name, full_name = _names(score.id, target, language)
    evidence = score.evidence if score.band in ADDRESSED else ()
    assessed = score.score is not None and score.band != "not_assessed"
    return TargetView(
        id=score.id,
        kind=score.kind,
        focus=target.focus if target else None,
        name=name,
        full_name=full_name,
        band=score.band,
        band_word=words.band_word(score.band, language),
        bar=round(100 * score.score) if assessed and score.score is not None else 0,
        score=words.percent(score.score, language) if assessed and score.score is not None else "",
        interval=words.percent_range(score.interval, language) if assessed and score.interval else "",
        evidence=tuple(_evidence(item, score, statements, language) for item in evidence[:shown]),
        more=max(0, len(evidence) - shown),
        not_counted=_not_counted(score, language),
        missing=_missing(score, statements, language),
        why=_why_not_assessed(score, language),
    )


def _names(target_id: str, target: Target | None, language: Language) -> tuple[Name, Name]:
    if target is None:
        return Name(target_id, "en"), Name(target_id, "en")
    full_name = name_in(target.name, language, target.unofficial, target_id)
    return name_in(target.short or target.name, language, target.unofficial, target_id), full_name


def _evidence(
    item: Evidence, score: TargetScore, statements: dict[str, Statement], language: Language
) -> PassageView:
    whole = score.raw or sum(evidence.contribution for evidence in score.evidence)
    return PassageView(
        text=words.readable(item.text),
        language=item.language,
        place=words.place(item.section, item.page, language),
        share=words.percent(item.contribution / whole, language) if whole else "",
        statement=statements.get(item.statement),
    )


def _not_counted(score: TargetScore, language: Language) -> tuple[PassageView, ...]:
    """Return passages that earned nothing; a mentioned target's own evidence is such, too."""
    items: list[Evidence | NotCounted] = [*score.not_counted]
    if score.band == "mentioned" and not items:
        items = [*score.evidence]
    return tuple(
        PassageView(
            text=words.readable(item.text),
            language=item.language,
            place=words.place(item.section, item.page, language),
            reason=translate(words.ROLE_REASONS[item.role], language),
        )
        for item in items[:NOT_COUNTED_SHOWN]
    )


def _missing(score: TargetScore, statements: dict[str, Statement], language: Language) -> tuple[Name, ...]:
    """Return what would count too; nothing where the target is far from what the proposal is about."""
    if score.band in ("none", "not_assessed"):
        return ()
    spoken = {item.text: item.language for item in statements.values() if item.target == score.id}
    return tuple(Name(text, spoken.get(text, language)) for text in score.missing)


def _why_not_assessed(score: TargetScore, language: Language) -> str:
    if score.band != "not_assessed":
        return ""
    return " ".join(score.missing) or translate(
        mark("The proposal holds too little text to judge by. This is not a score of zero."), language
    )
