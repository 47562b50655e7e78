"""What a command answered on uploaded files, as rows of tables."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from dashboard.cells import Cell
from dashboard.intake_words import SEVERITY
from dashboard.upload.words import (
    ANSWER_STATUSES,
    CHANGES,
    MARTS,
    MEASURES,
    STATUSES,
)
from dashboard.words import number
from warehouse.text import Lang

Row = dict[str, Any]
BLANK = "–"


def file_rows(document: Row, lang: Lang) -> list[list[Cell | str]]:
    """Return a row on each file."""
    return [
        [
            _name(file["file"]),
            STATUSES[file["status"]](lang),
            file["submission_id"] or BLANK,
            *(
                Cell(number(file[name], lang), is_number=True)
                for name in ("rows_read", "rows_accepted", "rows_quarantined")
            ),
        ]
        for file in document["files"]
    ]


def problem_rows(document: Row, lang: Lang) -> list[list[Cell | str]]:
    """Return a row on each problem, beside its cell, in the language of the page."""
    return [
        [
            _name(file["file"]),
            *_place(problem, problem["value"]),
            SEVERITY[problem["severity"]](lang),
            problem[f"message_{lang}"],
        ]
        for file in document["files"]
        for problem in file["problems"]
    ]


def figure_rows(document: Row, lang: Lang) -> list[list[Cell | str]]:
    """Return a row on each figure of the latest state that would change."""
    return [
        [
            row["region_id"],
            _figure(row, lang),
            MEASURES[row["measure"]](lang),
            _value(row["before"], lang),
            _value(row["after"], lang),
        ]
        for row in document["figures"]
        if row["session_id"] == "LATEST"
    ]


def member_rows(document: Row, lang: Lang) -> list[list[Cell | str]]:
    """Return a row on each Member newly reporting."""
    return [
        [
            row["member_id"],
            row["source"],
            _value(row["answer_count"], lang),
            row["files"],
        ]
        for row in document["new_members"]
    ]


def value_rows(document: Row, lang: Lang) -> list[list[Cell | str]]:
    """Return a row on each value, with the cell that it comes from."""
    return [
        [
            CHANGES[row["change"]](lang),
            row["member_id"],
            row["item_id"],
            f"{row['period_start_date']}/{row['period_end_date']}",
            _answer(row["before"], row["status_before"], lang),
            _answer(row["after"], row["status_after"], lang),
            _name(row["file"]),
            *_place(row, row["value_as_typed"]),
        ]
        for row in document["values"]
    ]


def register_rows(document: Row, lang: Lang) -> list[list[Cell | str]]:
    """Return a row on each entry of the register that would change."""
    return [
        [
            CHANGES[row["change"]](lang),
            ", ".join(str(text) for text in row["key"].values() if text),
            *(_fields(row["fields"], side) for side in ("before", "after")),
            _name(row["file"]),
            *_place(row, row["value_as_typed"]),
        ]
        for row in document["register"]
    ]


def _figure(row: Row, lang: Lang) -> str:
    parts = (MARTS[row["mart"]](lang), row.get("kpi_id"), row.get("period"))
    return " ".join(filter(None, parts))


def _place(row: Row, typed: str | None) -> list[Cell | str]:
    cell = row["cell"] or row["row"] or BLANK
    return [row["sheet"] or BLANK, str(cell), Cell(typed or BLANK, is_recorded=True)]


def _fields(fields: dict[str, dict[str, str | None]], side: str) -> str:
    moved = {name: values[side] for name, values in fields.items() if values[side]}
    return "; ".join(f"{name} {text}" for name, text in moved.items()) or BLANK


def _answer(value: float | None, status: str | None, lang: Lang) -> Cell | str:
    if value is None and status in ANSWER_STATUSES:
        return ANSWER_STATUSES[status](lang)
    return _value(value, lang)


def _value(value: Any, lang: Lang) -> Cell | str:  # noqa: ANN401 - a cell of any mart
    if value is None:
        return BLANK
    digits = 4 if isinstance(value, float) and not value.is_integer() else 0
    return Cell(number(value, lang, digits), is_number=True)


def _name(file: str | None) -> str:
    return PurePath(file).name if file else BLANK
