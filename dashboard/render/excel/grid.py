"""What a chart draws as a grid of cells: what native charts refer to."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.chart import Bars, Stacks, Tiles
from dashboard.render.bar_words import answers_of, answers_words
from dashboard.view import Point, View
from dashboard.words import COLON
from warehouse.text import Text

CATEGORY = Text(en="Category", fr="Catégorie")
LABEL = Text(en="Label in the chart", fr="Libellé du graphique")
BELOW = Text(en="Value less lowest", fr="Valeur moins minimum")
ABOVE = Text(en="Highest less value", fr="Maximum moins valeur")
STATE = Text(en="Where there is no value", fr="En l'absence de valeur")


@dataclass(frozen=True, slots=True)
class Grid:
    """A head and rows of text, numbers and nothing; the columns of each series.

    `value_columns` are those of the values that are drawn, in the order of the series;
    `low` and `high` those of the ends of the band, where there is one.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str | float | None, ...], ...]
    value_columns: tuple[int, ...]
    low: int | None = None
    high: int | None = None


def grid(view: View) -> Grid:
    """Return the grid of a chart."""
    mark = view.chart.mark
    if isinstance(mark, Bars):
        return _bars(view, mark)
    if isinstance(mark, Tiles):
        return _tiles(view)
    return _crossed(view)


def _bars(view: View, mark: Bars) -> Grid:
    has_band = any(point.low is not None for point in view.points)
    has_answers = any(point.answers for point in view.points)
    headers = [LABEL(view.lang), value_name(view)]
    if has_band:
        headers += [_head(view, mark.low), _head(view, mark.high)]
    headers.append(CATEGORY(view.lang))
    if has_answers:
        headers.append(answers_of(mark).head(view.lang))
    rows = []
    for point in view.points:
        band = (point.low, point.high) if has_band else ()
        answers = (point.answers,) if has_answers else ()
        label = bar_label(point, view, has_value=has_band or point.value is None)
        rows.append((label, point.value, *band, point.category, *answers))
    ends = {"low": 2, "high": 3} if has_band else {}
    return Grid(tuple(headers), tuple(rows), (1,), **ends)


def bar_label(point: Point, view: View, *, has_value: bool) -> str:
    """Return the words beside a bar: its name, its value, n of N.

    Args:
        point: the bar.
        view: its chart.
        has_value: whether the value stands here, and not at the end of the bar.
    """
    beside = [point.text] if has_value else []
    if point.answers:
        words = answers_words(point, view)
        beside.append(f"({words})" if has_value else words)
    if not beside:
        return point.category
    return f"{point.category}\n{' '.join(beside)}"


def _head(view: View, name: str | None) -> str:
    for column in view.chart.columns:
        if column.name == name:
            return column.label(view.lang)
    return str(name)


def value_name(view: View) -> str:
    """Return what the values of a chart of one series are called."""
    for column in view.chart.columns:
        if column.is_value:
            return column.label(view.lang)
    return view.title


def _crossed(view: View) -> Grid:
    """Return a row for each category, a column for each series, then n of N."""
    found = {(point.category, point.key): point for point in view.points}
    keys = [key for key, _ in view.series]
    names = [name for _, name in view.series]
    answered = [] if isinstance(view.chart.mark, Stacks) else _answered(view)
    headers = [CATEGORY(view.lang), *names]
    head = answers_of(view.chart.mark).head(view.lang)
    headers += [
        COLON.say(view.lang, label=dict(view.series)[key], value=head)
        for key in answered
    ]
    rows = []
    for category in view.categories:
        points = {key: found.get((category, key)) for key in keys}
        values = [point.value if point else None for point in points.values()]
        beside = [_answers(points[key]) for key in answered]
        rows.append((category, *values, *beside))
    return Grid(tuple(headers), tuple(rows), tuple(range(1, len(keys) + 1)))


def _answered(view: View) -> list[str]:
    with_answers = {point.key for point in view.points if point.answers}
    return [key for key, _ in view.series if key in with_answers]


def _answers(point: Point | None) -> str | None:
    return point.answers or None if point else None


def _tiles(view: View) -> Grid:
    rows = []
    for point in view.points:
        code = point.tile.code if point.tile else ""
        state = point.text if point.value is None else None
        rows.append((point.series, point.category, code, point.value, state))
    labels = [column.label(view.lang) for column in view.chart.columns]
    return Grid((*labels[:4], STATE(view.lang)), tuple(rows), (3,))
