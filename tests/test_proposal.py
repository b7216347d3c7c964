import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.proposal import Page, Proposal, clean, joined


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oppilai-\ntoksen laitteet", "oppilaitoksen laitteet"),
        ("Etelä-\nKarjala", "Etelä-Karjala"),
        ("bio-\nja kiertotalous", "bio- ja kiertotalous"),
        ("skogs- \noch träbranschen", "skogs- och träbranschen"),
        ("sata\u00adma", "satama"),
        ("  two\n  lines\t here ", "two lines here"),
    ],
)
def test_clean_reads_as_a_reader_does(text, expected):
    assert clean(text) == expected


def test_sections_point_to_their_bodies():
    proposal = joined([("need", "Tarve."), ("actions", "Teko.")], id="x")
    assert [proposal.text[part.start : part.end] for part in proposal.sections] == ["Tarve.", "Teko."]


def test_the_hash_is_that_of_the_content_alone():
    one = joined([("need", "Tarve.")], id="x")
    assert one.sha256 == joined([("need", "Tarve.")], id="y").sha256
    assert one.sha256 != joined([("actions", "Tarve.")], id="x").sha256


@given(st.text(max_size=50), st.text(max_size=50))
def test_title_and_text_cannot_be_exchanged_in_the_hash(title, text):
    one, other = Proposal(id="x", title=title, text=text), Proposal(id="x", title=text, text=title)
    assert (one.sha256 == other.sha256) == (title == text)


def test_page_of_an_offset():
    pages = (Page(number=1, start=0, end=10), Page(number=2, start=10, end=20))
    proposal = Proposal(id="x", text="x" * 20, pages=pages)
    assert (proposal.page_of(9), proposal.page_of(10), proposal.page_of(30)) == (1, 2, None)
