"""The proposals in the files that a command is given."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aligner.errors import AlignerError


def proposals(files: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Yield (name, Proposal or error) for every proposal in the files, in order."""
    from aligner.reading import read_bytes, read_path, read_records  # noqa: PLC0415

    for name in files:
        try:
            if name == "-":
                data = sys.stdin.buffer.read()
                start = data.removeprefix(codecs.BOM_UTF8).lstrip()
                if start.startswith(b"{") and not start.startswith(b"{\\rtf"):
                    yield from ((f"-:{at}", item) for at, item in enumerate(read_records(data), 1))
                else:
                    yield name, read_bytes(data, "-")
            elif name.endswith(".jsonl"):
                path = Path(name)
                yield from ((f"{path.name}:{at}", item) for at, item in enumerate(read_records(path), 1))
            else:
                yield name, read_path(Path(name))
        except AlignerError as error:
            yield name, error
