"""Every sentence has a Finnish and a Swedish translation with the same fields."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from aligner.i18n import LOCALES

ROOT = Path(__file__).parents[2]
METHODS = [("aligner/**.py", "python"), ("api/**.py", "python"), ("**/templates/**.j2", "jinja2")]


@pytest.fixture(scope="module")
def messages() -> set[str]:
    keywords = {"_": None, "mark": None, "translate": None, "gettext": None}
    options = {"**/templates/**.j2": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
    found: set[str] = set()
    for room in ("aligner", "api"):
        methods = [(pattern.removeprefix(f"{room}/"), method) for pattern, method in METHODS]
        for _, _, message, _, _ in extract_from_dir(
            str(ROOT / room), method_map=methods, options_map=options, keywords=keywords
        ):
            found.add(str(message))
    return found


def fields(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_nothing_is_left_untranslated(messages: set[str], language: str) -> None:
    with (LOCALES / language / "LC_MESSAGES" / "aligner.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    assert len(messages) > 100
    assert {text for text in messages if not (found := catalogue.get(text)) or not found.string} == set()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_translation_has_the_fields_of_its_message(language: str) -> None:
    with (LOCALES / language / "LC_MESSAGES" / "aligner.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    for message in catalogue:
        if message.id and message.string:
            assert fields(str(message.string)) == fields(str(message.id))
