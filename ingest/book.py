"""What every reader of files gives: sheets of text, with the place of each cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from ingest.folding import BLANKS
from ingest.problem_kinds import typeset
from ingest.problems import Problem
from warehouse.text import Text

FORMULAS = pl.Schema({"_row": pl.Int64, "letter": pl.String})
DOUBTS = pl.Schema({**FORMULAS, "holds": pl.String})
# A sheet of more cells than this, blank ones counted, is refused rather than held in
# memory: one cell in the far corner of a sheet of Excel makes seventeen billion.
MOST_CELLS = 300_000_000
MOST_COLUMNS = 16_384


# The machine gave up, not the file: no verdict on its bytes, which are read again.
READING_STOPPED = "reading_stopped"


class Unreadable(Exception):  # noqa: N818 - a verdict on the file, not a fault of ours
    """The file cannot be read as a whole; carries the code and what is the matter."""

    def __init__(self, en: str, fr: str, code: str = "unreadable_file") -> None:
        super().__init__(en)
        self.code = code
        self.detail: Text = typeset(en, fr)


class StoredNumber(str):
    """The text of a cell that holds a number: its marks say nothing of how people type.

    `holds` is what it holds, where it shows something else.
    """

    __slots__ = ("holds",)
    holds: str | None

    def __new__(cls, text: str, holds: str | None = None) -> StoredNumber:
        """Return the text with what the cell holds."""
        stored = super().__new__(cls, text)
        stored.holds = holds
        return stored


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of text: `_row` and one column by letter, null where a cell is blank.

    The columns of a large file of text are categories: a code for each text.

    `formulas` holds the cells whose formula has no stored value; their text is the
    formula. `numbers` holds the cells, and `number_columns` the columns, that hold
    numbers as numbers, where a mark in them could be read in two ways as text; `doubts`
    the cells that show another thing than the number they hold, with that number.
    `gathered` names the columns whose texts were put there from elsewhere:
    each with the column of the frame that holds the letters of their cells, or None
    where they stand in no cell of the table. `continued` holds the cells that are a
    merged cell's lower part, by row and letter, with the row of its first part (see
    `merged.py`). `is_delimited`: a separator cuts each row into its cells.
    """

    name: str | None
    frame: pl.DataFrame
    formulas: pl.DataFrame = field(
        default_factory=lambda: pl.DataFrame(schema=FORMULAS)
    )
    gathered: Mapping[str, str | None] = field(default_factory=dict)
    continued: Mapping[tuple[int, str], int] = field(default_factory=dict)
    is_delimited: bool = False
    numbers: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=FORMULAS))
    number_columns: frozenset[str] = frozenset()
    doubts: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=DOUBTS))

    @property
    def letters(self) -> list[str]:
        """The letters of the columns, from left to right."""
        return [name for name in self.frame.columns if not name.startswith("_")]

    def as_text(self) -> Sheet:
        """Return the sheet with its columns as text, where a large file's are coded."""
        if not any(isinstance(kind, pl.Categorical) for kind in self.frame.dtypes):
            return self
        return replace(self, frame=self.frame.cast({pl.Categorical: pl.String}))

    def address(self, letter: str) -> pl.Expr:
        """Return the expression of the address of a column's cells."""
        if letter not in self.gathered:
            return pl.format(f"{letter}{{}}", "_row")
        holder = self.gathered[letter]
        if holder is None:
            return pl.lit(None, pl.String)
        return pl.col(holder) + pl.col("_row").cast(pl.String)

    def header(self, letter: str, headers: Mapping[str, str]) -> pl.Expr:
        """Return the expression of the header above a column's cells."""
        holder = self.gathered.get(letter)
        if holder is None:
            return pl.lit(headers[letter])
        return pl.col(holder).replace_strict(headers, return_dtype=pl.String)

    def letters_of(self, letter: str) -> list[str]:
        """Return the letters of the cells that a column's texts stand in."""
        if letter not in self.gathered:
            return [letter]
        holder = self.gathered[letter]
        if holder is None:
            return []
        return self.frame[holder].drop_nulls().unique(maintain_order=True).to_list()

    def is_formula(self, cells: pl.DataFrame, letter: str) -> pl.Series | None:
        """Return whether each cell of a column is a formula without a value.

        None where the sheet has no such formula.
        """
        return self._is_among(self.formulas, cells, letter)

    def is_continued(self, cells: pl.DataFrame, letter: str) -> pl.Series | None:
        """Return whether each cell of a column is the lower part of a merged cell.

        None where the sheet has no such cell.
        """
        marked = pl.DataFrame(list(self.continued), schema=FORMULAS, orient="row")
        return self._is_among(marked, cells, letter)

    def is_number(self, cells: pl.DataFrame, letter: str) -> pl.Series | None:
        """Return whether each cell of a column holds a number that is stored as one.

        None where the sheet has no such number.
        """
        found = self._is_among(self.numbers, cells, letter)
        if not self.number_columns:
            return found
        is_of_column = self._place(cells, letter).is_in(list(self.number_columns))
        return is_of_column if found is None else found | is_of_column

    def held_beside(self, cells: pl.DataFrame, letter: str) -> pl.Series | None:
        """Return the number that each cell of a column holds and does not show.

        None where the sheet has no such cell.
        """
        if self.doubts.is_empty():
            return None
        places = cells.select("_row", letter=self._place(cells, letter))
        return places.join(
            self.doubts, on=["_row", "letter"], how="left", maintain_order="left"
        )["holds"]

    def _place(self, cells: pl.DataFrame, letter: str) -> pl.Series:
        """Return the letter of the column that each cell stands in."""
        holder = self.gathered.get(letter)
        place = pl.col(holder) if holder else pl.lit(letter)
        return cells.select("_row", letter=place)["letter"]

    def _is_among(
        self, marked: pl.DataFrame, cells: pl.DataFrame, letter: str
    ) -> pl.Series | None:
        if marked.is_empty():
            return None
        joined = cells.select("_row", letter=self._place(cells, letter)).join(
            marked.unique().with_columns(is_marked=pl.lit(value=True)),
            on=["_row", "letter"],
            how="left",
            maintain_order="left",
        )
        return joined["is_marked"].fill_null(value=False)


@dataclass(frozen=True, slots=True)
class Book:
    """The visible sheets of a file, and what is to be said of the file as a whole.

    `hidden` holds the hidden sheets, which are not read: only what they hold is told.
    `names` holds what each defined name of a workbook stands for, by its lower case.
    """

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()
    is_sample: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[Sheet, ...] = ()


def letter(number: int) -> str:
    """Return the letters of a column, counted from 1: A to Z, then AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def is_blank(text: str) -> bool:
    """Return whether a cell shows nothing."""
    return not text or not BLANKS.sub("", text)


def refuse_width(columns: int) -> None:
    """Refuse a table with more columns than any sheet has."""
    if columns > MOST_COLUMNS:
        raise Unreadable(
            f"it has {columns} columns, and no sheet has more than {MOST_COLUMNS}; "
            "save it again without empty columns, or send it in parts",
            f"il a {columns} colonnes, et aucune feuille n'en a plus de "
            f"{MOST_COLUMNS} ; l'enregistrer de nouveau sans colonnes vides ou "
            "l'envoyer en plusieurs parties",
        )


def sheet_of(
    name: str | None,
    rows: Mapping[int, Mapping[int, str]],
    formulas: Iterable[tuple[int, int]] = (),
) -> Sheet:
    """Return the sheet of cells given by row and column number; blanks are dropped."""
    numbers = sorted(rows)
    columns = sorted({column for cells in rows.values() for column in cells})
    refuse_width(columns[-1] if columns else 0)
    if len(numbers) * len(columns) > MOST_CELLS:
        raise Unreadable(
            f"the sheet spans {len(numbers)} rows and {len(columns)} columns",
            f"la feuille s'étend sur {len(numbers)} lignes et {len(columns)} colonnes",
        )
    frame = pl.DataFrame(
        {
            "_row": pl.Series(numbers, dtype=pl.Int64),
            **{
                letter(column): pl.Series(
                    [rows[number].get(column) for number in numbers], dtype=pl.String
                )
                for column in columns
            },
        }
    )
    cells = [(row, letter(column)) for row, column in formulas]
    stored = [
        (row, letter(column), text)
        for row, texts in rows.items()
        for column, text in texts.items()
        if isinstance(text, StoredNumber)
    ]
    marked = [(row, at) for row, at, text in stored if {".", ":"} & set(text)]
    doubted = [(row, at, text.holds) for row, at, text in stored if text.holds]
    return Sheet(
        name,
        frame,
        pl.DataFrame(cells, schema=FORMULAS, orient="row"),
        numbers=pl.DataFrame(marked, schema=FORMULAS, orient="row"),
        doubts=pl.DataFrame(doubted, schema=DOUBTS, orient="row"),
    )


def sheet_of_records(name: str | None, records: Sequence[Sequence[str]]) -> Sheet:
    """Return the sheet of records of text; the first is row 1."""
    sheet = sheet_of(
        name,
        {
            number: {
                column: text
                for column, text in enumerate(record, start=1)
                if not is_blank(text)
            }
            for number, record in enumerate(records, start=1)
        },
    )
    return replace(sheet, is_delimited=True)
