"""ODT and RTF → blocks, by kreuzberg: no cache, no text recognition, no network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from aligner.reading.archives import check_archive
from aligner.reading.blocks import Block, table_blocks
from aligner.reading.errors import CorruptError, EncryptedError
from aligner.reading.noise import is_page_number
from aligner.reading.sniffing import Kind

MAX_GROUPS = 250

_MEDIA: dict[Kind, str] = {"odt": "application/vnd.oasis.opendocument.text", "rtf": "application/rtf"}
_NOTE_SIGN = re.compile(r"\[\^[^\]\s]{1,6}\]")
_BRACES = re.compile(rb"\\[{}\\]|[{}]")
# What kreuzberg (4.10) does not know of RTF: a space that does not break, and a new page.
_RTF_SPACE = re.compile(rb"(?<!\\)\\~")
_RTF_PAGE = re.compile(rb"(?<!\\)\\(?:page|sect)(?![a-z])")


def odt_blocks(data: bytes, *, name: str) -> tuple[str, list[Block]]:
    """Return the title in the document's properties, and its blocks.

    Raises:
        TooLargeError, EncryptedError, CorruptError: see ``check_archive``.
    """
    check_archive(data, name=name, needed="content.xml")
    return _extract(data, "odt", name)


def rtf_blocks(data: bytes, *, name: str) -> tuple[str, list[Block]]:
    """Return the title in the document's properties, and its blocks.

    Raises:
        CorruptError: braces do not match, so the end is missing, or they are nested without end.
    """
    _check_braces(data, name)
    data = _RTF_PAGE.sub(rb"\\par ", _RTF_SPACE.sub(rb"\\'a0", data))
    return _extract(data, "rtf", name)


def _check_braces(data: bytes, name: str) -> None:
    depth = 0
    for match in _BRACES.finditer(data):
        depth += {b"{": 1, b"}": -1}.get(match[0], 0)
        if depth > MAX_GROUPS:
            raise CorruptError("groups are nested too deeply", name=name)
    if depth > 0:
        raise CorruptError(f"{depth} groups are not closed", name=name)


def _extract(data: bytes, kind: Kind, name: str) -> tuple[str, list[Block]]:
    import kreuzberg  # noqa: PLC0415  (only where such a file is read)

    config = kreuzberg.ExtractionConfig(
        use_cache=False,
        enable_quality_processing=False,
        ocr=None,
        force_ocr=False,
        include_document_structure=True,
        concurrency=kreuzberg.ConcurrencyConfig(max_threads=1),
    )
    try:
        result = kreuzberg.extract_bytes_sync(data, _MEDIA[kind], config=config)
    except Exception as error:  # kreuzberg's errors, and those of the library beneath it
        wrong = EncryptedError if "password" in str(error).lower() else CorruptError
        raise wrong(f"kreuzberg: {error}", name=name) from error
    document: Any = result.document or {}
    title = " ".join(str(result.metadata.get("title") or "").split())
    return title, list(_blocks(document.get("nodes") or []))


def _blocks(nodes: list[dict[str, Any]]) -> Iterable[Block]:
    furniture = {
        _squashed(node["content"].get("text") or "")
        for node in nodes
        if node.get("content_layer") in ("header", "footer")
    }
    notes: list[Block] = []
    numbers: dict[int, int] = {}
    for node in nodes:
        content, layer = node["content"], node.get("content_layer", "body")
        text = _NOTE_SIGN.sub("", content.get("text") or "")
        if layer == "footnote":
            notes.append(Block(text))
        elif layer != "body" or is_page_number(text) or (text and _squashed(text) in furniture):
            continue
        elif content["node_type"] == "list_item":
            yield Block(_marker(node, nodes, numbers) + text, "item")
        else:
            yield from _body(content, text, node.get("annotations") or [])
    yield from notes


def _squashed(text: str) -> str:
    """Return the letters that kreuzberg leaves of an RTF header: it drops spaces and all but ASCII there."""
    return "".join(character for character in text if character.isascii() and not character.isspace())


def _body(content: dict[str, Any], text: str, annotations: list[dict[str, Any]]) -> Iterable[Block]:
    if content["node_type"] == "heading":
        yield Block(text, "heading", content.get("level") or 0)
    elif content["node_type"] == "table":
        rows: dict[int, list[list[str]]] = {}
        for cell in content["grid"]["cells"]:
            rows.setdefault(cell["row"], []).append([cell["content"]])
        yield from table_blocks(rows[row] for row in sorted(rows))
    elif text and text.lstrip()[:1] in "•◦▪●·":
        yield Block(text, "item")
    elif text:
        yield Block(text, bold=_is_bold(text, annotations))


def _is_bold(text: str, annotations: list[dict[str, Any]]) -> bool:
    bold = [mark for mark in annotations if mark.get("kind", {}).get("annotation_type") == "bold"]
    length = len(text.encode("utf-8"))
    return bool(sum(mark["end"] - mark["start"] for mark in bold) >= length - 1)


def _marker(node: dict[str, Any], nodes: list[dict[str, Any]], numbers: dict[int, int]) -> str:
    parent = node.get("parent")
    if parent is None or not nodes[parent]["content"].get("ordered"):
        return "• "
    numbers[parent] = numbers.get(parent, 0) + 1
    return f"{numbers[parent]}. "
