"""The faults that are planted in the sample: those that people make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ingest.questionnaire.sheets import Row
from ingest.sample.plan import Row as FlatRow
from ingest.sample.plan import SampleFile

# What cannot be right in a questionnaire, by Member and year, then by KPI.
KPI_FAULTS: Mapping[tuple[str, int], Mapping[str, Row]] = {
    ("FRA", 2024): {"EC-02": {"value": 0.45}},
    ("KEN", 2023): {"EC-08": {"value": 80, "numerator": 300, "denominator": 1000}},
    ("KOR", 2024): {"EC-09": {"value": "145 %"}},
    ("GTM", 2024): {"EC-14": {"value": "about 40"}},
    ("EU", 2023): {"EC-20": {"value": 12, "status": "not available"}},
}


def faulty_levels(file: SampleFile, member_id: str, year: int) -> SampleFile:
    """Return a flat file of levels with the faults planted in it, if any are."""
    rows = list(file.rows)
    match member_id, year:
        case "BTN", _:
            rows[3] = {**_row(rows, 3), "member": "Buthan"}
        case "KOR", 2022:
            rows[0] = {**_row(rows, 0), "member": "Korea"}
        case "SEN", _:
            rows[5] = {**_row(rows, 5), "standard": "17"}
            rows[6] = {**_row(rows, 6), "level": "5"}
        case "MAR", _:
            rows.append(_row(rows, 1))
            rows.append({**_row(rows, 2), "level": "1", "note": "?"})
            rows[2] = {**_row(rows, 2), "level": "3"}
        case "GTM", 2025:
            left = tuple(field for field in file.fields if field != "period")
            return replace(file, fields=left)
    return replace(file, rows=tuple(rows))


def faulty_kpis(file: SampleFile, member_id: str) -> SampleFile:
    """Return a flat file of KPI values with the faults planted in it, if any are."""
    rows = list(file.rows)
    match member_id:
        case "BTN":
            rows[1] = {**_row(rows, 1), "kpi": "EC-51", "value": "2"}
        case "SEN":
            rows[1] = {**_row(rows, 1), "kpi": "EC-99"}
        case "MAR":
            rows.append(_row(rows, 1))
    return replace(file, rows=tuple(rows))


def _row(rows: list[FlatRow | None], index: int) -> FlatRow:
    row = rows[index]
    return row if row is not None else {}
