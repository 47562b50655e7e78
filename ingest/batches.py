"""A large table judged some rows at a time, by the same rules as a small one.

Each different text of a column is read once for the whole file; rows are put together
from what was read, batch by batch, so that memory stays bounded. What cannot be told
from one batch is which rows repeat a key: a hash of every key finds the candidates,
which are then judged as in a small file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ingest.book import Sheet
from ingest.judge import (
    Verdict,
    accepted,
    columns_of,
    held_rows,
    quarantined,
    read_rows,
)
from ingest.locate import Located
from ingest.overrule import FINDING
from ingest.problems import Problem
from ingest.read_table import (
    CELL_PROBLEMS,
    TableRows,
    cell_problems,
    faults_of,
    lineage,
    read_column,
)
from ingest.reading.number import NO_MARKS, Marks
from ingest.rows import as_problems, repetitions
from ingest.source import Column, Context
from ingest.unheaded import unheaded_cells
from warehouse.row_batches import RowBatches

# Four row groups of DuckDB, which are written as they are filled.
BATCH_ROWS = 4 * 122_880


@dataclass(frozen=True, slots=True)
class _ReadColumn:
    """A column whose different texts were read: a row of `lookup` for each code.

    The last row of `lookup` is what an empty cell reads as. `letter` is None where
    the sheet has no such column. `constants` holds, in one row, what each text of the
    column reads as, and an empty cell as well.
    """

    column: Column
    letter: str | None
    lookup: pl.DataFrame
    constants: pl.DataFrame

    @property
    def has_findings(self) -> bool:
        """Whether any text of the column has something against it."""
        return self.lookup["_code"].null_count() < self.lookup.height

    def of(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Return texts, readings and findings of the cells of some rows.

        What is the same for every text is written, not looked up.
        """
        kept = self.lookup if self.has_findings else self.lookup.drop(list(FINDING))
        varying = [name for name in kept.columns if name not in self.constants.columns]
        read = {
            one.name: one.new_from_index(0, cells.height)
            for one in self.constants.iter_columns()
        }
        if varying and self.letter is not None:
            index = cells[self.letter].to_physical().fill_null(kept.height - 1)
            looked_up = kept.select(pl.col(varying).gather(index))
            read |= {one.name: one for one in looked_up.iter_columns()}
        return pl.DataFrame({name: read[name] for name in kept.columns})


@dataclass(frozen=True, slots=True)
class LargeTable:
    """A located table of a sheet whose columns are categories.

    `cells` holds the rows that are not blank, with their `_position`.
    """

    sheet: Sheet
    located: Located
    cells: pl.DataFrame
    columns: tuple[_ReadColumn, ...]
    faults: tuple[Problem, ...]

    def batches(self) -> Iterator[TableRows]:
        """Yield the rows, some at a time; no rows are one batch."""
        for start in range(0, max(1, self.cells.height), BATCH_ROWS):
            yield self.read(self.cells.slice(start, BATCH_ROWS))

    def read(self, cells: pl.DataFrame) -> TableRows:
        """Return some rows, put together from what was read of each text."""
        problems = [unheaded_cells(cells, self.sheet, self.located)]
        parts = [self._lineage(cells)]
        for column in self.columns:
            read = column.of(cells)
            if column.has_findings and column.letter is not None:
                problems.append(self._problems(cells, read, column.letter))
            parts.append(read.drop(list(FINDING), strict=False))
        rows = pl.concat(parts, how="horizontal")
        found = pl.concat(problems)
        return TableRows(self.located, self.sheet, cells, rows, found, self.faults)

    def _lineage(self, cells: pl.DataFrame) -> pl.DataFrame:
        letters = {one.column.name: one.letter for one in self.columns}
        others = [name for name in self.sheet.letters if name not in letters.values()]
        texts = cells.select("_position", "_row", pl.col(others).cast(pl.String))
        measure = letters.get(self.located.table.measure)
        return lineage(texts, self.sheet, self.located, measure)

    def _problems(
        self, cells: pl.DataFrame, read: pl.DataFrame, letter: str
    ) -> pl.DataFrame:
        is_hit = read["_code"].is_not_null()
        hit = cells.filter(is_hit).cast({letter: pl.String})
        return cell_problems(hit, read.filter(is_hit), self.sheet, self.located, letter)


def is_large(sheet: Sheet, located: Located) -> bool:
    """Return whether a table is judged in batches: no check of it needs all rows."""
    return located.table.checks == () and any(
        isinstance(kind, pl.Categorical) for kind in sheet.frame.dtypes
    )


def read_large_table(
    sheet: Sheet, located: Located, context: Context, marks: Mapping[str, Marks]
) -> LargeTable:
    """Return a large table, each different text of its columns read once."""
    cells = (
        sheet.frame.filter(
            (pl.col("_row") > located.header_row)
            & pl.any_horizontal(pl.col(sheet.letters).is_not_null())
        )
        .with_row_index("_position")
        .cast({"_position": pl.Int64})
        .rechunk()
    )
    letters = {column.name: letter for letter, column in located.columns.items()}
    columns = tuple(
        _read(
            cells,
            column,
            letter := letters.get(column.name),
            replace(context, marks=marks.get(letter or "", NO_MARKS)),
            is_number=letter in sheet.number_columns,
        )
        for column in located.table.columns
    )
    faults = faults_of(sheet, located, cells)
    # The rows are in `cells`; twice of them would be too much.
    bare = replace(sheet, frame=sheet.frame.clear())
    return LargeTable(bare, located, cells, columns, faults)


def _read(
    cells: pl.DataFrame,
    column: Column,
    letter: str | None,
    context: Context,
    *,
    is_number: bool,
) -> _ReadColumn:
    """Read the different texts of a column, in the order they first stand in."""
    nothing = pl.Series([None], dtype=pl.String)
    if letter is None:
        # What is not there is not missing cell by cell; the whole column is.
        read = read_column(nothing, column, context).with_columns(
            pl.lit(None, kind).alias(name) for name, kind in FINDING.items()
        )
        return _ReadColumn(column, None, read, read.drop(list(FINDING)))
    distinct = cells[letter].drop_nulls().unique(maintain_order=True)
    texts = pl.concat([distinct.cast(pl.String).alias(""), nothing])
    is_stored = pl.repeat(is_number, texts.len(), eager=True)
    read = read_column(texts, column, context, is_stored)
    codes = distinct.to_physical()
    last = codes.max()
    size = last + 1 if isinstance(last, int) else 0
    by_code = pl.Series([distinct.len()], dtype=pl.Int64).new_from_index(0, size + 1)
    by_code.scatter(codes, pl.int_range(distinct.len(), eager=True))
    is_each_said = cells[letter].has_nulls() or distinct.is_empty()
    said = read if is_each_said else read.head(distinct.len())
    constants = said.drop(list(FINDING)).head(1)
    same = [one.name for one in constants if said[one.name].n_unique() == 1]
    lookup = read.select(pl.all().gather(by_code))
    return _ReadColumn(column, letter, lookup, constants.select(same))


def judge_large(table: LargeTable, received_on: date, *, is_sample: bool) -> Verdict:
    """Return the verdict on the rows of a large table (see `judge`)."""
    name = table.located.table.name
    whole = _all_cells(table)
    columns = columns_of([whole])
    hashes, found, is_all_named = [], [], True
    members: set[str] = set()
    for one in table.batches():
        rows, problems = read_rows([one], columns)
        sound = rows[name].join(held_rows([one], problems), on="_position", how="anti")
        found.append(problems)
        key = pl.struct(table.located.table.key).hash()
        hashes.append(sound.select("_position", key=key))
        if "member_id" in sound.columns:
            members.update(sound["member_id"].unique())
        is_all_named &= bool(rows[name]["_may_be_named"].all())
    repeated = _repetitions(table, columns, pl.concat(hashes))
    problems = pl.concat([*found, repeated]).sort(
        "_position", "_column", maintain_order=True
    )
    held = held_rows([whole], problems)
    height = table.cells.height - held.height

    same = _same_in_all(table, received_on, is_sample=is_sample)

    def frames() -> Iterator[pl.DataFrame]:
        for one in table.batches():
            rows, _ = read_rows([one], columns)
            loaded = accepted(
                one.located.table, rows[name], held, received_on, is_sample=is_sample
            )
            yield loaded.drop(same.columns)

    return Verdict(
        {name: RowBatches(frames, height, frozenset(members), same)},
        columns,
        problems.drop("_position", "_column").unique(maintain_order=True),
        quarantined([_as_text(table, held)], held),
        is_all_named,
    )


def _same_in_all(
    table: LargeTable, received_on: date, *, is_sample: bool
) -> pl.DataFrame:
    """Return the columns of the raw table that are the same in all rows, in one."""
    declared, letters = table.located.table, {one.letter for one in table.columns}
    texts = [one.constants for one in table.columns]
    same = pl.concat(texts, how="horizontal")
    uses = declared.row_rule.uses if declared.row_rule else ()
    given = declared.row_rule.gives if declared.row_rule else ()
    same = same.drop([*uses, *given], strict=False)
    further = {
        "_sheet": pl.lit(table.sheet.name, pl.String),
        "_lang": pl.lit(str(table.located.lang)),
        "_is_sample": pl.lit(is_sample),
    }
    if letters.issuperset(table.sheet.letters):
        further["_other"] = pl.lit(None, pl.String)
    if "_received_on" in same.columns:
        further["_received_on"] = pl.col("_received_on").fill_null(received_on)
    return same.with_columns(**further)


def _repetitions(
    table: LargeTable, columns: pl.DataFrame, hashes: pl.DataFrame
) -> pl.DataFrame:
    """Return the problems of rows that repeat a key."""
    candidates = hashes.filter(pl.col("key").is_duplicated())["_position"]
    cells = table.cells.filter(pl.col("_position").is_in(candidates.implode()))
    rows, _ = read_rows([table.read(cells)], columns)
    declared = table.located.table
    sound = rows[declared.name]
    return as_problems(declared, repetitions(declared, sound), sound, columns)


def _all_cells(table: LargeTable) -> TableRows:
    """Return the rows with nothing but their positions, for what concerns them all."""
    positions = table.cells.select("_position")
    return TableRows(
        table.located,
        table.sheet,
        table.cells,
        positions,
        pl.DataFrame(schema=CELL_PROBLEMS),
        table.faults,
    )


def _as_text(table: LargeTable, held: pl.DataFrame) -> TableRows:
    """Return the rows that are held with their cells as text."""
    cells = table.cells.join(held.select("_position"), on="_position", how="semi")
    texts = cells.with_columns(pl.col(table.sheet.letters).cast(pl.String))
    return replace(_all_cells(table), cells=texts)
