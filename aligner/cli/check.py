"""``aligner check``."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import click

from aligner.cli.inputs import proposals
from aligner.cli.output import chosen, fail, language_option, progress, write
from aligner.errors import AlignerError, UsageError
from aligner.i18n import Language, mark

FORMATS = ("text", "json", "jsonl", "html")


class OneFormatError(UsageError):
    """Several proposals cannot go into one document of this format."""

    code = "one-proposal-only"
    template = mark("Format {format} holds one proposal; use --format jsonl for several.")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--programme", default=None, metavar="ID|PATH", help="Programme to check against.")
@click.option("--model", default="", help="Scoring model; “untrained” uses similarity alone.")
@language_option
@click.option(
    "--audience", type=click.Choice(["applicant", "officer"]), default="applicant", show_default=True
)
@click.option(
    "--date",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of the assessment, to compare the programme's period with (default: only days in the text).",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def command(
    files: tuple[str, ...],
    programme: str | None,
    model: str,
    language: str | None,
    audience: str,
    today: datetime | None,
    form: str,
    output: Path | None,
) -> None:
    """Check proposals and explain the result.

    FILE is a PDF, DOCX, ODT, RTF, HTML, Markdown or text file, a .jsonl file with one proposal a line, or “-”
    for standard input. Exit code 1 means that some proposal could not be assessed.
    """
    from aligner.pipeline import load_checker  # noqa: PLC0415  (loads the scorer)
    from aligner.programme_file import DEFAULT_PROGRAMME  # noqa: PLC0415

    speech = chosen(language)
    checker = load_checker(programme or DEFAULT_PROGRAMME, model)
    run = _Run(checker, speech, audience, form, today.date() if today else None)
    items = list(proposals(files))
    if form in ("json", "html") and len(items) > 1:
        raise OneFormatError(format=form)
    texts = [run.one(name, item) for name, item in progress(items, total=len(items), label="aligner check")]
    shown = [text for text in texts if text is not None]
    if shown:
        write("\n".join(shown) + "\n", output)
    sys.exit(1 if run.failed else 0)


class _Run:
    def __init__(
        self, checker: Any, language: Language, audience: str, form: str, today: date | None
    ) -> None:
        self.checker = checker
        self.language = language
        self.audience = audience
        self.form = form
        self.today = today
        self.failed = 0

    def one(self, name: str, item: Any) -> str | None:
        """Return the rendered report of one proposal; an error is shown, or is a line of its own in JSONL."""
        from aligner.rendering import Audience, Format, render  # noqa: PLC0415

        try:
            if isinstance(item, AlignerError):
                raise item
            report = self._report(item)
        except AlignerError as error:
            self.failed += 1
            fail(error, name)
            return self._error_line(name, item, error) if self.form == "jsonl" else None
        return render(
            report,
            self.checker.programme,
            cast(Format, self.form),
            language=self.language,
            audience=cast(Audience, self.audience),
        ).rstrip("\n")

    def _report(self, proposal: Any) -> Any:
        """Return the report; what nobody foresaw becomes an error of this proposal alone."""
        try:
            return self.checker.check(proposal, language=self.language, today=self.today)
        except AlignerError:
            raise
        except Exception as error:
            raise AlignerError(repr(error)) from error

    def _error_line(self, name: str, item: Any, error: AlignerError) -> str:
        held = getattr(item, "id", None) or getattr(error, "record_id", None) or name
        content = {
            "schema": "aligner.report/1",
            "proposal": {"id": held},
            "error": {"code": error.code, "message": error.message(self.language)},
        }
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
