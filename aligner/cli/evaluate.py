"""``aligner evaluate``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from aligner.cli.output import progress, write


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--programme", default=None, metavar="ID|PATH", help="Programme that the labels belong to.")
@click.option("--model", default="", help="Scoring model; “untrained” uses similarity alone.")
@click.option("--encoder", default="", help="Encoder to use instead of the model's own.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def command(
    gold: Path, programme: str | None, model: str, encoder: str, form: str, output: Path | None
) -> None:
    """Measure quality on GOLD, labelled proposals in JSONL, through the same door that users take."""
    from aligner.pipeline import Checker  # noqa: PLC0415  (loads the scorer)
    from aligner.programme_file import DEFAULT_PROGRAMME, load_programme  # noqa: PLC0415
    from aligner.scoring import load_scorer  # noqa: PLC0415
    from aligner.training.evaluate import evaluate  # noqa: PLC0415
    from aligner.training.records import read_labelled  # noqa: PLC0415
    from aligner.training.table import as_table  # noqa: PLC0415

    loaded = load_programme(programme or DEFAULT_PROGRAMME)
    records = list(read_labelled(gold))
    checker = Checker(loaded, load_scorer(loaded, model, encoder))
    watched = progress(records, total=len(records), label="aligner evaluate")
    result: dict[str, Any] = evaluate(watched, checker)
    text = json.dumps(result, ensure_ascii=False, indent=1) if form == "json" else as_table(result)
    write(text, output)
