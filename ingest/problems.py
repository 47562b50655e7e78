"""Problems: what is wrong, where it stands, what to do, in both languages.

Cells and rows are reported as frames (see `PROBLEMS`), since a file may have a
million of them; what concerns a whole file or sheet starts as a `Problem`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter

import polars as pl

from ingest.folding import printable
from ingest.problem_kinds import KINDS, typeset
from warehouse.text import Lang, Text

PROBLEMS = pl.Schema(
    {
        "code": pl.String,
        "severity": pl.String,
        "sheet": pl.String,
        "row": pl.Int64,
        "column_name": pl.String,
        "cell": pl.String,
        "value": pl.String,
        "message_en": pl.String,
        "message_fr": pl.String,
    }
)
# Problems of cells on the way: those of the ledger, the row's position in the file's
# table, and the position of the column in the sheet.
CELL_PROBLEMS = pl.Schema(
    {"_position": pl.Int64, "_column": pl.Int64, **dict(PROBLEMS.items())}
)
IN_SHEET = typeset(
    "Sheet “{sheet}”, row {row}, column “{column}” ({cell}): ",
    "Feuille « {sheet} », ligne {row}, colonne « {column} » ({cell}) : ",
)
IN_FILE = typeset(
    "Row {row}, column “{column}” ({cell}): ",
    "Ligne {row}, colonne « {column} » ({cell}) : ",
)
# What is said once for a whole table, in no cell of it.
BESIDE_SHEET = typeset(
    "Sheet “{sheet}”, row {row}, {column}: ",
    "Feuille « {sheet} », ligne {row}, {column} : ",
)
BESIDE_FILE = typeset("Row {row}, {column}: ", "Ligne {row}, {column} : ")
ON_SHEET = typeset("Sheet “{sheet}”: ", "Feuille « {sheet} » : ")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reading rule has against a text: a code, and the detail of the case.

    `part` is the part of the text that is to blame, where it is not the whole.
    """

    code: str
    detail: Text | None = None
    part: str | None = None

    def message(self, lang: Lang, value: str) -> str:
        """Return the sentence, without the place."""
        detail = self.detail(lang) if self.detail else ""
        blamed = printable(value if self.part is None else self.part)
        return KINDS[self.code].text.say(lang, value=blamed, detail=detail)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a file or a sheet as a whole."""

    code: str
    detail: Text | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    cell: str | None = None
    value: str | None = None

    def as_row(self) -> dict[str, object]:
        """Return the problem as a row of `PROBLEMS`."""
        finding = Finding(self.code, self.detail)
        messages = {
            f"message_{lang}": self._place(lang)
            + finding.message(lang, self.value or "")
            for lang in Lang
        }
        return {
            "code": self.code,
            "severity": KINDS[self.code].severity,
            "sheet": self.sheet,
            "row": self.row,
            "column_name": self.column,
            "cell": self.cell,
            "value": self.value,
            **messages,
        }

    def _place(self, lang: Lang) -> str:
        if self.sheet is None or self.code in {"hidden_content", "sheet_ignored"}:
            return ""
        return ON_SHEET.say(lang, sheet=printable(self.sheet))


def as_frame(problems: Iterable[Problem]) -> pl.DataFrame:
    """Return problems as a frame."""
    return pl.DataFrame([problem.as_row() for problem in problems], schema=PROBLEMS)


def say(text: Text, lang: Lang, **values: pl.Expr) -> pl.Expr:
    """Return the expression that fills a text's placeholders from columns."""
    pieces: list[pl.Expr] = []
    for plain, name, _, _ in Formatter().parse(text(lang)):
        pieces.append(pl.lit(plain))
        if name is not None:
            pieces.append(values[name].cast(pl.String).fill_null(""))
    return pl.concat_str(pieces)


def placed(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the problems of cells with the place written before each message.

    Args:
        cells: columns of `PROBLEMS`, each with its row, column name and cell.
    """
    place = {
        "row": pl.col("row"),
        "cell": pl.col("cell"),
        "column": pl.col("column_name").str.replace_all(r"\s+", " ").str.slice(0, 60),
    }
    sheet = pl.col("sheet").str.replace_all(r"\s+", " ")
    has_cell = pl.col("cell").is_not_null()
    messages = {
        f"message_{lang}": pl.when(pl.col("sheet").is_null() & has_cell)
        .then(say(IN_FILE, lang, **place))
        .when(has_cell)
        .then(say(IN_SHEET, lang, sheet=sheet, **place))
        .when(pl.col("sheet").is_null())
        .then(say(BESIDE_FILE, lang, **place))
        .otherwise(say(BESIDE_SHEET, lang, sheet=sheet, **place))
        + pl.col(f"message_{lang}")
        for lang in Lang
    }
    return cells.with_columns(**messages)
