"""A linter for labelled records: what would teach the wrong thing, or the same thing twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from aligner.training.records import Record

SHINGLE = 8
SHARED_AT_MOST = 6
SHORT_WORDS = 60
MOST_EVIDENCE = 3

_WORD = re.compile(r"\w+")
Fault = dict[str, str]


def lint_records(
    records: Sequence[Record], targets: Collection[str], others: Sequence[Record] = ()
) -> list[Fault]:
    """Return every fault, each with the ``record`` it stands in.

    Args:
        records: what is checked.
        targets: ids that labels may name.
        others: records that must not be repeated (a development or test set).
    """
    faults = [
        {"record": record.id, "fault": fault} for record in records for fault in _faults(record, targets)
    ]
    ids = Counter(record.id for record in records)
    faults += [
        {"record": name, "fault": f"the id is used {count} times"} for name, count in ids.items() if count > 1
    ]
    return faults + list(_repetitions(records, others))


def _faults(record: Record, targets: Collection[str]) -> Iterator[str]:
    yield from _label_faults(record, targets)
    texts = [section.text for section in record.sections]
    for passage in record.passages:
        if passage.section >= len(texts) or passage.text not in texts[passage.section]:
            yield f"passage not in its section: {passage.text[:50]!r}"
        if passage.role != "commitment" and passage.serves:
            yield f"a {passage.role} serves nothing: {passage.text[:50]!r}"
        yield from (
            f"unknown target {name!r}" for name in (*passage.serves, *passage.about) if name not in targets
        )
        yield from (
            f"{name} is served and not labelled: {passage.text[:50]!r}"
            for name in passage.serves
            if name not in record.labels
        )


def _label_faults(record: Record, targets: Collection[str]) -> Iterator[str]:
    text = "\n".join(section.text for section in record.sections)
    if record.kind in ("stuffed", "offtopic") and record.labels:
        yield f"{record.kind} with labels"
    if record.kind == "short" and record.words >= SHORT_WORDS:
        yield f"short with {record.words} words"
    for target in record.labels:
        quotes = record.evidence.get(target, ())
        if target not in targets:
            yield f"unknown target {target!r}"
        if not 1 <= len(quotes) <= MOST_EVIDENCE:
            yield f"{target} has {len(quotes)} evidence sentences"
        yield from (f"evidence not verbatim: {quote[:50]!r}" for quote in quotes if quote not in text)
    yield from (
        f"evidence without label: {target}" for target in record.evidence if target not in record.labels
    )


def _repetitions(records: Sequence[Record], others: Sequence[Record]) -> Iterator[Fault]:
    """Yield pairs of records, of different families, that share more than a common phrase."""
    owners: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in (*others, *records):
        for shingle in _shingles(record):
            owners[shingle].append(record)
    shared: Counter[tuple[str, str]] = Counter()
    checked = {id(record) for record in records}
    for holders in owners.values():
        for place, one in enumerate(holders):
            for other in holders[place + 1 :]:
                if one.family != other.family and (id(one) in checked or id(other) in checked):
                    shared[one.id, other.id] += 1
    for (one_id, other_id), count in sorted(shared.items()):
        if count > SHARED_AT_MOST:
            yield {"record": other_id, "fault": f"shares {count} runs of {SHINGLE} words with {one_id}"}


def _shingles(record: Record) -> set[tuple[str, ...]]:
    words = _WORD.findall(record.text.casefold())
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def statistics(records: Sequence[Record]) -> dict[str, dict[str, int]]:
    """Return counts by language, kind, form, role and label."""
    return {
        "language": _counts(record.lang for record in records),
        "kind": _counts(record.kind for record in records),
        "form": _counts(record.form for record in records),
        "role": _counts(passage.role for record in records for passage in record.passages),
        "label": _counts(f"{name}={grade}" for record in records for name, grade in record.labels.items()),
    }


def _counts(values: Iterator[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
