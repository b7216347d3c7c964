"""The spaCy pipelines: blank tokenizers for fi, sv and en with our own components."""

from __future__ import annotations

import threading
from functools import cache

import spacy
from spacy.language import Language as Pipeline

from aligner.i18n import Language
from aligner.language import (
    lemmas,  # noqa: F401  (registers its component)
    sentences,  # noqa: F401  (registers its component)
)

MAX_CHARACTERS = 2_000_000
_TURN = threading.Lock()


@cache
def sentence_pipeline(language: Language) -> Pipeline:
    """Return the pipeline that tokenizes and splits sentences."""
    pipeline = spacy.blank(language)
    pipeline.max_length = MAX_CHARACTERS
    pipeline.add_pipe("aligner_sentences")
    return pipeline


def split_sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of each sentence of ``text``.

    A memory zone lets spaCy forget the words afterwards: a server must not keep what it has read. Zones
    cannot be nested, so threads take turns.
    """
    pipeline = sentence_pipeline(language)
    with _TURN, pipeline.memory_zone():
        return [(sentence.start_char, sentence.end_char) for sentence in pipeline(text).sents]


@cache
def lemma_pipeline(language: Language) -> Pipeline:
    """Return the pipeline that tokenizes and lemmatises."""
    pipeline = spacy.blank(language)
    pipeline.max_length = MAX_CHARACTERS
    pipeline.add_pipe("aligner_lemmas")
    return pipeline
