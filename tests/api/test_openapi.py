from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient


@pytest.fixture
def document(client: TestClient) -> dict[str, Any]:
    return dict(client.get("/openapi.json").json())


def test_every_operation_is_described(document: dict[str, Any]) -> None:
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation["description"], path


def test_check_takes_a_form_or_json_with_examples(document: dict[str, Any]) -> None:
    content = document["paths"]["/v1/check"]["post"]["requestBody"]["content"]
    assert set(content) == {"application/json", "multipart/form-data"}
    assert set(content["application/json"]["examples"]) == {"text", "sections"}


def test_examples_are_accepted(client: TestClient, document: dict[str, Any]) -> None:
    content = document["paths"]["/v1/check"]["post"]["requestBody"]["content"]
    for example in content["application/json"]["examples"].values():
        assert client.post("/v1/check", json=example["value"]).status_code == 200


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    assert {reference.rsplit("/", 1)[1] for reference in references(document)} <= set(schemas)


def test_check_names_its_problems(document: dict[str, Any]) -> None:
    responses = document["paths"]["/v1/check"]["post"]["responses"]
    assert {"200", "400", "404", "406", "413", "415", "422", "503"} <= set(responses)
    assert set(responses["413"]["content"]) == {"application/problem+json"}


def references(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [found for value in node.values() for found in references(value)]
    if isinstance(node, list):
        return [found for value in node for found in references(value)]
    return []
