"""Windows: long texts cut into pieces of bounded cost, with overlong words broken.

An encoder reads some hundreds of tokens; the cost of one absurd word (200 000 letters without a space) must
not stop the line. Ordinary passages pass through unchanged.
"""

from __future__ import annotations

import re

MAX_WORD = 64
MAX_WINDOW = 1_200
MAX_WINDOWS = 4

_LONG_WORD = re.compile(rf"\S{{{MAX_WORD + 1},}}")


def windows(text: str) -> list[str]:
    """Return ``text`` as at most ``MAX_WINDOWS`` pieces of at most ``MAX_WINDOW`` characters."""
    text = " ".join(_LONG_WORD.sub(_break_word, text[: MAX_WINDOW * MAX_WINDOWS * 2]).split())
    pieces: list[str] = []
    while len(text) > MAX_WINDOW and len(pieces) < MAX_WINDOWS - 1:
        cut = text.rfind(" ", 1, MAX_WINDOW)
        pieces.append(text[:cut])
        text = text[cut + 1 :]
    pieces.append(text[:MAX_WINDOW])
    return pieces


def _break_word(match: re.Match[str]) -> str:
    word = match[0]
    return " ".join(word[at : at + MAX_WORD] for at in range(0, len(word), MAX_WORD))
