"""A new programme folder from the shipped template, its comments kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from aligner.errors import UsageError
from aligner.i18n import LANGUAGES, Language, mark
from aligner.programme_file import find_programme

TEMPLATE = "mall-region"

_ID = re.compile(r"[a-z0-9][a-z0-9.-]*")
_IN_LANGUAGE = re.compile(r"(?:(?:name|short|text|statements|excludes)\.)?(fi|sv|en) = ")
_LIST = re.compile(r"(languages|unofficial) = \[(.*)\]")


class BadIdError(UsageError):
    """The id has characters that an id cannot have."""

    code = "programme-id"
    template = mark("“{name}” cannot be an id. Use small letters a–z, digits, hyphens and full stops.")


class ProgrammeExistsError(UsageError):
    """There is a file already, and it stays as it is."""

    code = "programme-exists"
    template = mark("{path} is there already and stays as it is. Choose another id or folder.")


def scaffold(name: str, folder: Path, languages: Iterable[Language] = LANGUAGES) -> Path:
    """Write ``folder/name/programme.toml`` and return its path.

    Args:
        name: id of the new programme.
        folder: that will hold the programme's folder; made where it is not there.
        languages: to keep of the template; the lines of the others are left out.

    Raises:
        BadIdError: ``name`` cannot be an id.
        ProgrammeExistsError: the file is there already.
    """
    if not _ID.fullmatch(name):
        raise BadIdError(name=name)
    path = folder / name / "programme.toml"
    text = scaffold_text(name, tuple(languages) or LANGUAGES)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise ProgrammeExistsError(path=str(path)) from error
    return path


def scaffold_text(name: str, languages: tuple[Language, ...]) -> str:
    """Return the template under the id ``name``, with the lines of ``languages`` alone."""
    lines = find_programme(TEMPLATE).read_text(encoding="utf-8").splitlines()
    kept = (_changed(line, name, languages) for line in _of_languages(lines, languages))
    return "\n".join(line for line in kept if line is not None) + "\n"


def _of_languages(lines: list[str], languages: tuple[Language, ...]) -> Iterator[str]:
    """Yield the lines without what stands in another language; a list ends with its bracket."""
    dropping = False
    for line in lines:
        if dropping:
            dropping = line != "]"
            continue
        match = _IN_LANGUAGE.match(line)
        if match and match[1] not in languages:
            dropping = line.endswith("[")
            continue
        yield line


def _changed(line: str, name: str, languages: tuple[Language, ...]) -> str | None:
    """Return the line for the new programme, or None where nothing of it is left."""
    if line == f'id = "{TEMPLATE}"':
        return f'id = "{name}"'
    if line.startswith("supersedes = "):
        return f"# {line}"
    if match := _LIST.fullmatch(line):
        held = [f'"{language}"' for language in languages if f'"{language}"' in match[2]]
        return f"{match[1]} = [{', '.join(held)}]" if held else None
    return line
