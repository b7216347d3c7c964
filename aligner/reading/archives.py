"""Guards for files that are zip archives of XML (DOCX, ODT): bombs, damage, passwords."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from xml.parsers import expat

from aligner.reading.errors import CorruptError, EncryptedError, TooLargeError
from aligner.settings import get_settings

MAX_MEMBERS = 10_000
MAX_DEPTH = 250
UNPACKED = 10
"""A file may unpack to this many times the size that is allowed for files, its XML to twice that size."""

BAD_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile and its helpers raise on a damaged archive."""

_CHUNK = 1 << 16
_SNIFF = 64


class _RefusedError(Exception):
    """What no office program writes: entities, or elements nested without end."""


def check_archive(data: bytes, *, name: str, needed: str) -> None:
    """Raise the error that says why a DOCX or ODT file is not safe or not whole, ``needed`` being its text.

    Raises:
        TooLargeError: it unpacks to more than is read.
        EncryptedError: it needs a password.
        CorruptError: a part is damaged, is not XML, or is made to do harm.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, name)
            if needed not in archive.namelist():
                raise CorruptError(f"no {needed}", name=name)
            for member in archive.infolist():
                if _is_markup(archive, member):
                    _check_xml(archive, member, name)
    except BAD_ARCHIVE as error:
        raise CorruptError(str(error), name=name) from error
    except (expat.ExpatError, _RefusedError) as error:
        raise CorruptError(f"XML: {error}", name=name) from error


def _is_markup(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Tell by the content as well: a part may carry any name, and relations lead to it all the same."""
    if member.filename.lower().endswith((".xml", ".rels")):
        return True
    with archive.open(member) as part:
        start = part.read(_SNIFF)
    return start.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")


def _check_sizes(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    limit = get_settings().max_bytes
    total = sum(member.file_size for member in members)
    if any(member.flag_bits & 1 for member in members):
        raise EncryptedError("encrypted zip member", name=name)
    xml = 0
    if total <= UNPACKED * limit and len(members) <= MAX_MEMBERS:
        xml = sum(member.file_size for member in members if _is_markup(archive, member))
    if total > UNPACKED * limit or xml > 2 * limit or len(members) > MAX_MEMBERS:
        raise TooLargeError(f"{len(members)} parts, {total} bytes unpacked", name=name, limit=limit)


def _check_xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
    """Parse one part in a stream; the size that the archive declares is the most that zipfile yields."""
    depth = 0

    def open_element(tag: str, _: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise _RefusedError(f"{member.filename} is nested too deeply")
        if tag.endswith("encryption-data"):
            raise EncryptedError("encryption-data in the manifest", name=name)

    def close_element(_: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_: object) -> None:
        raise _RefusedError(f"{member.filename} declares entities")

    parser = expat.ParserCreate()
    parser.StartElementHandler = open_element
    parser.EndElementHandler = close_element
    parser.EntityDeclHandler = entity
    with archive.open(member) as part:
        empty = True
        while chunk := part.read(_CHUNK):
            empty = False
            parser.Parse(chunk, False)
        if not empty:
            parser.Parse(b"", True)
