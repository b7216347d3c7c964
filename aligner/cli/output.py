"""Where results and errors go: results to standard output or a file, all else to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from aligner.errors import AlignerError, UsageError
from aligner.i18n import LANGUAGES, Language, mark
from aligner.settings import get_settings

Item = TypeVar("Item")

language_option = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=None,
    help="Language of the report and of messages (default: ALIGNER_LANGUAGE, else English).",
)


_spoken: list[Language] = []


class OutputError(UsageError):
    """A file cannot be written."""

    code = "output"
    template = mark("The file {path} cannot be written: {reason}.")


def chosen(language: str | None) -> Language:
    """Return the language asked for, or the one of the settings; later errors speak it too."""
    found = next((known for known in LANGUAGES if known == language), None) or get_settings().language
    _spoken[:] = [found]
    return found


def fail(error: AlignerError, where: str = "") -> None:
    """Print an error as one line: where it happened, its sentence and its code."""
    message = error.message(_spoken[0] if _spoken else "en")
    place = f"{where}: " if where else ""
    click.echo(f"{place}{message} ({error.code})", err=True)


def write(text: str, output: Path | None) -> None:
    """Write ``text`` to a file, or to standard output as UTF-8.

    Raises:
        OutputError: the file cannot be written.
    """
    if output is not None:
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
            output.write_text(text, encoding="utf-8", errors="replace")
        except OSError as error:
            raise OutputError(path=output.name, reason=error.strerror or str(error)) from error
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
