"""Capacity-building activities: the shipped list, and what other lists may hold."""

import csv
from datetime import date
from pathlib import Path

import pytest

from ingest.check import check_file
from ingest.codes import read_codes
from ingest.sources.activities.reading import read_participants

SHIPPED = Path(__file__).parents[4] / "ingest/sources/activities/files/activities.csv"
RECEIVED_ON = date(2025, 10, 1)
ROW = {"title": "A workshop", "start_date": "2024-05-28", "region": "ESA"}


def check(tmp_path, *rows):
    fields = list(dict.fromkeys(name for row in (ROW, *rows) for name in row))
    path = tmp_path / "activities.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields)
        writer.writeheader()
        writer.writerows({**ROW, **row} for row in rows)
    return check_file(path, RECEIVED_ON)


def read(tmp_path, **cells):
    checked = check(tmp_path, cells)
    assert checked.rows_accepted == 1, checked.problems["message_en"].to_list()
    return checked.verdict.tables["activities"].row(0, named=True)


def codes(checked):
    return checked.problems["code"].to_list()


@pytest.fixture(scope="module")
def shipped():
    checked = check_file(SHIPPED, RECEIVED_ON)
    assert codes(checked) == []
    return checked.verdict.tables["activities"]


def activity(rows, activity_id):
    return next(
        row for row in rows.iter_rows(named=True) if row["activity_id"] == activity_id
    )


def test_all_31_shipped_activities_load_with_no_problem(shipped):
    assert shipped.height == 33
    assert shipped["start_date_value"].is_between(date(2015, 5, 19), RECEIVED_ON).all()


def test_shipped_activity_for_two_regions_keeps_both(shipped):
    assert activity(shipped, "CB-010")["region_ids"] == "ESA;WCA"
    assert activity(shipped, "CB-011")["region_ids"] == "GLOBAL"


def test_host_that_is_no_member_is_a_country_all_the_same(shipped):
    row = activity(shipped, "CB-019")
    assert (row["host_iso3"], row["host_member_id"]) == ("ABW", None)


def test_totals_of_the_shipped_list_are_those_of_the_file(shipped):
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for name in ("participants", "administration_count", "member_count"):
        total = sum(int(row[name]) for row in rows if row[name])
        assert shipped[f"{name}_value"].sum() == total
    named = {member for row in rows for member in row["members"].split(";") if member}
    read = {one for ids in shipped["member_ids"].drop_nulls() for one in ids.split(";")}
    assert read == named


def test_day_a_row_was_known_prevails_over_that_of_the_file(shipped):
    ends = [row["end_date_value"] for row in shipped.iter_rows(named=True)]
    assert shipped["_received_on"].to_list() == ends


@pytest.mark.parametrize(
    ("text", "count", "qualifier"),
    [
        ("22", 22, None),
        ("more than 70", 70, "more_than"),
        ("plus de 70", 70, "more_than"),
        ("> 70", 70, "more_than"),
        ("Over 1,200 participants", 1200, "more_than"),
        ("close to 100", 100, "close_to"),
        ("près de 100 personnes", 100, "close_to"),
        ("environ 1 200", 1200, "about"),
        ("~50", 50, "about"),
        ("not known", None, "unknown"),
        ("–", None, "unknown"),
    ],
)
def test_participants_are_a_number_and_a_qualifier(text, count, qualifier):
    assert read_participants(text).values == (count, qualifier)


@pytest.mark.parametrize("text", ["70+", "at least 70", "-5", "2.5", "many", "? 70"])
def test_number_of_participants_that_is_not_certain_is_held(text):
    assert read_participants(text).finding.code == "bad_number"


@pytest.mark.parametrize(
    ("cells", "count", "qualifier"),
    [
        ({"participants": "22"}, 22, "exact"),
        ({"participants": "plus de 70"}, 70, "more_than"),
        ({"participants": "70", "participants_qualifier": "about"}, 70, "about"),
        ({"participants": "70", "participants_qualifier": "près de"}, 70, "close_to"),
        ({"participants": "", "participants_qualifier": "exact"}, None, "unknown"),
        ({}, None, "unknown"),
    ],
)
def test_qualifier_comes_from_its_column_or_from_the_words(
    tmp_path, cells, count, qualifier
):
    row = read(tmp_path, **cells)
    assert (row["participants_value"], row["participants_qualifier"]) == (
        count,
        qualifier,
    )


@pytest.mark.parametrize(
    ("text", "region_ids"),
    [
        ("A/P", "AP"),
        ("Asie/Pacifique; AOC", "AP;WCA"),
        ("EUR; EUR ;", "EUR"),
        ("World", "GLOBAL"),
        ("", None),
    ],
)
def test_regions_are_read_in_either_language(tmp_path, text, region_ids):
    assert read(tmp_path, region=text)["region_ids"] == region_ids


def test_members_are_read_by_code_or_name_and_kept_once(tmp_path):
    row = read(tmp_path, members="FJI; France ;Bhoutan; FRA")
    assert row["member_ids"] == "FJI;FRA;BTN"


@pytest.mark.parametrize(
    ("cells", "code", "said"),
    [
        ({"end_date": "2024-05-01"}, "bad_date", "before the start"),
        ({"start_date": "03/04/2024"}, "ambiguous_date", "2024-04-03"),
        ({"start_date": "2026-01-01"}, "future_date", "2025-10-01"),
        ({"start_date": ""}, "missing_value", "start_date"),
        ({"title": ""}, "missing_value", "title"),
        ({"region": "ESA;Atlantis"}, "unknown_region", "“Atlantis”"),
        ({"host": "Atlantis"}, "unknown_member", "Atlantis"),
        ({"host": "Europe"}, "not_a_country", "Europe"),
        ({"members": "FJI;Buthan"}, "unknown_member", "“Buthan”"),
        ({"members": "FJI;Aruba"}, "not_a_member", "Aruba (ABW)"),
        ({"participants": "many"}, "bad_number", "many"),
        ({"member_count": "some"}, "bad_number", "some"),
        (
            {"participants": "more than 70", "participants_qualifier": "exact"},
            "cells_contradict",
            "participants_qualifier",
        ),
        ({"participants_qualifier": "?"}, "unknown_status", "more_than"),
    ],
)
def test_what_is_wrong_with_an_activity_is_held_and_named(tmp_path, cells, code, said):
    checked = check(tmp_path, cells)
    assert codes(checked) == [code]
    assert said in checked.problems["message_en"][0]
    assert checked.rows_accepted == 0


def test_activity_without_a_number_of_its_own_is_known_by_what_it_is(tmp_path):
    checked = check(tmp_path, {}, {}, {"city": "Nairobi"})
    assert codes(checked) == ["duplicate_row"]
    assert checked.rows_accepted == 2


@pytest.mark.parametrize(
    "cells",
    [
        {"participants": "25"},
        {"members": "FJI"},
        {"end_date": "2024-05-29"},
        {"note": "the second one"},
        {"Committed": "2024-10-27"},
        {"donor": "Another fund"},
        {"start_date": "May 2024"},
    ],
)
def test_activity_that_differs_in_any_column_of_the_file_is_another(tmp_path, cells):
    first = {**dict.fromkeys(cells, ""), "Amount": "1"}
    checked = check(tmp_path, {**first, **ROW}, {**first, **cells})
    assert set(codes(checked)) <= {"alike_row"}
    assert checked.rows_accepted == 2


def test_alike_activities_load_with_a_warning_that_names_the_cell(tmp_path):
    checked = check(tmp_path, {"Amount": "100000"}, {"Amount": "200000"})
    (problem,) = checked.problems.to_dicts()
    assert (problem["code"], problem["severity"]) == ("alike_row", "warning")
    assert (problem["column_name"], problem["cell"]) == ("title", "A3")
    assert "row 2" in problem["message_en"]
    assert "ligne 2" in problem["message_fr"]


@pytest.mark.parametrize(
    "cells",
    [
        {"start_date": "28 May 2024"},
        {"participants": "22 participants"},
        {"region": "East and Southern Africa"},
        {"members": "Fiji"},
    ],
)
def test_activity_said_twice_in_other_words_is_the_same_one(tmp_path, cells):
    first = {"participants": "22", "members": "FJI", "Amount": "100000"}
    checked = check(tmp_path, first, {**first, **cells})
    assert codes(checked) == ["duplicate_row"]
    assert checked.rows_accepted == 1
    assert checked.problems["cell"].to_list() == ["A3"]


def test_repeated_activity_of_a_mapped_table_is_told_at_a_cell_of_the_file(tmp_path):
    path = tmp_path / "grants.csv"
    path.write_text(
        "Recipient,Committed,Title,Start\n"
        "Kenya,2023-11-27,Support,2024-01-11\n"
        "Kenya,2024-10-27,Support,2024-01-11\n"
        "Kenya,2023-11-27,Support,2024-01-11\n",
        encoding="utf-8",
    )
    (tmp_path / "grants.mapping.yml").write_text(
        "version: 1\nsource: activities\npublisher: Example\ntitle: Example\n"
        "licence: CC BY 4.0\nmay_be_named: yes\nsheets:\n  - columns:\n"
        "      title: Title\n      start_date: Start\n      region: {text: ESA}\n"
        "      members: Recipient\n",
        encoding="utf-8",
    )
    checked = check_file(path, RECEIVED_ON)
    problems = checked.problems.select("code", "row", "column_name", "cell").rows()
    assert problems == [
        ("alike_row", 3, "Title", "C3"),
        ("duplicate_row", 4, "Title", "C4"),
    ]
    assert checked.rows_accepted == 2


def test_repeated_activity_whose_title_the_mapping_gives_has_a_cell_too(tmp_path):
    path = tmp_path / "grants.csv"
    path.write_text(
        "Recipient,Start\nKenya,2024-01-11\nKenya,2024-01-11\n", encoding="utf-8"
    )
    (tmp_path / "grants.mapping.yml").write_text(
        "version: 1\nsource: activities\npublisher: Example\ntitle: Example\n"
        "licence: CC BY 4.0\nmay_be_named: yes\nsheets:\n  - columns:\n"
        "      title: {text: Support}\n      start_date: Start\n"
        "      region: {text: ESA}\n      members: Recipient\n",
        encoding="utf-8",
    )
    (problem,) = check_file(path, RECEIVED_ON).problems.to_dicts()
    assert (problem["code"], problem["row"]) == ("duplicate_row", 3)
    assert problem["cell"] in {"A3", "B3"}
    assert problem["column_name"] in {"Recipient", "Start"}


def test_two_activities_under_one_id_contradict_each_other(tmp_path):
    checked = check(
        tmp_path,
        {"activity_id": "X-1"},
        {"activity_id": "X-1", "title": "Another workshop"},
        {"activity_id": "X-2"},
    )
    assert codes(checked) == ["conflicting_row", "conflicting_row"]
    assert checked.rows_accepted == 1


@pytest.mark.parametrize(
    ("text", "iso3", "member_id"),
    [("Fiji", "FJI", "FJI"), ("la Dominique", "DMA", None), ("EU", "EU", "EU")],
)
def test_country_is_read_whether_it_is_a_member_or_not(text, iso3, member_id):
    assert read_codes().members.read_country(text).values == (iso3, member_id)
