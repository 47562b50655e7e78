"""The annex of a session in one language: its parts, figures and tables in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dashboard.cells import Cell
from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.pack import words
from dashboard.pack.blocks import (
    Block,
    Bullet,
    Figure,
    Paragraph,
    Part,
    Sheet,
    Table,
    as_cells,
)
from dashboard.pack.quotes import Quote, Quoted, quotes
from dashboard.passport import passport_of
from dashboard.words import typeset
from warehouse.text import SAMPLE_LINE, Text

CHARTS = {chart.key: chart for chart in all_charts()}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a pack is asked for: the session, and the KPIs that get figures."""

    as_of: str
    kpis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """The annex in one language."""

    choice: Choice
    blocks: tuple[Block, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in the order of their numbers."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in the order of their numbers."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True, slots=True)
class Writer:
    """A sheet with the release and the choice that its blocks are made from."""

    book: Book
    choice: Choice
    sheet: Sheet

    def part(self, text: Text) -> None:
        """Begin a part."""
        self.sheet.blocks.append(Part(text(self.choice.lang)))

    def say(self, text: str, *refers: str, quoting: Quoted | None = None) -> None:
        """Add a numbered paragraph: which figures it speaks of, which row it quotes."""
        quoted = self._quotes(text, quoting)
        self.sheet.blocks.append(Paragraph(text, refers, quoted))

    def _quotes(self, text: str, quoting: Quoted | None) -> tuple[Quote, ...]:
        return quotes(text, self.choice.lang, quoting) if quoting else ()

    def list(self, sentences: Sequence[str]) -> None:
        """Add entries of a list."""
        self.sheet.blocks.extend(Bullet(sentence) for sentence in sentences)

    def figure(
        self,
        key: str,
        sentence: str = "",
        quoting: Quoted | None = None,
        **asked: str,
    ) -> None:
        """Add a figure after its sentence; where it is empty, the sentence why."""
        chart, choice = CHARTS[key], replace(self.choice, **asked)
        view = self.book.view(chart, choice)
        name = "_".join((key, *asked.values()))
        if view.empty:
            self.say(f"{sentence} {view.empty}".strip())
            return
        if sentence:
            self.say(sentence, name, quoting=quoting)
        rows = self.book.rows(chart, choice)
        number = self.sheet.next_number(Figure)
        passport = passport_of(self.book, chart, choice)
        quoted = self._quotes(view.title, quoting)
        figure = Figure(name, number, chart, choice, view, rows, passport, quoted)
        self.sheet.blocks.append(figure)

    def table(
        self,
        key: str,
        title: Text,
        headers: Sequence[Text],
        rows: Sequence[Sequence[Cell | str]],
        *,
        widths: Sequence[float] = (),
        is_sample: bool = False,
        notes: Sequence[str] = (),
    ) -> None:
        """Add a table; without rows, its sentence."""
        lang = self.choice.lang
        if not rows:
            self.say(words.EMPTY_TABLE(lang))
            return
        self.sheet.blocks.append(
            Table(
                key=key,
                number=self.sheet.next_number(Table),
                title=title(lang),
                head=f"{self.book.as_of(self.choice)}.",
                headers=tuple(header(lang) for header in headers),
                rows=as_cells(rows),
                widths=tuple(widths) or (1.0,) * len(headers),
                sample=typeset(SAMPLE_LINE(lang), lang) if is_sample else "",
                notes=tuple(notes),
            )
        )


def annex(
    book: Book, choice: Choice, parts: Sequence[Callable[[Writer], None]]
) -> Annex:
    """Return the annex of a session in the language of the choice."""
    writer = Writer(book, choice, Sheet())
    for part in parts:
        part(writer)
    return Annex(choice, tuple(writer.sheet.blocks))
