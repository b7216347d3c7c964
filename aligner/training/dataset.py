"""Labelled records as arrays, made by the very functions that score at run time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.encoding.protocol import Encoder
from aligner.i18n import LANGUAGES, Language
from aligner.report import ROLES
from aligner.scoring.features import ProposalVectors, from_vectors, head_features, role_features
from aligner.scoring.geometry import Floats
from aligner.training.records import Record


@dataclass(frozen=True)
class Dataset:
    """All passages of all records, stacked: ``n`` passages, ``T`` targets, ``r`` records.

    ``owner`` (n,) is each passage's record; ``serves`` and ``about`` (n, T); ``roles`` (n,);
    ``grades`` (r, T).
    """

    records: tuple[Record, ...]
    vectors: tuple[ProposalVectors, ...]
    owner: NDArray[np.int64]
    families: NDArray[np.int64]
    serves: NDArray[np.bool_]
    about: NDArray[np.bool_]
    roles: NDArray[np.int64]
    grades: NDArray[np.int64]
    passage_means: dict[Language, Floats]

    @property
    def role_inputs(self) -> Floats:
        """Inputs of the role model, ``(n, f)``."""
        return np.vstack([role_features(vectors) for vectors in self.vectors])

    @property
    def head_inputs(self) -> Floats:
        """Inputs of the heads, ``(n, f)``."""
        return np.vstack([head_features(vectors) for vectors in self.vectors])

    def rows(self, record: int) -> NDArray[np.int64]:
        """Return the rows of one record's passages."""
        return np.flatnonzero(self.owner == record)


def make_dataset(records: Sequence[Record], encoder: Encoder, targets: Sequence[str]) -> Dataset:
    """Encode ``records`` (whose passages must be labelled) against the programme's ``targets``."""
    placed = [record.labelled_passages() for record in records]
    texts = [passage.clean for passages in placed for passage in passages]
    raw = encoder.encode(texts, "passage")
    titles = encoder.encode([record.title for record in records], "passage")
    owner = np.repeat(np.arange(len(records)), [len(passages) for passages in placed])
    means = _means(raw, np.asarray([records[int(row)].lang for row in owner]))
    vectors, at = [], 0
    for record, passages, title in zip(records, placed, titles, strict=True):
        block = np.vstack([raw[at : at + len(passages)], title[None]])
        vectors.append(from_vectors(block, passages, means, record.lang))
        at += len(passages)
    families = {name: number for number, name in enumerate(dict.fromkeys(one.family for one in records))}
    labelled = [passage for record in records for passage in record.passages]
    return Dataset(
        records=tuple(records),
        vectors=tuple(vectors),
        owner=owner,
        families=np.asarray([families[record.family] for record in records]),
        serves=np.asarray([[target in passage.serves for target in targets] for passage in labelled]),
        about=np.asarray([[target in passage.about for target in targets] for passage in labelled]),
        roles=np.asarray([ROLES.index(passage.role) for passage in labelled]),
        grades=np.asarray([[record.labels.get(target, 0) for target in targets] for record in records]),
        passage_means=means,
    )


def _means(raw: NDArray[np.float32], languages: NDArray[np.str_]) -> dict[Language, Floats]:
    whole = raw.mean(axis=0, dtype=np.float64)
    means: dict[Language, Floats] = {}
    for language in LANGUAGES:
        own = raw[languages == language]
        means[language] = np.round(own.mean(axis=0, dtype=np.float64) if len(own) else whole, 6)
    return means
