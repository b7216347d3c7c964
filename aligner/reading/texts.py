"""Plain text, Markdown and named sections → Proposal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TypeGuard

from aligner.i18n import Language
from aligner.proposal import SECTION_NAMES, Page, Proposal, Section, SectionName, joined
from aligner.reading.errors import EmptyError, TooLongError, UndecodableError
from aligner.reading.headings import heading_name
from aligner.reading.outline import Marks, outline
from aligner.settings import get_settings

UNNAMED = "text"


def read_text(text: str, *, id: str = "", title: str = "", name: str = "") -> Proposal:
    """Return the proposal in plain text or Markdown; offsets point into ``text``, which stays as it is.

    Args:
        text: the whole text.
        id: id of the proposal; the stem of ``name`` where there is none.
        title: title of the proposal; the first line, if it looks like a title, where there is none.
        name: name of the file, for messages and as the source.

    Raises:
        EmptyError: there is nothing but white space.
        TooLongError: there is more than the settings allow.
        UndecodableError: there are halves of characters (lone surrogates).
    """
    return build(text, id=id, title=title, name=name)


def build(
    text: str,
    *,
    id: str = "",
    title: str = "",
    name: str = "",
    marks: Marks | None = None,
    pages: Sequence[Page] = (),
) -> Proposal:
    """Return the proposal of a text, with what the file says about its headings and pages."""
    check_text(text, title, id, name=name)
    found = outline(text, marks, title=title, find_title=not title or bool(marks) or bool(pages))
    return Proposal(
        id=id or PurePath(name).stem,
        title=found.title,
        text=text,
        sections=found.sections,
        pages=tuple(pages),
        source=PurePath(name).name,
    )


def read_sections(
    sections: Sequence[tuple[str, str]],
    *,
    id: str,
    title: str = "",
    language: Language | None = None,
) -> Proposal:
    """Return the proposal made of ``sections`` (name, text); its text is theirs, a blank line between.

    A name that is no ``SectionName`` is taken for a heading; one of unknown words makes an ``other`` section.

    Raises:
        EmptyError: there is nothing but white space.
        TooLongError: there is more than the settings allow.
        UndecodableError: there are halves of characters (lone surrogates).
    """
    named = [(section_name(name), text) for name, text in sections]
    plain = joined(named, id="")
    check_text(plain.text, title, id, *(name for name, _ in sections), name=id)
    placed = tuple(
        Section(name=part.name, start=part.start, end=part.end, heading="" if _is_name(name) else name)
        for part, (name, _) in zip(plain.sections, sections, strict=True)
    )
    return Proposal(id=id, title=title, text=plain.text, sections=placed, language=language)


def section_name(name: str) -> SectionName:
    """Return the canonical name of a section that somebody named."""
    if _is_name(name):
        return name
    found = heading_name(name)
    return "other" if found is None or found == "title" else found


def _is_name(name: str) -> TypeGuard[SectionName]:
    return name in SECTION_NAMES


def check_text(text: str, *others: str, name: str) -> None:
    """Raise the error that says why ``text`` cannot be a proposal's text.

    Raises:
        EmptyError: there is nothing but white space.
        TooLongError: there is more than the settings allow.
        UndecodableError: ``text`` or one of ``others`` holds halves of characters.
    """
    name = printable(name) or UNNAMED
    limit = get_settings().max_characters
    if len(text) > limit:
        raise TooLongError(f"{len(text)} characters", name=name, limit=limit)
    if not any(character.isalnum() for character in text):
        raise EmptyError(name=name)
    for part in (text, *others):
        try:
            part.encode("utf-8")
        except UnicodeEncodeError as error:
            raise UndecodableError(str(error), name=name) from error


def printable(name: str) -> str:
    """Return a name that can be shown and sent on: without halves of characters or control characters."""
    shown = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(character if character.isprintable() else "?" for character in shown)
