"""The explanation of one row of a report: its formulas, and the cells behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warehouse.explain.cells import Cell, Cells, Kind, Role, Row
from warehouse.explain.facts import Facts
from warehouse.explain.figures import Figure, figures_of
from warehouse.explain.keys import GRAINS, find_row, written
from warehouse.explain.lineage import LINEAGES
from warehouse.explain.rules import rule_words
from warehouse.explain.words import A_MEMBER, PARTS, ROLES
from warehouse.text import Text

NO_TEXT = Text(en="–", fr="–")


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
    value: str
    text: str | None
    rule: str | None
    rule_words: Text | None
    address: Mapping[str, Any]
    received_on: str
    replaced: Shown | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """The cells that are there for one thing, and how many of each role there are."""

    name: str
    words: Text
    counts: Mapping[Role, int]
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One row of a report, explained; `key` holds what it was asked for by."""

    mart: str
    key: Mapping[str, str]
    row: Row
    is_sample: bool
    is_restricted: bool
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]


def explain(
    facts: Facts, mart: str, asked: Sequence[str], *, is_restricted: bool = False
) -> Explanation:
    """Explain the row of a report that has the key asked for.

    Raises:
        ReleaseError: there is no such report, or not one row with that key.
    """
    row = find_row(facts, mart, asked)
    return explain_row(facts, mart, row, is_restricted=is_restricted)


def explain_row(
    facts: Facts, mart: str, row: Row, *, is_restricted: bool = False
) -> Explanation:
    """Explain a row of a report."""
    lineage = LINEAGES[mart](facts, row)
    names = Names(facts)
    return Explanation(
        mart=mart,
        key={column: written(row[column]) for column in GRAINS[mart]},
        row=row,
        is_sample=bool(row.get("is_sample")),
        is_restricted=is_restricted,
        figures=figures_of(mart, row),
        parts=tuple(
            _part(name, cells, lineage, names) for name, cells in lineage.items()
        ),
    )


def _part(name: str, cells: Cells, lineage: Mapping[str, Cells], names: Names) -> Part:
    answers = lineage.get(name.replace("members", "answers"), ())
    if name.startswith("members") and answers and all(c.is_named for c in answers):
        cells = _with_silence(cells, answers)
    alike = Counter(_looks(cell) for cell in cells if not cell.is_named)
    shown = [names.show(cell, 1) for cell in cells if cell.is_named]
    seen: set[tuple[Any, ...]] = set()
    for cell in cells:
        if not cell.is_named and _looks(cell) not in seen:
            seen.add(_looks(cell))
            shown.append(names.show(cell, alike[_looks(cell)]))
    order = list(Role)
    shown.sort(key=lambda one: order.index(one.role))
    counts = Counter(cell.role for cell in cells)
    sorted_counts = {role: counts[role] for role in Role if counts[role]}
    return Part(name, PARTS[name], sorted_counts, tuple(shown))


def _with_silence(members: Cells, answers: Cells) -> Cells:
    """Return the Members with those named silent that no counted answer is of.

    Where some answers are unnamed, nobody is called silent: it would give away who
    answered.
    """
    heard = {c.row["member_id"] for c in answers if c.role is Role.COUNTED}
    return tuple(
        cell
        if cell.row["member_id"] in heard
        else Cell(cell.kind, Role.SILENT, cell.row)
        for cell in members
    )


def _looks(cell: Cell) -> tuple[Any, ...]:
    row = cell.row
    return cell.kind, cell.role, row["item_id"], row["period_end_date"]


class Names:
    """What Members, standards and KPIs are called, and cells shown by those names."""

    def __init__(self, facts: Facts) -> None:
        self._members = _named(facts, "dim_members", "member_id")
        self._items = _named(facts, "dim_standards", "standard_id")
        self._items |= _named(facts, "dim_kpis", "kpi_id")

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
            value=_value(cell),
            text=row.get("value_as_typed") if is_answer else _typed(row),
            rule=rule if is_answer else None,
            rule_words=rule_words(rule) if is_answer and cell.is_named else None,
            address=_address(cell),
            received_on=written(row.get("received_on") or row.get("known_date")),
            replaced=self._replaced(cell),
            count=count,
        )

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
        titles = [row.get(f"title_{lang}") for lang in ("en", "fr")]
        plain = row.get("event") or row.get("row_kind") or row.get("file_name")
        first = titles[0] or titles[1] or plain
        if not first:
            return NO_TEXT
        return Text(first, titles[1] or first)


def _named(facts: Facts, mart: str, key: str) -> dict[str, Text]:
    return {row[key]: Text(row["name_en"], row["name_fr"]) for row in facts.mart(mart)}


def _period(row: Row) -> str:
    first = row.get("period_start_date") or row.get("start_date")
    last = row.get("period_end_date") or row.get("end_date")
    days = dict.fromkeys(written(day) for day in (first, last) if day)
    return "/".join(days) or written(row.get("event_date") or row.get("accession_date"))


def _value(cell: Cell) -> str:
    row = cell.row
    match cell.kind:
        case Kind.LEVEL:
            return written(row.get("level"))
        case Kind.KPI:
            return written(row.get("value"))
        case Kind.ACTIVITY:
            return written(row["participant_count"])
        case Kind.REGISTER:
            return written(row["item_count"])
        case Kind.FILE:
            return written(row["row_count"])
        case _:
            return ""


def _typed(row: Row) -> str | None:
    for name in ("value_as_typed", "participants_as_typed", "members_as_typed"):
        if row.get(name):
            return row[name]
    return None


def _address(cell: Cell) -> dict[str, Any]:
    if cell.kind is Kind.MEMBER:
        return {"file_name": "members.csv", "cell": cell.row["member_id"]}
    names = ("submission_id", "file_name", "sha256", "sheet", "row_number", "cell")
    return {name: cell.row[name] for name in names if cell.row.get(name) is not None}


def counts_in_words(part: Part) -> Sequence[tuple[Text, int]]:
    """Return the roles of a part's cells in words, with how many there are."""
    return [(ROLES[role], count) for role, count in part.counts.items()]
