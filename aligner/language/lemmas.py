"""Lemmas for the lexical view, as a spaCy component over the dictionaries of ``simplemma``."""

from __future__ import annotations

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

MIN_LETTERS = 3


@Pipeline.factory("aligner_lemmas", default_config={})
class Lemmatizer:
    """spaCy component that sets ``token.lemma_``; the dictionary loads at the first word."""

    def __init__(self, nlp: Pipeline, name: str) -> None:
        self.name = name
        self.language = str(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of each token of ``doc`` and return it."""
        import simplemma  # noqa: PLC0415  (its dictionaries take seconds to load)

        for token in doc:
            word = token.text
            token.lemma_ = simplemma.lemmatize(word, lang=self.language) if token.is_alpha else word
        return doc


def content_lemmas(doc: Doc) -> list[str]:
    """Return the lemmas that carry meaning: no stop words, no numbers, two letters only in capitals."""
    return [
        token.lemma_.casefold()
        for token in doc
        if token.is_alpha and not token.is_stop and (len(token.text) >= MIN_LETTERS or token.text.isupper())
    ]
