"""What the sender sees is what is read: in each format that can hide or strike out."""

import zipfile
from datetime import date

import openpyxl
import polars as pl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from word_documents import GOES_ON, STARTS, paragraph, run
from word_documents import cell as word_cell
from word_documents import row as word_row
from word_documents import save as save_document
from word_documents import table as word_table

from ingest.check import check_file

RECEIVED = date(2026, 6, 1)
KPI = ("member", "kpi", "period", "value")
LEVEL = ("member", "standard", "period", "level")
ITEMS = ("proposal_no", "title", "submitter")
ACTIVITY = ("title", "start_date", "region", "participants")


def checked(path):
    return check_file(path, RECEIVED)


def told(one, *codes):
    kept = one.problems.filter(pl.col("code").is_in(codes))
    return kept.select("code", "cell").rows()


def rows_of(one, *fields):
    """Return the fields of the rows that load, whatever their table."""
    (rows,) = one.verdict.tables.values()
    return rows.select(fields).rows()


def counts(one):
    return one.rows_read, one.rows_accepted, one.rows_quarantined


# XLSX


def workbook(tmp_path, fill, header=KPI):
    """Write a workbook with xlsxwriter: real shared strings, fonts and merges."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("One")
        sheet.write_row(0, 0, header)
        fill(book, sheet)
    return path


def one_cell(tmp_path, write, texts=("BEL", "EC-14", "2024"), header=KPI, column=3):
    """Return what is said of one row whose cell in a column is written by `write`."""

    def fill(book, sheet):
        for number, text in enumerate(texts):
            sheet.write(1, number, text)
        write(book, sheet, 1, column)

    return checked(workbook(tmp_path, fill, header))


def rich(*runs):
    """Return the writer of a text whose runs have formats: (text, properties)."""

    def write(book, sheet, row, column):
        pieces = []
        for text, properties in runs:
            pieces += [book.add_format(properties), text]
        sheet.write_rich_string(row, column, *pieces)

    return write


def plain(value, **properties):
    def write(book, sheet, row, column):
        sheet.write(row, column, value, book.add_format(properties))

    return write


RAISED, LOWERED = {"font_script": 1}, {"font_script": 2}
STRUCK, BOLD = {"font_strikeout": True}, {"bold": True}


@pytest.mark.parametrize(
    ("header", "texts", "column", "write", "code"),
    [
        (
            KPI,
            ("BEL", "EC-14", "2024"),
            3,
            rich(("26", BOLD), ("1", RAISED)),
            "bad_number",
        ),
        (
            KPI,
            ("BEL", "EC-14", "2024"),
            3,
            rich(("26", BOLD), ("1", LOWERED)),
            "bad_number",
        ),
        (
            KPI,
            ("BEL", "EC-14", "2024"),
            3,
            rich(("45 %", BOLD), ("2", RAISED)),
            "bad_number",
        ),
        (KPI, ("BEL", "EC-14", "2024"), 3, plain(261, **RAISED), "bad_number"),
        (
            LEVEL,
            ("NLD", None, "2024", 3),
            1,
            rich(("1", BOLD), ("2", RAISED)),
            "unknown_standard",
        ),
        (
            LEVEL,
            ("NLD", "1", "2024"),
            3,
            rich(("2", BOLD), ("3", RAISED)),
            "bad_level",
        ),
        (
            KPI,
            ("BEL", None, "2024", 3),
            1,
            rich(("EC-1", BOLD), ("4", RAISED)),
            "unknown_kpi",
        ),
        (
            KPI,
            ("BEL", "EC-14", None, 3),
            2,
            rich(("202", BOLD), ("4", RAISED)),
            "bad_period",
        ),
        (
            KPI,
            (None, "EC-14", "2024", 3),
            0,
            rich(("Belgium", BOLD), ("1", RAISED)),
            "unknown_member",
        ),
        (
            ACTIVITY,
            ("A", "2024-03-01", "EUR"),
            3,
            rich(("35", BOLD), ("2", RAISED)),
            "bad_number",
        ),
        # Typed as characters.
        (KPI, ("BEL", "EC-14", "2024"), 3, plain("26¹"), "bad_number"),
        (LEVEL, ("NLD", None, "2024", 3), 1, plain("1²"), "unknown_standard"),
        (ACTIVITY, ("A", "2024-03-01", "EUR"), 3, plain("35²"), "bad_number"),
    ],
)
def test_raised_digit_is_never_a_digit_of_the_value(
    tmp_path, header, texts, column, write, code
):
    one = one_cell(tmp_path, write, texts, header, column)
    assert counts(one) == (1, 0, 1)
    assert code in one.problems["code"].to_list()


def test_header_with_the_mark_of_a_note_is_that_header(tmp_path):
    def fill(book, sheet):
        rich(("value", BOLD), ("1", RAISED))(book, sheet, 0, 3)
        sheet.write_row(1, 0, ("BEL", "EC-14", "2024", 26))

    assert counts(checked(workbook(tmp_path, fill))) == (1, 1, 0)


@pytest.mark.parametrize(
    ("write", "value"),
    [
        (rich(("12", STRUCK), ("34", BOLD)), 34.0),
        (rich(("34", BOLD), (" (12)", STRUCK)), 34.0),
        (rich(("3", BOLD), ("2", STRUCK), ("4", BOLD)), 34.0),
        # A cell whose whole font is struck holds nothing.
        (plain(12, **STRUCK), None),
        (plain("12", **STRUCK), None),
        (plain(0.45, num_format="0%", **STRUCK), None),
    ],
)
def test_text_that_is_struck_out_is_not_read_and_told(tmp_path, write, value):
    one = one_cell(tmp_path, write)
    assert rows_of(one, "value_number") == [(value,)]
    assert told(one, "tracked_changes") == [("tracked_changes", "D2")]


def test_run_with_a_look_of_its_own_is_read_in_a_cell_that_is_struck_out(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(KPI)
    text = CellRichText("12", TextBlock(InlineFont(b=True), "34"))
    book.active.append(["BEL", "EC-14", "2024", text])
    book.active["D2"].font = Font(strike=True)
    book.save(tmp_path / "a.xlsx")
    assert rows_of(checked(tmp_path / "a.xlsx"), "value_number") == [(34.0,)]


def test_very_many_cells_struck_out_are_told_in_some_lines(tmp_path):
    def fill(book, sheet):
        look = book.add_format(STRUCK)
        for row in range(1, 151):
            sheet.write_row(row, 0, ("BEL", "EC-14", 1990 + row))
            sheet.write(row, 3, 1, look)

    one = checked(workbook(tmp_path, fill))
    cells = told(one, "tracked_changes")
    assert len(cells) == 101
    assert cells[-1][1] == "D102"


def parts_of(path, change):
    """Return a workbook with one part of its sheet changed."""
    target = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = change(content.decode()).encode()
            new.writestr(name, content)
    return target


def covered(tmp_path, cells, area, header=KPI):
    """Return a check of a sheet whose cells are merged, old values left in it."""

    def fill(_, sheet):
        for number, row in enumerate(cells, start=1):
            sheet.write_row(number, 0, row)

    merge = f'</sheetData><mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
    path = workbook(tmp_path, fill, header)
    return checked(parts_of(path, lambda xml: xml.replace("</sheetData>", merge)))


@pytest.mark.parametrize("area", ["D2:D3", "$D$2:$D$3", "D3:D2"])
def test_value_under_a_merged_cell_is_not_read_and_told(tmp_path, area):
    cells = [("BEL", "EC-14", "2024", 26.5), ("BEL", "EC-19", "2024", 99)]
    one = covered(tmp_path, cells, area)
    assert "99" not in one.verdict.tables["kpi_values"]["value"].to_list()
    assert ("hidden_content", "D3") in told(one, "hidden_content")
    # Whether 26.5 is also that of the second row only the sender can tell.
    assert told(one, "merged_number") == [("merged_number", "D3")]
    assert counts(one) == (2, 1, 1)


@pytest.mark.parametrize(
    ("header", "cells", "area", "field", "expected", "hidden"),
    [
        (
            ITEMS,
            [(1, "A", "France"), (2, "B", None), (3, "C", "Japan")],
            "C2:C4",
            "submitter_id",
            ["FRA"] * 3,
            ["C4"],
        ),
        (
            KPI,
            [("BEL", "EC-14", "2024", 1), (None, "EC-19", "2024", 2)],
            "A2:A3",
            "member_id",
            ["BEL"] * 2,
            [],
        ),
        (
            KPI,
            [("BEL", "EC-14", "2024", 1), ("NLD", "EC-19", None, 2)],
            "C2:C3",
            "period",
            ["2024"] * 2,
            [],
        ),
        (
            LEVEL,
            [("BEL", "1", "2024", "full"), ("BEL", "2", "2024", None)],
            "D2:D3",
            "level_value",
            [3, 3],
            [],
        ),
        (
            KPI,
            [("BEL", "EC-14", "2024", "n/a"), ("BEL", "EC-19", "2024", "26")],
            "D2:D3",
            "answer_status",
            ["not_applicable"] * 2,
            ["D3"],
        ),
    ],
)
def test_text_merged_over_rows_stands_in_each_of_them(
    tmp_path, header, cells, area, field, expected, hidden
):
    one = covered(tmp_path, cells, area, header)
    assert [value for (value,) in rows_of(one, field)] == expected
    assert [cell for _, cell in told(one, "hidden_content")] == hidden
    assert told(one, "merged_cells") == [("merged_cells", area.partition(":")[0])]


def test_participants_merged_over_activities_count_once(tmp_path):
    cells = [("A", "2024-03-01", "EUR", 120), ("B", "2024-04-01", "EUR", None)]
    one = covered(tmp_path, cells, "D2:D3", ACTIVITY)
    assert rows_of(one, "participants") == [("120",)]
    assert told(one, "merged_number") == [("merged_number", "D3")]


def test_record_merged_over_rows_as_a_whole_is_one_row(tmp_path):
    path = workbook(tmp_path, lambda *_: None, (*KPI, "note"))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    sheet.append(["BEL", "EC-14", "2024", 26, "first"])
    sheet.append([None, None, None, None, "second"])
    for area in ("A2:A3", "B2:B3", "C2:C3", "D2:D3"):
        sheet.merge_cells(area)
    book.save(path)
    one = checked(path)
    assert rows_of(one, "value", "note") == [("26", "first\nsecond")]


def test_member_over_answers_of_two_rows_each_is_read_in_all_of_them(tmp_path):
    path = workbook(tmp_path, lambda *_: None, (*KPI, "note"))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    for number, kpi in enumerate(("EC-14", None, "EC-19", None)):
        member = "BEL" if number == 0 else None
        period = "2024" if kpi else None
        sheet.append([member, kpi, period, 26 if kpi else None, f"note {number}"])
    for area in ("A2:A5", "B2:B3", "C2:C3", "D2:D3", "B4:B5", "C4:C5", "D4:D5"):
        sheet.merge_cells(area)
    book.save(path)
    one = checked(path)
    assert rows_of(one, "member_id", "kpi_id", "note") == [
        ("BEL", "EC-14", "note 0\nnote 1"),
        ("BEL", "EC-19", "note 2\nnote 3"),
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.set_row(2, None, None, {"hidden": True}),
        lambda sheet: sheet.set_row(2, 0),
        lambda sheet: sheet.set_row(2, None, None, {"level": 1, "hidden": True}),
        lambda sheet: (
            sheet.autofilter("A1:D3"),
            sheet.filter_column("A", "x == BEL"),
            sheet.set_row(2, options={"hidden": True}),
        ),
    ],
)
def test_rows_that_are_not_shown_are_read_and_told(tmp_path, change):
    def fill(_, sheet):
        sheet.write_row(1, 0, ("BEL", "EC-14", "2024", 26.5))
        sheet.write_row(2, 0, ("NLD", "EC-14", "2024", 99))
        change(sheet)

    one = checked(workbook(tmp_path, fill))
    assert counts(one) == (2, 2, 0)
    assert told(one, "hidden_content") == [("hidden_content", "A3")]
    (message,) = one.problems.filter(code="hidden_content")["message_en"]
    assert "(rows 3)" in message


def test_hidden_rows_and_columns_of_a_sheet_are_told_in_one_line(tmp_path):
    def fill(_, sheet):
        for row in range(1, 60):
            sheet.write_row(row, 0, ("BEL", "EC-14", 1960 + row, 1))
            if row % 10:
                sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column("C:D", None, None, {"hidden": True})
        sheet.set_column("F:H", 0)

    one = checked(workbook(tmp_path, fill))
    (message,) = one.problems.filter(code="hidden_content")["message_fr"]
    assert "lignes 2-10, 12-20, 22-30, 32-40, 42-50, 52-60" in message
    assert "colonnes C-D)" in message


@pytest.mark.parametrize("state", ["hidden", "very_hidden"])
def test_hidden_sheet_is_told_with_the_number_of_its_answers(tmp_path, state):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in (("Shown", 1), ("Old", 3)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, KPI)
            for row in range(1, rows + 1):
                sheet.write_row(row, 0, ("BEL", "EC-14", 2020 + row, 1))
        getattr(sheet, "hide" if state == "hidden" else "very_hidden")()
    one = checked(path)
    assert counts(one) == (1, 1, 0)
    (message,) = one.problems.filter(code="hidden_content")["message_en"]
    assert "the sheet “Old” was not read (answers in it: 3)" in message


# ODS

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "fo": "xsl-fo-compatible",
    }.items()
)


def style(name, family, properties, parent=""):
    kind = {"text": "text", "table-cell": "text"}.get(family, family)
    based = f'style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {based}>'
        f"<style:{kind}-properties {properties}/></style:style>"
    )


ODS_STYLES = "".join(
    [
        style("up", "text", 'style:text-position="super 58%"'),
        style("high", "text", 'style:text-position="33% 58%"'),
        style("down", "text", 'style:text-position="sub 58%"'),
        style("level", "text", 'style:text-position="0% 100%"'),
        style("out", "text", 'style:text-line-through-style="solid"'),
        style("twice", "text", 'style:text-line-through-type="double"'),
        style("in", "text", 'style:text-line-through-style="none"'),
        style("child", "text", 'fo:color="#ff0000"', parent="out"),
        style("gone", "table-cell", 'style:text-line-through-style="solid"'),
        style("raised", "table-cell", 'style:text-position="super 58%"'),
        style("flat", "table-row", 'style:row-height="0in"'),
        style("thin", "table-column", 'style:column-width="0.000in"'),
    ]
)


def ods_cell(*text, more=""):
    return (
        f'<table:table-cell office:value-type="string" {more}>'
        f"<text:p>{''.join(text)}</text:p></table:table-cell>"
    )


def ods_number(value, more=""):
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}" {more}>'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def ods_row(*cells, more=""):
    inner = "".join(one if one.startswith("<") else ods_cell(one) for one in cells)
    return f"<table:table-row {more}>{inner}</table:table-row>"


def span(name, text):
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def ods(tmp_path, *rows, columns="", before="", after="", header=KPI):
    text = (
        f'<?xml version="1.0"?><office:document-content {SPACES}>'
        f"<office:automatic-styles>{ODS_STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{before}"
        f'<table:table table:name="One">{columns}{ods_row(*header)}{"".join(rows)}'
        f"</table:table>{after}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", text)
    return checked(tmp_path / "a.ods")


ANSWER = ("BEL", "EC-14", "2024")


@pytest.mark.parametrize(
    "cell",
    [
        ods_cell("26", span("up", "1")),
        ods_cell("26", span("high", "1")),
        ods_cell("26", span("down", "1")),
        ods_cell("26", f"<text:a>{span('up', '1')}</text:a>"),
        ods_cell("26¹"),
        ods_number("261", more='table:style-name="raised"'),
    ],
)
def test_raised_digit_of_an_ods_cell_is_no_digit_of_its_value(tmp_path, cell):
    one = ods(tmp_path, ods_row(*ANSWER, cell))
    assert counts(one) == (1, 0, 1)
    assert told(one, "bad_number") == [("bad_number", "D2")]


@pytest.mark.parametrize(
    ("cell", "value", "cells"),
    [
        (ods_cell(span("out", "12"), "34"), 34.0, ["D2"]),
        (ods_cell(span("twice", "12"), "34"), 34.0, ["D2"]),
        (ods_cell("34", span("child", "12")), 34.0, ["D2"]),
        (ods_cell("12", more='table:style-name="gone"'), None, ["D2"]),
        (ods_number("12", more='table:style-name="gone"'), None, ["D2"]),
        (
            ods_cell("12", span("in", "34"), more='table:style-name="gone"'),
            34.0,
            ["D2"],
        ),
        (ods_cell("3", span("level", "4")), 34.0, []),
    ],
)
def test_text_struck_out_of_an_ods_cell_is_not_read(tmp_path, cell, value, cells):
    one = ods(tmp_path, ods_row(*ANSWER, cell))
    assert rows_of(one, "value_number") == [(value,)]
    assert [at for _, at in told(one, "tracked_changes")] == cells


COVERED = "<table:covered-table-cell/>"
TALL = 'table:number-rows-spanned="2" table:number-columns-spanned="1"'


def test_merged_cells_of_ods_are_read_as_those_of_xlsx(tmp_path):
    old = (
        '<table:covered-table-cell office:value-type="float" office:value="99">'
        "<text:p>99</text:p></table:covered-table-cell>"
    )
    one = ods(
        tmp_path,
        ods_row(
            ods_cell("BEL", more=TALL), "EC-14", "2024", ods_number("26.5", more=TALL)
        ),
        ods_row(COVERED, "EC-19", "2024", old),
        ods_row("NLD", "EC-14", "2024", "3"),
    )
    assert rows_of(one, "member_id", "value") == [("BEL", "26.5"), ("NLD", "3")]
    assert told(one, "merged_number") == [("merged_number", "D3")]
    assert told(one, "hidden_content") == [("hidden_content", "D3")]
    assert told(one, "merged_cells") == [("merged_cells", "A2")]


@pytest.mark.parametrize(
    ("hidden", "columns"),
    [
        (ods_row("NLD", *ANSWER[1:], "99", more='table:visibility="collapse"'), ""),
        (ods_row("NLD", *ANSWER[1:], "99", more='table:visibility="filter"'), ""),
        (ods_row("NLD", *ANSWER[1:], "99", more='table:style-name="flat"'), ""),
        (
            '<table:table-row-group table:display="false">'
            f"{ods_row('NLD', *ANSWER[1:], '99')}</table:table-row-group>",
            "",
        ),
        (
            ods_row("NLD", *ANSWER[1:], "99"),
            '<table:table-column table:number-columns-repeated="2"/>'
            '<table:table-column table:visibility="collapse"/>',
        ),
        (
            ods_row("NLD", *ANSWER[1:], "99"),
            '<table:table-column table:number-columns-repeated="2"/>'
            '<table:table-column table:style-name="thin"/>',
        ),
    ],
)
def test_hidden_rows_and_columns_of_ods_are_read_and_told(tmp_path, hidden, columns):
    one = ods(tmp_path, ods_row(*ANSWER, "26.5"), hidden, columns=columns)
    assert counts(one) == (2, 2, 0)
    (message,) = one.problems.filter(code="hidden_content")["message_en"]
    assert ("(columns C)" if columns else "(rows 3)") in message


def test_change_that_is_tracked_in_ods_is_told_at_its_cell(tmp_path):
    before = (
        "<table:tracked-changes>"
        '<table:cell-content-change table:id="ct1"><table:cell-address '
        'table:column="3" table:row="1" table:table="0"/><table:previous>'
        '<table:change-track-table-cell office:value-type="float" office:value="99"/>'
        "</table:previous></table:cell-content-change>"
        '<table:deletion table:id="ct2" table:type="row" table:position="2" '
        'table:table="0"/>'
        '<table:deletion table:id="ct3" table:type="table" table:position="1">'
        "<table:deletions><table:cell-content-deletion>"
        "<table:change-track-table-cell/></table:cell-content-deletion>"
        "</table:deletions></table:deletion></table:tracked-changes>"
    )
    one = ods(tmp_path, ods_row(*ANSWER, "26"), before=before)
    assert rows_of(one, "value") == [("26",)]
    assert [cell for _, cell in told(one, "tracked_changes")] == ["D2", "A3"]
    (message,) = one.problems.filter(code="hidden_content")["message_en"]
    assert "(filled cells: 1)" in message


# DOCX


def word(tmp_path, *rows, header=KPI, **options):
    grid = word_table(header, *rows)
    return checked(save_document(tmp_path / "a.docx", grid, **options))


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vertAlign w:val="superscript"/>',
        '<w:vertAlign w:val="subscript"/>',
        '<w:position w:val="6"/>',
        '<w:position w:val="-4"/>',
        '<w:rStyle w:val="Appel"/>',
    ],
)
def test_raised_digit_of_a_word_cell_is_no_digit_of_its_value(tmp_path, properties):
    value = word_cell(paragraph(run("26"), run("1", properties)))
    one = word(tmp_path, (*ANSWER, value))
    assert told(one, "bad_number") == [("bad_number", "D2")]


def test_digit_on_its_line_is_a_digit(tmp_path):
    value = word_cell(paragraph(run("26"), run("1", '<w:position w:val="0"/>')))
    assert rows_of(word(tmp_path, (*ANSWER, value)), "value_number") == [(261.0,)]


@pytest.mark.parametrize(
    "first",
    [
        run("12", "<w:strike/>"),
        run("12", "<w:dstrike/>"),
        run("12", '<w:rStyle w:val="Barre"/>'),
    ],
)
def test_text_struck_out_in_word_is_not_read(tmp_path, first):
    one = word(tmp_path, (*ANSWER, word_cell(paragraph(first, run("34")))))
    assert rows_of(one, "value_number") == [(34.0,)]
    assert told(one, "tracked_changes") == [("tracked_changes", "D2")]


GONE = '<w:cellDel w:id="3" w:author="a"/>'
CAME = '<w:cellIns w:id="4" w:author="a"/>'


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # The cell that was inserted stands for the one that was deleted.
        ((*ANSWER, word_cell("99", properties=GONE), ("26", CAME)), "26"),
        ((*ANSWER, word_cell("26", properties=CAME), ("99", GONE)), "26"),
        # One that is deleted alone leaves its place empty; nothing shifts.
        ((*ANSWER, word_cell("99", properties=GONE)), None),
        (("BEL", "EC-14", word_cell("2023", properties=GONE), "2024", "26"), None),
    ],
)
def test_cell_deleted_with_tracked_changes_is_not_read(tmp_path, cells, expected):
    made = [
        one if isinstance(one, str) else word_cell(one[0], properties=one[1])
        for one in cells
    ]
    one = word(tmp_path, made)
    values = [value for (value,) in rows_of(one, "value")] or [None]
    assert values == [expected]
    assert told(one, "tracked_changes")


def test_cell_merged_with_tracked_changes_is_merged(tmp_path):
    one = word(
        tmp_path,
        (
            word_cell("BEL", properties='<w:cellMerge w:vMerge="rest"/>'),
            *ANSWER[1:],
            "1",
        ),
        (
            word_cell("NLD", properties='<w:cellMerge w:vMerge="cont"/>'),
            *("EC-19", "2024", "2"),
        ),
    )
    assert rows_of(one, "member_id") == [("BEL",), ("BEL",)]
    assert told(one, "hidden_content") == [("hidden_content", "A3")]


def test_merged_cells_of_word_are_read_as_those_of_xlsx(tmp_path):
    one = word(
        tmp_path,
        (
            word_cell("BEL", properties=STARTS),
            *ANSWER[1:],
            word_cell("26.5", properties=STARTS),
        ),
        (
            word_cell("", properties=GOES_ON),
            *("EC-19", "2024"),
            word_cell("99", properties=GOES_ON),
        ),
        ("NLD", "EC-14", "2024", "3"),
    )
    assert rows_of(one, "member_id", "value") == [("BEL", "26.5"), ("NLD", "3")]
    assert told(one, "merged_number", "merged_cells", "hidden_content") == [
        ("hidden_content", "D3"),
        ("merged_cells", "A2"),
        ("merged_number", "D3"),
    ]


VANISHED = "<w:vanish/>"


def test_hidden_rows_of_word_are_read_and_told(tmp_path):
    unseen = [
        word_cell(paragraph(run(text, VANISHED))) for text in ("LUX", *ANSWER[1:])
    ]
    one = word(
        tmp_path,
        (*ANSWER, "1"),
        word_row("NLD", "EC-14", "2024", "2", properties="<w:hidden/>"),
        (*unseen, word_cell(paragraph(run("3", VANISHED)))),
    )
    assert [value for (value,) in rows_of(one, "value")] == ["1", "2", "3"]
    (message,) = one.problems.filter(code="hidden_content")["message_en"]
    assert "(rows 3-4)" in message


def test_hidden_text_of_a_word_cell_is_no_part_of_its_value(tmp_path):
    value = word_cell(paragraph(run("26"), run("1", VANISHED)))
    one = word(tmp_path, (*ANSWER, value))
    assert rows_of(one, "value_number") == [(26.0,)]
    assert told(one, "hidden_content") == [("hidden_content", "D2")]


# Markdown


@pytest.mark.parametrize("value", ["26<sup>1</sup>", "26<sub>1</sub>", "26¹"])
def test_raised_digit_of_markdown_is_no_digit_of_its_value(tmp_path, value):
    path = tmp_path / "a.md"
    path.write_text(
        f"| member | kpi | period | value |\n|---|---|---|---|\n"
        f"| BEL | EC-14 | 2024 | {value} |\n"
    )
    assert told(checked(path), "bad_number") == [("bad_number", "D2")]
