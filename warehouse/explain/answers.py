"""The answers of Members, as they had a part in the figures of each session."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from warehouse.explain.cells import Cell, Cells, Kind, Role, Row
from warehouse.explain.marts import WORLD, Marts, grouped, kept

LEVELS, KPIS = "implementation", "kpis"
ANSWERS = {
    LEVELS: (Kind.LEVEL, "fct_implementation_levels", "standard_id"),
    KPIS: (Kind.KPI, "fct_kpi_values", "kpi_id"),
}
# What is not said of an answer that may not be named.
UNNAMED_COLUMNS = ("answer_id", "member_id", "file_name", "sha256", "submission_id")


class Answers(Marts):
    """Answers on standards and KPIs, by session, region, Member and file."""

    @cached_property
    def _told(self) -> dict[str, Row]:
        """Every answer by its key, with its source and question under one name."""
        return {
            row["answer_id"]: row | {"source": source, "item_id": row[item]}
            for source, (_, mart, item) in ANSWERS.items()
            for row in self.mart(mart)
        }

    @kept
    def _answers(self, source: str, session_id: str) -> Cells:
        known = [self._known(row) for row in self._parts[source, session_id]]
        return (*known, *self._left_out(source, session_id))

    @cached_property
    def _parts(self) -> dict[tuple[str, str], list[Row]]:
        parts = defaultdict(list)
        for row in self.mart("fct_answers_by_session"):
            parts[row["source"], row["as_of_session_id"]].append(row)
        return parts

    def _known(self, part: Row) -> Cell:
        told = self._told.get(part["answer_id"]) or dict.fromkeys(UNNAMED_COLUMNS)
        return Cell(
            ANSWERS[part["source"]][0],
            Role(part["cell_role"]),
            told | part,
            self._told.get(part["replaced_answer_id"]),
        )

    def _left_out(self, source: str, session_id: str) -> Iterable[Cell]:
        """Give the answers that came too late for a session, or were withdrawn by it.

        An answer that may be named is known even where it does not count.
        """
        cut_off = self.cut_off(session_id)
        for row in self._told.values():
            if row["source"] != source:
                continue
            is_late = row["received_on"] > cut_off
            if is_late or _is_taken_back(row, cut_off):
                role = Role.TOO_LATE if is_late else Role.WITHDRAWN
                region = self.regions.get(row["member_id"])
                yield Cell(ANSWERS[source][0], role, row | {"region_id": region})

    @kept
    def _by_item(self, source: str, session_id: str) -> dict[tuple[str, str], Cells]:
        cells = self._answers(source, session_id)
        held = [cell for cell in cells if cell.row["region_id"]]
        regions = grouped(held, lambda c: (c.row["item_id"], c.row["region_id"]))
        return regions | grouped(held, lambda c: (c.row["item_id"], WORLD))

    @kept
    def answers(
        self, source: str, session_id: str, region_id: str, items: tuple[str, ...]
    ) -> Cells:
        """Return the answers of a region on some standards or KPIs at a session."""
        found = self._by_item(source, session_id)
        return tuple(
            cell for item in items for cell in found.get((item, region_id), ())
        )

    @kept
    def _by_member(self, source: str, session_id: str) -> dict[str | None, Cells]:
        return grouped(self._answers(source, session_id), lambda c: c.row["member_id"])

    @kept
    def answers_of(
        self, source: str, session_id: str, member_id: str, items: tuple[str, ...]
    ) -> Cells:
        """Return the answers of one Member, or of the European Union."""
        found = self._by_member(source, session_id).get(member_id, ())
        return tuple(cell for cell in found if cell.row["item_id"] in items)

    @kept
    def _by_file(self, source: str, session_id: str) -> dict[str | None, Cells]:
        return grouped(
            self._answers(source, session_id), lambda c: c.row.get("submission_id")
        )

    @kept
    def answers_in(self, session_id: str, submission_id: str) -> Cells:
        """Return the answers that stood in one file."""
        return tuple(
            cell
            for source in ANSWERS
            for cell in self._by_file(source, session_id).get(submission_id, ())
        )


def _is_taken_back(row: Row, cut_off: date) -> bool:
    """Whether its file was withdrawn by a day, or it says itself that it takes back."""
    withdrawn_on = row["withdrawn_on"]
    is_gone = withdrawn_on is not None and withdrawn_on <= cut_off
    return is_gone or row["answer_status"] == "withdrawn"
