from itertools import pairwise

import pytest

from aligner.language.sentences import boundaries


def split(text: str, language: str) -> list[str]:
    cuts = [0, *boundaries(text, language), len(text)]
    return [text[start:end].strip() for start, end in pairwise(cuts)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Mukana on esim. Kotkan kaupunki ja mm. Hamina."),
        ("fi", "Kustannusarvio on n. 3 milj. euroa."),
        ("fi", "Hanke alkaa 1.1.2026 ja päättyy 31.12.2027."),
        ("fi", "Toteutus jakautuu 2. vaiheeseen."),
        ("fi", "Kokous pidetään klo. 12 tai ks. Liite 3."),
        ("sv", "Projektet omfattar bl.a. Kotka och t.ex. Hamina."),
        ("sv", "Mötet hålls kl. 9 enligt s.k. Kotkamodellen."),
        ("en", "Partners include e.g. Kotka and, i.e. Hamina, the ports."),
        ("en", "The work is led by St. Olaf's parish."),
        ("fi", "1. Kartoitus ja suunnittelu"),
    ],
)
def test_abbreviations_numbers_and_dates_do_not_end_a_sentence(language, text):
    assert split(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("fi", "Hanke päättyy vuonna 2027.", "Tulokset jäävät."),
        ("fi", "Koulutamme 20 hitsaajaa!", "Miksi näin?"),
        ("sv", "Vi utbildar tjugo svetsare.", "Kursen är gratis."),
        ("en", "He said “it works.”", "Then it did."),
        ("en", "The port is quiet…", "The crane waits."),
        ("fi", "Hanke toteutetaan Kotkassa.", "”Malli toimii”, sanoo hakija."),
    ],
)
def test_sentence_ends_are_found(language, first, second):
    assert split(f"{first} {second}", language) == [first, second]
