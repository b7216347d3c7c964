"""What was learned, as arrays: roles, general relevance, heads of programmes, calibration.

A model folder holds ``arrays.npz`` and ``model.json``; ``aligner train`` writes it and nothing else does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from aligner.artefact import Artefact
from aligner.i18n import LANGUAGES, Language
from aligner.scoring.calibration import Calibration
from aligner.scoring.geometry import Floats

FORMAT = 1


@dataclass(frozen=True)
class Linear:
    """``features · weight + bias`` after standardising with ``mean`` and ``scale``.

    ``weight`` has shape ``(F,)`` or ``(F, K)``, ``bias`` ``()`` or ``(K,)``.
    """

    weight: Floats
    bias: Floats
    mean: Floats
    scale: Floats

    def __call__(self, features: Floats) -> Floats:
        """Return scores for ``features`` of shape ``(…, F)``."""
        return np.asarray(((features - self.mean) / self.scale) @ self.weight + self.bias)

    def arrays(self, prefix: str) -> dict[str, Floats]:
        """Return the arrays by name, for ``save_arrays``."""
        names = ("weight", "bias", "mean", "scale")
        return {f"{prefix}.{name}": np.asarray(getattr(self, name)) for name in names}

    @classmethod
    def load(cls, arrays: Mapping[str, Any], prefix: str) -> Linear:
        """Return the function whose arrays carry ``prefix``."""
        return cls(*(np.asarray(arrays[f"{prefix}.{name}"]) for name in ("weight", "bias", "mean", "scale")))


@dataclass(frozen=True)
class Heads:
    """What was learned about the targets of one programme.

    ``serves`` and ``topic`` give one score a target; ``combine`` joins them with the general view and role.
    """

    programme: str
    targets: tuple[str, ...]
    serves: Linear
    topic: Linear
    combine: Linear
    calibration: Calibration


@dataclass(frozen=True)
class ScoringModel:
    """Everything learned; see the module."""

    id: str
    encoder: str
    sha256: str = ""
    passage_means: Mapping[Language, Floats] = field(default_factory=dict)
    statement_means: Mapping[Language, Floats] = field(default_factory=dict)
    roles: Linear | None = None
    general: Mapping[str, Linear] = field(default_factory=dict)
    general_calibration: Mapping[str, Calibration] = field(default_factory=dict)
    heads: Mapping[str, Heads] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    def heads_for(self, programme_id: str, targets: tuple[str, ...]) -> Heads | None:
        """Return the trained heads of a programme, or None where its targets are not those learned."""
        heads = self.heads.get(programme_id)
        return heads if heads is not None and heads.targets == targets else None


GENERAL_KINDS = ("statements", "names")


def model_arrays(model: ScoringModel) -> dict[str, Floats]:
    """Return all arrays of a model by name."""
    arrays: dict[str, Floats] = {}
    for language in LANGUAGES:
        arrays[f"passage_mean.{language}"] = model.passage_means[language]
        arrays[f"statement_mean.{language}"] = model.statement_means[language]
    assert model.roles is not None
    arrays |= model.roles.arrays("roles")
    for kind in GENERAL_KINDS:
        arrays |= model.general[kind].arrays(f"general.{kind}")
        arrays |= model.general_calibration[kind].arrays(f"general.{kind}.calibration")
    for programme, heads in model.heads.items():
        for part in ("serves", "topic", "combine"):
            arrays |= getattr(heads, part).arrays(f"heads.{programme}.{part}")
        arrays |= heads.calibration.arrays(f"heads.{programme}.calibration")
    return arrays


def load_model(artefact: Artefact) -> ScoringModel:
    """Return the model that a verified artefact holds."""
    arrays = artefact.arrays("arrays.npz")
    facts = artefact.json("model.json")
    heads = {
        programme: Heads(
            programme=programme,
            targets=tuple(targets),
            serves=Linear.load(arrays, f"heads.{programme}.serves"),
            topic=Linear.load(arrays, f"heads.{programme}.topic"),
            combine=Linear.load(arrays, f"heads.{programme}.combine"),
            calibration=Calibration.load(arrays, f"heads.{programme}.calibration"),
        )
        for programme, targets in facts["heads"].items()
    }
    return ScoringModel(
        id=artefact.id,
        encoder=facts["encoder"],
        sha256=artefact.sha256,
        passage_means={language: arrays[f"passage_mean.{language}"] for language in LANGUAGES},
        statement_means={language: arrays[f"statement_mean.{language}"] for language in LANGUAGES},
        roles=Linear.load(arrays, "roles"),
        general={kind: Linear.load(arrays, f"general.{kind}") for kind in GENERAL_KINDS},
        general_calibration={
            kind: Calibration.load(arrays, f"general.{kind}.calibration") for kind in GENERAL_KINDS
        },
        heads=heads,
        facts=facts,
    )
