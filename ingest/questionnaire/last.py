"""A Member's last answers, as its questionnaire shows them, greyed, to be confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import polars as pl

from ingest.kpi import YES_NO
from ingest.questionnaire.layout import LEVEL_CHOICES, NO, YES
from ingest.questionnaire.sheets import Row
from ingest.questionnaire.write import Questionnaire, asked_kpis
from warehouse.member_answers import last_answers
from warehouse.settings import Settings
from warehouse.text import Lang


def with_last(questionnaire: Questionnaire, settings: Settings) -> Questionnaire:
    """Return a questionnaire that shows what its Member answered last."""
    first_day = date(int(questionnaire.period), 1, 1)
    found = last_answers(settings, questionnaire.member_id, first_day)
    units = dict(asked_kpis().select("kpi_id", "unit").iter_rows())
    lang = questionnaire.lang
    return replace(
        questionnaire,
        last_kpis=kpi_rows(found.get("kpi_values"), units, lang),
        last_levels=level_rows(found.get("implementation_levels"), lang),
    )


def kpi_rows(
    frame: pl.DataFrame | None, units: Mapping[str, str], lang: Lang
) -> dict[str, Row]:
    """Return the last values by KPI, as a questionnaire writes them."""
    rows: dict[str, Row] = {}
    for code, period, *numbers in frame.iter_rows() if frame is not None else ():
        value, numerator, denominator = numbers
        shown: float | str = "" if value is None else value
        if units.get(code) == YES_NO and value is not None:
            shown = (YES if value else NO)(lang)
        rows[code] = {
            "last_value": shown,
            "last_numerator": "" if numerator is None else numerator,
            "last_denominator": "" if denominator is None else denominator,
            "last_period": period,
        }
    return rows


def level_rows(frame: pl.DataFrame | None, lang: Lang) -> dict[str, Row]:
    """Return the last levels by standard, as a questionnaire writes them."""
    listed = frame.iter_rows() if frame is not None else ()
    return {
        code: {"last_value": LEVEL_CHOICES[level](lang), "last_period": period}
        for code, period, level in listed
    }
