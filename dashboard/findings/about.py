"""What a release is made from: its manifest, its inputs, the sources of its rows."""

from __future__ import annotations

from datetime import date

import polars as pl

from dashboard.about_words import NO_INDEX
from dashboard.cells import Cell
from dashboard.data import Book
from dashboard.findings.register import Rows
from dashboard.kept import MOST_LISTS, kept
from dashboard.kpi.words import CONFIDENCE
from dashboard.labels import word
from dashboard.render.entries import Fact
from dashboard.words import DASH, SEPARATOR, day, number
from warehouse.text import Lang, Text

RELEASE_ID = Text(en="Release", fr="Version")
BUILT = Text(en="Built on", fr="Établie le")
CODE = Text(en="Code version", fr="Version du code")
CODE_COMMIT = Text(en="{version}, commit {commit}", fr="{version}, commit {commit}")
INPUTS = Text(en="Files it is made from", fr="Fichiers dont elle est issue")
LAST = Text(en="Last file received on", fr="Dernier fichier reçu le")
WITHDRAWN = Text(en="Withdrawals", fr="Retraits")
MARTS = Text(en="Tables and rows", fr="Tables et lignes")
TABLES = Text(en="{marts} tables, {rows} rows", fr="{marts} tables, {rows} lignes")
CHECKS = Text(en="Checks passed", fr="Contrôles réussis")
MINIMUM = Text(en="Minimum number of answers", fr="Nombre minimal de réponses")
HASH = Text(en="Fingerprint of the inputs", fr="Empreinte des entrées")
LICENCE = Text(en="{publisher} ({licence})", fr="{publisher} ({licence})")
SOURCE_HEADS = (
    Text(en="What", fr="Objet"),
    Text(en="Source", fr="Source"),
    Text(en="Rows", fr="Lignes"),
    Text(en="Confidence", fr="Confiance"),
)
DESCRIBED = {
    "dim_members": Text(en="Members", fr="Membres"),
    "dim_regions": Text(en="Regions", fr="Régions"),
    "dim_principles": Text(en="Principles", fr="Principes"),
    "dim_standards": Text(en="Standards", fr="Normes"),
    "dim_sessions": Text(en="Sessions", fr="Sessions"),
    "dim_documents": Text(en="Documents of the Package", fr="Documents du Dossier"),
    "dim_review_criteria": Text(en="Criteria", fr="Critères"),
    "dim_kpis": Text(en="KPIs", fr="Indicateurs"),
    "fct_activities": Text(
        en="Capacity-building activities",
        fr="Activités de renforcement des capacités",
    ),
}


def release_facts(book: Book, lang: Lang) -> list[Fact]:
    """Return what the manifest of the release says of itself."""
    manifest = book.release.manifest
    inputs = manifest["inputs"]
    rows = sum(mart["row_count"] for mart in manifest["marts"].values())
    return [
        Fact(RELEASE_ID, manifest["release_id"]),
        Fact(BUILT, book.built(lang)),
        Fact(CODE, _code(manifest["code_version"], manifest["code_commit"], lang)),
        Fact(INPUTS, number(len(inputs["submissions"]), lang)),
        Fact(LAST, _last_received(inputs["submissions"], lang)),
        Fact(WITHDRAWN, number(len(inputs["withdrawals"]), lang)),
        Fact(
            MARTS,
            TABLES.say(
                lang,
                marts=number(len(manifest["marts"]), lang),
                rows=number(rows, lang),
            ),
        ),
        Fact(CHECKS, number(manifest["test_count"], lang)),
        Fact(MINIMUM, number(manifest["minimum_answers"], lang)),
        Fact(HASH, manifest["inputs_sha256"]),
    ]


@kept(MOST_LISTS)
def sources(book: Book, lang: Lang) -> Rows:
    """Return the sources that the rows of each list rest on, as recorded."""
    return [
        row
        for mart, text in DESCRIBED.items()
        for row in _sources_of(book.mart(mart), text(lang), lang)
    ]


@kept(MOST_LISTS)
def licences(book: Book, lang: Lang) -> str:
    """Return the publishers of public indices with their licences."""
    rows = book.mart("dim_kpis").filter(pl.col("licence").is_not_null())
    named = rows.select("publisher", "licence").unique().sort("publisher").rows()
    said = [LICENCE.say(lang, publisher=who, licence=what) for who, what in named]
    return SEPARATOR(lang).join(said) or NO_INDEX(lang)


def _sources_of(rows: pl.DataFrame, what: str, lang: Lang) -> Rows:
    counted = (
        rows.filter(pl.col("source").is_not_null())
        .group_by("source", "confidence")
        .agg(pl.len().alias("row_count"))
        .sort("source", "confidence")
    )
    return [
        [
            what,
            Cell(str(row["source"]), is_recorded=True),
            Cell(number(row["row_count"], lang), is_number=True),
            word(CONFIDENCE, row["confidence"], lang),
        ]
        for row in counted.to_dicts()
    ]


def _code(version: str, commit: str | None, lang: Lang) -> str:
    if commit is None:
        return version
    return CODE_COMMIT.say(lang, version=version, commit=commit[:12])


def _last_received(submissions: list[dict[str, str]], lang: Lang) -> str:
    days = [submission["received_on"] for submission in submissions]
    return day(date.fromisoformat(max(days)), lang) if days else DASH(lang)
