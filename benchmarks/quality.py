"""The committed baseline of quality: ``python benchmarks/quality.py GOLD.jsonl`` rewrites ``quality.json``.

Tests compare the shipped model with it, so that quality cannot silently fall.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from aligner.pipeline import load_checker
from aligner.training.evaluate import evaluate
from aligner.training.records import read_labelled

OUTPUT = Path(__file__).with_name("quality.json")
DIGITS = 4


def rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return value


def main(path: Path) -> None:
    records = list(read_labelled(path))
    result = {
        "shipped": evaluate(records, load_checker()),
        "untrained": evaluate(records, load_checker(model="untrained")),
    }
    OUTPUT.write_text(json.dumps(rounded(result), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, found in result.items():
        print(name, {key: round(value, 3) for key, value in found["overall"].items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
