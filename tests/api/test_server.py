from __future__ import annotations

from typing import Any

import pytest

from aligner.settings import SettingsError
from api import server


def test_serve_refuses_to_listen_to_other_machines_unasked() -> None:
    with pytest.raises(SettingsError, match="ALLOW_REMOTE"):
        server.serve("0.0.0.0", 8000)


def test_serve_listens_where_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    monkeypatch.setattr(server.uvicorn, "run", lambda app, **options: seen.update(options))
    server.serve("127.0.0.1", 0)
    assert (seen["host"], seen["port"], seen["server_header"]) == ("127.0.0.1", 0, False)
