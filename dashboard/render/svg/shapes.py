"""What the drawings are put together from: texts, boxes, patterns, a legend."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from dashboard.look import theme

# The width of every drawing, in its own units: about that of a phone in pixels, so
# that type keeps its size there.
WIDTH = 400
LINE = 16
SMALL = 11
# The room that a sign takes on average, as a part of the size of the type.
SIGN = 0.56


@dataclass(frozen=True, slots=True)
class Drawing:
    """The inside of an SVG element and the height that it needs."""

    body: str
    height: float


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a legend: its name and how its swatch is filled and outlined."""

    name: str
    fill: str
    stroke: str = ""


def short(value: float) -> str:
    """Return a coordinate in few signs."""
    return f"{value:.1f}".removesuffix(".0")


def width_of(text: str, size: float = 13) -> float:
    """Return about how wide a text is set."""
    return len(text) * size * SIGN


def lines_of(text: str, width: float, size: float = 13) -> list[str]:
    """Return a text in lines that fit a width."""
    signs = max(4, int(width / (size * SIGN)))
    wrapped = textwrap.wrap(text, signs, break_on_hyphens=False, break_long_words=False)
    return wrapped or [""]


def text(x: float, y: float, words: str, **looks: str | float) -> str:
    """Return a text; underlines in the names of attributes stand for dashes."""
    return f'<text x="{short(x)}" y="{short(y)}"{_said(looks)}>{escape(words)}</text>'


def group(parts: Iterable[str], **looks: str | float) -> str:
    """Return shapes and texts that share their looks."""
    return f"<g{_said(looks)}>{''.join(parts)}</g>"


def box(x: float, y: float, width: float, height: float, **looks: str | float) -> str:
    """Return a rectangle."""
    return (
        f'<rect x="{short(x)}" y="{short(y)}" width="{short(max(width, 0))}" '
        f'height="{short(height)}"{_said(looks)}/>'
    )


def line(
    start: tuple[float, float], end: tuple[float, float], **looks: str | float
) -> str:
    """Return a straight line from one point to another."""
    ends = zip(("x1", "y1", "x2", "y2"), (*start, *end), strict=True)
    places = " ".join(f'{name}="{short(value)}"' for name, value in ends)
    return f"<line {places}{_said(looks)}/>"


def _said(looks: dict[str, str | float]) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{value}"' for name, value in looks.items()
    )


# The pictures of the patterns of the theme, in a square of eight.
STROKES = {
    "/": "M-2 2l4-4M0 8l8-8M6 10l4-4",
    "\\": "M-2 6l4 4M0 0l8 8M6-2l4 4",
    "x": "M0 8l8-8M0 0l8 8",
    "-": "M0 4h8",
    "|": "M4 0v8",
    "+": "M0 4h8M4 0v8",
    ".": "M3 4h2",
}


def pattern(name: str, shape: str, back: str, front: str) -> str:
    """Return a pattern to fill shapes with, as `url(#name)`."""
    return (
        f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path d="M0 0h8v8H0z" fill="{back}"/>'
        f'<path d="{STROKES[shape]}" fill="none" stroke="{front}" '
        f'stroke-width="{2 if shape == "." else 1.2}"/></pattern>'
    )


def legend(entries: Sequence[Entry], top: float) -> Drawing:
    """Return a legend, its entries one after the other in as many lines as it takes."""
    parts, x, y = [], 0.0, top
    for entry in entries:
        lines = lines_of(entry.name, WIDTH - 20, 12)
        room = 20 + max(width_of(each, 12) for each in lines) + 14
        if x and x + room > WIDTH:
            x, y = 0.0, y + LINE
        outline = {"stroke": entry.stroke} if entry.stroke else {}
        parts.append(box(x, y + 2, 13, 11, fill=entry.fill, **outline))
        for place, words in enumerate(lines):
            parts.append(text(x + 19, y + 12 + place * 14, words, font_size=12))
        y += (len(lines) - 1) * 14
        x += room
    return Drawing("".join(parts), y + LINE - top if entries else 0)


def shade(value: float, full: float) -> str:
    """Return the colour of a value from 0 to a full one, on the theme's scale."""
    place = min(max(value / full, 0), 1) if full else 0
    (_, low), (_, high) = theme.SCALE
    mixed = (
        round(_part(low, at) + (_part(high, at) - _part(low, at)) * place)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _part(colour: str, at: int) -> int:
    return int(colour[at : at + 2], 16)
