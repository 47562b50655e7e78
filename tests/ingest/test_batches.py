"""A large file and a small one: the same rows, problems and cells."""

import codecs
import csv
import random
from datetime import date

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from ingest import batches
from ingest.book import Unreadable
from ingest.check import check_file
from ingest.readers import csv as csv_reader
from ingest.readers import large
from warehouse.row_batches import RowBatches

RECEIVED_ON = date(2025, 10, 1)
HEADERS = {
    "levels": ["member", "standard", "period", "level", "note", "may_be_named", "x"],
    "kpis": [
        *("member", "kpi", "period", "value"),
        *("numerator", "denominator", "status", "note", "extra"),
    ],
}
TEXTS = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                "",
                " ",
                "\u00a0",
                "\u200e",
                "BTN",
                "Buthan",
                "FRA",
                "World",
                "Aruba",
            ),
            *("1", "2", "17", "2024", "2024-H1", "2023/24", "2031", "n/a", "full"),
            *("yes", "no", "EC-02", "EC-20", "EC-21", "EC-01", "EC-51", "45 %"),
            *("0.45", "0,45", "1,234", "-3", "0", "9", "reported", "soon", "1e400"),
            *('say "so"', "two\nlines", "a,b", "a\rb", 'half"quoted', "é"),
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=6),
)
GOOD = {
    "levels": st.tuples(
        st.sampled_from(["BTN", "FRA", "Bhutan"]),
        st.sampled_from(["1", "2"]),
        st.sampled_from(["2024", "2023"]),
        st.sampled_from(["0", "3", "full", "n/a", "9"]),
        TEXTS,
        st.sampled_from(["yes", "oui", "yes", "no", "perhaps"]),
    ).map(list),
    "kpis": st.tuples(
        st.sampled_from(["BTN", "FRA"]),
        st.sampled_from(["EC-02", "EC-14", "EC-20", "EC-01"]),
        st.sampled_from(["2024", "2023"]),
        st.sampled_from(["", "45 %", "0.45", "45", "-3", "yes", "n/a", "1,234"]),
        st.sampled_from(["", "9", "-1", "0"]),
        st.sampled_from(["", "20", "0"]),
        st.sampled_from(["", "", "reported", "n/a"]),
    ).map(list),
}
TABLES = st.sampled_from(sorted(HEADERS)).flatmap(
    lambda kind: st.tuples(
        st.just(HEADERS[kind]),
        st.lists(
            st.one_of(GOOD[kind], GOOD[kind], st.lists(TEXTS, max_size=10)),
            max_size=25,
        ),
    )
)
WRITINGS = st.tuples(
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "A title\n", "\n\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
)


@pytest.fixture
def small_pieces(monkeypatch):
    """Make every file a large one, read and judged in small pieces."""
    monkeypatch.setattr(csv_reader, "LARGE_BYTES", 0)
    monkeypatch.setattr(large, "PIECE_BYTES", 40)
    monkeypatch.setattr(batches, "BATCH_ROWS", 3)


def write(path, table, writing):
    headers, rows = table
    delimiter, quoting, ending, preamble, encoding = writing
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        file.write(preamble)
        csv.writer(
            file, delimiter=delimiter, quoting=quoting, lineterminator=ending
        ).writerows([headers, *rows])


def assert_same(checked, exact):
    """Hold that two checks of a file say the same to the last cell."""
    assert_frame_equal(checked.problems, exact.problems)
    verdict, expected = checked.verdict, exact.verdict
    assert_frame_equal(verdict.columns, expected.columns)
    assert_frame_equal(verdict.quarantined_rows, expected.quarantined_rows)
    assert list(verdict.tables) == list(expected.tables)
    for name, rows in verdict.tables.items():
        if isinstance(rows, RowBatches):
            whole = list(rows.whole())
            assert {*rows.columns} == {*expected.tables[name].columns}
            frames = [frame for frame in whole if not frame.is_empty()]
            assert sum(frame.height for frame in frames) == rows.height
            first = expected.tables[name].head(0)
            rows = pl.concat([first, *(one.select(first.columns) for one in frames)])
        assert_frame_equal(rows, expected.tables[name])
    for said in ("source", "status", "language", "is_sample", "may_be_named"):
        assert getattr(checked, said) == getattr(exact, said), said


def check_both(path, monkeypatch):
    """Return what the path for large files says, and what the exact one does."""
    with monkeypatch.context() as patch:
        patch.setattr(csv_reader, "LARGE_BYTES", 1 << 40)
        exact = check_file(path, RECEIVED_ON)
    return check_file(path, RECEIVED_ON), exact


@given(TABLES, WRITINGS)
@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@pytest.mark.usefixtures("small_pieces")
def test_large_files_are_judged_like_small_ones(tmp_path, monkeypatch, table, writing):
    path = tmp_path / "table.csv"
    write(path, table, writing)
    assert_same(*check_both(path, monkeypatch))


@pytest.mark.usefixtures("small_pieces")
def test_a_quotation_mark_never_closed_is_named_by_its_record(tmp_path, monkeypatch):
    path = tmp_path / "open.csv"
    lines = ["member,standard,period,level", *["BTN,1,2024,2"] * 20, 'FRA,"1,2024,2']
    path.write_text("\n".join(lines), encoding="utf-8")
    large_one, exact = check_both(path, monkeypatch)
    assert "record 22" in exact.problems["message_en"][0]
    assert_same(large_one, exact)


def test_two_thousand_rows_with_faults_are_judged_alike(tmp_path, monkeypatch):
    dice = random.Random(7)  # noqa: S311 - nothing is secret here
    path = tmp_path / "many.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["member", "kpi", "period", "value", "numerator", "x"])
        for number in range(2000):
            writer.writerow(
                [
                    dice.choice(["BTN", "FRA", "Buthan", "DEU", ""]),
                    dice.choice(["EC-02", "EC-20", "EC-99"]),
                    f"{dice.choice(range(1950, 2030))}-{dice.choice(range(1, 13)):02}",
                    dice.choice(["45 %", "0.45", "12", "1,234", "x"]),
                    dice.choice(["", "7"]),
                    dice.choice(["", 'a "word"', number]),
                ]
            )
    monkeypatch.setattr(csv_reader, "LARGE_BYTES", 0)
    monkeypatch.setattr(large, "PIECE_BYTES", 5000)
    monkeypatch.setattr(batches, "BATCH_ROWS", 300)
    large_one, exact = check_both(path, monkeypatch)
    assert {"duplicate_row", "conflicting_row"} <= set(exact.problems["code"])
    assert_same(large_one, exact)


def test_what_is_no_utf_8_is_decoded_first(tmp_path, monkeypatch):
    path = tmp_path / "wide.csv"
    text = "member,standard,period,level\nBTN,1,2024,2\n"
    path.write_bytes(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))
    monkeypatch.setattr(csv_reader, "LARGE_BYTES", 0)
    large_one, exact = check_both(path, monkeypatch)
    assert large_one.rows_accepted == 1
    assert_same(large_one, exact)


def test_too_many_cells_are_refused_and_not_held(monkeypatch):
    monkeypatch.setattr(large, "MOST_CELLS", 10)
    with pytest.raises(Unreadable, match="more than 10 cells"):
        large.read_large(b"a,b\n" * 20, ",")
