"""One family of errors: a code, a sentence for the user in three languages, a detail for the log.

The command line and the API render the same object; a failure never becomes a score.
"""

from __future__ import annotations

from typing import ClassVar

from aligner.i18n import Language, mark, translate


class AlignerError(Exception):
    """Base of every error that a user can meet.

    Args:
        detail: what happened, for the log; never shown as the only explanation.
        **values: fields of the class's ``template``.
    """

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    template: ClassVar[str] = mark("Something went wrong inside Aligner.")

    def __init__(self, detail: str = "", **values: object) -> None:
        super().__init__(detail or self.template)
        self.detail = detail
        self.values = values

    def message(self, language: Language = "en") -> str:
        """Return the sentence for the user."""
        return translate(self.template, language, **self.values)

    def __str__(self) -> str:
        text = self.message("en")
        return f"{text} [{self.detail}]" if self.detail else text


class UsageError(AlignerError):
    """The user asked for something that can be put right: exit code 2, HTTP 4xx."""

    code = "usage"
    status = 400
