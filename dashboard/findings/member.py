"""One Member: who it is, its levels, the activities that name it."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.activities import naming
from dashboard.activity_words import dates, participants
from dashboard.cells import Cell
from dashboard.choice import WORLD, Choice
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.findings.activity_entries import source_words
from dashboard.findings.register import Rows
from dashboard.kept import MOST_LISTS, kept
from dashboard.kpi.words import CONFIDENCE
from dashboard.labels import word
from dashboard.member.members import (
    UNION,
    is_member_at,
    member_of,
    offered_members,
    published_levels,
)
from dashboard.render.entries import Fact
from dashboard.words import Counted, day, number, signed
from warehouse.text import Lang, Text

REGION = Text(en="WCO region", fr="Région de l'OMD")
SINCE = Text(en="Member since", fr="Membre depuis")
UNION_SINCE = Text(
    en="Rights akin to a Member's since",
    fr="Droits analogues à ceux d'un Membre depuis",
)
SURE = Text(en="{date} (confidence: {sure})", fr="{date} (confiance\u00a0: {sure})")
NOTE = Text(en="Note", fr="Observation")
NOT_YET = Text(
    en="It was not yet a Member at this session: its region is shown beside the world.",
    fr="Pas encore Membre à cette session\u00a0: sa région est présentée à côté du "
    "monde.",
)
UNION_APART = Text(
    en="The European Union stands apart: it is in no total of Members, and its answers "
    "are in no figure of Europe or of the world.",
    fr="L'Union européenne figure à part\u00a0: elle n'entre dans aucun total de "
    "Membres, et ses réponses dans aucun chiffre de l'Europe ni du monde.",
)
LEVEL = Counted(
    Text(
        en="{member}: mean level {level} out of 3, over {count} standard answered.",
        fr="{member}\u00a0: niveau moyen de {level} sur 3, sur {count}\u00a0norme "
        "renseignée.",
    ),
    Text(
        en="{member}: mean level {level} out of 3, over {count} standards answered.",
        fr="{member}\u00a0: niveau moyen de {level} sur 3, sur {count}\u00a0normes "
        "renseignées.",
    ),
)
BESIDE = Text(
    en="{region}: {region_level} ({region_count} Members answered); world: "
    "{world_level} ({world_count}).",
    fr="{region}\u00a0: {region_level} ({region_count}\u00a0Membres ayant "
    "répondu)\u202f; monde\u00a0: {world_level} ({world_count}).",
)
CHANGED = Text(
    en="Change since {session}: {change}.",
    fr="Évolution depuis la session {session}\u00a0: {change}.",
)
STALE = Text(
    en="Its answers describe a period that had ended more than 24 months before the "
    "cut-off date.",
    fr="Ses réponses décrivent une période achevée plus de 24 mois avant la date "
    "d'arrêté.",
)
IN_PART = Text(
    en="{member}: only its answers on some principles may bear its name; the level "
    "over all standards is not published.",
    fr="{member}\u00a0: seules les réponses sur certains principes peuvent paraître "
    "sous ce nom\u202f; le niveau sur l'ensemble des normes n'est pas publié.",
)
NOT_NAMED = Text(
    en="{member}: no level is published for this session, for want of an answer or of "
    "leave to be named with its answers. Any answer counts in the figures of "
    "its region and of the world.",
    fr="{member}\u00a0: aucun niveau n'est publié à cette session, faute de réponse "
    "ou d'accord pour être nommé avec ses réponses. Toute réponse compte dans les "
    "chiffres de sa région et du monde.",
)
UNION_NOT_NAMED = Text(
    en="{member}: no level is published for this session, for want of an answer or of "
    "leave to be named with its answers.",
    fr="{member}\u00a0: aucun niveau n'est publié à cette session, faute de réponse "
    "ou d'accord pour être nommé avec ses réponses.",
)
NO_ACTIVITY = Text(
    en="{member}: no activity known by this session names it as taking part. Most "
    "sources do not name the Members: it was not necessarily left without support.",
    fr="{member}\u00a0: aucune activité connue à cette session ne cite ce nom parmi "
    "les participants. La plupart des sources ne nomment pas les Membres\u00a0: cela "
    "ne signifie pas une absence d'appui.",
)
ACTIVITIES = Counted(
    Text(
        en="{member}: {count} activity known by this session names it as taking "
        "part, {review} since 1 July 2022: a lower bound, as most sources name no "
        "Members.",
        fr="{member}\u00a0: {count}\u00a0activité connue à cette session cite ce nom "
        "parmi les participants, {review} depuis le 1er\u00a0juillet 2022\u00a0: "
        "borne inférieure, la plupart des sources ne nommant pas les Membres.",
    ),
    Text(
        en="{member}: {count} activities known by this session name it as taking "
        "part, {review} since 1 July 2022: a lower bound, as most sources name no "
        "Members.",
        fr="{member}\u00a0: {count}\u00a0activités connues à cette session citent ce "
        "nom parmi les participants, {review} depuis le 1er\u00a0juillet 2022\u00a0: "
        "borne inférieure, la plupart des sources ne nommant pas les Membres.",
    ),
)
ACTIVITY_HEADS = (
    Text(en="Date", fr="Date"),
    Text(en="Activity", fr="Activité"),
    Text(en="Kind", fr="Nature"),
    Text(en="Taking part", fr="Participation"),
    Text(en="Source", fr="Source"),
    Text(en="Confidence", fr="Confiance"),
)


@kept(MOST_LISTS)
def facts(book: Book, choice: Choice) -> list[Fact]:
    """Return who the Member is: its region, its accession, what to know of it."""
    lang, row = choice.lang, member_of(book.mart, choice.member)
    sure = word(CONFIDENCE, row["accession_confidence"], lang)
    since = SURE.say(lang, date=day(row["accession_date"], lang), sure=sure)
    found = [
        Fact(REGION, book.region(row["region_id"], lang)),
        Fact(UNION_SINCE if choice.member == UNION else SINCE, since),
    ]
    if row["note_en"] is not None:
        found.append(Fact(NOTE, labelled(row, "note")(lang)))
    return found


@kept(MOST_LISTS)
def sentences(book: Book, choice: Choice) -> tuple[list[str], pl.DataFrame]:
    """Return what is published of the Member's levels, and the rows it rests on."""
    lang, row = choice.lang, member_of(book.mart, choice.member)
    name = labelled(row, "name")(lang)
    rows = published_levels(book.mart, choice).filter(
        pl.col("member_id") == choice.member
    )
    is_union = choice.member == UNION
    said = [UNION_APART(lang)] if is_union else []
    if not is_member_at(book.mart, choice):
        return [*said, NOT_YET(lang)], rows
    whole = rows.filter(pl.col("principle_id") == "ALL").to_dicts()
    if whole:
        said += _levels(book, whole[0], name, lang)
    elif rows.height:
        said.append(IN_PART.say(lang, member=name))
    else:
        missing = UNION_NOT_NAMED if is_union else NOT_NAMED
        said.append(missing.say(lang, member=name))
    return said, rows


def _levels(book: Book, row: dict[str, Any], name: str, lang: Lang) -> list[str]:
    level = number(row["mean_level"], lang, 2)
    said = [LEVEL.say(lang, row["answered_standard_count"], member=name, level=level)]
    levels = (row["region_mean_level"], row["world_mean_level"])
    if None not in levels:
        beside, world = (number(value, lang, 2) for value in levels)
        said.append(
            BESIDE.say(
                lang,
                region=book.region(row["region_id"], lang),
                region_level=beside,
                region_count=number(row["region_reporting_member_count"], lang),
                world_level=world,
                world_count=number(row["world_reporting_member_count"], lang),
            )
        )
    if row["mean_level_change"] is not None:
        session = book.session_label(row["previous_session_id"], lang)
        change = signed(row["mean_level_change"], lang, 2)
        said.append(CHANGED.say(lang, session=session, change=change))
    return [*said, STALE(lang)] if row["is_stale"] else said


@kept(MOST_LISTS)
def activities(book: Book, choice: Choice) -> pl.DataFrame:
    """Return the activities known by the session that name the Member."""
    rows = naming(book.mart, choice)
    return rows.sort("start_date", "activity_id", descending=[True, False])


def activity_sentence(book: Book, choice: Choice, rows: pl.DataFrame) -> str:
    """Return how many activities name the Member."""
    lang = choice.lang
    name = labelled(member_of(book.mart, choice.member), "name")(lang)
    if not rows.height:
        return NO_ACTIVITY.say(lang, member=name)
    review = number(int(rows["is_in_review"].sum()), lang)
    return ACTIVITIES.say(lang, rows.height, member=name, review=review)


@kept(MOST_LISTS)
def activity_rows(rows: pl.DataFrame, lang: Lang) -> Rows:
    """Return the activities that name a Member, the latest first."""
    return [
        [
            Cell(dates(row, lang)),
            labelled(row, "title")(lang),
            labelled(row, "type_label")(lang),
            participants(row, lang),
            Cell(source_words(row, lang), is_recorded=True),
            word(CONFIDENCE, row["confidence"], lang),
        ]
        for row in rows.to_dicts()
    ]


@kept(MOST_LISTS)
def by_region(book: Book, choice: Choice) -> list[tuple[str, list[str]]]:
    """Return the Members of each region, both in the language's alphabetical order."""
    home = dict(book.mart("dim_members").select("member_id", "region_id").rows())
    ids = offered_members(book.mart, choice.lang)
    return [
        (book.region(region, choice.lang), [key for key in ids if home[key] == region])
        for region in book.regions(choice.lang)
        if region != WORLD
    ]
