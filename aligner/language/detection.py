"""Which of the three languages a text or passage is in; any other is a clear error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from aligner.errors import UsageError
from aligner.i18n import Language, mark, translate

SAMPLE_CHARACTERS = 6_000
MIN_WORDS = 8
FOREIGN_CONFIDENCE = 0.8
SWITCH_CONFIDENCE = 0.9
SWITCH_WORDS = 4

_CODES: Mapping[str, Language] = {"FINNISH": "fi", "SWEDISH": "sv", "ENGLISH": "en"}
_WORD = re.compile(r"[^\W\d_]{2,}")


class UnsupportedLanguageError(UsageError):
    """The text is in a language that Aligner does not read."""

    code = "language-unsupported"
    status = 422
    template = mark(
        "The text seems to be in another language ({found}). Aligner reads Finnish, Swedish and English."
    )

    def message(self, language: Language = "en") -> str:
        """Return the sentence for the user, with the language's name in theirs."""
        from babel import Locale  # noqa: PLC0415  (only for a text in another language)

        code = str(self.values["found"])
        name = Locale(language).languages.get(code, code)
        return translate(self.template, language, found=name)


@cache
def _detector(foreign: bool) -> Any:
    from lingua import Language as Lingua  # noqa: PLC0415  (loads its models)
    from lingua import LanguageDetectorBuilder  # noqa: PLC0415

    if foreign:
        return LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()
    return LanguageDetectorBuilder.from_languages(*(getattr(Lingua, name) for name in _CODES)).build()


def detect_language(text: str, default: Language = "en") -> Language:
    """Return the language that most of ``text`` is in; ``default`` where there are too few words to tell.

    Raises:
        UnsupportedLanguageError: the text is clearly in another language.
    """
    words = _WORD.findall(text[: SAMPLE_CHARACTERS * 2])
    if not words:
        return default
    sample = " ".join(words)[:SAMPLE_CHARACTERS]
    if len(words) >= MIN_WORDS:
        best = _detector(foreign=True).compute_language_confidence_values(sample)[0]
        if best.language.name not in _CODES and best.value >= FOREIGN_CONFIDENCE:
            raise UnsupportedLanguageError(found=best.language.iso_code_639_1.name.lower())
    ranked = _detector(foreign=False).compute_language_confidence_values(sample)
    return _CODES[ranked[0].language.name] if ranked else default


def passage_language(text: str, document: Language) -> Language:
    """Return the language of one passage: the document's, unless the passage is clearly in another."""
    words = _WORD.findall(text)
    if len(words) < SWITCH_WORDS:
        return document
    best = _detector(foreign=False).compute_language_confidence_values(" ".join(words))[0]
    return _CODES[best.language.name] if best.value >= SWITCH_CONFIDENCE else document
