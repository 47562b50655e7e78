"""The parts of the brief of a Member, made of what its page and others say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from dashboard.activity_words import dates
from dashboard.brief import words
from dashboard.cells import Cell
from dashboard.charts import level_by_principle
from dashboard.charts.submitters_by_region import known_submitters
from dashboard.choice import Choice
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.findings.dispositions import dispositions
from dashboard.findings.intake import problems_in_words
from dashboard.findings.member import activities, activity_sentence, sentences
from dashboard.findings.member_intake import own_files
from dashboard.findings.member_kpis import HEADS, kpi_answers, kpi_rows
from dashboard.findings.requests import requests
from dashboard.findings.sentences import news, where_they_stand
from dashboard.words import alphabetical, day, listed, number
from warehouse.text import Text

LEVEL_WIDTHS = (22, 28, 29)
KPI_WIDTHS = (22, 11, 15, 14, 14)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a page: a heading, sentences, a list, a table of figures."""

    heading: str
    sentences: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()  # of the columns after the first, in millimetres
    after: str = ""
    rows: tuple[pl.DataFrame, ...] = ()  # what it rests on


def levels_part(book: Book, choice: Choice) -> Part:
    """Return the levels by principle of the Member, its region and the world."""
    lang = choice.lang
    view = book.view(level_by_principle.CHART, choice)
    return Part(
        words.LEVELS(lang),
        sentences=(words.LEVELS_UNIT(lang),) if view.cells else (),
        heads=view.headers,
        widths=LEVEL_WIDTHS[: len(view.headers) - 1],
        cells=tuple(tuple(cell.text for cell in row) for row in view.cells),
        after=view.empty,
        rows=(book.rows(level_by_principle.CHART, choice),),
    )


def summary_part(book: Book, choice: Choice) -> Part:
    """Return in sentences where the Member stands."""
    said, rows = sentences(book, choice)
    return Part(words.SUMMARY(choice.lang), sentences=tuple(said), rows=(rows,))


def kpis_part(book: Book, choice: Choice, most: int) -> Part:
    """Return the first of the Member's answers on KPIs, the official ones before."""
    lang, answers = choice.lang, kpi_answers(book, choice)
    if answers.is_empty():
        return Part(words.KPIS(lang), (words.NO_KPI(lang),))
    has_none = pl.col("value").is_null()
    shown = answers.sort(has_none, maintain_order=True).head(most)
    return Part(
        words.KPIS(lang),
        sentences=(words.KPIS_UNIT(lang),) if shown.height else (),
        heads=_heads(HEADS, choice) if shown.height else (),
        widths=KPI_WIDTHS,
        cells=tuple(_texts(row) for row in kpi_rows(book, choice, shown)),
        after=_more(answers.height - shown.height, choice),
        rows=(shown,),
    )


def changes_part(book: Book, choice: Choice, most: int) -> Part:
    """Return what moved since the previous session, in the review and the region."""
    said = news(book, choice)[:most]
    levels = book.rows(level_by_principle.CHART, choice)
    return Part(words.CHANGES(choice.lang), items=tuple(said), rows=(levels,))


def proposals_part(book: Book, choice: Choice) -> Part:
    """Return where the items stand, and who of the region submitted."""
    lang = choice.lang
    rows = dispositions(book, choice)
    submitters = known_submitters(book.mart, choice).filter(
        pl.col("region_id") == choice.region
    )
    names = sorted(submitters[f"name_{lang}"].to_list(), key=alphabetical)
    region = book.region(choice.region, lang)
    spoke = words.SPOKE if names else words.NOBODY_SPOKE
    spoken = spoke.say(lang, region=region, names=listed(names, lang))
    return Part(
        words.PROPOSALS(lang),
        sentences=(where_they_stand(book, choice), spoken),
        rows=(rows,),
    )


def requests_part(book: Book, choice: Choice, most: int) -> Part:
    """Return how much the paper asks of the session, and the first of it in words."""
    asked, one_by_one = requests(book, choice)
    shown = tuple(one_by_one[:most])
    return Part(words.ASKED(choice.lang), sentences=(asked,), items=shown)


def activities_part(book: Book, choice: Choice, most: int) -> Part:
    """Return how many activities name the Member, and the latest of them."""
    lang, received = choice.lang, activities(book, choice)
    shown = received.head(most)
    items = tuple(
        words.ACTIVITY.say(
            lang,
            date=dates(row, lang),
            title=labelled(row, "title")(lang),
        )
        for row in shown.to_dicts()
    )
    return Part(
        words.ACTIVITIES(lang),
        sentences=(activity_sentence(book, choice, received),),
        items=items,
        after=_more(received.height - shown.height, choice),
        rows=(received,),
    )


def files_part(book: Book, choice: Choice, most: int) -> Part:
    """Return the Member's own files, with what was wrong in each."""
    lang, files = choice.lang, own_files(book, choice)
    shown = files.head(most)
    items = tuple(
        words.FILE.say(
            lang,
            about=labelled(row, "source_label")(lang),
            date=day(row["received_on"], lang),
            read=number(row["row_count"], lang),
            held=number(row["held_row_count"], lang),
            problems=problems_in_words(book, row["problems_by_code"], lang),
        )
        for row in shown.to_dicts()
    )
    return Part(
        words.FILES(lang),
        sentences=() if files.height else (words.NO_FILE(lang),),
        items=items,
        after=_more(files.height - shown.height, choice),
        rows=(files,),
    )


def _heads(heads: Sequence[Text], choice: Choice) -> tuple[str, ...]:
    return tuple(head(choice.lang) for head in heads)


def _texts(row: Sequence[Cell | str]) -> tuple[str, ...]:
    return tuple(cell.text if isinstance(cell, Cell) else cell for cell in row)


def _more(count: int, choice: Choice) -> str:
    return words.MORE_ROWS.say(choice.lang, count) if count else ""
