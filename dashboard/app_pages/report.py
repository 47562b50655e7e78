from functools import partial

import streamlit as st

from dashboard.charts import all_charts
from dashboard.choice import file_stem
from dashboard.frame import PAGE_NAMES
from dashboard.report.compose import compose
from dashboard.report.page import report_page
from dashboard.report.widgets import choose_figures, offer_to_move
from dashboard.report.words import AS_BOOK, AS_PAGE, GET, HOW, NO_FIGURE
from dashboard.report.workbook import report_workbook
from dashboard.show import paragraph, section, show, title
from dashboard.state import current_book, current_choice

book, choice = current_book(), current_choice()
lang = choice.lang
stem = f"{file_stem('report', choice)}_{lang}"

title(PAGE_NAMES["report"])
paragraph(HOW(lang))
keys = choose_figures(book)
if not keys:
    paragraph(NO_FIGURE(lang))
else:
    section(GET)
    report = compose(book, choice, keys)
    st.download_button(
        AS_PAGE(lang),
        partial(report_page, report),
        file_name=f"{stem}.html",
        mime="text/html",
        key="report_page",
        on_click="ignore",
    )
    st.download_button(
        AS_BOOK(lang),
        partial(report_workbook, report),
        file_name=f"{stem}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="report_workbook",
        on_click="ignore",
    )
    charts = {chart.key: chart for chart in all_charts()}
    for key in keys:
        offer_to_move(keys, key)
        show(charts[key])
