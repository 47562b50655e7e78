"""What English a French page must not have: phrases of the pages and of the data."""

import re

import polars as pl

from dashboard.catalogue import all_texts
from dashboard.data import Book

# The choice of language, and the first word of a newspaper's name.
NAMES = {"English", "India"}
# Marts whose words stand on pages, in each language.
MARTS = (
    *("dim_regions", "dim_members", "dim_principles", "dim_standards", "dim_kpis"),
    *("dim_sessions", "dim_documents", "dim_review_criteria", "fct_review_milestones"),
)


def english_phrases(release):
    """Return every English phrase that has another in French."""
    pairs = [(text.en, text.fr) for _, text in all_texts()]
    book = Book(release)
    for name in MARTS:
        rows = book.mart(name)
        for column in rows.columns:
            twin = f"{column[:-3]}_fr"
            if column.endswith("_en") and rows.schema.get(twin) == pl.String:
                pairs += rows.select(column, twin).drop_nulls().rows()
    french = " ".join(fr for _, fr in pairs)
    phrases = {part for en, _ in pairs for part in re.split(r"\{\w+\}", en)}
    phrases = {phrase.strip(" .,:;()") for phrase in phrases}
    return {
        phrase
        for phrase in phrases
        if len(phrase) > 3 and not spoken(phrase, french) and phrase not in NAMES
    }


def spoken(phrase, words):
    """Return whether a phrase stands in words, whole."""
    is_there = phrase in words  # far quicker than the search, and seldom true
    return is_there and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", words)
