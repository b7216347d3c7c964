from __future__ import annotations

import pytest
from httpx import Response
from starlette.testclient import TestClient


def assert_problem(answer: Response, status: int, code: str) -> None:
    body = answer.json()
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["type"] == f"urn:aligner:error:{code}"
    assert body["code"] == code
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]


def test_unknown_address(client: TestClient) -> None:
    assert_problem(client.get("/nowhere"), 404, "http-404")


def test_unknown_static_file(client: TestClient) -> None:
    assert_problem(client.get("/static/../app.py"), 404, "http-404")


def test_method_that_is_not_allowed(client: TestClient) -> None:
    answer = client.delete("/v1/check")
    assert_problem(answer, 405, "http-405")
    assert answer.headers["allow"] == "POST"


def test_body_above_the_limit(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": "a" * 20_001})
    assert_problem(answer, 413, "body-too-large")


def test_file_above_the_limit(client: TestClient) -> None:
    answer = client.post("/v1/check", files={"file": ("a.txt", b"a" * 20_001)})
    assert_problem(answer, 413, "body-too-large")


def test_body_of_another_kind(client: TestClient) -> None:
    answer = client.post("/v1/check", content=b"<a/>", headers={"Content-Type": "application/xml"})
    assert_problem(answer, 415, "media-type-unsupported")


def test_broken_json(client: TestClient) -> None:
    answer = client.post("/v1/check", content=b"{", headers={"Content-Type": "application/json"})
    assert_problem(answer, 400, "request-invalid")


def test_broken_form(client: TestClient) -> None:
    headers = {"Content-Type": "multipart/form-data"}
    assert_problem(client.post("/v1/check", content=b"x", headers=headers), 400, "request-unreadable")


def test_field_that_is_not_right_is_named(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": "x", "language": "de", "colour": 1})
    assert_problem(answer, 422, "request-invalid")
    assert {error["pointer"] for error in answer.json()["errors"]} == {"#/language", "#/colour"}


def test_form_field_that_is_not_right_is_named(client: TestClient) -> None:
    answer = client.post("/v1/check", data={"text": "x", "audience": "king"}, files={"none": b""})
    assert_problem(answer, 422, "request-invalid")
    assert [error["pointer"] for error in answer.json()["errors"]] == ["#/audience"]


@pytest.mark.parametrize("body", [{}, {"text": "  \n"}, {"title": "Only a title"}])
def test_nothing_to_check(client: TestClient, body: dict[str, str]) -> None:
    assert_problem(client.post("/v1/check", json=body), 422, "nothing-given")


def test_two_proposals_at_once(client: TestClient) -> None:
    body = {"text": "One.", "sections": [{"name": "need", "text": "Two."}]}
    assert_problem(client.post("/v1/check", json=body), 422, "two-given")


@pytest.mark.parametrize("name", ["no-such", "../kymenlaakso-2022-2025", "/etc/programme.toml", "a.toml"])
def test_programme_that_is_not_installed(client: TestClient, name: str) -> None:
    answer = client.post("/v1/check", json={"text": "Text.", "programme": name})
    assert_problem(answer, 404, "programme-unknown")


def test_media_type_that_is_not_on_offer(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": "Text."}, headers={"Accept": "image/png"})
    assert_problem(answer, 406, "not-acceptable")


def test_refusal_of_the_checker(client: TestClient) -> None:
    assert_problem(client.post("/v1/check", json={"text": "REFUSE this."}), 422, "empty")


def test_unexpected_failure_tells_nothing_of_its_inside(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": "BREAK this."})
    assert_problem(answer, 500, "internal")
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_detail_is_in_the_language_of_the_header(client: TestClient) -> None:
    answer = client.post("/v1/check", json={}, headers={"Accept-Language": "fi"})
    assert answer.json()["detail"].startswith("Tarkastettavaa ei ole.")
    assert answer.headers["content-language"] == "fi"


def test_detail_is_in_the_language_of_the_request(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"language": "sv"}, headers={"Accept-Language": "fi"})
    assert answer.json()["detail"].startswith("Det finns inget att granska.")


def test_detail_is_in_the_language_of_a_form(client: TestClient) -> None:
    answer = client.post("/v1/check", data={"language": "sv"}, files={"none": b""})
    assert answer.headers["content-language"] == "sv"
