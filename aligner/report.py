"""TargetScore, Evidence and AlignmentReport: the answer, in the shape that other programs rely on."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from aligner.i18n import Language
from aligner.model import Noun
from aligner.programme import TargetKind
from aligner.proposal import SectionName

Band = Literal["central", "partial", "mentioned", "none", "not_assessed"]
BANDS: tuple[Band, ...] = ("central", "partial", "mentioned", "none", "not_assessed")
ADDRESSED: frozenset[Band] = frozenset({"central", "partial"})
Role = Literal["commitment", "background", "negation", "third_party", "programme_quote", "boilerplate"]
ROLES: tuple[Role, ...] = (
    "commitment",
    "background",
    "negation",
    "third_party",
    "programme_quote",
    "boilerplate",
)
Severity = Literal["info", "warning", "error"]


class Evidence(Noun):
    """A passage that supports a target.

    ``contribution`` is its share of the target's raw score: over all evidence of a target they sum to
    ``TargetScore.raw``. ``statement`` is ``target/language/number``, the statement it matches best.
    """

    text: str
    section: SectionName
    start: int
    end: int
    page: int | None = None
    language: Language = "en"
    role: Role
    contribution: float
    statement: str


class NotCounted(Noun):
    """A passage that is about a target and yet earned it nothing, and the role that says why."""

    text: str
    section: SectionName
    start: int
    end: int
    page: int | None = None
    language: Language = "en"
    role: Role


class TargetScore(Noun):
    """How one target is served: calibrated ``score`` 0–1, its band, and the passages behind it."""

    id: str
    kind: TargetKind
    score: float | None = Field(default=None, ge=0, le=1)
    raw: float = Field(default=0.0, ge=0)
    band: Band
    interval: tuple[float, float] | None = None
    evidence: tuple[Evidence, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    missing: tuple[str, ...] = ()


class ProgrammeRef(Noun):
    """Which programme, in which version, was used."""

    id: str
    version: str
    sha256: str


class ModelRef(Noun):
    """Which model scored: its id, the hash of its manifest, and the encoder with the hash of its weights."""

    id: str
    sha256: str
    encoder: str
    encoder_sha256: str


class ProposalRef(Noun):
    """Which proposal was scored."""

    id: str
    title: str
    language: Language
    sha256: str
    passages: int


class Check(Noun):
    """A finding beside the score; it never moves the score."""

    code: str
    severity: Severity
    message: str
    passages: tuple[str, ...] = ()


class AlignmentReport(Noun):
    """Everything about one proposal against one programme version with one model version."""

    schema_: Literal["aligner.report/1"] = Field(default="aligner.report/1", alias="schema")
    programme: ProgrammeRef
    model: ModelRef
    proposal: ProposalRef
    language: Language
    targets: tuple[TargetScore, ...]
    checks: tuple[Check, ...] = ()
    notice: str

    model_config = ConfigDict(populate_by_name=True, frozen=True, extra="forbid")

    def to_json(self) -> str:
        """Return the report as one line of JSON with keys in a fixed order."""
        return self.model_dump_json(by_alias=True, exclude_none=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return self.model_dump(mode="json", by_alias=True)

    def target(self, target_id: str) -> TargetScore:
        """Return the score of one target; ``KeyError`` where the programme has no such target."""
        for score in self.targets:
            if score.id == target_id:
                return score
        raise KeyError(target_id)
