"""Numbers as people type them in English and in French."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.number import STORED, Marks, marks_of, read_count, read_number

SPACES = [" ", "\u00a0", "\u202f", "\u2009"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,52", "0.52"),
        ("12.5", "12.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1'234.5", "1234.5"),
        ("1’234", "1234"),
        ("1.234E+3", "1234"),
        ("0,125", "0.125"),
        ("1234,567", "1234.567"),
        (".5", "0.5"),
        ("\u22123", "-3"),
        ("- 3", "-3"),
        ("+3", "3"),
        ("1.2E+3", "1200"),
        ("  7 ", "7"),
    ],
)
def test_number_is_read_whatever_its_marks(text, value):
    reading = read_number(text)
    assert reading.finding is None
    assert reading.values == (Decimal(value), False)


@pytest.mark.parametrize("text", ["45 %", "45%", "45\u00a0%", "% 45", "45,0 %"])
def test_percent_sign_is_kept_beside_the_number(text):
    reading = read_number(text)
    assert reading.values == (45, True)
    assert reading.rule.startswith("percent_")


@pytest.mark.parametrize(
    "text",
    ["", "abc", "1.2.3", "12,34,5", "1 2", "0x10", "²", "٣", "(5)", "12 %%", "1,2,3"],
)
def test_what_is_no_number_is_refused(text):
    assert read_number(text).finding.code == "bad_number"


@pytest.mark.parametrize("text", ["1,234", "1.234", "-1.234", "1.234 %", "12,345"])
def test_one_mark_before_three_digits_is_ambiguous_alone(text):
    assert read_number(text).finding.code == "ambiguous_number"


@pytest.mark.parametrize("text", ["1.234", "12.345", "-1.234"])
def test_point_of_a_number_that_is_stored_as_one_is_decimal(text):
    assert read_number(text, STORED).values[0] == Decimal(text)


@pytest.mark.parametrize(
    ("others", "text", "value"),
    [
        (["12,5", "3"], "1,234", "1.234"),
        (["12.5", "1,234,567"], "1,234", "1234"),
        (["12.5"], "1.234", "1.234"),
        (["1,234.5"], "1.234", "1.234"),
        (["1.234,5"], "1.234", "1234"),
        (["1.234.567", "12,5"], "1.234", "1234"),
    ],
)
def test_mark_before_three_digits_follows_the_other_texts(others, text, value):
    assert read_number(text, marks_of([*others, text])).values[0] == Decimal(value)


def test_point_before_three_digits_is_ambiguous_beside_decimal_commas():
    assert read_number("1.234", Marks(",")).finding.code == "ambiguous_number"


def test_column_that_disagrees_with_itself_settles_nothing():
    assert marks_of(["12,5", "12.5"]).decimal is None


@given(
    st.decimals(-(10**9), 10**9, places=2, allow_nan=False),
    st.sampled_from(SPACES),
)
def test_french_writing_reads_back(value, space):
    text = f"{value:,.2f}".replace(",", space).replace(".", ",")
    assert read_number(text).values[0] == value


@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False))
def test_english_writing_reads_back(value):
    assert read_number(f"{value:,.2f}").values[0] == value


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text):
    reading = read_number(text)
    assert bool(reading.values) == (reading.finding is None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("38", 38),
        ("38.0", 38),
        ("n° 38", 38),
        ("No. 38", 38),
        ("#38", 38),
        ("1,234,567", 1234567),
    ],
)
def test_count_is_read_with_its_label(text, count):
    assert read_count(text).values == (count,)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-1", "out_of_range"),
        ("3000000000", "out_of_range"),
        ("1.5", "bad_number"),
        ("45 %", "bad_number"),
        ("38-43", "bad_number"),
        ("many", "bad_number"),
        ("1,234", "ambiguous_number"),
        ("1.234", "ambiguous_number"),
    ],
)
def test_what_counts_nothing_is_refused(text, code):
    assert read_count(text).finding.code == code
