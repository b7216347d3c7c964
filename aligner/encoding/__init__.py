"""Encoding: texts → vectors, behind one protocol; which encoder it is stays in this room."""

from aligner.encoding.protocol import Encoder, EncoderUnavailableError, UnknownEncoderError, Vectors
from aligner.encoding.registry import encoder_names, load_encoder

__all__ = [
    "Encoder",
    "EncoderUnavailableError",
    "UnknownEncoderError",
    "Vectors",
    "encoder_names",
    "load_encoder",
]
