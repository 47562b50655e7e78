"""The SQL page: what is asked, answered and refused, and the files of an answer."""

import io
import json

import openpyxl
import polars as pl
import pytest

from dashboard.sql.queries import (
    Outcome,
    Query,
    answer,
    blanks,
    data_bytes,
    is_from_sample,
    read_query,
)
from dashboard.sql.words import FAILED, in_words
from warehouse.errors import QueryError
from warehouse.questions import all_questions
from warehouse.sql_room import run_query
from warehouse.text import SAMPLE_LINE, Lang

HOSTILE = (
    "drop table marts.dim_members",
    "select * from read_csv('/etc/passwd')",
    "select 1; select 2",
    "copy (select 1) to '/tmp/x.csv'",
    "attach 'other.duckdb'",
    "with a as (insert into dim_members values (1)) select * from a",
    "select * from duckdb_settings()",
    "select getenv('HOME')",
    "select * from no_such_mart",
    "select * from other.dim_members",
    "",
)


def notice(app):
    bodies = [element.proto.body for element in app.get("html")]
    found = [body for body in bodies if 'class="fos-notice"' in body]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("sql", HOSTILE)
def test_a_hostile_query_is_refused_in_one_line_of_each_language(release, sql):
    with pytest.raises(QueryError) as refusal:
        run_query(release, sql)
    said = {lang: in_words(str(refusal.value), lang) for lang in Lang}
    assert all("\n" not in words for words in said.values())
    failed = FAILED(Lang.FR).partition("{")[0]
    assert said[Lang.EN] != said[Lang.FR]
    assert not said[Lang.FR].startswith(failed), "no French for this refusal"


@pytest.mark.parametrize(
    "message",
    [
        "stopped after 10 s: ask for less (a filter, fewer joins)",
        "stopped: it went over its memory or time limit; ask for less",
        "it needs more memory than a query may have; ask for less",
        "the answer is too large; ask for fewer rows or columns",
        "give the CTE 'duckdb_views' another name",
        "name the values of PIVOT: pivot … on column in ('a', 'b')",
    ],
)
def test_limits_are_said_in_french(message):
    assert not in_words(message, Lang.FR).startswith(FAILED(Lang.FR).partition("{")[0])


def test_what_the_database_says_is_cut_before_the_query_is_echoed():
    words = in_words("Binder Error: no column LINE 1: select secret", Lang.FR)
    assert words.endswith("Binder Error: no column")


def test_the_page_refuses_in_one_line(visit):
    app, _ = visit("sql", q="drop table x", lang="fr")
    assert "seul SELECT est autorisé ici" in notice(app)


def test_an_address_asks_its_query_with_the_values_of_its_blanks(visit):
    sql = "select region_id from dim_regions where region_id = $region_id"
    app, words = visit("sql", q=sql, p_region_id="WCA", lang="fr")
    assert '<th scope="row">WCA</th>' in words
    assert '<th scope="row">EUR</th>' not in words
    assert app.text_area(key="sql_text").value == sql
    assert app.text_input(key="sql_value_region_id").value == "WCA"
    assert "1\u00a0ligne." in words


def test_what_is_run_stands_in_the_address_and_in_the_links(visit):
    app, _ = visit("sql")
    app.text_area(key="sql_text").set_value("select 7 as seven")
    app.button(key="FormSubmitter:sql_form-Run the query").click().run()
    assert not app.exception
    assert app.query_params["q"] == "select 7 as seven"
    words = "\n".join(element.proto.body for element in app.get("html"))
    assert "q=select+7+as+seven" in words


def test_a_prepared_question_fills_editor_and_blanks(visit):
    app, _ = visit("sql", lang="fr", as_of="PTC-247", region="WCA")
    app.selectbox(key="sql_question").set_value("kpi_by_region").run()
    assert "rpt_kpi_by_region" in app.text_area(key="sql_text").value
    assert app.text_input(key="sql_value_session_id").value == "PTC-247"
    assert app.text_input(key="sql_value_region_id").value == "WCA"
    assert app.text_input(key="sql_value_kpi_id").value == ""


@pytest.mark.parametrize("question", all_questions(), ids=lambda each: each.key)
def test_every_prepared_question_is_answered(book, question):
    values = tuple((name, "") for name in blanks(question.sql))
    found = answer(book, Query(question.sql, values))
    assert found.refusal == ""
    assert {name for name, _ in values} == {each.name for each in question.parameters}


def test_truncation_is_said(visit):
    sql = "select a.range from range(200) a, range(200) b"
    _, words = visit("sql", q=sql, lang="fr")
    assert "Seules les 10\u202f000 premières lignes sont données" in words
    assert "Les 200 premières sont présentées" in words


def test_a_blank_in_a_text_or_a_comment_is_none():
    sql = "select '$a', \"$b\" from t where x = $c or y = $d and $c -- $e"
    assert blanks(sql) == ["c", "d"]
    assert read_query({"q": sql, "p_c": "1"}) == Query(sql, (("c", "1"), ("d", "")))
    assert read_query({}) is None


@pytest.mark.parametrize(
    ("sql", "is_sample"),
    [
        ("select name_en from dim_members", False),
        ("select 1 as one from RPT_IMPLEMENTATION_BY_REGION", True),
        ('select false as is_sample from "rpt_member_scorecard"', True),
    ],
)
def test_no_selection_takes_the_sample_line_away(book, sql, is_sample):
    assert is_from_sample(book, sql) == is_sample


def test_files_of_an_answer_hold_its_rows_and_the_sample_line():
    rows = pl.DataFrame({"name": ["=1+1", "é"], "level": [1.5, None]})
    outcome = Outcome(rows, is_sample=True)
    read = pl.read_csv(io.BytesIO(data_bytes(outcome, "csv")), infer_schema=False)
    assert read["name"].to_list() == ["'=1+1", "é"]
    assert SAMPLE_LINE.fr in read["sample_note"][0]
    content = json.loads(data_bytes(outcome, "json"))
    assert [row["level"] for row in content] == [1.5, None]
    stored = pl.read_parquet(io.BytesIO(data_bytes(outcome, "parquet")))
    assert stored["level"].to_list() == [1.5, None]
    book = openpyxl.load_workbook(io.BytesIO(data_bytes(outcome, "xlsx")))
    assert book.active["A2"].value == "=1+1"
    assert book.active["A2"].data_type == "s"
    assert "sample_note" not in data_bytes(Outcome(rows), "csv").decode()


@pytest.mark.parametrize("lang", Lang)
def test_the_panel_says_what_columns_mean_in_the_readers_language(visit, lang):
    _, words = visit("sql", lang=str(lang), table="dim_members")
    meaning = "Day from which" if lang == Lang.EN else "Jour à partir duquel"
    assert meaning in words
    assert "FR :" not in words
