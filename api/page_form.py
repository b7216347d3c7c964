"""What the page's form holds, so that nothing is lost when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from aligner.i18n import Language
from aligner.programme_file import DEFAULT_PROGRAMME
from api.intake import Form

MAX_KEPT = 2_000_000


@dataclass(frozen=True)
class PageForm:
    """The values of the form's fields as they were sent, and the errors by field."""

    page_language: Language
    text: str = ""
    title: str = ""
    programme: str = DEFAULT_PROGRAMME
    language: str = "en"
    audience: str = "applicant"
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, form: Form, page_language: Language) -> PageForm:
        """Return what was sent; a text beyond two million characters is not sent back."""
        fields = form.fields
        return cls(
            page_language=page_language,
            text=fields.get("text", "")[:MAX_KEPT],
            title=fields.get("title", ""),
            programme=fields.get("programme", DEFAULT_PROGRAMME),
            language=fields.get("language", page_language),
            audience=fields.get("audience", "applicant"),
        )

    def with_error(self, name: str, sentence: str) -> PageForm:
        """Return the form with ``sentence`` at the field ``name``."""
        return replace(self, errors={**self.errors, name: sentence})
