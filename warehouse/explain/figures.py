"""How the figures of a report are made: formulas in words, filled in from its row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from warehouse.explain.cells import Row
from warehouse.explain.formulas import FORMULAS, NOT_SHOWN, NOTHING
from warehouse.explain.kpi_formulas import KPI_RULES
from warehouse.explain.names import NAMES
from warehouse.text import Lang, Text
from warehouse.wording import day, number, points, share, signed

# Measures that are shares of one, whatever their name.
SHARES = ("_share",)
PERCENT = "percent"
KPI_FIGURES = ("value", "first_quartile", "median", "third_quartile", "figure")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a row, and how it is made, in both languages."""

    column: str
    name: Text
    value: Any
    words: Text


def figures_of(mart: str, row: Row) -> tuple[Figure, ...]:
    """Return how the figures of a row are made."""
    formulas = dict(FORMULAS[mart])
    if mart == "rpt_kpi_by_region":
        rule = row["kpi_id"] if row["aggregation_rule"] == "computed" else None
        own = KPI_RULES.get(rule or row["aggregation_rule"], {})
        formulas = own | formulas
    return tuple(
        Figure(column, NAMES[column], row[column], _words(column, words, row))
        for column, words in formulas.items()
    )


def _words(column: str, words: Text, row: Row) -> Text:
    if row[column] is None:
        words = NOTHING if column.endswith("_change") else NOT_SHOWN
    said = {lang: words.say(lang, **_values(row, lang)) for lang in Lang}
    return Text(en=said[Lang.EN], fr=said[Lang.FR])


def _values(row: Row, lang: Lang) -> dict[str, str]:
    """Return what fills a formula in: values, and as `_words` labels in a language."""
    ending = f"_{lang}"
    labels = {
        f"{name.removesuffix(ending)}_words": str(row[name] or "–")
        for name in row
        if name.endswith(ending)
    }
    return labels | {name: _written(name, row, lang) for name in row}


def _written(column: str, row: Row, lang: Lang) -> str:
    """Return a value of a row as the language writes it, in its own unit."""
    value = row[column]
    if value is None:
        return "–"
    if isinstance(value, date):
        return day(value, lang)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    is_share = _is_share(column, row)
    if column.endswith("_change"):
        return points(value, lang) if is_share else signed(value, lang, 2)
    if is_share:
        return share(value, lang)
    return number(value, lang, 0 if value == int(value) else 2)


def _is_share(column: str, row: Row) -> bool:
    if "_share" in column:
        return True
    if column.endswith("_count"):
        return False
    if row.get("measure") is not None:
        return row["measure"] == "implemented_share"
    is_figure = column in KPI_FIGURES or column.endswith(("_change", "_figure"))
    is_percent = row.get("unit") in (PERCENT, "yes_no")
    return is_figure and is_percent
