"""Files received by each session, on time and late."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Chart, Column, Kind, Marts, Scope, Stacks, Unit
from dashboard.charts.mean_level_by_session import with_session_labels
from dashboard.choice import Choice
from dashboard.columns import SESSION
from dashboard.headline.headlines import Headline, parts_of_last
from dashboard.intake_words import PUNCTUALITY
from dashboard.sources import FILES
from warehouse.text import Lang, Text

KEYS = ("as_of_session_id", "session_sort", "punctuality")


def by_session(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return how many files had been received by each session, on time and late."""
    rows = marts("rpt_data_quality").with_columns(
        pl.when("is_late")
        .then(pl.lit("late"))
        .otherwise(pl.lit("on_time"))
        .alias("punctuality")
    )
    counted = rows.group_by(*KEYS).agg(
        pl.len().cast(pl.Int64).alias("file_count"), pl.col("is_sample").any()
    )
    words = counted.with_columns(
        pl.col("punctuality")
        .replace({code: text(lang) for code, text in PUNCTUALITY.items()})
        .alias(f"punctuality_label_{lang}")
        for lang in Lang
    )
    return with_session_labels(words, marts).with_columns(
        (pl.col("punctuality") == "late").alias("punctuality_sort")
    )


CHART = Chart(
    key="files_by_session",
    mart="rpt_data_quality",
    shape=by_session,
    scope=Scope.UP_TO_SESSION,
    title=Text(
        en="Files received by each session, on time and late",
        fr="Fichiers reçus à chaque session, à temps et en retard",
    ),
    mark=Stacks(
        category="session_label",
        value="file_count",
        series="punctuality_label",
        key="punctuality",
    ),
    unit=Unit.COUNT,
    unit_text=Text(
        en="Number of files received since the beginning. Late: more than six months "
        "after the end of the latest period that the file describes.",
        fr="Nombre de fichiers reçus depuis le début. En retard\u00a0: plus de six "
        "mois après la fin de la dernière période décrite par le fichier.",
    ),
    source=FILES,
    columns=(
        SESSION,
        Column("punctuality_label", Text(en="Arrival", fr="Arrivée")),
        Column(
            "file_count",
            Text(en="Files", fr="Fichiers"),
            Kind.COUNT,
            is_value=True,
        ),
    ),
    order=("session_sort", "punctuality_sort"),
    empty=Text(
        en="No file had been received by this session.",
        fr="Aucun fichier n'avait été reçu à cette session.",
    ),
    headline=Headline(
        parts_of_last,
        (
            Text(
                en="{name}: {total} files received, {parts}",
                fr="{name}\u00a0: {total} fichiers reçus, {parts}",
            ),
            Text(
                en="{name}: {total} file received, {parts}",
                fr="{name}\u00a0: {total} fichier reçu, {parts}",
            ),
        ),
    ),
)
