"""Warnings about what a programme says: languages, statements, sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.authoring.findings import Finding
from aligner.i18n import LANGUAGES, Language
from aligner.programme import Programme, Target
from aligner.programme_file import Place

LEAST_WORDS = 6
_LISTS = ("statements", "excludes")
_NOT_A_WORD = re.compile(r"[\W_]+")


def language_findings(programme: Programme) -> Iterator[Finding]:
    """Yield languages that are missing altogether, or from a target while the programme has them."""
    held = _languages(programme)
    for language in LANGUAGES:
        if language not in held:
            yield Finding("language-missing", ("title",), {"language": language})
    for index, target in enumerate(programme.targets):
        for field in ("name", *_LISTS):
            texts = getattr(target, field)
            for language in held if texts else ():
                if language not in texts and language not in programme.languages:
                    values = {"target": target.id, "key": f"{field}.{language}"}
                    yield Finding("target-language-missing", ("targets", index, field), values)


def statement_findings(programme: Programme) -> Iterator[Finding]:
    """Yield targets without statements, and statements that are short or say the same twice."""
    seen: dict[tuple[Language, str], str] = {}
    for index, target in enumerate(programme.targets):
        if not any(target.statements.values()):
            yield Finding("statements-missing", ("targets", index, "id"), {"target": target.id})
        for name, language, where, text in _texts(index, target):
            words = len(text.split())
            if words < LEAST_WORDS:
                values: dict[str, object] = {"statement": name, "count": words, "least": LEAST_WORDS}
                yield Finding("statement-short", where, values)
            key = (language, _NOT_A_WORD.sub(" ", text.casefold()).strip())
            if key in seen:
                yield Finding("statement-duplicate", where, {"statement": name, "other": seen[key]})
            seen.setdefault(key, name)


def source_findings(programme: Programme) -> Iterator[Finding]:
    """Yield targets of which neither they nor the programme tell where they were read."""
    for index, target in enumerate(programme.targets):
        if target.source is None and programme.source is None:
            yield Finding("source-missing", ("targets", index, "id"), {"target": target.id})


def _languages(programme: Programme) -> list[Language]:
    held = {*programme.languages, *programme.title}
    for target in programme.targets:
        held |= {*target.name, *target.statements}
    return [language for language in LANGUAGES if language in held]


def _texts(index: int, target: Target) -> Iterator[tuple[str, Language, Place, str]]:
    """Yield (id, language, path, text) of everything that counts or does not count under a target."""
    for field, prefix in zip(_LISTS, ("", "not-"), strict=True):
        held: dict[Language, tuple[str, ...]] = getattr(target, field)
        for language, texts in held.items():
            for number, text in enumerate(texts):
                name = f"{target.id}/{language}/{prefix}{number + 1}"
                yield name, language, ("targets", index, field, language, number), text
