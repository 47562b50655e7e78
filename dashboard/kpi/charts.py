"""What the charts of the chosen KPI share: words, unit and columns by its rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dashboard.chart import Answers, Bars, Chart, Column, Kind, Lines, Mark, Marts
from dashboard.choice import Choice
from dashboard.columns import MEMBERS, REPORTING
from dashboard.compose import filled, joined
from dashboard.kpi import words as kpi_words
from dashboard.kpi.kpis import is_compared, kpi_of, period_of, unit_of
from dashboard.kpi.periods import period_words
from warehouse.text import Lang, Text

KPI_UNIT = Text(
    en="In the unit of the KPI, by its aggregation rule.",
    fr="Dans l'unité de l'indicateur, selon sa règle d'agrégation.",
)
NO_KPI_ANSWERS = Text(
    en="No answer on this KPI had been received by this session.",
    fr="Aucune réponse sur cet indicateur n'avait été reçue à cette session.",
)
NO_PERIOD = Text(en="no period", fr="aucune période")
VALUE = Column("value", Text(en="Value", fr="Valeur"), Kind.VALUE, is_value=True)
MEDIAN = Column("median", Text(en="Median", fr="Médiane"), Kind.VALUE)
FIRST_QUARTILE = Column(
    "first_quartile", Text(en="First quartile", fr="Premier quartile"), Kind.VALUE
)
THIRD_QUARTILE = Column(
    "third_quartile", Text(en="Third quartile", fr="Troisième quartile"), Kind.VALUE
)
LOW = Column(
    "low_share",
    Text(en="Lowest, silent Members at no", fr="Minimum, silencieux à non"),
    Kind.SHARE,
)
HIGH = Column(
    "high_share",
    Text(en="Highest, silent Members at yes", fr="Maximum, silencieux à oui"),
    Kind.SHARE,
)
RATIO_MEMBERS = Column(
    "ratio_member_count",
    Text(en="With numerator and denominator", fr="Avec numérateur et dénominateur"),
    Kind.COUNT,
)
NOT_APPLICABLE = Column(
    "not_applicable_member_count",
    Text(en="Not applicable", fr="Sans objet"),
    Kind.COUNT,
)
NOT_AVAILABLE = Column(
    "not_available_member_count",
    Text(en="Not available", fr="Non disponible"),
    Kind.COUNT,
)
NOT_YET_DUE = Column(
    "not_yet_due_member_count",
    Text(en="Not yet due", fr="Pas encore exigible"),
    Kind.COUNT,
)
COUNTS = (REPORTING, MEMBERS, NOT_APPLICABLE, NOT_AVAILABLE, NOT_YET_DUE)
AT_LEAST = Text(en="Value, at least", fr="Valeur, au moins")
WITH_VALUE = Text(en="Members with a value", fr="Membres ayant une valeur")
NONE_KNOWN = Text(en="none known", fr="aucun connu")
# Nobody is asked for what is counted from other figures, nor for an index.
NOT_ASKED = {
    "secretariat": None,
    "publisher": Answers(
        words=Text(en="{answers} with a value", fr="avec une valeur\u00a0: {answers}"),
        head=WITH_VALUE,
    ),
}
ANSWER_COLUMNS = {
    column.name
    for column in (REPORTING, NOT_APPLICABLE, NOT_AVAILABLE, NOT_YET_DUE, MEDIAN)
} | {FIRST_QUARTILE.name, THIRD_QUARTILE.name, RATIO_MEMBERS.name}
# Columns that only some rules fill.
OF_RULE = {
    "low_share": ("share_yes",),
    "high_share": ("share_yes",),
    "ratio_member_count": ("ratio_of_sums",),
}
NOT_OF_RULE = {
    "median": ("share_yes",),
    "first_quartile": ("share_yes",),
    "third_quartile": ("share_yes",),
}


def told(
    title: Text,
    *,
    other_titles: Mapping[str, Text] | None = None,
    rule_notes: Mapping[str, Text] | None = None,
    note: Text | None = None,
    has_rule: bool = True,
    is_divided: bool | None = None,
    is_ranked: bool = True,
) -> Callable[[Chart, Marts, Choice], Chart]:
    """Return what gives a chart the words, unit and columns of the chosen KPI.

    Args:
        title: its title, to be filled in with KPI and period.
        other_titles: its title for KPIs of one origin or rule, where that differs.
        rule_notes: what to know of how to read it, for KPIs of one rule.
        note: what to know of how to read it, for all.
        has_rule: whether it shows what the aggregation rule gives.
        is_divided: whether it shows fractions of whole numbers; else by the rule.
        is_ranked: whether its title may say how any KPI's figures compare; else it
            does so only where they can be compared.
    """

    def adapt(chart: Chart, marts: Marts, choice: Choice) -> Chart:
        kpi, period = kpi_of(marts, choice), period_of(marts, choice)
        rule = kpi["aggregation_rule"]
        others = other_titles or {}
        own_title = others.get(kpi["origin"], others.get(rule, title))
        rule_note = (rule_notes or {}).get(rule)
        return replace(
            chart,
            title=_filled(own_title, kpi, period),
            unit=unit_of(kpi, is_divided=is_divided),
            unit_text=kpi_words.unit(kpi, has_rule=has_rule),
            source=kpi_words.source(kpi),
            note=joined(
                kpi_words.origin(kpi),
                rule_note,
                _told_note(note, kpi),
                _told_note(chart.note, kpi),
            ),
            columns=tuple(_named(c, kpi) for c in chart.columns if _fits(c, kpi)),
            mark=_told_mark(chart.mark, kpi),
            headline=chart.headline if _is_told(kpi, is_ranked=is_ranked) else None,
        )

    return adapt


def _is_told(kpi: dict[str, Any], *, is_ranked: bool) -> bool:
    """Say whether the title may state a finding: of a lower bound there is none."""
    return is_compared(kpi) or (is_ranked and not kpi["is_lower_bound"])


def _told_note(note: Text | None, kpi: dict[str, Any]) -> Text | None:
    """Return a note on answers in the words of the KPI; none where nobody answers."""
    if note is None or kpi["reporting_level"] == "secretariat":
        return None
    return filled(note, told=kpi_words.told(kpi), tellers=kpi_words.tellers(kpi))


def _told_mark(mark: Mark, kpi: dict[str, Any]) -> Mark:
    """Return the mark with what is true of how many Members told of the KPI."""
    if not isinstance(mark, Bars | Lines):
        return mark
    answers = NOT_ASKED.get(kpi["reporting_level"], mark.answers)
    if isinstance(mark, Bars) and kpi["is_lower_bound"]:
        return replace(mark, answers=answers, missing=NONE_KNOWN)
    return replace(mark, answers=answers)


def _named(column: Column, kpi: dict[str, Any]) -> Column:
    """Return a column under a head that is true of the KPI."""
    if column.name == VALUE.name and kpi["is_lower_bound"]:
        return replace(column, label=AT_LEAST)
    if column.name == REPORTING.name and kpi["reporting_level"] == "publisher":
        return replace(column, label=WITH_VALUE)
    return column


def _filled(title: Text, kpi: dict[str, Any], period: str) -> Text:
    """Return a title with KPI and period; the region is filled in later."""
    words = {
        "kpi": kpi_words.full_name(kpi),
        "period": _period(period),
        "told": kpi_words.told(kpi),
    }
    return filled(title, region="{region}", **words)


def _fits(column: Column, kpi: dict[str, Any]) -> bool:
    rule = kpi["aggregation_rule"]
    if kpi["reporting_level"] == "secretariat" and column.name in ANSWER_COLUMNS:
        return column.is_value
    is_asked = rule in OF_RULE.get(column.name, (rule,))
    return column.is_value or (
        is_asked and rule not in NOT_OF_RULE.get(column.name, ())
    )


def _period(period: str) -> Text:
    if not period:
        return NO_PERIOD
    en, fr = (period_words(period, lang) for lang in Lang)
    return replace(NO_PERIOD, en=en, fr=fr)
