"""Random legal histories of items: stocks and flows balance, and nothing vanishes."""

import csv
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warehouse.settings import SEEDS

# In the order in which they read one another; the SQL is that of the release.
MODELS = (
    "int_proposal_events_known_by_session",
    "int_proposal_items_known_by_session",
    "int_proposal_steps_by_session",
    "int_proposal_states_by_session",
    "int_proposal_receipts_by_session",
    "int_proposal_outcomes_by_session",
    "int_proposal_grid",
    "int_proposal_flows",
    "rpt_proposals_by_session",
    "int_proposal_numbers_named_by_session",
    "int_proposal_mergers_by_session",
    "int_proposal_numbered_dispositions",
    "int_proposal_group_dispositions",
    "int_proposal_dispositions",
)
FIRST_DAY = date(2022, 7, 1)
CUT_OFFS = {"P1": 100, "P2": 200, "P3": 300, "LATEST": 400}
DECISIONS = ("retained", "merged", "not_retained", "deferred", "withdrawn", "adopted")
ORIGINS = ("input_2024", "theme", None)
LAST_DAY = 399
NUMBERS_IN_GROUPS = {"a": 11, "b": 12}


def moves():
    """Return what may follow each step, as the seed declares it."""
    following = {}
    with (SEEDS / "proposal_moves.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            following.setdefault(row["event_before"], []).append(row["event"])
    return following


FOLLOWING = moves()


@dataclass(frozen=True, slots=True)
class Step:
    """A step as staging gives it; days are counted from the first one."""

    event_id: str
    proposal_no: int | None
    event: str
    day: int
    known_day: int
    origin: str | None
    merged_into_no: int | None = None
    item_count: int | None = 1

    @property
    def outcome(self):
        return self.event if self.event in DECISIONS else None


@st.composite
def lives(draw, number):
    """Draw a legal life of one item; its steps may become known late, in any order."""
    origin = draw(st.sampled_from(ORIGINS))
    day = draw(st.integers(0, 250))
    known = draw(st.integers(day, LAST_DAY))
    steps = [Step(f"{number}-9", number, "received", day, known, origin)]
    for place in range(1, draw(st.integers(0, 6)) + 1):
        event = draw(st.sampled_from(FOLLOWING[steps[-1].event]))
        day += draw(st.integers(1, 60))
        late = max(day, known) + draw(st.integers(0, 150))
        target = draw(st.sampled_from([7, 8, 9])) if event == "merged" else None
        key = f"{number}-{9 - place}"  # keys must not follow the order of the steps
        steps.append(Step(key, number, event, day, late, origin, target))
    return steps


@st.composite
def groups(draw, key):
    """Draw a group of items without numbers, of which some are decided."""
    origin = draw(st.sampled_from(ORIGINS))
    left = draw(st.integers(1, 30))
    day = draw(st.integers(0, 300))
    steps = [Step(f"{key}-0", None, "received", day, day, origin, None, left)]
    for place, event in enumerate(draw(st.permutations(DECISIONS[2:5])), start=1):
        count = draw(st.integers(0, left))
        left -= count
        day += draw(st.integers(0, 60))
        if count:
            steps.append(
                Step(f"{key}-{place}", None, event, day, day, origin, None, count)
            )
    if left and draw(st.booleans()):  # one of the group is named when it is decided
        number = NUMBERS_IN_GROUPS[key]
        steps.append(Step(f"{key}-n", number, "retained", day, day, origin))
    return steps


@st.composite
def histories(draw):
    """Draw the steps of up to nine numbered items and two groups, in any order."""
    numbers = draw(st.lists(st.integers(1, 9), unique=True, max_size=6))
    told = [step for number in numbers for step in draw(lives(number))]
    keys = draw(st.sampled_from([(), ("a",), ("a", "b")]))
    told += [step for key in keys for step in draw(groups(key))]
    return draw(st.permutations(told))


@pytest.fixture(scope="module")
def register(release):
    """A database in memory with the register's models, over tables to be filled."""
    manifest = json.loads((release.path / "dbt" / "manifest.json").read_text("utf-8"))
    nodes = {node["name"]: node for node in manifest["nodes"].values()}
    with duckdb.connect(":memory:") as connection:
        connection.execute("attach ':memory:' as build")
        for schema in ("staging", "intermediate", "marts", "seeds"):
            connection.execute(f"create schema if not exists build.{schema}")
        connection.execute("set threads = 1")
        _create_inputs(connection, nodes)
        yield lambda steps: _balance(connection, nodes, steps)


def _create_inputs(connection, nodes):
    """Create what the models read: seeds as they are, four sessions, no steps."""
    for name in ("codes", "sessions"):
        path = SEEDS / f"{name}.csv"
        target = nodes[name]["relation_name"]
        schema = target.rpartition(".")[0]
        connection.execute(f"create schema if not exists {schema}")
        connection.execute(f"create table {target} as from read_csv('{path}')")
    for name in ("stg_proposals__events", "stg_proposals__items"):
        columns = ", ".join(
            f"{column} {_type(column)}" for column in nodes[name]["columns"]
        )
        connection.execute(f"create table {nodes[name]['relation_name']} ({columns})")
    submissions = nodes["int_submissions_with_withdrawals"]["relation_name"]
    connection.execute(
        f"create table {submissions} as select 'S1' as submission_id, "
        "null::date as withdrawn_on, date '2022-07-01' as received_on"
    )
    sessions = [
        ("P0" if place == 0 else list(CUT_OFFS)[place - 1], key, place + 1, _day(cut))
        for place, (key, cut) in enumerate(CUT_OFFS.items())
    ]
    rows = [
        f"('{key}', {place}, date '{day}', '{previous}', true, "
        f"'{'LATEST' if key == 'LATEST' else 'PTC'}')"
        for previous, key, place, day in sessions
    ]
    for name in ("int_sessions_with_previous", "int_sessions_in_order"):
        connection.execute(
            f"create table {nodes[name]['relation_name']} as select * from "
            f"(values {', '.join(rows)}) as t(session_id, session_sort, cut_off_date, "
            "previous_session_id, is_reporting, body)"
        )


def _type(column):
    if column.endswith("_date"):
        return "date"
    if column.endswith(("_no", "_count", "_number")):
        return "integer"
    return "boolean" if column.startswith("is_") else "varchar"


def _day(number):
    return FIRST_DAY + timedelta(days=number)


def _balance(connection, nodes, steps):
    """Return the rows of balance and dispositions that the steps lead to."""
    table = nodes["stg_proposals__events"]["relation_name"]
    connection.execute(f"delete from {table}")
    rows = [
        (
            *(step.event_id, step.proposal_no, step.event, step.outcome, step.origin),
            *(step.merged_into_no, step.item_count),
            *(_day(step.day), _day(step.known_day), "S1", place),
        )
        for place, step in enumerate(steps)
    ]
    if rows:
        connection.executemany(
            f"insert into {table} (event_id, proposal_no, event, outcome, origin, "
            "merged_into_no, item_count, event_date, known_date, submission_id, "
            "row_number) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    for name in MODELS:
        node = nodes[name]
        connection.execute(
            f"create or replace table {node['relation_name']} as "
            f"{node['compiled_code']}"
        )
    return [
        connection.sql(f"from {nodes[name]['relation_name']}").pl().to_dicts()
        for name in ("rpt_proposals_by_session", "int_proposal_dispositions")
    ]


def standing(steps, cut_off):
    """Count by a plain loop what stands under each origin and outcome at a cut-off."""
    counts = Counter()
    outcomes = {}
    known = [step for step in steps if step.known_day <= cut_off]
    for step in sorted(known, key=lambda step: (step.day, step.event != "received")):
        if step.proposal_no is not None:
            if step.event in (*DECISIONS, "received", "reopened"):
                outcomes[step.proposal_no] = (step.origin, step.outcome)
        elif step.event == "received":
            counts[step.origin, None] += step.item_count
        else:
            counts[step.origin, None] -= step.item_count
            counts[step.origin, step.outcome] += step.item_count
    for number in set(outcomes) & set(NUMBERS_IN_GROUPS.values()):
        counts[outcomes[number][0], None] -= 1  # received with its group
    counts.update(outcomes.values())
    return +counts


def summed(rows, measure, session, *keys):
    counts = Counter()
    for row in rows:
        if row["as_of_session_id"] == session:
            counts[tuple(row[key] for key in keys)] += row[measure]
    return +counts


@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=histories())
def test_random_legal_histories_balance(register, steps):
    flows, dispositions = register(steps)
    for row in flows:
        moved = row["opening_count"] + row["received_count"] - row["decided_count"]
        assert moved == row["closing_count"]
        assert min(row["opening_count"], row["received_count"], moved) >= 0
        assert row["reopened_count"] <= row["received_count"]
    closed = Counter()
    for session, cut_off in CUT_OFFS.items():
        expected = standing(steps, cut_off)
        keys = ("origin", "outcome")
        assert summed(flows, "standing_count", session, *keys) == expected
        assert summed(dispositions, "item_count", session, *keys) == expected
        assert summed(flows, "opening_count", session, "origin") == closed
        closed = summed(flows, "closing_count", session, "origin")


@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=histories())
def test_both_ends_of_each_merger_are_in_the_table(register, steps):
    _, rows = register(steps)
    items = {(row["as_of_session_id"], row["proposal_no"]): row for row in rows}
    ends = [
        (session, number, row["merged_into_no"])
        for (session, number), row in items.items()
        if number is not None and row["merged_into_no"] is not None
    ]
    for session, number, target in ends:
        assert items[session, number]["outcome"] == "merged"
        assert str(number) in items[session, target]["absorbed_nos"].split(";")
    absorbed = [
        (row["as_of_session_id"], int(number), row["proposal_no"])
        for row in rows
        if row["absorbed_nos"]
        for number in row["absorbed_nos"].split(";")
    ]
    assert sorted(absorbed) == sorted(ends)
