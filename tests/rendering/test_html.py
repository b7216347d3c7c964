from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from aligner.i18n import LANGUAGES, Language
from aligner.programme import Programme
from aligner.rendering import render
from aligner.report import AlignmentReport

VOID = {"meta", "link", "input", "br", "rect", "circle"}


class Outline(HTMLParser):
    """Collects tags with their attributes, and complains of tags that do not close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module")
def page(report: AlignmentReport, programme: Programme) -> str:
    return render(report, programme, "html", language="en")


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    return Outline(page)


def test_all_tags_close_in_order(outline: Outline) -> None:
    assert outline.open == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_document_names_its_language(
    report: AlignmentReport, programme: Programme, language: Language
) -> None:
    page = render(report, programme, "html", language=language)
    assert Outline(page).named("html") == [{"lang": language}]


def test_every_quote_has_its_own_language(outline: Outline) -> None:
    quotes = outline.named("blockquote")
    assert {quote["lang"] for quote in quotes} == {"fi"}


def test_headings_start_at_one_and_skip_no_level(outline: Outline) -> None:
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_link_has_its_goal(outline: Outline) -> None:
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    goals = [attributes["href"] for attributes in outline.named("a")]
    assert len(ids) == len(set(ids))
    assert {str(goal).removeprefix("#") for goal in goals} <= set(ids)


def test_nothing_is_fetched_and_no_script_runs(page: str, outline: Outline) -> None:
    names = {tag for tag, _ in outline.tags}
    assert names.isdisjoint({"script", "img", "link", "iframe", "object"})
    assert "http" not in re.sub(r"<title>.*?</title>", "", page)
    assert not [1 for _, attributes in outline.tags if "style" in attributes]


def test_addressed_targets_are_open_and_others_closed(outline: Outline) -> None:
    details = {item["id"]: "open" in item for item in outline.named("details") if "id" in item}
    assert details["target-skills-education"]
    assert details["target-business-renewal"]
    assert not details["target-inclusion-wellbeing"]


def test_first_look_comes_before_details_and_quotes_the_best_passage(page: str) -> None:
    first = page.partition('id="overview"')[0].partition("<body>")[2]
    assert "Serves centrally" in first
    assert "Hankkeessa koulutetaan 120 hitsaajaa" in first


def test_each_bar_stands_beside_a_band_in_words(page: str) -> None:
    rows = re.findall(r'<tr class="(?!group).*?</tr>', page, flags=re.DOTALL)
    assert len(rows) == 16
    assert all('<svg class="bar' in row and '<span class="chip' in row for row in rows)


def test_not_assessed_says_why(page: str) -> None:
    part = page.partition('id="target-community-structure"')[2].partition("</details>")[0]
    assert "This is not a score of zero." in part
    assert "%" not in part


def test_text_of_a_proposal_is_escaped(report: AlignmentReport, programme: Programme) -> None:
    evil = report.proposal.model_copy(update={"title": "<script>alert(1)</script>"})
    page = render(report.model_copy(update={"proposal": evil}), programme, "html", language="en")
    assert "<script>" not in page


def test_a_name_in_another_language_says_so(report: AlignmentReport, programme: Programme) -> None:
    targets = tuple(
        target.model_copy(update={"name": {"fi": target.name["fi"]}, "short": {}})
        for target in programme.targets
    )
    page = render(report, programme.model_copy(update={"targets": targets}), "html", language="sv")
    assert '<span lang="fi">Osaamisen ja koulutuksen parantaminen</span>' in page


def test_only_an_officer_gets_a_place_for_a_judgement(
    report: AlignmentReport, programme: Programme, page: str
) -> None:
    officer = render(report, programme, "html", language="en", audience="officer")
    assert "Your own judgement:" in officer
    assert "Your own judgement:" not in page
