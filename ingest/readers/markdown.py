"""Tables of a Markdown file, as GitHub writes them: each table is a sheet of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.book import Book, Sheet, is_blank, sheet_of
from ingest.readers.encoding import decode

LONGEST_HEADING = 60
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
RAISED = {"<sup>": True, "</sup>": False}
RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Footnote marks, which are no part of the text: [^1].
NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
SAMPLE_MARK = re.compile(r"<!--\s*fos_sample\s*-->", re.IGNORECASE)


def read(path: Path) -> Book:
    """Return the tables of a file, named by their number and the heading above."""
    text, problems = decode(path.read_bytes())
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return Book(
        sheets=tuple(_tables(tokens)),
        problems=problems,
        is_sample=any(
            token.type == "html_block" and SAMPLE_MARK.search(token.content)
            for token in tokens
        ),
    )


def _tables(tokens: Sequence[Token]) -> Iterable[Sheet]:
    """Yield each table as a sheet; its header is row 1."""
    heading, number = "", 0
    rows: dict[int, dict[int, str]] = {}
    row = column = 0
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        match token.type:
            case "heading_open" if after:
                heading = " ".join(shown(after).split())[:LONGEST_HEADING]
            case "table_open":
                number, row, rows = number + 1, 0, {}
            case "tr_open":
                row, column = row + 1, 0
            case "th_open" | "td_open" if after:
                column += 1
                cell = shown(after)
                if not is_blank(cell):
                    rows.setdefault(row, {})[column] = cell
            case "table_close":
                name = f"Table {number}" + (f" ({heading})" if heading else "")
                header = rows.get(1)
                yield sheet_of(
                    name,
                    {
                        place: cells
                        for place, cells in rows.items()
                        if place == 1 or cells != header
                    },
                )


def shown(token: Token) -> str:
    """Return the text that people see of a line, without its marks and tags."""
    pieces: list[str] = []
    is_raised = False
    for inner in token.children or ():
        match inner.type:
            case "text" | "text_special" | "code_inline":
                text = inner.content
                if inner.type == "text":
                    text = NOTE_MARK.sub("", text)
                pieces.append(text.translate(RAISED_DIGITS) if is_raised else text)
            case "softbreak" | "hardbreak":
                pieces.append("\n")
            case "image":
                pieces.append(inner.content)
            case "html_inline":
                is_raised = RAISED.get(inner.content.lower(), is_raised)
                if BREAK.fullmatch(inner.content):
                    pieces.append("\n")
    return "".join(pieces).replace("\u00ad", "")
