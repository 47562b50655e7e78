"""Parquet: typed values become the text that says the same, row by row."""

import pickle
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import polars as pl
import pyarrow as pa
import pytest
from polars.testing import assert_frame_equal
from pyarrow import parquet

from ingest.book import Unreadable
from ingest.check import check_file
from ingest.readers import parquet as reader
from ingest.readers import read_book
from warehouse.row_batches import RowBatches
from warehouse.settings import PROJECT_ROOT

SHARED = PROJECT_ROOT.parent / "shared" / "data" / "scale_gapminder_systema_globalis"


def save(path, **columns):
    parquet.write_table(pa.table(columns), path)
    return path


def read(path):
    (sheet,) = read_book(path, lambda _: (0,)).sheets
    return sheet


def column(path):
    return read(path).frame["A"].to_list()[1:]


@pytest.mark.parametrize(
    ("values", "kind", "texts"),
    [
        (["0,52 ", "", " ", None], pa.string(), ["0,52 ", None, None, None]),
        (["BTN", "NA"], pa.large_string(), ["BTN", "NA"]),
        (["BTN", "BTN"], pa.dictionary(pa.int8(), pa.string()), ["BTN", "BTN"]),
        ([2, None, -3], pa.int8(), ["2", None, "-3"]),
        ([2**63 + 1], pa.uint64(), [str(2**63 + 1)]),
        ([2.0, 0.1 + 0.2, 1e-7], pa.float64(), ["2", str(0.1 + 0.2), "0.0000001"]),
        ([1e20, -2.5], pa.float64(), ["100000000000000000000", "-2.5"]),
        ([0.1, 2024.0], pa.float32(), ["0.1", "2024"]),
        ([float("nan"), float("inf")], pa.float64(), ["NaN", "inf"]),
        ([Decimal("12.50")], pa.decimal128(10, 2), ["12.50"]),
        ([True, False], pa.bool_(), ["TRUE", "FALSE"]),
        ([date(2024, 5, 1)], pa.date32(), ["2024-05-01"]),
        ([date(2024, 5, 1)], pa.date64(), ["2024-05-01"]),
        ([datetime(2024, 5, 1)], pa.timestamp("ns"), ["2024-05-01"]),  # noqa: DTZ001
        (
            [datetime(2024, 5, 1, 10, 30)],  # noqa: DTZ001
            pa.timestamp("ms"),
            ["2024-05-01 10:30:00"],
        ),
        (
            [datetime(2024, 5, 1, 10, 30, tzinfo=UTC)],
            pa.timestamp("us", tz="UTC"),
            ["2024-05-01 10:30:00+00:00"],
        ),
        (
            [datetime(2024, 5, 1, tzinfo=ZoneInfo("Europe/Brussels"))],
            pa.timestamp("us", tz="Europe/Brussels"),
            ["2024-05-01"],
        ),
        ([time(10, 30)], pa.time32("s"), ["10:30:00"]),
        ([None, None], pa.null(), [None, None]),
        ([b"BTN", b"\xff"], pa.binary(), ["BTN", "0xff"]),
        ([["BTN", "FRA"], []], pa.list_(pa.string()), ["BTN; FRA", None]),
        ([{"a": 1}], pa.struct({"a": pa.int8()}), ['{"a": 1}']),
    ],
)
def test_value_is_the_text_that_says_the_same(tmp_path, values, kind, texts):
    path = save(tmp_path / "a.parquet", member=pa.array(values, kind))
    assert column(path) == texts


def test_names_are_row_one_and_rows_count_on_over_the_batches(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "BATCH_ROWS", 3)
    values = [None if number % 4 == 3 else str(number) for number in range(10)]
    path = save(tmp_path / "a.parquet", member=values, level=pa.array(range(10)))
    sheet = read(path)
    assert sheet.letters == ["A", "B"]
    assert sheet.frame["_row"].to_list() == list(range(1, 12))
    assert sheet.frame["A"].to_list() == ["member", *values]
    assert sheet.frame.row(10) == (11, "9", "9")


def test_long_file_keeps_each_text_once_and_goes_from_process_to_process(
    tmp_path, monkeypatch
):
    texts = ["BTN", None, "BTN", " ", "Buthan"]
    path = save(tmp_path / "long.parquet", member=texts, level=[1, 2, None, 3, 3])
    short = read(path)
    monkeypatch.setattr(reader, "LONG_ROWS", 2)
    long = pickle.loads(pickle.dumps(read(path)))  # noqa: S301 - our own
    kinds = [long.frame[name].dtype for name in long.letters]
    assert all(isinstance(kind, pl.Categorical) for kind in kinds)
    assert_frame_equal(long.as_text().frame, short.frame)


def test_long_file_is_judged_in_batches_to_the_cell(tmp_path):
    row_count = reader.LONG_ROWS + 10
    number = pl.int_range(row_count, eager=True)
    ids = pl.Series(["FRA", "BTN", "KEN", "SEN", "TON"])
    rows = pl.DataFrame(
        {
            "member": ids[(number % 5).to_list()],
            "kpi": "EC-01",
            "period": pl.select(pl.format("{}", 1950 + number // 5 % 50)).to_series(),
            "value": "n.a.",
        }
    )
    rows[row_count - 1, "member"] = "Buthan"
    path = tmp_path / "kpis.parquet"
    rows.write_parquet(path)
    checked = check_file(path, date(2026, 1, 1))
    assert isinstance(checked.verdict.tables["kpi_values"], RowBatches)
    unknown = checked.problems.filter(code="unknown_member")
    assert unknown["cell"].to_list() == [f"A{row_count + 1}"]
    assert checked.rows_read == row_count
    assert checked.rows_accepted == 250


def test_columns_of_one_name_are_both_there(tmp_path):
    names = ["level", "level"]
    table = pa.table([pa.array(["1"]), pa.array(["2"])], names=names)
    parquet.write_table(table, tmp_path / "a.parquet")
    assert read(tmp_path / "a.parquet").frame.row(0) == (1, *names)


def test_file_without_rows_or_columns_is_read(tmp_path):
    parquet.write_table(pa.table({}), tmp_path / "none.parquet")
    assert read(tmp_path / "none.parquet").letters == []
    path = save(tmp_path / "a.parquet", member=pa.array([], pa.string()))
    assert read(path).frame.rows() == [(1, "member")]


def test_rows_that_would_not_fit_are_refused_before_they_are_read(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(reader, "MOST_CELLS", 19)
    path = save(tmp_path / "a.parquet", a=range(10), b=range(10))
    with pytest.raises(Unreadable, match="10 rows and 2 columns"):
        read(path)


@pytest.mark.parametrize("content", [b"PAR1 and no more", b"member\nBTN\n"])
def test_what_is_no_parquet_is_refused_in_one_line(tmp_path, content):
    path = tmp_path / "a.parquet"
    path.write_bytes(content)
    with pytest.raises(Unreadable) as refusal:
        read(path)
    assert "\n" not in refusal.value.detail.en


def test_encrypted_file_is_said(tmp_path):
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PARE" + b"x" * 100)
    with pytest.raises(Unreadable, match="encrypted"):
        read(path)


def test_table_in_a_parquet_file_is_checked_to_the_cell(tmp_path):
    path = save(
        tmp_path / "levels.parquet",
        member=["BTN", "FRA", "FRA"],
        standard=[1, 1, 2],
        period=[2024.0, 2024.0, None],
        level=pa.array([2, 9, 1], pa.int64()),
    )
    checked = check_file(path, date(2025, 10, 1))
    assert (checked.rows_accepted, checked.rows_quarantined) == (1, 2)
    places = checked.problems.select("code", "row", "column_name", "cell").rows()
    assert places == [
        ("bad_level", 3, "level", "D3"),
        ("missing_value", 4, "period", "C4"),
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public data is not here")
def test_large_public_file_is_the_same_as_polars_reads_it():
    path = SHARED / "systema_globalis_long.parquet"
    sheet = read(path).as_text()
    theirs = pl.read_parquet(path)
    assert sheet.frame.height == theirs.height + 1
    assert sheet.frame.row(0)[1:] == tuple(theirs.columns)
    ours = sheet.frame.slice(1)
    assert (ours["A"] == theirs.to_series(0)).all()
    for letter, name in zip(sheet.letters, theirs.columns, strict=True):
        if theirs[name].dtype.is_numeric():
            again = ours[letter].cast(theirs[name].dtype)
            assert again.equals(theirs[name].alias(letter))
