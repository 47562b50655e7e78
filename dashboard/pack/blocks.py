"""What an annex is made of, in one language, before any file format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from dashboard.cells import Cell
from dashboard.chart import Chart
from dashboard.choice import Choice
from dashboard.pack.quotes import Quote
from dashboard.passport import Passport
from dashboard.view import View


@dataclass(frozen=True, slots=True)
class Part:
    """The head of a part, numbered in Roman; an appendix has no number."""

    text: str
    is_appendix: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph; `refers` are the keys of the figures it speaks of."""

    text: str
    refers: tuple[str, ...] = ()
    quoted: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullet:
    """An entry of a list below a paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its number; its rows are those that the marts gave.

    `quoted` are the figures in its title.
    """

    key: str
    number: int
    chart: Chart
    choice: Choice
    view: View
    rows: pl.DataFrame
    passport: Passport
    quoted: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its number; `widths` are the shares of its columns."""

    key: str
    number: int
    title: str
    head: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    sample: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """The three asterisks after the last paragraph."""


Block = Part | Paragraph | Bullet | Figure | Table | End


@dataclass(slots=True)
class Sheet:
    """Blocks being put together; it counts figures and tables as they come."""

    blocks: list[Block] = field(default_factory=list)

    def figures(self) -> Iterator[Figure]:
        """Return the figures in their order."""
        return (block for block in self.blocks if isinstance(block, Figure))

    def tables(self) -> Iterator[Table]:
        """Return the tables in their order."""
        return (block for block in self.blocks if isinstance(block, Table))

    def next_number(self, kind: type[Figure] | type[Table]) -> int:
        """Return the number that the next figure or table bears."""
        return 1 + sum(isinstance(block, kind) for block in self.blocks)


def as_cells(rows: Sequence[Sequence[Cell | str]]) -> tuple[tuple[Cell, ...], ...]:
    """Return rows whose every cell is a cell."""
    return tuple(
        tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in row)
        for row in rows
    )


def texts(block: Block) -> tuple[str, ...]:
    """Return all that a block says, in the order in which it says it."""
    if isinstance(block, Part | Bullet | Paragraph):
        return (block.text,)
    if isinstance(block, Figure):
        view = block.view
        points = [text for p in view.points for text in (p.category, p.series, p.text)]
        words = (view.title, view.sample, view.as_of, view.unit, view.note, view.source)
        return (*words, *view.footnotes, *points)
    if isinstance(block, Table):
        cells = [cell.text for row in block.rows for cell in row]
        words = (block.title, block.head, block.sample, *block.notes)
        return (*words, *block.headers, *cells)
    return ()
