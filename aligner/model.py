"""The base of all nouns: frozen, typed, no unknown keys."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A value object: immutable, compared by content; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
