"""The spaCy pipelines: blank tokenizers for fi, sv and en with our own components."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language as Pipeline

from aligner.i18n import Language
from aligner.language import (
    lemmas,  # noqa: F401  (registers its component)
    sentences,  # noqa: F401  (registers its component)
)

MAX_CHARACTERS = 2_000_000


@cache
def sentence_pipeline(language: Language) -> Pipeline:
    """Return the pipeline that tokenizes and splits sentences."""
    pipeline = spacy.blank(language)
    pipeline.max_length = MAX_CHARACTERS
    pipeline.add_pipe("aligner_sentences")
    return pipeline


@cache
def lemma_pipeline(language: Language) -> Pipeline:
    """Return the pipeline that tokenizes and lemmatises."""
    pipeline = spacy.blank(language)
    pipeline.max_length = MAX_CHARACTERS
    pipeline.add_pipe("aligner_lemmas")
    return pipeline
