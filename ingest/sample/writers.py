"""The sample's files as bytes: CSV and XLSX, with a title that says what they are."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import xlsxwriter

from ingest.columns import FOS_SAMPLE, MAY_BE_NAMED, MEMBER, NOTE, PERIOD, STANDARD
from ingest.sample.plan import SampleFile
from ingest.sources.implementation import EVIDENCE, LEVEL
from ingest.sources.kpis import DENOMINATOR, KPI, NUMERATOR, STATUS, VALUE
from warehouse.text import SAMPLE_LINE, Lang, Text

COLUMNS = {
    column.name: column
    for column in (
        MEMBER,
        STANDARD,
        KPI,
        PERIOD,
        LEVEL,
        EVIDENCE,
        VALUE,
        NUMERATOR,
        DENOMINATOR,
        STATUS,
        NOTE,
        MAY_BE_NAMED,
        FOS_SAMPLE,
    )
}
INVENTED = Text(
    en=f"{SAMPLE_LINE.en}: every answer in this file is invented",
    fr=f"{SAMPLE_LINE.fr} : toutes les réponses de ce fichier sont inventées",
)
SHEET = Text(en="Implementation", fr="Mise en œuvre")
LEGEND = Text(
    en="Levels: 0 none, 1 planned, 2 partial, 3 full",
    fr="Niveaux : 0 aucun, 1 prévu, 2 partiel, 3 complet",
)
LEGEND_SHEET = Text(en="Legend", fr="Légende")
# A file without a clock in it, so that its bytes are the same at each run.
CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def _headers(file: SampleFile) -> list[str]:
    labels = [COLUMNS[field].label for field in file.fields]
    return [label(file.lang) for label in labels]


def write_csv(file: SampleFile) -> bytes:
    """Return a sample file as CSV, its title and a blank record above the headers."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=file.delimiter, lineterminator="\r\n")
    writer.writerow([INVENTED(file.lang)])
    writer.writerow([])
    writer.writerow(_headers(file))
    for row in file.rows:
        writer.writerow([row[field] for field in file.fields] if row else [])
    return text.getvalue().encode(file.encoding)


def write_workbook(file: SampleFile) -> bytes:
    """Return a sample file as XLSX: title, table, legend, the name fos_sample."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": CREATED, "title": INVENTED(file.lang)})
        name = SHEET(file.lang)
        workbook.define_name("fos_sample", f"='{name}'!$A$1")
        sheet = workbook.add_worksheet(name)
        title = workbook.add_format({"bold": True})
        width = len(file.fields) - 1
        sheet.merge_range(0, 0, 0, width, INVENTED(file.lang), title)
        sheet.write_row(3, 0, _headers(file), title)
        for number, row in enumerate(file.rows, start=4):
            for column, field in enumerate(file.fields):
                _write(sheet, number, column, row[field] if row else "")
        legend = workbook.add_worksheet(LEGEND_SHEET(file.lang))
        legend.write(0, 0, LEGEND(file.lang))
        if file.has_hidden_sheet:
            hidden = workbook.add_worksheet("2021")
            hidden.write(0, 0, INVENTED(Lang.EN))
            hidden.hide()
    return content.getvalue()


def _write(
    sheet: xlsxwriter.workbook.Worksheet, row: int, column: int, text: str
) -> None:
    """Write whole numbers as numbers, as people type them, and the rest as text."""
    if text.isdecimal():
        sheet.write_number(row, column, int(text))
    elif text:
        sheet.write_string(row, column, text)
