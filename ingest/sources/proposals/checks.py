"""Checks across the tables of the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import polars as pl

from ingest.problem_kinds import typeset
from ingest.rows import FOUND
from ingest.sources.proposals.moves import (
    Moves,
    Refusal,
    Step,
    circles,
    in_order,
    read_moves,
    refusals,
)
from warehouse.text import Text

# The steps that the ledger holds already, as `fos ingest` hands them to the checks.
LEDGER_EVENTS = "ledger.proposal_events"
EVENT_KEY = (
    *("proposal_no_value", "event_value", "event_date_value", "session_id"),
    *("origin_value", "submitter_id", "document", "paragraph"),
)
EVENT_FIELDS = (*EVENT_KEY, "_received_on")
NOWHERE = Text("before it was received", "avant sa réception")


def merged_items_are_in_the_file(
    rows: pl.DataFrame, tables: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the rows merged into an item that the file's own items do not hold.

    Nothing is said where the file has no items: they may be in another one.
    """
    items = tables.get("proposal_items")
    if items is None or items.is_empty():
        return pl.DataFrame(schema=FOUND)
    numbers = items["proposal_no_value"].drop_nulls().unique()
    is_orphan = ~pl.col("merged_into_value").is_in(numbers.implode())
    return rows.filter(pl.col("merged_into_value").is_not_null() & is_orphan).select(
        "_position",
        field=pl.lit("merged_into"),
        code=pl.lit("orphan_merge"),
        value=pl.col("merged_into"),
        detail_en=pl.lit(None, pl.String),
        detail_fr=pl.lit(None, pl.String),
    )


def steps_follow_each_other(
    rows: pl.DataFrame, tables: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the events of items that may not follow the events before them.

    What the ledger holds goes before, but for the steps that this file tells again.
    """
    moves = read_moves()
    steps: dict[int, list[Step]] = defaultdict(list)
    for step in [*_known(rows, tables, moves), *_steps(rows, moves)]:
        steps[step.item].append(step)
    found = [
        _finding(refusal, rows, moves)
        for of_item in steps.values()
        for refusal in refusals(in_order(of_item, moves), moves)
        # What the ledger holds is not this file's to answer for.
        if refusal.step.position is not None
    ]
    return pl.DataFrame(found, schema=FOUND)


def _known(
    rows: pl.DataFrame, tables: Mapping[str, pl.DataFrame], moves: Moves
) -> list[Step]:
    ledger = tables.get(LEDGER_EVENTS)
    if ledger is None or ledger.is_empty():
        return []
    again = ledger.join(rows, on=EVENT_KEY, how="anti", nulls_equal=True)
    return _steps(again.with_columns(_position=pl.lit(None, pl.Int64)), moves)


def _steps(rows: pl.DataFrame, moves: Moves) -> list[Step]:
    numbered = rows.filter(
        pl.col("proposal_no_value").is_not_null() & pl.col("event_value").is_not_null()
    )
    return [
        Step(
            row["proposal_no_value"],
            row["event_value"],
            row["event_date_value"]
            or moves.session_days.get(row["session_id"])
            or row.get("_received_on"),
            row["_position"],
        )
        for row in numbered.iter_rows(named=True)
    ]


def _finding(refusal: Refusal, rows: pl.DataFrame, moves: Moves) -> dict[str, Any]:
    step = refusal.step
    texts = rows.filter(pl.col("_position") == step.position)
    detail = _why(refusal, moves)
    return {
        "_position": step.position,
        "field": "event",
        "code": "illegal_move",
        "value": texts["event"][0],
        "detail_en": detail.en,
        "detail_fr": detail.fr,
    }


def _why(refusal: Refusal, moves: Moves) -> Text:
    item, before = refusal.step.item, refusal.before
    if not before:
        return typeset(f"{item} {NOWHERE.en}", f"{item} {NOWHERE.fr}")
    name, after = moves.names[before], [moves.names[one] for one in moves.after(before)]
    return typeset(
        f"{item} after “{name.en}”; what may follow is: "
        + ", ".join(one.en for one in after),
        f"{item} après « {name.fr} » ; peut suivre : "
        + ", ".join(one.fr for one in after),
    )


def merges_come_to_an_end(
    rows: pl.DataFrame, _: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the rows that merge items in a circle, so that none of them remains."""
    numbered = rows.filter(
        pl.col("proposal_no_value").is_not_null()
        & pl.col("merged_into_value").is_not_null()
    )
    merges = {
        row["proposal_no_value"]: row["merged_into_value"]
        for row in _in_force(numbered).iter_rows(named=True)
    }
    told = {
        item: " → ".join(str(one) for one in (*circle, circle[0]))
        for circle in circles(merges)
        for item in circle
    }
    if not told:
        return pl.DataFrame(schema=FOUND)
    return numbered.filter(pl.col("proposal_no_value").is_in(list(told))).select(
        "_position",
        field=pl.lit("merged_into"),
        code=pl.lit("merged_in_a_circle"),
        value=pl.col("merged_into"),
        detail_en=pl.col("proposal_no_value").replace_strict(
            told, return_dtype=pl.String
        ),
        detail_fr=pl.col("proposal_no_value").replace_strict(
            told, return_dtype=pl.String
        ),
    )


def _in_force(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that merge an item, of several the last of the file."""
    return rows.unique("proposal_no_value", keep="last", maintain_order=True)
