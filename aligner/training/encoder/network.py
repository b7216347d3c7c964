"""The encoder as a PyTorch module: BERT of 12 layers, mean pooling, unit length."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from aligner.training.encoder.weights import Weights


class Layer(nn.Module):
    """One transformer layer (post-norm, GELU), as in BERT."""

    def __init__(self, hidden: int, heads: int, feed_forward: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.q = nn.Linear(hidden, hidden)
        self.k = nn.Linear(hidden, hidden)
        self.v = nn.Linear(hidden, hidden)
        self.ao = nn.Linear(hidden, hidden)
        self.aln = nn.LayerNorm(hidden, eps=epsilon)
        self.fi = nn.Linear(hidden, feed_forward)
        self.fo = nn.Linear(feed_forward, hidden)
        self.oln = nn.LayerNorm(hidden, eps=epsilon)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return new states, ``(batch, tokens, hidden)``; ``mask`` ``(batch, 1, 1, tokens)``: True = real."""
        batch, tokens, hidden = states.shape
        shape = (batch, tokens, self.heads, hidden // self.heads)
        query, key, value = (part(states).view(shape).transpose(1, 2) for part in (self.q, self.k, self.v))
        attended = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask, dropout_p=0.1 if self.training else 0.0
        )
        attended = attended.transpose(1, 2).reshape(batch, tokens, hidden)
        states = self.aln(states + self.dropout(self.ao(attended)))
        out: Tensor = self.oln(states + self.dropout(self.fo(functional.gelu(self.fi(states)))))
        return out


class Network(nn.Module):
    """Tokens in, one unit vector a text out."""

    def __init__(self, weights: Weights, layers: int | None = None) -> None:
        super().__init__()
        count = weights.layers if layers is None else layers
        self.word = nn.Embedding(len(weights.pieces), weights.hidden)
        self.position = nn.Embedding(weights.tensors["emb.pos"].shape[0], weights.hidden)
        self.norm = nn.LayerNorm(weights.hidden, eps=weights.epsilon)
        self.layers = nn.ModuleList(
            Layer(weights.hidden, weights.heads, weights.feed_forward, weights.epsilon) for _ in range(count)
        )
        self.dropout = nn.Dropout(0.1)
        self._load(weights)

    @torch.no_grad()
    def _load(self, weights: Weights) -> None:
        tensors = {name: torch.from_numpy(values.copy()) for name, values in weights.tensors.items()}
        kind = tensors["emb.type"][: weights.hidden]
        self.word.weight.copy_(tensors["emb.word"][: len(self.word.weight)])
        self.position.weight.copy_(tensors["emb.pos"] + kind)
        self.norm.weight.copy_(tensors["emb.ln.w"])
        self.norm.bias.copy_(tensors["emb.ln.b"])
        for number, layer in enumerate(self.layers):
            for name in ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"):
                part = getattr(layer, name)
                part.weight.copy_(tensors[f"l{number}.{name}.w"])
                part.bias.copy_(tensors[f"l{number}.{name}.b"])

    def embed(self, ids: Tensor) -> Tensor:
        """Return the states below the first layer, ``(batch, tokens, hidden)``."""
        positions = torch.arange(ids.shape[1])
        states: Tensor = self.dropout(self.norm(self.word(ids) + self.position(positions)[None]))
        return states

    def forward(self, ids: Tensor, real: Tensor) -> Tensor:
        """Return ``(batch, hidden)`` unit vectors; ``real`` is True where a token is no padding."""
        states = self.embed(ids)
        mask = real[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        return pool(states, real)


def pool(states: Tensor, real: Tensor) -> Tensor:
    """Return the unit-length mean over real tokens."""
    weight = real[:, :, None].to(states.dtype)
    mean = (states * weight).sum(1) / weight.sum(1).clamp(min=1)
    return functional.normalize(mean, dim=-1)
