"""The chosen KPI of each Member that may be named, as equal tiles."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Chart, Marts, Tiles, Unit
from dashboard.choice import Choice
from dashboard.headline.headlines import Headline, with_value
from dashboard.kept import MOST_LISTS, kept
from dashboard.kpi.charts import KPI_UNIT, VALUE, told
from dashboard.kpi.kpis import kpi_of, period_of
from dashboard.kpi.words import SOURCES
from dashboard.member.notes import known_notes, with_notes
from dashboard.tiles import (
    CODE,
    MEMBER,
    OPINION,
    ORDER,
    REGION,
    members_at,
    with_states,
)
from warehouse.text import Text


@kept(MOST_LISTS)
def known_answers(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the answer of each named Member that stood at the chosen session.

    An answer that a later one replaced without leave to name it is not shown: it no
    longer stood, and the later one is not ours to show.
    """
    standing = marts("fct_answers_by_session").filter(
        pl.col("as_of_session_id") == choice.as_of,
        pl.col("source") == "kpis",
        pl.col("cell_role") != "superseded",
    )
    return marts("fct_kpi_values").join(
        standing.select("answer_id"),
        on="answer_id",
        how="semi",
        maintain_order="left",
    )


def by_member(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return every Member, with its answer where it may be named."""
    kpi, period = kpi_of(marts, choice), period_of(marts, choice)
    is_index = kpi["origin"] == "external"
    answers = (
        known_answers(marts, choice)
        .filter(pl.col("kpi_id") == kpi["kpi_id"], pl.col("period") == period)
        .select("member_id", "value", "answer_status", "is_sample")
    )
    unnamed = "not_ranked" if is_index else "unnamed"
    state = pl.when(pl.col("value").is_null()).then(
        pl.col("answer_status").fill_null(unnamed)
    )
    rows = members_at(marts, choice).with_columns(
        kpi_id=pl.lit(kpi["kpi_id"]), period=pl.lit(period)
    )
    joined = rows.join(answers, on="member_id", how="left")
    # A KPI that no Member is asked for has no answers to show.
    is_asked = kpi["aggregation_rule"] != "computed" and bool(period)
    rows = with_states(joined.with_columns(state.alias("state"))).filter(is_asked)
    keys = ("member_id", "kpi_id", "period")
    return with_notes(rows, known_notes(marts, choice), keys, "value")


CHART = Chart(
    key="kpi_by_member",
    mart="fct_kpi_values",
    shape=by_member,
    title=Text(
        en="The KPI, Member by Member",
        fr="L'indicateur, Membre par Membre",
    ),
    adapt=told(
        Text(
            en="{kpi}: Members that may be named, {period}",
            fr="{kpi}\u00a0: Membres qui peuvent être nommés, {period}",
        ),
        other_titles={
            "external": Text(
                en="{kpi}: Member by Member, {period}",
                fr="{kpi}\u00a0: Membre par Membre, {period}",
            )
        },
        has_rule=False,
        is_divided=False,
        note=Text(
            en="The darker the tile, the higher the value.",
            fr="Plus la case est foncée, plus la valeur est élevée.",
        ),
    ),
    mark=Tiles(member="member_name", value="value"),
    unit=Unit.SHARE,
    unit_text=KPI_UNIT,
    source=SOURCES["administration"],
    columns=(REGION, MEMBER, CODE, VALUE),
    order=ORDER,
    note=OPINION,
    empty=Text(
        en="There is nothing to show Member by Member: no answer had been received, or "
        "Members are not asked for this KPI.",
        fr="Il n'y a rien à présenter Membre par Membre\u00a0: aucune réponse n'avait "
        "été reçue, ou cet indicateur n'est pas demandé aux Membres.",
    ),
    headline=Headline(
        with_value,
        (
            Text(
                en="{title} – no Member can be named with a value",
                fr="{title} – aucun Membre ne peut être nommé avec une valeur",
            ),
            Text(
                en="{title} – {count} Member of {total} named with a value",
                fr="{title} – {count} Membre sur {total} nommé avec une valeur",
            ),
            Text(
                en="{title} – {count} Members of {total} named with a value",
                fr="{title} – {count} Membres sur {total} nommés avec une valeur",
            ),
        ),
    ),
)
