"""What a light page is put together from, and how it is cut where it is too heavy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a page: HTML that stays together, or rows that may be cut apart.

    Attributes:
        head: what stands first; all of a piece that has no rows.
        rows: rows between head and tail; the next part begins with the head again.
        tail: what stands last.
        section: the title of the section that the piece opens, else empty.
        is_heading: whether it belongs with the piece after it.
        is_sample: whether it is made from sample rows, or stands under a line that
            says so of the section or the page.
    """

    head: str
    rows: tuple[str, ...] = ()
    tail: str = ""
    section: str = ""
    is_heading: bool = False
    is_sample: bool = False

    @property
    def html(self) -> str:
        """The whole piece."""
        return "".join((self.head, *self.rows, self.tail))

    @property
    def weight(self) -> int:
        """The bytes of the whole piece."""
        return weight(self.html)


@dataclass(slots=True)
class Part:
    """One part of a page: its pieces, and the sections that begin in it."""

    pieces: list[Piece] = field(default_factory=list)
    # The section that goes on from the part before, if one does.
    goes_on: str = ""

    @property
    def weight(self) -> int:
        """The bytes of its pieces."""
        return sum(piece.weight for piece in self.pieces)

    @property
    def is_sample(self) -> bool:
        """Whether any of its pieces is made from sample rows."""
        return any(piece.is_sample for piece in self.pieces)

    @property
    def sections(self) -> list[str]:
        """The titles of the sections that begin in it."""
        return [piece.section for piece in self.pieces if piece.section]

    @property
    def html(self) -> str:
        """All its pieces."""
        return "".join(piece.html for piece in self.pieces)


def weight(html: str) -> int:
    """Return the bytes of a text."""
    return len(html.encode())


def in_parts(pieces: Sequence[Piece], room: int) -> list[Part]:
    """Return pieces in as few parts as they need, in their order, none left out.

    Headings stay with what they head, and a table is cut between two of its rows.

    Args:
        pieces: the whole page.
        room: the bytes that the pieces of one part may take.
    """
    parts = [Part()]
    for unit in _units(pieces):
        for chunk in _cut(unit, room, room - parts[-1].weight):
            if parts[-1].pieces and parts[-1].weight + _sum(chunk) > room:
                parts.append(Part(goes_on=_open_section(parts, chunk)))
            parts[-1].pieces += chunk
    return parts


def _units(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Return headings together with the first piece that is none."""
    unit: list[Piece] = []
    for piece in pieces:
        unit.append(piece)
        if not piece.is_heading:
            yield unit
            unit = []
    if unit:
        yield unit


def _sum(pieces: Sequence[Piece]) -> int:
    return sum(piece.weight for piece in pieces)


def _open_section(parts: Sequence[Part], chunk: Sequence[Piece]) -> str:
    """Return the section that is still open where a part ends."""
    if any(piece.section for piece in chunk[:1]):
        return ""
    titles = [title for part in parts for title in part.sections]
    return titles[-1] if titles else ""


def _cut(unit: list[Piece], room: int, left: int) -> Iterator[list[Piece]]:
    """Return a unit whole, or in chunks that fit: into what is left, then into parts.

    A unit that fits into a part of its own moves there whole, unless the part before
    it would stay more than half empty.
    """
    *headings, last = unit
    is_whole = _sum(unit) <= left or (_sum(unit) <= room and left < room / 2)
    if is_whole or not last.rows:
        yield unit
        return
    frame = weight(last.head) + weight(last.tail)
    rows: list[str] = []
    used = _sum(headings) + frame
    for row in last.rows:
        if rows and used + weight(row) > left:
            yield [*headings, replace(last, rows=tuple(rows))]
            headings, rows, used, left = [], [], frame, room
        rows.append(row)
        used += weight(row)
    yield [*headings, replace(last, rows=tuple(rows))]
