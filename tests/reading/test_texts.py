import pytest

from aligner.reading import read_sections, read_text
from aligner.reading.errors import EmptyError, TooLongError, UndecodableError

from .conftest import bodies

FORM = """# Satamasimu

## 1. Tausta ja tarve

Ahtaajista 38 % eläköityy.

## 2. Tavoitteet

Koulutetaan 60 työntekijää.
"""


def test_the_text_stays_as_it_was_given():
    text = "Otsikko\r\n\r\n\x0cTavoitteet:\r\nKoulu\x00tetaan.\t\r\n"
    assert read_text(text).text == text


def test_sections_hold_bodies_without_headings():
    assert bodies(read_text(FORM)) == [
        ("need", "Ahtaajista 38 % eläköityy."),
        ("objectives", "Koulutetaan 60 työntekijää."),
    ]


def test_the_heading_stands_beside_its_section():
    assert [section.heading for section in read_text(FORM).sections] == ["Tausta ja tarve", "Tavoitteet"]


def test_the_first_heading_is_the_title():
    assert read_text(FORM).title == "Satamasimu"


def test_a_short_line_before_a_blank_line_is_the_title():
    proposal = read_text("Satamasimu 2026\n\nKoulutetaan 60 työntekijää.")
    assert (proposal.title, bodies(proposal)) == (
        "Satamasimu 2026",
        [("other", "Koulutetaan 60 työntekijää.")],
    )


def test_a_short_line_before_a_heading_is_the_title():
    assert read_text("Satamasimu 2026\nTavoitteet\nKoulutetaan.").title == "Satamasimu 2026"


def test_a_sentence_is_no_title():
    proposal = read_text("Koulutetaan 60 työntekijää.\n\nSe riittää.")
    assert (proposal.title, bodies(proposal)) == (
        "",
        [("other", "Koulutetaan 60 työntekijää.\n\nSe riittää.")],
    )


def test_a_line_that_is_all_there_is_is_no_title():
    assert bodies(read_text("Satamasimu 2026\n\n")) == [("other", "Satamasimu 2026")]


def test_a_given_title_is_left_out_of_the_body():
    proposal = read_text("SATAMASIMU\nKoulutetaan.", title="Satamasimu")
    assert (proposal.title, bodies(proposal)) == ("Satamasimu", [("other", "Koulutetaan.")])


def test_a_given_title_keeps_another_first_line_in_the_body():
    assert bodies(read_text("Toinen nimi\n\nKoulutetaan.", title="Satamasimu"))[0][1].startswith(
        "Toinen nimi"
    )


@pytest.mark.parametrize(
    "label", ["Hankkeen nimi: Satamasimu", "Hankkeen nimi\nSatamasimu", "Projektets namn:\nSatamasimu"]
)
def test_a_labelled_title_is_the_title_and_no_body(label):
    proposal = read_text(f"{label}\n\nTavoitteet\nKoulutetaan.")
    assert (proposal.title, bodies(proposal)) == ("Satamasimu", [("objectives", "Koulutetaan.")])


def test_the_name_of_a_form_above_a_labelled_title_is_not_lost():
    proposal = read_text("Hakemuslomake A\n\nHankkeen nimi\nSatamasimu\n\nTavoitteet\nKoulutetaan.")
    assert (proposal.title, bodies(proposal)[0]) == ("Satamasimu", ("other", "Hakemuslomake A"))


def test_text_on_the_line_of_a_heading_is_body():
    text = "Tavoitteet: Hankkeessa koulutetaan.\nTulokset: 60 työntekijää."
    assert bodies(read_text(text)) == [
        ("objectives", "Hankkeessa koulutetaan."),
        ("results", "60 työntekijää."),
    ]


def test_no_heading_makes_one_section():
    assert bodies(read_text("  Koulutetaan.\n\nMitataan. ")) == [("other", "Koulutetaan.\n\nMitataan.")]


def test_headings_without_any_body_are_read_as_body():
    assert bodies(read_text("Tavoitteet\n\nTulokset\n")) == [("other", "Tavoitteet\n\nTulokset")]


def test_text_before_the_first_heading_is_other():
    assert bodies(read_text("Tämä on hakemus.\n\nTavoitteet\nKoulutetaan."))[0] == (
        "other",
        "Tämä on hakemus.",
    )


def test_an_unknown_heading_begins_another_section():
    assert bodies(read_text("# Tavoitteet\nKoulutetaan.\n# Aallot\nTuulee."))[1] == ("other", "Tuulee.")


def test_an_unknown_subheading_stays_in_the_section_above():
    text = "# Toimenpiteet\nYksi.\n## Simulaattorit\nHankitaan.\n# Aallot\nTuulee."
    assert [name for name, _ in bodies(read_text(text))] == ["actions", "actions", "other"]


def test_the_id_is_the_stem_of_the_name():
    proposal = read_text("Koulutetaan.", name="haku/hakemus-7.txt")
    assert (proposal.id, proposal.source) == ("hakemus-7", "hakemus-7.txt")


def test_a_given_id_goes_before_the_name():
    assert read_text("Koulutetaan.", id="a-1", name="hakemus.txt").id == "a-1"


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "***\n---", "\x00\x00"])
def test_text_without_words_is_refused(text):
    with pytest.raises(EmptyError):
        read_text(text)


def test_text_beyond_the_limit_is_refused(limits):
    limits(max_characters=100)
    with pytest.raises(TooLongError, match="100"):
        read_text("a" * 101)


def test_half_a_character_is_refused():
    with pytest.raises(UndecodableError):
        read_text("Koulutetaan \ud800.")


def test_named_sections_are_joined_by_a_blank_line():
    proposal = read_sections(
        [("summary", "Yksi."), ("actions", "Kaksi.")], id="a-1", title="T", language="fi"
    )
    assert (proposal.text, proposal.language, proposal.title) == ("Yksi.\n\nKaksi.", "fi", "T")
    assert bodies(proposal) == [("summary", "Yksi."), ("actions", "Kaksi.")]


@pytest.mark.parametrize(
    ("name", "section"),
    [("Mål och syfte", "objectives"), ("Aallot", "other"), ("", "other"), ("Hankkeen nimi", "other")],
)
def test_a_section_named_otherwise_goes_through_the_headings(name, section):
    assert read_sections([(name, "Yksi.")], id="a").sections[0].name == section


def test_a_name_of_a_section_that_was_mapped_stays_as_its_heading():
    assert read_sections([("Mål", "Yksi.")], id="a").sections[0].heading == "Mål"


def test_sections_without_words_are_refused():
    with pytest.raises(EmptyError):
        read_sections([("summary", " ")], id="a")


def test_no_sections_are_refused():
    with pytest.raises(EmptyError):
        read_sections([], id="a")
