"""The upload page's form, and what the command answered."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from dashboard.show import paragraph, section, show_table
from dashboard.upload import rows, words
from dashboard.upload.command import INGEST, REHEARSE, Outcome, Upload, run
from warehouse.text import Lang


def ask_command(lang: Lang) -> Outcome | None:
    """Draw the form; return what the command that was asked for last answered."""
    with st.form("upload_form", border=False):
        files = st.file_uploader(
            words.FILES(lang), accept_multiple_files=True, key="upload_files"
        )
        day, sender = st.columns(2)
        received_on = day.date_input(
            words.RECEIVED_ON(lang),
            value="today",
            max_value=datetime.now(UTC).date(),
            format="YYYY-MM-DD",
            key="upload_received_on",
        )
        name = sender.text_input(words.SENDER(lang), key="upload_sender")
        asked = [
            command
            for command, column in zip(
                words.BUTTONS, st.columns((1, 1, 1, 5))[:3], strict=True
            )
            if column.form_submit_button(words.BUTTONS[command](lang), key=command)
        ]
    if not asked:
        return st.session_state.get("upload_outcome")
    if not files:
        paragraph(words.NO_FILES(lang))
        return None
    named = tuple((file.name, file.getvalue()) for file in files)
    with st.spinner(words.WORKING(lang)):
        outcome = run(asked[0], Upload(named, received_on, name))
    st.session_state["upload_outcome"] = outcome
    return outcome


def show_outcome(outcome: Outcome, lang: Lang) -> None:
    """Show what a command answered: files and problems, or what would change."""
    section(words.ANSWERS[outcome.command])
    if outcome.refusal:
        paragraph(outcome.refusal)
        return
    if outcome.command == REHEARSE:
        _show_changes(outcome, lang)
        return
    document = outcome.document
    show_table(words.FILE_HEADERS, rows.file_rows(document, lang))
    if outcome.command == INGEST:
        paragraph(words.NEXT(lang))
    if outcome.errata:
        st.download_button(
            words.ERRATA(lang),
            outcome.errata,
            file_name="errata.zip",
            mime="application/zip",
            on_click="ignore",
        )
    section(words.PROBLEMS)
    show_table(
        words.PROBLEM_HEADERS,
        rows.problem_rows(document, lang),
        wide=(5,),
        empty=words.NO_PROBLEMS,
        is_long=True,
    )


def _show_changes(outcome: Outcome, lang: Lang) -> None:
    document = outcome.document
    parts = ("values", "new_members", "figures", "register")
    if not any(document[part] for part in parts):
        paragraph(words.NOTHING_CHANGES(lang))
        return
    for text, headers, listed in (
        (words.VALUES, words.VALUE_HEADERS, rows.value_rows),
        (words.NEW_MEMBERS, words.MEMBER_HEADERS, rows.member_rows),
        (words.FIGURES, words.FIGURE_HEADERS, rows.figure_rows),
        (words.REGISTER, words.REGISTER_HEADERS, rows.register_rows),
    ):
        section(text)
        show_table(headers, listed(document, lang), empty=words.NONE, is_long=True)
