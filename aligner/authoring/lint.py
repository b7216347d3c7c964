"""Everything that can be said of a programme file: faults, which stop it, and warnings, which do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.authoring.content import language_findings, source_findings, statement_findings
from aligner.authoring.findings import Finding
from aligner.authoring.nearness import language_means, nearness_findings
from aligner.authoring.timeline import (
    date_findings,
    folder_findings,
    installed_programmes,
    succession_findings,
)
from aligner.encoding.protocol import Encoder
from aligner.i18n import Language
from aligner.programme import Programme
from aligner.programme_file import examine_programme, programme_files
from aligner.scoring.geometry import Floats

BACKGROUND = "un-sdg"
"""A shipped programme about nearly everything: its mean stands for what all statements have in common."""


@dataclass(frozen=True)
class Linted:
    """Faults as (line, sentence) pairs, and warnings with their lines; both in the order of the file."""

    programme: Programme | None
    faults: tuple[tuple[int, str], ...]
    warnings: tuple[tuple[int, Finding], ...]


def lint_programme(path: Path, encoder: Encoder | None = None) -> Linted:
    """Return what is wrong in a programme file, and what looks wrong.

    Args:
        path: a ``programme.toml``.
        encoder: finds targets that overlap and statements that belong elsewhere; None leaves that out.
    """
    examined = examine_programme(path)
    faults = tuple(sorted(examined.faults))
    if examined.programme is None:
        return Linted(None, faults, ())
    found = list(_findings(examined.programme, path))
    if encoder is not None:
        found += nearness_findings(examined.programme, encoder, background_means(encoder))
    placed = sorted(((examined.line_of(one.where), one) for one in found), key=lambda pair: pair[0])
    return Linted(examined.programme, faults, tuple(placed))


def background_means(encoder: Encoder) -> dict[Language, Floats]:
    """Return the means of the shipped background, or none where it is not installed."""
    path = dict(programme_files()).get(BACKGROUND)
    background = examine_programme(path).programme if path is not None else None
    return language_means(background, encoder) if background is not None else {}


def _findings(programme: Programme, path: Path) -> Iterator[Finding]:
    yield from folder_findings(programme, path)
    yield from language_findings(programme)
    yield from statement_findings(programme)
    yield from source_findings(programme)
    yield from date_findings(programme)
    yield from succession_findings(programme, installed_programmes())
