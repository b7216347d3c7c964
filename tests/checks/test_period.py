from datetime import date

import pytest

from aligner.checks.period import period_checks, project_dates
from aligner.language import split_passages
from aligner.programme import Programme
from aligner.proposal import joined

FILLER = "Ammattiopisto järjestää Haminassa hitsauskursseja, joilla 45 työtöntä suorittaa tutkinnon osan."


@pytest.fixture
def programme() -> Programme:
    return Programme.model_validate(
        {
            "id": "tiny",
            "title": {"fi": "Pieni ohjelma"},
            "period": {"start": "2022-01-01", "end": "2025-12-31"},
            "targets": [{"id": "one", "kind": "goal", "name": {"fi": "Ensimmäinen"}}],
        }
    )


def found(programme, text, *, section="actions", title="", language="en", today=None):
    _, passages = split_passages(joined([(section, f"{FILLER} {text}")], id="x", title=title))
    return period_checks(title, passages, programme, language, today=today)


def codes(*given, **options):
    return [(check.code, check.severity) for check in found(*given, **options)]


ENDED = ("programme-period-ended", "info")
OUTSIDE = ("project-dates-outside-period", "warning")
PARTLY = ("project-dates-outside-period", "info")


@pytest.mark.parametrize(
    "text",
    [
        "KESTO 1.3.2026–29.2.2028",
        "Hanke toteutetaan vuonna 2027.",
        "Alkaa 1.4.2026 Päättyy 31.3.2028",
        "Yhdistys ottaa vuosina 2026–2028 mukaan 45 uutta jäsentä.",
        "Projekttiden är 1.3.2026–31.8.2028.",
        "The project runs from 2026 to 2028.",
    ],
)
def test_a_project_after_the_programme_is_a_warning(programme, text):
    assert codes(programme, text) == [ENDED, OUTSIDE]


def test_a_range_in_the_title_is_the_projects(programme):
    assert OUTSIDE in codes(programme, "", title="Hitsauspaja 2027–2028")


def test_a_project_that_ends_after_the_programme_is_a_note(programme):
    assert codes(programme, "Hankkeen kesto on 1.3.2024–28.2.2026.") == [PARTLY]


def test_a_project_within_the_period_has_no_finding(programme):
    assert codes(programme, "Hankkeen kesto on 1.3.2023–28.2.2025.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hanke toteuttaa Seutukunnan ilmasto-ohjelmaa 2030–2035.",
        "Hakulomake ESR+ 2028–2034",
        "Aiempi hanke toteutettiin vuosina 2017–2019.",
        "Tilintarkastaja lukee räkenskaper för åren 2017–2019.",
        "Yhdistyksen vuosien 2017–2020 tilintarkastus tehdään talkoilla.",
        "Piirustukset vuosilta 1998–2003 skannataan.",
        "Hanke tavoittelee vuoden 2035 hiilineutraaliutta.",
    ],
)
def test_periods_of_something_else_are_not_the_projects(programme, text):
    assert codes(programme, text) == []


def test_years_in_the_background_are_not_the_projects(programme):
    assert codes(programme, "Kunta rakensi laiturin vuosina 2016–2017.", section="need") == []


def test_a_stated_time_counts_more_than_a_range_elsewhere(programme):
    text = "Toteutusaika 1.1.2023–31.12.2024. Puut kasvavat vuosina 2030–2036."
    _, passages = split_passages(joined([("actions", f"{FILLER} {text}")], id="x"))
    dates = project_dates("", passages, programme.period)
    assert dates is not None
    assert (dates.first, dates.last, dates.stated) == (date(2023, 1, 1), date(2024, 12, 31), True)


def test_the_given_day_tells_that_the_programme_has_ended(programme):
    assert codes(programme, "", today=date(2026, 1, 1)) == [ENDED]


def test_the_last_day_is_still_in_the_period(programme):
    assert codes(programme, "", today=date(2025, 12, 31)) == []


def test_without_a_day_nothing_depends_on_the_clock(programme):
    assert codes(programme, "") == []


def test_the_day_of_printing_tells_that_the_programme_has_ended(programme):
    assert codes(programme, "Tulostettu: 3.2.2026 klo 14:07") == [ENDED]


def test_the_finding_shows_the_passage(programme):
    assert found(programme, "KESTO 1.3.2026–29.2.2028")[1].passages == ("KESTO 1.3.2026–29.2.2028",)


@pytest.mark.parametrize(
    ("language", "day"), [("fi", "1.3.2026"), ("sv", "1.3.2026"), ("en", "1 March 2026")]
)
def test_days_stand_as_the_reader_writes_them(programme, language, day):
    assert day in found(programme, "KESTO 1.3.2026–29.2.2028", language=language)[1].message
