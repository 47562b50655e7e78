"""Charts as JSON and CSV: what every other door of a figure shows, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dashboard.api import problems
from dashboard.api.about import about, csv_answer, json_answer
from dashboard.chart import Chart
from dashboard.charts import all_charts
from dashboard.choice import Choice, file_stem
from dashboard.data import Book
from dashboard.kpi.kpis import kpi_of, offered_kpis, offered_periods
from dashboard.member.members import offered_members
from dashboard.render.alt_text import alt_text
from dashboard.render.data_file import data_file
from dashboard.serving.answers import Answer
from dashboard.view import Point, View, data_columns
from warehouse.tables import to_json
from warehouse.text import Lang

PARAMETERS = ("lang", "as_of", "region", "kpi", "period", "member")


def chart_list(book: Book, choice: Choice) -> Answer:
    """Return every chart: what it shows, in which unit, from which mart."""
    charts = [_described(book, chart, choice) for chart in all_charts()]
    is_sample = any(chart["is_sample"] for chart in charts)
    return json_answer({**about(book, is_sample=is_sample), "charts": charts})


def _described(book: Book, chart: Chart, choice: Choice) -> dict[str, Any]:
    view = book.view(chart, choice)
    return {
        "key": chart.key,
        "title": view.title,
        "mart": chart.mart,
        "mark": type(chart.mark).__name__.lower(),
        "unit": str(view.chart.unit),
        "is_sample": bool(view.sample),
        "json": f"charts/{chart.key}.json",
        "csv": f"charts/{chart.key}.csv",
    }


def chart_answer(book: Book, key: str, kind: str, choice: Choice) -> Answer:
    """Return one chart for a choice.

    Raises:
        Problem: there is no such chart.
    """
    charts = {chart.key: chart for chart in all_charts()}
    if key not in charts:
        raise problems.missing(problems.NO_CHART, value=key)
    chart = charts[key]
    rows = book.rows(chart, choice)
    view = book.view(chart, choice)
    if kind == "csv":
        text = data_file(view.chart, rows, book.release.release_id)
        return csv_answer(text, file_stem(key, choice))
    columns = data_columns(view.chart, rows)
    content = {
        **about(book, is_sample=bool(view.sample)),
        "key": key,
        "mart": chart.mart,
        "mark": type(chart.mark).__name__.lower(),
        **_asked(choice),
        **_words(view),
        "points": [_point(point) for point in view.points],
        "table": _table(view),
    }
    return json_answer(content, to_json(rows.select(columns)))


def _asked(choice: Choice) -> dict[str, Any]:
    return {
        "lang": str(choice.lang),
        "as_of_session_id": choice.as_of,
        "region_id": choice.region,
        "kpi_id": choice.kpi or None,
        "period": choice.period or None,
        "member_id": choice.member or None,
    }


def _words(view: View) -> dict[str, Any]:
    return {
        "title": view.title,
        "unit": str(view.chart.unit),
        "unit_text": view.unit,
        "as_of": view.as_of,
        "source": view.source,
        "note": view.note or None,
        "footnotes": list(view.footnotes),
        "sample_line": view.sample or None,
        "empty": view.empty or None,
        "alt_text": alt_text(view),
    }


def _point(point: Point) -> dict[str, Any]:
    names = ("category", "series", "key", "value", "text", "answers", "low", "high")
    return {name: getattr(point, name) for name in names}


def _table(view: View) -> dict[str, Any]:
    cells = [
        [{"text": cell.text, "value": cell.value} for cell in row] for row in view.cells
    ]
    return {"headers": list(view.headers), "rows": cells}


def read_view(book: Book, asked: Mapping[str, Sequence[str]]) -> Choice:
    """Return the choice that a query asks for.

    Raises:
        Problem: a parameter or a value that there is not, with those there are.
    """
    for name in asked:
        if name not in PARAMETERS:
            offered = ", ".join(PARAMETERS)
            raise problems.bad(problems.NO_PARAMETER, value=name, offered=offered)
    given = {name: values[-1] for name, values in asked.items() if values[-1]}
    choice = Choice()
    offers: dict[str, Callable[[Choice], Sequence[str]]] = {
        "lang": lambda _: tuple(Lang),
        "as_of": lambda _: book.sessions(),
        "region": lambda _: book.regions(Lang.EN),
        "kpi": lambda _: offered_kpis(book.mart),
        "period": lambda known: _periods(book, known),
        "member": lambda _: offered_members(book.mart, Lang.EN),
    }
    for name, offer in offers.items():
        if name not in given:
            continue
        offered = offer(choice)
        if given[name] not in offered:
            raise problems.bad(
                problems.NO_VALUE,
                name=name,
                value=given[name],
                offered=", ".join(offered) or "–",
            )
        value = Lang(given[name]) if name == "lang" else given[name]
        choice = replace(choice, **{name: value})
    return choice


def _periods(book: Book, choice: Choice) -> Sequence[str]:
    return offered_periods(book.mart, choice, kpi_of(book.mart, choice)["kpi_id"])
