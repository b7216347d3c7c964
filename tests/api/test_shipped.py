"""The API over the shipped model: the same answers side by side as one after the other."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from api.app import create_app

TEXTS = [
    "Ammattiopisto järjestää Haminassa kolme hitsauskurssia, joilla 45 työtöntä suorittaa tutkinnon osan. "
    "Opettajat laativat kurssille uuden opetussuunnitelman.",
    "Hamnen i Kotka köper två eldrivna terminaltraktorer i stället för diesel, och utsläppen minskar med "
    "90 ton om året. Chaufförerna utbildas under två dagar.",
    "The village society restores eleven hectares of wet meadow, counts the nesting waders every spring and "
    "builds a bird tower with school children.",
]


@pytest.fixture(scope="module")
def client():
    with TestClient(create_app()) as client:
        yield client


def post(client: TestClient, text: str) -> dict:
    response = client.post("/v1/check", json={"text": text})
    assert response.status_code == 200, response.text
    return response.json()


def test_requests_side_by_side_answer_as_one_after_the_other(client):
    alone = [post(client, text) for text in TEXTS]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda text: post(client, text), TEXTS * 2))
    assert together == alone * 2


def test_offsets_point_into_the_text_that_was_sent(client):
    for target in post(client, TEXTS[0])["targets"]:
        for item in target["evidence"]:
            assert TEXTS[0][item["start"] : item["end"]] == item["text"]


def test_another_language_is_a_problem_with_its_code(client):
    text = "Das Projekt schult zwanzig Schweißer und kauft neue Geräte für die Werkstatt der Schule in Köln."
    response = client.post("/v1/check", json={"text": text})
    assert response.status_code == 422
    assert response.headers["content-type"].startswith("application/problem+json")
    assert response.json()["code"] == "language-unsupported"
