"""What is said against a cell, whatever its column's rule makes of its text."""

from __future__ import annotations

import polars as pl

from ingest.problems import Finding
from ingest.reading.error_value import NOT_A_NUMBER, is_error_value
from ingest.source import Column
from warehouse.text import Lang, Text

FINDING = {"_code": pl.String, "_message_en": pl.String, "_message_fr": pl.String}


def spelt(finding: Finding | None, text: str) -> tuple[str | None, ...]:
    """Return a finding as the fields of `FINDING`."""
    if finding is None:
        return None, None, None
    return finding.code, *(finding.message(lang, text) for lang in Lang)


def overrule(
    read: pl.DataFrame,
    where: pl.Expr | pl.Series,
    finding: Finding,
    text: str = "",
) -> pl.DataFrame:
    """Return a column read, with a finding at some of its cells."""
    values = dict(zip(FINDING, spelt(finding, text), strict=True))
    return read.with_columns(
        pl.when(where).then(pl.lit(value)).otherwise(pl.col(field)).alias(field)
        for field, value in values.items()
    )


def without_errors(read: pl.DataFrame, column: Column) -> pl.DataFrame:
    """Return a column read, the errors of formulas in it read as nothing."""
    suspects = read["_text"].drop_nulls().unique(maintain_order=True)
    suspects = suspects.filter(suspects.str.contains("#|[Ee]rr"))
    errors = [text for text in suspects if is_error_value(text)]
    if not errors:
        return read
    is_error = pl.col("_text").is_in(errors)
    kept = {"_text", *FINDING}
    read = read.with_columns(
        pl.when(~is_error.fill_null(value=False)).then(name).alias(name)
        for name in read.columns
        if name not in kept
    )
    for text in errors:
        read = overrule(read, pl.col("_text") == text, _blame(column), text)
    return read


def _blame(column: Column) -> Finding:
    """Return what is said of the error of a formula in a column."""
    if column.is_note:
        return Finding("error_in_note")
    if column.rule and column.rule.is_number:
        return Finding("bad_number", NOT_A_NUMBER)
    return Finding("error_value")


def with_doubts(
    read: pl.DataFrame, texts: pl.Series, column: Column, held: pl.Series | None
) -> pl.DataFrame:
    """Return a column read, with a finding where a cell holds more than it shows.

    Args:
        read: the readings and findings of the cells.
        texts: what they show.
        column: what is read by no rule is text, and read as it is shown.
        held: the number that each cell holds and does not show.
    """
    if held is None or column.rule is None:
        return read
    pairs = pl.DataFrame({"text": texts, "held": held})
    for text, stored in pairs.drop_nulls().unique(maintain_order=True).iter_rows():
        # What a cell without anything to see holds stands for its text.
        code = "number_not_shown" if text == stored else "number_not_as_shown"
        finding = Finding(code, Text(stored, stored))
        where = ((texts == text) & (held == stored)).fill_null(value=False)
        read = overrule(read, where, finding, text)
    return read
