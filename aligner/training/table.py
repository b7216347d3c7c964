"""The measures of ``aligner evaluate`` as a table for the terminal."""

from __future__ import annotations

from typing import Any

COLUMNS = (
    ("average_precision", "AP"),
    ("f1_addressed", "F1"),
    ("recall_addressed", "recall"),
    ("precision_addressed", "prec."),
    ("f1_central", "F1 cent."),
    ("evidence_first", "ev@1"),
    ("evidence_first_three", "ev@3"),
    ("calibration_error", "ECE"),
)
WIDTH = 28


def as_table(result: dict[str, Any]) -> str:
    """Return the result of ``evaluate`` as text."""
    lines = [
        f"{result['records']} proposals, {result['failed']} failed · programme {result['programme']}"
        f" · model {result['model']['id']} · encoder {result['model']['encoder']}",
        "",
        _row("", [name for _, name in COLUMNS]),
        _row("all", _values(result["overall"])),
    ]
    intervals = result["intervals"]
    if intervals:
        for place, name in enumerate(("90 % interval, from", "to")):
            lines.append(_row(f"  {name}", [_number(intervals[key][place]) for key, _ in COLUMNS]))
    for name, groups in result["groups"].items():
        lines += ["", _row(f"by {name}", [])]
        lines += [_row(f"  {key} ({held['records']})", _values(held)) for key, held in groups.items()]
    lines += ["", _row("by target", [])]
    lines += [_row(f"  {key} ({held['labelled']})", _values(held)) for key, held in result["targets"].items()]
    lines += ["", "false central or partial per proposal: " + _pairs(result["false_alarms"])]
    lines.append("explanation: " + _pairs(result["faithfulness"]))
    if result["consistency"]:
        lines.append("between languages: " + _pairs(result["consistency"]))
    lines.append(f"not assessed: {result['not_assessed']:.3f}")
    return "\n".join(lines)


def _row(name: str, cells: list[str]) -> str:
    return f"{name:<{WIDTH}}" + "".join(f"{cell:>9}" for cell in cells)


def _values(held: dict[str, float]) -> list[str]:
    return [_number(held[key]) for key, _ in COLUMNS]


def _number(value: float) -> str:
    return "–" if value != value else f"{value:.3f}"  # noqa: PLR0124  (NaN)


def _pairs(held: dict[str, float]) -> str:
    return " · ".join(f"{name} {value:.3f}" for name, value in held.items())
