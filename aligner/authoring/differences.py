"""What changed between two programmes, or two versions of one: metadata, targets, statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aligner.i18n import LANGUAGES, Language
from aligner.programme import Programme, Target

_LISTS = ("statements", "excludes")


@dataclass(frozen=True)
class Change:
    """A value that differs; ``before`` or ``after`` is None where there is none."""

    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Sentence:
    """A statement or exclusion that came or went; ``list`` is the key that it stands under."""

    list: str
    language: Language
    text: str


@dataclass(frozen=True)
class TargetDifference:
    """What changed in a target that both have; ``changes`` holds all but its sentences."""

    before: Target
    after: Target
    changes: tuple[Change, ...]
    added: tuple[Sentence, ...]
    removed: tuple[Sentence, ...]

    @property
    def renamed(self) -> bool:
        """Whether its id or one of its names is another."""
        return self.before.id != self.after.id or any(
            change.key.startswith(("name.", "short.")) for change in self.changes
        )


@dataclass(frozen=True)
class Difference:
    """Everything that differs between two programmes."""

    before: Programme
    after: Programme
    metadata: tuple[Change, ...]
    added: tuple[Target, ...]
    removed: tuple[Target, ...]
    changed: tuple[TargetDifference, ...]

    @property
    def same(self) -> bool:
        """Whether the content is the same, byte for byte."""
        return self.before.sha256 == self.after.sha256

    @property
    def only_order(self) -> bool:
        """Whether nothing came, went or changed, and yet the content is not the same."""
        return not (self.same or self.metadata or self.added or self.removed or self.changed)


Pairs = tuple[tuple[Target, Target], ...]


def compare(before: Programme, after: Programme) -> Difference:
    """Return what changed from ``before`` to ``after``."""
    pairs = paired(before, after)
    kept_before = {first.id for first, _ in pairs}
    kept_after = {second.id for _, second in pairs}
    differences = (_target_difference(first, second) for first, second in pairs)
    return Difference(
        before=before,
        after=after,
        metadata=_changes(_metadata(before), _metadata(after)),
        added=tuple(target for target in after.targets if target.id not in kept_after),
        removed=tuple(target for target in before.targets if target.id not in kept_before),
        changed=tuple(one for one in differences if one.changes or one.added or one.removed),
    )


def paired(before: Programme, after: Programme) -> Pairs:
    """Return the targets that both have, in the order of ``after``: by id, then by a name they share."""
    old = {target.id: target for target in before.targets}
    new = {target.id for target in after.targets}
    free = [target for target in before.targets if target.id not in new]
    pairs = []
    for target in after.targets:
        partner = old.get(target.id) or next((one for one in free if _same_name(one, target)), None)
        if partner is not None:
            pairs.append((partner, target))
            free = [one for one in free if one is not partner]
    return tuple(pairs)


def _same_name(first: Target, second: Target) -> bool:
    shared = first.name.keys() & second.name.keys()
    return any(first.name[language].casefold() == second.name[language].casefold() for language in shared)


def _target_difference(before: Target, after: Target) -> TargetDifference:
    old, new = list(_sentences(before)), list(_sentences(after))
    return TargetDifference(
        before=before,
        after=after,
        changes=_changes(_flat(before, _LISTS), _flat(after, _LISTS)),
        added=tuple(sentence for sentence in new if sentence not in old),
        removed=tuple(sentence for sentence in old if sentence not in new),
    )


def _sentences(target: Target) -> Iterator[Sentence]:
    for name in _LISTS:
        for language in LANGUAGES:
            for text in getattr(target, name).get(language, ()):
                yield Sentence(name, language, text)


def _metadata(programme: Programme) -> dict[str, str]:
    return _flat(programme, ("targets",))


def _flat(noun: Programme | Target, without: tuple[str, ...]) -> dict[str, str]:
    content = noun.model_dump(mode="json", exclude=set(without), exclude_none=True)
    return dict(_leaves("", content))


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield (dotted key, text) of every value; items of a list that have an id stand under it."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from _leaves(f"{path}.{key}".lstrip("."), held)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for item in value:
            yield from _leaves(f"{path}.{item['id']}", {key: item[key] for key in item if key != "id"})
    elif isinstance(value, list):
        if value:
            yield path, ", ".join(str(item) for item in value)
    elif value != "":
        yield path, str(value)


def _changes(before: dict[str, str], after: dict[str, str]) -> tuple[Change, ...]:
    return tuple(
        Change(key, before.get(key), after.get(key))
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key)
    )
