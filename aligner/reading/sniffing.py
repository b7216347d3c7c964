"""What a file is by its name, and what it is by its content."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath
from typing import Literal, cast

from aligner.reading.archives import BAD_ARCHIVE
from aligner.reading.errors import (
    BinaryTextError,
    CorruptError,
    EmptyError,
    EncryptedError,
    MislabelledError,
    UnsupportedTypeError,
)

Kind = Literal["pdf", "docx", "odt", "rtf", "html", "text"]

SUFFIXES: dict[str, Kind] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
}
MEDIA_TYPES: dict[str, Kind] = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
}
KNOWN = "PDF, DOCX, ODT, RTF, HTML, TXT, MD"
LABELS: dict[str, str] = {
    "pdf": "PDF",
    "docx": "DOCX",
    "odt": "ODT",
    "rtf": "RTF",
    "html": "HTML",
    "text": "TXT",
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"Rar!", "RAR"),
    (b"MZ\x90", "EXE"),
    (b"\x7fELF", "ELF"),
)
_ZIP_PARTS: tuple[tuple[str, str], ...] = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "XLSX"),
    ("ppt/presentation.xml", "PPTX"),
)


def declared_kind(name: str, media_type: str | None) -> Kind | None:
    """Return the kind that the name says, or else the media type; None where neither says anything.

    Raises:
        UnsupportedTypeError: they say a kind that is not read.
    """
    suffix = PurePath(name).suffix.lower()
    media = (media_type or "").partition(";")[0].strip().lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if media in MEDIA_TYPES:
        return MEDIA_TYPES[media]
    if suffix or media not in ("", "application/octet-stream"):
        raise UnsupportedTypeError(f"suffix {suffix!r}, media type {media!r}", name=name, known=KNOWN)
    return None


def kind_of(data: bytes, name: str, media_type: str | None) -> Kind:
    """Return the kind of a file, where its content bears out what its name says.

    Raises:
        EmptyError, EncryptedError, CorruptError, MislabelledError, BinaryTextError, UnsupportedTypeError
    """
    declared = declared_kind(name, media_type)
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyError(name=name)
    found = _content(data, name, declared)
    if declared is None:
        if found not in LABELS:
            raise UnsupportedTypeError(f"content {found}", name=name, known=KNOWN)
        return cast(Kind, found)
    if found == declared or (declared == "html" and found == "text"):
        return declared
    if declared == "text" and found not in LABELS:
        raise BinaryTextError(f"content {found}", name=name)
    raise MislabelledError(name=name, declared=LABELS[declared], found=LABELS.get(found, found))


def _content(data: bytes, name: str, declared: Kind | None) -> Kind | str:
    if b"%PDF-" in data[:1024] and declared != "text":
        return "pdf"
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise EncryptedError("OLE container with EncryptedPackage", name=name)
        return "DOC"
    if data.startswith(b"PK"):
        return _zip_content(data, name, declared)
    for magic, label in _FOREIGN:
        if data.startswith(magic):
            return label
    return _text_content(data)


def _text_content(data: bytes) -> Kind:
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"%pdf-"):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    if start.startswith(b"<?xml") and b"<html" in start:
        return "html"
    return "text"


def _zip_content(data: bytes, name: str, declared: Kind | None) -> Kind | str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
            mimetype = archive.read("mimetype")[:100] if "mimetype" in members else b""
    except BAD_ARCHIVE as error:
        if declared in ("docx", "odt"):
            raise CorruptError(str(error), name=name) from error
        return "ZIP"
    for part, label in _ZIP_PARTS:
        if part in members:
            return label
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    return "ODF" if mimetype.startswith(b"application/vnd.oasis") else "ZIP"
