"""Model cards: what a model is, what it learned from, how good it is, where it is weak."""

from __future__ import annotations

from typing import Any

from aligner.training.table import COLUMNS

_KNOWN = """\
- All training proposals are fictitious and were written for this project with the help of a large language
  model. Real applications are longer and duller; expect somewhat lower figures on them.
- Side aims that one sentence states (grade 1) are missed most often, and found too often in proposals rich
  in concrete detail.
- Neighbouring targets are confused: use of natural resources with the bio and circular economy, wellbeing
  with the prevention of inequality, sustainable development with everything green.
- Tables and clipped rows of forms are harder than sentences.
"""


def model_card(name: str, facts: dict[str, Any]) -> str:
    """Return the card of a scoring model in Markdown."""
    corpus = facts["corpus"]
    lines = [
        f"# {name}",
        "",
        "A scoring model of Aligner: roles of passages, relevance to targets, calibrated bands. Arrays and",
        "JSON; `aligner train` makes it again from `corpus/training/`.",
        "",
        "- Licence: EUPL-1.2. Origin: trained by this project on its own labelled corpus.",
        f"- Trained for programme `{facts['programme']['id']}`, version {facts['programme']['version']};",
        "  any other programme is scored by the general view.",
        f"- Data: {corpus['records']} proposals, {corpus['passages']} passages; languages "
        + ", ".join(f"{key} {count}" for key, count in corpus["language"].items())
        + "; kinds "
        + ", ".join(f"{key} {count}" for key, count in corpus["kind"].items())
        + ".",
        "",
    ]
    if "validation" in facts:
        lines += _validation(facts["validation"])
    lines += ["## Known weaknesses", "", _KNOWN]
    return "\n".join(lines)


def _validation(found: dict[str, Any]) -> list[str]:
    lines = [
        f"## Quality on our own corpus ({found['on']})",
        "",
        "| | " + " | ".join(name for _, name in COLUMNS) + " |",
        "| --- |" + " --- |" * len(COLUMNS),
    ]
    views = {"heads": "trained heads", "statements": "general, statements", "names": "general, names alone"}
    lines += [_row(title, found[view]) for view, title in views.items()]
    lines += [_row(f"language {key}", held) for key, held in found["by_language"].items()]
    lines += [_row(f"kind {key}", held) for key, held in found["by_kind"].items()]
    lines += [
        "",
        f"- F1 of commitment against other roles: {found['roles']['f1_commitment']:.3f}",
        "- Average precision on targets that the general view was not fitted on: "
        + ", ".join(f"{key} {value:.3f}" for key, value in found["unseen_targets"].items()),
        "- Learning curve (average precision of the heads alone on held-out proposals; flat where "
        "the encoder was tuned on the rest, all of which it has then seen): "
        + ", ".join(f"{key} {value:.3f}" for key, value in found["learning_curve"].items()),
        "- Share of twenty score bins whose own 90 % interval meets the stated one: "
        f"{found['heads']['interval_coverage']:.2f}",
        "- False central or partial per proposal: "
        + ", ".join(f"{key} {value:.2f}" for key, value in found["false_alarms"].items()),
        "",
    ]
    return lines


def _row(title: str, held: dict[str, float]) -> str:
    cells = [f"{held[key]:.3f}" if held[key] == held[key] else "–" for key, _ in COLUMNS]
    return f"| {title} | " + " | ".join(cells) + " |"
