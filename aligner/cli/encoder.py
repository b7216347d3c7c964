"""``aligner encoder list | build``."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.encoding import encoder_names
from aligner.encoding.registry import DEFAULT_ENCODER


@click.group()
def command() -> None:
    """List the encoders, or build our own."""


@command.command("list")
def list_encoders() -> None:
    """List the encoders by name; the default one is marked."""
    for name in encoder_names():
        click.echo(f"{name} *" if name == DEFAULT_ENCODER else name)


@command.command()
@click.option("--name", default=DEFAULT_ENCODER, show_default=True)
@click.option("--stage", type=click.Choice(["pruned", "tuned"]), default="tuned", show_default=True)
@click.option("--corpus", type=click.Path(exists=True, file_okay=False, path_type=Path), default=None)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder of models.")
def build(name: str, stage: str, corpus: Path | None, output: Path | None) -> None:
    """Build our encoder from the base weights and the training corpus; needs aligner[train]."""
    from aligner.programme_file import DEFAULT_PROGRAMME, load_programme, programme_files  # noqa: PLC0415
    from aligner.resources import models_folder, passages_folder, training_folder  # noqa: PLC0415
    from aligner.training.encoder.build import build_encoder  # noqa: PLC0415
    from aligner.training.encoder.card import encoder_card  # noqa: PLC0415
    from aligner.training.passages import read_texts  # noqa: PLC0415
    from aligner.training.records import read_corpus  # noqa: PLC0415

    records = read_corpus(corpus or training_folder())
    folder = (output or models_folder()) / name
    labelled = [text for path in sorted(passages_folder().glob("*-train.jsonl")) for text in read_texts(path)]
    others = [name for name, _ in programme_files() if name != DEFAULT_PROGRAMME]
    programmes = [load_programme(name) for name in (DEFAULT_PROGRAMME, *others)]
    card = encoder_card(name, stage, records)
    artefact = build_encoder(folder, records, labelled, programmes, stage=stage, card=card, say=_say)
    click.echo(f"{artefact.folder}  {artefact.sha256}")


def _say(line: str) -> None:
    click.echo(line, err=True)
