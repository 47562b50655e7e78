"""Which facts stand behind the figures of a mart, and which of them are news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import polars as pl

from dashboard.chart import Marts
from dashboard.passport.compare import Change
from dashboard.passport.passport import Passport

STAMP = "%Y%m%dT%H%M%S%fZ"
ALL = ("ALL", "WORLD", None)
LEVELS, KPIS = "fct_implementation_levels", "fct_kpi_values"
ACTIVITIES, REGISTER = "fct_activity_sources", "fct_proposal_events"


@dataclass(frozen=True, slots=True)
class Facts:
    """The mart whose rows have a cell of a file, and how they are matched.

    Attributes:
        mart: its name.
        source: the source of the submissions that bring them.
        key: the column that tells its rows apart.
        known: the column of the day from which a row is known.
        item: the columns that say which figure a row counts in.
        typed: the column of the text as typed.
    """

    mart: str
    source: str
    key: str
    known: str
    item: tuple[str, ...]
    typed: str


FACTS = {
    LEVELS: Facts(
        *(LEVELS, "implementation", "answer_id", "received_on"),
        *(("standard_id",), "value_as_typed"),
    ),
    KPIS: Facts(
        *(KPIS, "kpis", "answer_id", "received_on"),
        *(("kpi_id", "period"), "value_as_typed"),
    ),
    ACTIVITIES: Facts(
        *(ACTIVITIES, "activities", "source_key", "known_date"),
        *((), "participants_as_typed"),
    ),
    REGISTER: Facts(
        *(REGISTER, "proposals", "event_id", "known_date", (), "event"),
    ),
}
BEHIND = {
    "rpt_implementation_by_region": (LEVELS,),
    "rpt_member_levels_by_principle": (LEVELS,),
    "rpt_areas_for_update": (LEVELS, REGISTER, ACTIVITIES),
    "rpt_levels_by_support": (LEVELS, ACTIVITIES),
    "rpt_kpi_by_region": (KPIS, LEVELS, ACTIVITIES),
    "fct_kpi_values": (KPIS,),
    "rpt_activities_by_region": (ACTIVITIES,),
    "rpt_activities_by_member": (ACTIVITIES,),
    "rpt_activities_by_month": (ACTIVITIES,),
    "rpt_proposals_by_session": (REGISTER,),
    "rpt_submitters_by_region": (REGISTER,),
}


def facts_of(kind: Facts, marts: Marts) -> pl.DataFrame:
    """Return the facts of a kind, with one key and the region of their Member."""
    rows = marts(kind.mart)
    if kind.key == "source_key":
        key = pl.format("{}/{}/{}", "activity_id", "submission_id", "row_number")
        return rows.with_columns(source_key=key)
    if "member_id" not in rows.columns:
        return rows
    regions = marts("dim_members").select("member_id", "region_id")
    return rows.join(regions, on="member_id", how="left", maintain_order="left")


def known(
    rows: pl.DataFrame,
    kind: Facts,
    passport: Passport,
    changed: tuple[Change, ...],
    now: Marts,
) -> pl.DataFrame:
    """Return the facts that count in the numbers that changed, at their session."""
    # The session of a chart over several sessions is the last of them.
    rows = known_by(rows, passport, now)
    for column in ("region_id", "member_id", *kind.item):
        values = {dict(change.keys).get(column) for change in changed}
        if column in rows.columns and values and not values & set(ALL):
            rows = rows.filter(pl.col(column).is_in(list(values)))
    return rows


def known_by(rows: pl.DataFrame, passport: Passport, now: Marts) -> pl.DataFrame:
    """Return the rows that the session of the passport, or one before it, knew."""
    sessions = now("dim_sessions").filter(pl.col("session_id") == passport.as_of)
    order = pl.lit(sessions["session_sort"].max())
    return rows.filter(pl.col("known_from_session_sort") <= order)


def news(
    rows: pl.DataFrame,
    kind: Facts,
    passport: Passport,
    now: Marts,
    before: Marts | None,
) -> pl.DataFrame:
    """Return the facts that the release of the passport did not have."""
    if before is not None:
        older = facts_of(kind, before).select(kind.key)
        return rows.join(older, on=kind.key, how="anti", maintain_order="left")
    later = loaded_since(passport, now).select("submission_id")
    is_corrected = pl.lit(False)
    if "revision" in rows.columns:
        day = built_at(passport).date()
        is_corrected = (pl.col("revision") == "corrected") & (pl.col(kind.known) >= day)
    loaded = pl.col("submission_id").is_in(later["submission_id"].implode())
    return rows.filter(loaded | is_corrected)


def withdrawn(
    rows: pl.DataFrame, passport: Passport, before: Marts | None, kind: Facts
) -> pl.DataFrame:
    """Return the facts that were taken back since the release of the passport."""
    if "withdrawn_on" not in rows.columns:
        return rows.clear()
    gone = rows.filter(pl.col("withdrawn_on").is_not_null())
    if before is None:
        return gone.filter(pl.col("withdrawn_on") >= built_at(passport).date())
    older = facts_of(kind, before).filter(pl.col("withdrawn_on").is_null())
    return gone.join(older.select(kind.key), on=kind.key, how="semi")


def loaded_since(passport: Passport, now: Marts) -> pl.DataFrame:
    """Return the submissions loaded after the release of the passport was begun."""
    stamp = built_at(passport).replace(tzinfo=None)
    return now("dim_submissions").filter(pl.col("loaded_at") > stamp)


def built_at(passport: Passport) -> datetime:
    """Return the moment that the id of a release names."""
    return datetime.strptime(passport.release_id, STAMP).replace(tzinfo=UTC)
