"""Files of every kind that is read → Proposal."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePath

from aligner.proposal import Proposal
from aligner.reading.blocks import Block, join_blocks, tidy
from aligner.reading.decoding import decode_html, decode_text
from aligner.reading.docx import docx_blocks
from aligner.reading.errors import FileDeniedError, FileMissingError, TooLargeError
from aligner.reading.html import html_blocks
from aligner.reading.office import odt_blocks, rtf_blocks
from aligner.reading.pdf import read_pdf
from aligner.reading.sniffing import kind_of
from aligner.reading.texts import UNNAMED, build, printable
from aligner.settings import get_settings

BlockReader = Callable[..., tuple[str, list[Block]]]

MAX_TITLE = 250

# Titles that programs, templates and forms put into a document's properties.
_NO_TITLE = re.compile(
    r"(?:microsoft word|untitled|nimetön|namnlös|powerpoint|word -).*|(?:document|asiakirja|dokument)\s*\d*"
    r"|\(?(?:anonymous|unspecified)\)?|hakemus(?:lomake)?|hankesuunnitelma|ansökan|projektplan"
    r"|application(?: form)?|.*\.(?:docx?|odt|rtf|pdf|html?|txt|dotx?|indd)",
    re.I,
)


def read_path(path: Path | str) -> Proposal:
    """Return the proposal in a file; its id is the name of the file without its ending.

    Raises:
        ReadingError: one of ``aligner.reading.errors``, by what is wrong.
    """
    path = Path(path)
    name = printable(path.name) or UNNAMED
    limit = get_settings().max_bytes
    try:
        if path.exists() and not path.is_file():
            raise FileDeniedError("not a file", name=name)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissingError(str(error), name=name) from error
    except (OSError, ValueError) as error:
        raise FileDeniedError(str(error), name=name) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str, *, media_type: str | None = None) -> Proposal:
    """Return the proposal in the bytes of a file.

    Args:
        data: the whole file.
        name: name of the file: says the type, and gives the id.
        media_type: says the type where the name has no ending that is known.

    Raises:
        ReadingError: one of ``aligner.reading.errors``, by what is wrong.
    """
    shown = printable(PurePath(name).name) or UNNAMED
    limit = get_settings().max_bytes
    if len(data) > limit:
        raise TooLargeError(name=shown, limit=limit)
    kind = kind_of(data, shown, media_type)
    if kind == "pdf":
        pdf = read_pdf(data, name=shown)
        return build(pdf.text, title=sensible_title(pdf.title), name=shown, marks=pdf.marks, pages=pdf.pages)
    if kind == "text":
        return build(decode_text(data, name=shown), name=shown)
    readers: dict[str, BlockReader] = {
        "docx": docx_blocks,
        "odt": odt_blocks,
        "rtf": rtf_blocks,
        "html": _html,
    }
    title, blocks = readers[kind](data, name=shown)
    text, marks = join_blocks(blocks)
    return build(text, title=sensible_title(title), name=shown, marks=marks)


def _html(data: bytes, *, name: str) -> tuple[str, list[Block]]:
    return html_blocks(decode_html(data, name=name))


def sensible_title(title: str) -> str:
    """Return a title from a document's properties, or nothing where a program or a form has put it there."""
    title = " ".join(tidy(title).split())
    if _NO_TITLE.fullmatch(title) or len(title) > MAX_TITLE or not any(map(str.isalpha, title)):
        return ""
    return title
