"""The documents of the E-Commerce Package: families, editions, what reviews changed."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.cells import Cell
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.findings.register import Rows
from dashboard.kept import MOST_LISTS, kept
from dashboard.kpi.words import CONFIDENCE
from dashboard.labels import BODY, word
from dashboard.words import DASH, UNKNOWN, capital, day, typeset
from warehouse.text import Lang, Text

# Families in the order in which a reader of the Package meets them.
FAMILIES = {
    "core": Text(en="Framework and core documents", fr="Cadre et documents de base"),
    "annex": Text(
        en="Annexes to the Technical Specifications",
        fr="Annexes des Spécifications techniques",
    ),
    "compendium": Text(en="Compendium of Case Studies", fr="Recueil des études de cas"),
    "monitoring": Text(en="Monitoring and support", fr="Suivi et appui"),
    "governance": Text(en="Update mechanism", fr="Mécanisme de mise à jour"),
    "guidance": Text(en="Notes of the Secretariat", fr="Notes du Secrétariat"),
    "related": Text(
        en="Related documents, outside the Package",
        fr="Documents connexes, hors du Dossier",
    ),
    "planned": Text(en="Expected", fr="Attendu"),
}
UNVERIFIED = Text(
    en="Unverified document: its title and number are not shown",
    fr="Document non vérifié\u00a0: son titre et son numéro ne sont pas présentés",
)
UNVERIFIED_NOTE = Text(
    en="Held back until it is checked against the document itself.",
    fr="Non publié tant qu'il n'a pas été vérifié sur le document lui-même.",
)
TITLE = Text(en="Document", fr="Document")
EDITION = Text(en="Edition", fr="Édition")
STATUS = Text(en="Status", fr="Statut")
BY = Text(en="By", fr="Par")
WHEN = Text(en="Date", fr="Date")
NOTE = Text(en="Note", fr="Observation")
SURE = Text(en="Confidence", fr="Confiance")
CHANGED = Text(en="What changed", fr="Ce qui a changé")
HEADS = (TITLE, EDITION, STATUS, BY, WHEN, NOTE, SURE)
REVIEW_HEADS = (TITLE, STATUS, WHEN, CHANGED, SURE)
STANDARDS = (
    Text(en="Standard", fr="Norme"),
    Text(en="No. in 2018", fr="N° en 2018"),
    Text(en="No. in 2022", fr="N° en 2022"),
    Text(en="Text in 2022", fr="Texte en 2022"),
    Text(en="Confidence", fr="Confiance"),
)
TEXT_IN_2022 = {
    "new": Text(en="new standard", fr="nouvelle norme"),
    "yes": Text(en="text changed", fr="texte modifié"),
    "no": Text(en="no change known", fr="aucune modification connue"),
}
LEVELS = ("low", "medium", "high")


@kept(MOST_LISTS)
def families(book: Book, lang: Lang) -> list[tuple[str, Rows]]:
    """Return each family with its documents, the oldest first, unverified ones last."""
    documents = book.mart("dim_documents")
    is_annex = pl.col("family") == "annex"  # their titles bear numbers
    order = (
        pl.col("confidence") == "low",
        pl.when(~is_annex).then("adopted_on"),
        "document_id",
    )
    rows = documents.sort(*order, nulls_last=True).to_dicts()
    known = [*FAMILIES, *sorted(set(documents["family"]) - FAMILIES.keys())]
    return [
        (
            word(FAMILIES, family, lang),
            [_document(row, lang) for row in rows if row["family"] == family],
        )
        for family in known
        if any(row["family"] == family for row in rows)
    ]


@kept(MOST_LISTS)
def changed_in(book: Book, lang: Lang, year: int | None) -> Rows:
    """Return what a year's review changed; without a year what is still expected."""
    documents = book.mart("dim_documents")
    is_wanted = (
        pl.col("status_verb") == "planned"
        if year is None
        else pl.col("adopted_on").dt.year() == year
    )
    rows = documents.filter(is_wanted).sort("family", "document_id").to_dicts()
    return [
        [
            title(row, lang),
            status(row, lang),
            _when(row, lang),
            _note(row, lang),
            _sure(row, lang),
        ]
        for row in rows
    ]


@kept(MOST_LISTS)
def standards(book: Book, lang: Lang) -> Rows:
    """Return the standards with their numbers in both editions."""
    rows = book.mart("dim_standards").sort("standard_no_2022").to_dicts()
    return [
        [
            labelled(row, "name")(lang),
            _number(row["standard_no_2018"], lang),
            _number(row["standard_no_2022"], lang),
            word(TEXT_IN_2022, row["text_changed_in_2022"], lang),
            word(CONFIDENCE, _weakest(row), lang),
        ]
        for row in rows
    ]


def title(row: dict[str, Any], lang: Lang) -> str:
    """Return the title of a document, or that it is not verified."""
    return UNVERIFIED(lang) if is_unverified(row) else labelled(row, "title")(lang)


def is_unverified(row: dict[str, Any]) -> bool:
    """Return whether a document rests on nothing that could be shown."""
    return row["confidence"] == "low"


def status(row: dict[str, Any], lang: Lang) -> str:
    """Return the verb of the decision: endorsed, noted and adopted are not the same."""
    verb = row["status_verb_fr"] if lang == Lang.FR else row["status_verb"]
    return UNKNOWN(lang) if verb is None else capital(typeset(verb, lang))


def _document(row: dict[str, Any], lang: Lang) -> list[Cell | str]:
    if is_unverified(row):
        empty = [DASH(lang)] * 4
        return [UNVERIFIED(lang), *empty, UNVERIFIED_NOTE(lang), _sure(row, lang)]
    edition = row["edition_fr"] if lang == Lang.FR else row["edition"]
    return [
        labelled(row, "title")(lang),
        typeset(str(edition), lang),
        status(row, lang),
        word(BODY, row["body"], lang),
        _when(row, lang),
        _note(row, lang),
        _sure(row, lang),
    ]


def _when(row: dict[str, Any], lang: Lang) -> str:
    if row["adopted_on"] is None or is_unverified(row):
        return UNKNOWN(lang)
    return day(row["adopted_on"], lang, row["adopted_on_precision"])


def _note(row: dict[str, Any], lang: Lang) -> str:
    if is_unverified(row):
        return UNVERIFIED_NOTE(lang)
    return labelled(row, "note")(lang)


def _sure(row: dict[str, Any], lang: Lang) -> str:
    return word(CONFIDENCE, row["confidence"], lang)


def _number(value: int | None, lang: Lang) -> Cell:
    return Cell(DASH(lang) if value is None else str(value), is_number=True)


def _weakest(row: dict[str, Any]) -> str:
    """Return the lower of the confidences in a standard's name and numbers."""
    found = (row["confidence"], row["number_2022_confidence"])
    return min(found, key=LEVELS.index)
