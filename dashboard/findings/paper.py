"""Who submitted and who shared experience; the criteria; the totals of the paper."""

from __future__ import annotations

from dashboard.charts.submitters_by_region import known_submitters
from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.findings.register import Rows, known, session_words
from dashboard.kept import MOST_LISTS, kept
from dashboard.labels import KIND, STATUS, cited, named, noted, rests_on, word
from dashboard.view import Cell
from dashboard.words import (
    DASH,
    NO,
    UNKNOWN,
    YES,
    alphabetical,
    capital,
    number,
)
from warehouse.text import Lang


@kept(MOST_LISTS)
def submitters(book: Book, choice: Choice) -> Rows:
    """Return who submitted, in the language's alphabetical order."""
    lang = choice.lang
    rows = known_submitters(book.mart, choice).to_dicts()
    return [
        [
            named(row, "name", lang),
            word(KIND, row["kind"], lang),
            book.region(row["region_id"], lang) if row["region_id"] else DASH(lang),
            UNKNOWN(lang)
            if row["proposal_count"] is None
            else number(row["proposal_count"], lang),
            rests_on(row, lang),
        ]
        for row in sorted(rows, key=lambda row: alphabetical(row[f"name_{lang}"]))
    ]


@kept(MOST_LISTS)
def experiences(book: Book, choice: Choice) -> Rows:
    """Return the experience shared by region, then by observers."""
    lang = choice.lang
    rows = known(book, "fct_experience_sharing_by_session", choice).to_dicts()
    labels = {
        row["region_id"]: book.region(row["region_id"], lang)
        for row in rows
        if row["region_id"]
    }
    ordered = sorted(
        rows,
        key=lambda row: (
            row["region_id"] is None,
            alphabetical(labels.get(row["region_id"], "")),
        ),
    )
    return [
        [
            labels.get(row["region_id"], DASH(lang)),
            named(row, "presenter", lang),
            capital(word(STATUS, row["status"], lang)),
            session_words(book, row["session_id"], lang, missing=UNKNOWN),
            rests_on(row, lang),
            noted(row, lang),
        ]
        for row in ordered
    ]


@kept(MOST_LISTS)
def criteria(book: Book, lang: Lang) -> list[str]:
    """Return the criteria for a favourable look at a proposal."""
    rows = book.mart("dim_review_criteria").sort("criterion_no").to_dicts()
    return [f"{named(row, 'text', lang)} ({cited(row, lang)})" for row in rows]


@kept(MOST_LISTS)
def totals(book: Book, choice: Choice) -> Rows:
    """Return the totals of the paper beside what the register holds."""
    lang = choice.lang
    rows = known(book, "fct_control_totals_by_session", choice).sort(
        "known_date", "total_key"
    )
    return [
        [
            named(row, "what", lang),
            Cell(number(row["stated_count"], lang), is_number=True),
            Cell(_counted(row["recorded_count"], lang), is_number=True),
            YES(lang) if row["is_equal"] else NO(lang),
            rests_on(row, lang),
            noted(row, lang),
        ]
        for row in rows.to_dicts()
    ]


def _counted(value: int | None, lang: Lang) -> str:
    return UNKNOWN(lang) if value is None else number(value, lang)
