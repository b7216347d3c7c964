"""``aligner train``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--name", default=None, help="Name of the model (default: the shipped one's).")
@click.option("--corpus", type=click.Path(exists=True, file_okay=False, path_type=Path), default=None)
@click.option("--encoder", default="", help="Encoder whose vectors are learned from.")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder of models.")
@click.option("--tuned/--untuned", default=None, help="Whether the encoder was tuned on this corpus.")
@click.option("--cross-validate/--no-cross-validate", default=True, show_default=True)
def command(
    name: str | None,
    corpus: Path | None,
    encoder: str,
    output: Path | None,
    tuned: bool | None,
    cross_validate: bool,
) -> None:
    """Fit the scoring model from the training corpus and write it with its manifest and card."""
    from aligner.encoding import load_encoder  # noqa: PLC0415
    from aligner.programme_file import DEFAULT_PROGRAMME, load_programme  # noqa: PLC0415
    from aligner.resources import models_folder, training_folder  # noqa: PLC0415
    from aligner.scoring.scorer import DEFAULT_MODEL  # noqa: PLC0415
    from aligner.training.records import read_corpus  # noqa: PLC0415
    from aligner.training.train import train_and_write  # noqa: PLC0415

    loaded = load_encoder(encoder)
    if tuned is None:
        tuned = getattr(loaded, "stage", "") == "tuned"
    artefact = train_and_write(
        read_corpus(corpus or training_folder()),
        load_programme(DEFAULT_PROGRAMME),
        loaded,
        (output or models_folder()) / (name or DEFAULT_MODEL),
        tuned=tuned,
        cross_validate=cross_validate,
        say=lambda line: click.echo(line, err=True),
    )
    click.echo(f"{artefact.folder}  {artefact.sha256}")
