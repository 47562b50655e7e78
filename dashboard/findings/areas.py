"""Where the Package may need an update: reasons by principle and region, in words."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.cells import Cell
from dashboard.choice import WORLD, Choice
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.findings.register import Rows
from dashboard.kept import MOST_LISTS, kept
from dashboard.principles import numbered
from dashboard.rows import in_order
from dashboard.words import (
    DASH,
    OF,
    SEPARATOR,
    TOO_FEW,
    Counted,
    capital,
    number,
    signed,
)
from warehouse.text import Lang, Text

LOWEST = Text(
    en="no principle has a lower mean level in the region",
    fr="aucun principe n'a un niveau moyen plus bas dans la région",
)
LOWEST_OF_WORLD = Text(
    en="no principle has a lower mean level in the world",
    fr="aucun principe n'a un niveau moyen plus bas dans le monde",
)
BELOW = Text(
    en="below the world's mean level ({world})",
    fr="au-dessous du niveau moyen mondial ({world})",
)
FALLING = Text(
    en="lower than at {session} ({change})",
    fr="plus bas qu'à la session {session} ({change})",
)
BEHIND = Text(
    en="behind the world in {count} of {total} KPIs ({kpis})",
    fr="en retrait du monde pour {count} KPI sur {total} ({kpis})",
)
NO_REASON = Text(en="None of the reasons applies", fr="Aucun des motifs ne s'applique")
NOT_SAID = Text(
    en="Fewer than {minimum} answers: no reason is looked for in the levels",
    fr="Moins de {minimum}\u00a0réponses\u00a0: aucun motif n'est recherché dans les "
    "niveaux",
)
FOUND = Counted(
    Text(
        en="{region}: a reason to look at {count} of the 8 principles is found in "
        "the levels or KPIs.",
        fr="{region}\u00a0: les niveaux ou les KPI donnent un motif d'examiner "
        "{count} des 8\u00a0principes.",
    ),
    Text(
        en="{region}: reasons to look at {count} of the 8 principles are found in "
        "the levels or KPIs.",
        fr="{region}\u00a0: les niveaux ou les KPI donnent des motifs d'examiner "
        "{count} des 8\u00a0principes.",
    ),
)
NOBODY = Text(
    en="{region}: too few Members had answered by this session to compare principles.",
    fr="{region}\u00a0: trop peu de Membres avaient répondu à cette session pour "
    "comparer les principes.",
)
NO_ACTIVITY = Text(
    en="no capacity-building activity for the region is known since 1 July 2022",
    fr="aucune activité de renforcement des capacités pour la région n'est connue "
    "depuis le 1er\u00a0juillet 2022",
)
NO_EXPERIENCE = Text(
    en="no experience of the region has been presented",
    fr="aucune expérience de la région n'a été présentée",
)
REGION = Text(en="Region", fr="Région")
PRINCIPLE = Text(en="Principle", fr="Principe")
LEVEL = Text(en="Mean level", fr="Niveau moyen")
ANSWERED = Text(en="Answered", fr="Réponses")
FULL = Text(en="Members at full level", fr="Membres au niveau complet")
REASONS = Text(en="Reasons to look at it", fr="Motifs de l'examiner")
BY_PRINCIPLE = (PRINCIPLE, LEVEL, ANSWERED, FULL, REASONS)
BY_REGION_AND_PRINCIPLE = (REGION, *BY_PRINCIPLE)
ITEMS = (PRINCIPLE, Text(en="Items of the review", fr="Éléments de la révision"))
DONE = (
    REGION,
    Text(
        en="Activities from 1 July 2022", fr="Activités depuis le 1er\u00a0juillet 2022"
    ),
    Text(en="Members named, at least", fr="Membres nommés, au moins"),
    Text(en="Experience", fr="Expérience"),
    Text(en="Reasons to look at the region", fr="Motifs d'examiner la région"),
)
# Sources say which regions have shared their experience, and not how many times.
HEARD = Text(en="shared; number not stated", fr="partagée\u202f; nombre non indiqué")
PRESENTATIONS = Counted(
    Text(en="{count} presentation", fr="{count}\u00a0exposé"),
    Text(en="{count} presentations", fr="{count}\u00a0exposés"),
)
NOT_HEARD = Text(en="none known", fr="aucune connue")
PRINCIPLE_COUNT = 8
REASON_FLAGS = (
    "is_lowest_in_region",
    "is_below_world",
    "is_falling",
    "is_behind_in_kpis",
)


@kept(MOST_LISTS)
def areas(book: Book, choice: Choice) -> pl.DataFrame:
    """Return every principle and region at the chosen session, the lowest level first.

    Nothing but the mean level makes the order; those without one come last.
    """
    rows = (
        numbered(book.mart("rpt_areas_for_update"))
        .filter(pl.col("as_of_session_id") == choice.as_of)
        .with_columns(pl.col("lowest_mean_level_rank").fill_null(PRINCIPLE_COUNT + 1))
    )
    order = ("region_name", "lowest_mean_level_rank", "principle_no")
    return in_order(rows, order, choice)


@kept(MOST_LISTS)
def of_region(rows: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    """Return the principles of the chosen region."""
    return rows.filter(pl.col("region_id") == choice.region)


@kept(MOST_LISTS)
def with_reasons(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the principles of all regions that have a reason of their own."""
    return rows.filter(pl.any_horizontal(*REASON_FLAGS), pl.col("region_id") != WORLD)


@kept(MOST_LISTS)
def sentence(book: Book, choice: Choice, rows: pl.DataFrame) -> str:
    """Return how many principles of the chosen region have a reason."""
    chosen, lang = of_region(rows, choice), choice.lang
    region = book.region(choice.region, lang)
    if not chosen["is_publishable"].any():
        return NOBODY.say(lang, region=region)
    count = chosen.filter(pl.any_horizontal(*REASON_FLAGS)).height
    return FOUND.say(lang, count, region=region)


@kept(MOST_LISTS)
def principle_rows(book: Book, rows: pl.DataFrame, lang: Lang) -> Rows:
    """Return principles with their levels and their reasons in words."""
    return [_principle(book, row, lang) for row in rows.to_dicts()]


@kept(MOST_LISTS)
def region_and_principle_rows(book: Book, rows: pl.DataFrame, lang: Lang) -> Rows:
    """Return the same with the region first."""
    return [
        [labelled(row, "region_name")(lang), *_principle(book, row, lang)]
        for row in rows.to_dicts()
    ]


@kept(MOST_LISTS)
def done_rows(rows: pl.DataFrame, lang: Lang) -> Rows:
    """Return what each region received and told, whatever the principle."""
    regions = rows.unique("region_id", keep="first", maintain_order=True)
    measures = ("activity_count", "member_reached_count")
    return [
        [
            labelled(row, "region_name")(lang),
            *(Cell(number(row[name], lang), is_number=True) for name in measures),
            capital(_experience(row, lang)),
            _region_reasons(row, lang),
        ]
        for row in regions.to_dicts()
    ]


@kept(MOST_LISTS)
def item_rows(rows: pl.DataFrame, lang: Lang) -> Rows:
    """Return how many items are about each principle, where the register says so."""
    stated = rows.filter("is_proposal_count_stated", pl.col("region_id") == WORLD)
    return [
        [
            labelled(row, "principle_name")(lang),
            Cell(number(row["proposal_count"], lang), is_number=True),
        ]
        for row in stated.to_dicts()
    ]


def _principle(book: Book, row: dict[str, Any], lang: Lang) -> list[Cell | str]:
    level = row["mean_level"]
    answered = OF.say(
        lang,
        n=number(row["reporting_member_count"], lang),
        total=number(row["member_count"], lang),
    )
    return [
        labelled(row, "principle_name")(lang),
        Cell(
            TOO_FEW(lang) if level is None else number(level, lang, 2), is_number=True
        ),
        Cell(answered, is_number=True),
        Cell(number(row["implemented_member_count"], lang), is_number=True),
        reasons(book, row, lang),
    ]


def reasons(book: Book, row: dict[str, Any], lang: Lang) -> str:
    """Return the reasons of one principle in one region, in words."""
    said = []
    if not row["is_publishable"]:
        said.append(NOT_SAID.say(lang, minimum=row["minimum_answer_count"]))
    if row["is_lowest_in_region"]:
        is_world = row["region_id"] == WORLD
        said.append((LOWEST_OF_WORLD if is_world else LOWEST)(lang))
    if row["is_below_world"]:
        said.append(BELOW.say(lang, world=number(row["world_mean_level"], lang, 2)))
    if row["is_falling"]:
        session = book.session_label(row["previous_session_id"], lang)
        change = signed(row["mean_level_change"], lang, 2)
        said.append(FALLING.say(lang, session=session, change=change))
    if row["is_behind_in_kpis"]:
        said.append(_behind(row, lang))
    return capital(SEPARATOR(lang).join(said)) or NO_REASON(lang)


def _behind(row: dict[str, Any], lang: Lang) -> str:
    return BEHIND.say(
        lang,
        count=number(row["behind_kpi_count"], lang),
        total=number(row["kpi_count"], lang),
        kpis=row["behind_kpi_ids"].replace(";", ", "),
    )


def _experience(row: dict[str, Any], lang: Lang) -> str:
    """Return what is known of the experience that a region has shared."""
    if not row["experience_count"]:
        return NOT_HEARD(lang)
    if not row["is_experience_count_stated"]:
        return HEARD(lang)
    return PRESENTATIONS.say(lang, row["experience_count"])


def _region_reasons(row: dict[str, Any], lang: Lang) -> str:
    if row["region_id"] == WORLD:
        return DASH(lang)
    flags = (
        (row["is_without_activity"], NO_ACTIVITY),
        (row["is_without_experience"], NO_EXPERIENCE),
    )
    said = [text(lang) for is_so, text in flags if is_so]
    return capital(SEPARATOR(lang).join(said)) or NO_REASON(lang)
