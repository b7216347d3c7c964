from aligner.proposal import clean
from aligner.reading import read_bytes

from .conftest import bodies
from .makers import pdf

FILLER = [
    f"Rivi {number} kertoo hankkeesta {word} eikä lopu tähän vaan" for number, word in enumerate("abcdefgh")
]


def test_headings_by_size_and_by_words_make_sections():
    data = pdf(
        [
            (20, "Satamasimu"),
            "",
            (15, "1. Tausta ja tarve"),
            "",
            "Väki eläköityy.",
            "",
            "Tavoitteet:",
            "Koulutetaan.",
        ]
    )
    proposal = read_bytes(data, "h.pdf")
    assert (proposal.title, bodies(proposal)) == (
        "Satamasimu",
        [("need", "Väki eläköityy."), ("objectives", "Koulutetaan.")],
    )


def test_a_large_heading_of_unknown_words_begins_a_section():
    data = pdf(
        [
            (20, "Satamasimu"),
            "",
            (15, "Tavoitteet"),
            "Koulutetaan väkeä lisää.",
            "",
            (15, "Aallot ja tuuli"),
            "Tuulee kovasti ja pitkään.",
        ]
    )
    assert [name for name, _ in bodies(read_bytes(data, "h.pdf"))] == ["objectives", "other"]


def test_the_title_in_the_properties_goes_first():
    assert (
        read_bytes(pdf([(20, "A"), "", "Koulutetaan väkeä."], title="Satamasimu"), "h.pdf").title
        == "Satamasimu"
    )


def test_headers_footers_and_page_numbers_are_left_out():
    data = pdf(
        FILLER,
        FILLER[::-1],
        ["Loppu on tässä."],
        header="Hakemus 117, tulostettu",
        footer="Sivu {page} ({pages})",
    )
    text = read_bytes(data, "h.pdf").text
    assert "Hakemus" not in text
    assert "Sivu" not in text
    assert text.split() == " ".join([*FILLER, *FILLER[::-1], "Loppu on tässä."]).split()


def test_a_number_within_the_page_stays():
    assert "3/9" in read_bytes(pdf([*FILLER * 2, "3/9", "jatkuu"]), "h.pdf").text


def test_a_line_that_is_on_one_page_only_stays():
    assert (
        "Vain tällä sivulla"
        in read_bytes(pdf(FILLER, FILLER[::-1], FILLER, header=""), "h.pdf").text
        + read_bytes(pdf(FILLER, header="Vain tällä sivulla"), "h.pdf").text
    )


def test_pages_hold_their_own_lines_after_noise_is_gone():
    proposal = read_bytes(
        pdf(["Eka sivu tässä."], ["Toka sivu tässä."], header="Hakemus", footer="{page}/{pages}"), "h.pdf"
    )
    assert [proposal.text[page.start : page.end].strip() for page in proposal.pages] == [
        "Eka sivu tässä.",
        "Toka sivu tässä.",
    ]
    assert proposal.page_of(proposal.text.index("Toka")) == 2


def test_a_sentence_over_two_pages_is_not_cut_by_a_blank_line():
    text = read_bytes(pdf([*FILLER], ["jatkuu täällä."], header="Hakemus"), "h.pdf").text
    assert "vaan\njatkuu" in text


def test_a_word_broken_at_the_end_of_a_line_can_be_joined():
    text = read_bytes(pdf(["Hankkeessa koulutetaan satama-", "työntekijöitä lisää."]), "h.pdf").text
    assert clean(text) == "Hankkeessa koulutetaan satamatyöntekijöitä lisää."
    assert "-\n" in text


def test_a_gap_on_the_page_is_a_blank_line():
    text = read_bytes(pdf(["Eka kappale alkaa", "ja loppuu.", "", "", "Toinen kappale."]), "h.pdf").text
    assert text == "Eka kappale alkaa\nja loppuu.\n\nToinen kappale.\n"


def test_bullets_stand_on_lines_of_their_own():
    assert "• eka\n• toka" in read_bytes(pdf(["Koulutetaan:", "• eka", "• toka"]), "h.pdf").text


def test_an_empty_page_keeps_its_number():
    pages = read_bytes(pdf(["Eka sivu on tässä näin."], [], ["Kolmas sivu."]), "h.pdf").pages
    assert [(page.number, page.end > page.start) for page in pages] == [(1, True), (2, False), (3, True)]
