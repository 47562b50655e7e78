"""A cell as it is shown: whose it is, what it says and where it stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from warehouse.explain.cells import Cell, Kind, Role, Row
from warehouse.explain.facts import Facts
from warehouse.explain.keys import written
from warehouse.explain.rules import rule_words
from warehouse.explain.words import A_MEMBER, KINDS, NUMBERED
from warehouse.text import Text

NO_TEXT = Text(en="–", fr="–")
ROLE_ORDER = {role: place for place, role in enumerate(Role)}
# How much of 2024-03-12 is known, by the precision of the date.
SHOWN = {"month": len("2024-03"), "year": len("2024")}
YEAR = (1, 1, 12, 31)  # first and last day and month of a calendar year


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell as it is shown, in both languages.

    Attributes:
        role: its part in the figure.
        who: the Member it is of, or "a Member".
        what: the standard, KPI, activity, item or file that it tells of.
        period: what it describes, as ISO days or as typed.
        value: what it was read as; None where it was read as no value.
        text: the text as typed.
        rule: the name of the reading rule; `rule_words` say what it does.
        address: where it stood: submission, file, SHA-256, sheet, row, cell.
        received_on: the day on which it was received.
        replaced: the cell that it took the place of, in the same form.
        count: how many cells look alike: more than one for unnamed Members alone.
    """

    role: Role
    who: Text
    what: Text
    period: str
    value: float | None
    text: str | None
    rule: str | None
    rule_words: Text | None
    address: Mapping[str, Any]
    received_on: str
    replaced: Shown | None = None
    count: int = 1


class Names:
    """What Members, standards and KPIs are called, and cells shown by those names."""

    def __init__(self, facts: Facts) -> None:
        self._members = _named(facts, "dim_members", "member_id")
        self._items = _named(facts, "dim_standards", "standard_id")
        self._items |= _named(facts, "dim_kpis", "kpi_id")
        self._events = {
            row["event"]: Text(row["event_label_en"], row["event_label_fr"])
            for row in facts.mart("fct_proposal_events")
        }

    def show(self, cell: Cell, count: int) -> Shown:
        """Return a cell as it is shown."""
        row, kind = cell.row, cell.kind
        is_answer = kind in {Kind.LEVEL, Kind.KPI}
        rule = row.get("reading_rule")
        return Shown(
            role=cell.role,
            who=self._who(cell),
            what=self._what(cell),
            period=_period(row),
            value=row.get(VALUES.get(kind, "")),
            text=_typed(row),
            rule=rule if is_answer else None,
            rule_words=rule_words(rule) if is_answer and cell.is_named else None,
            address=_address(cell),
            received_on=_plain(row.get("received_on") or row.get("known_date")),
            replaced=self._replaced(cell),
            count=count,
        )

    def place(self, cell: Cell) -> tuple[int, str, str]:
        """Return what puts cells in order: role, item or question, Member."""
        number = cell.row.get("proposal_no")
        numbered = "" if number is None else f"{number:06}"
        question = numbered or str(cell.row.get("item_id") or "")
        return ROLE_ORDER[cell.role], question, self._who(cell).en

    def _replaced(self, cell: Cell) -> Shown | None:
        if cell.replaced is None:
            return None
        return self.show(Cell(cell.kind, Role.SUPERSEDED, cell.replaced), 1)

    def _who(self, cell: Cell) -> Text:
        member = cell.row.get("member_id")
        if member:
            return self._members.get(member, Text(member, member))
        return A_MEMBER if cell.kind in {Kind.LEVEL, Kind.KPI} else NO_TEXT

    def _what(self, cell: Cell) -> Text:
        row = cell.row
        if item := row.get("item_id"):
            return self._items.get(item, Text(item, item))
        if cell.kind is Kind.PROBLEM:
            return Text(row["problem_label_en"], row["problem_label_fr"])
        if cell.kind is Kind.REGISTER:
            return self._of_register(row)
        title = row.get("title_en") or row.get("title_fr") or row.get("file_name")
        if not title:
            return NO_TEXT
        return Text(title, row.get("title_fr") or title)

    def _of_register(self, row: Row) -> Text:
        """Return what a row of the register tells of: an item, a step, experience."""
        kind = KINDS[row["row_kind"]] if row["event"] is None else None
        words = kind or self._events[row["event"]]
        if row["proposal_no"] is None:
            return words
        number = {"number": row["proposal_no"]}
        return Text(
            NUMBERED.say("en", words=words.en, **number),
            NUMBERED.say("fr", words=words.fr, **number),
        )


def _named(facts: Facts, mart: str, key: str) -> dict[str, Text]:
    return {row[key]: Text(row["name_en"], row["name_fr"]) for row in facts.mart(mart)}


def _period(row: Row) -> str:
    first = row.get("period_start_date") or row.get("start_date")
    last = row.get("period_end_date") or row.get("end_date")
    if first and last and _is_year(first, last):
        return str(first.year)
    told = ((first, "start_date_precision"), (last, "end_date_precision"))
    days = dict.fromkeys(
        written(day)[: SHOWN.get(row.get(precision) or "day")]
        for day, precision in told
        if day
    )
    return "/".join(days) or _plain(row.get("event_date") or row.get("accession_date"))


def _is_year(first: date, last: date) -> bool:
    days = first.month, first.day, last.month, last.day
    return first.year == last.year and days == YEAR


def _plain(value: object) -> str:
    """Return a value as it is written; nothing where there is none."""
    return "" if value is None else written(value)


# What a cell says in figures, by what it is a cell of.
VALUES = {
    Kind.LEVEL: "level",
    Kind.KPI: "value",
    Kind.ACTIVITY: "participant_count",
    Kind.REGISTER: "item_count",
    Kind.FILE: "row_count",
}
TYPED = ("value_as_typed", "participants_as_typed", "members_as_typed")


def _typed(row: Row) -> str | None:
    """Return the text as typed; of a ratio without a value of its own, both parts."""
    for name in TYPED:
        if row.get(name) is not None:
            return row[name]
    parts = [row.get(f"{name}_as_typed") for name in ("numerator", "denominator")]
    return " / ".join(part for part in parts if part is not None) or None


def _address(cell: Cell) -> dict[str, Any]:
    if cell.kind is Kind.MEMBER:
        return {"file_name": "members.csv", "cell": cell.row["member_id"]}
    names = ("submission_id", "file_name", "sha256", "sheet", "row_number", "cell")
    return {name: cell.row[name] for name in names if cell.row.get(name) is not None}
