"""A name together with the language that it is really in, and whether it is an official one."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.i18n import LANGUAGES, Language
from aligner.programme import Texts


@dataclass(frozen=True)
class Name:
    """A name as shown; ``language`` is the one that it stands in, which may not be the reader's."""

    text: str
    language: Language
    unofficial: bool = False


def name_in(texts: Texts, language: Language, unofficial: tuple[Language, ...], otherwise: str) -> Name:
    """Return the name in ``language`` or the nearest there is; ``otherwise`` where there is none."""
    for candidate in dict.fromkeys((language, "en", *LANGUAGES)):
        if candidate in texts:
            return Name(texts[candidate], candidate, candidate in unofficial)
    return Name(otherwise, "en")
