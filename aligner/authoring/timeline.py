"""Warnings about days that contradict each other, and about what supersedes what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from aligner.authoring.findings import Finding
from aligner.programme import Programme
from aligner.programme_file import examine_programme, programme_files


def date_findings(programme: Programme) -> Iterator[Finding]:
    """Yield days that cannot all be right."""
    period = programme.period
    for name in ("approved", "revised"):
        day = getattr(period, name)
        if day is not None and day > period.end:
            yield Finding(f"{name}-after-end", ("period", name), {"day": day, "end": period.end})
    if period.approved and period.revised and period.revised < period.approved:
        values: dict[str, object] = {"day": period.revised, "approved": period.approved}
        yield Finding("revised-before-approved", ("period", "revised"), values)
    for index, target in enumerate(programme.targets):
        own = target.period
        if own is not None and (own.end < period.start or period.end < own.start):
            values = {"target": target.id, "start": own.start, "end": own.end}
            yield Finding("target-period-outside", ("targets", index, "period"), values)
    for name in ("vision", "long_term_plan"):
        outlook = getattr(programme, name)
        if outlook is not None and outlook.year is not None and outlook.year < period.start.year:
            yield Finding("outlook-past", (name, "year"), {"key": name, "year": outlook.year})


def succession_findings(programme: Programme, installed: Mapping[str, str | None]) -> Iterator[Finding]:
    """Yield a predecessor that is unknown and a successor that is there.

    Args:
        programme: whose place in the line of programmes is looked at.
        installed: the id that each installed programme supersedes, by its own id.
    """
    earlier = programme.supersedes
    if earlier == programme.id:
        yield Finding("supersedes-itself", ("supersedes",))
    elif earlier is not None and earlier not in installed:
        yield Finding("supersedes-unknown", ("supersedes",), {"name": earlier})
    for name, superseded in sorted(installed.items()):
        if superseded == programme.id and name != programme.id:
            yield Finding("superseded", ("id",), {"name": name})


def installed_programmes() -> dict[str, str | None]:
    """Return what each installed programme supersedes, by its own id; a broken file tells nothing."""
    found: dict[str, str | None] = {}
    for name, path in programme_files():
        programme = examine_programme(path).programme
        found[name if programme is None else programme.id] = programme.supersedes if programme else None
    return found


def folder_findings(programme: Programme, path: Path) -> Iterator[Finding]:
    """Yield a ``programme.toml`` whose folder has another name than its id."""
    folder = path.resolve().parent.name
    if path.name == "programme.toml" and folder != programme.id:
        yield Finding("folder-differs", ("id",), {"name": programme.id, "folder": folder})
