from hypothesis import given

from aligner.encoding.windows import MAX_WINDOW, MAX_WINDOWS, MAX_WORD, windows
from tests.strategies import any_text


def test_an_ordinary_passage_passes_through():
    assert windows("Koulutamme 20 hitsaajaa.") == ["Koulutamme 20 hitsaajaa."]


def test_a_word_of_200000_letters_is_capped():
    pieces = windows("x" * 200_000)
    assert len(pieces) <= MAX_WINDOWS
    assert all(len(piece) <= MAX_WINDOW for piece in pieces)


@given(any_text)
def test_words_stay_below_the_cap_and_windows_below_theirs(text):
    pieces = windows(text * 20)
    assert 1 <= len(pieces) <= MAX_WINDOWS
    assert all(len(word) <= MAX_WORD for piece in pieces for word in piece.split())
    assert all(len(piece) <= MAX_WINDOW for piece in pieces)
