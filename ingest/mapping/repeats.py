"""Tables with several rows of one Member and period, and what tells them apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from ingest.folding import fold
from ingest.mapping.units import NO_MEASURE

# A few rows that repeat a key are slips; more of them are how the table is made.
LEAST_REPEATED = 0.1


@dataclass(frozen=True, slots=True)
class Repeats:
    """Whether rows repeat a Member and period, and the column that tells them apart."""

    is_repeated: bool = False
    apart: str | None = None


def right_period(body: pl.DataFrame, member: str, periods: Sequence[str]) -> list[str]:
    """Return the columns of periods, those first that leave fewest rows repeated."""
    # The order of the columns decides where they do equally well.
    return sorted(periods, key=lambda at: _repeated(body, [member, at]))


def repeats(
    body: pl.DataFrame,
    key: Sequence[str],
    headers: Mapping[str, str],
    letters: Sequence[str],
) -> Repeats:
    """Return what tells the rows of one key apart, of some further columns.

    It has few texts, each on many rows, as the names of indicators do; a number that
    counts the rows tells nothing.
    """
    rows = body.filter(pl.col(key[0]).is_not_null())
    least = LEAST_REPEATED * rows.height
    if _repeated(rows, key) <= least:
        return Repeats()
    found = [
        at
        for at in letters
        if 1 < rows[at].n_unique() <= rows.height / 2
        and _repeated(rows, [*key, at]) <= least
    ]
    merits = {at: (not _is_id(headers[at]), rows[at].n_unique()) for at in found}
    return Repeats(
        is_repeated=True, apart=min(found, key=merits.__getitem__, default=None)
    )


def _is_id(header: str) -> bool:
    word = fold(header)
    return word in NO_MEASURE or word.endswith(("id", "code", "no"))


def _repeated(rows: pl.DataFrame, key: Sequence[str]) -> int:
    """Return how many rows repeat the key of an earlier one."""
    return rows.height - rows.select(key).unique().height
