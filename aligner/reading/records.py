"""JSONL, one proposal a line, in the shape of the codebook → Proposals, and an error for each bad line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from aligner.errors import AlignerError
from aligner.i18n import LANGUAGES, Language
from aligner.proposal import Proposal
from aligner.reading.errors import (
    FileDeniedError,
    FileMissingError,
    RecordError,
    RecordShapeError,
    RecordSyntaxError,
    TooLargeError,
)
from aligner.reading.texts import UNNAMED, printable, read_sections, read_text
from aligner.settings import get_settings

_MARK = b"\xef\xbb\xbf"


def read_records(data: bytes | str | Path) -> Iterator[Proposal | AlignerError]:
    """Yield the proposal of each line, or a ``RecordError`` that names the line; blank lines are passed over.

    Args:
        data: the bytes of a JSONL file, or its path. A file is read line by line.

    Raises:
        FileMissingError, FileDeniedError: the file cannot be opened; raised before anything is yielded.
    """
    if isinstance(data, bytes):
        return _records(io.BytesIO(data))
    return _records(_open(Path(data)))


def _open(path: Path) -> BinaryIO:
    name = printable(path.name) or UNNAMED
    try:
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissingError(str(error), name=name) from error
    except (OSError, ValueError) as error:
        raise FileDeniedError(str(error), name=name) from error


def _records(file: BinaryIO) -> Iterator[Proposal | AlignerError]:
    with file:
        for number, line in enumerate(_lines(file), 1):
            if line is None:
                yield RecordError(number, TooLargeError(name=UNNAMED, limit=get_settings().max_bytes))
            elif line.strip():
                yield _record(number, line.removeprefix(_MARK) if number == 1 else line)


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line; None for one that is longer than any file may be."""
    limit = get_settings().max_bytes
    while line := file.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(limit)
        yield None


def _record(number: int, line: bytes) -> Proposal | AlignerError:
    record_id = ""
    try:
        record = _parsed(line)
        record_id = _id(record, number)
        return _proposal(record, record_id)
    except AlignerError as error:
        return RecordError(number, error, record_id)


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise RecordSyntaxError(str(error)) from error
    if not isinstance(record, dict):
        raise RecordSyntaxError(f"a {type(record).__name__}")
    return record


def _id(record: dict[str, Any], number: int) -> str:
    """Return the record's id; one without any is named by its line."""
    value = record.get("id")
    if value is None or value == "":
        return f"line-{number}"
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise RecordShapeError(key="id")
    return str(value)


def _proposal(record: dict[str, Any], record_id: str) -> Proposal:
    title = record.get("title")
    title = "" if title is None else _string(title, "title")
    language = _language(record.get("lang", record.get("language")))
    if "sections" in record:
        return read_sections(_sections(record["sections"]), id=record_id, title=title, language=language)
    proposal = read_text(_string(record.get("text"), "text"), id=record_id, title=title)
    return proposal.model_copy(update={"language": language})


def _sections(value: Any) -> list[tuple[str, str]]:
    if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
        raise RecordShapeError(key="sections")
    return [(_string(part.get("name"), "name"), _string(part.get("text"), "text")) for part in value]


def _string(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise RecordShapeError(type(value).__name__, key=key)
    return value


def _language(value: Any) -> Language | None:
    return next((language for language in LANGUAGES if language == value), None)
