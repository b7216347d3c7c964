"""Bytes of a text file → text: UTF-8, UTF-16, UTF-32 by their marks or shape, else Windows-1252."""

from __future__ import annotations

import codecs
import re

from aligner.reading.errors import BinaryTextError, CorruptError, UndecodableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_SAMPLE = 65_536


def decode_text(data: bytes, *, name: str) -> str:
    """Return the text of a file, without its byte order mark.

    Raises:
        BinaryTextError: this is no text.
        UndecodableError: this is text in an encoding that is not known here, or in two at once.
        CorruptError: the text ends within a character.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, name)
    sample = data[:_SAMPLE]
    if b"\x00" in sample and (shape := _utf16_shape(sample)):
        return _decoded(data, shape, name)
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        raise BinaryTextError(name=name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and _MULTIBYTE.search(data):
            raise CorruptError(str(error), name=name) from error
        if len(_MULTIBYTE.findall(sample)) > 2 * _faults(sample):
            raise UndecodableError(str(error), name=name) from error
        return _decoded(data, "cp1252", name)


def decode_html(data: bytes, *, name: str) -> str:
    """Return the text of an HTML page, in the encoding that it names if it names one."""
    declared = _META.search(data[:4096])
    if declared and not data.startswith(tuple(mark for mark, _ in _MARKS)):
        try:
            return data.decode(codecs.lookup(declared[1].decode("ascii", "replace")).name)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode_text(data, name=name)


def _utf16_shape(sample: bytes) -> str | None:
    """Return the encoding where every other byte is zero, as in UTF-16 of European languages."""
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _faults(sample: bytes) -> int:
    return sample.decode("utf-8", "replace").count("\ufffd")


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(str(error), name=name) from error
