"""Chart files: every chart, language and format asked for, from one open browser."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from dashboard.chart import Chart
from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.data import Book, open_book
from dashboard.kpis import kpi_of, offered_kpis, offered_periods
from dashboard.render.static import browser, image
from warehouse.errors import ExportError
from warehouse.text import Lang


def write_figures(
    keys: Collection[str],
    asked: Choice,
    *,
    langs: Collection[str],
    formats: Collection[str],
    folder: Path,
) -> Iterator[Path]:
    """Write charts as files named for chart, session and language; yield each path."""
    book = open_book()
    charts = chosen_charts(keys)
    check_choice(book, asked)
    folder.mkdir(parents=True, exist_ok=True)
    with browser():
        for chart in charts:
            for lang in langs:
                choice = replace(asked, lang=Lang(lang))
                view = book.view(chart, choice)
                for kind in formats:
                    path = folder / f"{_stem(chart, choice)}.{kind}"
                    path.write_bytes(image(view, kind, book.release.release_id))
                    yield path


def chosen_charts(keys: Collection[str]) -> list[Chart]:
    """Return the charts of the given keys, or all where none is given."""
    charts = {chart.key: chart for chart in all_charts()}
    for key in keys:
        if key not in charts:
            raise ExportError(f"no chart {key!r}; there are: {', '.join(charts)}")
    return [charts[key] for key in keys or charts]


def check_choice(book: Book, asked: Choice) -> None:
    """Refuse a session, region, KPI or period without figures; say which there are."""
    for name, value, offered in (
        ("session", asked.as_of, book.sessions()),
        ("region", asked.region, book.regions(Lang.EN)),
        ("KPI", asked.kpi, ("", *offered_kpis(book.mart))),
        ("period", asked.period, _periods(book, asked)),
    ):
        if value not in offered:
            raise ExportError(
                f"no figures for the {name} {value!r}; there are: "
                f"{', '.join(filter(None, offered))}"
            )


def _periods(book: Book, asked: Choice) -> tuple[str, ...]:
    """Return the periods of the KPI asked for; none has to be named."""
    if not asked.period:
        return ("",)
    kpi_id = kpi_of(book.mart, asked)["kpi_id"]
    return ("", *offered_periods(book.mart, asked, kpi_id))


def _stem(chart: Chart, choice: Choice) -> str:
    region = "" if choice.region == Choice().region else choice.region
    of_kpi = (choice.kpi, choice.period.replace("/", "-")) if chart.adapt else ()
    parts = (chart.key, choice.as_of, region, *of_kpi, choice.lang)
    return "_".join(part for part in parts if part)
