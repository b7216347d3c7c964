import re

import pytest

from aligner.programme_file import load_programme
from aligner.rendering.programme import render_programme_html


@pytest.fixture(scope="module")
def pages() -> dict:
    programme = load_programme("mall-region")
    return {language: render_programme_html(programme, language) for language in ("fi", "sv", "en")}


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "Mikä lasketaan mukaan"), ("sv", "Det som räknas"), ("en", "What counts")],
)
def test_the_page_speaks_the_readers_language(pages, language, words):
    assert words in pages[language]


def test_nothing_is_fetched(pages):
    assert re.findall(r"<(?:script|link|img|iframe)|src=|@import|url\((?!#)", pages["fi"]) == []


def test_every_target_is_there(pages):
    programme = load_programme("mall-region")
    assert all(f'id="target-{target.id}"' in pages["en"] for target in programme.targets)


def test_a_name_of_our_own_is_told_apart(pages):
    assert "not an official one" in pages["en"]
    assert "ei virallinen" not in pages["fi"]


def test_text_of_a_programme_is_no_markup():
    programme = load_programme("mall-region").model_copy(update={"title": {"en": "<script>x</script>"}})
    assert "<script>" not in render_programme_html(programme, "en")


def test_a_link_that_is_no_web_address_is_left_out():
    programme = load_programme("mall-region")
    source = programme.sources[0].model_copy(update={"url": "javascript:alert(1)"})
    page = render_programme_html(programme.model_copy(update={"sources": (source,)}), "en")
    assert "javascript:" not in page
