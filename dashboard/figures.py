"""Chart files: every chart, language and format asked for, from one open browser."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from dashboard.chart import Chart
from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.data import Book, open_book
from dashboard.finish import finish
from dashboard.kpi.kpis import kpi_of, offered_kpis, offered_periods
from dashboard.passport import Passport, passport_of
from dashboard.render.browser import (
    Kind,
    Picture,
    draw_pictures,
    picture_options,
)
from dashboard.render.caption import Caption, caption
from dashboard.render.excel.book import figure_book
from dashboard.render.static import described, framed, titled
from dashboard.view import View
from warehouse.errors import ExportError
from warehouse.text import Lang

PICTURES: tuple[Kind, ...] = ("png", "svg", "pdf")
FORMATS = (*PICTURES, "xlsx")


@dataclass(frozen=True, slots=True)
class FigureFile:
    """One chart in one language on its way to files: filled in, numbered, named."""

    view: View
    words: Caption
    stem: str
    passport: Passport


Written = Callable[[Path], None]
Draw = Callable[[go.Figure, dict[str, Any]], bytes]


def write_figures(
    keys: Collection[str],
    asked: Choice,
    *,
    langs: Collection[str],
    formats: Collection[str],
    folder: Path,
    written: Written,
) -> None:
    """Write charts as files named for chart, session and language.

    Args:
        keys: the charts, in the order of their numbers; all where none is named.
        asked: the session, region, KPI and period.
        langs: the languages.
        formats: the formats, some of `FORMATS`.
        folder: where to write; made where it is missing.
        written: called with each path as soon as its file is there.

    Raises:
        ExportError: there is no such chart or session, or no browser for pictures;
            the files that need no browser are there all the same.
    """
    book = open_book()
    charts = chosen_charts(keys)
    check_choice(book, asked)
    folder.mkdir(parents=True, exist_ok=True)
    figures = [
        figure_file(book, chart, replace(asked, lang=Lang(lang)), figure_no)
        for figure_no, chart in enumerate(charts, start=1)
        for lang in langs
    ]
    write_files(figures, formats, folder, written)


def figure_file(
    book: Book, chart: Chart, choice: Choice, figure_no: int | None
) -> FigureFile:
    """Return a chart filled in, with its words and the name of its files."""
    view = book.view(chart, choice)
    passport = passport_of(book, chart, choice)
    words = caption(view, passport.release_id, figure_no, passport.figure_id)
    return FigureFile(view, words, _stem(chart, choice), passport)


def figure_content(
    book: Book, chart: Chart, choice: Choice, kind: str, draw: Draw
) -> bytes:
    """Return one chart as a file of one of `FORMATS`, drawn by an open browser.

    Raises:
        ExportError: there is no browser for a picture, or it does not answer.
    """
    figure = figure_file(book, chart, choice, None)
    if kind == "xlsx":
        content = figure_book(figure.view, figure.words)
    else:
        plain = framed(figure.view, figure.words)
        content = _described(draw(plain, picture_options(plain, kind)), figure, kind)
    return finish(content, kind, [figure.passport])


def write_files(
    figures: Sequence[FigureFile],
    formats: Collection[str],
    folder: Path,
    written: Written,
) -> None:
    """Write figures in every format, those first that need no browser."""

    def write(figure: FigureFile, kind: str, content: bytes) -> None:
        path = folder / f"{figure.stem}.{kind}"
        path.write_bytes(finish(content, kind, [figure.passport]))
        written(path)

    if "xlsx" in formats:
        for figure in figures:
            write(figure, "xlsx", figure_book(figure.view, figure.words))
    kinds = [kind for kind in PICTURES if kind in formats]
    draw_pictures(list(_pictures(figures, kinds, write)))


def _pictures(
    figures: Iterable[FigureFile],
    kinds: Sequence[Kind],
    write: Callable[[FigureFile, str, bytes], None],
) -> Iterable[Picture]:
    for figure in figures:
        for kind in kinds:
            yield Picture(
                figure=lambda figure=figure: framed(figure.view, figure.words),
                kind=kind,
                done=lambda content, figure=figure, kind=kind: write(
                    figure, kind, _described(content, figure, kind)
                ),
            )


def _described(content: bytes, figure: FigureFile, kind: str) -> bytes:
    told = {"svg": described, "pdf": titled}.get(kind)
    return told(content, figure.view, figure.words) if told else content


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
