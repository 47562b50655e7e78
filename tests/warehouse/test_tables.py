"""Rows on their way out: nothing that a spreadsheet would run, nothing lost."""

import csv
import datetime
import io
import json
from decimal import Decimal

import openpyxl
import polars as pl
import pytest

from warehouse.errors import ExportError
from warehouse.tables import FORMATS, neutralise, to_csv, to_json, to_text, write

RISKY = [
    *("=1+1", "+1+1", "-1+1", "+x", "@sum(a1)", "=cmd|' /C calc'!A0"),
    *("\t=1", "\r=1", "\n=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20a"),
]
HARMLESS = ["", "-", "+", "=", "-5", "+5", "-5,5", "+5.5", "1=1", "a@b.org", "’=1", "–"]


def mixed_rows():
    return pl.DataFrame(
        {
            "texts": ["Côte d'Ivoire", 'a "quoted"; text', None],
            "whole": [1, -2, None],
            "broken": [0.1, 1e300, None],
            "exact": [Decimal("1.50"), Decimal("-0.01"), None],
            "days": [datetime.date(2022, 7, 1), datetime.date(1899, 12, 31), None],
            "moments": [
                datetime.datetime(2025, 10, 1, 9, 30, tzinfo=datetime.UTC),
                None,
                None,
            ],
            "truths": [True, False, None],
            "lists": [["a", "b"], [], None],
            "records": [{"a": 1}, {"a": None}, None],
        },
        schema_overrides={
            "exact": pl.Decimal(10, 2),
            "records": pl.Struct({"a": pl.Int64}),
        },
    )


@pytest.mark.parametrize("text", RISKY, ids=repr)
def test_a_text_that_would_run_gets_an_apostrophe(text):
    assert neutralise(pl.DataFrame({"a": [text]}))["a"].to_list() == ["'" + text]


@pytest.mark.parametrize("text", [*HARMLESS, None], ids=repr)
def test_a_harmless_text_stays_as_it_is(text):
    rows = pl.DataFrame({"a": [text]}, schema={"a": pl.String})
    assert neutralise(rows)["a"].to_list() == [text]


def test_what_is_no_text_is_left_alone():
    rows = pl.DataFrame({"a": [-1.5], "b": [datetime.date(2022, 7, 1)]})
    assert neutralise(rows).equals(rows)


def test_csv_gives_the_rows_back():
    read = list(csv.DictReader(io.StringIO(to_csv(mixed_rows()))))
    assert [row["texts"] for row in read] == ["Côte d'Ivoire", 'a "quoted"; text', ""]
    assert [row["exact"] for row in read] == ["1.50", "-0.01", ""]
    assert [row["days"] for row in read] == ["2022-07-01", "1899-12-31", ""]
    assert [row["truths"] for row in read] == ["true", "false", ""]
    assert [row["lists"] for row in read] == ['["a","b"]', "[]", ""]
    assert [row["records"] for row in read] == ['{"a":1}', '{"a":null}', ""]
    assert float(read[1]["broken"]) == 1e300


def test_csv_neutralises():
    assert to_csv(pl.DataFrame({"a": ["=1+1"]})) == "a\n'=1+1\n"


def test_json_is_an_array_of_objects_as_typed():
    read = json.loads(to_json(mixed_rows()))
    assert read[0]["exact"] == 1.5
    assert read[0]["records"] == {"a": 1}
    assert read[2] == dict.fromkeys(mixed_rows().columns)
    assert json.loads(to_json(pl.DataFrame({"a": ["=1"]}))) == [{"a": "=1"}]


def test_json_of_whole_decimals_are_whole_numbers():
    rows = pl.DataFrame({"a": [Decimal(187)]}, schema={"a": pl.Decimal(38, 0)})
    assert to_json(rows) == '[{"a":187}]'


def test_no_rows_are_an_empty_answer_of_each_kind():
    none = mixed_rows().clear()
    assert json.loads(to_json(none)) == []
    assert to_csv(none).strip() == ",".join(none.columns)
    assert "texts" in to_text(none)


def test_text_shows_every_row_and_column():
    rows = pl.DataFrame({f"c{n}": range(200) for n in range(40)})
    shown = to_text(rows)
    assert all(f"c{n} " in shown for n in range(40))
    assert shown.count("\n") == 201


def test_workbook_gives_the_rows_back(tmp_path):
    path = tmp_path / "rows.xlsx"
    write(mixed_rows(), "xlsx", path)
    header, *rows = openpyxl.load_workbook(path)["data"].iter_rows(values_only=True)
    assert list(header) == mixed_rows().columns
    read = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["texts"] for row in read] == ["Côte d'Ivoire", 'a "quoted"; text', None]
    assert [row["whole"] for row in read] == [1, -2, None]
    assert read[0]["days"] == datetime.datetime(2022, 7, 1)  # noqa: DTZ001
    assert read[0]["moments"] == datetime.datetime(2025, 10, 1, 9, 30)  # noqa: DTZ001
    assert read[0]["lists"] == '["a","b"]'


@pytest.mark.parametrize("text", [*RISKY, "https://wcoomd.org", "{=1}"], ids=repr)
def test_workbook_runs_nothing(tmp_path, text):
    path = tmp_path / "rows.xlsx"
    write(pl.DataFrame({"a": [text]}), "xlsx", path)
    cell = openpyxl.load_workbook(path)["data"]["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert cell.value.endswith(text.strip())


@pytest.mark.parametrize("kind", FORMATS)
def test_equal_rows_give_equal_bytes(tmp_path, kind):
    write(mixed_rows(), kind, tmp_path / "one")
    write(mixed_rows(), kind, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_parquet_gives_the_rows_back(tmp_path):
    write(mixed_rows(), "parquet", tmp_path / "rows.parquet")
    assert pl.read_parquet(tmp_path / "rows.parquet").equals(mixed_rows())


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_that_cannot_be_written_is_said_plainly(tmp_path, kind):
    with pytest.raises(ExportError, match=r"^cannot write [^\n]+$"):
        write(mixed_rows(), kind, tmp_path / "no" / "such" / "folder")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(pl.DataFrame({"a": [[1, 2], None]}), id="list"),
        pytest.param(
            pl.DataFrame({"a": [[1, 2]]}, schema={"a": pl.Array(pl.Int64, 2)}),
            id="array",
        ),
        pytest.param(pl.DataFrame({"a": [None, None]}), id="nothing"),
        pytest.param(pl.DataFrame({"a": [datetime.time(10)]}), id="time"),
        pytest.param(pl.DataFrame({"a": [float("nan"), float("inf")]}), id="no number"),
        pytest.param(
            pl.DataFrame({"a": ["x"]}, schema={"a": pl.Categorical}), id="category"
        ),
    ],
)
def test_every_kind_of_value_can_be_written(tmp_path, kind, rows):
    write(rows, kind, tmp_path / "file")
    assert (tmp_path / "file").stat().st_size
