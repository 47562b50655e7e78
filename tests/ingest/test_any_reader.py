"""One random table through every reader: the same rows, and none is lost."""

import csv
import html
import io
import zipfile
from datetime import date

import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.check import check_file

DAY = date(2025, 10, 1)
HEADERS = ("member", "standard", "period", "level", "note")
# Signs that XML cannot hold are no test of a reader; blanks of all kinds are.
ANY_TEXT = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=10
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["BTN", "FRA", "Buthan", "World", "", " "]),
        st.sampled_from(["1", "2", "data_quality", "17", ""]),
        st.sampled_from(["2024", "2023/24", "2031", "soon", ""]),
        st.sampled_from(["0", "3", "2.0", "full", "n/a", "9", ""]),
        st.one_of(ANY_TEXT, st.sampled_from(["=1+1", "a;b", 'a "b"', "a,b", "é\tü"])),
    ),
    max_size=12,
)


def write_text(delimiter):
    def write(path, rows):
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)

    return write


def write_xlsx(path, rows):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                if text:
                    sheet.write_string(number, column, text)


def write_ods(path, rows):
    """Write a sheet with repeated cells and rows, as LibreOffice writes them."""
    body = io.StringIO()
    for row in rows:
        body.write("<table:table-row>")
        for text in row:
            said = html.escape(text).replace("\t", "<text:tab/>")
            body.write(
                '<table:table-cell office:value-type="string"><text:p>'
                f"{said}</text:p></table:table-cell>"
                if text
                else "<table:table-cell/>"
            )
        body.write('<table:table-cell table:number-columns-repeated="16000"/>')
        body.write("</table:table-row>")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="One">{body.getvalue()}'
            '<table:table-row table:number-rows-repeated="1000000">'
            "<table:table-cell/></table:table-row></table:table>"
            "</office:spreadsheet></office:body></office:document-content>",
        )


def write_parquet(path, rows):
    columns = zip(*rows, strict=True)
    pl.DataFrame(
        {header: texts for header, *texts in columns},
        schema=dict.fromkeys(HEADERS, pl.String),
    ).write_parquet(path)


# A further reader is one more entry: its suffix, and how to write rows of text.
WRITERS = {
    "csv": write_text(","),
    "tsv": write_text("\t"),
    "txt": write_text(";"),
    "xlsx": write_xlsx,
    "ods": write_ods,
    "parquet": write_parquet,
}


def is_blank(row):
    return not any(text.strip() for text in row)


@pytest.mark.parametrize("suffix", WRITERS)
@given(rows=ROWS)
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_row_of_any_table_is_lost_by_any_reader(tmp_path, suffix, rows):
    path = tmp_path / f"any.{suffix}"
    WRITERS[suffix](path, [HEADERS, *rows])
    checked = check_file(path, DAY)
    assert checked.is_readable
    assert checked.rows_read == checked.rows_accepted + checked.rows_quarantined
    held = checked.verdict.quarantined_rows
    loaded = checked.verdict.tables["implementation_levels"]
    expected = [number for number, row in enumerate(rows, 2) if not is_blank(row)]
    assert sorted([*loaded["_row"], *held["row"]]) == expected
    for number, *texts in loaded.select("_row", *HEADERS).iter_rows():
        typed = [text if text.strip() else None for text in rows[number - 2]]
        assert texts == typed
    for problem in checked.problems.filter(severity="error").iter_rows(named=True):
        letter, number = problem["cell"][0], int(problem["cell"][1:])
        place = "ABCDE".index(letter)
        assert problem["row"] == number
        assert problem["column_name"] == HEADERS[place]
        assert (problem["value"] or "").strip() == rows[number - 2][place].strip()


@given(rows=ROWS)
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_reader_says_the_same_of_one_table(tmp_path, rows):
    said = {}
    for suffix, write in WRITERS.items():
        path = tmp_path / f"any.{suffix}"
        write(path, [HEADERS, *rows])
        checked = check_file(path, DAY)
        problems = checked.problems.select("code", "row", "cell", "value")
        said[suffix] = (checked.rows_accepted, problems.rows())
    assert len({str(one) for one in said.values()}) == 1, said
