"""The SQL page: prepared questions, the editor with its blanks, the answer, files."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from dashboard.choice import WORLD, Choice
from dashboard.data import Book
from dashboard.render.sql_table import MOST_ROWS, sql_table
from dashboard.show import paragraph, sample_line
from dashboard.sql.queries import (
    KINDS,
    Outcome,
    Query,
    answer,
    blanks,
    data_bytes,
    read_query,
)
from dashboard.sql.words import in_words
from dashboard.words import Counted, capital, number, typeset
from warehouse.questions import Question, all_questions
from warehouse.sql_room import DEFAULT_LIMIT
from warehouse.text import SAMPLE_LINE, Lang, Text

QUESTION = Text(en="Prepared question", fr="Question préparée")
OWN = Text(en="A question of one's own", fr="Une question libre")
EDITOR = Text(en="Query (SQL)", fr="Requête (SQL)")
RUN = Text(en="Run the query", fr="Exécuter la requête")
ROWS = Counted(
    Text(en="{count} row.", fr="{count}\u00a0ligne."),
    Text(en="{count} rows.", fr="{count}\u00a0lignes."),
)
CUT = Text(
    en="Only the first {limit} rows are given: add a filter.",
    fr="Seules les {limit} premières lignes sont données\u00a0: ajoutez un filtre.",
)
SHOWN = Text(
    en="The first {shown} are shown; the files hold them all.",
    fr="Les {shown} premières sont présentées\u202f; les fichiers les contiennent "
    "toutes.",
)
FIRST = "implementation_by_region"
DOWNLOAD = Text(en="Download {kind}", fr="Télécharger {kind}")


def ask(book: Book, choice: Choice) -> Outcome | None:
    """Draw questions, editor and blanks; return the answer to what was asked last."""
    state, lang = st.session_state, choice.lang
    questions = {question.key: question for question in all_questions()}
    asked = read_query(st.query_params)
    if asked is not None and asked != state.get("sql_seen"):
        _take_query(asked)
        state["sql_asked"] = asked
    if "sql_draft" not in state:
        _take_query(Query(questions[FIRST].sql))
    _question_box(questions, choice)
    query = _editor(questions, choice)
    if query is not None:
        state["sql_asked"] = query
    _write_address(state.get("sql_asked"))
    return _answer(book, state.get("sql_asked"), lang)


def _question_box(questions: dict[str, Question], choice: Choice) -> None:
    """Draw the box of prepared questions, which shows the one in the editor, if any."""
    draft = st.session_state["sql_draft"].sql
    found = [key for key, question in questions.items() if question.sql == draft]
    st.session_state["sql_question"] = found[0] if found else ""
    words = {
        "": OWN(choice.lang),
        **{
            key: typeset(question.text(choice.lang), choice.lang)
            for key, question in questions.items()
        },
    }
    st.selectbox(
        QUESTION(choice.lang),
        list(words),
        format_func=words.__getitem__,
        key="sql_question",
        on_change=_choose_question,
        args=(questions,),
        filter_mode=None,
    )


def _editor(questions: dict[str, Question], choice: Choice) -> Query | None:
    """Draw the editor and the blanks of its query; return it once it is to be run."""
    state, lang = st.session_state, choice.lang
    draft: Query = state["sql_draft"]
    given = dict(draft.values)
    state.setdefault("sql_text", draft.sql)
    labels = (
        _labels(questions[state["sql_question"]], lang) if state["sql_question"] else {}
    )
    with st.form("sql_form", border=False):
        sql = st.text_area(EDITOR(lang), key="sql_text", height=300)
        values = []
        for name in blanks(draft.sql):
            state.setdefault(f"sql_value_{name}", given.get(name, _first(name, choice)))
            text = st.text_input(labels.get(name, name), key=f"sql_value_{name}")
            values.append((name, text))
        is_asked = st.form_submit_button(RUN(lang), type="primary")
    if not is_asked:
        return None
    known = dict(values)
    query = Query(sql, tuple((name, known.get(name, "")) for name in blanks(sql)))
    state["sql_draft"] = query
    return query


def _labels(question: Question, lang: Lang) -> dict[str, str]:
    return {
        parameter.name: capital(typeset(parameter.text(lang), lang))
        for parameter in question.parameters
    }


def _first(name: str, choice: Choice) -> str:
    """Return what stands in a blank at first: the session and region of the frame."""
    region = "" if choice.region == WORLD else choice.region
    return {"session_id": choice.as_of, "region_id": region}.get(name, "")


def _choose_question(questions: dict[str, Question]) -> None:
    key = st.session_state["sql_question"]
    _take_query(Query(questions[key].sql if key else ""))


def _take_query(query: Query) -> None:
    """Put a query in the editor; its blanks are filled in anew."""
    state = st.session_state
    for key in [key for key in state if str(key).startswith("sql_value_")]:
        del state[key]
    state["sql_draft"] = query
    state["sql_text"] = query.sql


def _write_address(query: Query | None) -> None:
    """Put what was asked in the address and in the links to this view."""
    if query is None:
        return
    wanted = query.address()
    for name in [name for name in st.query_params if name.startswith("p_")]:
        if name not in wanted:
            del st.query_params[name]
    for name, value in wanted.items():
        if st.query_params.get(name) != value:
            st.query_params[name] = value
    st.session_state["page_address"].update(wanted)
    st.session_state["sql_seen"] = query


def _answer(book: Book, query: Query | None, lang: Lang) -> Outcome | None:
    """Return the answer to a query, run once a release."""
    if query is None:
        return None
    state, key = st.session_state, (book.release.path, query)
    if state.get("sql_answered") != key:
        state["sql_outcome"] = answer(book, query)
        state["sql_answered"] = key
    return state["sql_outcome"]


def show_outcome(outcome: Outcome, release_id: str, lang: Lang) -> None:
    """Show the answer of a query and its files, or the line why there is none."""
    if outcome.rows is None:
        words = escape(in_words(outcome.refusal, lang))
        st.html(f'<p class="fos-notice" role="status">{words}</p>')
        return
    if outcome.is_sample:
        st.html(sample_line(SAMPLE_LINE(lang)))
    said = [ROWS.say(lang, outcome.rows.height)]
    if outcome.is_truncated:
        said.append(CUT.say(lang, limit=number(DEFAULT_LIMIT, lang)))
    if outcome.rows.height > MOST_ROWS:
        said.append(SHOWN.say(lang, shown=number(MOST_ROWS, lang)))
    paragraph(" ".join(said))
    st.html(sql_table(outcome.rows))
    for place, kind in zip(st.columns(len(KINDS)), KINDS, strict=True):
        place.download_button(
            DOWNLOAD.say(lang, kind=kind.upper()),
            partial(data_bytes, outcome, kind),
            file_name=f"fos_sql_{release_id}.{kind}",
            mime=KINDS[kind],
            key=f"sql_file_{kind}",
            on_click="ignore",
        )
