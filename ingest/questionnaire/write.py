"""The workbook of a questionnaire, blank or filled in; the same bytes at each run."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import polars as pl
import xlsxwriter

from ingest.codes import read_codes, seed
from ingest.kpi import YES_NO
from ingest.questionnaire import layout, names
from ingest.questionnaire.sheets import (
    Entry,
    Formats,
    Heading,
    Row,
    height_of,
    write_table,
)
from ingest.questionnaire.validation import choice, validate_kpis, validate_levels
from warehouse.settings import SEEDS
from warehouse.text import SAMPLE_LINE, Lang, Text

# A file without a clock in it, so that its bytes are the same at each run.
CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
# Worked out from other inputs, or asked for level by level: see the list of KPIs.
NOT_ASKED = "computed"
GUIDE_WIDTH = 90
# What was answered, by the id of the KPI or standard.
Answers = Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Whose questionnaire it is, for what, and what is filled in already."""

    member_id: str
    member: Text
    session_id: str
    session: Text
    period: str
    lang: Lang
    kpi_answers: Answers = field(default_factory=dict)
    level_answers: Answers = field(default_factory=dict)
    last_kpis: Answers = field(default_factory=dict)
    last_levels: Answers = field(default_factory=dict)
    may_be_named: bool = False
    is_sample: bool = False

    @property
    def title(self) -> str:
        """What stands above each sheet."""
        title = layout.TITLE.say(self.lang, member=self.member(self.lang))
        return f"{SAMPLE_LINE(self.lang)}. {title}" if self.is_sample else title


def asked_kpis() -> pl.DataFrame:
    """Return the KPIs that Members are asked for, in order."""
    kpis = seed(SEEDS, "kpis")
    return kpis.filter(pl.col("aggregation_rule") != NOT_ASKED).sort("kpi_id")


def asked_standards() -> pl.DataFrame:
    """Return the standards, in the order of their numbers."""
    return seed(SEEDS, "standards").sort(pl.col("standard_no_2022").cast(pl.Int32))


def write(questionnaire: Questionnaire) -> bytes:
    """Return the workbook of a questionnaire."""
    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"created": CREATED, "title": questionnaire.title})
        formats, lang = Formats.of(book), questionnaire.lang
        _write_guide(book, questionnaire, formats)
        heading = Heading(questionnaire.title, _occasion(questionnaire), lang, formats)
        kpis, standards = asked_kpis(), asked_standards()
        sheet = book.add_worksheet(layout.KPI_SHEET(lang))
        answers = _merged(questionnaire.kpi_answers, questionnaire.last_kpis)
        entries = _entries(_explained(kpis), "kpi_id", answers)
        write_table(sheet, heading, layout.KPI_COLUMNS, entries)
        validate_kpis(sheet, kpis, lang)
        sheet = book.add_worksheet(layout.LEVEL_SHEET(lang))
        answers = _merged(questionnaire.level_answers, questionnaire.last_levels)
        entries = _entries(standards, "standard_id", answers)
        write_table(sheet, heading, layout.LEVEL_COLUMNS, entries)
        validate_levels(sheet, standards.height, lang)
        _name(book, questionnaire)
    return content.getvalue()


def _explained(kpis: pl.DataFrame) -> pl.DataFrame:
    """Return the KPIs with the values they allow, direction and origin in words."""
    facts = read_codes().kpi_facts
    ranges = [facts[kpi_id].range for kpi_id in kpis["kpi_id"]]
    is_choice = pl.col("unit") == YES_NO
    named = _with_names(_with_names(kpis, "direction"), "origin", "kpi_origin")
    return named.select(
        pl.all(),
        *(
            pl.when(is_choice)
            .then(f"unit_{lang}")
            .otherwise(pl.Series([one(lang) for one in ranges]))
            .alias(f"range_{lang}")
            for lang in Lang
        ),
    )


def _with_names(kpis: pl.DataFrame, column: str, code_list: str = "") -> pl.DataFrame:
    """Return the KPIs with the names of the codes that a column of theirs holds."""
    codes = seed(SEEDS, "codes").filter(pl.col("code_list") == (code_list or column))
    names = codes.select(
        pl.col("code").alias(column),
        *(pl.col(f"name_{lang}").alias(f"{column}_name_{lang}") for lang in Lang),
    )
    return kpis.join(names, on=column, how="left", maintain_order="left")


def _merged(answers: Answers, last: Answers) -> Answers:
    return {
        code: {**last.get(code, {}), **answers.get(code, {})}
        for code in {**answers, **last}
    }


def _entries(listed: pl.DataFrame, key: str, answers: Answers) -> list[Entry]:
    """Return each row to ask for, as the code list has it, and what was answered."""
    return [(row, answers.get(row[key], {})) for row in listed.iter_rows(named=True)]


def _name(book: xlsxwriter.Workbook, questionnaire: Questionnaire) -> None:
    """Store whose questionnaire it is in names that no menu lists."""
    guide = layout.GUIDE_SHEET(questionnaire.lang)
    stored = {
        names.TEMPLATE: f'"{names.VERSION}"',
        names.MEMBER: f'"{questionnaire.member_id}"',
        names.SESSION: f'"{questionnaire.session_id}"',
        names.PERIOD: f'"{questionnaire.period}"',
        names.LANG: f'"{questionnaire.lang}"',
        names.CONSENT: f"'{guide}'!$B${len(layout.GUIDE) + 5}",
    }
    if questionnaire.is_sample:
        stored["fos_sample"] = f"'{guide}'!$A$1"
    for name, meaning in stored.items():
        book.define_name(name, f"={meaning}")
    for entry in book.defined_names:
        entry[-1] = True


def _write_guide(
    book: xlsxwriter.Workbook, questionnaire: Questionnaire, formats: Formats
) -> None:
    lang = questionnaire.lang
    sheet = book.add_worksheet(layout.GUIDE_SHEET(lang))
    sheet.set_column(0, 0, GUIDE_WIDTH)
    sheet.set_column(1, 1, 12)
    sheet.write_string(0, 0, questionnaire.title, formats.title)
    sheet.write_string(1, 0, _occasion(questionnaire), formats.help)
    for number, paragraph in enumerate(layout.GUIDE, start=3):
        sheet.write_string(number, 0, paragraph(lang), formats.help)
        sheet.set_row(number, height_of([(paragraph(lang), GUIDE_WIDTH), ("", 1)]))
    row = len(layout.GUIDE) + 4
    sheet.write_string(row, 0, layout.CONSENT_QUESTION(lang), formats.header)
    answer = layout.YES if questionnaire.may_be_named else layout.NO
    sheet.write_string(row, 1, answer(lang), formats.answer)
    sheet.fit_to_pages(1, 1)
    sheet.data_validation(row, 1, row, 1, choice((layout.YES, layout.NO), lang))


def _occasion(questionnaire: Questionnaire) -> str:
    lang = questionnaire.lang
    session = questionnaire.session(lang)
    return layout.OCCASION.say(lang, session=session, period=questionnaire.period)
