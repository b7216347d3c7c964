"""``programme.toml`` ⇄ Programme: parsing, finding, and errors that name the line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from aligner.errors import UsageError
from aligner.i18n import mark
from aligner.programme import Programme, consistency_problems
from aligner.resources import programme_folders

DEFAULT_PROGRAMME = "kymenlaakso-2022-2025"

Place = tuple[str | int, ...]
Lines = dict[Place, int]

_TABLE = re.compile(r"^\s*\[([^\[\]]+)\]\s*(?:#.*)?$")
_TABLES = re.compile(r"^\s*\[\[([^\[\]]+)\]\]\s*(?:#.*)?$")
_ITEM = re.compile(r"""^\s*["']""")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*")(?:\s*\.\s*(?:[\w-]+|"[^"]*"))*)\s*=""")


class UnknownProgrammeError(UsageError):
    """No programme of that id, and no file of that name."""

    code = "programme-unknown"
    status = 404
    template = mark("There is no programme “{name}”. Known programmes: {known}.")


class InvalidProgrammeError(UsageError):
    """The programme file breaks the rules; ``problems`` lists (line, sentence) pairs."""

    code = "programme-invalid"
    status = 422
    template = mark("The programme file {path} has {count} faults: {faults}")

    def __init__(self, path: Path, problems: list[tuple[int, str]]) -> None:
        faults = "; ".join(f"line {line}: {text}" for line, text in problems)
        super().__init__("", path=path.name, count=len(problems), faults=faults)
        self.problems = problems


def load_programme(name: str | Path) -> Programme:
    """Return the programme with this id, or in this ``.toml`` file.

    Raises:
        UnknownProgrammeError: there is neither.
        InvalidProgrammeError: the file breaks the rules; each fault names its line.
    """
    return parse_programme(find_programme(name))


def find_programme(name: str | Path) -> Path:
    """Return the path of the file that holds the programme ``name`` (an id or a path)."""
    path = Path(name)
    if path.suffix == ".toml":
        if path.is_file():
            return path
    else:
        for known, file in programme_files():
            if known == str(name):
                return file
        if (path / "programme.toml").is_file():
            return path / "programme.toml"
    known_ids = ", ".join(known for known, _ in programme_files())
    raise UnknownProgrammeError(name=str(name), known=known_ids)


def programme_files() -> list[tuple[str, Path]]:
    """Return (id, path) of every programme that is installed, by id; the id is the folder's name."""
    found: dict[str, Path] = {}
    for folder in programme_folders():
        for file in sorted(folder.glob("*/programme.toml")):
            found.setdefault(file.parent.name, file)
    return sorted(found.items())


def parse_programme(path: Path) -> Programme:
    """Read one file; see ``load_programme``."""
    examined = examine_programme(path)
    if examined.programme is None or examined.faults:
        raise InvalidProgrammeError(path, list(examined.faults)) from examined.cause
    return examined.programme


@dataclass(frozen=True)
class Examined:
    """What a file holds and what is wrong with it.

    ``programme`` is None where the file cannot be understood at all; ``faults`` are (line, sentence) pairs.
    """

    programme: Programme | None
    faults: tuple[tuple[int, str], ...] = ()
    lines: Lines = field(default_factory=dict)
    cause: Exception | None = None

    def line_of(self, where: Place) -> int:
        """Return the line of the value at the path ``where``, or of the nearest that holds it."""
        return _line_of(where, self.lines)


def examine_programme(path: Path) -> Examined:
    """Return the programme in a file together with its faults; nothing is raised for a fault."""
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        return Examined(None, ((1, error.strerror or str(error)),), cause=error)
    except UnicodeDecodeError as error:
        return Examined(None, ((1, "the file is not UTF-8 text"),), cause=error)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"at line (\d+)", str(error))
        return Examined(None, ((int(match[1]) if match else 1, str(error)),), cause=error)
    lines = _line_index(text)
    try:
        programme = Programme.model_validate(data)
    except ValidationError as error:
        faults = tuple(
            (_line_of(item["loc"], lines), _sentence(item["loc"], item["msg"])) for item in error.errors()
        )
        return Examined(None, faults, lines, error)
    problems = consistency_problems(programme)
    return Examined(programme, tuple((_line_of(where, lines), text) for where, text in problems), lines)


def _sentence(where: Place, message: str) -> str:
    named = ".".join(str(part) for part in where if not isinstance(part, int))
    if message.startswith("Extra inputs"):
        return f"unknown key {named!r}"
    if message == "Field required":
        return f"{named!r} is missing"
    return f"{named}: {message.removeprefix('Value error, ')}"


def _line_index(text: str) -> Lines:
    """Return the line of every table and key of a TOML text that has parsed, by path."""
    lines: Lines = {(): 1}
    here: Place = ()
    item: Place | None = None
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := _TABLES.match(line):
            name = match[1].strip()
            here = (name, counts.get(name, 0))
            counts[name] = counts.get(name, 0) + 1
        elif match := _TABLE.match(line):
            parts = tuple(_split_key(match[1]))
            head = parts[0]
            here = (head, counts[head] - 1, *parts[1:]) if head in counts else parts
        elif match := _KEY.match(line):
            path = here
            for part in _split_key(match[1]):
                path = (*path, part)
                lines.setdefault(path, number)
            item = (*path, 0) if line.rstrip().endswith("[") else None
            continue
        else:
            if item is not None and _ITEM.match(line):
                lines.setdefault(item, number)
                item = (*item[:-1], int(item[-1]) + 1)
            continue
        for end in range(1, len(here) + 1):
            lines.setdefault(here[:end], number)
    return lines


def _split_key(key: str) -> list[str]:
    return [part.strip().strip('"') for part in key.split(".")]


def _line_of(where: Place, lines: Lines) -> int:
    for end in range(len(where), -1, -1):
        if where[:end] in lines:
            return lines[where[:end]]
    return 1
