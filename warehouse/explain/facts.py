"""What a release knows of single cells, ready to be asked for by session and region."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property

from warehouse.connect import Release
from warehouse.explain.answers import Answers
from warehouse.explain.cells import Cell, Cells, Kind, Role, Row
from warehouse.explain.marts import LATEST, WORLD, grouped, kept, listed


def tells_of_cells(release: Release) -> bool:
    """Whether a release holds cells by session; one of an earlier version does not."""
    return "fct_answers_by_session" in release.manifest["marts"]


class Facts(Answers):
    """Answers, activities, the register of the review, files and their problems."""

    @kept
    def activities(self, session_id: str) -> Cells:
        """Return the statements on activities known by a session, or since."""
        mart = "fct_activities_by_session"
        return self._by_session(Kind.ACTIVITY, mart, session_id, ("statement_id",))

    def _by_session(
        self, kind: Kind, mart: str, session_id: str, keys: tuple[str, ...]
    ) -> Cells:
        """Return the rows of a mart known by a session, and those known later."""
        known = self._rows_by_session(mart).get(session_id, [])
        found = {tuple(row[key] for key in keys) for row in known}
        cut_off = self.cut_off(session_id)
        cells = [
            Cell(kind, Role(row.get("cell_role", "counted")), row) for row in known
        ]
        late = [
            Cell(kind, Role.TOO_LATE, row)
            for row in self._rows_by_session(mart).get(LATEST, [])
            if row["known_date"] > cut_off
            and tuple(row[key] for key in keys) not in found
        ]
        return (*cells, *late)

    @kept
    def _rows_by_session(self, mart: str) -> dict[str, list[Row]]:
        rows = defaultdict(list)
        for row in self.mart(mart):
            rows[row["as_of_session_id"]].append(row)
        return rows

    @kept
    def activities_in(self, session_id: str, region_id: str) -> Cells:
        """Return statements on activities for a region, or that name its Members."""
        return tuple(
            cell
            for cell in self.activities(session_id)
            if region_id == WORLD
            or region_id in listed(cell.row["region_ids"])
            or any(
                self.regions.get(member) == region_id
                for member in listed(cell.row["member_ids"])
            )
        )

    @kept
    def register(self, session_id: str) -> Cells:
        """Return the rows of the register known by a session, or since."""
        mart, keys = "fct_register_by_session", ("row_kind", "row_key")
        return self._by_session(Kind.REGISTER, mart, session_id, keys)

    @kept
    def files(self, submissions: tuple[str, ...]) -> Cells:
        """Return files received."""
        return tuple(
            Cell(Kind.FILE, Role.COUNTED, row)
            for row in self.mart("dim_submissions")
            if row["submission_id"] in submissions
        )

    @cached_property
    def _speakers(self) -> dict[str, set[str]]:
        """The Members that each file has answers of; a public index speaks for none."""
        speakers = defaultdict(set)
        for row in self._told.values():
            if row.get("origin") != "external":
                speakers[row["submission_id"]].add(row["member_id"])
        return speakers

    @kept
    def files_of(self, session_id: str, member_id: str) -> Cells:
        """Return the files that speak for one Member alone, received by a session."""
        own = tuple(
            name for name, members in self._speakers.items() if members == {member_id}
        )
        return tuple(
            cell
            for cell in self.files(own)
            if cell.row["received_on"] <= self.cut_off(session_id)
        )

    @kept
    def problems(self) -> Cells:
        """Return every problem found in a file."""
        return tuple(
            Cell(Kind.PROBLEM, Role.COUNTED, row) for row in self.mart("fct_problems")
        )

    @cached_property
    def _problems_by_file(self) -> dict[str, Cells]:
        return grouped(self.problems(), lambda cell: cell.row["submission_id"])

    def problems_in(self, submission_id: str) -> Cells:
        """Return the problems found in a file."""
        return self._problems_by_file.get(submission_id, ())

    @kept
    def files_with(self, session_id: str, problem_code: str) -> tuple[str, ...]:
        """Return the files with a problem that is told of in number alone."""
        return tuple(
            row["submission_id"]
            for row in self.mart("rpt_data_quality")
            if row["as_of_session_id"] == session_id
            and problem_code in json.loads(row["problems_by_code"])
            and not self.problems_in(row["submission_id"])
        )

    @kept
    def content_of(self, session_id: str, submission_id: str) -> dict[str, Cells]:
        """Return the answers and the activities that stood in a file."""
        return {
            "answers": self.answers_in(session_id, submission_id),
            "activities": tuple(
                cell
                for cell in self.activities(session_id)
                if cell.row["submission_id"] == submission_id
            ),
        }
