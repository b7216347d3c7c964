"""Where results and errors go: results to standard output or a file, all else to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from aligner.errors import AlignerError
from aligner.i18n import LANGUAGES, Language
from aligner.settings import get_settings

Item = TypeVar("Item")

language_option = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=None,
    help="Language of the report and of messages (default: ALIGNER_LANGUAGE, else English).",
)


def chosen(language: str | None) -> Language:
    """Return the language asked for, or the one of the settings."""
    for known in LANGUAGES:
        if known == language:
            return known
    return get_settings().language


def fail(error: AlignerError, language: Language | None = None, where: str = "") -> None:
    """Print an error as one line: where it happened, its sentence and its code."""
    try:
        message = error.message(language or get_settings().language)
    except AlignerError:
        message = error.message("en")
    place = f"{where}: " if where else ""
    click.echo(f"{place}{message} ({error.code})", err=True)


def write(text: str, output: Path | None) -> None:
    """Write ``text`` to a file, or to standard output as UTF-8."""
    if output is not None:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", errors="replace")
        return
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    click.echo(text, nl=not text.endswith("\n"))


def progress(items: Iterable[Item], *, total: int | None, label: str) -> Iterator[Item]:
    """Yield ``items`` with a progress bar on stderr, where there are several and somebody is watching."""
    if total == 1 or not sys.stderr.isatty():
        yield from items
        return
    from tqdm import tqdm  # noqa: PLC0415

    yield from tqdm(items, total=total, desc=label, unit="", file=sys.stderr, leave=False)
