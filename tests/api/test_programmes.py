from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from aligner.programme_file import DEFAULT_PROGRAMME, load_programme
from api import programmes


def test_list_has_the_shipped_programme(client: TestClient) -> None:
    listed = client.get("/v1/programmes").json()["programmes"]
    found = next(item for item in listed if item["id"] == DEFAULT_PROGRAMME)
    assert found["targets"] == 16
    assert found["sha256"] == load_programme(DEFAULT_PROGRAMME).sha256


def test_one_programme_has_targets_with_names_and_statements(client: TestClient) -> None:
    body = client.get(f"/v1/programmes/{DEFAULT_PROGRAMME}").json()
    programme = load_programme(DEFAULT_PROGRAMME)
    assert [target["id"] for target in body["targets"]] == [target.id for target in programme.targets]
    assert body["targets"][0]["name"]["fi"] == "Elinkeinoelämän uudistaminen"
    assert body["targets"][0]["statements"]["fi"]
    assert body["sha256"] == programme.sha256


def test_a_programme_that_is_not_there(client: TestClient) -> None:
    answer = client.get("/v1/programmes/nothing", headers={"Accept-Language": "sv"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith("Programmet ”nothing” finns inte.")


def test_a_broken_programme_does_not_hide_the_others(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "programme.toml"
    broken.write_text("id = 1\n", encoding="utf-8")
    files = [*programmes.programme_files(), ("broken", broken)]
    monkeypatch.setattr(programmes, "programme_files", lambda: files)
    body = client.get("/v1/programmes").json()
    assert body["invalid"] == ["broken"]
    assert DEFAULT_PROGRAMME in [item["id"] for item in body["programmes"]]
