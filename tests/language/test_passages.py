import pytest
from hypothesis import given, settings

from aligner.language import UnsupportedLanguageError, detect_language, split_passages
from aligner.language.lemmas import content_lemmas
from aligner.language.pipelines import lemma_pipeline
from aligner.proposal import Proposal, joined
from tests.strategies import any_text, messy_text


def passages(text: str) -> list[str]:
    return [passage.clean for passage in split_passages(Proposal(id="x", text=text))[1]]


def check_offsets(text: str) -> None:
    try:
        _, found = split_passages(Proposal(id="x", text=text))
    except UnsupportedLanguageError:
        return
    ends = 0
    for passage in found:
        assert text[passage.start : passage.end] == passage.text
        assert passage.text == passage.text.strip() != ""
        assert passage.start >= ends
        ends = passage.end


@given(any_text)
@settings(max_examples=60, deadline=None)
def test_offsets_point_to_the_passage_in_any_text(text):
    check_offsets(text)


@given(messy_text)
@settings(max_examples=60, deadline=None)
def test_offsets_point_to_the_passage_in_form_noise(text):
    check_offsets(text)


def test_wrapped_lines_are_one_sentence_and_hyphenation_is_repaired():
    text = "Hanke kouluttaa kaksikymmentä hitsaajaa ja uusii samalla oppilai-\ntoksen laitteet vuoden aikana."
    assert passages(text) == [
        "Hanke kouluttaa kaksikymmentä hitsaajaa ja uusii samalla oppilaitoksen laitteet vuoden aikana."
    ]


def test_list_items_are_passages_of_their_own():
    text = "Toimenpiteet:\n- koulutetaan ohjaajat\n- avataan paja\n• hankitaan laitteet"
    assert passages(text)[1:] == ["- koulutetaan ohjaajat", "- avataan paja", "• hankitaan laitteet"]


def test_rows_of_a_form_are_not_joined():
    text = "Hakija: Kotkan kaupunki\nKesto: 1.3.2026–29.2.2028\nHaettava tuki: 90 000 euroa"
    assert len(passages(text)) == 3


def test_page_and_section_follow_the_place():
    proposal = joined([("need", "Tarve on suuri."), ("actions", "Koulutamme ohjaajia.")], id="x")
    _, found = split_passages(proposal)
    assert [passage.section for passage in found] == ["need", "actions"]


def test_mixed_documents_keep_each_passage_s_language():
    text = (
        "Hankkeessa koulutetaan kaksikymmentä pitkään työttömänä ollutta hitsaajaa Kotkassa. "
        "Tulokset jäävät oppilaitoksen käyttöön. "
        "The project also trains twenty teachers in the use of welding robots."
    )
    language, found = split_passages(Proposal(id="x", text=text))
    assert (language, [passage.language for passage in found]) == ("fi", ["fi", "fi", "en"])


def test_another_language_is_a_clear_error():
    with pytest.raises(UnsupportedLanguageError) as caught:
        detect_language(
            "Das Projekt schult zwanzig Schweißer und kauft neue Geräte für die Werkstatt der Schule."
        )
    assert "German" in caught.value.message("en")
    assert "saksa" in caught.value.message("fi")
    assert "tyska" in caught.value.message("sv")


def test_a_word_of_200000_letters_takes_no_minutes():
    assert all(len(text) <= 2000 for text in passages("a" * 200_000))


@pytest.mark.parametrize(
    ("language", "text", "lemma"),
    [
        ("fi", "Satamissa kartoitetaan päästöjä", "satama"),
        ("sv", "Hamnarna minskar utsläppen", "hamn"),
        ("en", "The ports cut emissions", "port"),
    ],
)
def test_lemmas_bring_inflected_words_together(language, text, lemma):
    assert lemma in content_lemmas(lemma_pipeline(language)(text))


def test_two_letters_count_only_in_capitals():
    assert content_lemmas(lemma_pipeline("en")("EU and AI to go")) == ["eu", "ai"]
