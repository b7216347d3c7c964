"""HTML → blocks, by the standard library.

kreuzberg (4.10) drops the text of ``div``, ``dl``, ``label`` and ``textarea``, and puts Markdown signs
into the rest.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from aligner.reading.blocks import Block, table_blocks

_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "label",
        "legend",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "ul",
        "textarea",
        "caption",
        "center",
    )
)
_SKIPPED = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "nav",
        "svg",
        "math",
        "select",
        "button",
        "object",
        "iframe",
    )
)
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_OPEN_END = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_SPACE = re.compile(r"[ \t\r\n\f]+")


Table = list[list[list[str]]]
"""Rows of cells of paragraphs."""


class _Reader(HTMLParser):
    """Collects blocks; nothing in here calls itself, so depth of nesting does no harm."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.title = ""
        self.parts: list[str] = []
        self.bold_parts: list[str] = []
        self.bold = 0
        self.heading = 0
        self.verbatim = 0
        self.skipping: list[str] = []
        self.in_title = False
        self.lists: list[int] = []
        self.marker = ""
        self.tables: list[Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if self.skipping:
            if self.skipping[0] != "p" or tag not in _BLOCKS | _HEADINGS.keys():
                self.skipping += [tag] * (tag == self.skipping[0])
                return
            self.skipping.clear()  # a paragraph's end tag may be left out
        if tag not in _VOID and (tag in _SKIPPED or _is_hidden(attrs)):
            self.flush()
            self.skipping.append(tag)
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "title":
            self.in_title = True
        else:
            self._open(tag)

    def _open(self, tag: str) -> None:
        if tag in ("b", "strong"):
            self.bold += 1
        elif tag in _HEADINGS:
            self.flush()
            self.heading = _HEADINGS[tag]
        elif tag == "table":
            self.flush()
            self.tables.append([])
        elif tag in ("tr", "td", "th"):
            self._open_cell(tag)
        elif tag == "li":
            self._open_item()
        elif tag in _BLOCKS:
            self.flush()
            self.verbatim += tag in ("pre", "textarea")
            if tag in ("ul", "ol"):
                self.lists.append(0 if tag == "ol" else -1)

    def _open_cell(self, tag: str) -> None:
        self.flush()
        if not self.tables:
            return
        rows = self.tables[-1]
        if tag == "tr" or not rows:
            rows.append([])
        if tag != "tr":
            rows[-1].append([])

    def _open_item(self) -> None:
        self.flush()
        self.marker = "• "
        if self.lists and self.lists[-1] >= 0:
            self.lists[-1] += 1
            self.marker = f"{self.lists[-1]}. "

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag == "title":
            self.in_title = False
        if self.skipping:
            if tag == self.skipping[0]:
                self.skipping.pop()
            return
        if tag in ("b", "strong"):
            self.bold = max(0, self.bold - 1)
        elif tag in _HEADINGS:
            self.flush()
            self.heading = 0
        elif tag == "table":
            self._close_table()
        elif tag in _BLOCKS or tag in ("li", "tr", "td", "th"):
            self.flush()
            self.verbatim = max(0, self.verbatim - (tag in ("pre", "textarea")))
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
            self.marker = "" if tag == "li" else self.marker

    def _close_table(self) -> None:
        self.flush()
        if not self.tables:
            return
        blocks = table_blocks(self.tables.pop())
        if self.tables and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1] += [block.text for block in blocks]
        else:
            self.blocks += blocks

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self.in_title:
            self.title += data
        elif not self.skipping:
            text = data if self.verbatim else _SPACE.sub(" ", data)
            self.parts.append(text)
            if self.bold:
                self.bold_parts.append(text)

    def flush(self) -> None:
        """End the block that is open."""
        text, bold = "".join(self.parts).strip(), "".join(self.bold_parts).strip()
        self.parts, self.bold_parts = [], []
        if not text:
            return
        if self.tables:
            self._put_in_cell(self.marker + text)
        elif self.heading:
            self.blocks.append(Block(" ".join(text.split()), "heading", self.heading))
        elif self.lists or self.marker:
            self.blocks.append(Block(self.marker + text, "item", len(self.lists)))
        else:
            self.blocks.append(Block(text, bold=bold.rstrip(": ") == text.rstrip(": ")))
        self.marker = ""

    def _put_in_cell(self, text: str) -> None:
        rows = self.tables[-1]
        if not rows:
            rows.append([])
        if not rows[-1]:
            rows[-1].append([])
        rows[-1][-1].append(text)


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    values = dict(attrs)
    return "hidden" in values or _HIDDEN.search(values.get("style") or "") is not None


def _whole_tags(text: str) -> str:
    """Return ``text`` without comments and declarations, every ``<`` that opens no whole tag escaped.

    The parser of the standard library looks for the end of each of them up to the end of the text, which
    takes minutes where a hostile page has many.
    """
    parts: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        parts.append(text[position:start])
        end = text.find("-->", start + 4)
        position = end + 3 if end >= 0 else len(text)
    parts.append(text[position:])
    return _OPEN_END.sub("&lt;", _DECLARATION.sub("", "".join(parts)))


def html_blocks(text: str) -> tuple[str, list[Block]]:
    """Return the title and the blocks of an HTML page; what a browser hides is left out."""
    reader = _Reader()
    reader.feed(_whole_tags(text))
    reader.close()
    while reader.tables:
        reader.handle_endtag("table")
    reader.flush()
    return " ".join(reader.title.split()), reader.blocks
