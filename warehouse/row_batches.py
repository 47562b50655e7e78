"""Rows on their way into the ledger that are too many to hold at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class RowBatches:
    """The accepted rows of a large table, made some at a time.

    Args:
        frames: makes the rows, from the first on, each time it is called.
        height: how many rows there are in all.
        may_be_named: whether each of them may be shown with its Member's name.
    """

    frames: Callable[[], Iterator[pl.DataFrame]]
    height: int
    may_be_named: bool
