"""The rows of one located table: each text beside its reading, and what is wrong.

Texts are read once each, however many rows repeat them, and joined back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import polars as pl

from ingest.book import Sheet
from ingest.locate import Located
from ingest.numbered import without_numbered
from ingest.overrule import FINDING, overrule, spelt, with_doubts, without_errors
from ingest.problem_kinds import KINDS
from ingest.problems import CELL_PROBLEMS, Finding, Problem, placed
from ingest.reading.number import NO_MARKS, Marks
from ingest.source import Column, Context, Rule
from ingest.unheaded import unheaded_cells, unheaded_columns

SEVERITIES = {code: kind.severity for code, kind in KINDS.items()}
MOST_REMEMBERED = 500  # texts of a column: those of a questionnaire, not of an index


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a located table, blank ones left out.

    `rows` holds lineage, texts and readings; `cells` the same rows as the sheet has
    them; `problems` those of the cells (see `CELL_PROBLEMS`); `faults` what is wrong
    with the table as a whole.
    """

    located: Located
    sheet: Sheet
    cells: pl.DataFrame
    rows: pl.DataFrame
    problems: pl.DataFrame
    faults: tuple[Problem, ...]


def read_table(
    sheet: Sheet,
    located: Located,
    context: Context,
    first_position: int,
    marks: Mapping[str, Marks],
) -> TableRows:
    """Return the rows of a table, read column by column.

    Args:
        sheet: the sheet that the table stands in.
        located: where its columns stand.
        context: what readings depend on.
        first_position: the position of its first row among those of the file.
        marks: the marks of numbers by column (see `marks.py`).
    """
    sheet = sheet.as_text()
    cells = sheet.frame.filter(
        (pl.col("_row") > located.header_row)
        & pl.any_horizontal(pl.col(sheet.letters).is_not_null())
    )
    cells, told = without_numbered(cells, sheet, located)
    cells = cells.with_row_index("_position", first_position)
    cells = cells.cast({"_position": pl.Int64})
    letters = {column.name: letter for letter, column in located.columns.items()}
    parts = [lineage(cells, sheet, located, letters.get(located.table.measure))]
    problems = [unheaded_cells(cells, sheet, located)]
    for column in located.table.columns:
        letter = letters.get(column.name)
        if letter is None:
            parts.append(read_column(_nothing(cells.height), column, context))
            continue
        here = replace(context, marks=marks.get(letter, NO_MARKS))
        is_number = sheet.is_number(cells, letter)
        read = read_column(cells[letter], column, here, is_number)
        read = _overruled(read, cells, sheet, letter, column)
        parts.append(read)
        problems.append(cell_problems(cells, read, sheet, located, letter))
    found = [part.drop(list(FINDING), strict=False) for part in parts]
    return TableRows(
        located,
        sheet,
        cells,
        pl.concat(found, how="horizontal"),
        pl.concat(problems),
        (*told, *faults_of(sheet, located, cells)),
    )


def _nothing(height: int) -> pl.Series:
    return pl.Series("", [None], dtype=pl.String).new_from_index(0, height)


def lineage(
    cells: pl.DataFrame, sheet: Sheet, located: Located, measure: str | None
) -> pl.DataFrame:
    """Return where each row stood; `measure` is the letter of its own cell."""
    address = sheet.address(measure) if measure else pl.lit(None, pl.String)
    others = [name for name in sheet.letters if name not in located.columns]
    has_other = pl.any_horizontal(pl.col(others).is_not_null()) if others else False
    return cells.select(
        "_position",
        pl.lit(sheet.name, pl.String).alias("_sheet"),
        "_row",
        address.alias("_cell"),
        pl.lit(str(located.lang)).alias("_lang"),
        pl.when(has_other).then(as_json(located, others)).alias("_other"),
    )


def as_json(located: Located, letters: list[str]) -> pl.Expr:
    """Return the expression of cells as a JSON object of header to text as typed."""
    if not letters:
        return pl.lit(None, pl.String)
    names: dict[str, str] = {}
    taken: set[str] = set()
    for letter in letters:
        header = located.headers.get(letter)
        name = f"({letter})" if header is None else header
        while name in taken:
            name = f"{name} ({letter})"
        names[letter] = name
        taken.add(name)
    return pl.struct(
        pl.col(letter).alias(name) for letter, name in names.items()
    ).struct.json_encode()


def read_column(
    texts: pl.Series,
    column: Column,
    context: Context,
    is_number: pl.Series | None = None,
) -> pl.DataFrame:
    """Return a column's text, readings and findings, one row a cell.

    Args:
        texts: what the cells show.
        column: what they are read as.
        context: what readings depend on.
        is_number: whether each cell holds a number that is stored as one.
    """
    stored = _stored(column)
    if is_number is None or stored is None or not is_number.any():
        return _read_texts_of(texts, column, context)
    alone = pl.DataFrame({"text": texts, "is_number": is_number.fill_null(value=False)})
    as_text, as_number = (
        alone.select(pl.when(which).then("text").alias("text"))["text"]
        for which in (~pl.col("is_number"), pl.col("is_number"))
    )
    read = _read_texts_of(as_text, column, context)
    numbers = _read_texts_of(as_number, stored, context)
    return read.with_columns(
        pl.when(alone["is_number"]).then(numbers[name]).otherwise(name).alias(name)
        for name in read.columns
    )


@lru_cache(512)
def _stored(column: Column) -> Column | None:
    """Return the column as numbers of its cells are read, if not as texts are."""
    rule = column.rule
    if rule is None or rule.read_stored is None:
        return None
    return replace(column, rule=replace(rule, read=rule.read_stored))


def _read_texts_of(texts: pl.Series, column: Column, context: Context) -> pl.DataFrame:
    if texts.len() <= MOST_REMEMBERED:
        return _remembered(tuple(texts), column, context)
    return _read_column(texts, column, context)


def _overruled(
    read: pl.DataFrame, cells: pl.DataFrame, sheet: Sheet, letter: str, column: Column
) -> pl.DataFrame:
    """Return a column read, with what is to be said whatever its texts are."""
    held = sheet.held_beside(cells, letter)
    read = with_doubts(read, cells[letter], column, held)
    is_formula = sheet.is_formula(cells, letter)
    if is_formula is not None and is_formula.any():
        read = overrule(read, is_formula, Finding("formula_without_value"))
    if column.is_quantity:
        read = _merged_held(read, cells, sheet, letter)
    return read


def _merged_held(
    read: pl.DataFrame, cells: pl.DataFrame, sheet: Sheet, letter: str
) -> pl.DataFrame:
    """Return a column read, numbers held that a cell merged over rows repeats."""
    is_continued = sheet.is_continued(cells, letter)
    if is_continued is None or not is_continued.any():
        return read
    is_number = cells[letter].str.contains(r"\d").fill_null(value=False)
    return overrule(read, is_continued & is_number, Finding("merged_number"))


def _read_column(texts: pl.Series, column: Column, context: Context) -> pl.DataFrame:
    """Return a column read, whatever else may be said against its formulas."""
    cells = pl.DataFrame({"_text": texts})
    if column.rule is None:
        read = cells.with_columns(
            pl.lit(None, kind).alias(name) for name, kind in FINDING.items()
        )
    else:
        read = _read_texts(cells, column.rule, context)
    read = without_errors(read, column)
    if column.needs_value:
        is_empty = pl.col("_text").is_null()
        read = overrule(read, is_empty, Finding("missing_value", column.label))
    if column.is_kept:
        return read.rename({"_text": column.name})
    return read.drop("_text")


@lru_cache(512)
def _remembered(
    texts: tuple[str | None, ...], column: Column, context: Context
) -> pl.DataFrame:
    """Return a short column read: many are the same in the next questionnaire."""
    return _read_column(pl.Series(texts, dtype=pl.String), column, context)


def _read_texts(cells: pl.DataFrame, rule: Rule, context: Context) -> pl.DataFrame:
    """Return cells with what the rule reads in them, each different text read once."""
    texts = tuple(cells["_text"].drop_nulls().unique(maintain_order=True))
    readings = _readings(texts, rule, context)
    read = cells.join(readings, on="_text", how="left", maintain_order="left")
    is_empty = pl.col("_text").is_null()
    return read.with_columns(
        pl.when(is_empty).then(pl.lit(value)).otherwise(field).alias(field)
        for (field, _), value in zip(rule.gives, rule.empty, strict=False)
    )


def _readings(texts: tuple[str, ...], rule: Rule, context: Context) -> pl.DataFrame:
    """Return the readings of distinct texts as a frame, findings spelt out."""
    readings = rule.read(texts, context)
    nothing = (None,) * len(rule.gives)
    rows = [
        (
            text,
            *(reading.values or nothing),
            *([reading.rule] if rule.named else []),
            *spelt(reading.finding, text),
        )
        for text, reading in zip(texts, readings, strict=True)
    ]
    schema = {"_text": pl.String, **rule.fields, **FINDING}
    return pl.DataFrame(rows, schema=schema, orient="row")


def cell_problems(
    cells: pl.DataFrame,
    read: pl.DataFrame,
    sheet: Sheet,
    located: Located,
    letter: str,
) -> pl.DataFrame:
    """Return what was found in the cells of one column, each with its place."""
    if read["_code"].null_count() == read.height:
        return pl.DataFrame(schema=CELL_PROBLEMS)
    places = cells.select(
        "_position",
        "_row",
        value=letter,
        column_name=sheet.header(letter, located.headers),
        cell=sheet.address(letter),
    )
    found = pl.concat([places, read.select(list(FINDING))], how="horizontal").filter(
        pl.col("_code").is_not_null()
    )
    problems = found.select(
        "_position",
        pl.lit(sheet.letters.index(letter), pl.Int64).alias("_column"),
        code="_code",
        severity=pl.col("_code").replace_strict(SEVERITIES, return_dtype=pl.String),
        sheet=pl.lit(sheet.name, pl.String),
        row="_row",
        column_name="column_name",
        cell="cell",
        value="value",
        message_en="_message_en",
        message_fr="_message_fr",
    )
    return placed(problems)


def faults_of(
    sheet: Sheet, located: Located, cells: pl.DataFrame
) -> tuple[Problem, ...]:
    """Return what is wrong with a table as a whole."""
    row = located.header_row
    faults = [
        Problem(
            "missing_column",
            column.label,
            sheet.name,
            row,
            column.label(located.lang),
        )
        for column in located.missing
    ]
    for letter, column in located.repeated.items():
        header = located.headers[letter]
        faults.append(
            Problem(
                "duplicate_header",
                column.label,
                sheet.name,
                row,
                header,
                f"{letter}{row}",
                header,
            )
        )
    if cells.is_empty():
        faults.append(Problem("no_rows", None, sheet.name, row))
    return (*faults, *unheaded_columns(cells, sheet, located))
