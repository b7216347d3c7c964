"""Reading: files, texts and records → Proposal. The libraries of a file type load where one is read."""

from aligner.reading.files import read_bytes, read_path
from aligner.reading.records import read_records
from aligner.reading.texts import read_sections, read_text

__all__ = ["read_bytes", "read_path", "read_records", "read_sections", "read_text"]
