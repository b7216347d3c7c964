"""DOCX → blocks, by way of mammoth's HTML.

kreuzberg (4.10) loses ``&``, ``<`` and every character reference of a DOCX ("R&D" becomes "RD"), glues words
at tabs, runs the paragraphs of a cell together and does not tell list items; mammoth keeps all of them.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from aligner.reading.archives import check_archive
from aligner.reading.blocks import Block
from aligner.reading.errors import CorruptError
from aligner.reading.html import html_blocks

# Footnote signs and the arrows back say nothing; tracked deletions and comments are left out by mammoth.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
comment-reference =>
"""
_NOTE_SIGN = re.compile(r'<sup><a href="#(?:foot|end)note-[^>]*>[^<]*</a></sup>')
_NOTE_BACK = re.compile(r'<a href="#(?:foot|end)note-ref-[^>]*>[^<]*</a>')


def docx_blocks(data: bytes, *, name: str) -> tuple[str, list[Block]]:
    """Return the title in the document's properties, and its blocks.

    Raises:
        TooLargeError, EncryptedError, CorruptError: see ``check_archive``.
    """
    import mammoth  # type: ignore[import-untyped]  # noqa: PLC0415  (only where a DOCX is read)

    check_archive(data, name=name, needed="word/document.xml")
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {})
        ).value
    except Exception as error:  # mammoth has no base class of its own for faults in a file
        raise CorruptError(f"mammoth: {error!r}", name=name) from error
    _, blocks = html_blocks(_NOTE_BACK.sub("", _NOTE_SIGN.sub("", page)))
    return _title(data), blocks


def _title(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "docProps/core.xml" not in archive.namelist():
            return ""
        # check_archive has parsed this part and refused any entity
        root = ElementTree.fromstring(archive.read("docProps/core.xml"))
    return " ".join((root.findtext("{http://purl.org/dc/elements/1.1/}title") or "").split())
