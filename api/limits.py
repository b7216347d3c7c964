"""The limit on a request's body, kept while it streams in, with or without Content-Length."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from aligner.errors import UsageError
from aligner.i18n import mark

MULTIPART_FRAMING = 65_536


class BodyTooLargeError(UsageError):
    """More bytes were sent than are read."""

    code = "body-too-large"
    status = 413
    template = mark("What was sent is too large; at most {limit} megabytes are read at a time.")


class BodyLimit:
    """ASGI middleware: reading more of a body than ``max_bytes`` raises ``BodyTooLargeError``.

    A multipart body may be larger by its framing; the file in it is held to ``max_bytes`` by the reader.
    """

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self.app = app
        self.max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a ``receive`` that counts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        multipart = headers.get(b"content-type", b"").lower().startswith(b"multipart/")
        limit = self.max_bytes + (MULTIPART_FRAMING if multipart else 0)
        declared = headers.get(b"content-length", b"")
        refused = declared.isdigit() and int(declared) > limit
        received = 0

        async def counting() -> Message:
            nonlocal received
            if refused:
                raise too_large(self.max_bytes)
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise too_large(self.max_bytes)
            return message

        await self.app(scope, counting, send)


def too_large(max_bytes: int) -> BodyTooLargeError:
    """Return the error for a body above ``max_bytes``."""
    return BodyTooLargeError(limit=f"{max_bytes / 1_000_000:g}")
