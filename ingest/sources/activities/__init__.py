"""Capacity-building activities on cross-border e-commerce, as public notices tell."""

from __future__ import annotations

from ingest.source import Source, Table
from ingest.sources.activities.checks import ACTIVITY, VALUES, ids_stand_once
from ingest.sources.activities.columns import WHAT, WHEN, WHENCE, WHERE, WHO
from ingest.sources.activities.repeats import repeats_among

COLUMNS = (*WHAT, *WHEN, *WHERE, *WHO, *WHENCE)
KEY = ("activity_id", "title", "start_date_value", "region_ids", "city")

SOURCE = Source(
    name="activities",
    tables=(
        Table(
            name="activities",
            columns=COLUMNS,
            key=KEY,
            values=VALUES,
            measure="participants",
            checks=(ids_stand_once,),
            row_rule=ACTIVITY,
            repeats=repeats_among(COLUMNS, KEY),
        ),
    ),
)
