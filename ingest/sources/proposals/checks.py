"""Checks across the tables of the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import polars as pl

from ingest.problem_kinds import typeset
from ingest.rows import FOUND
from ingest.sources.proposals.moves import (
    RECEIVED,
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
EVENT_FIELDS = (*EVENT_KEY, "item_count_value", "outcome_value", "_received_on")
LEDGER_ITEMS = "ledger.proposal_items"
ITEM_FIELDS = ("proposal_no_value",)
NOWHERE = Text("before it was received", "avant sa réception")


def merged_items_are_known(
    rows: pl.DataFrame, tables: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the rows merged into an item that neither the file nor the ledger holds.

    An item whose row is held is not there to be merged into. Nothing is said where no
    items are at hand: they may be in another file.
    """
    items = [
        tables[name]["proposal_no_value"]
        for name in ("proposal_items", LEDGER_ITEMS)
        if name in tables and not tables[name].is_empty()
    ]
    if not items:
        return pl.DataFrame(schema=FOUND)
    numbers = pl.concat(items).drop_nulls().unique()
    is_orphan = ~pl.col("merged_into_value").is_in(numbers.implode())
    return rows.filter(pl.col("merged_into_value").is_not_null() & is_orphan).select(
        "_position",
        field=pl.lit("merged_into"),
        code=pl.lit("orphan_merge"),
        value=pl.col("merged_into"),
        detail_en=pl.lit(None, pl.String),
        detail_fr=pl.lit(None, pl.String),
    )


def mergers_are_told_whole(
    rows: pl.DataFrame, _: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the numbered rows that tell half of a merger: the outcome or the number.

    An item is merged into another one, and has that one's number, or neither.
    """
    said = [
        pl.col(name).eq_missing(pl.lit("merged"))
        for name in ("event_value", "outcome_value")
        if name in rows.columns
    ]
    is_merged = pl.any_horizontal(said)
    is_numbered = pl.col("proposal_no_value").is_not_null()
    has_number = pl.col("merged_into_value").is_not_null()
    return pl.concat(
        [
            rows.filter(is_numbered & is_merged & ~has_number).select(
                "_position",
                field=pl.lit("merged_into"),
                code=pl.lit("missing_value"),
                value=pl.lit(None, pl.String),
                detail_en=pl.lit("number of the item it was merged into"),
                detail_fr=pl.lit("numéro de l'élément avec lequel il a été fusionné"),
            ),
            rows.filter(has_number & ~is_merged).select(
                "_position",
                field=pl.lit("merged_into"),
                code=pl.lit("cells_contradict"),
                value=pl.col("merged_into"),
                detail_en=pl.lit("outcome"),
                detail_fr=pl.lit("résultat"),
            ),
        ]
    )


def numbered_items_are_one_each(
    rows: pl.DataFrame, _: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the events of a numbered item that count several items."""
    is_several = pl.col("item_count_value").fill_null(1) != 1
    return rows.filter(pl.col("proposal_no_value").is_not_null() & is_several).select(
        "_position",
        field=pl.lit("item_count"),
        code=pl.lit("cells_contradict"),
        value=pl.col("item_count"),
        detail_en=pl.lit("proposal_no"),
        detail_fr=pl.lit("n°"),
    )


def groups_decide_what_was_received(
    rows: pl.DataFrame, tables: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the events of groups by which more items are decided than were received.

    Items are counted by origin, with what the ledger holds; where none of an origin
    was received yet, nothing is said: the receipts may come in another file.
    """
    fields = [*EVENT_KEY, "item_count_value", "outcome_value"]
    steps = pl.concat(
        [_told_before(rows, tables).select(fields), rows.select(fields)],
        how="vertical_relaxed",
    )
    is_group = pl.col("proposal_no_value").is_null()
    is_receipt = pl.col("event_value") == RECEIVED
    is_decision = pl.col("outcome_value").is_not_null() & ~is_receipt
    # A numbered item is received once and decided once, in however many steps; one
    # that was reopened is not decided.
    reopened = steps.filter(pl.col("event_value") == "reopened")["proposal_no_value"]
    is_reopened = pl.col("proposal_no_value").is_in(reopened.drop_nulls().implode())
    is_counted = is_receipt | (is_decision & ~is_reopened.fill_null(value=False))
    told = steps.with_columns(
        items=pl.col("item_count_value").fill_null(1), is_receipt=is_receipt
    ).filter(is_counted)
    numbered = told.filter(~is_group).unique(["proposal_no_value", "is_receipt"])
    by_origin = (
        pl.concat([told.filter(is_group), numbered])
        .group_by("origin_value")
        .agg(
            received=pl.col("items").filter("is_receipt").sum(),
            decided=pl.col("items").filter(~pl.col("is_receipt")).sum(),
        )
        .filter(pl.col("received") > 0, pl.col("decided") > pl.col("received"))
    )
    blamed = rows.filter(is_group & (is_receipt | is_decision)).join(
        by_origin, on="origin_value", nulls_equal=True, how="inner"
    )
    sums = (pl.col("decided").cast(pl.String), pl.col("received").cast(pl.String))
    return blamed.select(
        "_position",
        field=pl.lit("item_count"),
        code=pl.lit("out_of_range"),
        value=pl.col("item_count"),
        detail_en=pl.format("{} items of this origin decided, {} received", *sums),
        detail_fr=pl.format("{} éléments de cette origine tranchés, {} reçus", *sums),
    )


def regions_are_regions(
    rows: pl.DataFrame, _: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the experiences told of the whole world: each is shared by a region."""
    return rows.filter(pl.col("region_id") == "WORLD").select(
        "_position",
        field=pl.lit("region"),
        code=pl.lit("unknown_region"),
        value=pl.col("region"),
        detail_en=pl.lit("write the region of the Member that presents"),
        detail_fr=pl.lit("écrire la région du Membre qui présente"),
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
    before = _told_before(rows, tables)
    return _steps(before.with_columns(_position=pl.lit(None, pl.Int64)), moves)


def _told_before(
    rows: pl.DataFrame, tables: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the ledger's events but for those that this file tells again."""
    ledger = tables.get(LEDGER_EVENTS)
    if ledger is None or ledger.is_empty():
        return rows.clear()
    return ledger.join(rows, on=EVENT_KEY, how="anti", nulls_equal=True)


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
