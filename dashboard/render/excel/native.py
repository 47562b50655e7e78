"""Native charts that Office draws and people edit: one description, Excel and Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.chart import Chart as NativeChart
from xlsxwriter.workbook import Workbook

from dashboard.chart import Bars, Lines, Stacks, Unit
from dashboard.choice import WORLD
from dashboard.look import theme
from dashboard.render.excel.grid import Grid, grid
from dashboard.render.span import FULL
from dashboard.view import Point, View
from dashboard.words import NARROW
from warehouse.text import Lang

FONT = {"name": "Arial", "size": 9, "color": theme.INK}
SMALL = FONT | {"size": 8}
GRIDLINES = {"visible": True, "line": {"color": theme.RULE, "width": 0.75}}
# The patterns of the pages in Office's own names, of those that LibreOffice draws too.
PATTERNS = {
    "/": "light_upward_diagonal",
    "\\": "light_downward_diagonal",
    "x": "dotted_diamond",
    "-": "outlined_diamond",
    "+": "dotted_grid",
    "|": "percent_5",
    ".": "percent_10",
}
WIDTH = 605  # pixels: 16 cm, the width of the text
BAR, EMPTY_BAR, LEGEND_LINE, LINE = 36, 50, 18, 300
TALLEST = 700  # 18.5 cm: caption, chart and notes stand on one page
TEXT_LINE, LABEL_WIDTH = 13, 48  # pixels of a line of a label, signs in one


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chart's grid stands: its sheet, and the columns of the band's parts."""

    sheet: str
    grid: Grid
    below: int | None = None
    above: int | None = None

    def column(self, number: int) -> list[str | int]:
        """Return the range of a column below its head, as Office refers to it."""
        return [self.sheet, 1, number, len(self.grid.rows), number]


def is_native(view: View) -> bool:
    """Say whether Office has a chart for the mark; it has none without rows."""
    return isinstance(view.chart.mark, Bars | Stacks | Lines) and bool(view.points)


def height(view: View) -> int:
    """Return the height of a native chart in pixels."""
    if isinstance(view.chart.mark, Lines):
        return LINE
    legend = len(view.series) if isinstance(view.chart.mark, Stacks) else 0
    lines = max(_line_count(str(row[0])) for row in grid(view).rows)
    bar = max(BAR, TEXT_LINE * lines + 6)
    whole = EMPTY_BAR + bar * len(view.categories) + LEGEND_LINE * legend
    return min(whole, TALLEST)


def _line_count(label: str) -> int:
    """Return the lines that a label beside the axis needs."""
    return sum(1 + len(line) // LABEL_WIDTH for line in label.split("\n"))


def add_native(book: Workbook, view: View, place: Place) -> NativeChart:
    """Return the native chart of a view in a workbook; the caller inserts it."""
    mark = view.chart.mark
    if isinstance(mark, Lines):
        chart = _new(book, {"type": "line"})
        _add_lines(chart, view, place)
        categories, values = chart.set_x_axis, chart.set_y_axis
        own = {"label_position": "low"}
    else:
        is_stacked = isinstance(mark, Stacks)
        kind = {"type": "bar"} | ({"subtype": "stacked"} if is_stacked else {})
        chart = _new(book, kind)
        (_add_stacks if is_stacked else _add_bars)(chart, view, place)
        # Bars run from left to right, the first on top: the scale stands below them.
        categories, values = chart.set_y_axis, chart.set_x_axis
        own = {"reverse": True, "label_position": "low", "crossing": "max"}
    line = {"color": theme.INK, "width": 0.75}
    categories(
        own
        | {
            "num_font": SMALL,
            "line": line,
            "major_tick_mark": "none",
            "interval_unit": 1,
        }
    )
    values(_value_axis(view))
    has_legend = isinstance(mark, Stacks | Lines)
    chart.set_legend(
        {"position": "bottom", "font": FONT} if has_legend else {"none": True}
    )
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": theme.PAPER}})
    return chart


def _new(book: Workbook, kind: dict[str, str]) -> NativeChart:
    chart = book.add_chart(kind)
    if chart is None:
        raise ValueError(f"no such chart: {kind}")
    # Said in so many words: what xlsxwriter leaves out LibreOffice reads as a value of
    # nought where there is none, and as curves that run through values nobody gave.
    chart._write_disp_blanks_as = lambda: chart._xml_empty_tag(
        "c:dispBlanksAs", [("val", "gap")]
    )
    chart._write_c_smooth = lambda smooth: chart._xml_empty_tag(
        "c:smooth", [("val", 0)]
    )
    chart.set_title({"none": True})
    return chart


def _add_bars(chart: NativeChart, view: View, place: Place) -> None:
    has_band = place.grid.low is not None
    series: dict[str, Any] = {
        "name": [place.sheet, 0, 1],
        "categories": place.column(0),
        "values": place.column(1),
        "gap": 60,
        "fill": {"color": theme.COLOURS["region"]},
        "points": [{"fill": {"color": _bar_colour(point)}} for point in view.points],
    }
    if has_band:
        series["y_error_bars"] = _band(view, place)
    else:
        series["data_labels"] = _labels(view.points, "outside_end", FONT)
    chart.add_series(series)


def _band(view: View, place: Place) -> dict[str, Any]:
    ends = [
        (None, None)
        if point.value is None or point.low is None or point.high is None
        else (point.value - point.low, point.high - point.value)
        for point in view.points
    ]
    return {
        "type": "custom",
        "minus_values": _reference(place, place.below),
        "plus_values": _reference(place, place.above),
        "minus_data": [below for below, _ in ends],
        "plus_data": [above for _, above in ends],
        "line": {"color": theme.INK, "width": 1},
    }


def _reference(place: Place, column: int | None) -> str:
    letter = "ABCDEFGHIJ"[column or 0]
    return f"='{place.sheet}'!${letter}$2:${letter}${len(place.grid.rows) + 1}"


def _add_stacks(chart: NativeChart, view: View, place: Place) -> None:
    for number, (key, _) in enumerate(view.series, start=1):
        found = {p.category: p for p in view.points if p.key == key}
        points = [found.get(category) for category in view.categories]
        ink = theme.INK if key in theme.LIGHT else theme.PAPER
        colour, pattern = theme.COLOURS[key], theme.PATTERNS.get(key)
        fill: dict[str, Any] = {"fill": {"color": colour}}
        if pattern:
            name, paper = PATTERNS[pattern], theme.PAPER
            fill = {"pattern": {"pattern": name, "fg_color": paper, "bg_color": colour}}
        chart.add_series(
            fill
            | {
                "name": [place.sheet, 0, number],
                "categories": place.column(0),
                "values": place.column(number),
                "gap": 60,
                "overlap": 100,
                "border": {"color": theme.PAPER, "width": 0.75},
                "data_labels": _labels(
                    points, "center", FONT | {"color": ink, "bold": True}
                ),
            }
        )


def _add_lines(chart: NativeChart, view: View, place: Place) -> None:
    for number, (key, _) in enumerate(view.series, start=1):
        found = {p.category: p for p in view.points if p.key == key}
        points = [found.get(category) for category in view.categories]
        is_world = key == WORLD
        colour = theme.COLOURS["world" if is_world else "chosen"]
        line = {"color": colour, "width": 2}
        if theme.DASHES.get(key):
            line["dash_type"] = "dash"
        chart.add_series(
            {
                "name": [place.sheet, 0, number],
                "categories": place.column(0),
                "values": place.column(number),
                "line": line,
                "marker": {
                    "type": "diamond" if is_world else "circle",
                    "size": 7,
                    "border": {"color": colour},
                    "fill": {"color": theme.PAPER if is_world else colour},
                },
                "data_labels": _labels(
                    points,
                    "below" if number == 1 and len(view.series) > 1 else "above",
                    SMALL,
                ),
            }
        )


def _labels(
    points: tuple[Point, ...] | list[Point | None], position: str, font: dict[str, Any]
) -> dict[str, Any]:
    """Return labels as texts: Office would write numbers in its reader's own way."""
    custom: list[dict[str, Any]] = [
        {"delete": True}
        if point is None or not point.value
        else {"value": point.text, "font": font}
        for point in points
    ]
    return {"value": True, "position": position, "custom": custom, "font": font}


def _value_axis(view: View) -> dict[str, Any]:
    unit = view.chart.unit
    axis: dict[str, Any] = {
        "num_font": SMALL,
        "num_format": number_format(unit, view.lang),
        "major_gridlines": GRIDLINES,
        "line": {"none": True},
        "min": 0,
    }
    ends = [
        end for p in view.points for end in (p.value, p.low, p.high) if end is not None
    ]
    full = FULL.get(unit)
    if min(ends, default=0) < 0:
        del axis["min"]
    elif full and max(ends, default=0) <= full:
        axis |= {"max": full, "major_unit": 0.25 if unit is Unit.SHARE else 1}
    elif unit is Unit.COUNT and max(ends, default=0) <= 10:
        axis["major_unit"] = 1
    return axis


def number_format(unit: Unit, lang: Lang) -> str:
    """Return how Office writes the numbers of an axis or a column of a unit."""
    if unit is Unit.SHARE:
        return f'0"{NARROW}"%' if lang == Lang.FR else "0%"
    return {Unit.COUNT: "#,##0", Unit.LEVEL: "0"}.get(unit, "#,##0.##")


def _bar_colour(point: Point) -> str:
    if point.key == WORLD:
        return theme.COLOURS["world"]
    return theme.COLOURS["chosen" if point.is_chosen else "region"]
