"""Which step an item may take after which: the rules, free of files and tables.

The legal moves stand once, in the seed `proposal_moves`; the order of steps of one day
is that of the code list `event`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import polars as pl

from ingest.codes import seed
from warehouse.settings import SEEDS
from warehouse.text import Text

# Told of an item, and no step of its own.
TOLD_ONLY = frozenset({"submitted", "reported"})
RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Moves:
    """The legal moves, the steps in their order, and the days of the sessions."""

    legal: frozenset[tuple[str, str]]
    ranks: Mapping[str, int]
    names: Mapping[str, Text]
    session_days: Mapping[str, date]

    def after(self, event: str) -> list[str]:
        """Return the steps that may follow a step, in their order."""
        return sorted(
            (one for before, one in self.legal if before == event),
            key=self.ranks.__getitem__,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """A step of one numbered item; `position` is None where the ledger holds it."""

    item: int
    event: str
    day: date | None
    position: int | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A step that an item cannot take, with the step that is in its way."""

    step: Step
    before: str


@lru_cache(maxsize=4)
def read_moves(folder: Path = SEEDS) -> Moves:
    """Return the moves that the seeds of a folder declare."""
    events = seed(folder, "codes").filter(pl.col("code_list") == "event")
    sessions = seed(folder, "sessions").select("session_id", "start_date")
    return Moves(
        frozenset(
            seed(folder, "proposal_moves").select("event_before", "event").rows()
        ),
        {row["code"]: int(row["sort_no"]) for row in events.iter_rows(named=True)},
        {
            row["code"]: Text(row["name_en"], row["name_fr"])
            for row in events.iter_rows(named=True)
        },
        {name: date.fromisoformat(day) for name, day in sessions.iter_rows()},
    )


def in_order(steps: Sequence[Step], moves: Moves) -> list[Step]:
    """Return the steps of one item in the order they were taken.

    A step without a day stands where the file puts it, after the one above it.
    """
    placed = []
    day, rank = date.min, 0
    for number, step in enumerate(steps):
        if step.day is not None:
            day, rank = step.day, moves.ranks[step.event]
        placed.append((day, rank, number, step))
    return [step for *_, step in sorted(placed, key=lambda place: place[:3])]


def refusals(steps: Iterable[Step], moves: Moves) -> list[Refusal]:
    """Return the steps of one item, in order, that it cannot take.

    A refused step changes nothing: the next is judged by the last legal one. A step
    told again on its own day is no second step. Where the start is not known, any
    first step may be.
    """
    real = [step for step in steps if step.event not in TOLD_ONLY]
    found = []
    if any(step.event == RECEIVED for step in real):
        start = next(at for at, step in enumerate(real) if step.event == RECEIVED)
        found = [Refusal(step, "") for step in real[:start]]
        real = real[start:]
    last: Step | None = None
    for step in real:
        if last is None:
            last = step
        elif (step.event, step.day) == (last.event, last.day):
            continue
        elif (last.event, step.event) in moves.legal:
            last = step
        else:
            found.append(Refusal(step, last.event))
    return found


def circles(merges: Mapping[int, int]) -> list[tuple[int, ...]]:
    """Return the items that are merged into each other in a circle, or into themselves.

    Args:
        merges: the item that each merged item is merged into.
    """
    found, known = [], set[int]()
    for start in merges:
        path: list[int] = []
        item: int | None = start
        while item is not None and item not in known:
            known.add(item)
            path.append(item)
            item = merges.get(item)
        if item in path:
            found.append(tuple(path[path.index(item) :]))
    return found
