"""What goes in and out over HTTP, beside the report itself."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aligner.i18n import Language
from aligner.programme import Programme, Texts
from aligner.programme_file import DEFAULT_PROGRAMME
from aligner.rendering import Audience

RECORD_KEYS = frozenset({"lang", "kind", "form", "group", "labels", "evidence", "passages"})
Name = Annotated[str, Field(max_length=500)]


class SectionIn(BaseModel):
    """One section of a proposal: a canonical name or a heading, and its text."""

    model_config = ConfigDict(extra="forbid")

    name: Name = Field(description="Such as `summary`, `need`, `objectives`, `actions` or `results`.")
    text: str


class CheckRequest(BaseModel):
    """A proposal as `text` or as `sections` (exactly one of them), and how it is to be checked."""

    model_config = ConfigDict(extra="forbid")

    text: str | None = Field(default=None, description="The whole proposal as plain text.")
    sections: list[SectionIn] | None = Field(
        default=None, max_length=1_000, description="The proposal in sections, in order."
    )
    title: Name = Field(default="", description="The proposal's title.")
    id: Name = Field(default="", description="Your own id of the proposal; it comes back in the report.")
    programme: Name = Field(default=DEFAULT_PROGRAMME, description="Id of an installed programme.")
    language: Language | None = Field(
        default=None, description="Language of the report; else the Accept-Language header decides."
    )
    date: datetime.date | None = Field(
        default=None, description="Day of the assessment; the programme's period is compared with it."
    )
    audience: Audience = Field(
        default="applicant", description="Whom the HTML report is for; JSON is the same for both."
    )

    @model_validator(mode="before")
    @classmethod
    def _without_labels(cls, content: Any) -> Any:
        """A labelled record may be sent as it is: what the check does not need is left out."""
        if isinstance(content, dict):
            return {key: value for key, value in content.items() if key not in RECORD_KEYS}
        return content


class ProgrammeSummary(BaseModel):
    """An installed programme, in short."""

    id: str
    version: str
    title: Texts
    start: str
    end: str
    sha256: str
    targets: int

    @classmethod
    def of(cls, programme: Programme) -> ProgrammeSummary:
        """Return the summary of ``programme``."""
        return cls(
            id=programme.id,
            version=programme.version,
            title=programme.title,
            start=programme.period.start.isoformat(),
            end=programme.period.end.isoformat(),
            sha256=programme.sha256,
            targets=len(programme.targets),
        )


class ProgrammeList(BaseModel):
    """All installed programmes; `invalid` names those whose file breaks the rules."""

    programmes: list[ProgrammeSummary]
    invalid: list[str] = []


class Status(BaseModel):
    """Whether the server is up, or ready."""

    status: str


class ProblemFault(BaseModel):
    """One field that is not right."""

    pointer: str
    detail: str


class Problem(BaseModel):
    """An error, as RFC 9457 has it."""

    type: str = Field(examples=["urn:aligner:error:programme-unknown"])
    title: str
    status: int
    detail: str
    code: str
    errors: list[ProblemFault] = []
