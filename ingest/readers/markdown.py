"""Tables of a Markdown file, as GitHub writes them: each table is a sheet of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from ingest.book import Book, Sheet, is_blank, letter, sheet_of
from ingest.folding import LOWERED_DIGITS, RAISED_DIGITS
from ingest.problems import Problem
from ingest.readers.encoding import decode
from ingest.readers.told import hidden_text
from warehouse.text import Text

LONGEST_HEADING = 60
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
NEW_LINE = re.compile(r"\r\n?|\n")
SHIFTS: dict[str, dict[int, int]] = {
    "<sup>": RAISED_DIGITS,
    "<sub>": LOWERED_DIGITS,
    "</sup>": {},
    "</sub>": {},
}
# Footnote marks, which are no part of the text: [^1].
NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
SAMPLE_MARK = re.compile(r"<!--\s*fos_sample\s*-->", re.IGNORECASE)


DELETED = frozenset({"<del>", "<s>", "<strike>"})
RESTORED = frozenset({"</del>", "</s>", "</strike>"})
COMMENT = re.compile(r"<!--\s*\S.*-->", re.DOTALL)


@dataclass(slots=True)
class _Grid:
    """A table on its way to a sheet, and what is to be said of its cells."""

    name: str
    row: int = 0
    column: int = 0
    line: str = ""
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def put(self, line: Token) -> None:
        """Put the next cell of the row; what it holds and does not show is reported."""
        self.column += 1
        text = shown(line)
        if not is_blank(text):
            self.rows.setdefault(self.row, {})[self.column] = text
        place = f"{letter(self.column)}{self.row}"
        if has_deleted(line):
            detail = Text(place, place)
            self.problems.append(
                Problem("tracked_changes", detail, self.name, self.row, None, place)
            )
        if any(COMMENT.fullmatch(inner.content) for inner in _tags(line)):
            self.problems.append(hidden_text(self.name, self.row, place))

    def put_beyond(self, parser: MarkdownIt) -> None:
        """Put the cells of the row that GitHub leaves out: those beyond the header."""
        cells = escapedSplit(self.line.lstrip(" \t>").rstrip())
        for cell in cells[self.column + (cells[0] == "") :]:
            self.put(parser.parseInline(cell)[0])

    def sheet(self) -> Sheet:
        """Return the sheet; a header that is typed again is no row of it."""
        header = self.rows.get(1)
        sheet = sheet_of(
            self.name,
            {
                row: cells
                for row, cells in self.rows.items()
                if row == 1 or cells != header
            },
        )
        return replace(sheet, is_delimited=True)


def read(path: Path) -> Book:
    """Return the tables of a file, named by their number and the heading above."""
    text, problems = decode(path.read_bytes())
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    grids = list(_tables(tokens, parser, NEW_LINE.split(text)))
    return Book(
        sheets=tuple(grid.sheet() for grid in grids),
        problems=(*problems, *(one for grid in grids for one in grid.problems)),
        is_sample=any(
            token.type == "html_block" and SAMPLE_MARK.search(token.content)
            for token in tokens
        ),
    )


def _tables(
    tokens: Sequence[Token], parser: MarkdownIt, lines: Sequence[str]
) -> Iterable[_Grid]:
    """Yield each table; its header is row 1."""
    heading, number = "", 0
    grid = _Grid("")
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        match token.type:
            case "heading_open" if after:
                heading = " ".join(shown(after).split())[:LONGEST_HEADING]
            case "table_open":
                number += 1
                name = f"Table {number}" + (f" ({heading})" if heading else "")
                grid = _Grid(name)
            case "tr_open":
                grid.row, grid.column = grid.row + 1, 0
                grid.line = lines[token.map[0]] if token.map else ""
            case "th_open" | "td_open" if after:
                grid.put(after)
            case "tr_close":
                grid.put_beyond(parser)
            case "table_close":
                yield grid


def _tags(line: Token) -> Iterable[Token]:
    return (inner for inner in line.children or () if inner.type == "html_inline")


def has_deleted(line: Token) -> bool:
    """Return whether a line has text that is struck out."""
    is_struck = any(inner.type == "s_open" for inner in line.children or ())
    return is_struck or any(tag.content.lower() in DELETED for tag in _tags(line))


def shown(line: Token) -> str:
    """Return the text that people see of a line, without its marks and tags.

    What is struck out was deleted by hand, and is left out.
    """
    pieces: list[str] = []
    shift: dict[int, int] = {}
    struck = 0
    for inner in line.children or ():
        sign = inner.content.lower() if inner.type == "html_inline" else inner.type
        if sign == "s_open" or sign in DELETED:
            struck += 1
        elif sign == "s_close" or sign in RESTORED:
            struck = max(struck - 1, 0)
        elif sign in SHIFTS:
            shift = SHIFTS[sign]
        elif not struck:
            pieces.append(_text_of(inner).translate(shift))
    return "".join(pieces).replace("\u00ad", "")


def _text_of(inner: Token) -> str:
    """Return what one piece of a line shows."""
    match inner.type:
        case "text":
            return NOTE_MARK.sub("", inner.content)
        case "text_special" | "code_inline" | "image":
            return inner.content
        case "softbreak" | "hardbreak":
            return "\n"
        case "html_inline" if BREAK.fullmatch(inner.content):
            return "\n"
        case _:
            return ""
