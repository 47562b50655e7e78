"""What the marts of the register say differently is found before a pack is written."""

import polars as pl
import pytest

from dashboard.pack.register_check import differing_counts, differing_items

ITEMS = pl.DataFrame(
    {
        "proposal_no": [38, 40, 43],
        "outcome": ["retained", None, "merged"],
        "merged_into_no": [None, None, 36],
    },
    schema_overrides={"outcome": pl.String},
)
ROWS = ITEMS.with_columns(as_of_session_id=pl.lit("LATEST"), item_count=pl.lit(1))
STOCK = ITEMS.select("outcome").with_columns(standing_count=pl.lit(1))


def changed(frame, column, value, number=38):
    is_it = pl.col("proposal_no") == number
    new = pl.when(is_it).then(pl.lit(value)).otherwise(column).alias(column)
    return frame.with_columns(new)


def test_marts_that_agree_are_sound():
    assert list(differing_items(ITEMS, ROWS)) == []
    assert list(differing_counts(ROWS, STOCK)) == []


@pytest.mark.parametrize(
    ("column", "value", "number"),
    [
        ("outcome", "not_retained", 38),
        ("outcome", None, 38),
        ("outcome", "withdrawn", 40),
        ("outcome", "retained", 43),
        ("merged_into_no", 37, 43),
    ],
)
def test_item_that_differs_from_its_last_step_is_named(column, value, number):
    (found,) = differing_items(changed(ITEMS, column, value, number), ROWS)
    assert found.code == "register_contradicts"
    assert str(number) in found.text.en
    assert "se contredit" in found.text.fr


def test_outcome_counted_differently_is_named():
    lost, more = differing_counts(changed(ROWS, "outcome", "deferred"), STOCK)
    assert "deferred" in lost.text.en
    assert "retained" in more.text.en
