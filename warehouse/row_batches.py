"""Rows on their way into the ledger that are too many to hold at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl
import pyarrow as pa


@dataclass(frozen=True, slots=True)
class RowBatches:
    """The accepted rows of a large table, made some at a time.

    Args:
        frames: makes the rows, from the first on, each time it is called; all frames
            have the same columns, and there is at least one.
        height: how many rows there are in all.
        members: those that rows are of; of a table without Members, none.
        same: the columns that frames lack, in one row, since all rows agree in them.
    """

    frames: Callable[[], Iterator[pl.DataFrame]]
    height: int
    members: frozenset[str]
    same: pl.DataFrame

    def stamped(self, values: Mapping[str, pl.Expr]) -> RowBatches:
        """Return the rows with further columns, the same in each."""
        return replace(self, same=self.same.with_columns(**values))

    def whole(self) -> Iterator[pl.DataFrame]:
        """Yield the rows with all of their columns."""
        for frame in self.frames():
            yield frame.with_columns(
                one.new_from_index(0, frame.height) for one in self.same.iter_columns()
            )

    @property
    def columns(self) -> list[str]:
        """The names of the columns, which all frames have."""
        return [*next(self.frames()).columns, *self.same.columns]

    def distinct(self, names: Sequence[str]) -> pl.DataFrame:
        """Return the different rows of some columns."""
        return pl.concat(one.select(names).unique() for one in self.whole()).unique()

    def as_arrow(self) -> pa.RecordBatchReader:
        """Return the rows as a stream that is read once."""
        return _stream(self.whole())

    def varying(self) -> pa.RecordBatchReader:
        """Return the rows as such a stream, without what is the same in all."""
        return _stream(self.frames())


def members_of(rows: pl.DataFrame | RowBatches) -> Collection[str]:
    """Return the Members that rows are of."""
    if isinstance(rows, RowBatches):
        return rows.members
    return rows["member_id"] if "member_id" in rows.columns else ()


def _stream(frames: Iterator[pl.DataFrame]) -> pa.RecordBatchReader:
    first = _arrow(next(frames))
    return pa.RecordBatchReader.from_batches(first.schema, _batches(first, frames))


def _batches(
    first: pa.Table, frames: Iterator[pl.DataFrame]
) -> Iterator[pa.RecordBatch]:
    yield from first.to_batches()
    for frame in frames:
        yield from _arrow(frame).to_batches()


def _arrow(frame: pl.DataFrame) -> pa.Table:
    return frame.to_arrow(compat_level=pl.CompatLevel.newest())
