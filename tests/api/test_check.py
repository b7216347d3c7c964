from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.api.fakes import FakeChecker

TEXT = "Hankkeessa koulutetaan hitsaajia robottien käyttöön ja opetetaan heitä."


def test_text_gives_the_report_as_json(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": TEXT, "title": "Robotit", "id": "r-1"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    body = answer.json()
    assert body["schema"] == "aligner.report/1"
    assert body["proposal"]["id"] == "r-1"
    assert body["proposal"]["title"] == "Robotit"


def test_sections_are_read_in_order(client: TestClient, loaded: list[FakeChecker]) -> None:
    sections = [{"name": "need", "text": "First part."}, {"name": "actions", "text": "Second part."}]
    answer = client.post("/v1/check", json={"sections": sections, "title": "T"})
    assert answer.status_code == 200
    text = loaded[0].seen[0].text
    assert text.index("First part.") < text.index("Second part.")


def test_a_file_gives_the_report(client: TestClient, loaded: list[FakeChecker]) -> None:
    answer = client.post("/v1/check", files={"file": ("hanke.txt", TEXT.encode())})
    assert answer.status_code == 200
    assert TEXT in loaded[0].seen[0].text


def test_the_day_of_the_assessment_reaches_the_checker(client: TestClient, loaded: list[FakeChecker]) -> None:
    client.post("/v1/check", json={"text": TEXT, "date": "2026-02-01"})
    assert str(loaded[0].today) == "2026-02-01"


def test_a_day_that_no_calendar_has_is_refused(client: TestClient) -> None:
    assert client.post("/v1/check", json={"text": TEXT, "date": "2026-02-30"}).status_code == 422


def test_fields_beside_a_file_name_the_proposal(client: TestClient) -> None:
    fields = {"id": "own-id", "title": "Own title", "language": "sv"}
    answer = client.post("/v1/check", files={"file": ("hanke.txt", TEXT.encode())}, data=fields)
    assert answer.json()["proposal"]["id"] == "own-id"
    assert answer.json()["proposal"]["title"] == "Own title"
    assert answer.json()["language"] == "sv"


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\Users\\x\\hanke.txt", "/abs/hanke.txt"])
def test_folders_in_an_uploaded_name_are_dropped(client: TestClient, name: str) -> None:
    answer = client.post("/v1/check", files={"file": (name, TEXT.encode())})
    shown = answer.json()["proposal"]["id"] + answer.json()["proposal"]["title"]
    assert answer.status_code == 200
    assert not set("/\\") & set(shown)


def test_html_is_given_where_it_is_asked_for(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": TEXT, "language": "fi"}, headers={"Accept": "text/html"})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-language"] == "fi"
    assert '<html lang="fi">' in answer.text


def test_a_browsers_accept_header_means_html(client: TestClient) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = client.post("/v1/check", json={"text": TEXT}, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith("text/html")


def test_an_officer_gets_a_place_for_a_judgement(client: TestClient) -> None:
    request = {"text": TEXT, "audience": "officer", "language": "en"}
    answer = client.post("/v1/check", json=request, headers={"Accept": "text/html"})
    assert "Your own judgement:" in answer.text


def test_accept_language_chooses_the_reports_language(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": TEXT}, headers={"Accept-Language": "de, sv-FI;q=0.8"})
    assert answer.json()["language"] == "sv"
    assert answer.headers["content-language"] == "sv"


def test_the_requests_language_wins_over_the_header(client: TestClient) -> None:
    request = {"text": TEXT, "language": "fi"}
    answer = client.post("/v1/check", json=request, headers={"Accept-Language": "sv"})
    assert answer.json()["language"] == "fi"


def test_the_same_input_gives_the_same_bytes(client: TestClient) -> None:
    first, second = (client.post("/v1/check", json={"text": TEXT}).content for _ in range(2))
    assert first == second


def test_the_model_is_loaded_once(client: TestClient, loaded: list[FakeChecker]) -> None:
    for _ in range(3):
        client.post("/v1/check", json={"text": TEXT})
    assert [checker.warmed for checker in loaded] == [1]


def test_a_body_without_a_length_is_held_to_the_limit(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        yield b'{"text": "'
        for _ in range(100):
            yield b"a" * 1_000

    answer = client.post("/v1/check", content=endless(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert answer.json()["code"] == "body-too-large"


def test_a_file_without_an_ending_is_read_by_its_media_type(
    client: TestClient, loaded: list[FakeChecker]
) -> None:
    answer = client.post("/v1/check", files={"file": ("hanke", TEXT.encode(), "text/plain")})
    assert answer.status_code == 200
    assert TEXT in loaded[0].seen[0].text


def test_a_file_of_a_type_that_is_not_read_is_refused(client: TestClient) -> None:
    answer = client.post("/v1/check", files={"file": ("kuva.png", b"\x89PNG\r\n\x1a\n0000")})
    assert answer.status_code == 415
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_labelled_record_may_be_sent_as_it_is(client):
    record = {
        "id": "a-1",
        "lang": "fi",
        "kind": "normal",
        "title": "Paja",
        "sections": [{"name": "actions", "text": "Koulutamme Haminassa 45 hitsaajaa kolmella kurssilla."}],
        "labels": {"skills-education": 2},
        "evidence": {},
    }
    response = client.post("/v1/check", json=record)
    assert response.status_code == 200
    assert response.json()["proposal"]["id"] == "a-1"
