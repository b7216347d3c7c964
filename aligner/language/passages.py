"""Proposal → Passages: every sentence and list item with its exact place and language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.i18n import Language
from aligner.language.blocks import iter_blocks, trimmed
from aligner.language.detection import detect_language, passage_language
from aligner.language.pipelines import split_sentences
from aligner.proposal import Passage, Proposal, Section

MAX_PASSAGE_CHARACTERS = 2_000
_LETTERS = re.compile(r"[^\W\d_]")


def split_passages(proposal: Proposal) -> tuple[Language, list[Passage]]:
    """Return the proposal's main language and its passages, in order of their place.

    Raises:
        UnsupportedLanguageError: the text is clearly in a language that is not read.
    """
    language = detect_language(f"{proposal.title}\n{proposal.text}", proposal.language or "en")
    sections = proposal.sections or (Section(name="other", start=0, end=len(proposal.text)),)
    passages = []
    for section in sections:
        for start, end in _sentence_ranges(proposal.text, section, language):
            text = proposal.text[start:end]
            passages.append(
                Passage(
                    text=text,
                    start=start,
                    end=end,
                    section=section.name,
                    page=proposal.page_of(start),
                    language=passage_language(text, language),
                )
            )
    return language, passages


def _sentence_ranges(text: str, section: Section, language: Language) -> Iterator[tuple[int, int]]:
    for start, end in iter_blocks(text, section.start, section.end):
        for begin, stop in split_sentences(text[start:end], language):
            for piece in _pieces(text, start + begin, start + stop):
                if _LETTERS.search(text, *piece):
                    yield piece


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is far too long for a sentence (a pasted table, a word without spaces), at white space."""
    while end - start > MAX_PASSAGE_CHARACTERS:
        limit = start + MAX_PASSAGE_CHARACTERS
        space = max(text.rfind(" ", start, limit), text.rfind("\n", start, limit))
        cut = space if space > start else limit
        yield trimmed(text, start, cut)
        start = cut
    yield trimmed(text, start, end)
