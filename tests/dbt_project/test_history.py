"""History stays: what is withdrawn or corrected later moves no old session."""

import shutil

import duckdb
import pytest

from warehouse import release as store
from warehouse.connect import RESTRICTED_FILE
from warehouse.settings import Settings

WITHDRAWN_ON = "2026-07-20"
MART_KEYS = {
    "rpt_proposals_by_session": "opening_count, closing_count, total_decided_count",
    "rpt_areas_for_update": "experience_count, proposal_count",
}


def query(release, sql):
    database = str(release.path / RESTRICTED_FILE)
    with duckdb.connect(database, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def register_files(home):
    with duckdb.connect(str(home / "ledger.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "select submission_id from intake.submissions where source = 'proposals'"
        ).fetchall()
    return [row[0] for row in rows]


@pytest.fixture(scope="module")
def history(release_home, tmp_path_factory, fos):
    """A release after the whole register was withdrawn."""
    home = tmp_path_factory.mktemp("history") / "var"
    shutil.copytree(release_home, home, symlinks=True)
    for submission_id in register_files(home):
        why = ("--why", "replaced by another table", "--on", WITHDRAWN_ON)
        fos(home, "withdraw", submission_id, *why)
    return store.build(Settings(home))


@pytest.mark.parametrize("mart", MART_KEYS)
def test_withdrawn_register_stays_in_the_sessions_before(history, release, mart):
    rows = (
        f"select * exclude (session_sort) from marts.{mart} "
        f"where as_of_session_id <> 'LATEST' order by all"
    )
    assert query(history, rows) == query(release, rows)


def test_withdrawn_register_leaves_the_latest_state(history):
    assert query(history, "select count(*) from marts.dim_proposals") == [(0,)]
    (stock,) = query(
        history,
        "select sum(opening_count), sum(received_count), sum(closing_count) "
        "from marts.rpt_proposals_by_session where as_of_session_id = 'LATEST'",
    )
    assert stock == (0, 0, 0)
    cut_off = "select cast(cut_off_date as varchar) from marts.dim_sessions"
    assert query(history, f"{cut_off} where session_id = 'LATEST'") == [(WITHDRAWN_ON,)]
