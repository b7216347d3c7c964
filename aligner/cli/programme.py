"""``aligner programme list | show | lint | new | diff``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligner.cli.output import OutputError, chosen, language_option, write
from aligner.cli.programme_diff import diff
from aligner.errors import AlignerError
from aligner.i18n import LANGUAGES, Language, mark, translate
from aligner.programme import Programme
from aligner.programme_file import find_programme, load_programme, programme_files
from aligner.settings import get_settings

if TYPE_CHECKING:
    from aligner.authoring.lint import Linted
    from aligner.encoding.protocol import Encoder

output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file."
)


@click.group()
def command() -> None:
    """List, show, lint, start and compare programmes."""


command.add_command(diff)


@command.command("list")
@language_option
def list_programmes(language: str | None) -> None:
    """List the programmes that are installed."""
    speech = chosen(language)
    for _, path in programme_files():
        programme = load_programme(path)
        period = f"{programme.period.start}–{programme.period.end}"
        click.echo(f"{programme.id}\t{period}\t{len(programme.targets)}\t{programme.name(speech)}")


@command.command()
@click.argument("name", metavar="ID|PATH")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "toml", "html"]),
    default="text",
    show_default=True,
    help="TOML reads back as the same programme.",
)
@language_option
@output_option
def show(name: str, form: str, language: str | None, output: Path | None) -> None:
    """Show a programme: its targets, in order, and its hash."""
    speech = chosen(language)
    programme = load_programme(name)
    if form == "json":
        content = programme.model_dump(mode="json") | {"sha256": programme.sha256}
        write(json.dumps(content, ensure_ascii=False, indent=1) + "\n", output)
    elif form == "toml":
        from aligner.authoring.toml_text import programme_toml  # noqa: PLC0415

        write(programme_toml(programme), output)
    elif form == "html":
        from aligner.rendering.programme import render_programme_html  # noqa: PLC0415

        write(render_programme_html(programme, speech), output)
    else:
        write(_shown(programme, speech) + "\n", output)


def _shown(programme: Programme, speech: Language) -> str:
    lines = [
        programme.name(speech),
        f"{programme.id}  {programme.version}  {programme.period.start}–{programme.period.end}",
        f"sha256 {programme.sha256}",
        "",
    ]
    for target in programme.targets:
        count = {name: len(texts) for name, texts in target.statements.items()}
        held = " ".join(f"{language}:{number}" for language, number in count.items()) or "–"
        lines.append(f"{target.kind:<10} {target.id:<28} {held:<18} {target.full_name(speech)}")
    return "\n".join(lines)


@command.command()
@click.argument("name", metavar="ID|PATH")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--no-encoder", is_flag=True, help="Do not look for targets that overlap: quicker.")
@language_option
def lint(name: str, form: str, no_encoder: bool, language: str | None) -> None:
    """Check a programme file; each finding names its line.

    Exit code 1 where there are faults, which stop a programme from being used. Warnings leave it at 0.
    """
    from aligner.authoring.lint import lint_programme  # noqa: PLC0415  (loads the encoder)

    speech = chosen(language)
    path = find_programme(name)
    encoder = None if no_encoder else _encoder(speech)
    linted = lint_programme(path, encoder)
    if form == "json":
        faults = [{"line": line, "message": message} for line, message in linted.faults]
        warnings = [
            {"line": line, "code": finding.code, "message": finding.message(speech)}
            for line, finding in linted.warnings
        ]
        used = encoder.name if encoder is not None else None
        content = {"programme": name, "encoder": used, "faults": faults, "warnings": warnings}
        write(json.dumps(content, ensure_ascii=False) + "\n", None)
    else:
        write("\n".join(_lint_lines(linted, speech)) + "\n", None)
    sys.exit(1 if linted.faults else 0)


def _encoder(speech: Language) -> Encoder | None:
    """Return the encoder; a file can be linted without one, and then the user is told."""
    from aligner.encoding import load_encoder  # noqa: PLC0415

    try:
        encoder = load_encoder()
        encoder.encode(["warm up"])
    except AlignerError:
        message = mark("The encoder could not be loaded, so nobody looked for targets that overlap.")
        click.echo(translate(message, speech), err=True)
        return None
    return encoder


def _lint_lines(linted: Linted, speech: Language) -> list[str]:
    lines = [
        translate(mark("line {line}: fault: {message}"), speech, line=line, message=message)
        for line, message in linted.faults
    ]
    for line, finding in linted.warnings:
        message = f"{finding.message(speech)} ({finding.code})"
        lines.append(translate(mark("line {line}: warning: {message}"), speech, line=line, message=message))
    if not lines:
        return ["ok"]
    summary = mark("Faults: {faults}. Warnings: {warnings}.")
    counts = {"faults": len(linted.faults), "warnings": len(linted.warnings)}
    return [*lines, translate(summary, speech, **counts)]


@command.command()
@click.argument("name", metavar="ID")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that will hold the folder ID (default: ALIGNER_PROGRAMMES, else the current one).",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(LANGUAGES),
    help="Language to keep of the template, once for each (default: all).",
)
def new(name: str, folder: Path | None, languages: tuple[Language, ...]) -> None:
    """Start a programme of your own: ID/programme.toml, a template that explains itself.

    Nothing is overwritten. The path of the new file is printed.
    """
    from aligner.authoring.scaffold import scaffold  # noqa: PLC0415

    chosen(None)
    kept = [language for language in LANGUAGES if language in languages]
    place = folder or get_settings().programmes or Path()
    try:
        path = scaffold(name, place, kept)
    except OSError as error:
        raise OutputError(path=str(place), reason=error.strerror or str(error)) from error
    write(f"{path}\n", None)
