"""A zoo of broken files, each named by its defect."""

import zipfile
from pathlib import Path

import pytest

from aligner.errors import AlignerError, UsageError
from aligner.reading import errors, read_bytes, read_path

from .makers import docx, odt, pdf, raw_docx, rtf, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 100
WHOLE_DOCX = docx("Koulutetaan väkeä.")
WHOLE_ODT = odt("Koulutetaan väkeä.")
WHOLE_PDF = pdf(["Koulutetaan väkeä."])
WHOLE_RTF = rtf(r"\pard Koulutetaan.\par")
NESTED = "<w:p>" * 2000 + "</w:p>" * 2000
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
MANIFEST = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def flipped(data):
    """The same archive with a byte changed inside its packed document."""
    where = data.index(b"word/document.xml") + 60
    return data[:where] + bytes([data[where] ^ 255]) + data[where + 1 :]


ZOO = {
    "empty.txt": (b"", errors.EmptyError),
    "spaces.md": (b" \r\n\t", errors.EmptyError),
    "zeros.pdf": (b"\x00" * 100, errors.EmptyError),
    "no-words.docx": (docx(""), errors.EmptyError),
    "no-words.odt": (odt(""), errors.EmptyError),
    "no-words.html": (b"<html><body><script>x</script></body></html>", errors.EmptyError),
    "no-words.rtf": (rtf(""), errors.EmptyError),
    "program.exe": (b"MZ\x90\x00", errors.UnsupportedTypeError),
    "old-word.doc": (OLE, errors.UnsupportedTypeError),
    "picture-without-ending": (PNG, errors.UnsupportedTypeError),
    "pdf-named.docx": (WHOLE_PDF, errors.MislabelledError),
    "docx-named.pdf": (WHOLE_DOCX, errors.MislabelledError),
    "docx-named.odt": (WHOLE_DOCX, errors.MislabelledError),
    "text-named.pdf": (b"Koulutetaan.", errors.MislabelledError),
    "text-named.rtf": (b"Koulutetaan.", errors.MislabelledError),
    "rtf-named.docx": (WHOLE_RTF, errors.MislabelledError),
    "html-named.txt": (b"<!DOCTYPE html><p>x", errors.MislabelledError),
    "pdf-named.txt": (WHOLE_PDF, errors.MislabelledError),
    "old-word-named.docx": (OLE, errors.MislabelledError),
    "picture-named.pdf": (PNG, errors.MislabelledError),
    "zip-named.docx": (zipped({"a.txt": "x"}), errors.MislabelledError),
    "picture-named.txt": (PNG, errors.BinaryTextError),
    "zip-named.txt": (zipped({"a.txt": "x"}), errors.BinaryTextError),
    "password.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), errors.EncryptedError),
    "password.pdf": (pdf(["Koulutetaan."], password="salasana"), errors.EncryptedError),
    "password.odt": (
        zipped({"mimetype": ODT_TYPE, "META-INF/manifest.xml": MANIFEST, "content.xml": "<x/>"}),
        errors.EncryptedError,
    ),
    "cut.docx": (WHOLE_DOCX[: len(WHOLE_DOCX) // 2], errors.CorruptError),
    "cut.odt": (WHOLE_ODT[: len(WHOLE_ODT) // 2], errors.CorruptError),
    "cut.pdf": (WHOLE_PDF[: len(WHOLE_PDF) // 2], errors.CorruptError),
    "cut.rtf": (WHOLE_RTF[:-1], errors.CorruptError),
    "junk.pdf": (b"%PDF-1.7\njunk\nstartxref\n0\n%%EOF", errors.CorruptError),
    "one-byte-wrong.docx": (flipped(WHOLE_DOCX), errors.CorruptError),
    "broken-xml.docx": (raw_docx("<w:p>"), errors.CorruptError),
    "nested-without-end.docx": (raw_docx(NESTED), errors.CorruptError),
    "nested-without-end.rtf": (rtf("{" * 5000 + "}" * 5000), errors.CorruptError),
    "entities.docx": (raw_docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", ENTITIES), errors.CorruptError),
    "no-content.odt": (zipped({"mimetype": ODT_TYPE}), errors.CorruptError),
    "scanned.pdf": (pdf([], []), errors.ScannedError),
    "scanned-with-page-numbers.pdf": (pdf([], [], footer="{page}/{pages}"), errors.ScannedError),
}


@pytest.mark.parametrize("name", ZOO)
def test_a_broken_file_is_told_by_its_defect(name):
    data, wrong = ZOO[name]
    with pytest.raises(wrong) as caught:
        read_bytes(data, name)
    assert type(caught.value) is wrong
    assert name in caught.value.message() or wrong is errors.EmptyError


@pytest.mark.parametrize(
    "whole", [WHOLE_DOCX, WHOLE_ODT, WHOLE_PDF, WHOLE_RTF], ids=["docx", "odt", "pdf", "rtf"]
)
@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_anywhere_raises_only_our_errors(whole, share):
    with pytest.raises(AlignerError):
        read_bytes(whole[: int(share * len(whole))], "h")


def test_a_file_beyond_the_limit_is_too_large(limits):
    limits(max_bytes=100)
    with pytest.raises(errors.TooLargeError, match="100"):
        read_bytes(b"a" * 101, "h.txt")


def test_a_file_on_disk_beyond_the_limit_is_too_large(limits, tmp_path):
    limits(max_bytes=100)
    (tmp_path / "h.txt").write_bytes(b"a" * 1000)
    with pytest.raises(errors.TooLargeError):
        read_path(tmp_path / "h.txt")


@pytest.mark.parametrize("name", ["bomb.docx", "bomb.odt"])
def test_a_file_that_unpacks_without_end_is_too_large(limits, name):
    limits(max_bytes=50_000)
    bomb = zipped({"mimetype": ODT_TYPE, "content.xml": b"<a>" + b" " * 1_000_000 + b"</a>"})
    docx_bomb = raw_docx("<w:p/>" + " " * 1_000_000)
    with pytest.raises(errors.TooLargeError):
        read_bytes(docx_bomb if name.endswith("docx") else bomb, name)


def test_an_archive_that_lies_about_its_size_is_damaged():
    data = bytearray(zipped({"word/document.xml": b"<a>" + b" " * 100_000 + b"</a>"}, zipfile.ZIP_STORED))
    where = data.rindex(b"PK\x01\x02") + 24
    data[where : where + 4] = (10).to_bytes(4, "little")
    with pytest.raises(errors.CorruptError):
        read_bytes(bytes(data), "h.docx")


def test_a_pdf_with_too_much_text_is_too_long(limits):
    limits(max_characters=1000)
    with pytest.raises(errors.TooLongError):
        read_bytes(pdf(*[["Koulutetaan väkeä lisää ja lisää."] * 40] * 3), "h.pdf")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(errors.FileMissingError, match=r"none\.txt"):
        read_path(tmp_path / "none.txt")


def test_a_folder_is_told(tmp_path):
    with pytest.raises(errors.FileDeniedError):
        read_path(tmp_path)


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError("no")

    (tmp_path / "h.txt").write_text("x")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(errors.FileDeniedError):
        read_path(tmp_path / "h.txt")


def test_an_impossible_path_is_told():
    with pytest.raises(AlignerError):
        read_path("h\x00.txt")


def test_a_media_type_stands_in_for_an_ending():
    assert read_bytes(WHOLE_RTF, "hakemus", media_type="application/rtf; charset=x").text == "Koulutetaan."


def test_an_unknown_media_type_is_told():
    with pytest.raises(errors.UnsupportedTypeError):
        read_bytes(b"x", "hakemus", media_type="image/png")


@pytest.mark.parametrize(
    "data",
    [WHOLE_DOCX, WHOLE_ODT, WHOLE_PDF, WHOLE_RTF, b"Koulutetaan."],
    ids=["docx", "odt", "pdf", "rtf", "txt"],
)
def test_a_file_without_an_ending_is_told_by_its_content(data):
    assert read_bytes(data, "-").text.startswith("Koulutetaan")


def test_control_characters_in_a_docx_do_no_harm():
    assert read_bytes(raw_docx("<w:p><w:r><w:t>Yksi\u0085kaksi.</w:t></w:r></w:p>"), "h.docx").text


def classes(base):
    for child in base.__subclasses__():
        yield child
        yield from classes(child)


@pytest.mark.parametrize("error", list(classes(errors.ReadingError)))
def test_every_error_has_a_code_of_its_own_and_a_status_for_users(error):
    codes = [other.code for other in classes(errors.ReadingError)]
    assert codes.count(error.code) == 1
    assert issubclass(error, UsageError)
    assert 400 <= error.status < 500
