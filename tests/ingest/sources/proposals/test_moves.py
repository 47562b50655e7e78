"""Steps in the life of an item: only those the seed declares, whatever the order."""

import csv
import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.check import check_file
from ingest.load import known_rows, load
from ingest.sources.proposals.moves import (
    RECEIVED,
    TOLD_ONLY,
    Step,
    circles,
    in_order,
    read_moves,
    refusals,
)
from ingest.sources.proposals.words import EVENT_WORDS
from warehouse.durable import sha256_of
from warehouse.ledger import Ledger
from warehouse.settings import read_settings

RECEIVED_ON = date(2025, 10, 1)
REGISTER = Path(__file__).parents[4] / "ingest/sources/proposals/files"
HEADERS = ("proposal_no", "event", "event_date", "merged_into")


def events(path, *rows):
    """Write a file of events: number, step, day, item merged into; return its path.

    An item that is merged goes into item 1 where nothing is said.
    """
    rows = [(*row, "1" if row[1] == "merged" else "")[:4] for row in rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADERS, *rows])
    return path


def held(path, **options):
    checked = check_file(path, RECEIVED_ON, **options)
    assert checked.rows_read == checked.rows_accepted + checked.rows_quarantined
    return checked.problems.select("code", "cell").rows()


ILLEGAL = {
    "adopted, then discussed": [
        ("adopted", "2024-05-01"),
        ("discussed", "2024-06-01"),
    ],
    "merged, then retained": [("merged", "2024-05-01"), ("retained", "2024-06-01")],
    "withdrawn, then decided": [
        ("withdrawn", "2024-05-01"),
        ("adopted", "2024-06-01"),
    ],
    "not retained, then retained": [
        ("not_retained", "2024-05-01"),
        ("retained", "2024-06-01"),
    ],
    "received, then adopted": [("received", "2024-05-01"), ("adopted", "2024-06-01")],
    "received twice": [("received", "2024-05-01"), ("received", "2024-06-01")],
}


@pytest.mark.parametrize("steps", ILLEGAL.values(), ids=ILLEGAL)
def test_illegal_move_is_held_at_the_later_step(tmp_path, steps):
    path = events(tmp_path / "e.csv", *((5, *step) for step in steps))
    assert held(path) == [("illegal_move", "B3")]


def test_order_of_the_file_does_not_matter_where_days_are_known(tmp_path):
    path = events(
        tmp_path / "e.csv", (5, "discussed", "2024-06-01"), (5, "adopted", "2024-05-01")
    )
    assert held(path) == [("illegal_move", "B2")]


def test_steps_without_days_stand_as_the_file_puts_them(tmp_path):
    assert held(
        events(tmp_path / "a.csv", (5, "adopted", ""), (5, "discussed", ""))
    ) == [("illegal_move", "B3")]
    legal = [(5, "discussed", ""), (5, "retained", "")]
    assert held(events(tmp_path / "b.csv", *legal)) == []


def test_step_before_the_item_was_received_is_held(tmp_path):
    path = events(
        tmp_path / "e.csv",
        (5, "received", "2024-06-01"),
        (5, "discussed", "2024-05-01"),
    )
    assert held(path) == [("illegal_move", "B3")]


def test_reopened_item_may_move_again(tmp_path):
    path = events(
        tmp_path / "e.csv",
        (5, "adopted", "2024-05-01"),
        (5, "reopened", "2024-06-01"),
        (5, "discussed", "2024-07-01"),
    )
    assert held(path) == []


def test_message_says_what_may_follow_in_both_languages(tmp_path):
    path = events(
        tmp_path / "e.csv", (5, "adopted", "2024-05-01"), (5, "discussed", "2024-06-01")
    )
    (problem,) = check_file(path, RECEIVED_ON).problems.iter_rows(named=True)
    assert (
        "item 5 after “Adopted”; what may follow is: Adopted, Reopened"
        in (problem["message_en"])
    )
    assert "l'élément 5 après «\u00a0Adoptée\u00a0»" in problem["message_fr"]


@pytest.mark.parametrize(
    ("merges", "cells"),
    [
        ([(5, 5)], ["D2"]),
        ([(5, 6), (6, 5)], ["D2", "D3"]),
        ([(5, 6), (6, 7), (7, 6)], ["D3", "D4"]),
        ([(5, 6), (6, 7)], []),
    ],
    ids=["itself", "two", "a tail is sound", "a chain ends"],
)
def test_items_merged_in_a_circle_are_held(tmp_path, merges, cells):
    rows = [(item, "merged", "2024-05-01", into) for item, into in merges]
    assert held(events(tmp_path / "e.csv", *rows)) == [
        ("merged_in_a_circle", cell) for cell in cells
    ]


def test_items_table_is_held_to_the_same(tmp_path):
    path = tmp_path / "items.csv"
    path.write_text(
        "proposal_no,title,outcome,merged_into\n1,a,merged,2\n2,b,merged,1\n",
        encoding="utf-8",
    )
    assert held(path) == [("merged_in_a_circle", "D2"), ("merged_in_a_circle", "D3")]


def test_shipped_register_makes_no_illegal_move():
    assert held(REGISTER / "events.csv") == []


def test_ledger_is_gone_by_and_told_again_is_no_move(tmp_path, monkeypatch):
    monkeypatch.setenv("FOS_HOME", str(tmp_path / "home"))
    first = events(tmp_path / "first.csv", (5, "adopted", "2024-05-01"))
    later = events(tmp_path / "later.csv", (5, "discussed", "2024-06-01"))
    again = events(
        tmp_path / "again.csv",
        (5, "adopted", "2024-05-01"),
        (5, "reopened", "2024-07-01"),
    )
    assert held(later) == []
    with Ledger.open(read_settings()) as ledger:
        assert known_rows(ledger)["ledger.proposal_events"].is_empty()
        load(check_file(first, RECEIVED_ON), sha256_of(first), ledger)
        assert held(later, known=lambda: known_rows(ledger)) == [("illegal_move", "B2")]
        assert held(again, known=lambda: known_rows(ledger)) == []


EVENTS = st.sampled_from(list(EVENT_WORDS))
DAYS = st.integers(0, 40).map(lambda days: date(2024, 1, 1) + timedelta(days))
STEPS = st.lists(st.tuples(EVENTS, st.none() | DAYS), max_size=12)


@given(STEPS)
def test_what_is_left_of_any_steps_is_a_legal_life(listed):
    moves = read_moves()
    steps = [Step(5, event, day, at) for at, (event, day) in enumerate(listed)]
    ordered = in_order(steps, moves)
    assert sorted(step.position for step in ordered) == list(range(len(steps)))
    refused = {refusal.step.position for refusal in refusals(ordered, moves)}
    kept = [step for step in ordered if step.position not in refused]
    assert not refusals(kept, moves)
    real = [step for step in kept if step.event not in TOLD_ONLY]
    for before, after in itertools.pairwise(real):
        is_again = (before.event, before.day) == (after.event, after.day)
        assert is_again or (before.event, after.event) in moves.legal
    assert RECEIVED not in {step.event for step in real[1:] if step.day != real[0].day}


@given(STEPS)
def test_refused_steps_of_any_file_are_held_and_named(tmp_path_factory, listed):
    rows = [(5, event, day or "") for event, day in listed]
    path = events(tmp_path_factory.mktemp("any") / "e.csv", *rows)
    checked = check_file(path, RECEIVED_ON)
    assert checked.rows_read == len(rows)
    assert checked.rows_read == checked.rows_accepted + checked.rows_quarantined
    codes = set(checked.problems["code"])
    assert codes <= {"illegal_move", "duplicate_row", "no_rows"}


@given(st.dictionaries(st.integers(1, 9), st.integers(1, 9)))
def test_circles_of_any_merges_are_found_once_and_whole(merges):
    found = circles(merges)
    for circle in found:
        following = [merges[item] for item in circle]
        assert following == [*circle[1:], circle[0]]
    inside = [item for circle in found for item in circle]
    assert len(inside) == len(set(inside))
    for start in merges:
        item, steps = start, 0
        while item in merges and item not in inside and steps < 20:
            item, steps = merges[item], steps + 1
        assert steps < 20


def test_every_step_of_the_seed_is_a_step_of_the_list():
    moves = read_moves()
    assert {event for move in moves.legal for event in move} <= set(moves.ranks)
    assert set(moves.ranks) == set(EVENT_WORDS)


GROUPS = ("proposal_no", "item_count", "event", "event_date", "origin", "outcome")


def groups(path, *rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([GROUPS, *rows])
    return path


def test_two_receipts_of_as_many_items_are_two(tmp_path):
    received = [
        ("", 5, "received", day, "theme", "") for day in ("2024-01-01", "2024-02-01")
    ]
    eight = ("", 8, "retained", "2024-05-01", "theme", "retained")
    assert held(groups(tmp_path / "a.csv", *received, eight)) == []
    eleven = ("", 11, "retained", "2024-05-01", "theme", "retained")
    codes = [code for code, _ in held(groups(tmp_path / "b.csv", *received, eleven))]
    assert codes == ["out_of_range"] * 3


def test_item_decided_in_two_steps_is_decided_once_and_reopened_not_at_all(tmp_path):
    rows = [
        ("", 4, "received", "2024-01-01", "theme", ""),
        (7, 1, "received", "2024-01-01", "theme", ""),
        (7, 1, "retained", "2024-02-01", "theme", "retained"),
        (7, 1, "adopted", "2024-03-01", "theme", "adopted"),
        ("", 4, "retained", "2024-04-01", "theme", "retained"),
    ]
    assert held(groups(tmp_path / "a.csv", *rows)) == []
    reopened = (7, 1, "reopened", "2024-05-01", "theme", "")
    rows[-1] = ("", 5, "retained", "2024-06-01", "theme", "retained")
    assert held(groups(tmp_path / "b.csv", *rows[:-1], reopened, rows[-1])) == []
