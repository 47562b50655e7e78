"""The rows of a chart: its mart, filtered by the reader's choice and put in order."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Asked, Chart, Marts, Scope
from dashboard.choice import WORLD, Choice
from dashboard.words import alphabetical


def chart_rows(chart: Chart, choice: Choice, marts: Marts) -> pl.DataFrame:
    """Return the rows that a chart shows for a choice."""
    shape = chart.shape or (lambda marts, _: marts(chart.mart))
    rows = in_scope(shape(marts, choice), chart.scope, choice, marts)
    for name, wanted in chart.rows.items():
        rows = rows.filter(pl.col(name).is_in(_wanted(wanted, choice)))
    return in_order(rows, chart.order, choice)


def in_scope(
    rows: pl.DataFrame, scope: Scope, choice: Choice, marts: Marts
) -> pl.DataFrame:
    """Return the rows of the chosen session, or of it and those before."""
    if scope is Scope.ALWAYS:
        return rows
    if scope is Scope.AT_SESSION:
        return rows.filter(pl.col("as_of_session_id") == choice.as_of)
    sessions = marts("dim_sessions").filter(pl.col("session_id") == choice.as_of)
    last = sessions["session_sort"].max()
    return rows.filter(pl.col("session_sort") <= last)


def in_order(
    rows: pl.DataFrame, order: tuple[str, ...], choice: Choice
) -> pl.DataFrame:
    """Return rows sorted; names in two languages alphabetically, the world last."""
    names = []
    for place, column in enumerate(order):
        localised = f"{column}_{choice.lang}"
        name = f"_order_{place}"
        if column in rows.columns:
            rows = rows.with_columns(pl.col(column).alias(name))
        else:
            rows = rows.with_columns(_ranks(rows, localised).alias(name))
        names.append(name)
    rows = rows.sort(names, maintain_order=True) if names else rows
    return rows.drop(names)


def localised(rows: pl.DataFrame, column: str, lang: str) -> str:
    """Return the name of a column in one language, or its plain name."""
    return column if column in rows.columns else f"{column}_{lang}"


def _ranks(rows: pl.DataFrame, column: str) -> pl.Series:
    """Return the place of each row by name, with the world after its regions."""
    is_world = (
        (rows["region_id"] == WORLD).to_list()
        if "region_id" in rows.columns
        else [False] * rows.height
    )
    keys = [
        (world is True, *alphabetical(name or ""))
        for world, name in zip(is_world, rows[column].to_list(), strict=True)
    ]
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    return pl.Series([ranks[key] for key in keys], dtype=pl.Int32)


def _wanted(wanted: str | Asked, choice: Choice) -> list[str]:
    if wanted is Asked.REGION:
        return [choice.region]
    if wanted is Asked.REGION_AND_WORLD:
        return [choice.region, WORLD]
    return [str(wanted)]
