"""What a report shows, in the reader's words: one view that text and HTML both print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aligner.i18n import Language, mark, translate
from aligner.programme import Programme, Statement
from aligner.rendering import words
from aligner.rendering.names import Name, name_in
from aligner.rendering.targets import TargetView, target_view
from aligner.report import ADDRESSED, AlignmentReport, Band, Check

Audience = Literal["applicant", "officer"]
EVIDENCE_SHOWN: dict[Audience, int] = {"applicant": 3, "officer": 6}


@dataclass(frozen=True)
class AreaView:
    """Targets of one kind under one focus area; ``name`` is None where they have none."""

    name: Name | None
    targets: tuple[TargetView, ...]


@dataclass(frozen=True)
class KindView:
    """Targets of one kind."""

    heading: str
    areas: tuple[AreaView, ...]


@dataclass(frozen=True)
class GroupingView:
    """Another way to group: a heading and, for each group, the names of its addressed targets."""

    heading: str
    rows: tuple[tuple[Name, tuple[TargetView, ...]], ...]


@dataclass(frozen=True)
class CheckView:
    """A finding beside the score."""

    severity: str
    severity_word: str
    message: str
    passages: tuple[str, ...]


@dataclass(frozen=True)
class ReportView:
    """Everything that a rendered report says, in order."""

    language: Language
    audience: Audience
    title: str
    proposal_language: Language
    programme_name: Name
    facts: tuple[str, ...]
    summary: tuple[str, ...]
    kinds: tuple[KindView, ...]
    groupings: tuple[GroupingView, ...]
    checks: tuple[CheckView, ...]
    notice: str
    provenance: tuple[tuple[str, str], ...]

    @property
    def targets(self) -> tuple[TargetView, ...]:
        """All targets, in the order in which they are shown."""
        return tuple(target for kind in self.kinds for area in kind.areas for target in area.targets)

    def in_bands(self, *bands: Band) -> tuple[TargetView, ...]:
        """The targets of these bands, the highest score first."""
        found = [target for target in self.targets if target.band in bands]
        return tuple(sorted(found, key=lambda target: (bands.index(target.band), -target.bar)))


def build_view(
    report: AlignmentReport, programme: Programme, *, language: Language, audience: Audience
) -> ReportView:
    """Return what is shown of ``report`` to ``audience`` in ``language``."""
    statements = {statement.id: statement for statement in programme.statements()}
    targets = _targets(report, programme, statements, language, EVIDENCE_SHOWN[audience])
    proposal = report.proposal
    return ReportView(
        language=language,
        audience=audience,
        title=words.readable(proposal.title or proposal.id)
        or translate(mark("Proposal without a title"), language),
        proposal_language=proposal.language,
        programme_name=name_in(programme.title, language, programme.unofficial, programme.id),
        facts=_facts(report, language),
        summary=summary_sentences(targets, language),
        kinds=_kinds(targets, programme, language),
        groupings=_groupings(targets, programme, language),
        checks=tuple(_check_view(check, language) for check in report.checks),
        notice=translate(report.notice, language),
        provenance=_provenance(report, language),
    )


def summary_sentences(targets: list[TargetView], language: Language) -> tuple[str, ...]:
    """Return what is served, in one sentence for each band that says something."""
    lines = []
    for band in ("central", "partial"):
        names = [target.name.text for target in targets if target.band == band]
        if names:
            lines.append(f"{words.band_word(band, language)}: {'; '.join(names)}.")
    if not lines and any(target.band != "not_assessed" for target in targets):
        lines.append(translate(mark("The proposal serves no target of the programme."), language))
    missed = [target.name.text for target in targets if target.band == "not_assessed"]
    if len(missed) == len(targets):
        lines.append(translate(mark("The proposal could not be assessed."), language))
    elif missed:
        lines.append(f"{words.band_word('not_assessed', language)}: {'; '.join(missed)}.")
    return tuple(lines)


def _targets(
    report: AlignmentReport,
    programme: Programme,
    statements: dict[str, Statement],
    language: Language,
    shown: int,
) -> list[TargetView]:
    known = {target.id: target for target in programme.targets}
    order = list(known)
    scores = sorted(
        report.targets, key=lambda score: order.index(score.id) if score.id in known else len(order)
    )
    return [target_view(score, known.get(score.id), statements, language, shown) for score in scores]


def _facts(report: AlignmentReport, language: Language) -> tuple[str, ...]:
    spoken = translate(words.LANGUAGE_WORDS[report.proposal.language], language)
    return (
        translate(mark("Programme version: {version}"), language, version=report.programme.version),
        translate(mark("Language of the proposal: {language}"), language, language=spoken),
        translate(mark("Passages read: {count}"), language, count=report.proposal.passages),
    )


def _kinds(targets: list[TargetView], programme: Programme, language: Language) -> tuple[KindView, ...]:
    areas = {area.id: area for area in programme.focus_areas}
    kinds = []
    for kind, word in words.KIND_WORDS.items():
        chosen = [target for target in targets if target.kind == kind]
        focuses = dict.fromkeys(target.focus for target in chosen)
        views = []
        for focus in focuses:
            area = areas.get(focus or "")
            name = name_in(area.name, language, area.unofficial, area.id) if area else None
            views.append(AreaView(name, tuple(target for target in chosen if target.focus == focus)))
        if views:
            kinds.append(KindView(translate(word, language), tuple(views)))
    return tuple(kinds)


def _groupings(
    targets: list[TargetView], programme: Programme, language: Language
) -> tuple[GroupingView, ...]:
    addressed = {target.id: target for target in targets if target.band in ADDRESSED}
    views = []
    for kind in dict.fromkeys(grouping.kind for grouping in programme.groupings):
        rows = [
            (
                name_in(grouping.name, language, grouping.unofficial, grouping.id),
                tuple(addressed[target] for target in grouping.targets if target in addressed),
            )
            for grouping in programme.groupings
            if grouping.kind == kind
        ]
        word = words.GROUPING_WORDS.get(kind, words.GROUPING_WORDS["grouping"])
        views.append(GroupingView(translate(word, language), tuple(rows)))
    return tuple(views)


def _check_view(check: Check, language: Language) -> CheckView:
    return CheckView(
        severity=check.severity,
        severity_word=translate(words.SEVERITY_WORDS[check.severity], language),
        message=translate(check.message, language),
        passages=tuple(words.readable(passage) for passage in check.passages),
    )


def _provenance(report: AlignmentReport, language: Language) -> tuple[tuple[str, str], ...]:
    rows = (
        (mark("Model"), report.model.id, report.model.sha256),
        (mark("Encoder"), report.model.encoder, report.model.encoder_sha256),
        (mark("Programme"), report.programme.id, report.programme.sha256),
        (mark("Proposal"), report.proposal.id, report.proposal.sha256),
    )
    return tuple(
        (translate(word, language), f"{words.readable(name)} ({sha256[:12]})") for word, name, sha256 in rows
    )
