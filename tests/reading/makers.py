"""Files of every kind, made in memory."""

import io
import zipfile

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def zipped(parts, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def raw_docx(body, prolog=""):
    """A DOCX of this XML in its body."""
    document = f'<?xml version="1.0"?>{prolog}<w:document {WORD}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document})


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def docx(*lines, title="", header=""):
    """A DOCX: a string is a paragraph, (style, text) a paragraph of that style, a list of lists a table."""
    from docx import Document

    document = Document()
    document.core_properties.title = title
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for line in lines:
        if isinstance(line, list):
            table = document.add_table(len(line), len(line[0]))
            for row, cells in enumerate(line):
                for column, cell in enumerate(cells):
                    table.cell(row, column).text = cell
        elif isinstance(line, tuple):
            document.add_paragraph(line[1], style=line[0])
        else:
            document.add_paragraph(line)
    return saved(document)


def odt(*lines, title=""):
    """An ODT: a string is a paragraph, (level, text) a heading, a tuple of strings a list, a list a table."""
    from odf import dc
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import H, List, ListItem, P

    document = OpenDocumentText()
    if title:
        document.meta.addElement(dc.Title(text=title))
    for line in lines:
        if isinstance(line, str):
            document.text.addElement(P(text=line))
        elif isinstance(line, tuple) and isinstance(line[0], int):
            document.text.addElement(H(outlinelevel=line[0], text=line[1]))
        elif isinstance(line, tuple):
            items = List()
            for text in line:
                item = ListItem()
                item.addElement(P(text=text))
                items.addElement(item)
            document.text.addElement(items)
        else:
            table = Table()
            for cells in line:
                row = TableRow()
                for text in cells:
                    cell = TableCell()
                    cell.addElement(P(text=text))
                    row.addElement(cell)
                table.addElement(row)
            document.text.addElement(table)
    return saved(document)


def pdf(*pages, header="", footer="", title="", password=None):
    """A PDF of pages of lines; an empty line is a gap, (size, text) a line of that size.

    ``{page}`` and ``{pages}`` in header and footer stand for numbers.
    """
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), encrypt=password)
    canvas.setTitle(title)
    for number, lines in enumerate(pages, 1):
        canvas.setFont("Helvetica", 9)
        values = {"page": number, "pages": len(pages)}
        canvas.drawString(60, 810, header.format(**values))
        height = 750
        for line in lines:
            size, text = line if isinstance(line, tuple) else (11, line)
            canvas.setFont("Helvetica", size)
            canvas.drawString(60, height, text)
            height -= 14 if text else 8
        canvas.setFont("Helvetica", 9)
        canvas.drawString(480, 30, footer.format(**values))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def rtf(body, title=""):
    return (
        r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0 Times;}}{\info{\title " + title + "}}" + body + "}"
    ).encode("cp1252")
