"""What holds between the rows of one file: repetitions, contradictions, orphans.

A finding is a row of `FOUND`; `field` is the column whose cell it points at, and
`detail_en`, `detail_fr` fill the `{detail}` of the code's message.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ingest.problem_kinds import KINDS
from ingest.problems import placed, say
from ingest.read_table import CELL_PROBLEMS, SEVERITIES
from ingest.source import Table
from warehouse.text import Lang

FOUND = pl.Schema(
    {
        "_position": pl.Int64,
        "field": pl.String,
        "code": pl.String,
        "value": pl.String,
        "detail_en": pl.String,
        "detail_fr": pl.String,
    }
)


def check_rows(
    table: Table, rows: pl.DataFrame, tables: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the findings among rows that nothing else holds.

    Repetitions and contradictions are judged last, among the rows still accepted.
    """
    found = [pl.DataFrame(schema=FOUND)]
    for check in table.checks:
        found.append(check(rows, tables).select(FOUND.names()))
        rows = rows.join(found[-1], on="_position", how="anti")
    if table.repeats:
        found.append(table.repeats(rows, tables).select(FOUND.names()))
    else:
        found.append(repetitions(table, rows))
    return pl.concat(found)


def repetitions(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that repeat or contradict another one of the same key.

    Of equal rows the first loads. Of contradicting rows none does: which is right
    only the sender can tell.
    """
    repeated = rows.filter(pl.struct(table.key).is_duplicated())
    if repeated.is_empty():
        return pl.DataFrame(schema=FOUND)
    groups = repeated.group_by(table.key, maintain_order=True).agg(
        _first=pl.struct("_position", "_sheet", "_row").first(),
        _second=pl.struct("_position", "_sheet", "_row").get(1),
        _is_conflict=pl.struct(table.values).n_unique() > 1,
    )
    joined = repeated.join(
        groups, on=table.key, nulls_equal=True, maintain_order="left"
    )
    is_first = pl.col("_position") == pl.col("_first").struct.field("_position")
    place = place_of(pl.when(is_first).then("_second").otherwise("_first"))
    return joined.filter(pl.col("_is_conflict") | ~is_first).select(
        "_position",
        field=pl.lit(table.measure),
        code=pl.when("_is_conflict")
        .then(pl.lit("conflicting_row"))
        .otherwise(pl.lit("duplicate_row")),
        value=pl.col(table.measure),
        detail_en=place,
        detail_fr=place,
    )


def place_of(other: pl.Expr) -> pl.Expr:
    """Return the row of another row, with its sheet where that is another too.

    `other` is a struct of `_sheet` and `_row`.
    """
    sheet, row = other.struct.field("_sheet"), other.struct.field("_row")
    on_its_sheet = pl.concat_str(sheet, row, separator="!")
    is_same_sheet = sheet.eq_missing(pl.col("_sheet"))
    return pl.when(is_same_sheet).then(row.cast(pl.String)).otherwise(on_its_sheet)


def as_problems(
    table: Table, found: pl.DataFrame, rows: pl.DataFrame, columns: pl.DataFrame
) -> pl.DataFrame:
    """Return findings as problems of cells (see `CELL_PROBLEMS`).

    Args:
        table: the table of the rows.
        found: rows of `FOUND`.
        rows: the rows of the table, with `_position`, `_sheet`, `_row` and `_cell`.
        columns: where each field stands: sheet, field, header, column_letter.
    """
    if found.is_empty():
        return pl.DataFrame(schema=CELL_PROBLEMS)
    problems = _placed_cells(table, found, rows, columns).select(
        "_position",
        pl.lit(0, pl.Int64).alias("_column"),
        "code",
        severity=pl.col("code").replace_strict(SEVERITIES, return_dtype=pl.String),
        sheet="_sheet",
        row="_row",
        column_name=pl.coalesce("header", "field"),
        cell=pl.col("letter") + pl.col("_row").cast(pl.String),
        value="value",
        **{
            f"message_{lang}": _message(lang, found["code"].unique().to_list())
            for lang in Lang
        },
    )
    return placed(problems).select(CELL_PROBLEMS.names())


def _placed_cells(
    table: Table, found: pl.DataFrame, rows: pl.DataFrame, columns: pl.DataFrame
) -> pl.DataFrame:
    """Return findings with the sheet, row, letter and header of their cells."""
    stands = columns.select(
        "field",
        "header",
        on_sheet=pl.col("sheet").fill_null(""),
        letter="column_letter",
    )
    by_field = stands.unique(["on_sheet", "field"], keep="first").drop("header")
    by_letter = stands.unique(["on_sheet", "letter"], keep="first").drop("field")
    in_a_cell = stands.filter(pl.col("letter").is_not_null())
    firsts = in_a_cell.unique("on_sheet", keep="first").select(
        "on_sheet", first_letter="letter"
    )
    where = rows.select(
        "_position", "_sheet", "_row", "_cell", on_sheet=pl.col("_sheet").fill_null("")
    )
    cells = found.join(where, on="_position", maintain_order="left").join(
        by_field, on=["on_sheet", "field"], how="left", maintain_order="left"
    )
    cells = cells.join(firsts, on="on_sheet", how="left", maintain_order="left")
    # The measure may stand in several columns of one sheet; the row knows in which.
    own_letter = pl.col("_cell").str.strip_chars_end("0123456789")
    is_measure = pl.col("field") == table.measure
    letter = pl.when(is_measure).then(own_letter).otherwise("letter")
    # A column that the file does not have has no cell: the row's first one stands in.
    letter = pl.coalesce(letter, "first_letter")
    return cells.with_columns(letter=letter).join(
        by_letter, on=["on_sheet", "letter"], how="left", maintain_order="left"
    )


def _message(lang: Lang, codes: list[str]) -> pl.Expr:
    """Return the sentence of each finding, by its code."""
    sentence = pl.lit(None, pl.String)
    value, detail = pl.col("value").str.slice(0, 80), pl.col(f"detail_{lang}")
    for code in codes:
        spoken = say(KINDS[code].text, lang, value=value, detail=detail)
        sentence = pl.when(pl.col("code") == code).then(spoken).otherwise(sentence)
    return sentence
