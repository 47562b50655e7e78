"""The rows of a tile map: every Member once, and why a tile has no value."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from dashboard.chart import Column, Marts
from dashboard.choice import Choice
from warehouse.text import Lang, Text


@dataclass(frozen=True, slots=True)
class State:
    """Why a tile has no value: in words, and as the sign that stands in the tile."""

    words: Text
    sign: Text


STATES = {
    "unnamed": State(
        Text(en="Not named, or no answer", fr="Non nommé, ou sans réponse"),
        Text(en="–", fr="–"),
    ),
    "silent": State(
        Text(en="No answer", fr="Sans réponse"), Text(en="none", fr="sans")
    ),
    "not_applicable": State(
        Text(en="Not applicable", fr="Sans objet"), Text(en="n/a", fr="s.o.")
    ),
    "not_available": State(
        Text(en="Not available", fr="Non disponible"), Text(en="n.av.", fr="n.d.")
    ),
    "not_yet_due": State(
        Text(en="Not yet due", fr="Pas encore exigible"),
        Text(en="later", fr="à venir"),
    ),
    "not_reported": State(
        Text(en="Not reported", fr="Non communiqué"), Text(en="none", fr="sans")
    ),
    "not_reached": State(
        Text(en="Named by no source", fr="Nommé par aucune source"),
        Text(en="–", fr="–"),
    ),
    "not_ranked": State(
        Text(en="No value in the index", fr="Sans valeur dans l'indice"),
        Text(en="–", fr="–"),
    ),
}
OPINION = Text(
    en="Tiles are equal and stand in alphabetical order within the six regions, each "
    "with its Member's code. Names, codes and arrangement imply no opinion on the "
    "status of any country, territory or authority, or on any boundary. The European "
    "Union, which is not counted among the Members, has no tile.",
    fr="Les cases sont égales et se suivent dans l'ordre alphabétique au sein des six "
    "régions, chacune avec le code de son Membre. Les noms, les codes et la "
    "disposition n'impliquent aucune prise de position sur le statut d'un pays, d'un "
    "territoire ou d'une autorité, ni sur aucune frontière. L'Union européenne, qui "
    "n'est pas comptée parmi les Membres, n'a pas de case.",
)
REGION = Column("region_name", Text(en="Region", fr="Région"))
MEMBER = Column("member_name", Text(en="Member", fr="Membre"))
CODE = Column("member_id", Text(en="Code", fr="Code"))
ORDER = ("region_name", "member_name")


def members_at(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the Members counted on the day of a session, each with its region."""
    rows = marts("fct_members_by_session").filter(
        pl.col("as_of_session_id") == choice.as_of, "is_counted_member"
    )
    names = ("member_name_en", "member_name_fr")
    return rows.select(
        "as_of_session_id", "region_id", "member_id", *names, *_region_names()
    )


def with_states(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows with their states in words and as signs, in both languages."""
    keys = list(STATES)
    words = pl.DataFrame(
        {
            "state": keys,
            **{
                f"state_{part}_{lang}": [say(STATES[key])(lang) for key in keys]
                for lang in Lang
                for part, say in (
                    ("label", lambda state: state.words),
                    ("sign", lambda state: state.sign),
                )
            },
        }
    )
    return rows.join(words, on="state", how="left", maintain_order="left")


def _region_names() -> list[pl.Expr]:
    """Return the names of the regions with their codes, in both languages."""
    return [
        pl.format("{} ({})", f"region_name_{lang}", f"region_code_{lang}").alias(
            f"region_name_{lang}"
        )
        for lang in Lang
    ]
