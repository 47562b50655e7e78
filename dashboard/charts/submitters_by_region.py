"""Members that submitted, by region; a region without any is a bar of zero."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Bars, Chart, Column, Kind, Marts, Scope, Unit
from dashboard.choice import Choice
from dashboard.columns import REGION
from dashboard.headline.headlines import Headline, bare
from dashboard.sources import REGISTER
from warehouse.text import Text


def known_submitters(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the submitters named by the cut-off date of the chosen session."""
    sessions = marts("dim_sessions").filter(pl.col("session_id") == choice.as_of)
    known = marts("fct_proposal_events").filter(
        pl.col("event") == "submitted",
        pl.col("known_date") <= sessions["cut_off_date"].max(),
    )
    return marts("dim_submitters").filter(
        pl.col("submitter_id").is_in(known["submitter_id"].drop_nulls().implode())
    )


def by_region(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return each region with the number of its Members that submitted."""
    counts = (
        known_submitters(marts, choice)
        .filter(pl.col("kind") == "member")
        .group_by("region_id")
        .agg(pl.len().alias("submitter_count"))
    )
    regions = marts("dim_regions").select(
        "region_id", region_name_en="short_name_en", region_name_fr="short_name_fr"
    )
    return regions.join(counts, on="region_id", how="left").with_columns(
        pl.col("submitter_count").fill_null(0)
    )


CHART = Chart(
    key="submitters_by_region",
    mart="dim_submitters",
    shape=by_region,
    scope=Scope.ALWAYS,
    title=Text(
        en="Members that submitted proposals or comments, by region",
        fr="Membres auteurs de propositions ou de commentaires, par région",
    ),
    mark=Bars(category="region_name", value="submitter_count", key="region_id"),
    unit=Unit.COUNT,
    unit_text=Text(en="Number of Members.", fr="Nombre de Membres."),
    source=REGISTER,
    columns=(
        REGION,
        Column(
            "submitter_count",
            Text(en="Members that submitted", fr="Membres auteurs"),
            Kind.COUNT,
            is_value=True,
        ),
    ),
    order=("region_name",),
    note=Text(
        en="The European Union, which the paper counts among the Members, is counted "
        "with Europe. How many inputs each submitter sent is not given, China apart.",
        fr="L'Union européenne, que le document compte parmi les Membres, est comptée "
        "avec l'Europe. Le nombre de contributions de chaque auteur n'est pas indiqué, "
        "sauf pour la Chine.",
    ),
    headline=Headline(
        bare,
        (
            Text(
                en="Members of all {total} regions submitted proposals or comments",
                fr="Des Membres des {total} régions ont présenté des propositions ou "
                "des commentaires",
            ),
            Text(
                en="Members of every region but one submitted: {name} is without",
                fr="Des Membres de toutes les régions sauf une ont présenté des "
                "propositions ou des commentaires\u00a0: {name} n'en a pas",
            ),
            Text(
                en="No Member of {count} of the {total} regions is named as submitting",
                fr="Aucun Membre de {count} des {total} régions n'est nommé comme "
                "auteur",
            ),
        ),
    ),
)
