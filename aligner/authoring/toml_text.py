"""Programme → ``programme.toml``: what is written reads back as the same programme."""

from __future__ import annotations

from typing import Any

import tomli_w

from aligner.programme import Programme


def programme_toml(programme: Programme) -> str:
    """Return ``programme`` as TOML with the same ``sha256``; comments of the file it came from are gone."""
    content = programme.model_dump(mode="python", exclude_none=True, exclude_defaults=True)
    first = {"id": programme.id, "version": programme.version}
    return tomli_w.dumps(_plain(first | content))


def _plain(value: Any) -> Any:
    """Return ``value`` in the types of TOML: tuples become lists, keys of no value are gone."""
    if isinstance(value, dict):
        return {key: _plain(held) for key, held in value.items() if held is not None}
    if isinstance(value, (list, tuple)):
        return [_plain(held) for held in value]
    return value
