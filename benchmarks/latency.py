"""How long one proposal of 2 000 words takes: from a cold start, and warm, part by part; and peak memory.

Run: ``python benchmarks/latency.py``. The text is made of whole proposals of the training corpus.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from aligner.language import split_passages
from aligner.pipeline import load_checker
from aligner.proposal import Proposal
from aligner.reading import read_bytes
from aligner.rendering import render
from aligner.resources import training_folder
from aligner.training.records import read_corpus

WORDS = 2_000
ROUNDS = 5


def long_text() -> str:
    words: list[str] = []
    for record in read_corpus(training_folder()):
        if record.lang == "fi" and record.kind == "normal":
            words += [*record.text.split(), "\n\n"]
        if len([word for word in words if word.strip()]) >= WORDS:
            break
    return " ".join(words)


def best(action) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return min(times)


def cold(path: Path, home: str) -> dict[str, float]:
    began = time.perf_counter()
    environment = os.environ | {"ALIGNER_HOME": home}
    command = [sys.executable, "-m", "aligner.cli.main", "check", str(path), "--format", "json"]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"seconds": time.perf_counter() - began, "peak_mib": peak}


def main() -> None:
    text = long_text()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "proposal.txt"
        path.write_text(text, encoding="utf-8")
        first = cold(path, f"{folder}/home")
        second = cold(path, f"{folder}/home")
    checker = load_checker()
    checker.warm_up()
    proposal = read_bytes(text.encode(), "proposal.txt")
    _, passages = split_passages(Proposal(id="x", text=text))
    report = checker.check(proposal)
    texts = [passage.clean for passage in passages]
    result = {
        "words": len(text.split()),
        "passages": len(passages),
        "cold_first_ever": first,
        "cold_with_cached_statements": second,
        "warm": {
            "check": best(lambda: checker.check(proposal)),
            "of_it_sentences_and_language": best(lambda: split_passages(proposal)),
            "of_it_encoding": best(lambda: checker.scorer.encoder.encode(texts)),
            "rendering_html": best(lambda: render(report, checker.programme, "html", language="fi")),
        },
        "peak_mib_of_this_process": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
