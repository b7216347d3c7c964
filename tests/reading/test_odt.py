from aligner.reading import read_bytes

from .conftest import bodies
from .makers import odt


def test_headings_make_sections():
    proposal = read_bytes(
        odt((1, "Satamasimu"), (2, "Bakgrund"), "Folk går i pension.", (2, "Mål"), "Vi utbildar."), "h.odt"
    )
    assert proposal.title == "Satamasimu"
    assert bodies(proposal) == [("need", "Folk går i pension."), ("objectives", "Vi utbildar.")]


def test_the_title_in_the_properties_goes_first():
    assert read_bytes(odt("Koulutetaan.", title="Satamasimu"), "h.odt").title == "Satamasimu"


def test_signs_survive():
    assert read_bytes(odt("R&D <5> ja *muut* a_b."), "h.odt").text == "R&D <5> ja *muut* a_b."


def test_list_items_stand_on_lines_of_their_own():
    assert (
        read_bytes(odt("Alku.", ("ahtaajia", "kuljettajia")), "h.odt").text
        == "Alku.\n\n• ahtaajia\n• kuljettajia"
    )


def test_a_table_of_figures_keeps_its_rows():
    assert read_bytes(odt("Alku.", [["Palkat", "412"], ["Laitteet", "389"]]), "h.odt").text.endswith(
        "Palkat\t412\nLaitteet\t389"
    )
