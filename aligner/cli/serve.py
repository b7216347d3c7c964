"""``aligner serve``."""

from __future__ import annotations

import click


@click.command()
@click.option("--host", default=None, help="Address to listen on (default: ALIGNER_HOST, else 127.0.0.1).")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=None, help="Port (default: ALIGNER_PORT, else 8000)."
)
def command(host: str | None, port: int | None) -> None:
    """Start the web page and the HTTP API on this machine."""
    from api.server import serve  # noqa: PLC0415  (loads the web framework)

    serve(host=host, port=port)
