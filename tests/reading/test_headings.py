import pytest

from aligner.reading.headings import heading_name, recognise

WHOLE = [
    ("Tiivistelmä", "summary"),
    ("Suunnitelman mukainen tiivistelmä hankkeen toteutuksesta", "summary"),
    ("Projektet i korthet", "summary"),
    ("Executive summary", "summary"),
    ("Hankkeen tausta ja tarve", "need"),
    ("Mihin tarpeeseen tai ongelmaan hankkeella haetaan ratkaisua?", "need"),
    ("Bakgrund och behov", "need"),
    ("Background and need", "need"),
    ("TAVOITTEET:", "objectives"),
    ("Mitkä ovat hankkeen tavoitteet?", "objectives"),
    ("Mål och syfte", "objectives"),
    ("1.1 Objectives and ambition", "objectives"),
    ("3.2 Toimenpiteet ja aikataulu", "actions"),
    ("Hankkeen toteutus", "actions"),
    ("Genomförande", "actions"),
    ("3.1 Work plan and resources", "actions"),
    ("Tulokset ja vaikutukset", "results"),
    ("Förväntade resultat och effekter", "results"),
    ("Expected impact", "results"),
    ("Hankkeen varsinainen kohderyhmä", "target_group"),
    ("Målgrupp", "target_group"),
    ("Target groups", "target_group"),
    ("Toteutusalue", "region"),
    ("Geografiskt område", "region"),
    ("Kestävä kehitys", "sustainability"),
    ("Hållbar utveckling", "sustainability"),
    ("Sustainability and equality", "sustainability"),
    ("Toiminnan jatkuvuus hankkeen jälkeen", "continuity"),
    ("Efter projektet", "continuity"),
    ("Continuity", "continuity"),
    ("Kustannusarvio ja rahoitussuunnitelma", "budget"),
    ("Budget och finansiering", "budget"),
    ("5. BUDGET", "budget"),
    ("Riskit", "other"),
    ("Kommunikation", "other"),
    ("Yhteys maakuntaohjelmaan", "other"),
]


@pytest.mark.parametrize(("line", "name"), WHOLE)
def test_a_usual_heading_on_its_own_line_names_its_section(line, name):
    assert recognise(line).name == name


@pytest.mark.parametrize(
    "line", ["# Tavoitteet", "### 2. Tavoitteet", "**Tavoitteet**", "**Tavoitteet:**", "**2.1 Tavoitteet**"]
)
def test_markdown_signs_do_not_hide_a_heading(line):
    assert recognise(line).name == "objectives"


@pytest.mark.parametrize(
    "line",
    [
        "Tavoitteet: Hankkeessa koulutetaan.",
        "**Tavoitteet:** Hankkeessa koulutetaan.",
        "2.1 TAVOITTEET:  Hankkeessa koulutetaan.",
    ],
)
def test_text_after_a_colon_is_the_body(line):
    found = recognise(line)
    assert (found.name, line[found.end :]) == ("objectives", "Hankkeessa koulutetaan.")


@pytest.mark.parametrize(
    "line",
    [
        "Tavoitteena on parantaa osaamista.",
        "Tulokset jaetaan kaikille kunnille",
        "tavoitteet",
        "- Tavoitteet",
        "Toimenpide\tAikataulu",
        "Osallistujille tarjotaan: kahvia",
        "Kello 12:30 alkaa",
        "KESTO 1.3.2026–29.2.2028",
        "1. Perustetaan verkosto",
        "**Tämä on tärkeää.**",
        "12 500",
        "",
    ],
)
def test_a_line_of_the_body_is_no_heading(line):
    assert recognise(line) is None


@pytest.mark.parametrize(
    "line", ["# Aallot ja tuuli", "4.2 Aallot ja tuuli", "AALLOT JA TUULI", "**Aallot ja tuuli**"]
)
def test_a_heading_of_unknown_words_is_told_by_its_shape(line):
    found = recognise(line)
    assert (found.name, found.text) == (None, line.lstrip("#4.2 ").replace("**", ""))


def test_capitals_inside_a_paragraph_are_no_heading():
    assert recognise("AALLOT JA TUULI", alone=False) is None


@pytest.mark.parametrize(
    ("line", "level"),
    [("# Tavoitteet", 1), ("### Tavoitteet", 3), ("2 Tavoitteet", 1), ("2.1.4 Tavoitteet", 3)],
)
def test_signs_and_numbers_give_the_level(line, level):
    assert recognise(line).level == level


def test_a_label_of_the_title_is_no_section():
    assert heading_name("Hankkeen nimi") == "title"


def test_a_phrase_goes_before_a_word():
    assert heading_name("Sustainability of results") == "continuity"
