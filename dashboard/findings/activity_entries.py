"""Each activity as an entry: when, where, for whom, who took part, who says so."""

from __future__ import annotations

from typing import Any

from dashboard.activities import listed, of_region, regions_of
from dashboard.activity_words import dates, taking_part
from dashboard.choice import WORLD, Choice
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.kept import MOST_LISTS, kept
from dashboard.kpi.words import CONFIDENCE
from dashboard.labels import word
from dashboard.render.entries import Entry, Fact
from dashboard.words import DASH, SEPARATOR, alphabetical
from warehouse.text import Lang, Text

TAKING_PART = Text(en="Taking part", fr="Participation")
MEMBERS_NAMED = Text(en="Members named", fr="Membres nommés")
PARTNERS = Text(en="Partners", fr="Partenaires")
DONOR = Text(en="Paid for by", fr="Financement")
SOURCE = Text(en="Source", fr="Source")
CONFIDENCE_IN_IT = Text(en="Confidence", fr="Confiance")
NOTE = Text(en="Note", fr="Observation")
KIND = Text(en="{kind}, {mode} · {regions}", fr="{kind}, {mode} · {regions}")
FACTS = (
    TAKING_PART,
    MEMBERS_NAMED,
    PARTNERS,
    DONOR,
    NOTE,
    SOURCE,
    CONFIDENCE_IN_IT,
)
NO_MEMBER = Text(en="{host} (no Member)", fr="{host} (non Membre)")
WHOLE_WORLD = Text(en="the whole world", fr="le monde entier")


@kept(MOST_LISTS)
def entries(book: Book, choice: Choice) -> list[Entry]:
    """Return the activities for the chosen region, the latest first."""
    rows = of_region(book.mart, choice).sort(
        "start_date", "activity_id", descending=[True, False]
    )
    return [_entry(book, row, choice.lang) for row in rows.to_dicts()]


def _entry(book: Book, row: dict[str, Any], lang: Lang) -> Entry:
    recorded = {
        PARTNERS: _typed_list(row["partner"], lang),
        DONOR: _typed_list(row["donor"], lang),
    }
    said = {
        TAKING_PART: taking_part(row, lang),
        MEMBERS_NAMED: ", ".join(_members_named(book, row, lang)),
        NOTE: noted(row, lang, missing=""),
        CONFIDENCE_IN_IT: word(CONFIDENCE, row["confidence"], lang),
    }
    facts = {name: Fact(name, words) for name, words in said.items() if words}
    facts |= {
        name: Fact(name, words, is_recorded=True)
        for name, words in recorded.items()
        if words
    }
    facts[SOURCE] = Fact(
        SOURCE, source_words(row, lang), row["source_url"] or "", is_recorded=True
    )
    return Entry(
        labelled(row, "title")(lang),
        dates(row, lang),
        tuple(facts[name] for name in FACTS if name in facts),
        kind=_kind(book, row, lang),
        town=row["city"] or "",
        country=_host(book, row, lang),
    )


def _kind(book: Book, row: dict[str, Any], lang: Lang) -> str:
    mode = _coded(row, "mode", lang)
    return KIND.say(
        lang,
        kind=_coded(row, "type", lang),
        mode=mode[:1].lower() + mode[1:],
        regions=_regions(book, row, lang),
    )


def _coded(row: dict[str, Any], column: str, lang: Lang) -> str:
    """Return a code in words; a word that is in no list of codes as it was typed."""
    if row[column] is None:
        return str(row[f"{column}_as_typed"] or DASH(lang))
    return labelled(row, f"{column}_label")(lang)


def _host(book: Book, row: dict[str, Any], lang: Lang) -> str:
    """Return the country that hosted it, as far as that is known; online none did."""
    if row["host_member_id"] is not None:
        return _member_names(book, lang)[row["host_member_id"]]
    host = row["host_iso3"]
    return NO_MEMBER.say(lang, host=host) if host is not None else ""


def _regions(book: Book, row: dict[str, Any], lang: Lang) -> str:
    """Return the regions that an activity was for."""
    names = [
        WHOLE_WORLD(lang) if region_id == WORLD else book.region(region_id, lang)
        for region_id in regions_of(row["region_ids"])
    ]
    return ", ".join(sorted(names, key=alphabetical))


def _members_named(book: Book, row: dict[str, Any], lang: Lang) -> list[str]:
    """Return the names of the Members that an activity's source names, in order."""
    names = _member_names(book, lang)
    return sorted((names[key] for key in listed(row["member_ids"])), key=alphabetical)


def _member_names(book: Book, lang: Lang) -> dict[str, str]:
    return dict(book.mart("dim_members").select("member_id", f"name_{lang}").rows())


def source_words(row: dict[str, Any], lang: Lang) -> str:
    """Return who tells of an activity, as recorded."""
    return _typed_list(row["source"], lang)


def noted(row: dict[str, Any], lang: Lang, missing: str = "–") -> str:
    """Return the note on an activity, in the other language where one is missing."""
    has_note = row["note_en"] is not None or row["note_fr"] is not None
    return labelled(row, "note")(lang) if has_note else missing


def _typed_list(text: str | None, lang: Lang) -> str:
    """Return names that are separated by semicolons, as the language writes them."""
    parts = [part.strip() for part in (text or "").split(";")]
    return SEPARATOR(lang).join(part for part in parts if part)
