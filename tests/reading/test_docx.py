from aligner.reading import read_bytes

from .conftest import bodies
from .makers import docx, raw_docx

RUN = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def test_headings_make_sections():
    data = docx(
        ("Title", "Satamasimu"),
        ("Heading 1", "1 Tausta ja tarve"),
        "Väki eläköityy.",
        ("Heading 1", "Tavoitteet"),
        "Koulutetaan.",
    )
    proposal = read_bytes(data, "hakemus.docx")
    assert (proposal.id, proposal.title) == ("hakemus", "Satamasimu")
    assert bodies(proposal) == [("need", "Väki eläköityy."), ("objectives", "Koulutetaan.")]


def test_the_title_in_the_properties_goes_first():
    assert read_bytes(docx(("Title", "A"), "Koulutetaan.", title="R&D-hanke"), "h.docx").title == "R&D-hanke"


def test_a_title_that_a_program_put_there_is_passed_over():
    assert (
        read_bytes(docx(("Title", "A"), "Koulutetaan.", title="Microsoft Word - h.doc"), "h.docx").title
        == "A"
    )


def test_signs_and_character_references_survive():
    body = RUN.format("R&amp;D &lt;5 vuotta&gt; &#228;l&#xe4;") + RUN.format("Toinen.")
    assert "R&D <5 vuotta> älä" in read_bytes(raw_docx(body), "h.docx").text


def test_tabs_and_breaks_part_words():
    body = "<w:p><w:r><w:t>yksi</w:t><w:tab/><w:t>kaksi</w:t><w:br/><w:t>kolme</w:t></w:r></w:p>"
    assert read_bytes(raw_docx(body), "h.docx").text == "yksi kaksi\nkolme"


def test_the_fields_of_a_form_are_read():
    body = f"<w:sdt><w:sdtContent>{RUN.format('Kentän teksti.')}</w:sdtContent></w:sdt>"
    assert read_bytes(raw_docx(body), "h.docx").text == "Kentän teksti."


def test_deleted_text_is_left_out_and_inserted_text_kept():
    body = (
        '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>Lisätty.</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>Poistettu.</w:delText></w:r></w:del></w:p>'
    )
    assert read_bytes(raw_docx(body), "h.docx").text == "Lisätty."


def test_list_items_stand_on_lines_of_their_own():
    data = docx(
        "Koulutetaan:",
        ("List Bullet", "ahtaajia"),
        ("List Bullet", "kuljettajia"),
        ("List Number", "opettajia"),
    )
    assert read_bytes(data, "h.docx").text == "Koulutetaan:\n\n• ahtaajia\n• kuljettajia\n1. opettajia"


def test_a_table_of_figures_keeps_its_rows():
    assert read_bytes(
        docx("Kulut.", [["Palkat", "412 300"], ["Laitteet", "389 000"]]), "h.docx"
    ).text.endswith("Palkat\t412 300\nLaitteet\t389 000")


def test_a_form_laid_out_as_a_table_makes_sections():
    data = docx(
        [["Tavoitteet", "Hankkeessa koulutetaan 60 työntekijää."], ["Tulokset", "Väkeä on enemmän kuin nyt."]]
    )
    assert bodies(read_bytes(data, "h.docx")) == [
        ("objectives", "Hankkeessa koulutetaan 60 työntekijää."),
        ("results", "Väkeä on enemmän kuin nyt."),
    ]


def test_a_bold_paragraph_is_a_heading():
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Aallot ja tuuli</w:t></w:r></w:p>" + RUN.format(
        "Tuulee kovasti."
    )
    proposal = read_bytes(raw_docx(RUN.format("Alku on tässä.") + body), "h.docx")
    assert bodies(proposal) == [("other", "Alku on tässä."), ("other", "Tuulee kovasti.")]


def test_running_headers_are_left_out():
    assert "ylätunniste" not in read_bytes(docx("Koulutetaan.", header="Hakemus ylätunniste"), "h.docx").text
