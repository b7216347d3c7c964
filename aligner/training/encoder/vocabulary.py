"""Vocabulary: the unigram pieces that three languages need, and the tokenizer made of them.

Dropped pieces fall back to smaller ones: every kept text can still be spelled, since all single letters of
the scripts in use stay.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

import numpy as np
from tokenizers import AddedToken, Regex, Tokenizer
from tokenizers.decoders import Metaspace as MetaspaceDecoder
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC, Replace, Strip
from tokenizers.normalizers import Sequence as Steps
from tokenizers.pre_tokenizers import Metaspace
from tokenizers.processors import TemplateProcessing

from aligner.training.encoder.weights import Weights

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
LAST_LETTER = 0x24FF
RARE = 3
CHUNK = 4_000
FREQUENT_WORDS = {"fi": 200_000, "sv": 100_000, "en": 100_000}


def make_tokenizer(pieces: Sequence[str], scores: Sequence[float]) -> Tokenizer:
    """Return a unigram tokenizer; the first four pieces are ``SPECIAL``."""
    vocabulary = [(piece, float(score)) for piece, score in zip(pieces, scores, strict=True)]
    tokenizer = Tokenizer(Unigram(vocabulary, unk_id=SPECIAL.index("<unk>")))
    spaces = Replace(Regex(r"[\s\x00-\x1f\u200b\u00ad]+"), " ")
    tokenizer.normalizer = Steps([NFKC(), spaces, Strip()])
    tokenizer.pre_tokenizer = Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = MetaspaceDecoder(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", SPECIAL.index("</s>"))]
    )
    tokenizer.add_special_tokens([AddedToken(name, special=True) for name in SPECIAL])
    return tokenizer


def frequent_words() -> list[str]:
    """Return the most frequent words of the three languages, with and without a capital."""
    from wordfreq import top_n_list  # noqa: PLC0415  (only in training)

    words = [word for language, count in FREQUENT_WORDS.items() for word in top_n_list(language, count)]
    return words + [word.capitalize() for word in words]


def kept_pieces(weights: Weights, texts: Sequence[str], words: Sequence[str]) -> list[int]:
    """Return the sorted indices of the pieces to keep.

    Special pieces and letters stay, all that ``texts`` use, and what ``RARE`` or more of ``words`` use.
    """
    tokenizer = make_tokenizer(weights.pieces, weights.scores.tolist())
    used = set(_counts(tokenizer, texts))
    frequent = {piece for piece, count in _counts(tokenizer, words).items() if count >= RARE}
    letters = {
        at for at, piece in enumerate(weights.pieces) if len(piece.lstrip("▁")) <= 1 and _is_letter(piece)
    }
    return sorted({*range(len(SPECIAL)), *used, *frequent, *letters})


def _counts(tokenizer: Tokenizer, texts: Sequence[str]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for at in range(0, len(texts), CHUNK):
        for encoding in tokenizer.encode_batch(list(texts[at : at + CHUNK])):
            counts.update(encoding.ids)
    return counts


def _is_letter(piece: str) -> bool:
    return all(ord(character) <= LAST_LETTER or character == "▁" for character in piece)


def prune(weights: Weights, kept: Sequence[int]) -> Weights:
    """Return ``weights`` with the vocabulary and the word embeddings narrowed to ``kept``."""
    index = np.asarray(kept)
    tensors = dict(weights.tensors)
    tensors["emb.word"] = tensors["emb.word"][index]
    return Weights(
        hidden=weights.hidden,
        layers=weights.layers,
        heads=weights.heads,
        feed_forward=weights.feed_forward,
        epsilon=weights.epsilon,
        pieces=[weights.pieces[at] for at in kept],
        scores=weights.scores[index],
        special=weights.special,
        tensors=tensors,
    )


def tokenizer_json(tokenizer: Tokenizer) -> str:
    """Return the tokenizer's file content, in a fixed form."""
    return json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, sort_keys=True)
