"""Capacity-building activities by region, those under review and those before."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Chart, Column, Kind, Marts, Stacks, Unit
from dashboard.choice import Choice
from dashboard.columns import REGION
from dashboard.sources import ACTIVITIES, NO_ACTIVITIES
from warehouse.text import Lang, Text

PARTS = {
    "before": Text(en="Before 1 July 2022", fr="Avant le 1er\u00a0juillet 2022"),
    "unplaced": Text(
        en="In 2022, before or after 1 July is not known",
        fr="En 2022, on ignore si c'est avant ou après le 1er\u00a0juillet",
    ),
    "review": Text(en="From 1 July 2022", fr="À partir du 1er\u00a0juillet 2022"),
}
KEYS = ("as_of_session_id", "region_id", "region_name_en", "region_name_fr")


def in_parts(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return each region's activities of the review, and those before it.

    Those that may belong to either are a part of their own, where there are any.
    """
    rows = marts("rpt_activities_by_region")
    counts = {
        "review": pl.col("activity_count"),
        "before": pl.col("total_activity_count")
        - pl.col("activity_count")
        - pl.col("total_unplaced_activity_count"),
        "unplaced": pl.col("total_unplaced_activity_count"),
    }
    parts = [
        rows.select(
            *KEYS,
            "is_sample",
            pl.lit(part).alias("part_id"),
            pl.lit(place).alias("part_sort"),
            *(pl.lit(PARTS[part](lang)).alias(f"part_label_{lang}") for lang in Lang),
            counts[part].alias("part_count"),
        )
        for place, part in enumerate(PARTS)
    ]
    total = pl.col("part_count").sum().over("as_of_session_id")
    of_part = pl.col("part_count").sum().over("as_of_session_id", "part_id")
    is_shown = (of_part > 0) | (pl.col("part_id") != "unplaced")
    return pl.concat(parts).filter(total > 0, is_shown)


CHART = Chart(
    key="activities_by_region",
    mart="rpt_activities_by_region",
    shape=in_parts,
    title=Text(
        en="Capacity-building activities, by region",
        fr="Activités de renforcement des capacités, par région",
    ),
    mark=Stacks(
        category="region_name",
        value="part_count",
        series="part_label",
        key="part_id",
    ),
    unit=Unit.COUNT,
    unit_text=Text(
        en="Number of activities begun by the cut-off date.",
        fr="Nombre d'activités commencées à la date d'arrêté.",
    ),
    source=ACTIVITIES,
    columns=(
        REGION,
        Column("part_label", Text(en="Begun", fr="Début")),
        Column(
            "part_count",
            Text(en="Activities", fr="Activités"),
            Kind.COUNT,
            is_value=True,
        ),
    ),
    order=("region_name", "part_sort"),
    note=Text(
        en="An activity for several regions counts in each of them and once in the "
        "world, as does one for the whole world: the regions do not add up to it.",
        fr="Une activité pour plusieurs régions compte dans chacune et une fois dans "
        "le monde, où compte aussi une activité mondiale\u00a0: la somme des régions "
        "n'est pas le monde.",
    ),
    empty=NO_ACTIVITIES,
)
