"""Sound files of every kind that is read, for the fuzz to break."""

from __future__ import annotations

import io
import shutil
import zipfile
from html import escape
from pathlib import Path

import docx
import openpyxl
import polars as pl
from docx.document import Document

from ingest import sample
from warehouse.settings import PROJECT_ROOT

SMALL_BYTES = 60_000
QUESTIONNAIRES, FLAT_FILES, OTHER_KINDS = 6, 12, 4
MOST_WORD_ROWS = 30  # more take python-docx long
Rows = list[list[str] | tuple[str | None, ...]]


def sound_files(folder: Path) -> list[Path]:
    """Write sound files and return them: shipped, of the sample, and made from both."""
    folder.mkdir()
    sample.write(folder / "sample")
    shipped = [
        path
        for path in sorted(PROJECT_ROOT.glob("ingest/sources/*/files/*.csv"))
        if path.stat().st_size < SMALL_BYTES
    ]
    tables = sorted((folder / "sample").glob("*.csv"))
    tables = [path for path in tables if path.name != "received.csv"]
    workbooks = sorted((folder / "sample").glob("*.xlsx"))
    flat = [*shipped, *tables[:: max(1, len(tables) // FLAT_FILES)]]
    chosen = workbooks[:: max(1, len(workbooks) // QUESTIONNAIRES)]
    made = [
        path
        for table in [*shipped, *_plain(tables)]
        for path in _other_kinds(table, folder)
    ]
    return [*flat, *flat, *chosen, *chosen, *made, *_odd_workbooks(folder)]


def _plain(tables: list[Path]) -> list[Path]:
    """Return some of the tables that are in UTF-8 and separated by commas."""
    plain = [path for path in tables if path.read_bytes().startswith(b"member,")]
    return plain[:: max(1, len(plain) // OTHER_KINDS)]


def _other_kinds(table: Path, folder: Path) -> list[Path]:
    """Write one table as TSV, XLSX, ODS, Parquet, DOCX and Markdown."""
    frame = pl.read_csv(table, infer_schema=False)
    stem = folder / table.stem
    frame.write_csv(stem.with_suffix(".tsv"), separator="\t")
    frame.write_excel(stem.with_suffix(".xlsx"))
    frame.write_parquet(stem.with_suffix(".parquet"))
    rows = [frame.columns, *frame.iter_rows()]
    stem.with_suffix(".ods").write_bytes(_ods(rows))
    stem.with_suffix(".md").write_text(_markdown(rows), encoding="utf-8")
    _document(rows).save(str(stem.with_suffix(".docx")))
    kinds = ("tsv", "xlsx", "parquet", "ods", "md", "docx")
    return [stem.with_suffix(f".{kind}") for kind in kinds]


def _markdown(rows: Rows) -> str:
    first, *others = (
        "| " + " | ".join((text or "").replace("|", "\\|") for text in row) + " |"
        for row in rows
    )
    return "\n".join([first, "|---" * len(rows[0]) + "|", *others, ""])


def _document(rows: Rows) -> Document:
    """Return a Word document with a table of some of the rows."""
    rows = rows[:MOST_WORD_ROWS]
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text or ""
    return document


def _odd_workbooks(folder: Path) -> list[Path]:
    """Write workbooks with merged and hidden cells, formulas, dates and percentages."""
    book = openpyxl.Workbook()
    sheet = book.active
    if sheet is None:
        raise ValueError("a new workbook has a sheet")
    sheet.append(["A title over the table"])
    sheet.merge_cells("A1:D1")
    sheet.append(["member", "kpi", "period", "value"])
    for number, member in enumerate(("BTN", "FRA", "KOR", "SEN"), start=3):
        sheet.append([member, "EC-02", 2024, number / 10])
        sheet.cell(number, 4).number_format = "0%"
    sheet["D7"] = "=1/2"
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("secret").sheet_state = "veryHidden"
    odd = folder / "odd.xlsx"
    book.save(odd)
    macro = folder / "odd_macro.xlsm"
    shutil.copy(odd, macro)
    return [odd, macro]


def _ods(rows: Rows) -> bytes:
    """Return a table as an ODS workbook, with its ghost rows."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    body = "".join(
        f"<table:table-row>{''.join(_ods_cell(text) for text in row)}"
        '<table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
        for row in rows
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
            '<office:body><office:spreadsheet><table:table table:name="One">'
            f'{body}<table:table-row table:number-rows-repeated="1000000">'
            "<table:table-cell/></table:table-row></table:table>"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return content.getvalue()


def _ods_cell(text: str | None) -> str:
    if text is None:
        return "<table:table-cell/>"
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
    )
