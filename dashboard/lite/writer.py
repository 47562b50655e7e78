"""The verbs of a page, written down as plain HTML instead of drawn by Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape

import polars as pl

from dashboard.chart import Chart, Tiles
from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.lite.address import Address, asked_of
from dashboard.lite.pieces import Piece
from dashboard.lite.words import AS_DATA
from dashboard.page_choice import NOT_OFFERED
from dashboard.render.entries import LIST, Entry, Fact, entry_item, facts_list
from dashboard.render.glossary import glossary
from dashboard.render.svg import svg
from dashboard.render.table import table_parts
from dashboard.show import DOWNLOAD, SOURCE, sample_line
from dashboard.view import Cell, View
from dashboard.words import COLON
from warehouse.text import SAMPLE_LINE, Lang, Text

# Columns of a table that have room beside a drawing; one with more stands below it.
MOST_BESIDE = 7


@dataclass(frozen=True, slots=True)
class Field:
    """A box of choices: its name in the address, its words, what is offered."""

    name: str
    label: Text
    offered: tuple[tuple[str, str], ...]
    value: str


class Writer:
    """What one page says, piece by piece; a page calls it as it calls `dashboard.show`.

    Attributes:
        pieces: what was said, in order.
        fields: what the page lets its reader choose, besides the frame.
        notices: what in the address was not understood.
        name: the words of the page's title.
    """

    def __init__(self, book: Book, choice: Choice, address: Address) -> None:
        self.book = book
        self.choice = choice
        self.address = address
        self.pieces: list[Piece] = []
        self.fields: list[Field] = []
        self.notices: list[str] = []
        self.name = ""
        # Whether the page, its open section or the chart is made from sample rows.
        self._is_sample = {"page": False, "section": False, "chart": False}

    @property
    def lang(self) -> Lang:
        """The language of the page."""
        return self.choice.lang

    def current_book(self) -> Book:
        """Return the release that this page reads, from its first line to its last."""
        return self.book

    def current_choice(self) -> Choice:
        """Return the language, session, region and the rest of this view."""
        return self.choice

    def add_to_choice(self, **values: str) -> Choice:
        """Add what the page lets its reader choose."""
        self.choice = replace(self.choice, **values)
        return self.choice

    def choose_on_page(
        self,
        name: str,
        offered: Sequence[str],
        *,
        label: Text,
        say: Callable[[str], str],
        first: str,
    ) -> str:
        """Return what the address asks for, where it is offered; else the first."""
        asked = self.address.asked.get(name, first)
        if asked not in offered:
            words = NOT_OFFERED.say(self.lang, value=asked, shown=say(first))
            self.notices.append(words)
        value = asked if asked in offered else first
        named = tuple((key, say(key)) for key in offered)
        self.fields.append(Field(name, label, named, value))
        return value

    def write(self, html: str, *, is_heading: bool = False) -> None:
        """Add a piece of HTML that stays together."""
        self.add(Piece(html, is_heading=is_heading))

    def add(self, piece: Piece) -> None:
        """Add a piece, with what it stands under."""
        is_sample = any(self._is_sample.values())
        self.pieces.append(replace(piece, is_sample=is_sample))

    def title(self, text: Text) -> None:
        """Say the title of the page."""
        self.name = text(self.lang)
        self.write(f"<h1>{escape(self.name)}</h1>", is_heading=True)

    def section(self, text: Text, **values: object) -> None:
        """Open a section."""
        words = text.say(self.lang, **values)
        place = sum(bool(piece.section) for piece in self.pieces) + 1
        html = f'<h2 id="s{place}">{escape(words)}</h2>'
        self._is_sample["section"] = False
        self.add(Piece(html, section=words, is_heading=True))

    def part(self, words: str) -> None:
        """Say the title of a part within a section."""
        self.write(self._heading(words), is_heading=True)

    def _heading(self, words: str) -> str:
        """Return a heading one level below that of the section, or of the page."""
        level = 3 if any(piece.section for piece in self.pieces) else 2
        return f'<h{level} class="part">{escape(words)}</h{level}>'

    def lead(self, sentence: str) -> None:
        """Say the sentence that a page begins with."""
        self.write(f'<p class="fos-lead">{escape(sentence)}</p>')

    def paragraph(self, sentence: str) -> None:
        """Say a sentence."""
        self.write(f"<p>{escape(sentence)}</p>")

    def bullets(self, sentences: Sequence[str]) -> None:
        """Say sentences as a list."""
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
        self.write(f"<ul>{items}</ul>")

    def show_table(
        self,
        headers: Sequence[Text],
        rows: Sequence[Sequence[Cell | str]],
        *,
        wide: Sequence[int] = (),
        empty: Text | None = None,
        is_long: bool = False,
    ) -> None:
        """Show a table, or its sentence where it has no rows."""
        if empty is not None and not rows:
            self.paragraph(empty(self.lang))
            return
        words = [header(self.lang) for header in headers]
        head, body, tail = table_parts(words, rows, wide=wide)
        self.add(Piece(head, tuple(body), tail))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show facts, each beside its name."""
        self.write(facts_list(facts, self.lang))

    def show_glossary(self, terms: Sequence[Text]) -> None:
        """Show terms in both languages."""
        self.write(glossary(terms, self.lang))

    def show_entries(self, entries: Sequence[Entry], *, empty: Text) -> None:
        """Show a list of entries, or its sentence where it has none."""
        if not entries:
            self.paragraph(empty(self.lang))
            return
        head, tail = LIST
        items = tuple(entry_item(entry, self.lang) for entry in entries)
        self.add(Piece(head, items, tail))

    def show(self, chart: Chart) -> None:
        """Show a chart: title, unit, sample line, drawing, table, source, data."""
        view = self.book.view(chart, self.choice)
        self._is_sample["chart"] = bool(view.sample)
        self.write(f"{self._heading(view.title)}{_head(view)}", is_heading=True)
        caption = f"{view.title}. {view.unit}"
        head, rows, tail = table_parts(view.headers, view.cells, caption=caption)
        if view.empty:
            self.write(f"<p>{escape(view.empty)}</p>")
        elif isinstance(chart.mark, Tiles):
            # A row a Member: the table may go on in the next part of the page.
            self.write(f'<div class="figure">{svg(view)}</div>')
            self.add(Piece(head, tuple(rows), tail))
        else:
            body = "".join((head, *rows, tail))
            is_wide = len(view.headers) > MOST_BESIDE
            names = "figure wide" if is_wide else "figure"
            self.write(f'<div class="{names}">{svg(view)}{body}</div>')
        asked = asked_of(self.choice)
        links = self.data_links("charts", chart.key, AS_DATA(self.lang), **asked)
        self.write(f"{_caption(view)}{links}")
        self._is_sample["chart"] = False

    def offer_mart(self, mart: str, rows: pl.DataFrame) -> None:
        """Offer the rows of a mart at this session as data; no rows stand here."""
        asked = {"as_of_session_id": self.choice.as_of}
        link = self.address.file_link("marts", f"{mart}.csv", **asked)
        words = escape(DOWNLOAD(self.lang))
        self.write(f'<p class="screen"><a href="{link}">{words}</a></p>')

    def say_if_sample(self, rows: pl.DataFrame) -> None:
        """Say that sentences or tables are made from sample rows, where they are."""
        if rows["is_sample"].any():
            is_in_section = any(piece.section for piece in self.pieces)
            self._is_sample["section" if is_in_section else "page"] = True
            self.write(sample_line(SAMPLE_LINE(self.lang)), is_heading=True)

    def link(self, name: str, label: Text, choice: Choice) -> None:
        """Offer a page that keeps language, session and region."""
        href = self.address.page_link(name)
        words = escape(label(choice.lang))
        self.write(f'<p class="screen"><a href="{href}">{words}</a></p>')

    def data_links(self, kind: str, key: str, words: str, **asked: str) -> str:
        """Return the line that offers a chart or mart as data."""
        links = " · ".join(
            f'<a href="{self.address.file_link(kind, f"{key}.{form}", **asked)}">'
            f"{form.upper()}</a>"
            for form in ("csv", "json")
        )
        label = COLON.say(self.lang, label=words, value="")
        return f'<p class="fos-caption screen">{escape(label)}{links}</p>'


def _head(view: View) -> str:
    line = sample_line(view.sample) if view.sample else ""
    words = f"{view.as_of}. {view.unit}"
    return f'<p class="fos-unit">{escape(words)}</p>{line}'


def _caption(view: View) -> str:
    source = COLON.say(view.lang, label=SOURCE(view.lang), value=view.source)
    said = [words for words in (view.note, *view.footnotes, f"{source}.") if words]
    return f'<p class="fos-caption">{escape(" ".join(said))}</p>'
