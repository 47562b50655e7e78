"""A chart filled in: rows and words in one language, the same for every renderer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from dashboard.cells import Cell, Row, cell, label, value_words
from dashboard.chart import Answers, Bars, Chart, Heatmap, Lines, Mark, Stacks, Tiles
from dashboard.choice import Choice
from dashboard.member.footnotes import footnotes, mark_of
from dashboard.words import DASH, OF, number, typeset
from warehouse.text import SAMPLE_LINE, Lang


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a Member's tile stands, and what it bears where it has no value."""

    region: str
    code: str
    state: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart, with the words that stand beside it."""

    category: str
    series: str
    key: str
    value: float | None
    text: str
    answers: str = ""
    low: float | None = None
    high: float | None = None
    is_chosen: bool = False
    tile: Tile | None = None
    mark: str = ""  # the raised number of a footnote; it stands in `text` too

    def meets(self, other: Point) -> bool:
        """Say whether the bands of two points meet, where both have one.

        Where they meet, the silent Members alone could turn their order round.
        """
        if self.low is None or self.high is None:
            return False
        if other.low is None or other.high is None:
            return False
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class View:
    """All that a renderer needs: words, points and the table under the chart."""

    chart: Chart
    lang: Lang
    title: str
    unit: str
    as_of: str
    source: str
    note: str
    sample: str
    empty: str
    points: tuple[Point, ...]
    headers: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    footnotes: tuple[str, ...] = ()  # numbered sentences, below the note

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories in order, each once."""
        return tuple(dict.fromkeys(point.category for point in self.points))

    @property
    def series(self) -> tuple[tuple[str, str], ...]:
        """The series in order, each once: its key and its name."""
        return tuple(
            {point.key: (point.key, point.series) for point in self.points}.values()
        )


# More of them stand too close together on a telephone.
MOST_STEPS = 6
MOST_COLUMNS = 2


def place_key(view: View) -> str:
    """Return the key of a chart on a page, which says whether it is a wide one.

    On a narrow screen a wide chart scrolls within itself, and nothing overlaps.
    """
    mark = view.chart.mark
    is_long = isinstance(mark, Lines) and (
        mark.is_apart or len(view.categories) > MOST_STEPS
    )
    is_broad = isinstance(mark, Heatmap) and len(view.series) > MOST_COLUMNS
    is_wide = is_long or is_broad or isinstance(mark, Tiles)
    return f"chart_{'wide' if is_wide else 'plain'}_{view.chart.key}"


def fill(
    chart: Chart, rows: pl.DataFrame, choice: Choice, *, as_of: str, region: str
) -> View:
    """Return a chart with its rows and words in the language of the choice."""
    lang = choice.lang
    records = rows.to_dicts()
    points = _emphasised(tuple(_point(chart, row, choice) for row in records))
    is_sample = any(row.get("is_sample") for row in records)
    title, unit = _titled(chart, points, lang, region)
    return View(
        chart=chart,
        lang=lang,
        title=title,
        unit=unit,
        as_of=as_of,
        source=chart.source(lang),
        note=chart.note(lang) if chart.note else "",
        sample=typeset(SAMPLE_LINE(lang), lang) if is_sample else "",
        empty="" if records else chart.empty(lang),
        points=points,
        footnotes=footnotes(records, lang),
        **_table(chart, records, points, lang),
    )


def _titled(
    chart: Chart, points: tuple[Point, ...], lang: Lang, region: str
) -> tuple[str, str]:
    """Return the title, a finding where there is one, and what is shown in which unit.

    Below a finding, the plain title says first what the figures are.
    """
    title, unit = chart.title.say(lang, region=region), chart.unit_text(lang)
    finding = chart.headline.say(points, title, lang) if chart.headline else ""
    if not finding:
        return title, unit
    is_said = chart.headline is not None and chart.headline.has_title
    return finding, unit if is_said else f"{title}. {unit}"


def _point(chart: Chart, row: Row, choice: Choice) -> Point:
    mark, lang = chart.mark, choice.lang
    category, series = _place(mark, row, lang)
    return Point(
        category=category,
        series=series,
        key=str(row[mark.key]) if row[mark.key] is not None else "",
        value=row[mark.value],
        text=value_words(chart, row, lang) + mark_of(row),
        answers=_answers(getattr(mark, "answers", None), row, lang),
        low=row[mark.low] if isinstance(mark, Bars) and mark.low else None,
        high=row[mark.high] if isinstance(mark, Bars) and mark.high else None,
        is_chosen=row.get("region_id") == choice.region,
        tile=_tile(mark, row, lang) if isinstance(mark, Tiles) else None,
        mark=mark_of(row),
    )


def _tile(mark: Tiles, row: Row, lang: Lang) -> Tile:
    if row[mark.value] is not None:
        return Tile(row[mark.key], row[mark.code])
    sign = label(row, mark.sign, lang)
    return Tile(row[mark.key], row[mark.code], row[mark.state], sign)


def _emphasised(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return points where the chosen region stands out only among others."""
    if not all(point.is_chosen for point in points):
        return points
    return tuple(replace(point, is_chosen=False) for point in points)


def _place(mark: Mark, row: Row, lang: Lang) -> tuple[str, str]:
    """Return the category and the series in which a row stands."""
    if isinstance(mark, Tiles):
        return label(row, mark.member, lang), label(row, mark.region, lang)
    if isinstance(mark, Bars):
        name = label(row, mark.category, lang)
        return name, name
    if isinstance(mark, Heatmap):
        return label(row, mark.row, lang), label(row, mark.column, lang)
    return label(row, mark.category, lang), label(row, mark.series, lang)


def _answers(answers: Answers | None, row: Row, lang: Lang) -> str:
    if answers is None or row[answers.count] is None:
        return ""
    return OF.say(
        lang,
        n=number(row[answers.count], lang),
        total=number(row[answers.total], lang),
    )


def _table(
    chart: Chart, records: list[Row], points: tuple[Point, ...], lang: Lang
) -> dict[str, Any]:
    """Return the table under a chart: its rows, or its points crossed."""
    if isinstance(chart.mark, Stacks | Lines | Heatmap):
        return _crossed(chart, points, lang)
    return {
        "headers": tuple(column.label(lang) for column in chart.columns),
        "cells": tuple(
            tuple(cell(chart, column, row, lang) for column in chart.columns)
            for row in records
        ),
    }


def _crossed(chart: Chart, points: tuple[Point, ...], lang: Lang) -> dict[str, Any]:
    """Return a table with a row for each category and a column for each series."""
    found = {(point.category, point.key): point for point in points}
    series = {point.key: point.series for point in points}
    return {
        "headers": (chart.columns[0].label(lang), *series.values()),
        "cells": tuple(
            (
                Cell(category),
                *(_crossed_cell(found.get((category, key)), lang) for key in series),
            )
            for category in dict.fromkeys(point.category for point in points)
        ),
    }


def _crossed_cell(point: Point | None, lang: Lang) -> Cell:
    if point is None:
        return Cell(DASH(lang), is_number=True)
    beside = f" ({point.answers})" if point.answers else ""
    return Cell(f"{point.text}{beside}", is_number=True, value=point.value)


def data_columns(chart: Chart, rows: pl.DataFrame) -> list[str]:
    """Return the columns that the data file of a chart carries, in both languages."""
    wanted = []
    for column in chart.columns:
        names = (column.name, f"{column.name}_en", f"{column.name}_fr")
        wanted += [name for name in names if name in rows.columns]
    identifiers = [name for name in rows.columns if name.endswith(("_id", "_no"))]
    others = ("note_en", "note_fr", "is_publishable", "is_sample")
    flags = [name for name in others if name in rows.columns]
    return list(dict.fromkeys([*identifiers, *wanted, *flags]))
