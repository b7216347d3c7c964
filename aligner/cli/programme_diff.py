"""``aligner programme diff``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from aligner.cli.output import chosen, fail, language_option, progress, write
from aligner.errors import AlignerError
from aligner.i18n import LANGUAGES, Language, mark, translate
from aligner.programme import Target
from aligner.programme_file import load_programme

if TYPE_CHECKING:
    from aligner.authoring.bands import BandChange
    from aligner.authoring.differences import Change, Difference, Sentence, TargetDifference


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.argument("more", nargs=-1, metavar="")
@click.option("--on", multiple=True, metavar="FILE…", help="Proposals: tell which of their bands change.")
@click.option("--model", default="", help="Scoring model for --on; “untrained” uses similarity alone.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
def diff(
    before: str,
    after: str,
    more: tuple[str, ...],
    on: tuple[str, ...],
    model: str,
    form: str,
    language: str | None,
) -> None:
    """Compare programme A with programme B: metadata, targets and statements.

    With --on also the bands of proposals, each checked against both. Exit code 1 means that one of them could
    not be assessed.
    """
    from aligner.authoring.differences import compare  # noqa: PLC0415

    if more and not on:
        raise click.UsageError(f"--on is missing before {more[0]}")
    speech = chosen(language)
    difference = compare(load_programme(before), load_programme(after))
    changes, failed = _bands(before, after, model, (*on, *more)) if on else (None, 0)
    if form == "json":
        write(json.dumps(_content(difference, changes), ensure_ascii=False, indent=1) + "\n", None)
    else:
        write("\n".join(_lines(difference, changes, speech)) + "\n", None)
    sys.exit(1 if failed else 0)


def _bands(before: str, after: str, model: str, files: tuple[str, ...]) -> tuple[list[BandChange], int]:
    """Return the bands that change, and how many proposals could not be assessed; no one ends the others."""
    from aligner import pipeline  # noqa: PLC0415  (loads the scorer)
    from aligner.authoring.bands import band_changes  # noqa: PLC0415
    from aligner.cli.inputs import proposals  # noqa: PLC0415

    first, second = pipeline.load_checker(before, model), pipeline.load_checker(after, model)
    items = list(proposals(files))
    found: list[BandChange] = []
    failed = 0
    for name, item in progress(items, total=len(items), label="aligner programme diff"):
        try:
            if isinstance(item, AlignerError):
                raise item
            found += band_changes(first, second, item)
        except Exception as error:
            failed += 1
            fail(error if isinstance(error, AlignerError) else AlignerError(repr(error)), name)
    return found, failed


def _content(difference: Difference, changes: Sequence[BandChange] | None) -> dict[str, Any]:
    ends = {"before": difference.before, "after": difference.after}
    content: dict[str, Any] = {
        name: {"id": one.id, "version": one.version, "sha256": one.sha256} for name, one in ends.items()
    }
    content["same"] = difference.same
    content["metadata"] = [vars(change) for change in difference.metadata]
    content["targets"] = {
        "added": [_named(target) for target in difference.added],
        "removed": [_named(target) for target in difference.removed],
        "renamed": [
            {"before": _named(one.before), "after": _named(one.after)}
            for one in difference.changed
            if one.renamed
        ],
        "changed": [_changed(one) for one in difference.changed],
    }
    if changes is not None:
        content["bands"] = [vars(change) for change in changes]
    return content


def _named(target: Target) -> dict[str, Any]:
    return {"id": target.id, "kind": target.kind, "name": target.name}


def _changed(one: TargetDifference) -> dict[str, Any]:
    content: dict[str, Any] = {"id": one.after.id, "changes": [vars(change) for change in one.changes]}
    for name in ("statements", "excludes"):
        content[name] = {
            "added": _by_language(name, one.added),
            "removed": _by_language(name, one.removed),
        }
    return content


def _by_language(name: str, sentences: Sequence[Sentence]) -> dict[str, list[str]]:
    held = {
        language: [one.text for one in sentences if (one.list, one.language) == (name, language)]
        for language in LANGUAGES
    }
    return {language: texts for language, texts in held.items() if texts}


def _lines(difference: Difference, changes: Sequence[BandChange] | None, speech: Language) -> Iterator[str]:
    for sign, programme in (("---", difference.before), ("+++", difference.after)):
        yield f"{sign} {programme.id}  {programme.version}  {programme.sha256[:12]}"
    if difference.same:
        yield translate(mark("The programmes are the same."), speech)
    if difference.only_order:
        yield translate(mark("Only the order of targets or sentences differs."), speech)
    if difference.metadata:
        yield from _heading(mark("About the programme"), speech)
        yield from (_change_line(change) for change in difference.metadata)
    for heading, sign, targets in (
        (mark("Targets added"), "+", difference.added),
        (mark("Targets removed"), "-", difference.removed),
    ):
        if targets:
            yield from _heading(heading, speech)
            yield from (f"  {sign} {target.id}  {target.full_name(speech)}" for target in targets)
    for one in difference.changed:
        yield from _target_lines(one, speech)
    if changes is not None:
        yield from _band_lines(changes, speech)


def _heading(message: str, speech: Language) -> Iterator[str]:
    yield ""
    yield translate(message, speech)


def _change_line(change: Change) -> str:
    return f"  {change.key}: {change.before or '–'} → {change.after or '–'}"


def _target_lines(one: TargetDifference, speech: Language) -> Iterator[str]:
    yield ""
    moved = one.before.id != one.after.id
    name = f"{one.before.id} → {one.after.id}" if moved else one.after.id
    yield f"{name}  {one.after.full_name(speech)}"
    yield from (_change_line(change) for change in one.changes if change.key != "id")
    for sign, sentences in (("-", one.removed), ("+", one.added)):
        yield from (f"  {sign} {held.list}.{held.language}: {held.text}" for held in sentences)


def _band_lines(changes: Sequence[BandChange], speech: Language) -> Iterator[str]:
    from aligner.rendering.words import band_word  # noqa: PLC0415

    yield from _heading(mark("Bands that change"), speech)
    if not changes:
        yield f"  {translate(mark('None.'), speech)}"
    absent = translate(mark("no such target"), speech)
    for change in changes:
        before = band_word(change.before, speech) if change.before else absent
        after = band_word(change.after, speech) if change.after else absent
        yield f"  {change.proposal}  {change.target_after or change.target_before}: {before} → {after}"
