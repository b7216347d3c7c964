from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from aligner.settings import Settings, make_settings
from api.app import create_app
from tests.api.fakes import FakeChecker


@pytest.fixture
def settings() -> Settings:
    return make_settings(max_bytes=20_000, language="en")


@pytest.fixture
def loaded() -> list[FakeChecker]:
    return []


@pytest.fixture
def client(settings: Settings, loaded: list[FakeChecker]) -> Iterator[TestClient]:
    def load(programme: str) -> FakeChecker:
        loaded.append(FakeChecker(programme))
        return loaded[-1]

    with TestClient(create_app(settings, load), raise_server_exceptions=False) as client:
        yield client
