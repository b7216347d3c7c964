from __future__ import annotations

from threading import Event

from starlette.testclient import TestClient

from aligner.errors import AlignerError
from aligner.settings import Settings
from api.app import create_app
from tests.api.fakes import FakeChecker


class BrokenModelError(AlignerError):
    code = "model-broken"
    status = 503
    template = "The model is broken."


def test_ready_once_the_model_is_loaded(settings: Settings) -> None:
    gate = Event()

    def slow(programme: str) -> FakeChecker:
        assert gate.wait(10)
        return FakeChecker(programme)

    app = create_app(settings, slow)
    with TestClient(app) as client:
        assert client.get("/health").json() == {"status": "ok"}
        waiting = client.get("/ready")
        assert waiting.status_code == 503
        assert waiting.json()["code"] == "not-ready"
        assert waiting.headers["retry-after"] == "5"
        gate.set()
        assert client.post("/v1/check", json={"text": "Some text."}).status_code == 200
        assert client.get("/ready").json() == {"status": "ready"}


def test_a_model_that_cannot_be_loaded_is_told(settings: Settings) -> None:
    tried = Event()

    def broken(programme: str) -> FakeChecker:
        tried.set()
        raise BrokenModelError

    with TestClient(create_app(settings, broken)) as client:
        assert tried.wait(10)
        assert client.get("/ready").status_code == 503
        answer = client.post("/v1/check", json={"text": "Some text."})
        assert answer.status_code == 503
        assert answer.json()["code"] == "model-broken"


def test_metrics_count_checks_and_answers(client: TestClient) -> None:
    client.post("/v1/check", json={"text": "Some text."})
    client.get("/nowhere")
    text = client.get("/metrics").text
    assert "aligner_checks_total 1\n" in text
    assert 'aligner_answers_total{status="404"} 1\n' in text
    assert "aligner_ready 1\n" in text


def test_security_headers_are_on_every_answer(client: TestClient) -> None:
    for path in ("/", "/health", "/nowhere", "/static/page.css"):
        headers = client.get(path).headers
        assert "'unsafe-inline'" not in headers["content-security-policy"]
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_no_cookie_is_set_and_no_other_site_may_read(client: TestClient) -> None:
    answer = client.get("/", headers={"Origin": "https://elsewhere.example"})
    assert "set-cookie" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers


def test_the_policy_allows_the_style_of_a_report_in_one_file(client: TestClient) -> None:
    import base64
    import hashlib
    import re

    answer = client.post("/v1/check", json={"text": "Text."}, headers={"Accept": "text/html"})
    found = re.search(r"<style>(.*?)</style>", answer.text, flags=re.DOTALL)
    assert found is not None
    digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]


def test_reports_are_not_stored_by_browsers(client: TestClient) -> None:
    assert client.post("/v1/check", json={"text": "Text."}).headers["cache-control"] == "no-store"
