"""What the learned parts of the score look at: one place, used in training and at run time alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aligner.encoding.protocol import Encoder, Vectors
from aligner.i18n import Language
from aligner.proposal import SECTION_NAMES, Passage
from aligner.scoring.geometry import Floats, centred
from aligner.scoring.statements import Similarities

VECTOR_SCALE = 4.0
NEIGHBOUR_SCALE = 2.0
SECTION_SCALE = 0.5
WHOLE_SCALE = 3.0
GENERAL_FEATURES = ("top", "best", "excluded", "hub", "title", "behind_first", "behind_second")
_EXCLUDED = GENERAL_FEATURES.index("excluded")


@dataclass(frozen=True)
class ProposalVectors:
    """A proposal as numbers: centred passages ``(n, d)``, title ``(1, d)``, sections ``(n, 11)``.

    ``languages`` are those of the passages, ``language`` that of the whole.
    """

    passages: Floats
    title: Floats
    sections: Floats
    languages: tuple[Language, ...]
    language: Language

    @property
    def position(self) -> Floats:
        """Where in the proposal each passage stands, 0 to 1, shape ``(n, 1)``."""
        count = len(self.passages)
        return np.arange(count)[:, None] / max(count, 1)


def vectorise(
    title: str,
    passages: Sequence[Passage],
    encoder: Encoder,
    means: Mapping[Language, Floats],
    language: Language,
) -> ProposalVectors:
    """Return the numbers of one proposal, whose main language is ``language``."""
    vectors = encoder.encode([*(passage.clean for passage in passages), title], "passage")
    return from_vectors(vectors, passages, means, language)


def from_vectors(
    vectors: Vectors, passages: Sequence[Passage], means: Mapping[Language, Floats], language: Language
) -> ProposalVectors:
    """Return the numbers of a proposal from vectors of its passages, with the title's as last row."""
    zero = np.zeros(vectors.shape[1])
    languages = tuple(passage.language for passage in passages)
    mean = np.asarray([means.get(name, zero) for name in (*languages, language)])
    moved = centred(vectors, mean)
    sections = np.zeros((len(passages), len(SECTION_NAMES)))
    for row, passage in enumerate(passages):
        sections[row, SECTION_NAMES.index(passage.section)] = 1.0
    return ProposalVectors(moved[:-1], moved[-1:], sections, languages, language)


def role_features(vectors: ProposalVectors) -> Floats:
    """Return what tells a passage's role: itself, its neighbours, its section and place."""
    edge = np.zeros((1, vectors.passages.shape[1]))
    before = np.vstack([edge, vectors.passages[:-1]])
    after = np.vstack([vectors.passages[1:], edge])
    return np.hstack(
        [
            VECTOR_SCALE * vectors.passages,
            NEIGHBOUR_SCALE * before,
            NEIGHBOUR_SCALE * after,
            vectors.sections,
            vectors.position,
        ]
    )


def head_features(vectors: ProposalVectors) -> Floats:
    """Return what tells which targets a passage serves: itself, the proposal as a whole, its section."""
    whole = np.broadcast_to(vectors.passages.mean(axis=0, keepdims=True), vectors.passages.shape)
    return np.hstack([VECTOR_SCALE * vectors.passages, WHOLE_SCALE * whole, SECTION_SCALE * vectors.sections])


def general_features(found: Similarities, title: Similarities) -> Floats:
    """Return what tells relevance for any target of any programme, shape ``(n, T, 7)``.

    Similarities alone are not comparable between targets and passages: a generic target attracts everything
    (a hub), so the passage's mean over targets and its distance to the nearest rivals go in as well.
    """
    ranked = np.sort(found.top, axis=1)[:, ::-1]
    first = ranked[:, :1]
    second = ranked[:, 1:2] if ranked.shape[1] > 1 else first
    columns = [
        found.top,
        found.best,
        found.excluded,
        np.broadcast_to(found.top.mean(axis=1, keepdims=True), found.top.shape),
        np.broadcast_to(title.top, found.top.shape),
        found.top - first,
        found.top - second,
    ]
    return np.stack(columns, axis=-1)


def fill_missing(features: Floats, means: Floats) -> Floats:
    """Return ``features`` with NaN (a target without exclusions) replaced by the learned mean."""
    filled = features.copy()
    gaps = np.isnan(filled[..., _EXCLUDED])
    filled[..., _EXCLUDED][gaps] = means[_EXCLUDED]
    return filled
