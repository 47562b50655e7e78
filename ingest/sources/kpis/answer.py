"""The cells of one answer read together: value, numerator, denominator, status."""

from __future__ import annotations

import polars as pl

from ingest.kpi import SCALES
from ingest.reading.words import NOT_APPLICABLE, NOT_REPORTED, REPORTED
from ingest.source import RowRule
from ingest.sources.kpis.cases import (
    DENOMINATOR,
    EXPECTED,
    HAS_SIGN,
    IS_ANSWERED,
    IS_NOTHING_OF_NOTHING,
    IS_PERCENT,
    IS_UNCLEAR,
    IS_YES_NO,
    NUMBER,
    NUMERATOR,
    SAID,
    TRUTH,
    UNIT,
    VALUE,
    findings,
)
from ingest.sources.kpis.quantity import VALUE_FIELDS
from ingest.sources.kpis.reading import KPI_FIELDS


def _with_expected(rows: pl.DataFrame) -> pl.DataFrame:
    """Add what numerator and denominator say that the value is."""
    scale = UNIT.replace_strict(SCALES, default=1.0, return_dtype=pl.Float64)
    ratio = pl.when(DENOMINATOR > 0).then(scale * NUMERATOR / DENOMINATOR)
    # Where nothing is divided, the numerator is the value itself.
    is_undivided = ~pl.col("_has_denominator") & pl.col("denominator").is_null()
    return rows.with_columns(
        _expected=pl.coalesce(ratio, pl.when(is_undivided).then(NUMERATOR)),
        _is_answered=pl.col("value").is_not_null() & pl.col("_value_status").is_null(),
        _said=pl.coalesce(
            pl.when(pl.col("_status") != REPORTED).then("_status"), "_value_status"
        ),
    )


def _with_value(rows: pl.DataFrame) -> pl.DataFrame:
    """Add the value in the KPI's unit, and the rule that read it."""
    rule, hundredth = pl.col("_number_rule"), pl.col("_hundredth")
    is_share = IS_UNCLEAR & ((NUMBER - EXPECTED).abs() <= (hundredth - EXPECTED).abs())
    is_whole_truth = NUMBER.is_in([0.0, 1.0]) & ~HAS_SIGN
    truth = pl.coalesce(TRUTH, pl.when(is_whole_truth).then(NUMBER))
    percent = pl.when(is_share).then(NUMBER).otherwise(hundredth)
    typed = (
        pl.when(IS_YES_NO)
        .then(truth)
        .when(IS_PERCENT)
        .then(pl.when(~IS_UNCLEAR | EXPECTED.is_not_null()).then(percent))
        .when(~HAS_SIGN)
        .then(NUMBER)
    )
    typed_rule = (
        pl.when(IS_YES_NO)
        .then(pl.when(truth == 1).then(pl.lit("yes")).otherwise(pl.lit("no")))
        .when(is_share)
        .then(pl.lit("share_by_ratio"))
        .when(IS_UNCLEAR)
        .then(pl.lit("percent_by_ratio"))
        .when(IS_PERCENT & ~HAS_SIGN)
        .then(pl.lit("bare_percent_") + rule)
        .otherwise(rule)
    )
    untyped_rule = (
        pl.when(pl.col("_status") != REPORTED)
        .then(pl.lit("status_column"))
        .when(SAID.is_not_null())
        .then(pl.lit("status_word"))
        .when(EXPECTED.is_null())
        .then(pl.when(IS_NOTHING_OF_NOTHING).then(pl.lit("nothing_of_nothing")))
        .when(DENOMINATOR.is_null())
        .then(pl.lit("numerator"))
        .otherwise(pl.lit("ratio"))
    )
    return rows.with_columns(
        value_number=pl.when(IS_ANSWERED)
        .then(typed)
        .when(SAID.is_null())
        .then(EXPECTED),
        value_rule=pl.when(IS_ANSWERED)
        .then(typed_rule)
        .otherwise(untyped_rule.fill_null("empty")),
    )


def _with_status(rows: pl.DataFrame) -> pl.DataFrame:
    """Add the status of the answer; a share of nothing is not applicable."""
    return rows.with_columns(
        answer_status=pl.when(SAID.is_not_null())
        .then(SAID)
        .when(VALUE.is_not_null())
        .then(pl.lit(REPORTED))
        .when(IS_NOTHING_OF_NOTHING)
        .then(pl.lit(NOT_APPLICABLE))
        .otherwise(pl.lit(NOT_REPORTED))
    )


def _read(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    answers = rows.pipe(_with_expected).pipe(_with_value).pipe(_with_status)
    return answers, findings(answers)


ANSWER = RowRule(
    _read,
    gives=("value_number", "answer_status", "value_rule"),
    uses=(
        *(name for name, _ in (*VALUE_FIELDS, *KPI_FIELDS) if name.startswith("_")),
        *("_status", "_expected", "_is_answered", "_said"),
    ),
)
