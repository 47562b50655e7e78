from functools import partial

import streamlit as st

from dashboard.charts import all_charts
from dashboard.choice import file_stem
from dashboard.frame import PAGE_NAMES
from dashboard.media import DOCX, XLSX
from dashboard.report.compose import compose
from dashboard.report.files import report_document, report_workbook
from dashboard.report.page import report_page
from dashboard.report.widgets import choose_figures, offer_to_move
from dashboard.report.words import (
    AS_BOOK,
    AS_DOCUMENT,
    AS_PAGE,
    GET,
    HOW,
    NO_FIGURE,
)
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
    for words, kind, mime, make in (
        (AS_DOCUMENT, "docx", DOCX, partial(report_document, book, choice, keys)),
        (AS_BOOK, "xlsx", XLSX, partial(report_workbook, book, choice, keys)),
        (
            AS_PAGE,
            "html",
            "text/html",
            lambda: report_page(compose(book, choice, keys)),
        ),
    ):
        st.download_button(
            words(lang),
            make,
            file_name=f"{stem}.{kind}",
            mime=mime,
            key=f"report_{kind}",
            on_click="ignore",
        )
    charts = {chart.key: chart for chart in all_charts()}
    for key in keys:
        offer_to_move(keys, key)
        show(charts[key])
