"""Every setting, in one class: name, default and help; each can be given as ``ALIGNER_…``."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from aligner.errors import UsageError
from aligner.i18n import Language, mark

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class SettingsError(UsageError):
    """A setting has a value that cannot be."""

    code = "settings"
    template = mark("A setting is not right: {faults}")


class Settings(BaseSettings):
    """Settings of the library, the command line and the server."""

    model_config = SettingsConfigDict(
        env_prefix="ALIGNER_", env_ignore_empty=True, extra="forbid", frozen=True
    )

    home: Path = Field(
        default=Path.home() / ".aligner", description="Folder of everything that is written by default."
    )
    programmes: Path | None = Field(
        default=None, description="Folder with programmes of your own, one folder each."
    )
    models: Path | None = Field(
        default=None, description="Folder of models to use instead of the shipped ones."
    )
    model: str = Field(
        default="", description="Name of the model to score with; empty takes the shipped one."
    )
    encoder: str = Field(default="", description="Name of the encoder; empty takes the model's own.")
    language: Language = Field(
        default="en", description="Language of messages and reports where none is asked for."
    )
    max_bytes: int = Field(default=25_000_000, gt=0, description="Largest file that is read, in bytes.")
    max_characters: int = Field(
        default=600_000, gt=0, description="Longest text that is checked, in characters."
    )
    max_passages: int = Field(default=4_000, gt=0, description="Most passages that one proposal may have.")
    min_words: int = Field(
        default=12, ge=0, description="A proposal with fewer words is not assessed: too little to judge by."
    )
    threads: int = Field(default=0, ge=0, description="Threads of the encoder; 0 takes one for each core.")
    host: str = Field(default="127.0.0.1", description="Address that the server listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port that the server listens on.")
    allow_remote: bool = Field(
        default=False,
        description="Must be true before the server listens beyond this machine: it has no log-in.",
    )

    @field_validator("home", "programmes", "models")
    @classmethod
    def _expanded(cls, path: Path | None) -> Path | None:
        return path.expanduser() if path is not None else None

    @model_validator(mode="after")
    def _safe(self) -> Self:
        if self.host not in LOOPBACK and not self.allow_remote:
            raise ValueError(
                f"host {self.host} is open to other machines; set ALIGNER_ALLOW_REMOTE=true to allow it"
            )
        return self


def make_settings(**values: object) -> Settings:
    """Return settings from the environment with ``values`` on top.

    Raises:
        SettingsError: a value is not right; the sentence names the setting.
    """
    known = {f"ALIGNER_{name.upper()}" for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith("ALIGNER_") and name not in known)
    if unknown:
        raise SettingsError(faults=f"unknown: {', '.join(unknown)}")
    try:
        return Settings(**values)  # type: ignore[arg-type]
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(part) for part in item['loc']) or 'settings'}: {item['msg']}"
            for item in error.errors()
        )
        raise SettingsError(faults=faults) from error


@cache
def get_settings() -> Settings:
    """Return the settings of this process, read once from the environment."""
    return make_settings()
