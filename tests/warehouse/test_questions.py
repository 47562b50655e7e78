from __future__ import annotations

from functools import cache

import pytest

from warehouse.errors import QueryError
from warehouse.questions import all_questions, parse_question
from warehouse.sql_room import run_query
from warehouse.text import Lang

QUESTIONS = all_questions()
HEAD = "-- en: Which?\n-- fr: Lesquels ?\n"
# A parameter of a new question needs a value to be tried with.
SAMPLE_VALUES = {
    "kpi_id": "EC-02",
    "member_id": "AUS",
    "on_date": "2022-07-01",
    "origin": "china_2024",
    "outcome": "retained",
    "principle_id": "facilitation",
    "region_id": "WCA",
    "session_id": "LATEST",
    "source": "implementation",
    "standard_id": "ppp",
}
PARAMETERS = [
    pytest.param(question, parameter.name, id=f"{question.key}-{parameter.name}")
    for question in QUESTIONS
    for parameter in question.parameters
]

each_question = pytest.mark.parametrize(
    "question", QUESTIONS, ids=lambda question: question.key
)


def answer(release, question, **given):
    return run_query(release, question.sql, parameters=question.values(**given)).rows


@pytest.fixture(scope="module")
def everything(release):
    return cache(lambda question: answer(release, question))


def test_there_are_questions_sorted_by_key():
    keys = [question.key for question in QUESTIONS]
    assert keys == sorted(keys)
    assert "implementation_by_region" in keys


@each_question
def test_question_is_asked_in_both_languages(question):
    assert question.text(Lang.EN).endswith("?")
    assert question.text(Lang.FR).endswith("\u202f?")
    assert question.text(Lang.EN) != question.text(Lang.FR)
    for parameter in question.parameters:
        assert parameter.text(Lang.EN) != parameter.text(Lang.FR)


@each_question
def test_question_runs_with_everything_left_out(question, everything):
    assert everything(question).width > 0


@pytest.mark.parametrize(("question", "name"), PARAMETERS)
def test_parameter_narrows_the_answer(question, name, everything, release):
    whole = everything(question)
    narrowed = answer(release, question, **{name: SAMPLE_VALUES[name]})
    assert narrowed.columns == whole.columns
    assert narrowed.height <= whole.height
    if name in whole.columns:
        assert narrowed[name].unique().to_list() in ([], [SAMPLE_VALUES[name]])


@each_question
def test_question_runs_with_everything_filled_in(question, release):
    given = {
        parameter.name: SAMPLE_VALUES[parameter.name]
        for parameter in question.parameters
    }
    assert answer(release, question, **given).columns


def test_regions_had_184_members_when_the_review_began_and_187_now(release):
    question = next(
        question
        for question in QUESTIONS
        if question.key == "members_of_each_region_on_a_date"
    )
    # The WCO counted 184 Members on 1 July 2022 and 187 from 17 September 2025.
    on_day = answer(release, question, on_date="2022-07-01")
    assert on_day["member_count"].sum() == 184
    assert answer(release, question)["member_count"].sum() == 187


def test_every_item_of_the_review_has_its_place(release):
    question = next(
        question
        for question in QUESTIONS
        if question.key == "where_each_proposal_stands"
    )
    rows = answer(release, question)
    assert rows["proposal_no"].to_list() == list(range(1, 44))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param("-- en: Which?\nselect 1", "`-- fr: …`", id="no French"),
        pytest.param("select 1", "`-- en: …`", id="no heading"),
        pytest.param(HEAD + "select $x", r"each \$parameter", id="undescribed"),
        pytest.param(
            HEAD + "-- param x: an x\nselect $x", r"each \$parameter", id="no French x"
        ),
        pytest.param(
            HEAD + "-- param x: an x | un x\nselect 1", "no other", id="never used"
        ),
    ],
)
def test_file_that_is_no_question_is_refused_in_one_line(content, complaint):
    with pytest.raises(QueryError, match=complaint) as caught:
        parse_question("odd", content)
    assert str(caught.value).startswith("odd.sql")
    assert "\n" not in str(caught.value)


def test_value_for_no_parameter_of_the_question_is_refused():
    question = parse_question("one", HEAD + "select 1")
    with pytest.raises(QueryError, match="no parameter 'y'"):
        question.values(y=1)
