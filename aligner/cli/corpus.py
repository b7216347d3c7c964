"""``aligner corpus lint``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.group()
def command() -> None:
    """Lint the labelled training corpus."""


@command.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--against", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def lint(files: tuple[Path, ...], against: tuple[Path, ...], form: str) -> None:
    """Check labelled records; --against names files that the corpus must not repeat."""
    from aligner.programme_file import DEFAULT_PROGRAMME, load_programme  # noqa: PLC0415
    from aligner.resources import training_folder  # noqa: PLC0415
    from aligner.training.lint import lint_records, statistics  # noqa: PLC0415
    from aligner.training.records import read_labelled  # noqa: PLC0415

    paths = files or tuple(sorted(training_folder().glob("*.jsonl")))
    records = [record for path in paths for record in read_labelled(path)]
    others = [record for path in against for record in read_labelled(path)]
    targets = [target.id for target in load_programme(DEFAULT_PROGRAMME).targets]
    faults = lint_records(records, targets, others)
    if form == "json":
        click.echo(json.dumps({"faults": faults, "statistics": statistics(records)}, ensure_ascii=False))
    else:
        for fault in faults:
            click.echo(f"{fault['record']}: {fault['fault']}")
        for name, counts in statistics(records).items():
            click.echo(f"{name}: " + ", ".join(f"{key} {count}" for key, count in counts.items()))
        click.echo(f"{len(records)} records, {len(faults)} faults")
    sys.exit(1 if faults else 0)
