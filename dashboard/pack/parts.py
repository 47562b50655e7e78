"""The parts of the annex: which sentences, figures and tables each one brings."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from dashboard.cells import Cell
from dashboard.chart import Unit
from dashboard.charts.submitters_by_region import known_submitters
from dashboard.findings import activities, areas, bridges, dispositions, experience
from dashboard.findings.implementation import about_region, at_session, changes
from dashboard.findings.intake import BY_SOURCE, by_source, received
from dashboard.findings.intake import sentence as intake_sentence
from dashboard.findings.paper import submitters
from dashboard.findings.register import flows
from dashboard.findings.requests import requests
from dashboard.findings.sentences import news, review_sentence
from dashboard.heads import FLOWS, SUBMITTERS
from dashboard.pack import words
from dashboard.pack.annex import Asked, Writer
from dashboard.pack.blocks import End, Part
from dashboard.pack.kpi_part import kpi_part
from dashboard.pack.quoted import quoting
from dashboard.words import number
from warehouse.text import Text

SUBMITTER_TABLE = Text(en="Who submitted", fr="Auteurs des contributions")


def parts(asked: Asked) -> tuple[Callable[[Writer], None], ...]:
    """Return the parts in their order."""
    return (
        introduction,
        implementation,
        lambda writer: kpi_part(writer, asked),
        review,
        support,
        update,
        method,
        conclusion,
        items_appendix,
        areas_appendix,
    )


def introduction(writer: Writer) -> None:
    """Say what the annex is and how to read its figures."""
    book, choice, lang = writer.book, writer.choice, writer.choice.lang
    world = at_session(book, choice.as_of).filter(pl.col("region_id") == "WORLD")
    row = world.row(0, named=True)
    writer.part(words.INTRODUCTION)
    session = book.session_label(choice.as_of, lang)
    date = book.cut_off_day(choice)
    writer.say(words.ABOUT.say(lang, session=session, date=date))
    minimum = number(row["minimum_answer_count"], lang)
    writer.say(words.HONEST.say(lang, minimum=minimum))
    writer.say(words.MEMBERSHIP.say(lang, count=number(row["member_count"], lang)))


def implementation(writer: Writer) -> None:
    """Show how far the regions have implemented the Framework, now and before."""
    book, choice, lang = writer.book, writer.choice, writer.choice.lang
    writer.part(words.IMPLEMENTATION)
    found = about_region(book, choice)
    is_sample = bool(found.rows["is_sample"].any())
    quoted = quoting("rpt_implementation_by_region", found.rows.row(0, named=True))
    writer.figure("implementation_by_region", found.sentence, quoted)
    writer.figure("mean_level_by_region", quoting=quoted)
    said = " ".join(news(book, choice)[-3:])
    writer.figure("mean_level_by_session", said, quoted)
    change = changes(book, choice)
    writer.say(change.sentence)
    if change.headers:
        writer.table(
            "changes",
            words.CHANGE_TABLE,
            change.headers,
            change.rows,
            widths=(3.2, 1, 1, 1.2, 1, 1),
            is_sample=is_sample,
        )
    bridge = bridges.level_bridge(book, choice)
    moved = bridge.rows.row(0, named=True) if bridge.headers else None
    writer.say(bridge.sentence, quoting=quoting("rpt_implementation_bridge", moved))
    if bridge.headers:
        writer.table(
            "level_bridge",
            words.BRIDGE_TABLE,
            bridges.HEADERS,
            bridges.bridge_table(bridge, Unit.LEVEL, lang),
            widths=(3.4, 1, 1),
            is_sample=bool(bridge.rows["is_sample"].any()),
        )
    writer.figure("implementation_by_standard")
    writer.figure("implementation_heatmap")


def review(writer: Writer) -> None:
    """Show where the items of the review stand, and who submitted them."""
    book, choice = writer.book, writer.choice
    writer.part(words.REVIEW)
    writer.figure("proposals_by_outcome", review_sentence(book, choice))
    writer.figure("proposals_by_session")
    writer.table(
        "flows",
        words.FLOW_TABLE,
        FLOWS,
        flows(book, choice),
        widths=(1.8, 1.8, 1, 1, 1.1, 1),
    )
    if not dispositions.dispositions(book, choice).is_empty():
        writer.say(words.ALL_ITEMS(writer.choice.lang), "dispositions")
    if known_submitters(book.mart, choice).height:
        writer.figure("submitters_by_region")
        writer.table(
            "submitters",
            SUBMITTER_TABLE,
            SUBMITTERS,
            submitters(book, choice),
            widths=(2.4, 1.2, 2, 1.3, 2.4),
        )


def support(writer: Writer) -> None:
    """Show what capacity building reached, and whose experience was shared."""
    book, choice = writer.book, writer.choice
    writer.part(words.SUPPORT)
    sentence, rows = activities.sentence(book, choice)
    quoted = quoting("rpt_activities_by_region", rows.row(0, named=True))
    writer.figure("activities_by_region", sentence, quoted)
    writer.figure("members_reached_by_region")
    writer.table(
        "activities",
        words.SUPPORT_TABLE,
        activities.BY_REGION,
        activities.by_region(book, choice),
        widths=(1.8, 1, 1, 1.25, 1, 1, 1.2, 1, 1.25),
        is_sample=bool(rows["is_sample"].any()),
    )
    writer.figure("unmet_need_by_region")
    writer.say(experience.sentence(book, choice))
    writer.table(
        "experience",
        words.EXPERIENCE_TABLE,
        experience.REGIONS,
        experience.regions(book, choice),
        widths=(1.6, 0.9, 1.6, 1.1, 0.9, 1.6, 1.6),
    )


def update(writer: Writer) -> None:
    """Show where the levels and KPIs give a reason to look at the Package."""
    book, choice, lang = writer.book, writer.choice, writer.choice.lang
    writer.part(words.AREAS)
    rows = areas.areas(book, choice)
    sentence = areas.sentence(book, choice, rows)
    writer.figure("level_by_principle_and_region", sentence)
    if not areas.with_reasons(rows).is_empty():
        writer.say(words.ALL_AREAS(lang), "areas")


def method(writer: Writer) -> None:
    """Say where the figures come from and how they are made."""
    book, choice, lang = writer.book, writer.choice, writer.choice.lang
    writer.part(words.METHOD)
    rows = received(book, choice)
    writer.say(intake_sentence(rows, lang))
    writer.table(
        "files",
        words.FILE_TABLE,
        BY_SOURCE,
        by_source(rows, lang),
        widths=(2.1, 0.8, 0.8, 1.15, 0.8, 0.9, 1.1, 1.1, 0.9, 1.6),
        is_sample=bool(rows["is_sample"].any()),
    )
    writer.say(words.RULES_HEAD(lang))
    writer.list([rule(lang) for rule in words.RULES])
    writer.say(words.SOURCES_HEAD(lang))
    writer.list(_sources(writer))


def _sources(writer: Writer) -> list[str]:
    """Return each source once, with the numbers of the figures made from it."""
    lang = writer.choice.lang
    found: dict[str, list[int]] = {}
    for figure in writer.sheet.figures():
        found.setdefault(figure.view.source, []).append(figure.number)
    return [
        words.OF_FIGURES.say(
            lang,
            len(numbers),
            numbers=", ".join(number(each, lang) for each in numbers),
            source=source,
        )
        for source, numbers in found.items()
    ]


def conclusion(writer: Writer) -> None:
    """Say what the body is asked to do, and end as papers do."""
    book, choice, lang = writer.book, writer.choice, writer.choice.lang
    writer.part(words.CONCLUSION)
    body = book.session(choice.as_of)["body"]
    writer.say(words.INVITED.say(lang, body=words.READERS[body](lang)))
    writer.list([words.TAKE_NOTE(lang)])
    asked, one_by_one = requests(book, choice)
    writer.say(asked)
    if one_by_one:
        writer.list(one_by_one)
    writer.sheet.blocks.append(End())


def items_appendix(writer: Writer) -> None:
    """Show what became of each item, with the total that must balance."""
    book, choice, lang = writer.book, writer.choice, writer.choice.lang
    writer.sheet.blocks.append(Part(words.APPENDIX(lang), is_appendix=True))
    rows = dispositions.dispositions(book, choice)
    listed = dispositions.table_rows(rows, lang)
    total = number(int(rows["item_count"].sum()), lang)
    blank = [Cell("")] * (len(dispositions.DISPOSITIONS) - 2)
    last = [[Cell(words.TOTAL(lang)), Cell(total, is_number=True), *blank]]
    alone = dispositions.number_alone(rows, lang)
    writer.table(
        "dispositions",
        words.ITEM_TABLE,
        dispositions.DISPOSITIONS,
        [*listed, *last] if listed else [],
        widths=(1.9, 0.8, 2.1, 3, 1.9, 2.7),
        is_sample=bool(rows["is_sample"].any()),
        notes=(alone,) if alone else (),
    )


def areas_appendix(writer: Writer) -> None:
    """Show the principles of each region that have a reason of their own."""
    book, choice, lang = writer.book, writer.choice, writer.choice.lang
    found = areas.with_reasons(areas.areas(book, choice))
    if found.is_empty():
        return
    writer.sheet.blocks.append(Part(words.AREAS_APPENDIX(lang), is_appendix=True))
    writer.table(
        "areas",
        words.AREA_TABLE,
        areas.BY_REGION_AND_PRINCIPLE,
        areas.region_and_principle_rows(book, found, lang),
        widths=(1.6, 2, 0.9, 1.2, 1, 3.4),
        is_sample=bool(found["is_sample"].any()),
    )
