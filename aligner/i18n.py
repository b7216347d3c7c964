"""Translations of everything that a user reads, from gettext catalogues under ``aligner/locales``.

English sentences in the code are the message ids; ``fi`` and ``sv`` have a catalogue each.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALES = Path(__file__).parent / "locales"


def mark(message: str) -> str:
    """Return ``message`` unchanged: marks a sentence for the catalogues where it is defined, not shown."""
    return message


@cache
def translations(language: Language) -> gettext.NullTranslations:
    """Return the catalogue of ``language``; English needs none."""
    path = LOCALES / language / "LC_MESSAGES" / "aligner.po"
    if not path.exists():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415  (only where a catalogue is read)
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translate(message: str, language: Language, /, **values: object) -> str:
    """Return ``message`` in ``language``, with ``{name}`` fields filled from ``values``."""
    text = translations(language).gettext(message)
    return text.format(**values) if values else text
