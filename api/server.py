"""Running the application with uvicorn."""

from __future__ import annotations

import uvicorn

from aligner.settings import get_settings, make_settings
from api.app import create_app


def serve(host: str | None = None, port: int | None = None) -> None:
    """Serve until interrupted.

    Args:
        host: address to listen on; the setting where none is given.
        port: port to listen on; the setting where none is given.

    Raises:
        SettingsError: the address is open to other machines and that has not been allowed.
    """
    current = get_settings()
    values = current.model_dump() | {
        key: value for key, value in (("host", host), ("port", port)) if value is not None
    }
    settings = make_settings(**values)
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
