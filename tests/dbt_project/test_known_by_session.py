"""What a session knew, on random words of every source: late, restated, withdrawn.

HYPOTHESIS_EXAMPLES says on how many histories; see bench/README.md.
"""

import os
import random
from collections import Counter
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.activities import known_at, naming, of_region, words_of_sources
from dashboard.charts.activities_by_member import by_member
from dashboard.charts.activities_by_month import by_month
from dashboard.charts.activities_by_year import by_year
from dashboard.charts.kpi_by_member import known_answers
from dashboard.charts.submitters_by_region import by_region, known_submitters
from dashboard.choice import WORLD, Choice
from dashboard.member.notes import known_notes, level_notes

EXAMPLES = settings(max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "4")))
seeds = st.integers(min_value=0, max_value=2**32)
FIRST_DAY = date(2024, 6, 1)
DAYS = 650
REGIONS = ("WCA", "MENA")
# What each session's picture is made of: reports, and what charts and pages read.
MARTS = (
    "rpt_activities_by_region",
    "rpt_activities_by_month",
    "rpt_activities_by_member",
    "fct_activities_by_session",
    "rpt_proposals_by_session",
    "rpt_submitters_by_region",
    "fct_submitters_by_session",
    "fct_proposals_by_session",
    "fct_proposal_events_by_session",
    "fct_register_by_session",
    "fct_review_milestones_by_session",
    "fct_control_totals_by_session",
    "fct_experience_sharing_by_session",
    "fct_answers_by_session",
    "fct_members_by_session",
    "fct_member_notes_by_session",
    "rpt_kpi_by_region",
    "rpt_implementation_by_region",
)
# Read by charts beside them: facts that no session decides on.
FACTS = ("fct_kpi_values", "dim_regions", "dim_sessions")
OF_TODAY = ("is_to_come",)


@pytest.fixture(scope="module")
def models(compiled_for):
    """The models behind every mart by session, over tables that a test fills."""
    return compiled_for((*MARTS, *FACTS))


def year(number):
    return {
        "period_start_date": date(number, 1, 1),
        "period_end_date": date(number, 12, 31),
    }


def activity(dice, members):
    start = FIRST_DAY + timedelta(dice.randint(-900, DAYS))
    precision = dice.choice(["day", "day", "year"])
    if precision == "year":
        start = start.replace(month=1, day=1)
    last = start if precision == "day" else start.replace(month=12, day=31)
    regions = dice.choice(["WCA", "MENA", "WCA;MENA", "GLOBAL"])
    return "stg_activities__activities", {
        "activity_id": f"A{dice.randint(1, 6)}",
        "source": dice.choice(["newsroom", "press", None]),
        "confidence": dice.choice(["high", "medium", "low"]),
        "region_ids": regions,
        "member_ids": dice.choice([None, ";".join(dice.sample(members, 2))]),
        "start_date": start,
        "start_date_precision": precision,
        "latest_start_date": last,
        "participant_count": dice.choice([None, dice.randint(1, 90)]),
        "type_as_typed": dice.choice(["workshop", None]),
        "is_sample": dice.random() < 0.1,
    }


def step(dice, members):
    event = dice.choice(["received", "retained", "merged", "discussed", "submitted"])
    key = f"{event}{dice.randint(1, 4)}"
    return "stg_proposals__events", {
        "event_id": key,
        "event": event,
        "proposal_no": int(key[-1]) if event != "submitted" else None,
        "merged_into_no": 9 if event == "merged" else None,
        "outcome": event if event in ("retained", "merged") else None,
        "origin": dice.choice(["theme", "china_2024", None]),
        "submitter_id": dice.choice(members) if event == "submitted" else None,
        "item_count": dice.choice([1, None]),
        "is_sample": False,
    }


def item(dice, _members):
    return "stg_proposals__items", {
        "proposal_no": dice.randint(1, 6),
        "origin": dice.choice(["theme", None]),
        "outcome": dice.choice(["retained", None]),
        "is_sample": False,
    }


def experience(dice, members):
    return "stg_proposals__experiences", {
        "experience_id": f"X{dice.randint(1, 4)}",
        "region_id": dice.choice(REGIONS),
        "presenter_id": dice.choice(members),
        "status": dice.choice(["given", "announced"]),
    }


def milestone(dice, _members):
    return "stg_proposals__milestones", {
        "milestone_id": f"M{dice.randint(1, 4)}",
        "what_en": "A step",
        "what_fr": "Une étape",
        "milestone_date": FIRST_DAY + timedelta(dice.randint(-900, DAYS)),
    }


def total(dice, _members):
    return "stg_proposals__totals", {
        "total_key": dice.choice(["items_total", "regions_with_experience", "themes"]),
        "stated_count": dice.randint(0, 3),
    }


def level(dice, members):
    told = dice.choice([0, 1, 2, 3, None])
    return "stg_implementation__levels", {
        "member_id": dice.choice(members[:4]),
        "standard_id": "data_quality",
        **year(dice.choice([2023, 2024])),
        "level": told,
        "answer_status": "not_available" if told is None else "reported",
        "is_sample": False,
        "may_be_named": dice.random() < 0.8,
    }


def kpi_value(dice, members):
    below = dice.randint(1, 50)
    return "stg_kpis__values", {
        "member_id": dice.choice(members[:4]),
        "kpi_id": dice.choice(["EC-01", "EC-20"]),
        **year(dice.choice([2023, 2024])),
        "value": 1.0,
        "numerator": float(below),
        "denominator": float(below),
        "answer_status": dice.choice(["reported", "reported", "not_applicable"]),
        "is_sample": False,
        "may_be_named": True,
    }


KINDS = (activity, step, item, experience, milestone, total, level, kpi_value)


def note(dice, number, members):
    source, item_id = dice.choice(
        [
            ("kpis", "EC-20"),
            ("implementation", "data_quality"),
            ("implementation", "ALL"),
        ]
    )
    approved = FIRST_DAY + timedelta(dice.randint(0, DAYS))
    gone = approved + timedelta(dice.randint(1, 300))
    return {
        "note_id": f"N{number}",
        "source": source,
        "member_id": dice.choice(members[:4]),
        "item_id": item_id,
        "period": str(dice.choice([2023, 2024])),
        "text_en": f"Note {number}",
        "text_fr": f"Note {number}",
        "approved_by": "Secretariat",
        "approved_on": approved,
        "withdrawn_on": gone if dice.random() < 0.4 else None,
    }


class History:
    """Words of every source by the day on which they came, and what was withdrawn."""

    def __init__(self, dice, members, count):
        days = sorted(dice.randint(0, DAYS) for _ in range(count))
        self.files, self.rows, self.withdrawals = [], [], []
        for number, days_on in enumerate(days):
            day, name = FIRST_DAY + timedelta(days_on), f"S{number:06}"
            self.files.append({"submission_id": name, "received_on": day})
            kind = dice.choice(KINDS)
            for row_number in range(1, dice.randint(2, 5)):
                table, row = kind(dice, members)
                ids = f"{name}-{row_number}"
                self.rows.append(
                    (
                        table,
                        row
                        | {"submission_id": name, "row_number": row_number}
                        | {"received_on": day, "known_date": day}
                        | {"answer_id": ids, "statement_id": ids},
                    )
                )
            if dice.random() < 0.3:
                gone = day + timedelta(dice.randint(1, 400))
                self.withdrawals.append({"submission_id": name, "withdrawn_on": gone})
        self.notes = [note(dice, number, members) for number in range(8)]

    def stage(self, models, last=date.max):
        """Fill the staging tables with what had come by a day."""
        tables = {name: [] for name in models.order if name.startswith("stg_")}
        for table, row in self.rows:
            if row["known_date"] <= last:
                tables[table].append(row)
        tables["stg_intake__submissions"] = [
            row for row in self.files if row["received_on"] <= last
        ]
        tables["stg_intake__withdrawals"] = [
            row for row in self.withdrawals if row["withdrawn_on"] <= last
        ]
        for table, rows in tables.items():
            models.stage_rows(table, rows)
        models.connection.execute("delete from build.seeds.member_notes")
        for row in self.notes:
            if row["approved_on"] <= last:
                models.connection.execute(
                    "insert into build.seeds.member_notes by name select "
                    + ", ".join(f"? as {column}" for column in row),
                    list(row.values()),
                )


def history(models, seed, count):
    dice = random.Random(seed)  # noqa: S311 - nothing is secret here
    return History(dice, models.keys("members"), count)


def at(rows, session_id):
    told = rows.filter(pl.col("as_of_session_id") == session_id)
    return told.drop(name for name in OF_TODAY if name in rows.columns)


@given(seed=seeds, count=st.integers(1, 120))
@EXAMPLES
def test_nothing_of_an_earlier_session_moves(models, seed, count):
    """A word that comes after a session's cut-off leaves its whole picture alone."""
    told = history(models, seed, count)
    told.stage(models)
    whole = models.build(MARTS)
    cut_offs = models.cut_offs()
    last = sorted(cut_offs.values())[seed % len(cut_offs)]
    told.stage(models, last)
    known = models.build(MARTS)
    for session_id in (key for key, cut_off in cut_offs.items() if cut_off <= last):
        for mart, rows in whole.items():
            now, then = at(rows, session_id), at(known[mart], session_id)
            assert now.equals(then), (mart, session_id)


@given(seed=seeds, count=st.integers(1, 120))
@EXAMPLES
def test_each_chart_sums_to_its_report_at_every_session(models, seed, count):
    history(models, seed, count).stage(models)
    frames = models.build((*MARTS, *FACTS))
    marts = lambda name: frames[name]  # noqa: E731 - one a run: charts keep what it gave
    for session_id in frames["rpt_activities_by_region"]["as_of_session_id"].unique():
        activities_agree(marts, frames, session_id)
        register_agrees(marts, frames, session_id)
        kpis_agree(marts, frames, session_id)
        notes_agree(marts, frames, session_id)


def activities_agree(marts, frames, session_id):
    """Assert that calendar, years, tiles and list are the report's own numbers."""
    reports = at(frames["rpt_activities_by_region"], session_id).to_dicts()
    for report in reports:
        choice = Choice(as_of=session_id, region=report["region_id"])
        count = report["total_activity_count"]
        assert by_year(marts, choice)["activity_count"].sum() == count
        listed = of_region(marts, choice)
        assert listed.height == count
        has_month = listed.filter(pl.col("start_date_precision") == "day")
        assert by_month(marts, choice)["activity_count"].sum() == has_month.height
        if report["region_id"] == WORLD:
            tiles = by_member(marts, choice)
            named = tiles.filter(pl.col("total_activity_count").is_not_null())
            assert named.height == report["total_member_reached_count"]
            for tile in named.to_dicts():
                own = Choice(as_of=session_id, member=tile["member_id"])
                assert naming(marts, own).height == tile["total_activity_count"]
            listed = set(known_at(marts, choice)["activity_id"])
            assert listed == set(words_of_sources(marts, choice)["activity_id"])


def register_agrees(marts, frames, session_id):
    """Assert that the register's tables hold the rows that its reports count."""
    rows = at(frames["fct_register_by_session"], session_id)
    kinds = Counter(rows["row_kind"].to_list())
    for kind, mart in (
        ("event", "fct_proposal_events_by_session"),
        ("experience", "fct_experience_sharing_by_session"),
    ):
        assert at(frames[mart], session_id).height == kinds[kind], mart
    numbers = {*rows["proposal_no"], *rows["merged_into_no"]} - {None}
    items = at(frames["fct_proposals_by_session"], session_id)["proposal_no"]
    assert sorted(items) == sorted(numbers)
    choice = Choice(as_of=session_id)
    submitted = rows.filter(pl.col("event") == "submitted")["submitter_id"]
    assert set(known_submitters(marts, choice)["submitter_id"]) == set(submitted)
    world = at(frames["rpt_submitters_by_region"], session_id).filter(
        pl.col("region_id") == WORLD
    )
    assert by_region(marts, choice)["submitter_count"].sum() == len(set(submitted))
    assert world["submitter_count"].item() == len(set(submitted))


def kpis_agree(marts, frames, session_id):
    """Assert that as many Members have a tile with a value as the report counts."""
    members = at(frames["fct_members_by_session"], session_id).filter(
        "is_counted_member"
    )
    answers = known_answers(marts, Choice(as_of=session_id)).filter(
        pl.col("member_id").is_in(members["member_id"].implode()),
        pl.col("answer_status") == "reported",
    )
    assert not answers.select("member_id", "kpi_id", "period").is_duplicated().any()
    told = Counter(answers.select("kpi_id", "period").iter_rows())
    reports = at(frames["rpt_kpi_by_region"], session_id).filter(
        pl.col("region_id") == WORLD, pl.col("aggregation_rule") != "computed"
    )
    for row in reports.to_dicts():
        count = told[row["kpi_id"], row["period"]]
        assert count == row["reporting_member_count"], row["kpi_id"]


def notes_agree(marts, frames, session_id):
    """Assert that notes stand on the figures that the session shows."""
    choice = Choice(as_of=session_id)
    answers = at(frames["fct_answers_by_session"], session_id)
    for row in level_notes(marts, choice).to_dicts():
        own = answers.filter(
            pl.col("source") == "implementation",
            pl.col("member_id") == row["member_id"],
        )
        assert own["period_end_date"].max() == row["period_end_date"]
    assert set(level_notes(marts, choice)["note_id"]) <= set(
        known_notes(marts, choice)["note_id"]
    )


def answered(day, *, value, file, is_named=True):
    """Return one KPI value of a Member as staging gives it."""
    told = {"member_id": None, "kpi_id": "EC-20", **year(2024)}
    return told | {
        "value": value,
        "submission_id": file,
        "answer_id": file,
        "row_number": 1,
        "answer_status": "reported",
        "received_on": day,
        "may_be_named": is_named,
        "is_sample": False,
    }


EARLY, LATE, GONE = date(2024, 9, 1), date(2025, 1, 10), date(2025, 3, 1)
CASES = {
    "the answer that had been received": ([answered(EARLY, value=1.0, file="S1")], 1.0),
    "not one that came after the session": (
        [
            answered(EARLY, value=1.0, file="S1"),
            answered(date(2026, 1, 1), value=2.0, file="S2"),
        ],
        1.0,
    ),
    "the later one once it is there": (
        [
            answered(EARLY, value=1.0, file="S1"),
            answered(LATE, value=2.0, file="S2"),
        ],
        2.0,
    ),
    "none where a later one may not be named": (
        [
            answered(EARLY, value=1.0, file="S1"),
            answered(LATE, value=2.0, file="S2", is_named=False),
        ],
        None,
    ),
    "the first again when the later one is withdrawn": (
        [
            answered(EARLY, value=1.0, file="S1"),
            answered(LATE, value=3.0, file="S3"),
        ],
        1.0,
    ),
    "none that is withdrawn": ([answered(EARLY, value=3.0, file="S3")], None),
    "one that is withdrawn after the session": (
        [answered(EARLY, value=4.0, file="S4")],
        4.0,
    ),
}
WITHDRAWN = {"S3": GONE, "S4": date(2026, 1, 1)}


@pytest.mark.parametrize(("answers", "expected"), CASES.values(), ids=CASES)
def test_a_member_shows(models, answers, expected):
    """What its tile shows at PTC-247, in May 2025, of what may be published."""
    member = models.keys("members")[0]
    told = [row | {"member_id": member} for row in answers]
    for name in (name for name in models.order if name.startswith("stg_")):
        models.stage_rows(name, [])
    models.stage_rows("stg_kpis__values", told)
    models.stage_rows(
        "stg_intake__submissions",
        [{k: row[k] for k in ("submission_id", "received_on")} for row in told],
    )
    models.stage_rows(
        "stg_intake__withdrawals",
        [
            {"submission_id": row["submission_id"], "withdrawn_on": gone}
            for row in told
            if (gone := WITHDRAWN.get(row["submission_id"]))
        ],
    )
    frames = models.build(("fct_answers_by_session", "fct_kpi_values"))
    published = {name: f.filter("may_be_named") for name, f in frames.items()}
    shown = known_answers(lambda name: published[name], Choice(as_of="PTC-247"))
    assert shown["value"].to_list() == ([] if expected is None else [expected])
