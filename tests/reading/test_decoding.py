import pytest

from aligner.reading import read_bytes
from aligner.reading.errors import BinaryTextError, CorruptError, UndecodableError

TEXT = "Väki eläköityy – ja pian.\nSå är det, €."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_the_encodings_of_text_files_are_told(encoding):
    assert read_bytes(TEXT.encode(encoding), "h.txt").text == TEXT


def test_line_ends_stay_as_they_are():
    assert read_bytes(b"yksi\r\nkaksi\r\n", "h.md").text == "yksi\r\nkaksi\r\n"


def test_a_form_feed_in_a_text_is_no_fault():
    assert read_bytes(b"yksi\x0ckaksi", "h.txt").text == "yksi\x0ckaksi"


def test_a_text_cut_within_a_letter_is_damaged():
    with pytest.raises(CorruptError):
        read_bytes("Väki on ä".encode()[:-1], "h.txt")


def test_a_text_in_two_encodings_is_refused():
    with pytest.raises(UndecodableError):
        read_bytes(("äöå " * 20).encode() + "ä loppu".encode("cp1252"), "h.txt")


def test_bytes_that_windows_does_not_know_are_refused():
    with pytest.raises(UndecodableError):
        read_bytes(b"abc \x81\x8d def", "h.txt")


def test_half_of_an_utf_16_letter_is_refused():
    with pytest.raises(UndecodableError):
        read_bytes(b"\xff\xfea\x00\x00\xd8b\x00c", "h.txt")


def test_binary_under_the_name_of_a_text_is_refused():
    with pytest.raises(BinaryTextError):
        read_bytes(bytes(range(256)) * 10, "h.txt")
