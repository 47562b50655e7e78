"""1.234 and 1,234 as text: the file's own texts decide, and its numbers do not."""

from datetime import date

import openpyxl
import polars as pl
import pytest
from tables import SUFFIXES, ods_cell, write_ods, write_table

from ingest.check import check_file

DAY = date(2025, 10, 1)
MEMBERS = ("FRA", "JPN", "BRA", "KEN")
HEADERS = ["member", "kpi", "period", "value", "numerator", "denominator"]


def answers(values, numerators=(), denominators=()):
    """Return a table of hours, one answer a Member."""
    rows = [HEADERS]
    for number, value in enumerate(values):
        parts = [
            column[number] if number < len(column) else ""
            for column in (numerators, denominators)
        ]
        rows.append([MEMBERS[number], "EC-14", "2024", value, *parts])
    return rows


def read(path, rows):
    checked = check_file(write_table(path, rows), DAY)
    assert checked.rows_read == len(rows) - 1
    return checked


def values(checked):
    tables = checked.verdict.tables
    return tables["kpi_values"]["value_number"].to_list() if tables else []


def codes(checked):
    errors = checked.problems.filter(pl.col("severity") == "error")
    return errors["code"].to_list()


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("text", ["1.234", "1,234", "-1.234", "12.345"])
def test_text_that_may_be_either_is_held_in_every_format(tmp_path, suffix, text):
    checked = read(tmp_path / f"a{suffix}", answers([text]))
    assert codes(checked) == ["ambiguous_number"]


@pytest.mark.parametrize("column", ["value", "numerator", "denominator"])
@pytest.mark.parametrize("text", ["1.234", "1,234"])
def test_every_column_of_numbers_has_the_rule(tmp_path, column, text):
    row = {"member": "FRA", "kpi": "EC-14", "period": "2024", "value": "3"}
    row |= {"numerator": "6", "denominator": "2", column: text}
    checked = read(tmp_path / "a.csv", [list(row), list(row.values())])
    assert "ambiguous_number" in codes(checked)
    assert checked.rows_accepted == 0


ACTIVITY = {
    "title": "Workshop",
    "start_date": "2024-05-01",
    "region": "EUR",
    "participants": "22",
    "administration_count": "3",
    "member_count": "2",
}


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "column", ["participants", "administration_count", "member_count"]
)
@pytest.mark.parametrize("text", ["1.234", "1,234"])
def test_every_column_of_counts_has_the_rule(tmp_path, suffix, column, text):
    row = {**ACTIVITY, column: text}
    checked = read(tmp_path / f"a{suffix}", [list(row), list(row.values())])
    assert codes(checked) == ["ambiguous_number"]


@pytest.mark.parametrize("text", ["12,5", "12.5", "1,2", "0,5"])
@pytest.mark.parametrize(
    "column", ["participants", "administration_count", "member_count"]
)
def test_what_is_counted_is_a_whole_number(tmp_path, column, text):
    row = {**ACTIVITY, column: text}
    checked = read(tmp_path / "a.csv", [list(row), list(row.values())])
    assert codes(checked) == ["bad_number"]
    assert "whole number" in checked.problems["message_en"][0]
    assert "nombre entier" in checked.problems["message_fr"][0]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1,234", "12,5"], [1.234, 12.5]),
        (["1,234", "12.5"], [1234.0, 12.5]),
        (["1.234", "12.5"], [1.234, 12.5]),
        (["1.234", "2.345,6"], [1234.0, 2345.6]),
        (["1,234", "2,345,678"], [1234.0, 2345678.0]),
    ],
)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_texts_of_the_column_decide(tmp_path, suffix, texts, expected):
    checked = read(tmp_path / f"a{suffix}", answers(texts))
    assert values(checked) == expected


@pytest.mark.parametrize(
    ("others", "expected"), [(["2,5", "5"], 1.234), (["2.5", "5"], 1234.0)]
)
def test_texts_of_another_column_decide(tmp_path, others, expected):
    rows = answers(["1,234", ""], ["", others[0]], ["", others[1]])
    assert values(read(tmp_path / "a.csv", rows))[0] == expected


def test_texts_that_disagree_decide_nothing(tmp_path):
    checked = read(tmp_path / "a.csv", answers(["1,234", "12,5", "12.5"]))
    assert codes(checked) == ["ambiguous_number"]
    assert values(checked) == [12.5, 12.5]


def numeric_book(path, cells):
    book = openpyxl.Workbook()
    book.active.append(["membre", "indicateur", "période", "valeur"])
    for member, cell in zip(MEMBERS, cells, strict=False):
        book.active.append([member, "EC-14", 2024, cell])
    book.save(path)
    return check_file(path, DAY)


@pytest.mark.parametrize("text", ["1,234", "1.234"])
def test_numeric_cells_of_a_workbook_decide_nothing(tmp_path, text):
    checked = numeric_book(tmp_path / "a.xlsx", [12.5, 13.5, text, 14.25])
    assert codes(checked) == ["ambiguous_number"]
    assert values(checked) == [12.5, 13.5, 14.25]


def test_numeric_cells_are_never_ambiguous_themselves(tmp_path):
    checked = numeric_book(tmp_path / "a.xlsx", [1.234, "12,5", 3.456])
    assert codes(checked) == []
    assert values(checked) == [1.234, 12.5, 3.456]


def test_numeric_cells_of_libreoffice_decide_nothing(tmp_path):
    cells = [
        ods_cell("12,5", "float", value="12.5"),
        "1,234",
        ods_cell("1,234", "float", value="1.234"),
    ]
    rows = [
        [member, "EC-14", "2024", cell]
        for member, cell in zip(MEMBERS, cells, strict=False)
    ]
    path = write_ods(tmp_path / "a.ods", [HEADERS[:4], *rows])
    checked = check_file(path, DAY)
    assert codes(checked) == ["ambiguous_number"]
    assert values(checked) == [12.5, 1.234]


def test_numbers_of_a_parquet_file_are_never_ambiguous(tmp_path):
    frame = pl.DataFrame(
        {
            "member": MEMBERS[:3],
            "kpi": ["EC-14"] * 3,
            "period": [2024] * 3,
            "value": [1.234, 12.345, 7.0],
            "numerator": ["1.234", None, None],
        }
    )
    frame.write_parquet(tmp_path / "a.parquet")
    checked = check_file(tmp_path / "a.parquet", DAY)
    assert codes(checked) == ["ambiguous_number"]
    assert values(checked) == [12.345, 7.0]


def test_words_of_a_language_in_the_cell_decide(tmp_path):
    row = {**ACTIVITY, "participants": "more than 1,200 participants"}
    checked = read(tmp_path / "a.csv", [list(row), list(row.values())])
    table = checked.verdict.tables["activities"]
    assert table["participants_value"].to_list() == [1200]


def test_numeric_value_of_a_mapped_table_is_never_ambiguous(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Country", "2023", "2024"])
    for member, cell in zip(MEMBERS, (1.234, 2.345, "3,456"), strict=False):
        book.active.append([member, cell, 1.111])
    book.save(tmp_path / "index.xlsx")
    (tmp_path / "index.xlsx.mapping.yml").write_text(
        "version: 1\nsource: kpis\npublisher: P\ntitle: T\nlicence: L\n"
        "kpis:\n  X-01: {name_en: a, name_fr: b, unit: score, "
        "direction: higher_is_better}\n"
        "sheets:\n  - header_rows: [1]\n    columns: {member: Country}\n"
        "    values:\n      - {years: [2023, 2024], kpi: X-01}\n"
    )
    checked = check_file(tmp_path / "index.xlsx", DAY)
    assert codes(checked) == ["ambiguous_number"]
    assert sorted(values(checked)) == [1.111, 1.111, 1.111, 1.234, 2.345]
