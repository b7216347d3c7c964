import json

import pytest

from aligner.errors import AlignerError
from aligner.proposal import Proposal
from aligner.reading import read_records
from aligner.reading.errors import (
    EmptyError,
    FileDeniedError,
    FileMissingError,
    RecordError,
    RecordShapeError,
)

GOOD = {"id": "a-1", "lang": "sv", "title": "T", "sections": [{"name": "actions", "text": "Vi utbildar."}]}


def lines(*records):
    encoded = [record if isinstance(record, bytes) else json.dumps(record).encode() for record in records]
    return b"\n".join(encoded) + b"\n"


def only(data):
    (result,) = read_records(data)
    return result


def test_a_record_becomes_a_proposal():
    proposal = only(lines(GOOD))
    assert (proposal.id, proposal.language, proposal.title, proposal.text) == (
        "a-1",
        "sv",
        "T",
        "Vi utbildar.",
    )


def test_labels_and_unknown_keys_are_ignored():
    assert only(lines({**GOOD, "labels": {"x": 2}, "evidence": 7, "kind": None})) == only(lines(GOOD))


def test_a_record_of_plain_text_is_read_with_its_headings():
    proposal = only(lines({"id": "t", "lang": "fi", "text": "Tavoitteet\nKoulutetaan."}))
    assert (proposal.sections[0].name, proposal.language) == ("objectives", "fi")


def test_a_broken_line_does_not_stop_the_rest():
    results = list(read_records(lines(GOOD, b'{"id": "b-1", ', GOOD)))
    assert [type(result) for result in results] == [Proposal, RecordError, Proposal]
    assert results[1].line == 2
    assert str(results[1]).startswith("Line 2: ")


def test_blank_lines_are_counted_and_passed_over():
    assert only(b"\n\n[]\n").line == 3


def test_an_error_carries_the_id_of_its_record():
    assert only(lines({"id": "c-1", "sections": []})).record_id == "c-1"


def test_an_error_within_a_record_keeps_its_cause():
    assert isinstance(only(lines({"id": "c-1", "text": " "})).cause, EmptyError)


@pytest.mark.parametrize(
    "record",
    [
        {"id": "x"},
        {"id": "x", "text": 5},
        {"id": "x", "sections": "text"},
        {"id": "x", "sections": ["text"]},
        {"id": "x", "sections": [{"name": "need"}]},
        {"id": "x", "sections": [{"name": 1, "text": "Yksi."}]},
        {"id": ["x"], "text": "Yksi."},
        {"id": "x", "title": 1, "text": "Yksi."},
    ],
)
def test_a_record_of_the_wrong_shape_is_an_error(record):
    assert isinstance(only(lines(record)).cause, RecordShapeError)


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b"7",
        b"null",
        b"{",
        b"\xff\xfe",
        b"{'id': 1}",
        b"[" * 100_000,
        b'{"id": "x", "text": "\\ud800 a"}',
        b"\x00",
    ],
)
def test_a_line_that_is_no_record_is_an_error(line):
    assert isinstance(only(line), RecordError)


def test_a_record_without_an_id_is_named_by_its_line():
    assert only(lines({"text": "Koulutetaan."})).id == "line-1"


def test_a_number_can_be_an_id():
    assert only(lines({"id": 17, "text": "Koulutetaan."})).id == "17"


def test_an_unknown_language_is_left_open():
    assert only(lines({**GOOD, "lang": "de"})).language is None


def test_a_byte_order_mark_is_passed_over():
    assert only(b"\xef\xbb\xbf" + lines(GOOD)).id == "a-1"


def test_a_line_beyond_the_limit_is_an_error_and_the_next_is_read(limits):
    limits(max_bytes=200)
    long, short = read_records(lines({"id": "x", "text": "a" * 1000}, GOOD))
    assert (long.line, short.id) == (1, "a-1")


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "round.jsonl"
    path.write_bytes(lines(GOOD, GOOD))
    assert len(list(read_records(path))) == 2


def test_a_missing_file_is_told_at_once(tmp_path):
    with pytest.raises(FileMissingError):
        read_records(tmp_path / "none.jsonl")


def test_a_folder_is_no_file_of_records(tmp_path):
    with pytest.raises(FileDeniedError):
        read_records(tmp_path)


def test_every_error_is_of_the_family():
    assert issubclass(RecordError, AlignerError)
