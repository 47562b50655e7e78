"""Mean level by principle: a Member beside its region and the world."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from dashboard.chart import Answers, Chart, Heatmap, Marts, Unit
from dashboard.choice import WORLD, Choice
from dashboard.columns import MEAN_LEVEL, MEMBERS, REPORTING
from dashboard.compose import filled, labelled
from dashboard.headline.headlines import Headline, rows_of
from dashboard.headline.words import HIGHEST_AND_LOWEST
from dashboard.member.members import is_member_at, member_of, published_levels
from dashboard.member.notes import COLUMNS, level_notes, with_notes, without_notes
from dashboard.principles import PRINCIPLE, numbered
from dashboard.sources import IMPLEMENTATION, LEVELS, NO_ANSWERS
from dashboard.tiles import STATES
from dashboard.words import TOO_FEW
from warehouse.text import Lang, Text

KEYS = ("as_of_session_id", "principle_id", "principle_no")
NAMES = (
    *("principle_name_en", "principle_name_fr"),
    *("series_name_en", "series_name_fr"),
    *("missing_en", "missing_fr"),
)
COUNTS = ("reporting_member_count", "member_count")
OF_MEMBER = Text(
    en="Mean level by principle: {member} beside its region and the world",
    fr="Niveau moyen par principe\u00a0: {member} à côté de sa région et du monde",
)


def by_principle(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the levels of the Member, its region and the world, by principle.

    Without a Member it is the chosen region that stands beside the world.
    """
    region, parts = choice.region, []
    if choice.member:
        member = member_of(marts, choice.member)
        region = member["region_id"]
        if is_member_at(marts, choice):
            parts.append(_of_member(marts, choice))
    parts += [_of_region(marts, choice, key) for key in dict.fromkeys((region, WORLD))]
    return numbered(pl.concat(parts, how="vertical_relaxed"))


def _of_member(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return every principle, with the Member's level where it may be named."""
    named = published_levels(marts, choice).filter(pl.col("member_id") == choice.member)
    member = member_of(marts, choice.member)
    no_count = pl.lit(None, dtype=pl.Int64)
    unnamed = STATES["unnamed"].words
    rows = _at_session(marts, choice).filter(pl.col("region_id") == WORLD)
    levels = named.select("principle_id", "mean_level", "is_sample")
    told = rows.drop("mean_level", "is_sample").join(
        levels, on="principle_id", how="left"
    )
    return (
        with_notes(told, _notes(marts, choice), ("principle_id",), "mean_level")
        .with_columns(
            pl.col("is_sample").fill_null(value=False),
            *(no_count.alias(name) for name in COUNTS),
            **_series("member", 0, labelled(member, "name"), missing=unnamed),
        )
        .select(*_columns())
    )


def _notes(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the Member's notes by principle; one on all standards is on each."""
    notes = level_notes(marts, choice).filter(pl.col("member_id") == choice.member)
    every = marts("dim_principles").select(every="principle_id")
    on_all = notes.filter(pl.col("standard_id") == "ALL").join(every, how="cross")
    on_one = notes.filter(pl.col("standard_id") != "ALL").with_columns(
        every="principle_id"
    )
    return pl.concat([on_one, on_all]).with_columns(principle_id="every")


def _at_session(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the principles at the chosen session, once anybody had answered."""
    return marts("rpt_areas_for_update").filter(
        pl.col("as_of_session_id") == choice.as_of,
        pl.col("reporting_member_count") > 0,
    )


def _of_region(marts: Marts, choice: Choice, region_id: str) -> pl.DataFrame:
    rows = _at_session(marts, choice).filter(pl.col("region_id") == region_id)
    if not rows.height:
        series = _series(region_id, 1, TOO_FEW, missing=TOO_FEW)
        return without_notes(rows).with_columns(**series).select(*_columns())
    name = labelled(rows.row(0, named=True), "region_name")
    place = 2 if region_id == WORLD else 1
    series = _series(region_id, place, name, missing=TOO_FEW)
    return without_notes(rows).with_columns(**series).select(*_columns())


def _series(key: str, place: int, name: Text, *, missing: Text) -> dict[str, pl.Expr]:
    """Return the columns that say whose levels these are, and why one is missing."""
    words = {"series_name": name, "missing": missing}
    return {
        "series_id": pl.lit(key),
        "series_sort": pl.lit(place),
        **{
            f"{column}_{lang}": pl.lit(text(lang))
            for column, text in words.items()
            for lang in Lang
        },
    }


def _columns() -> tuple[str, ...]:
    measures = ("mean_level", *COUNTS, "is_sample")
    return (*KEYS, *NAMES, "series_id", "series_sort", *measures, *COLUMNS)


def told(chart: Chart, marts: Marts, choice: Choice) -> Chart:
    """Return the chart with the title that names the chosen Member."""
    if not choice.member:
        return chart
    name = labelled(member_of(marts, choice.member), "name")
    return replace(chart, title=filled(OF_MEMBER, member=name))


CHART = Chart(
    key="level_by_principle",
    mart="rpt_areas_for_update",
    shape=by_principle,
    title=Text(
        en="Mean level by principle: {region}",
        fr="Niveau moyen par principe\u00a0: {region}",
    ),
    adapt=told,
    mark=Heatmap(
        row="principle_name",
        column="series_name",
        value="mean_level",
        key="series_id",
        answers=Answers(),
    ),
    unit=Unit.LEVEL,
    unit_text=LEVELS,
    source=IMPLEMENTATION,
    columns=(PRINCIPLE, MEAN_LEVEL, REPORTING, MEMBERS),
    order=("principle_no", "series_sort"),
    note=Text(
        en="A Member's level is the mean over the standards of the principle that it "
        "answered. Whether a Member without a level was silent or did not agree to be "
        "named is not said.",
        fr="Le niveau d'un Membre est la moyenne sur les normes du principe auxquelles "
        "il a répondu. Il n'est pas dit si un Membre sans niveau n'a pas répondu ou "
        "n'a pas accepté d'être nommé.",
    ),
    empty=NO_ANSWERS,
    headline=Headline(rows_of(), (HIGHEST_AND_LOWEST,)),
)
