"""One small table written as a file of every kind that is read."""

import csv
import zipfile
from html import escape
from pathlib import Path

import openpyxl
import polars as pl
from docx import Document

SUFFIXES = (".xlsx", ".ods", ".docx", ".csv", ".md", ".parquet")
ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{short}="{ODF}:{name}:1.0"'
    for short, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
    }.items()
)
EXPERIMENTS = "urn:org:documentfoundation:names:experimental"
CALC = f'xmlns:calcext="{EXPERIMENTS}:calc:xmlns:calcext:1.0"'


def write_table(path: Path, rows) -> Path:
    """Write texts, the first row their headers, in the format of the file's name."""
    WRITERS[path.suffix](path, [[str(text) for text in row] for row in rows])
    return path


def _csv(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _markdown(path, rows):
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * len(rows[0])}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _parquet(path, rows):
    columns = zip(*rows[1:], strict=True)
    frame = dict(zip(rows[0], map(list, columns), strict=True))
    pl.DataFrame(frame, schema=dict.fromkeys(rows[0], pl.String)).write_parquet(path)


def _xlsx(path, rows):
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = book.active.cell(number, column)
            cell.value, cell.data_type = text, "s"
    book.save(path)


def _docx(path, rows):
    document = Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(path)


def ods_cell(text, kind="string", **attributes):
    """Return a cell of ODS that shows a text, with attributes of the office space."""
    more = " ".join(
        f'office:{name.replace("_", "-")}="{value}"'
        for name, value in attributes.items()
    )
    return (
        f'<table:table-cell office:value-type="{kind}" {more}>'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
    )


def write_ods(path: Path, rows, styles="") -> Path:
    """Write rows of cells as XML, or of texts, to an ODS workbook."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            cell if cell.startswith("<table:") else ods_cell(cell) for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f"<office:document-content {SPACES} {CALC}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="One">{lines}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return path


WRITERS = {
    ".csv": _csv,
    ".md": _markdown,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
    ".ods": write_ods,
    ".docx": _docx,
}
