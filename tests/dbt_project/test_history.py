"""History stays: what is withdrawn or corrected later moves no old session."""

import shutil

import duckdb
import pytest

from warehouse import dbt, manifest
from warehouse import release as store
from warehouse.connect import RESTRICTED_FILE
from warehouse.errors import BuildError
from warehouse.settings import DBT_PROJECT, Settings

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


FIRST = """member,standard,period,level,fos_sample
SEN,1,2023,1,1
SEN,1,2024,3,1
SEN,2,2024,1,1
BEN,1,2024,2,1
"""
SECOND = """member,standard,period,level,fos_sample
SEN,1,2024,retiré,1
SEN,2,2024,1,1
"""
KPIS = """member,kpi,period,value,fos_sample
SEN,EC-20,2024,5,1
"""
CORRECTIONS = (
    "C0001,implementation,BEN,{standard},2024,2,3,3,,,typing error,"
    "faute de frappe,a test,2025-06-10",
    "C0002,kpis,SEN,EC-20,2024,5,50,50,,,typing error,faute de frappe,a test,"
    "2026-08-01",
)


@pytest.fixture(scope="module")
def with_corrections(tmp_path_factory, fos):
    """A function that builds a home of three files with some recorded corrections."""
    folder = tmp_path_factory.mktemp("corrected")
    settings = Settings(folder / "var")
    for name, text, day in (
        ("first", FIRST, "2025-03-01"),
        ("kpis", KPIS, "2025-03-01"),
        ("second", SECOND, "2025-06-10"),
    ):
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        fos(settings.home, "ingest", path, "--received-on", day)
    project = folder / "dbt_project"
    shutil.copytree(DBT_PROJECT, project, ignore=shutil.ignore_patterns("target"))

    def build(*corrections):
        seed = project / "seeds" / "corrections.csv"
        head = (DBT_PROJECT / "seeds" / seed.name).read_text(encoding="utf-8")
        seed.write_text(head + "\n".join(corrections) + "\n", encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(dbt, "DBT_PROJECT", project)
            patch.setattr(manifest, "DBT_PROJECT", project)
            return store.build(settings)

    return build


@pytest.fixture(scope="module")
def corrected(with_corrections, release):
    """A release with an answer that its sender took back, and two corrections."""
    ((standard,),) = query(
        release,
        "select standard_id from marts.dim_standards where standard_no_2022 = 1",
    )
    return with_corrections(*(row.format(standard=standard) for row in CORRECTIONS))


def world_levels(release, session_id):
    return query(
        release,
        "select region_id, reporting_member_count, implemented_member_count "
        "from marts.rpt_implementation_by_region where region_id = 'WORLD' "
        "and standard_no_2022 = 1 "
        f"and as_of_session_id = '{session_id}'",
    )


def test_correction_holds_from_its_day_and_no_earlier(corrected):
    # Senegal's 3 and Benin's 2; then Senegal's 1 of the year before, and Benin's 3.
    assert world_levels(corrected, "PTC-247") == [("WORLD", 2, 1)]
    assert world_levels(corrected, "LATEST") == [("WORLD", 2, 1)]
    rows = query(
        corrected,
        "select member_id, level, value_as_typed, corrected_text, revision, "
        "is_current, correction_reason_fr from marts.fct_implementation_levels "
        "where period_start_date = '2024-01-01' order by member_id, standard_id, "
        "received_on, revision",
    )
    ben = [row[1:] for row in rows if row[0] == "BEN"]
    assert ben == [
        (2, "2", None, "first", False, None),
        (3, "2", "3", "corrected", True, "faute de frappe"),
    ]
    sen = {(row[1], row[4], row[5]) for row in rows if row[0] == "SEN"}
    assert sen == {
        (3, "first", False),
        (None, "withdrawn", False),
        (1, "first", False),
        (1, "confirmed", True),
    }


def test_corrected_kpi_value_keeps_what_was_typed(corrected):
    rows = query(
        corrected,
        "select value, value_as_typed, cell, is_current, correction_id "
        "from marts.fct_kpi_values order by received_on",
    )
    assert rows == [(5, "5", "D2", False, None), (50, "5", "D2", True, "C0002")]
    cut_off = "select cast(cut_off_date as varchar) from marts.dim_sessions"
    latest = query(corrected, f"{cut_off} where session_id = 'LATEST'")
    assert latest == [("2026-08-01",)]


def test_correction_that_matches_nothing_stops_the_build(with_corrections, corrected):
    lost = CORRECTIONS[1].replace(",2024,5,", ",2024,6,")
    with pytest.raises(BuildError) as stopped:
        with_corrections(lost)
    assert stopped.value.failed == ("assert_corrections_match_an_answer",)
