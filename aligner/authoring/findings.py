"""What a linter says of a programme: warnings as sentences in the reader's language, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aligner.i18n import Language, mark, translate
from aligner.programme_file import Place

SENTENCES: dict[str, str] = {
    "language-missing": mark(
        "Nothing is written in “{language}”: proposals in it are compared with text in other languages."
    ),
    "target-language-missing": mark(
        "{target}: “{key}” is missing, although the programme has text in that language."
    ),
    "statements-missing": mark("{target}: there are no statements, so only its name is compared."),
    "statement-short": mark(
        "{statement} has {count} words: write a whole sentence of {least} words or more."
    ),
    "statement-duplicate": mark("{statement} says the same as {other}."),
    "source-missing": mark("{target}: nothing tells where it was read (“source”)."),
    "approved-after-end": mark("The programme is approved on {day}, after its last day, {end}."),
    "revised-after-end": mark("The programme is revised on {day}, after its last day, {end}."),
    "revised-before-approved": mark(
        "The programme is revised on {day}, before it is approved on {approved}."
    ),
    "target-period-outside": mark(
        "{target}: its period {start}–{end} has no day in common with that of the programme."
    ),
    "outlook-past": mark("“{key}” looks to the year {year}, before the programme starts."),
    "supersedes-unknown": mark("“{name}”, which this programme supersedes, is not installed."),
    "supersedes-itself": mark("The programme supersedes itself."),
    "superseded": mark("The programme “{name}”, which is installed, supersedes this one."),
    "folder-differs": mark(
        "The id is “{name}” and the folder “{folder}”: an installed programme is found by its folder."
    ),
    "targets-overlap": mark(
        "{target} and {other} say nearly the same: a proposal that serves one will seem to serve both."
    ),
    "statement-attracted": mark(
        "{statement} comes nearer to {other} than to the rest of its own target: “{text}”"
    ),
}


@dataclass(frozen=True)
class Finding:
    """A warning: its code, the path of the value that it is about, and the fields of its sentence."""

    code: str
    where: Place
    values: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: Language) -> str:
        """Return the sentence in ``language``."""
        return translate(SENTENCES[self.code], language, **self.values)
