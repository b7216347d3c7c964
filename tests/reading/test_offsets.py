"""What holds for every text and every file."""

import json
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.errors import AlignerError
from aligner.proposal import Proposal
from aligner.reading import read_bytes, read_records, read_sections, read_text
from aligner.reading.headings import recognise

from .makers import pdf

SIGNS = ["# Otsikko", "**Riskit**", "• kohta", "laitu-", "Sivu 3 (9)", "\x0c", "\u2028", "  ", "", "AALLOT"]
LABELS = [
    "Tavoitteet",
    "TULOKSET:",
    "3.2 Toimenpiteet ja aikataulu",
    "Hankkeen nimi",
    "Mitkä ovat tavoitteet?",
]
BODIES = ["Mål: Vi utbildar.", "Koulutetaan 60 työntekijää.", "Hankkeen nimi: X"]
LINES = st.sampled_from([*SIGNS, *LABELS, *BODIES])
FORMS = st.lists(st.one_of(LINES, st.text(max_size=30))).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r"]).map(lambda end: end.join(lines))
)
KEYS = st.sampled_from(["id", "text", "sections", "name", "lang", "title"])
JSON = st.recursive(
    st.none() | st.text(max_size=5) | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
)
quick = settings(max_examples=150, deadline=None)


def attempt(reader, *arguments, **named):
    try:
        return reader(*arguments, **named)
    except AlignerError as error:
        assert error.message("en")
        return None


def outside(proposal):
    """Lines, or what is left of them, that stand in no section."""
    borders = [0, *(edge for section in proposal.sections for edge in (section.start, section.end)), None]
    gaps = "\n".join(proposal.text[start:end] for start, end in zip(borders[::2], borders[1::2], strict=True))
    return [line for line in re.split(r"[\r\n\x0b\x0c\u2028\u2029]", gaps) if line.strip()]


def assert_sound(proposal):
    end = 0
    for section in proposal.sections:
        assert end <= section.start < section.end <= len(proposal.text)
        body = proposal.text[section.start : section.end]
        assert body == body.strip()
        end = section.end
    assert proposal.sections
    end = 0
    for number, page in enumerate(proposal.pages, 1):
        assert page.number == number
        assert end <= page.start <= page.end <= len(proposal.text)
        end = page.end


@quick
@given(FORMS)
def test_sections_lie_in_order_within_the_text(text):
    proposal = attempt(read_text, text)
    if proposal is not None:
        assert proposal.text == text
        assert_sound(proposal)


@quick
@given(st.text(alphabet=st.characters(exclude_categories=())), st.text(), st.text())
def test_any_text_is_read_or_refused_with_our_error(text, title, name):
    attempt(read_text, text, title=title, name=name)


@quick
@given(FORMS)
def test_no_word_outside_headings_and_title_is_lost(text):
    proposal = attempt(read_text, text)
    if proposal is not None:
        for line in outside(proposal):
            assert recognise(line) is not None or " ".join(line.split()) == proposal.title


@quick
@given(
    st.binary(max_size=300), st.sampled_from(["", ".txt", ".md", ".html", ".rtf", ".pdf", ".docx", ".odt"])
)
def test_any_bytes_are_read_or_refused_with_our_error(data, suffix):
    attempt(read_bytes, data, f"h{suffix}")


@quick
@given(st.text(max_size=300))
def test_any_html_is_read_or_refused_with_our_error(text):
    proposal = attempt(read_bytes, text.encode("utf-8", "replace"), "h.html")
    if proposal is not None:
        assert_sound(proposal)


@quick
@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=60)), max_size=5))
def test_named_sections_can_be_cut_out_again(sections):
    proposal = attempt(read_sections, sections, id="a")
    if proposal is not None:
        cut = [proposal.text[section.start : section.end] for section in proposal.sections]
        assert cut == [text for _, text in sections]


@quick
@given(JSON)
def test_any_json_line_yields_exactly_one_result(value):
    (result,) = read_records(json.dumps(value).encode())
    assert isinstance(result, Proposal | AlignerError)


@quick
@given(st.text(max_size=80))
def test_a_heading_ends_within_its_line(line):
    found = recognise(line)
    assert found is None or 0 < found.end <= len(line)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(LINES.filter(str.isprintable), max_size=12), min_size=1, max_size=4))
def test_pages_lie_in_order_within_the_text(pages):
    proposal = attempt(read_bytes, pdf(*pages, header="Hakemus", footer="{page}/{pages}"), "h.pdf")
    if proposal is not None:
        assert len(proposal.pages) == len(pages)
        assert_sound(proposal)
