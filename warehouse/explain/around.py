"""The cells around a cell, as their sender typed them."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.explain.cells import Cell, Kind, Row
from warehouse.explain.facts import Facts
from warehouse.text import Text

ROWS_AROUND = 2
MEMBER = Text(en="Member", fr="Membre")
STANDARD = Text(en="Standard", fr="Norme")
KPI = Text(en="KPI", fr="Indicateur")
PERIOD = Text(en="Period", fr="Période")
LEVEL = Text(en="Level", fr="Niveau")
VALUE = Text(en="Value", fr="Valeur")
NUMERATOR = Text(en="Numerator", fr="Numérateur")
DENOMINATOR = Text(en="Denominator", fr="Dénominateur")
STATUS = Text(en="Status", fr="Statut")
NOTE = Text(en="Note", fr="Observation")
COLUMNS: dict[Kind, dict[str, Text]] = {
    Kind.LEVEL: {
        "member_as_typed": MEMBER,
        "standard_as_typed": STANDARD,
        "period_as_typed": PERIOD,
        "value_as_typed": LEVEL,
        "note": NOTE,
    },
    Kind.KPI: {
        "member_as_typed": MEMBER,
        "kpi_as_typed": KPI,
        "period_as_typed": PERIOD,
        "value_as_typed": VALUE,
        "numerator_as_typed": NUMERATOR,
        "denominator_as_typed": DENOMINATOR,
        "status_as_typed": STATUS,
        "note": NOTE,
    },
}


@dataclass(frozen=True, slots=True)
class Around:
    """A piece of a sheet: what stood in the rows above and below one row.

    Attributes:
        heads: what the columns are.
        rows: the number of each row in the sheet, with the texts as typed.
        place: the number of the row that was asked for.
    """

    heads: tuple[Text, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    place: int


def around(facts: Facts, cell: Cell) -> Around:
    """Return the answers typed in the rows around an answer, in its file and sheet.

    They come from what was read of the file, not from the file: columns that no
    answer was read from are not there, and empty columns are left out.
    """
    place, sheet = cell.row["row_number"], cell.row["sheet"]
    near = {
        told.row["row_number"]: told.row
        for told in facts.answers_in("LATEST", cell.row["submission_id"])
        if told.kind is cell.kind
        and told.row["sheet"] == sheet
        and abs(told.row["row_number"] - place) <= ROWS_AROUND
    }
    near[place] = cell.row
    typed = [row for _, row in sorted(near.items())]
    columns = COLUMNS[cell.kind]
    names = [name for name in columns if any(row.get(name) for row in typed)]
    return Around(
        heads=tuple(columns[name] for name in names),
        rows=tuple((row["row_number"], _texts(row, names)) for row in typed),
        place=place,
    )


def _texts(row: Row, names: list[str]) -> tuple[str, ...]:
    return tuple(row.get(name) or "" for name in names)
