"""Numbers of capacity building as their sources put them: “more than 70”."""

from __future__ import annotations

from typing import Any

from dashboard.words import SEPARATOR, Counted, days, number
from warehouse.text import Lang, Text

PARTICIPANTS = Counted(
    Text(en="{count} participant", fr="{count}\u00a0participant"),
    Text(en="{count} participants", fr="{count}\u00a0participants"),
)
QUALIFIED = {
    "exact": Text(en="{participants}", fr="{participants}"),
    "more_than": Text(en="more than {participants}", fr="plus de {participants}"),
    "close_to": Text(en="close to {participants}", fr="près de {participants}"),
    "about": Text(en="about {participants}", fr="environ {participants}"),
    "unknown": Text(
        en="{participants}, exact or not is unknown",
        fr="{participants}, exact ou non, on l'ignore",
    ),
}
NUMBER_UNKNOWN = Text(en="number not stated", fr="nombre non indiqué")
AT_LEAST = Text(en="at least {count}", fr="au moins {count}")
COUNTRIES = Counted(
    Text(
        en="{count} administration, country or territory, Member or not",
        fr="{count}\u00a0administration, pays ou territoire, Membre ou non",
    ),
    Text(
        en="{count} administrations, countries or territories, Members or not",
        fr="{count}\u00a0administrations, pays ou territoires, Membres ou non",
    ),
)
STATED_MEMBERS = Counted(
    Text(
        en="{count} Member by the source's own count",
        fr="{count}\u00a0Membre selon la source",
    ),
    Text(
        en="{count} Members by the source's own count",
        fr="{count}\u00a0Membres selon la source",
    ),
)


def dates(row: dict[str, Any], lang: Lang) -> str:
    """Return when an activity was, as exactly as that is known: a year may be all."""
    precisions = (row["start_date_precision"], row["end_date_precision"])
    return days(row["start_date"], row["end_date"], lang, *precisions)


def participants(row: dict[str, Any], lang: Lang) -> str:
    """Return the number of participants with the source's own word before it."""
    if row["participant_count"] is None:
        return NUMBER_UNKNOWN(lang)
    counted = PARTICIPANTS.say(lang, row["participant_count"])
    return QUALIFIED[row["participants_qualifier"]].say(lang, participants=counted)


def taking_part(row: dict[str, Any], lang: Lang) -> str:
    """Return who took part, as far as the source counts them."""
    parts = [participants(row, lang)]
    if row["administration_count"] is not None:
        parts.append(COUNTRIES.say(lang, row["administration_count"]))
    if row["stated_member_count"] is not None:
        parts.append(STATED_MEMBERS.say(lang, row["stated_member_count"]))
    return SEPARATOR(lang).join(parts)


def at_least(count: int, lang: Lang) -> str:
    """Return a lower bound in words."""
    return AT_LEAST.say(lang, count=number(count, lang))
