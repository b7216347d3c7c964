"""Fine-tuning: the upper layers learn targets, roles, passage–statement pairs and translations at once.

The lower layers stay as they are, so their states are computed once. Held-out records are never seen, so
that heads, thresholds and calibration can be fitted on vectors of texts that the encoder does not know.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from aligner.programme import Programme, Statement
from aligner.proposal import clean
from aligner.report import ROLES
from aligner.training.encoder.export import PREFIXES
from aligner.training.encoder.network import Network, pool
from aligner.training.passages import LabelledText
from aligner.training.records import Record

CHUNK = 32
MAX_TOKENS = 256
PAD = 1
TWINS = 8
NEXT_LANGUAGE = {"fi": "sv", "sv": "en", "en": "fi"}


@dataclass(frozen=True)
class Tuning:
    """Settings of the tuning; the defaults are those of the shipped encoder."""

    epochs: int = 5
    batch: int = 48
    statements: int = 40
    frozen: int = 6
    rate: float = 1.2e-4
    head_rate: float = 2e-3
    pair_weight: float = 0.6
    translation_weight: float = 0.3
    anchor_weight: float = 2.0
    temperature: float = 0.07
    seed: int = 7


@dataclass
class Examples:
    """Texts with labels.

    ``serves`` and ``topic`` (n, T) and ``roles`` (n,) hold for rows that are ``known`` (n,): passages of the
    first programme. ``about`` lists the ``programme/target`` keys of each text, ``programmes`` the programme
    that they belong to, ``twins`` the pairs of rows that are translations of each other.
    """

    texts: list[str] = field(default_factory=list)
    serves: list[list[float]] = field(default_factory=list)
    topic: list[list[float]] = field(default_factory=list)
    roles: list[int] = field(default_factory=list)
    known: list[bool] = field(default_factory=list)
    about: list[frozenset[str]] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    twins: list[tuple[int, int]] = field(default_factory=list)


def make_examples(records: Sequence[Record], texts: Sequence[LabelledText], programme: Programme) -> Examples:
    """Return the passages of all records that are not held out, and labelled texts of other programmes."""
    targets = [target.id for target in programme.targets]
    made = Examples()
    places: dict[tuple[str, int], int] = {}
    for record in records:
        if record.held_out:
            continue
        for number, passage in enumerate(record.passages):
            row = len(made.texts)
            topic = (*passage.serves, *passage.about)
            made.texts.append(clean(passage.text))
            made.serves.append([float(target in passage.serves) for target in targets])
            made.topic.append([float(target in topic) for target in targets])
            made.roles.append(ROLES.index(passage.role))
            made.known.append(True)
            made.about.append(frozenset(f"{programme.id}/{target}" for target in topic))
            made.programmes.append(programme.id)
            other = places.setdefault((record.family, number), row)
            if other != row:
                made.twins.append((other, row))
    for text in texts:
        made.texts.append(clean(text.text))
        made.serves.append([0.0] * len(targets))
        made.topic.append([0.0] * len(targets))
        made.roles.append(0)
        made.known.append(False)
        made.about.append(frozenset(f"{text.programme}/{target}" for target in text.targets))
        made.programmes.append(text.programme)
    return made


class Tuner(nn.Module):
    """The upper layers with the heads that teach them."""

    def __init__(self, network: Network, targets: int, frozen: int, hidden: int) -> None:
        super().__init__()
        self.layers = network.layers[frozen:]
        self.serves = nn.Linear(hidden, targets)
        self.topic = nn.Linear(hidden, targets)
        self.roles = nn.Linear(hidden, len(ROLES))
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.shift = nn.Parameter(torch.tensor(-8.0))

    def encode(self, states: Tensor, real: Tensor) -> Tensor:
        """Return unit vectors from the states below the tuned layers."""
        mask = real[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        return pool(states.float(), real)


class States:
    """States below the tuned layers, computed once for every text, kept in half precision."""

    def __init__(self, network: Network, tokenizer: Tokenizer, texts: Sequence[str], frozen: int) -> None:
        encodings = tokenizer.encode_batch([PREFIXES["passage"] + text for text in texts])
        self.kept: list[Tensor] = [torch.zeros(0)] * len(texts)
        self.base = torch.zeros(len(texts), network.norm.weight.shape[0])
        rows = sorted(range(len(texts)), key=lambda row: len(encodings[row].ids))
        network.eval()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            for at in range(0, len(rows), CHUNK):
                chosen = rows[at : at + CHUNK]
                self._compute(network, chosen, [encodings[row].ids[:MAX_TOKENS] for row in chosen], frozen)

    def _compute(self, network: Network, rows: Sequence[int], ids: Sequence[list[int]], frozen: int) -> None:
        longest = max(len(one) for one in ids)
        padded = torch.tensor([one + [PAD] * (longest - len(one)) for one in ids])
        real = torch.tensor([[1] * len(one) + [0] * (longest - len(one)) for one in ids]) > 0
        mask = real[:, None, None, :]
        states = network.embed(padded)
        for layer in network.layers[:frozen]:
            states = layer(states, mask)
        below = states.to(torch.bfloat16)
        for layer in network.layers[frozen:]:
            states = layer(states, mask)
        vectors = pool(states.float(), real)
        for place, row in enumerate(rows):
            self.kept[row] = below[place, : len(ids[place])].clone()
            self.base[row] = vectors[place]

    def batch(self, rows: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Return padded states ``(b, tokens, hidden)`` and the mask of real tokens."""
        chosen = [self.kept[row] for row in rows]
        longest = max(len(states) for states in chosen)
        padded = torch.zeros(len(rows), longest, chosen[0].shape[1], dtype=torch.float32)
        real = torch.zeros(len(rows), longest, dtype=torch.bool)
        for row, states in enumerate(chosen):
            padded[row, : len(states)] = states.float()
            real[row, : len(states)] = True
        return padded, real


def tune(
    network: Network,
    tokenizer: Tokenizer,
    records: Sequence[Record],
    labelled: Sequence[LabelledText],
    programmes: Sequence[Programme],
    settings: Tuning,
    say: Callable[[str], None],
) -> Network:
    """Tune ``network`` in place.

    Args:
        network: what is tuned.
        tokenizer: its tokenizer.
        records: labelled proposals of the first programme.
        labelled: labelled passages of the other programmes.
        programmes: whose statements passages are brought near to.
        settings: rates, weights, seed.
        say: called with a line for each step.
    """
    torch.manual_seed(settings.seed)
    generator = np.random.default_rng(settings.seed)
    targets = [target.id for target in programmes[0].targets]
    examples = make_examples(records, labelled, programmes[0])
    statements = [
        _Keyed(programme.id, one) for programme in programmes for one in programme.statements() if one.counts
    ]
    texts = examples.texts + [one.statement.text for one in statements]
    say(f"states of {len(texts)} texts below layer {settings.frozen}")
    states = States(network, tokenizer, texts, settings.frozen)
    network.train()
    tuner = Tuner(network, len(targets), settings.frozen, states.base.shape[1])
    run = _Run(tuner, states, examples, statements, settings, generator)
    run.train(say)
    network.eval()
    return network


@dataclass(frozen=True)
class _Keyed:
    programme: str
    statement: Statement

    @property
    def key(self) -> str:
        return f"{self.programme}/{self.statement.target}"


@dataclass
class _Run:
    tuner: Tuner
    states: States
    examples: Examples
    statements: Sequence[_Keyed]
    settings: Tuning
    generator: np.random.Generator

    def train(self, say: Callable[[str], None]) -> None:
        """Run all epochs with a warm-up and a linear fall of the rate."""
        heads = [
            *self.tuner.serves.parameters(),
            *self.tuner.topic.parameters(),
            *self.tuner.roles.parameters(),
        ]
        optimiser = torch.optim.AdamW(
            [
                {"params": self.tuner.layers.parameters(), "lr": self.settings.rate},
                {"params": [*heads, self.tuner.scale, self.tuner.shift], "lr": self.settings.head_rate},
            ],
            weight_decay=0.01,
        )
        per_epoch = -(-len(self.examples.texts) // self.settings.batch)
        total = per_epoch * self.settings.epochs
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min((step + 1) / (0.1 * total), max(0.02, (total - step) / (0.9 * total)))
        )
        for epoch in range(self.settings.epochs):
            began, losses = time.monotonic(), []
            for rows in self._batches():
                optimiser.zero_grad()
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    loss = self._loss(rows)
                loss.backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(self.tuner.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                losses.append(float(loss.detach()))
            say(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.monotonic() - began:.0f} s")

    def _batches(self) -> list[list[int]]:
        """Batches of texts of like length (less padding), in random order."""
        order = self.generator.permutation(len(self.examples.texts))
        size = self.settings.batch
        pools = [order[at : at + size * 12] for at in range(0, len(order), size * 12)]
        batches = []
        for pool_rows in pools:
            ranked = sorted(pool_rows.tolist(), key=lambda row: len(self.states.kept[row]))
            batches += [ranked[at : at + size] for at in range(0, len(ranked), size)]
        return [batches[at] for at in self.generator.permutation(len(batches))]

    def _loss(self, rows: list[int]) -> Tensor:
        vectors = self.tuner.encode(*self.states.batch(rows))
        loss = self.settings.anchor_weight * (1 - (vectors * self.states.base[rows]).sum(-1)).mean()
        loss = loss + self.settings.pair_weight * self._pair_loss(vectors, rows)
        loss = loss + self.settings.translation_weight * self._twin_loss()
        known = [place for place, row in enumerate(rows) if self.examples.known[row]]
        if not known:
            return loss
        return loss + self._head_loss(vectors[known], [rows[place] for place in known])

    def _head_loss(self, vectors: Tensor, rows: list[int]) -> Tensor:
        """Which targets a passage serves, which it is about, and its role."""
        scaled = vectors * vectors.shape[1] ** 0.5
        serves = torch.tensor([self.examples.serves[row] for row in rows])
        topic = torch.tensor([self.examples.topic[row] for row in rows])
        roles = torch.tensor([self.examples.roles[row] for row in rows])
        loss = _binary(self.tuner.serves(scaled), serves) + 0.5 * _binary(self.tuner.topic(scaled), topic)
        return loss + 0.5 * functional.cross_entropy(self.tuner.roles(scaled).float(), roles)

    def _pair_loss(self, vectors: Tensor, rows: list[int]) -> Tensor:
        """Passages near statements of their targets, in any language, and far from the programme's others."""
        count = len(self.examples.texts)
        chosen = self.generator.choice(len(self.statements), self.settings.statements, replace=False)
        held = [self.statements[int(at)] for at in chosen]
        others = self.tuner.encode(*self.states.batch([count + int(at) for at in chosen]))
        wanted = torch.tensor([[float(one.key in self.examples.about[row]) for one in held] for row in rows])
        judged = torch.tensor(
            [[float(one.programme == self.examples.programmes[row]) for one in held] for row in rows]
        )
        values = self.tuner.scale * (vectors @ others.T) + self.tuner.shift
        losses = functional.binary_cross_entropy_with_logits(values.float(), wanted, reduction="none")
        return (losses * judged).sum() / len(rows)

    def _twin_loss(self) -> Tensor:
        """Translations of a passage, or of a statement, nearest to each other within the batch."""
        pairs = self._twin_rows()
        first = self.tuner.encode(*self.states.batch([one for one, _ in pairs]))
        second = self.tuner.encode(*self.states.batch([other for _, other in pairs]))
        values = first @ second.T / self.settings.temperature
        wanted = torch.arange(len(pairs))
        return 0.5 * (functional.cross_entropy(values, wanted) + functional.cross_entropy(values.T, wanted))

    def _twin_rows(self) -> list[tuple[int, int]]:
        count = len(self.examples.texts)
        places = {(one.programme, one.statement.id): count + at for at, one in enumerate(self.statements)}
        pairs = []
        for at in self.generator.choice(len(self.statements), TWINS, replace=False):
            keyed = self.statements[int(at)]
            target, language, number = keyed.statement.id.rsplit("/", 2)
            other = (keyed.programme, f"{target}/{NEXT_LANGUAGE[language]}/{number}")
            if other in places:
                pairs.append((count + int(at), places[other]))
        twins = self.examples.twins
        if twins:
            chosen = self.generator.choice(len(twins), min(TWINS, len(twins)), replace=False)
            pairs += [twins[int(at)] for at in chosen]
        return pairs


def _binary(values: Tensor, wanted: Tensor) -> Tensor:
    """Binary cross entropy summed over targets, averaged over texts."""
    loss = functional.binary_cross_entropy_with_logits(values.float(), wanted, reduction="sum")
    return loss / len(values)
