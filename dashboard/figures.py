"""Chart files: every chart, language and format asked for, from one open browser."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from dashboard.chart import Chart
from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.data import Book, open_book
from dashboard.render.static import browser, image
from warehouse.errors import ExportError
from warehouse.text import Lang


def write_figures(
    keys: Collection[str],
    *,
    as_of: str,
    region: str,
    langs: Collection[str],
    formats: Collection[str],
    folder: Path,
) -> Iterator[Path]:
    """Write charts as files named for chart, session and language; yield each path."""
    book = open_book()
    charts = chosen_charts(keys)
    check_choice(book, as_of, region)
    folder.mkdir(parents=True, exist_ok=True)
    with browser():
        for chart in charts:
            for lang in langs:
                choice = Choice(Lang(lang), as_of, region)
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


def check_choice(book: Book, as_of: str, region: str) -> None:
    """Refuse a session or region without figures, and say which there are."""
    for name, value, offered in (
        ("session", as_of, book.sessions()),
        ("region", region, book.regions(Lang.EN)),
    ):
        if value not in offered:
            raise ExportError(
                f"no figures for the {name} {value!r}; there are: {', '.join(offered)}"
            )


def _stem(chart: Chart, choice: Choice) -> str:
    region = "" if choice.region == Choice().region else f"_{choice.region}"
    return f"{chart.key}_{choice.as_of}{region}_{choice.lang}"
