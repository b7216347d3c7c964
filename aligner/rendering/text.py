"""The report as plain text for a terminal: at most 100 columns, no colour unless asked for."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from aligner.i18n import Language, mark, translate
from aligner.rendering.targets import PassageView, TargetView
from aligner.rendering.view import CheckView, ReportView
from aligner.rendering.words import quoted
from aligner.report import Band

WIDTH = 100
BAR_CELLS = 20
_FILLS: dict[Band, str] = {"central": "█", "partial": "▓", "mentioned": "▒", "none": "░", "not_assessed": "?"}
_COLOURS: dict[Band, str] = {
    "central": "32",
    "partial": "36",
    "mentioned": "33",
    "none": "2",
    "not_assessed": "35",
}


def render_text(view: ReportView, *, colour: bool = False) -> str:
    """Return ``view`` as text that ends with a line break; ``colour`` adds ANSI codes."""
    blocks = [_header(view, colour), _kind_blocks(view, colour), _grouping_blocks(view, colour)]
    blocks += [_check_block(view, colour), _footer(view)]
    lines = [line.rstrip() for block in blocks for line in block]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).rstrip() + "\n"


def bar(target: TargetView) -> str:
    """Return the score as a bar of 20 cells, its filling different for each band."""
    if target.band == "not_assessed":
        return "[" + " " * BAR_CELLS + "]"
    cells = round(target.bar * BAR_CELLS / 100)
    return "[" + _FILLS[target.band] * cells + "·" * (BAR_CELLS - cells) + "]"


def _header(view: ReportView, colour: bool) -> Iterator[str]:
    for line in _wrap(view.title, ""):
        yield _paint(line, "1", colour)
    yield from _wrap(view.programme_name.text, "")
    yield from _wrap(" · ".join(view.facts), "")
    yield ""
    for line in view.summary:
        yield from _wrap(line, "")


def _kind_blocks(view: ReportView, colour: bool) -> Iterator[str]:
    for kind in view.kinds:
        yield from _heading(kind.heading, colour)
        for area in kind.areas:
            if area.name is not None:
                yield _paint(area.name.text, "4", colour)
            for target in area.targets:
                yield from _target(target, view.language, colour)
            yield ""


def _target(target: TargetView, language: Language, colour: bool) -> Iterator[str]:
    score = f"{target.score} ({target.interval})" if target.interval else target.score
    band = _paint(f"{bar(target)} {target.band_word:<22}", _COLOURS[target.band], colour)
    room = WIDTH - 2 - BAR_CELLS - 3 - 22 - 1
    lines = textwrap.wrap(f"{target.name.text}  {score}", room) or [""]
    yield f"  {band} {lines[0]}"
    for line in lines[1:]:
        yield " " * (WIDTH - room) + line
    for passage in target.evidence:
        yield from _evidence(passage, language)
    if target.more:
        yield f"      {translate(mark('Further passages that count: {count}'), language, count=target.more)}"
    for passage in target.not_counted if target.band == "mentioned" else ():
        label = translate(mark("Not counted:"), language)
        yield from _wrap(f"{label} {passage.reason} {quoted(passage.text, language)}", "      ", "        ")
    for aspect in target.missing:
        label = translate(mark("Not found in the text:"), language)
        yield from _wrap(f"{label} {aspect.text}", "      ", "        ")
    if target.why:
        yield from _wrap(target.why, "      ")


def _evidence(passage: PassageView, language: Language) -> Iterator[str]:
    yield from _wrap(quoted(passage.text, language), "      ", "       ")
    place = passage.place
    if passage.share:
        share = translate(mark("{share} of the score"), language, share=passage.share)
        place = f"{place} · {share}"
    yield from _wrap(place, "        ")
    if passage.statement is not None:
        label = translate(mark("The programme:"), language)
        yield from _wrap(f"{label} {quoted(passage.statement.text, language)}", "        ", "          ")


def _grouping_blocks(view: ReportView, colour: bool) -> Iterator[str]:
    for grouping in view.groupings:
        yield from _heading(grouping.heading, colour)
        for name, targets in grouping.rows:
            served = "; ".join(target.name.text for target in targets) or "–"
            yield from _wrap(f"{name.text}: {served}", "  ", "    ")
        yield ""


def _check_block(view: ReportView, colour: bool) -> Iterator[str]:
    if not view.checks:
        return
    yield from _heading(translate(mark("Checks"), view.language), colour)
    for check in view.checks:
        yield from _check(check, view.language)
    yield ""


def _check(check: CheckView, language: Language) -> Iterator[str]:
    yield from _wrap(f"{check.severity_word}: {check.message}", "  ", "    ")
    for passage in check.passages:
        yield from _wrap(quoted(passage, language), "    ", "     ")


def _footer(view: ReportView) -> Iterator[str]:
    yield "─" * WIDTH
    yield from _wrap(view.notice, "")
    yield from _wrap(" · ".join(f"{label}: {value}" for label, value in view.provenance), "")


def _heading(text: str, colour: bool) -> Iterator[str]:
    yield ""
    yield _paint(text.upper(), "1", colour)


def _wrap(text: str, first: str, further: str | None = None) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=first if further is None else further
    )


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
