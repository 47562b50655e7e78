"""Which cells of which files made a figure change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard.chart import Marts
from dashboard.passport import facts
from dashboard.passport.compare import Change
from dashboard.passport.facts import BEHIND, FACTS, Facts
from dashboard.passport.passport import Passport

# Sources of Members' own answers; what the others bring is public.
ANSWERS = {"implementation", "kpis"}


@dataclass(frozen=True, slots=True)
class Cause:
    """One cell that arrived, was corrected or taken back, with what it replaced.

    Attributes:
        how: arrived, corrected or withdrawn.
        member_id: whose answer it is; None for activities and the register.
        item: the standard, KPI and period, activity or proposal it is about.
        submission_id: the file, with `file_name`, `sheet` and `cell` in it.
        typed: the text as typed.
        replaced: the cell that it replaced: submission, file, sheet, cell, text.
    """

    how: str
    member_id: str | None
    item: tuple[str, ...]
    submission_id: str
    file_name: str | None
    sheet: str | None
    cell: str | None
    typed: str | None
    replaced: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Causes:
    """What made a figure change, as far as the release says.

    Attributes:
        cells: the cells that may be named.
        unnamed: files with cells that count but may not be named.
    """

    cells: tuple[Cause, ...]
    unnamed: tuple[str, ...]


def causes(
    passport: Passport,
    mart: str,
    changed: tuple[Change, ...],
    *,
    now: Marts,
    before: Marts | None,
) -> Causes:
    """Return the cells and files behind the changes of a figure.

    Args:
        passport: the figure as exported.
        mart: the mart of its chart.
        changed: the numbers that differ.
        now: the marts of the release that it is compared with.
        before: the marts of the release that it was made from, where it is kept.
    """
    cells: list[Cause] = []
    sources = set()
    for name in BEHIND.get(mart, ()):
        kind = FACTS[name]
        sources.add(kind.source)
        every = facts.facts_of(kind, now)
        counted = facts.known(every, kind, passport, changed, now)
        arrived = facts.news(counted, kind, passport, now, before)
        gone = facts.withdrawn(counted, passport, before, kind)
        cells += [_cause(row, kind, every, "arrived") for row in arrived.to_dicts()]
        cells += [_cause(row, kind, every, "withdrawn") for row in gone.to_dicts()]
    return Causes(tuple(cells), _unnamed(passport, sources, cells, now, before))


def _cause(row: dict[str, Any], kind: Facts, every: pl.DataFrame, how: str) -> Cause:
    is_corrected = row.get("revision") == "corrected"
    names = kind.item or ("activity_id", "proposal_no")
    return Cause(
        how="corrected" if is_corrected and how == "arrived" else how,
        member_id=row.get("member_id"),
        item=tuple(str(row[name]) for name in names if row.get(name) is not None),
        submission_id=row["submission_id"],
        file_name=row.get("file_name"),
        sheet=row["sheet"],
        cell=row["cell"],
        typed=row.get("corrected_text") or row[kind.typed],
        replaced=_replaced(row, kind, every) if kind.key == "answer_id" else None,
    )


def _replaced(
    row: dict[str, Any], kind: Facts, every: pl.DataFrame
) -> dict[str, Any] | None:
    """Return the answer that an answer took the place of, where it may be named."""
    same = [pl.col(name) == row[name] for name in ("member_id", *kind.item)]
    older = every.filter(
        *same,
        pl.col("superseded_by") == row["submission_id"],
        pl.col("period_end_date") == row["period_end_date"],
        pl.col("answer_id") != row["answer_id"],
    )
    if not older.height:
        return None
    last = older.row(-1, named=True)
    names = ("submission_id", "file_name", "sheet", "cell")
    return {name: last[name] for name in names} | {"typed": last[kind.typed]}


def _unnamed(
    passport: Passport,
    sources: set[str],
    cells: list[Cause],
    now: Marts,
    before: Marts | None,
) -> tuple[str, ...]:
    """Return the new files whose cells are not ours to show."""
    files = facts.loaded_since(passport, now)
    if before is not None:
        older = before("dim_submissions").select("submission_id")
        files = now("dim_submissions").join(older, on="submission_id", how="anti")
    files = facts.known_by(files, passport, now)
    told = {cause.submission_id for cause in cells}
    wanted = "|".join(sorted(sources & ANSWERS)) or "(none)"
    is_ours = ~pl.col("may_be_named") & pl.col("source").str.contains(wanted)
    news = files.filter(is_ours).sort("submission_id")
    return tuple(one for one in news["submission_id"] if one not in told)
