"""The installed programmes, read again only where a file has changed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from aligner.programme import Programme
from aligner.programme_file import (
    InvalidProgrammeError,
    UnknownProgrammeError,
    parse_programme,
    programme_files,
)


def installed_programmes() -> tuple[list[Programme], list[str]]:
    """Return all programmes that can be used, and the ids of those whose file breaks the rules."""
    usable, invalid = [], []
    for name, path in programme_files():
        try:
            usable.append(_parsed(path))
        except InvalidProgrammeError:
            invalid.append(name)
    return usable, invalid


def installed_programme(name: str) -> Programme:
    """Return the installed programme of this id; a path is never followed.

    Raises:
        UnknownProgrammeError: there is none.
        InvalidProgrammeError: its file breaks the rules.
    """
    known = dict(programme_files())
    if name not in known:
        raise UnknownProgrammeError(name=name, known=", ".join(known))
    return _parsed(known[name])


def _parsed(path: Path) -> Programme:
    facts = path.stat()
    return _cached(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=64)
def _cached(path: Path, _changed: int, _size: int) -> Programme:
    return parse_programme(path)
