"""What one has to know of a KPI to read its values: its unit and its range."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ingest.problem_kinds import typeset
from warehouse.text import Text

PERCENT, YES_NO, COUNT = "percent", "yes_no", "count"
RATIO_OF_SUMS = "ratio_of_sums"
# A ratio times this is the value in the unit; hours and days are means of one.
SCALES = {"per_1000": 1_000.0, "per_100000": 100_000.0}
# Answered as levels, standard by standard, and not asked for twice.
LEVELS_KPI = "EC-51"
LEVELS_ELSEWHERE = typeset(
    "levels are asked for once, standard by standard, in the table of implementation",
    "les niveaux ne sont demandés qu'une fois, norme par norme, dans le tableau de "
    "mise en œuvre",
)
# Not a share of a whole: a number that may fall or grow, and one that may exceed it.
RANGES: Mapping[str, tuple[float | None, float | None]] = {
    "EC-21": (-1.0, None),
    "EC-26": (0.0, None),
}
KPI_NUMBER = re.compile(r"ec[-\s]?0*([0-9]{1,2})")
KPI_AND_NAME = re.compile(r"(ec[-\s]?[0-9]{1,2})\s*[-–—.:]\s*(\D.*)")


@dataclass(frozen=True, slots=True)
class Description:
    """What a mapping file says of a KPI that is not on the list."""

    name_en: str
    name_fr: str
    direction: str
    publisher: str
    licence: str
    source: str | None
    source_address: str | None


@dataclass(frozen=True, slots=True)
class Kpi:
    """One KPI, as far as the reading of its values goes.

    `lowest` and `highest` stand in the unit; None where there is no limit.
    `description` is there where the KPI is not on the list.
    """

    kpi_id: str
    unit: str
    aggregation_rule: str
    has_denominator: bool
    lowest: float | None
    highest: float | None
    description: Description | None = None

    @property
    def range(self) -> Text:
        """What values may be, in words."""
        if self.unit == COUNT:
            return typeset("a whole number, 0 or more", "un nombre entier, 0 ou plus")
        low, high = (_shown(end, self.unit) for end in (self.lowest, self.highest))
        if low is None and high is None:
            return typeset("any number", "un nombre quelconque")
        if low is None:
            return typeset(f"{high} or less", f"{high} ou moins")
        if high is None:
            return typeset(f"{low} or more", f"{low} ou plus")
        return typeset(f"{low} to {high}", f"de {low} à {high}")


def _shown(end: float | None, unit: str) -> str | None:
    if end is None:
        return None
    return f"{100 * end:g} %" if unit == PERCENT else f"{end:g}"


def range_of(unit: str) -> tuple[float | None, float | None]:
    """Return the lowest and the highest value that a unit allows."""
    return 0.0, 1.0 if unit in {PERCENT, YES_NO} else None


def kpis_of(rows: pl.DataFrame) -> dict[str, Kpi]:
    """Return the KPIs of the seed by their id."""
    found = {}
    for row in rows.iter_rows(named=True):
        kpi_id, unit = row["kpi_id"], row["unit"]
        lowest, highest = RANGES.get(kpi_id) or range_of(unit)
        found[kpi_id] = Kpi(
            kpi_id=kpi_id,
            unit=unit,
            aggregation_rule=row["aggregation_rule"],
            has_denominator=row["denominator_en"] is not None,
            lowest=lowest,
            highest=highest,
        )
    return found
