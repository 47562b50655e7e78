"""Any table and any bytes: rows add up, and nothing ends in a traceback."""

import csv
import json
import random
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.check import check_file

# What is wrong with a header holds each row below it.
OF_TABLE = {"missing_column", "duplicate_header"}
FILES = Path(__file__).parent / "files"
RECEIVED_ON = date(2025, 10, 1)
SLOW = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
HEADERS = st.sampled_from(
    [
        *("member", "standard", "period", "level", "note", "may_be_named"),
        *(
            "membre",
            "norme",
            "période",
            "niveau",
            "fos_sample",
            "",
            "x",
            "x (B)",
            "_row",
        ),
        *("proposal_no", "title", "outcome", "event", "merged_into", "received_on"),
        *("kpi", "value", "numerator", "denominator", "status", "valeur"),
        *("start_date", "end_date", "region", "host", "participants", "members"),
    ]
)
TEXTS = st.one_of(
    st.sampled_from(
        [
            *("", " ", "\u00a0", "BTN", "Buthan", "FRA", "1", "2", "2.0", "3", "17"),
            *("2024", "2024-H1", "2030", "n/a", "full", "4", "yes", "=1+1", "36"),
            *("EC-02", "EC-20", "45 %", "0.45", "1e999", "2024-05-28", "AP;EUR", ";"),
            *("more than 70", "about", "BTN;FRA", "Aruba", "GLOBAL"),
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
)
TABLES = st.tuples(
    st.lists(HEADERS, min_size=1, max_size=8),
    st.lists(st.lists(TEXTS, max_size=9), max_size=8),
)


def assert_adds_up(checked, non_blank=None):
    assert checked.rows_read == checked.rows_accepted + checked.rows_quarantined
    assert set(checked.problems["severity"]) <= {"error", "warning"}
    for problem in checked.problems.iter_rows(named=True):
        assert problem["message_en"]
        assert problem["message_fr"]
    for held in checked.verdict.quarantined_rows.iter_rows(named=True):
        assert json.loads(held["content"])
        assert_says_why(held, checked.problems)
    if checked.is_readable and non_blank is not None:
        assert checked.rows_read == non_blank


def assert_says_why(held, problems):
    """A row that is held has a problem with its place for each of its codes."""
    on_sheet = problems.filter(pl.col("sheet").eq_missing(pl.lit(held["sheet"])))
    for code in held["codes"].split(";"):
        named = on_sheet.filter(code=code, severity="error")
        if code in OF_TABLE:
            assert named["row"].drop_nulls().len()
        else:
            named = named.filter(row=held["row"])
        assert named["column_name"].drop_nulls().len(), (held, code)


def assert_no_fault_of_ours(checked):
    """A well-formed file is read, or refused for what it holds; nothing breaks."""
    assert not checked.problems["message_en"].str.contains("damaged").any()


@given(TABLES, st.sampled_from([",", ";", "\t"]))
@SLOW
def test_rows_of_any_csv_add_up(tmp_path, table, delimiter):
    path = tmp_path / "any.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([table[0], *table[1]])
    checked = check_file(path, RECEIVED_ON)
    assert_adds_up(checked)
    assert_no_fault_of_ours(checked)


@given(TABLES)
@SLOW
def test_rows_of_any_workbook_add_up(tmp_path, table):
    path = tmp_path / "any.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([table[0], *table[1]]):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
    checked = check_file(path, RECEIVED_ON)
    assert_adds_up(checked)
    assert_no_fault_of_ours(checked)


LEVEL_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["BTN", "FRA", "Buthan", "Korea", "", "World"]),
        st.sampled_from(["1", "2", "data_quality", "17", ""]),
        st.sampled_from(["2024", "2023/24", "2031", "soon"]),
        st.sampled_from(["0", "3", "2.0", "full", "n/a", "", "9"]),
    ),
    max_size=25,
)


@given(LEVEL_ROWS)
@SLOW
def test_no_row_of_a_known_table_is_lost(tmp_path, rows):
    path = tmp_path / "levels.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("member", "standard", "period", "level"), *rows])
    checked = check_file(path, RECEIVED_ON)
    assert_adds_up(checked, len(rows))
    accepted = checked.verdict.tables["implementation_levels"]
    held = checked.verdict.quarantined_rows
    numbers = sorted([*accepted["_row"], *held["row"]])
    assert numbers == list(range(2, len(rows) + 2))
    key = ["member_id", "standard_id", "period_start_date", "period_end_date"]
    assert not accepted.select(key).is_duplicated().any()
    blamed = set(checked.problems["row"].drop_nulls())
    assert set(held["row"]) <= blamed


KPI_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["BTN", "FRA", "World"]),
        st.sampled_from(["EC-02", "EC-14", "EC-20", "EC-21", "EC-01", "EC-51"]),
        st.sampled_from(["2024", "2023"]),
        st.sampled_from(["", "45 %", "0.45", "45", "-3", "yes", "n/a", "x", "1e400"]),
        st.sampled_from(["", "9", "-1", "0", "n/a", "x"]),
        st.sampled_from(["", "20", "-1", "0", "9 %"]),
        st.sampled_from(["", "reported", "n/a", "soon"]),
    ),
    max_size=25,
)


@given(KPI_ROWS)
@SLOW
def test_no_value_of_a_kpi_is_lost(tmp_path, rows):
    path = tmp_path / "values.csv"
    headers = ("member", "kpi", "period", "value", "numerator", "denominator", "status")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headers, *rows])
    checked = check_file(path, RECEIVED_ON)
    assert_adds_up(checked, len(rows))
    accepted = checked.verdict.tables["kpi_values"]
    held = checked.verdict.quarantined_rows
    numbers = sorted([*accepted["_row"], *held["row"]])
    assert numbers == list(range(2, len(rows) + 2))
    key = ["member_id", "kpi_id", "period_start_date", "period_end_date"]
    assert not accepted.select(key).is_duplicated().any()
    assert set(held["row"]) <= set(checked.problems["row"].drop_nulls())
    is_reported = accepted["answer_status"] == "reported"
    assert (is_reported == accepted["value_number"].is_not_null()).all()
    assert accepted["value_number"].is_finite().fill_null(value=True).all()
    assert accepted["value_rule"].null_count() == 0


@given(st.binary(max_size=400), st.sampled_from(["any.csv", "any.xlsx", "any.tsv"]))
@SLOW
def test_any_bytes_are_checked_without_a_traceback(tmp_path, content, name):
    (tmp_path / name).write_bytes(content)
    assert_adds_up(check_file(tmp_path / name, RECEIVED_ON))


def small_workbook(path):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("member", "standard", "period", "level"))
        sheet.write_row(1, 0, ("BTN", 1, 2024, 2))
        book.add_format({"num_format": "0%"})
    return path.read_bytes()


def mutated(content, chance):
    """Return the bytes with a few of them changed, cut out, doubled or cut off."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed)) if changed else 0
        match chance.randrange(4):
            case 0:
                changed[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[place : place + chance.randint(1, 30)]
            case 2:
                changed[place:place] = changed[place : place + chance.randint(1, 30)]
            case 3 if chance.random() < 0.2:
                del changed[place:]
    return bytes(changed)


@pytest.mark.parametrize("seed", range(4))
def test_mutated_files_are_checked_without_a_traceback(tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311
    originals = [
        (FILES / "every_fault_of_a_cell.csv").read_bytes(),
        (FILES / "clean_french.csv").read_bytes(),
        small_workbook(tmp_path / "small.xlsx"),
    ]
    for number in range(45):
        content = mutated(originals[number % 3], chance)
        suffix = "xlsx" if number % 3 == 2 else "csv"
        path = tmp_path / f"mutated.{suffix}"
        path.write_bytes(content)
        assert_adds_up(check_file(path, RECEIVED_ON))
