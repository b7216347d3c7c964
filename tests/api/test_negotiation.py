from __future__ import annotations

import pytest
from starlette.requests import Request

from api.intake import safe_name
from api.negotiation import NotAcceptableError, preferred_language, preferred_media_type


def asking(query: str = "", **headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "headers": raw, "query_string": query.encode()})


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fi", "fi"),
        ("FI-fi", "fi"),
        ("de, sv;q=0.5, en;q=0.7", "en"),
        ("fi;q=0, sv;q=0.1", "sv"),
        ("de", "en"),
        ("", "en"),
        ("fi;q=nonsense", "en"),
    ],
)
def test_language_by_header(header: str, language: str) -> None:
    assert preferred_language(asking(accept_language=header), "en") == language


def test_language_by_query_wins() -> None:
    assert preferred_language(asking("lang=sv", accept_language="fi"), "en") == "sv"


@pytest.mark.parametrize(
    ("header", "media_type"),
    [
        ("*/*", "application/json"),
        ("text/*", "text/html"),
        ("application/json;q=0.5, text/html", "text/html"),
        ("application/pdf, */*;q=0.1", "application/json"),
        ("", "application/json"),
    ],
)
def test_media_type(header: str, media_type: str) -> None:
    assert preferred_media_type(asking(accept=header)) == media_type


def test_a_type_that_is_not_wanted_is_not_given() -> None:
    with pytest.raises(NotAcceptableError):
        preferred_media_type(asking(accept="text/html;q=0, image/png"))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("hanke.docx", "hanke.docx"),
        ("../../hanke.docx", "hanke.docx"),
        ("C:\\temp\\hanke.docx", "hanke.docx"),
        ("..", "file"),
        ("", "file"),
        ("häkä\x00\n<b>.pdf", "häkä___b_.pdf"),
    ],
)
def test_uploaded_names_are_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_end() -> None:
    assert safe_name("a" * 500 + ".pdf").endswith("a.pdf")
    assert len(safe_name("a" * 500 + ".pdf")) == 120
