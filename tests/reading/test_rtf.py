from aligner.reading import read_bytes

from .conftest import bodies
from .makers import rtf


def test_headings_and_letters_are_read():
    data = rtf(
        r"\pard\b Tausta ja tarve\b0\par V\'e4ki el\u228?k\'f6ityy.\par"
        r"\b Tavoitteet:\b0\par Koulutetaan.\par",
        title="Satamasimu",
    )
    proposal = read_bytes(data, "h.rtf")
    assert (proposal.title, bodies(proposal)) == (
        "Satamasimu",
        [("need", "Väki eläköityy."), ("objectives", "Koulutetaan.")],
    )


def test_headers_and_page_numbers_are_left_out():
    data = rtf(r"{\header Hakemus yl\'e4tunniste\par}{\footer Sivu 1 (3)\par}\pard Koulutetaan.\par")
    assert read_bytes(data, "h.rtf").text == "Koulutetaan."


def test_a_new_page_and_a_fixed_space_part_words():
    assert read_bytes(rtf(r"\pard yksi\~kaksi.\page Kolme.\par"), "h.rtf").text == "yksi kaksi.\n\nKolme."


def test_hidden_text_is_left_out():
    assert "piilo" not in read_bytes(rtf(r"\pard Koulutetaan. {\v piilo}\par"), "h.rtf").text
