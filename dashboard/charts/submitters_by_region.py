"""Members that submitted, by region; a region without any is a bar of zero."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Bars, Chart, Column, Kind, Marts, Unit
from dashboard.choice import WORLD, Choice
from dashboard.columns import REGION
from dashboard.headline.headlines import Headline, bare
from dashboard.sources import REGISTER
from warehouse.text import Text


def known_submitters(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the submitters that the chosen session knew."""
    rows = marts("fct_submitters_by_session")
    return rows.filter(pl.col("as_of_session_id") == choice.as_of)


def by_region(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return each region with the number of its Members that submitted."""
    return marts("rpt_submitters_by_region").filter(
        pl.col("as_of_session_id") == choice.as_of, pl.col("region_id") != WORLD
    )


CHART = Chart(
    key="submitters_by_region",
    mart="rpt_submitters_by_region",
    shape=by_region,
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
