"""Passages in, target scores out: the score, its band, its interval, and the score taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from aligner.artefact import MANIFEST, TamperedArtefactError, open_artefact
from aligner.encoding import load_encoder
from aligner.encoding.protocol import Encoder
from aligner.errors import UsageError
from aligner.i18n import LANGUAGES, Language, mark
from aligner.programme import Programme
from aligner.proposal import Passage
from aligner.report import ModelRef, TargetScore
from aligner.resources import models_folder
from aligner.scoring.calibration import UNTRAINED, Calibration, calibration_features
from aligner.scoring.explanation import evidence_of, missing_of, not_counted_of
from aligner.scoring.features import vectorise
from aligner.scoring.model import ScoringModel, load_model
from aligner.scoring.pooling import contributions, distinct, groups
from aligner.scoring.statement_cache import statement_vectors
from aligner.scoring.statements import StatementIndex
from aligner.scoring.strength import Strengths, strengths
from aligner.settings import get_settings

UNTRAINED_NAME = "untrained"
DEFAULT_MODEL = "aligner-1"


class UnknownModelError(UsageError):
    """There is no scoring model of that name."""

    code = "model-unknown"
    status = 404
    template = mark("There is no scoring model “{name}”.")


class Scorer:
    """Scores passages against one programme with one model.

    Args:
        programme: whose targets are scored.
        model: what was learned.
        encoder: the one that the model was trained with.
    """

    def __init__(self, programme: Programme, model: ScoringModel, encoder: Encoder) -> None:
        self.programme = programme
        self.model = model
        self.encoder = encoder

    @cached_property
    def index(self) -> StatementIndex:
        """The programme's statements, encoded at the first use and kept on disk."""
        vectors = statement_vectors(self.programme, self.encoder)
        return StatementIndex(self.programme, vectors, self.model.statement_means)

    @cached_property
    def passage_means(self) -> dict[Language, np.ndarray[tuple[int], np.dtype[np.float64]]]:
        """The mean that is taken from a passage, by language."""
        if self.model.passage_means:
            return dict(self.model.passage_means)
        return {language: self.index.mean(language) for language in LANGUAGES}

    @cached_property
    def calibration(self) -> Calibration:
        """The calibration for this programme: its own, or the general one."""
        ids = tuple(target.id for target in self.programme.targets)
        heads = self.model.heads_for(self.programme.id, ids)
        if heads is not None:
            return heads.calibration
        return self.model.general_calibration.get("statements" if self.index.rich else "names", UNTRAINED)

    def warm_up(self) -> None:
        """Load everything now."""
        self.encoder.encode(["warm up"])
        _ = self.index, self.calibration

    def reference(self) -> ModelRef:
        """Return which model this is."""
        return ModelRef(
            id=self.model.id,
            sha256=self.model.sha256,
            encoder=self.encoder.name,
            encoder_sha256=self.encoder.sha256,
        )

    def score(self, title: str, passages: Sequence[Passage], language: Language) -> list[TargetScore]:
        """Return the score of each target, in the programme's order; ``missing`` is in ``language``."""
        found = self.strengths(title, passages)
        words = sum(len(passage.clean.split()) for passage in passages)
        if words < get_settings().min_words:
            return [
                TargetScore(id=target.id, kind=target.kind, band="not_assessed")
                for target in self.programme.targets
            ]
        parts = contributions(found.serves)
        features = calibration_features(found.serves)
        addressed, central = self.calibration.probabilities(features)
        return [
            self._target_score(
                place, found, parts, (float(addressed[place]), float(central[place])), passages, language
            )
            for place in range(len(self.programme.targets))
        ]

    def raw(self, title: str, passages: Sequence[Passage]) -> dict[str, float]:
        """Return the raw score, before calibration, of each target by id."""
        sums = contributions(self.strengths(title, passages).serves).sum(axis=0)
        return {target.id: float(value) for target, value in zip(self.programme.targets, sums, strict=True)}

    def strengths(self, title: str, passages: Sequence[Passage]) -> Strengths:
        """Return how strongly each passage serves each target; what is said twice counts once."""
        document = max(LANGUAGES, key=lambda name: sum(passage.language == name for passage in passages))
        vectors = vectorise(title, passages, self.encoder, self.passage_means, document)
        found = strengths(vectors, self.index, self.model)
        group = groups([passage.clean for passage in passages], vectors.passages)
        serves = distinct(found.serves, group)
        return Strengths(serves, found.topic, found.roles, found.statement)

    def _target_score(
        self,
        place: int,
        found: Strengths,
        parts: np.ndarray[tuple[int, int], np.dtype[np.float64]],
        probabilities: tuple[float, float],
        passages: Sequence[Passage],
        language: Language,
    ) -> TargetScore:
        target = self.programme.targets[place]
        addressed, central = probabilities
        topic = float(found.topic[:, place].max(initial=0.0))
        band = self.calibration.band(addressed, central, topic)
        low, high = self.calibration.interval(addressed)
        evidence = evidence_of(place, found, parts, passages, self.index)
        return TargetScore(
            id=target.id,
            kind=target.kind,
            score=round(addressed, 4),
            raw=float(parts[:, place].sum()),
            band=band,
            interval=(round(low, 4), round(high, 4)),
            evidence=tuple(evidence),
            not_counted=tuple(not_counted_of(place, found, passages)),
            missing=tuple(missing_of(target, evidence, language)),
        )


def load_scorer(programme: Programme, model: str = "", encoder: str = "") -> Scorer:
    """Return the scorer for a programme with the named model; empty takes the shipped one.

    Raises:
        UnknownModelError: there is no such model.
        TamperedArtefactError: the encoder is not the one that the model was trained with.
    """
    name = model or get_settings().model or DEFAULT_MODEL
    if name == UNTRAINED_NAME:
        chosen = load_encoder(encoder)
        return Scorer(programme, ScoringModel(id=UNTRAINED_NAME, encoder=chosen.name), chosen)
    folder = models_folder() / name
    if not folder.is_dir():
        raise UnknownModelError(name=name)
    learned = load_model(open_artefact(folder, kind="scorer"))
    wanted = encoder or get_settings().encoder or learned.encoder
    chosen = load_encoder(wanted)
    if wanted == learned.encoder and learned.facts.get("encoder_sha256") != chosen.sha256:
        raise TamperedArtefactError("made for another build of the encoder", name=wanted, file=MANIFEST)
    return Scorer(programme, learned, chosen)
