"""What can be wrong with a file, a text or a record: one class each, with a sentence that says what to do."""

from __future__ import annotations

from aligner.errors import AlignerError, UsageError
from aligner.i18n import Language, mark


class ReadingError(UsageError):
    """Base of everything that can be wrong with what is read."""

    code = "unreadable"
    status = 422
    template = mark(
        "The proposal could not be read. Save it again, or as another file type, and try once more."
    )


class FileMissingError(ReadingError):
    """No file of that name."""

    code = "file-missing"
    status = 404
    template = mark("There is no file “{name}”. Check the name and the folder.")


class FileDeniedError(ReadingError):
    """The file is there, but it may not or cannot be opened."""

    code = "file-denied"
    status = 403
    template = mark(
        "The file “{name}” cannot be opened. Check that you may read it and that it is a file, not a folder."
    )


class UnsupportedTypeError(ReadingError):
    """A file type that is not read."""

    code = "unsupported-type"
    status = 415
    template = mark("“{name}” is of a type that is not read. Save it as one of these and try again: {known}.")


class MislabelledError(ReadingError):
    """The content is of another type than the name says."""

    code = "mislabelled"
    status = 415
    template = mark(
        "“{name}” is named as {declared}, but its content is {found}. Give it the right ending, "
        "or save it as {declared}."
    )


class EmptyError(ReadingError):
    """Nothing to read."""

    code = "empty"
    template = mark("“{name}” has no text in it. Check that you chose the right file and that it was saved.")


class EncryptedError(ReadingError):
    """A password is needed."""

    code = "encrypted"
    template = mark("“{name}” is protected by a password. Save it without the password and try again.")


class CorruptError(ReadingError):
    """The file is broken or cut short."""

    code = "corrupt"
    template = mark("“{name}” is damaged or was cut short. Open it, save it again, and try once more.")


class ScannedError(ReadingError):
    """A PDF of pictures."""

    code = "scanned"
    template = mark(
        "“{name}” holds pictures of pages and no text. Use the original document, "
        "or run text recognition on it first."
    )


class TooLargeError(ReadingError):
    """More bytes than are read, packed or unpacked."""

    code = "too-large"
    status = 413
    template = mark(
        "“{name}” is too large: at most {limit} bytes are read. Leave out pictures and attachments, "
        "and try again."
    )


class TooLongError(ReadingError):
    """More characters than are checked."""

    code = "too-long"
    status = 413
    template = mark(
        "“{name}” is too long: at most {limit} characters are checked. Leave out attachments, and try again."
    )


class UndecodableError(ReadingError):
    """Text in no encoding that is known here."""

    code = "undecodable"
    template = mark("The letters of “{name}” cannot be read. Save it as text in UTF-8 and try again.")


class BinaryTextError(ReadingError):
    """Something else than text under a text file's name."""

    code = "binary-text"
    status = 415
    template = mark(
        "“{name}” is named as a text file, but it holds no text. Check that you chose the right file."
    )


class RecordError(ReadingError):
    """A line of a JSONL file that is no proposal; ``record_id`` names it where that much could be read.

    Args:
        line: number of the line, from 1.
        cause: what is wrong with it.
        record_id: the record's own id, or an empty string.
    """

    code = "record"
    template = mark("Line {line}: {reason}")

    def __init__(self, line: int, cause: AlignerError, record_id: str = "") -> None:
        super().__init__(cause.detail, line=line, reason=cause.message())
        self.line = line
        self.cause = cause
        self.record_id = record_id

    def message(self, language: Language = "en") -> str:
        """Return the sentence for the user, the cause in the same language."""
        self.values["reason"] = self.cause.message(language)
        return super().message(language)


class RecordSyntaxError(ReadingError):
    """Not JSON."""

    code = "record-syntax"
    template = mark("This is not a JSON object. Put one whole record on each line.")


class RecordShapeError(ReadingError):
    """JSON, but not a record."""

    code = "record-shape"
    template = mark(
        "The record's “{key}” is missing or of the wrong kind. It needs “sections” (name and text each) "
        "or “text”."
    )
