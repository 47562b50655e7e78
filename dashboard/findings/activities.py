"""Capacity building at a session: sentence, regions, sources that differ, the plan."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.activities import known_at, words_of_sources
from dashboard.activity_words import at_least, participants
from dashboard.cells import Cell
from dashboard.choice import WORLD, Choice
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.findings.activity_entries import (
    CONFIDENCE_IN_IT,
    NOTE,
    SOURCE,
    TAKING_PART,
    noted,
    source_words,
)
from dashboard.kept import MOST_LISTS, kept
from dashboard.kpi.words import CONFIDENCE
from dashboard.labels import EVIDENCE, word
from dashboard.render.entries import Entry, Fact
from dashboard.rows import in_order
from dashboard.words import DASH, NO, SEPARATOR, YES, Counted, number
from warehouse.text import Lang, Text

Rows = list[list[Cell | str]]

SINCE = Counted(
    Text(
        en="{region}: {count} activity known from 1 July 2022, {total} in all.",
        fr="{region}\u00a0: {count}\u00a0activité connue à partir du "
        "1er\u00a0juillet 2022, {total} en tout.",
    ),
    Text(
        en="{region}: {count} activities known from 1 July 2022, {total} in all.",
        fr="{region}\u00a0: {count}\u00a0activités connues à partir du "
        "1er\u00a0juillet 2022, {total} en tout.",
    ),
)
REACHED = Text(
    en="Sources name at least {reached} of its {members} Members as taking part since "
    "1 July 2022, and at least {total} in all.",
    fr="Les sources nomment au moins {reached} de ses {members}\u00a0Membres comme "
    "participants depuis le 1er\u00a0juillet 2022, et au moins {total} en tout.",
)
WORLDWIDE = Counted(
    Text(
        en="{count} more activity was for the whole world: it stands with the world.",
        fr="{count}\u00a0autre activité était mondiale\u00a0: elle figure avec le "
        "monde.",
    ),
    Text(
        en="{count} more activities were for the whole world: they stand with the "
        "world.",
        fr="{count}\u00a0autres activités étaient mondiales\u00a0: elles figurent avec "
        "le monde.",
    ),
)
PHASE = Text(en="Phase {number}", fr="Phase {number}")
KNOWN = Text(en="What is known", fr="Ce qu'on en sait")
ACTIVITIES = Text(en="Activities", fr="Activités")
CERTAINTY = Text(en="Evidence", fr="Preuve")
HOW_KNOWN = Text(
    en="the phase: {phase}; that these activities belong to it: {activities}",
    fr="la phase\u00a0: {phase}\u202f; le rattachement de ces activités\u00a0: "
    "{activities}",
)
BY_REGION = (
    Text(en="Region", fr="Région"),
    Text(
        en="Activities from 1 July 2022", fr="Activités depuis le 1er\u00a0juillet 2022"
    ),
    Text(en="Of these for several regions", fr="Dont pour plusieurs régions"),
    Text(en="Participants", fr="Participants"),
    Text(en="Activities without a number", fr="Activités sans nombre"),
    Text(en="Members named", fr="Membres nommés"),
    Text(
        en="Members by the sources' counts, added up",
        fr="Membres selon les sources, additionnés",
    ),
    Text(en="Activities in all", fr="Activités en tout"),
    Text(en="Participants in all", fr="Participants en tout"),
)
DISAGREEMENTS = (
    Text(en="Activity", fr="Activité"),
    SOURCE,
    TAKING_PART,
    CONFIDENCE_IN_IT,
    Text(en="In the figures", fr="Dans les chiffres"),
    NOTE,
)


@kept(MOST_LISTS)
def sentence(book: Book, choice: Choice) -> tuple[str, pl.DataFrame]:
    """Return what the chosen region received, and the row it rests on."""
    lang = choice.lang
    rows = book.mart("rpt_activities_by_region").filter(
        pl.col("as_of_session_id") == choice.as_of,
        pl.col("region_id") == choice.region,
    )
    row = rows.row(0, named=True)
    said = [
        SINCE.say(
            lang,
            row["activity_count"],
            region=book.region(choice.region, lang),
            total=number(row["total_activity_count"], lang),
        ),
        REACHED.say(
            lang,
            reached=number(row["member_reached_count"], lang),
            members=number(row["member_count"], lang),
            total=number(row["total_member_reached_count"], lang),
        ),
    ]
    if choice.region != WORLD:
        worldwide = known_at(book.mart, choice).filter("is_global").height
        said += [WORLDWIDE.say(lang, worldwide)] if worldwide else []
    return " ".join(said), rows


@kept(MOST_LISTS)
def by_region(book: Book, choice: Choice) -> Rows:
    """Return what each region received; lower bounds say that they are."""
    lang = choice.lang
    rows = book.mart("rpt_activities_by_region").filter(
        pl.col("as_of_session_id") == choice.as_of
    )
    plain = ("activity_count", "shared_activity_count")
    return [
        [
            Cell(row[f"region_name_{lang}"]),
            *(_count(row[name], lang) for name in plain),
            _bound(row["participant_count"], lang),
            _count(row["participants_unknown_activity_count"], lang),
            _bound(row["member_reached_count"], lang),
            _count(row["stated_member_count"], lang),
            _count(row["total_activity_count"], lang),
            _bound(row["total_participant_count"], lang),
        ]
        for row in in_order(rows, ("region_name",), choice).to_dicts()
    ]


@kept(MOST_LISTS)
def disagreements(book: Book, choice: Choice) -> Rows:
    """Return what each source says of the activities of which several tell."""
    lang = choice.lang
    told = words_of_sources(book.mart, choice)
    several = told.filter(pl.len().over("activity_id") > 1)
    rows = several.sort("start_date", "activity_id", "source_no").to_dicts()
    return [
        [
            labelled(row, "title")(lang),
            Cell(source_words(row, lang), is_recorded=True),
            participants(row, lang),
            word(CONFIDENCE, row["confidence"], lang),
            YES(lang) if row["cell_role"] == "counted" else NO(lang),
            noted(row, lang),
        ]
        for row in rows
    ]


def _count(value: int, lang: Lang) -> Cell:
    return Cell(number(value, lang), is_number=True)


def _bound(value: int | None, lang: Lang) -> Cell:
    """Return a lower bound: nothing known is no bound at all."""
    return Cell(at_least(value, lang) if value else DASH(lang), is_number=True)


@kept(MOST_LISTS)
def plan_phases(book: Book, choice: Choice) -> list[Entry]:
    """Return the phases of the action plan, as far as public sources tell of them."""
    lang = choice.lang
    titles = {
        row["activity_id"]: f"{row['activity_id']}, {labelled(row, 'title')(lang)}"
        for row in known_at(book.mart, choice).to_dicts()
    }
    rows = book.mart("dim_action_plan_phases").sort("phase_no").to_dicts()
    return [_phase(row, titles, lang) for row in rows]


def _phase(row: dict[str, Any], titles: dict[str, str], lang: Lang) -> Entry:
    ids = str(row["activity_ids"] or "").split(";")
    found = [titles.get(key.strip(), key.strip()) for key in ids if key.strip()]
    evidence = word(EVIDENCE, row["evidence"], lang)
    link = word(EVIDENCE, row["activity_evidence"], lang)
    return Entry(
        labelled(row, "name")(lang),
        PHASE.say(lang, number=row["phase_no"]),
        (
            Fact(KNOWN, labelled(row, "what_is_known")(lang)),
            Fact(ACTIVITIES, SEPARATOR(lang).join(found)),
            Fact(CERTAINTY, HOW_KNOWN.say(lang, phase=evidence, activities=link)),
            Fact(CONFIDENCE_IN_IT, word(CONFIDENCE, row["confidence"], lang)),
        ),
    )
