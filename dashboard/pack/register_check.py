"""Whether the marts of the register say the same of every item and outcome."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from dashboard.choice import LATEST
from dashboard.data import Book
from dashboard.pack.findings import Finding, finding
from warehouse.text import Text

ITEMS = Text(
    en="The register contradicts itself: item {number} is “{one}” in the list of items "
    "and “{other}” by its last step.",
    fr="Le registre se contredit\u00a0: l'élément {number} est «\u00a0{one}\u00a0» "
    "dans la liste des éléments et «\u00a0{other}\u00a0» d'après sa dernière étape.",
)
COUNTS = Text(
    en="The register contradicts itself at {session}: {one} items under the outcome "
    "“{outcome}” in the table of items, {other} in the stocks.",
    fr="Le registre se contredit à la session {session}\u00a0: {one} éléments sous le "
    "résultat «\u00a0{outcome}\u00a0» dans le tableau des éléments, {other} dans les "
    "stocks.",
)
CODE = "register_contradicts"


def check_register(book: Book, session: str) -> Iterator[Finding]:
    """Find what the marts of the register say differently."""
    rows = book.mart("rpt_proposal_dispositions")
    items = book.mart("dim_proposals")
    yield from differing_items(items, rows.filter(pl.col("as_of_session_id") == LATEST))
    stock = book.mart("rpt_proposals_by_session")
    is_session = pl.col("as_of_session_id") == session
    yield from differing_counts(rows.filter(is_session), stock.filter(is_session))


def differing_items(items: pl.DataFrame, rows: pl.DataFrame) -> Iterator[Finding]:
    """Find the items whose outcome is not that of their last step."""
    joined = items.join(rows, on="proposal_no", suffix="_of_step")
    differs = joined.filter(
        pl.col("outcome").ne_missing(pl.col("outcome_of_step"))
        | pl.col("merged_into_no").ne_missing(pl.col("merged_into_no_of_step"))
    )
    for row in differs.sort("proposal_no").iter_rows(named=True):
        yield finding(
            CODE,
            ITEMS,
            number=row["proposal_no"],
            one=row["outcome"] or "–",
            other=row["outcome_of_step"] or "–",
        )


def differing_counts(rows: pl.DataFrame, stock: pl.DataFrame) -> Iterator[Finding]:
    """Find the outcomes under which the two tables count differently."""
    counted = rows.group_by("outcome").agg(pl.col("item_count").sum().alias("one"))
    standing = stock.group_by("outcome").agg(
        pl.col("standing_count").sum().alias("other")
    )
    both = counted.join(
        standing, on="outcome", how="full", coalesce=True, nulls_equal=True
    ).with_columns(pl.col("one", "other").fill_null(0))
    session = rows["as_of_session_id"].first() if rows.height else "–"
    differs = both.filter(pl.col("one") != pl.col("other")).sort("outcome")
    for row in differs.iter_rows(named=True):
        yield finding(
            CODE,
            COUNTS,
            session=session,
            outcome=row["outcome"] or "–",
            one=row["one"],
            other=row["other"],
        )
