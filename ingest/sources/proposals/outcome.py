"""What the cells of an item say together: its outcome, told in one cell or in four."""

from __future__ import annotations

import polars as pl

from ingest import rules
from ingest.rows import FOUND
from ingest.source import RowRule, Rule
from ingest.sources.proposals.prose import read_item_number, read_outcome

# What the prose of the outcome tells beside the outcome: the field that it goes into,
# and the column whose own cell may say it too.
TOLD = {
    "_told_stage": ("outcome_stage_value", "outcome_stage"),
    "_told_merged_into": ("merged_into_value", "merged_into"),
    "_told_session": ("session_id", "session"),
}


def item_number(field: str) -> Rule:
    """Return the rule of an item's number, kept in `field`."""
    return Rule(
        rules.each(lambda text, context: read_item_number(text)),
        gives=((field, pl.Int32),),
    )


def outcome() -> Rule:
    """Return the rule of an outcome in a word or in prose."""
    return Rule(
        rules.each(lambda text, context: read_outcome(text, context.codes)),
        gives=(
            ("outcome_value", pl.String),
            ("_told_stage", pl.String),
            ("_told_merged_into", pl.Int32),
            ("_told_session", pl.String),
        ),
        named="outcome_rule",
    )


def _read(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows with what the prose tells where no cell of its own says it."""
    found = [pl.DataFrame(schema=FOUND)]
    for told, (field, column) in TOLD.items():
        differs = pl.col(told).is_not_null() & (pl.col(told) != pl.col(field))
        found.append(
            rows.filter(differs).select(
                "_position",
                field=pl.lit(column),
                code=pl.lit("cells_contradict"),
                value=pl.col(column),
                detail_en=pl.lit("outcome"),
                detail_fr=pl.lit("résultat"),
            )
        )
        rows = rows.with_columns(pl.coalesce(field, told).alias(field))
    return rows, pl.concat(found)


ITEM = RowRule(
    _read, gives=tuple(field for field, _ in TOLD.values()), uses=tuple(TOLD)
)
