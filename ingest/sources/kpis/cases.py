"""What is wrong with an answer, first things first: a row is blamed for one of them.

The columns are those that `answer.py` adds to the rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ingest.kpi import COUNT, PERCENT, RATIO_OF_SUMS, YES_NO
from ingest.reading.words import REPORTED
from ingest.rows import FOUND

# Half a point: of a percentage, of the scaled figure otherwise.
TOLERANCE = 0.5
ROUNDING = 1e-9
UNIT, NUMBER, TRUTH = pl.col("_unit"), pl.col("_number"), pl.col("_truth")
NUMERATOR, DENOMINATOR = pl.col("numerator_number"), pl.col("denominator_number")
IS_PERCENT = UNIT == PERCENT
IS_YES_NO = UNIT == YES_NO
HAS_SIGN = pl.col("_is_percent")
IS_ANSWERED = pl.col("_is_answered")
EXPECTED, VALUE = pl.col("_expected"), pl.col("value_number")
# The word that stands for an answer: that of the status column, or of the value.
SAID = pl.col("_said")
IS_NOTHING_OF_NOTHING = (NUMERATOR == 0) & (DENOMINATOR == 0)
# 0.45 may be 45 % or 0.45 %: a factor of 100 is at stake.
IS_UNCLEAR = IS_PERCENT & ~HAS_SIGN & (NUMBER.abs() > 0) & (NUMBER.abs() < 1)
# "26.5 h" in a KPI of days; an index from elsewhere may stand in any unit.
HAS_OTHER_UNIT = (pl.col("_said_unit") != UNIT) & (UNIT != "number")
NUMBER_DETAIL = (pl.col("_number_detail_en"), pl.col("_number_detail_fr"))


@dataclass(frozen=True, slots=True)
class Case:
    """Something that is wrong with an answer, and the cell that shows it."""

    code: str
    field: str
    where: pl.Expr
    detail_en: pl.Expr | None = None
    detail_fr: pl.Expr | None = None


def _stated(en: str, fr: str) -> tuple[pl.Expr, pl.Expr]:
    return pl.lit(en), pl.lit(fr)


RANGE = (pl.col("_range_en"), pl.col("_range_fr"))
RATIO = (pl.concat_str("numerator", "denominator", separator=" / ", ignore_nulls=True),)
IS_OUTSIDE = (
    VALUE.lt(pl.col("_lowest") - ROUNDING).fill_null(value=False)
    | VALUE.gt(pl.col("_highest") + ROUNDING).fill_null(value=False)
    | (VALUE.ne(VALUE.round(0)) & (UNIT == COUNT)).fill_null(value=False)
    | ~VALUE.is_finite()
)
TOLERATED = pl.when(IS_PERCENT).then(TOLERANCE / 100).otherwise(TOLERANCE) + ROUNDING
HAS_PART_ALONE = (
    NUMERATOR.is_not_null() & pl.col("denominator").is_null()
    | DENOMINATOR.is_not_null() & pl.col("numerator").is_null()
)
CASES = (
    Case(
        "out_of_range",
        "numerator",
        (NUMERATOR < 0) & (pl.col("_lowest") >= 0),
        *_stated("0 or more", "0 ou plus"),
    ),
    Case(
        "out_of_range",
        "denominator",
        DENOMINATOR < 0,
        *_stated("0 or more", "0 ou plus"),
    ),
    Case(
        "unknown_status",
        "value",
        IS_ANSWERED & IS_YES_NO & VALUE.is_null(),
        *_stated("yes, no", "oui, non"),
    ),
    Case(
        "ambiguous_number",
        "value",
        IS_ANSWERED & ~IS_YES_NO & (pl.col("_number_code") == "ambiguous_number"),
        *NUMBER_DETAIL,
    ),
    Case(
        "bad_number",
        "value",
        IS_ANSWERED
        & ~IS_YES_NO
        & (NUMBER.is_null() | (HAS_SIGN & ~IS_PERCENT) | HAS_OTHER_UNIT),
        *NUMBER_DETAIL,
    ),
    Case("ambiguous_percent", "value", IS_ANSWERED & IS_UNCLEAR & EXPECTED.is_null()),
    Case(
        "cells_contradict",
        "status",
        (pl.col("_status") != REPORTED) & (IS_ANSWERED | EXPECTED.is_not_null()),
        *_stated("value", "valeur"),
    ),
    Case(
        "cells_contradict",
        "value",
        pl.col("_value_status").is_not_null() & (pl.col("_status") == REPORTED),
        *_stated("status", "statut"),
    ),
    Case(
        "cells_contradict",
        "value",
        pl.col("_value_status").is_not_null() & EXPECTED.is_not_null(),
        *_stated("numerator", "numérateur"),
    ),
    Case("out_of_range", "value", IS_ANSWERED & IS_OUTSIDE, *RANGE),
    Case("out_of_range", "numerator", IS_OUTSIDE, *RANGE),
    Case(
        "value_contradicts_ratio",
        "value",
        IS_ANSWERED & (((VALUE - EXPECTED).abs() > TOLERATED) | IS_NOTHING_OF_NOTHING),
        *RATIO * 2,
    ),
    Case(
        "out_of_range",
        "denominator",
        (DENOMINATOR == 0) & (NUMERATOR != 0),
        *_stated(
            "more than 0, where the numerator is not 0",
            "plus de 0, si le numérateur n'est pas 0",
        ),
    ),
    Case(
        "missing_value",
        "value",
        VALUE.is_null()
        & SAID.is_null()
        & (HAS_PART_ALONE | (pl.col("_status") == REPORTED))
        & ~IS_NOTHING_OF_NOTHING.fill_null(value=False),
        *_stated("value", "valeur"),
    ),
    Case(
        "value_without_ratio",
        "value",
        (pl.col("_aggregation_rule") == RATIO_OF_SUMS)
        & VALUE.is_not_null()
        & (NUMERATOR.is_null() | DENOMINATOR.is_null()),
    ),
)


def findings(answers: pl.DataFrame) -> pl.DataFrame:
    """Return what is wrong with answers, as rows of `FOUND`."""
    first = pl.coalesce(
        pl.when(case.where).then(number) for number, case in enumerate(CASES)
    )
    blamed = answers.with_columns(_case=first).filter(
        pl.col("_case").is_not_null() & UNIT.is_not_null()
    )
    found = [pl.DataFrame(schema=FOUND)]
    for number in blamed["_case"].unique(maintain_order=True):
        hit = blamed.filter(pl.col("_case") == number)
        found.append(_found(CASES[number], hit))
    return pl.concat(found)


def _found(case: Case, rows: pl.DataFrame) -> pl.DataFrame:
    nothing = pl.lit(None, pl.String)
    return rows.select(
        "_position",
        field=pl.lit(case.field),
        code=pl.lit(case.code),
        value=pl.col(case.field),
        detail_en=nothing if case.detail_en is None else case.detail_en,
        detail_fr=nothing if case.detail_fr is None else case.detail_fr,
    )
