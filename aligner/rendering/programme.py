"""A programme as one self-contained page: what it is, its targets, and what counts under each."""

from __future__ import annotations

from dataclasses import dataclass

from babel.dates import format_date

from aligner.i18n import Language, translate
from aligner.programme import Programme, Target, TargetKind
from aligner.rendering.html import environment, stylesheet
from aligner.rendering.names import Name, name_in
from aligner.rendering.words import KIND_WORDS


@dataclass(frozen=True)
class TargetPage:
    """A target as the page shows it; statements stand in ``language``, which may not be the reader's."""

    id: str
    name: Name
    focus: Name | None
    language: Language
    statements: tuple[str, ...]
    excludes: tuple[str, ...]


def render_programme_html(programme: Programme, language: Language) -> str:
    """Return ``programme`` as one HTML document in ``language``: style inline, nothing fetched."""

    def gettext(message: str, **values: object) -> str:
        return translate(message, language, **values)

    period = programme.period
    return (
        environment()
        .get_template("programme.html.j2")
        .render(
            _=gettext,
            style=stylesheet(),
            language=language,
            programme=programme,
            title=name_in(programme.title, language, programme.unofficial, programme.id),
            days={
                name: format_date(day, "long", locale=language)
                for name in ("start", "end", "approved", "revised")
                if (day := getattr(period, name)) is not None
            },
            vision=name_in(programme.vision.text, language, (), "") if programme.vision else None,
            kinds=_kinds(programme, language),
            facts=[name_in(fact.text, language, (), fact.id) for fact in programme.facts],
        )
        + "\n"
    )


def _kinds(programme: Programme, language: Language) -> list[tuple[str, list[TargetPage]]]:
    """Return the targets under the word for their kind, in the order in which kinds first come."""
    held: dict[TargetKind, list[TargetPage]] = {}
    for target in programme.targets:
        held.setdefault(target.kind, []).append(_target(programme, target, language))
    return [(translate(KIND_WORDS[kind], language), targets) for kind, targets in held.items()]


def _target(programme: Programme, target: Target, language: Language) -> TargetPage:
    areas = {area.id: area for area in programme.focus_areas}
    area = areas.get(target.focus or "")
    order: tuple[Language, ...] = (language, "en", "fi", "sv")
    spoken = next((name for name in order if target.statements.get(name)), language)
    return TargetPage(
        id=target.id,
        name=name_in(target.name, language, target.unofficial, target.id),
        focus=name_in(area.name, language, area.unofficial, area.id) if area else None,
        language=spoken,
        statements=target.statements.get(spoken, ()),
        excludes=target.excludes.get(spoken, ()),
    )
