"""Cells under no header: in text they hold their row, in sheets numbers do."""

from datetime import date

import openpyxl
import polars as pl
import pytest
from word_documents import save as save_document
from word_documents import table as word_table

from ingest.check import check_file
from ingest.readers import csv
from ingest.unheaded import is_number

RECEIVED = date(2026, 6, 1)
HEADER = ("member", "kpi", "period", "value")
LEVELS = ("member", "standard", "period", "level")


def checked(path):
    return check_file(path, RECEIVED)


def text(tmp_path, content, name="a.csv"):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return checked(path)


def workbook(tmp_path, *rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    return checked(tmp_path / "a.xlsx")


def found(one, *codes):
    kept = one.problems.filter(pl.col("code").is_in(codes))
    return kept.select("code", "cell", "value").rows()


def beyond(one):
    """Return the cells that hold their rows, and what is read and held."""
    cells = [cell for _, cell, _ in found(one, "too_many_cells")]
    return cells, one.rows_accepted, one.rows_quarantined


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        # A decimal comma that cut its value: 45,3 %.
        ("member,kpi,period,value\nBEL,EC-02,2024,45,3 %\n", "a.csv", (["E2"], 0, 1)),
        (
            "member,kpi,period,value,note\nBEL,EC-14,2024,26,5,checked\n"
            "NLD,EC-14,2024,3,ok\n",
            "a.csv",
            (["F2"], 1, 1),
        ),
        (
            "member\tkpi\tperiod\tvalue\nBEL\tEC-14\t2024\t1\t234\n",
            "a.tsv",
            (["E2"], 0, 1),
        ),
        # Three Members without the quotation marks that keep them together.
        (
            "title;start_date;region;members\nWorkshop;2024-03-01;EUR;BEL;NLD;LUX\n",
            "a.csv",
            (["E2", "F2"], 0, 1),
        ),
        # A text beyond the header cuts as well as a number.
        ("member|kpi|period|value\nBEL|EC-14|2024|26|note\n", "a.txt", (["E2"], 0, 1)),
        # Between headed columns.
        (
            "member,kpi,period,,value\nBEL,EC-14,2024,x,26\nNLD,EC-14,2024,,3\n",
            "a.csv",
            (["D2"], 1, 1),
        ),
        # Empty cells are nothing, however many.
        ("member,kpi,period,value,,\nBEL,EC-14,2024,26,, \n", "a.csv", ([], 1, 0)),
        # Quoted, it is one value.
        ('member,kpi,period,value\nBEL,EC-02,2024,"45,3 %"\n', "a.csv", ([], 1, 0)),
        # Markdown has the cells in its text, though it shows none of them.
        (
            "| member | kpi | period | value |\n|---|---|---|---|\n"
            "| BEL | EC-14 | 2024 | 26 | 5 |\n| NLD | EC-14 | 2024 | 3 |\n",
            "a.md",
            (["E2"], 1, 1),
        ),
        (
            "> | member | kpi | period | value |\n> |---|---|---|---|\n"
            "> | BEL | EC-14 | 2024 | 26 | a **note** |  |\n",
            "a.md",
            (["E2"], 0, 1),
        ),
        (
            "member | kpi | period | value\n---|---|---|---\n"
            "BEL | EC-14 | 2024 | 26\nNLD | EC-14 | 2024 | 3 | 4\n",
            "a.md",
            (["E3"], 1, 1),
        ),
    ],
)
def test_cell_beyond_the_header_of_a_text_holds_its_row(
    tmp_path, content, name, expected
):
    assert beyond(text(tmp_path, content, name)) == expected


def test_numbering_to_the_left_of_the_headers_is_told_once(tmp_path):
    one = text(tmp_path, ",member,kpi,period,value\n0,BEL,EC-14,2024,26\n")
    assert beyond(one) == ([], 1, 0)
    assert found(one, "column_without_header") == [("column_without_header", "A2", "0")]


@pytest.mark.parametrize(
    ("rows", "cells", "told"),
    [
        ([(*HEADER,), ("BEL", "EC-14", "2024", 26, 5)], ["E2"], []),
        ([(*HEADER,), ("BEL", "EC-14", "2024", 26, "45,3 %")], ["E2"], []),
        ([(*HEADER,), ("BEL", "EC-14", "2024", 26, "=D2/2")], ["E2"], []),
        ([(*HEADER,), ("BEL", "EC-14", "2024", 26, None, 7)], ["F2"], []),
        ([(*HEADER[:3], None, "value"), ("BEL", "EC-14", 2024, 5, 26)], ["D2"], []),
        ([(*HEADER,), ("BEL", "EC-14", "2024", 26, "seen")], [], ["E2"]),
        ([(*HEADER,), ("BEL", "EC-14", "2024", 26, date(2025, 1, 2))], [], ["E2"]),
        ([(*HEADER,), ("BEL", "EC-14", "2024", 26, " ")], [], []),
        ([(None, *HEADER), (1, "BEL", "EC-14", "2024", 26)], [], ["A2"]),
        ([(*LEVELS,), ("BEL", 1, "2024", 3, 2)], ["E2"], []),
    ],
)
def test_in_sheets_a_number_holds_its_row_and_a_text_is_told(
    tmp_path, rows, cells, told
):
    one = workbook(tmp_path, *rows)
    assert beyond(one) == (cells, 1 - len(cells), len(cells))
    assert [cell for _, cell, _ in found(one, "column_without_header")] == told


def test_texts_of_one_column_are_told_in_one_line(tmp_path):
    rows = [(member, "EC-14", 2024, 1, "seen") for member in ("BEL", "NLD", "LUX")]
    one = workbook(tmp_path, HEADER, *rows)
    (told,) = one.problems.filter(code="column_without_header").rows(named=True)
    assert told["message_en"].endswith(
        "The column E (cells: 3, the first in E2: “seen”) has no header and was not "
        "read; give it one if it holds data to load."
    )


def test_number_beyond_the_header_of_a_word_table_holds_its_row(tmp_path):
    grid = word_table(
        HEADER,
        ("BEL", "EC-14", "2024", "26", "5"),
        ("NLD", "EC-14", "2024", "3", "ok"),
    )
    one = checked(save_document(tmp_path / "a.docx", grid))
    assert beyond(one) == (["E2"], 1, 1)
    assert found(one, "column_without_header") == [
        ("column_without_header", "E3", "ok")
    ]


def test_number_in_a_column_of_parquet_without_a_name_holds_its_row(tmp_path):
    frame = pl.DataFrame(
        {**dict(zip(HEADER, ("BEL", "EC-14", "2024", "26"), strict=True)), " ": [5]}
    )
    frame.write_parquet(tmp_path / "a.parquet")
    assert beyond(checked(tmp_path / "a.parquet")) == (["E2"], 0, 1)


@pytest.mark.parametrize("tail", [",3 %", ',"3 %"', ",,x"])
def test_large_file_of_text_obeys_the_same_rule(tmp_path, monkeypatch, tail):
    monkeypatch.setattr(csv, "LARGE_BYTES", 10)
    rows = "BEL,EC-02,2024,45" + tail + "\nNLD,EC-02,2024,3 %\n"
    one = text(tmp_path, "member,kpi,period,value\n" + rows)
    assert beyond(one)[1:] == (1, 1)
    assert [cell[1:] for cell in beyond(one)[0]] == ["2"]


MAPPING = """
version: 1
source: kpis
publisher: A publisher
title: A title
licence: CC0
sheets:
  - columns:
      member: {{letter: A}}
      period: {{letter: B}}
    values:
      - {{column: {{letter: {letter}}}, kpi: EC-14}}
"""


def mapped(tmp_path, content, letter):
    path = tmp_path / "a.csv"
    path.write_text(content)
    (tmp_path / "a.mapping.yml").write_text(MAPPING.format(letter=letter))
    return checked(path)


def test_mapping_may_name_columns_that_have_no_header(tmp_path):
    one = mapped(tmp_path, "country,year,\nBEL,2024,26\nNLD,2024,3\n", "C")
    assert beyond(one) == ([], 2, 0)


def test_row_longer_than_a_mapped_table_without_headers_is_held(tmp_path):
    rows = "".join(f"{member},2024,{n}\n" for n, member in enumerate(["NLD", "LUX"]))
    one = mapped(tmp_path, f"A title\nBEL,2024,26,5\n{rows}", "C")
    assert beyond(one) == (["D2"], 2, 1)


def test_row_longer_than_a_mapped_header_is_held(tmp_path):
    one = mapped(tmp_path, "country,year,hours\nBEL,2024,26,5\nNLD,2024,3\n", "C")
    assert beyond(one) == (["D2"], 1, 1)


@pytest.mark.parametrize("text", ["5", "3 %", "-1.5", "1 234,5", "26¹", "(5)", "=A1"])
def test_what_looks_like_a_number_is_one(text):
    assert is_number(text)


@pytest.mark.parametrize("text", ["ok", "5 days", "2024-05-01", "n/a", "–", "EC-14"])
def test_what_says_something_is_a_text(text):
    assert not is_number(text)


@pytest.mark.parametrize("most", [10, 1 << 30])
def test_table_wider_than_any_sheet_is_refused_in_one_line(tmp_path, monkeypatch, most):
    monkeypatch.setattr(csv, "LARGE_BYTES", most)
    columns = ",".join(f"c{number}" for number in range(20_000))
    one = text(tmp_path, f"member,kpi,period,value,{columns}\n")
    assert one.status == "unreadable"
    (message,) = one.problems["message_en"]
    assert "it has 20004 columns, and no sheet has more than 16384" in message


def test_columns_without_headers_are_told_in_time_however_many(tmp_path):
    one = text(tmp_path, f"member,kpi,period,value\nBEL,EC-14,2024,1{',5' * 2000}\n")
    assert len(found(one, "too_many_cells")) == 2000
