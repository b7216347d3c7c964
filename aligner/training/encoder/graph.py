"""The encoder as an ONNX graph, written node by node: one text a run, no padding, no mask.

Large matrices are stored in int8, one scale an output channel; activations are quantised as each text runs,
so a text's vector depends on that text alone. The graph takes ``ids`` of shape (tokens,) and returns
``vector`` of shape (hidden,), of unit length.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
FLOAT = NDArray[np.float32]


@dataclass
class _Graph:
    quantise: bool
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)
    count: int = 0

    def const(self, values: NDArray[np.generic], name: str) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> str:
        self.count += 1
        names = [f"v{self.count}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0]

    def quantised_input(self, states: str) -> tuple[str, str, str]:
        first = self.op("DynamicQuantizeLinear", states, outputs=3)
        return first, first[:-1] + "1", first[:-1] + "2"

    def linear(self, states: str, weight: FLOAT, bias: FLOAT, name: str) -> str:
        """Return states · weightᵀ + bias; ``weight`` is (out, in)."""
        if not self.quantise:
            product = self.op("MatMul", states, self.const(weight.T, name + ".w"))
            return self.op("Add", product, self.const(bias, name + ".b"))
        values, scale = quantise_rows(weight)
        numbers, step, zero = self.quantised_input(states)
        product = self.op("MatMulInteger", numbers, self.const(values.T, name + ".w"), zero)
        factor = self.op("Mul", step, self.const(scale, name + ".s"))
        product = self.op("Mul", self.op("Cast", product, to=TensorProto.FLOAT), factor)
        return self.op("Add", product, self.const(bias, name + ".b"))

    def layer_norm(self, states: str, weight: FLOAT, bias: FLOAT, name: str, epsilon: float) -> str:
        scale, shift = self.const(weight, name + ".w"), self.const(bias, name + ".b")
        return self.op("LayerNormalization", states, scale, shift, axis=-1, epsilon=epsilon)


def quantise_rows(weight: FLOAT) -> tuple[NDArray[np.int8], FLOAT]:
    """Return int8 values and one scale a row: weight ≈ values * scale[:, None]."""
    scale = np.abs(weight).max(axis=1) / 127.0
    scale[scale == 0] = 1.0
    values = np.clip(np.rint(weight / scale[:, None]), -127, 127).astype(np.int8)
    return values, scale.astype(np.float32)


def build_graph(tensors: dict[str, FLOAT], layers: int, heads: int, epsilon: float, quantise: bool) -> bytes:
    """Return the serialised model; ``tensors`` are named as in ``weights.py`` (``emb.type`` added in)."""
    graph = _Graph(quantise)
    states = _embedding(graph, tensors, epsilon)
    for number in range(layers):
        states = _layer(graph, states, tensors, number, heads, epsilon)
    mean = graph.op("ReduceMean", states, axes=[0], keepdims=0)
    norm = graph.op("ReduceL2", mean, axes=[0], keepdims=1)
    graph.nodes.append(helper.make_node("Div", [mean, norm], ["vector"]))
    hidden = tensors["emb.ln.w"].shape[0]
    body = helper.make_graph(
        graph.nodes,
        "encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["tokens"])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [hidden])],
        graph.constants,
    )
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="aligner")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString(deterministic=True))


def _embedding(graph: _Graph, tensors: dict[str, FLOAT], epsilon: float) -> str:
    if graph.quantise:
        values, scale = quantise_rows(tensors["emb.word"])
        rows = graph.op("Gather", graph.const(values, "emb.word"), "ids")
        factor = graph.op("Gather", graph.const(scale[:, None], "emb.word.s"), "ids")
        words = graph.op("Mul", graph.op("Cast", rows, to=TensorProto.FLOAT), factor)
    else:
        words = graph.op("Gather", graph.const(tensors["emb.word"], "emb.word"), "ids")
    length = graph.op("Shape", "ids")
    zero = graph.const(np.array([0], dtype=np.int64), "zero")
    places = graph.op("Slice", graph.const(tensors["emb.pos"], "emb.pos"), zero, length, zero)
    states = graph.op("Add", words, places)
    return graph.layer_norm(states, tensors["emb.ln.w"], tensors["emb.ln.b"], "emb.ln", epsilon)


def _layer(
    graph: _Graph, states: str, tensors: dict[str, FLOAT], number: int, heads: int, epsilon: float
) -> str:
    name = f"l{number}."
    hidden = tensors[name + "q.b"].shape[0]
    width = hidden // heads
    fused = np.concatenate([tensors[name + part + ".w"] for part in "qkv"])
    bias = np.concatenate([tensors[name + part + ".b"] for part in "qkv"])
    fused[:hidden] /= np.sqrt(width)
    bias[:hidden] /= np.sqrt(width)
    joined = graph.linear(states, fused, bias, name + "qkv")
    shape = graph.const(np.array([-1, 3, heads, width], dtype=np.int64), name + "shape")
    split = graph.op("Transpose", graph.op("Reshape", joined, shape), perm=[1, 2, 0, 3])
    first = graph.op("Split", split, outputs=3, axis=0)
    query, key, value = (
        graph.op("Squeeze", first[:-1] + str(at), graph.const(np.array([0], dtype=np.int64), f"{name}ax{at}"))
        for at in range(3)
    )
    attention = graph.op("MatMul", query, graph.op("Transpose", key, perm=[0, 2, 1]))
    attended = graph.op("MatMul", graph.op("Softmax", attention, axis=-1), value)
    flat = graph.const(np.array([-1, hidden], dtype=np.int64), name + "flat")
    attended = graph.op("Reshape", graph.op("Transpose", attended, perm=[1, 0, 2]), flat)
    out = graph.linear(attended, tensors[name + "ao.w"], tensors[name + "ao.b"], name + "ao")
    states = graph.layer_norm(
        graph.op("Add", states, out), tensors[name + "aln.w"], tensors[name + "aln.b"], name + "aln", epsilon
    )
    inner = _gelu(
        graph, graph.linear(states, tensors[name + "fi.w"], tensors[name + "fi.b"], name + "fi"), name
    )
    out = graph.linear(inner, tensors[name + "fo.w"], tensors[name + "fo.b"], name + "fo")
    return graph.layer_norm(
        graph.op("Add", states, out), tensors[name + "oln.w"], tensors[name + "oln.b"], name + "oln", epsilon
    )


def _gelu(graph: _Graph, states: str, name: str) -> str:
    root = graph.const(np.array(np.sqrt(2.0), dtype=np.float32), name + "root")
    one = graph.const(np.array(1.0, dtype=np.float32), name + "one")
    half = graph.const(np.array(0.5, dtype=np.float32), name + "half")
    share = graph.op("Add", graph.op("Erf", graph.op("Div", states, root)), one)
    return graph.op("Mul", graph.op("Mul", states, share), half)
