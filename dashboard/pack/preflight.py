"""The pre-flight check: what a pack must not leave the house with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import polars as pl

from dashboard.catalogue import all_texts
from dashboard.chart import Unit
from dashboard.data import Book
from dashboard.pack import findings as words
from dashboard.pack.annex import Annex
from dashboard.pack.blocks import Block, Figure, Table, texts
from dashboard.pack.findings import Finding, finding
from dashboard.pack.register_check import check_register
from dashboard.words import DASH, day
from warehouse.errors import LedgerError
from warehouse.freshness import lacking
from warehouse.pointer import embargo
from warehouse.settings import Settings
from warehouse.text import Lang, Text

FIGURE = Text(en="figure {number}", fr="figure {number}")
TABLE = Text(en="table {number}", fr="tableau {number}")
# Texts as long as these are no proper names that both languages share.
SHORTEST_RUN = 20
MOST_NAMED = 8
# Counts are always shown; these are not below the minimum number of answers.
HELD_BACK = (Unit.SHARE, Unit.LEVEL, Unit.SCORE, Unit.NUMBER)
NUMBERS = {
    Lang.EN: re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"),
    Lang.FR: re.compile(r"\d{1,3}(?:[\u202f\u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"),
}
SPACES_AND_COMMAS = {Lang.EN: (",", "."), Lang.FR: ("\u202f", ",")}


def check(
    settings: Settings, book: Book, annexes: Mapping[Lang, Annex]
) -> list[Finding]:
    """Return what is to be said of the content of a pack before it is written."""
    english, french = annexes[Lang.EN], annexes[Lang.FR]
    return [
        *_sample(english),
        *_release(settings, book, book.cut_off(english.choice)),
        *_one_language(english),
        *_english_in(french),
        *_twins(english, french),
        *_below_minimum(book, english),
        *check_register(book, english.choice.as_of),
    ]


def name_of(block: Figure | Table) -> Text:
    """Return what a figure or table is called in a finding."""
    text = FIGURE if isinstance(block, Figure) else TABLE
    return finding("", text, number=block.number).text


def _sample(annex: Annex) -> Iterator[Finding]:
    blocks = (*annex.figures, *annex.tables)
    made = [block for block in blocks if _is_sample(block)]
    if made:
        yield finding(
            "sample_data",
            words.SAMPLE,
            count=len(made),
            total=len(blocks),
            which=_listed([name_of(block) for block in made]),
        )


def _is_sample(block: Figure | Table) -> bool:
    return bool(block.view.sample if isinstance(block, Figure) else block.sample)


def _listed(names: list[Text]) -> Text:
    more = ["…"] if len(names) > MOST_NAMED else []
    said = {
        str(lang): ", ".join([*(name(lang) for name in names[:MOST_NAMED]), *more])
        for lang in Lang
    }
    return replace(DASH, **said)


def _release(settings: Settings, book: Book, cut_off: date) -> Iterator[Finding]:
    release = book.release
    waiting = embargo(settings)
    if waiting and not waiting.is_over():
        is_own = waiting.release_id == release.path.name
        yield finding(
            "under_embargo" if is_own else "newer_waits",
            words.EMBARGO if is_own else words.WAITING,
            release=waiting.release_id,
            until=waiting.say(),
        )
    try:
        found = lacking(settings, release, cut_off)
    except LedgerError as error:
        yield finding("ledger_unknown", words.LEDGER_UNKNOWN, reason=error)
        return
    on = replace(DASH, **{str(lang): day(cut_off, lang) for lang in Lang})
    for text, which in (
        (words.STALE_FILES, found.submissions),
        (words.STALE_WITHDRAWALS, found.withdrawals),
    ):
        if which:
            some = [replace(DASH, en=each, fr=each) for each in which]
            yield finding("stale_release", text, date=on, which=_listed(some))
    if found.is_code_changed:
        yield finding("stale_release", words.STALE_CODE)


def _one_language(annex: Annex) -> Iterator[Finding]:
    """Find labels that the data have in one language alone."""
    for figure in annex.figures:
        for column in figure.rows.columns:
            twin = f"{column.removesuffix('_en')}_fr"
            if not column.endswith("_en") or twin not in figure.rows.columns:
                continue
            for other in _unpaired(figure.rows, column, twin):
                yield finding(
                    "one_language",
                    words.ONE_LANGUAGE,
                    where=name_of(figure),
                    column=column.removesuffix("_en"),
                    other=other,
                )


def _unpaired(rows: pl.DataFrame, english: str, french: str) -> list[str]:
    """Return the texts beside which the other language is missing."""
    is_said = [
        pl.col(name).cast(pl.String).str.strip_chars().fill_null("") != ""
        for name in (english, french)
    ]
    alone = rows.filter(is_said[0] != is_said[1])
    both = pl.coalesce(pl.col(english), pl.col(french))
    return alone.select(both.cast(pl.String)).unique().to_series().sort().to_list()


def _english_in(annex: Annex) -> Iterator[Finding]:
    said = "\n".join(text for block in annex.blocks for text in texts(block))
    for _, text in all_texts():
        is_run = len(text.en) >= SHORTEST_RUN and "{" not in text.en
        if is_run and text.en != text.fr and text.en in said:
            yield finding("english_in_french", words.ENGLISH, words=text.en)


def _twins(english: Annex, french: Annex) -> Iterator[Finding]:
    kinds = [[type(block) for block in annex.blocks] for annex in (english, french)]
    if kinds[0] != kinds[1]:
        yield finding(
            "twins_differ",
            words.SHAPE,
            english=len(kinds[0]),
            french=len(kinds[1]),
        )
        return
    for one, other in zip(english.blocks, french.blocks, strict=True):
        numbers = numbers_of(one, Lang.EN), numbers_of(other, Lang.FR)
        if numbers[0] == numbers[1]:
            continue
        alone = [
            [each for each in mine if mine.count(each) > theirs.count(each)]
            for mine, theirs in (numbers, numbers[::-1])
        ]
        where = name_of(one) if isinstance(one, Figure | Table) else _quoted(one, other)
        yield finding(
            "twins_differ",
            words.TWINS,
            where=where,
            english=_said(alone[0]),
            french=_said(alone[1]),
        )


def _said(numbers: list[float]) -> str:
    return ", ".join(f"{each:g}" for each in numbers) or "–"


def _quoted(one: Block, other: Block) -> Text:
    en, fr = (" ".join(texts(block))[:60] for block in (one, other))
    return replace(DASH, en=en or "–", fr=fr or "–")


def numbers_of(block: Block, lang: Lang) -> list[float]:
    """Return the numbers that a block says, read as its language writes them."""
    grouping, decimal = SPACES_AND_COMMAS[lang]
    found = []
    for text in texts(block):
        for number in NUMBERS[lang].findall(text):
            plain = number.replace("\u00a0", "").replace(grouping, "")
            found.append(float(plain.replace(decimal, ".")))
    return sorted(found)


def _below_minimum(book: Book, annex: Annex) -> Iterator[Finding]:
    """Find values that rest on fewer answers than may be shown."""
    minimum = book.release.manifest["minimum_answers"]
    for figure in annex.figures:
        answers = getattr(figure.view.chart.mark, "answers", None)
        if answers is None or figure.view.chart.unit not in HELD_BACK:
            continue
        if answers.count != "reporting_member_count":
            continue
        value = figure.view.chart.mark.value
        shown = figure.rows.filter(
            pl.col(value).is_not_null(), pl.col(answers.count) < minimum
        )
        for count in shown[answers.count].to_list():
            yield finding(
                "below_minimum",
                words.BELOW_MINIMUM,
                where=name_of(figure),
                count=count,
                minimum=minimum,
            )


def said_in(findings: list[Finding], lang: Lang) -> tuple[str, ...]:
    """Return findings in one language, for the document itself."""
    return tuple(each.text(lang) for each in findings)


def report(findings: list[Finding]) -> str:
    """Return findings in both languages, for the person at the command line."""
    lines = [f"  {each.text.en}\n  {each.text.fr}" for each in findings]
    return "\n".join(lines)
