"""The boxes in which a reader of the page of KPIs chooses one of them and a period."""

from __future__ import annotations

import streamlit as st

from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.kpi.kpis import (
    first_kpi,
    first_period,
    kpi_names,
    offered_kpis,
    offered_periods,
)
from dashboard.kpi.periods import period_name
from dashboard.page_choice import choose_on_page
from dashboard.state import add_to_choice, current_choice
from warehouse.text import Text

KPI = Text(en="KPI", fr="Indicateur")
PERIOD = Text(en="Period", fr="Période")


def choose_kpi(book: Book) -> Choice:
    """Draw the boxes and return the choice of this run with KPI and period."""
    choice = current_choice()
    names = kpi_names(book.mart, choice.lang)
    left, right = st.columns((11, 6), vertical_alignment="bottom")
    with left:
        kpi_id = choose_on_page(
            "kpi",
            offered_kpis(book.mart),
            label=KPI,
            say=names.__getitem__,
            first=first_kpi(book.mart, choice),
        )
    periods = offered_periods(book.mart, choice, kpi_id)
    if not periods:
        return add_to_choice(kpi=kpi_id, period="")
    with right:
        period = choose_on_page(
            "period",
            periods,
            label=PERIOD,
            say=lambda code: period_name(code, choice.lang),
            first=first_period(book.mart, choice, kpi_id),
        )
    return add_to_choice(kpi=kpi_id, period=period)
