"""The Encoder protocol: text in, unit vectors out; nothing outside this room knows which encoder it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from aligner.errors import AlignerError, UsageError
from aligner.i18n import mark

Vectors = NDArray[np.float32]
TextKind = Literal["passage", "query"]


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into vectors.

    Promise: the vector of a text depends on that text alone, never on its batch, order or thread count.
    """

    name: str

    @property
    def dim(self) -> int:
        """Length of a vector."""

    @property
    def sha256(self) -> str:
        """Hash of the weights (and of what else decides the vectors)."""

    def encode(self, texts: Sequence[str], kind: TextKind = "passage") -> Vectors:
        """Return unit vectors of shape ``(len(texts), dim)``, float32; an empty text gives zeros."""


class EncoderUnavailableError(AlignerError):
    """The encoder cannot run here; the sentence names the remedy."""

    code = "encoder-unavailable"
    status = 503
    template = mark("The encoder “{name}” cannot be used here: {reason}. {remedy}")


class UnknownEncoderError(UsageError):
    """There is no encoder of that name."""

    code = "encoder-unknown"
    status = 400
    template = mark("There is no encoder “{name}”. Known encoders: {known}.")
