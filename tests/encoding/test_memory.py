import numpy as np

from aligner.encoding.memory import RememberingEncoder
from aligner.encoding.protocol import Encoder


class Counting:
    name, dim, sha256 = "counting", 2, "x"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts, kind="passage"):
        self.asked += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32).reshape(-1, 2)


def test_each_text_is_encoded_once():
    inner = Counting()
    encoder = RememberingEncoder(inner)
    assert isinstance(encoder, Encoder)
    first = encoder.encode(["a", "bb", "a"])
    assert first[:, 0].tolist() == [1, 2, 1]
    assert np.array_equal(encoder.encode(["bb"]), first[1:2])
    assert inner.asked == ["a", "bb"]


def test_memory_is_bounded():
    encoder = RememberingEncoder(Counting(), limit=3)
    encoder.encode([str(number) for number in range(10)])
    assert len(encoder._kept) == 3


def test_no_text_gives_no_rows():
    assert RememberingEncoder(Counting()).encode([]).shape == (0, 2)
