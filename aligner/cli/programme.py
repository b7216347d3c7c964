"""``aligner programme list | show | lint``."""

from __future__ import annotations

import json
import sys

import click

from aligner.cli.output import chosen, fail, language_option, write
from aligner.programme_file import InvalidProgrammeError, load_programme, programme_files


@click.group()
def command() -> None:
    """List, show and lint programmes."""


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
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
def show(name: str, form: str, language: str | None) -> None:
    """Show a programme: its targets, in order, and its hash."""
    speech = chosen(language)
    programme = load_programme(name)
    if form == "json":
        content = programme.model_dump(mode="json") | {"sha256": programme.sha256}
        write(json.dumps(content, ensure_ascii=False, indent=1), None)
        return
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
    write("\n".join(lines), None)


@command.command()
@click.argument("name", metavar="ID|PATH")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
def lint(name: str, form: str, language: str | None) -> None:
    """Check a programme file; each fault names its line. Exit code 1 where there are faults."""
    chosen(language)
    problems: list[tuple[int, str]] = []
    try:
        load_programme(name)
    except InvalidProgrammeError as error:
        problems = error.problems
        if form == "text":
            fail(error)
    if form == "json":
        faults = [{"line": line, "message": message} for line, message in problems]
        click.echo(json.dumps({"programme": name, "faults": faults}, ensure_ascii=False))
    elif not problems:
        click.echo("ok")
    sys.exit(1 if problems else 0)
