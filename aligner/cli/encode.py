"""``aligner encode``."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.cli.output import progress

CHUNK = 512


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--encoder", default="", help="Name of the encoder; see “aligner encoder list”.")
def command(file: Path, output: Path, encoder: str) -> None:
    """Turn FILE, one passage a line, into the array “vectors” (n, dim) float32 of an .npz file."""
    import numpy as np  # noqa: PLC0415

    from aligner.encoding import load_encoder  # noqa: PLC0415

    loaded = load_encoder(encoder)
    lines = _lines(file)
    chunks = [lines[at : at + CHUNK] for at in range(0, len(lines), CHUNK)]
    rows = [loaded.encode(chunk) for chunk in progress(chunks, total=len(chunks), label="aligner encode")]
    vectors = np.concatenate(rows) if rows else np.zeros((0, loaded.dim), dtype=np.float32)
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("wb") as held:
        np.savez(held, vectors=vectors)
    click.echo(f"{len(vectors)} × {loaded.dim} → {output}", err=True)


def _lines(file: Path) -> list[str]:
    """Return the lines of a UTF-8 file, cut at line feeds alone."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name} is not UTF-8 text: {error.reason}") from error
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines[:-1] if lines[-1] == "" else lines
