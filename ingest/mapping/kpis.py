"""The KPIs that a mapping file brings along: not on the list, and not the WCO's."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.kpi import SCALES, Description, Kpi, range_of
from ingest.mapping import nodes

UNITS = (
    *("percent", "hours", "days", "count", "usd", "yes_no", "per_1000", "per_100000"),
    *("score", "rank", "number"),
)
DIRECTIONS = ("higher_is_better", "lower_is_better", "context_only")
AGGREGATION_RULES = ("mean", "median", "sum", "ratio_of_sums", "share_yes")
KPI_ID = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+")
NUMBER = "number"
LIST_PREFIX = "EC-"


def kpis_in(root: Mapping[str, object]) -> dict[str, Kpi]:
    """Return the KPIs that are not on the list, with who publishes them."""
    published = nodes.keys(root, "", ("publisher", "licence"), tuple(root))
    kpis = {}
    for kpi_id, node in nodes.entries(root["kpis"], "kpis").items():
        place = f"kpis.{kpi_id}"
        if not KPI_ID.fullmatch(kpi_id) or kpi_id.startswith(LIST_PREFIX):
            raise nodes.refuse(
                place,
                "an id is written like LPI-CUSTOMS, and EC- is for the list of KPIs",
                "un code s'écrit comme LPI-CUSTOMS, et EC- est réservé à la liste des "
                "indicateurs",
            )
        kpis[kpi_id] = _kpi(kpi_id, node, place, published)
    return kpis


def _kpi(kpi_id: str, node: object, place: str, published: Mapping[str, object]) -> Kpi:
    told = nodes.keys(
        node,
        place,
        ("name_en", "name_fr", "unit"),
        ("direction", "aggregation_rule", "lowest", "highest", "words"),
    )
    unit = nodes.one_of(told["unit"], f"{place}.unit", UNITS)
    lowest, highest = default_range(unit)
    limits = {"lowest": lowest, "highest": highest}
    for end in limits.keys() & told.keys():
        limits[end] = nodes.number(told[end], f"{place}.{end}")
    return Kpi(
        kpi_id=kpi_id,
        unit=unit,
        aggregation_rule=nodes.one_of(
            told.get("aggregation_rule", "mean"),
            f"{place}.aggregation_rule",
            AGGREGATION_RULES,
        ),
        has_denominator=unit == "percent" or unit in SCALES,
        lowest=limits["lowest"],
        highest=limits["highest"],
        description=Description(
            name_en=nodes.text(told["name_en"], f"{place}.name_en"),
            name_fr=nodes.text(told["name_fr"], f"{place}.name_fr"),
            direction=nodes.one_of(
                told.get("direction", "context_only"), f"{place}.direction", DIRECTIONS
            ),
            publisher=nodes.text(published["publisher"], "publisher"),
            licence=nodes.text(published["licence"], "licence"),
            source=_optional(published, "title"),
            source_address=_optional(published, "address"),
        ),
    )


def default_range(unit: str) -> tuple[float | None, float | None]:
    """Return the range of a unit where the mapping states none: a number has none."""
    return (None, None) if unit == NUMBER else range_of(unit)


def _optional(root: Mapping[str, object], key: str) -> str | None:
    return nodes.text(root[key], key) if key in root else None


def words_in(kpis: Mapping[str, Mapping[str, object]]) -> dict[str, tuple[str, ...]]:
    """Return what the table itself calls each KPI."""
    return {
        kpi_id: nodes.texts(node["words"], f"kpis.{kpi_id}.words")
        for kpi_id, node in kpis.items()
        if "words" in node
    }
