import contextlib

import pytest

from aligner.errors import AlignerError
from aligner.reading import read_bytes

from .conftest import bodies


def read(body, head=""):
    return read_bytes(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "h.html"
    )


def test_headings_make_sections():
    proposal = read(
        "<h1>Satamasimu</h1><h2>Mål</h2><p>Vi utbildar.</p><p><b>Resultat:</b></p><p>Fler.</p>",
        "<title>Hamn</title>",
    )
    assert (proposal.title, bodies(proposal)) == (
        "Hamn",
        [("objectives", "Vi utbildar."), ("results", "Fler.")],
    )


@pytest.mark.parametrize(
    "body",
    [
        "<div>Koulutetaan.</div>",
        "<dl><dt>x<dd>Koulutetaan.</dl>",
        "<textarea>Koulutetaan.</textarea>",
        "Koulutetaan.",
        "<p>Koulu<b>tetaan</b>.",
    ],
)
def test_text_is_read_wherever_it_stands(body):
    assert "Koulutetaan." in read(body).text


@pytest.mark.parametrize(
    "body",
    [
        "<script>salaisuus()</script>",
        "<p hidden>salaisuus</p>",
        '<div style="display: none">x<div>salaisuus</div></div>',
        "<nav>salaisuus</nav>",
    ],
)
def test_what_a_browser_hides_is_left_out(body):
    text = read(f"<p>Alku.</p>{body}<p>Loppu.</p>").text
    assert text == "Alku.\n\nLoppu."


def test_a_hidden_paragraph_without_an_end_does_not_hide_the_rest():
    assert read("<p hidden>piilo<p>Koulutetaan.").text == "Koulutetaan."


def test_lines_wrapped_in_the_source_are_one_line():
    assert read("<p>Vi utbildar\n   folk.<br>Sen slutar vi.").text == "Vi utbildar folk.\nSen slutar vi."


def test_list_items_stand_on_lines_of_their_own():
    assert (
        read("<p>Alku.</p><ul><li>eka<li><p>toka</p></ul><ol><li>yksi</ol>").text
        == "Alku.\n\n• eka\n• toka\n1. yksi"
    )


def test_signs_survive():
    assert read("<p>R&amp;D &lt;5 a*b_c &#228;</p>").text == "R&D <5 a*b_c ä"


def test_the_named_encoding_is_used():
    data = '<html><head><meta charset="iso-8859-1"></head><body><p>Väki.</p></body></html>'.encode("latin-1")
    assert read_bytes(data, "h.html").text == "Väki."


def test_nesting_without_end_does_no_harm():
    assert read("<div>" * 50_000 + "Koulutetaan.").text == "Koulutetaan."


def test_a_table_within_a_table_is_read_once():
    assert read("<table><tr><td>Ulko<table><tr><td>Sisä</table></table>").text.count("Sisä") == 1


def test_comments_and_declarations_are_left_out():
    assert read("<!-- salaisuus > --><p>Koulu<!-- x -->tetaan.</p><![if x]>").text == "Koulutetaan."


def test_a_sign_that_opens_no_tag_is_text():
    assert read("<p>Alle < 5 vuotta.</p>").text == "Alle < 5 vuotta."


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "part", ["<!--", "<a ", "<![x>", "<", "</", "<?x", "&", "<script>", "<p hidden>", "<a href='"]
)
def test_pages_made_to_take_for_ever_do_not(part):
    with contextlib.suppress(AlignerError):
        read_bytes(b"<html>" + part.encode() * 60_000 + b"x", "h.html")
