"""Periods, and their first and last days."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.period import read_period


@pytest.mark.parametrize(
    ("texts", "start", "end", "rule"),
    [
        (["2024", "2024.0", " 2024 "], "2024-01-01", "2024-12-31", "year"),
        (
            ["2024-H1", "2024H1", "H1 2024", "S1 2024", "2024-S1"],
            "2024-01-01",
            "2024-06-30",
            "half_year",
        ),
        (["2024-H2", "h2 2024"], "2024-07-01", "2024-12-31", "half_year"),
        (
            ["2024-Q3", "Q3 2024", "T3 2024", "2024-T3", "Q3/2024"],
            "2024-07-01",
            "2024-09-30",
            "quarter",
        ),
        (
            ["2024-02", "02/2024", "February 2024", "février 2024", "Feb-2024"],
            "2024-02-01",
            "2024-02-29",
            "month",
        ),
        (
            ["2023/24", "2023/2024", "2023-2024", "2023–2024"],
            "2023-07-01",
            "2024-06-30",
            "wco_year",
        ),
        (["1999/00"], "1999-07-01", "2000-06-30", "wco_year"),
    ],
)
def test_period_is_read_as_its_first_and_last_day(texts, start, end, rule):
    for text in texts:
        reading = read_period(text)
        assert reading.rule == rule, text
        assert [day.isoformat() for day in reading.values] == [start, end]


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "24", "2024-H3", "2024-Q5", "2024-13", "13/2024", "2023-24"),
        *("2023/25", "2024/05", "1800", "99999", "2024-00", "Foo 2024", "2024-05-01"),
    ],
)
def test_what_is_no_period_is_refused(text):
    assert read_period(text).finding.code == "bad_period"


def test_after_a_hyphen_stands_a_month_and_not_a_year():
    assert read_period("2011-12").values == (date(2011, 12, 1), date(2011, 12, 31))
    assert read_period("2011/12").values == (date(2011, 7, 1), date(2012, 6, 30))


@given(st.integers(1950, 2099), st.integers(1, 12))
def test_month_reads_back(year, month):
    start, end = read_period(f"{year}-{month:02d}").values
    assert start == date(year, month, 1)
    assert (end.year, end.month) == (year, month)


@given(st.integers(1950, 2099))
def test_four_quarters_make_the_year(year):
    quarters = [read_period(f"{year}-Q{number}").values for number in range(1, 5)]
    assert (quarters[0][0], quarters[3][1]) == read_period(str(year)).values
    for (_, end), (start, _) in pairwise(quarters):
        assert (start - end).days == 1


@given(st.text(max_size=20))
def test_any_text_is_a_period_or_refused(text):
    reading = read_period(text)
    assert bool(reading.values) == (reading.finding is None)
