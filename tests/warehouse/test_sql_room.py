"""The SQL room: what takes too much is stopped, and answers are what was asked."""

import datetime
import time

import pytest

from warehouse.errors import QueryError
from warehouse.sql_room import run_query

MEMORY_BOMBS = [
    "select len(range(500000000))",
    "select repeat('x', 4000000000)",
    "select string_agg(repeat('x', 1000000), '') from range(100000)",
    "select list(range) from range(100000000)",
]
TIME_BOMBS = [
    "select count(*) from range(100000000000)",
    "with recursive t(n) as (select 1 union all select n + 1 from t) "
    "select max(n) from t",
    "select sum(a.range * b.range) from range(1000000) a, range(1000000) b",
]


def short(query):
    return " ".join(query.split())[:60] or "nothing"


@pytest.mark.parametrize("query", MEMORY_BOMBS, ids=short)
def test_memory_bomb_is_stopped(release, query):
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"(memory|limit)[^\n]*ask for less$"):
        run_query(release, query, seconds=20)
    assert time.monotonic() - started < 25


@pytest.mark.parametrize("query", TIME_BOMBS, ids=short)
def test_time_bomb_is_stopped(release, query):
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"^stopped after 1 s: ask for less"):
        run_query(release, query, seconds=1)
    assert time.monotonic() - started < 5


def test_an_answer_too_large_for_its_reader_is_refused(release):
    query = "select repeat('x', 20000000) || range as text from range(8)"
    with pytest.raises(QueryError, match="the answer is too large"):
        run_query(release, query, seconds=30)


def test_limit_cuts_and_says_so(release):
    whole = run_query(release, "select * from dim_regions", limit=6)
    cut = run_query(release, "select * from dim_regions", limit=5)
    assert (whole.rows.height, whole.is_truncated) == (6, False)
    assert (cut.rows.height, cut.is_truncated) == (5, True)


def test_order_is_kept_under_the_limit(release):
    answer = run_query(release, "select * from range(100000) order by 1 desc", limit=3)
    assert answer.rows["range"].to_list() == [99999, 99998, 99997]


def test_values_are_of_their_kinds(release):
    query = "select member_id, accession_date, is_counted_member from dim_members"
    row = run_query(release, f"{query} where member_id = 'TLS'").rows.row(0)
    assert row[0] == "TLS"
    assert isinstance(row[1], datetime.date)
    assert row[2] is True


def test_kinds_that_flat_files_lack_become_text(release):
    query = "select interval 1 month as i, '101'::bit as b, [interval 2 day] as l"
    assert run_query(release, query).rows.row(0) == ("1 month", "101", "[2 days]")


def test_columns_of_one_name_are_all_there(release):
    query = "select 1 as x, 2 as x, interval 1 day as x"
    assert run_query(release, query).rows.row(0) == (1, 2, "1 day")


def test_parameters_are_values_and_no_text_of_the_query(release):
    answer = run_query(
        release,
        "select $name as name, $missing is null as is_missing",
        parameters={"name": "'; drop table dim_members; --", "missing": None},
    )
    assert answer.rows.row(0) == ("'; drop table dim_members; --", True)


def test_one_query_leaves_no_trace_for_the_next(release):
    run_query(release, "select setseed(0.5)")
    first, second = (run_query(release, "select random()").rows.item() for _ in "ab")
    assert first != second


def test_room_sees_the_published_file_alone(release):
    query = "select count(*) from fct_implementation_levels where not may_be_named"
    assert run_query(release, query).rows.item() == 0
    names = run_query(release, "select table_name from information_schema.tables").rows
    assert set(names["table_name"]) == release.manifest["marts"].keys()
