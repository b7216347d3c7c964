from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

TEXT = "Hankkeessa koulutetaan hitsaajia robottien käyttöön ja opetetaan heitä."
QUESTIONS = {
    "fi": "Toteuttaako hakemuksesi maakuntaohjelmaa?",
    "sv": "Bidrar din ansökan till landskapsprogrammet?",
    "en": "Does your proposal serve the regional programme?",
}


@pytest.mark.parametrize(("language", "question"), QUESTIONS.items())
def test_the_page_speaks_the_language_asked_for(client: TestClient, language: str, question: str) -> None:
    answer = client.get(f"/?lang={language}")
    assert question in answer.text
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["content-language"] == language


def test_the_page_follows_accept_language(client: TestClient) -> None:
    assert QUESTIONS["sv"] in client.get("/", headers={"Accept-Language": "sv-FI,en;q=0.5"}).text


def test_every_field_has_a_label(client: TestClient) -> None:
    page = client.get("/?lang=en").text
    fields = set(re.findall(r'<(?:input|select|textarea)[^>]* id="(\w+)"', page))
    assert fields == {"file", "text", "title", "programme", "language", "audience"}
    assert fields == set(re.findall(r'<label for="(\w+)"', page))


def test_the_page_has_no_inline_script_or_style(client: TestClient) -> None:
    page = client.post("/", data={"text": TEXT}).text
    assert re.findall(r"<script(?! src=)", page) == []
    assert "<style" not in page
    assert " style=" not in page
    assert re.findall(r"\son\w+=", page) == []


def test_everything_that_the_page_links_is_there(client: TestClient) -> None:
    page = client.get("/").text
    links = re.findall(r'(?:href|src)="(/[^"]*)"', page)
    assert "/static/report.css" in links
    assert all(client.get(link.replace("&amp;", "&")).status_code == 200 for link in links)


def test_pasted_text_gives_a_report_in_the_page(client: TestClient) -> None:
    answer = client.post("/?lang=en", data={"text": TEXT, "title": "Robotit", "language": "fi", "lang": "en"})
    assert answer.status_code == 200
    assert '<html lang="en">' in answer.text
    assert '<div lang="fi">' in answer.text
    assert "Toteuttaa keskeisesti" in answer.text
    assert "Check another proposal" in answer.text
    assert answer.text.count("<h1") == 1


def test_a_file_gives_a_report_in_the_page(client: TestClient) -> None:
    answer = client.post("/", data={"text": "", "lang": "en"}, files={"file": ("hanke.txt", TEXT.encode())})
    assert "Serves centrally" in answer.text


def test_an_empty_file_field_counts_as_not_given(client: TestClient) -> None:
    answer = client.post("/", data={"text": TEXT, "lang": "en"}, files={"file": ("", b"")})
    assert answer.status_code == 200


def test_an_error_stands_at_its_field_and_keeps_the_text(client: TestClient) -> None:
    answer = client.post("/", data={"text": "REFUSE <this>", "lang": "en", "language": "sv"})
    assert answer.status_code == 422
    assert 'id="text-error"' in answer.text
    assert 'aria-describedby="text-error text-hint"' in answer.text
    assert "REFUSE &lt;this&gt;</textarea>" in answer.text
    assert '<option value="sv" selected>' in answer.text


def test_an_empty_form_says_what_to_do(client: TestClient) -> None:
    answer = client.post("/", data={"lang": "fi"})
    assert answer.status_code == 422
    assert "Liitä hakemuksen teksti tai valitse tiedosto." in answer.text


def test_an_unknown_programme_is_told_at_its_field(client: TestClient) -> None:
    answer = client.post("/", data={"text": TEXT, "programme": "../x", "lang": "en"})
    assert answer.status_code == 404
    assert 'id="programme-error"' in answer.text


def test_a_form_that_is_too_large_is_told_in_the_page(client: TestClient) -> None:
    answer = client.post("/?lang=sv", files={"file": ("a.txt", b"a" * 200_000)})
    assert answer.status_code == 413
    assert answer.headers["content-type"].startswith("text/html")
    assert "megabyte" in answer.text


@pytest.mark.parametrize(
    ("language", "promise"), [("fi", "Mitään ei lähde"), ("sv", "Inget lämnar"), ("en", "Nothing leaves")]
)
def test_the_page_promises_that_nothing_leaves(client: TestClient, language: str, promise: str) -> None:
    assert promise in client.get(f"/?lang={language}").text


def test_pasted_text_can_be_sent_again_in_another_language(client: TestClient) -> None:
    page = client.post("/", data={"text": TEXT, "lang": "en"}).text
    assert '<button form="check" name="lang" value="fi" lang="fi">Suomi</button>' in page
    assert f"{TEXT}</textarea>" in page


def test_an_unexpected_failure_is_told_in_the_page_and_keeps_the_text(client: TestClient) -> None:
    answer = client.post("/", data={"text": "BREAK it.", "lang": "fi"})
    assert answer.status_code == 500
    assert "Alignerissa tapahtui virhe." in answer.text
    assert "BREAK it.</textarea>" in answer.text
    assert "secret" not in answer.text
