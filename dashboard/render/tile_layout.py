"""Where each Member's tile stands: equal tiles, by region, roughly as on the globe."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

# From west to east; within, from north to south, some side by side: the region and how
# many tiles stand in a row of it.
COLUMNS: tuple[tuple[tuple[tuple[str, int], ...], ...], ...] = (
    ((("AMS", 4),),),
    ((("EUR", 13),), (("MENA", 9),), (("WCA", 6), ("ESA", 6))),
    ((("AP", 4),),),
)
GAP = 1.0  # between regions, in tiles
HEAD = 0.75  # the room of a region's name above its tiles
OTHER_WIDTH = 13
# Patterns as the second channel of each reason why a tile has no value.
STATE_PATTERNS = {
    "silent": "\\",
    "not_applicable": "x",
    "not_available": "-",
    "not_yet_due": ".",
    "not_reported": "|",
}


@dataclass(frozen=True, slots=True)
class Block:
    """The tiles of one region: the upper left corner, and how many stand in a row."""

    region: str
    left: float
    top: float
    width: int
    count: int

    @property
    def height(self) -> int:
        """The number of rows of tiles."""
        return math.ceil(self.count / self.width)

    def corner(self, place: int) -> tuple[float, float]:
        """Return the upper left corner of a tile, counted along the rows."""
        return self.left + place % self.width, self.top + place // self.width


def blocks(counts: Mapping[str, int]) -> list[Block]:
    """Return a block for each region with tiles, none upon another.

    Columns are centred on the tallest; regions unknown to the layout stand below.
    """
    columns = [_column(column, counts) for column in COLUMNS]
    tallest = max((_bottom(column) for column in columns), default=0.0)
    placed, left = [], 0.0
    for column in columns:
        down = (tallest - _bottom(column)) / 2
        placed += [_moved(block, left, down) for block in column]
        left += max((block.left + block.width for block in column), default=0) + GAP / 2
    known = {region for column in COLUMNS for row in column for region, _ in row}
    for region in sorted({name for name, count in counts.items() if count} - known):
        top = _bottom(placed) + GAP / 2 + HEAD
        placed.append(Block(region, 0, top, OTHER_WIDTH, counts[region]))
    return placed


def size(placed: list[Block]) -> tuple[float, float]:
    """Return the width and height of a layout, in tiles."""
    return max(block.left + block.width for block in placed), _bottom(placed)


def _column(
    rows: tuple[tuple[tuple[str, int], ...], ...], counts: Mapping[str, int]
) -> list[Block]:
    column: list[Block] = []
    for row in rows:
        top = _bottom(column) + (GAP / 2 if column else 0) + HEAD
        left = 0.0
        for region, width in row:
            if counts.get(region):
                column.append(Block(region, left, top, width, counts[region]))
            left += width + GAP
    return column


def _bottom(column: list[Block]) -> float:
    return max((block.top + block.height for block in column), default=0.0)


def _moved(block: Block, right: float, down: float) -> Block:
    return Block(
        block.region, block.left + right, block.top + down, block.width, block.count
    )
