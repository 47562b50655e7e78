"""A file sent again: what it leaves unsaid is reported, what it takes back is gone."""

import json

import pytest

from ingest.readers.csv import LARGE_BYTES
from ingest.reading.words import read_level, read_status

HEAD = "member,standard,period,level\n"
FIRST = HEAD + "SEN,1,2024,2\nSEN,2,2024,1\nSEN,1,2023,1\nBEN,1,2024,3\n"
KPIS = "member,kpi,period,value\nSEN,EC-20,2024,5\nSEN,EC-27,2024,7\n"


def ingest(fos, home, folder, name, text, day, expected=(0,)):
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    answer = fos(
        home, "ingest", path, "--received-on", day, "--json", expected=expected
    )
    return json.loads(answer.stdout)["files"][0]


def vanished(result):
    return [
        problem["message_en"].split("; ")[0]
        for problem in result["problems"]
        if problem["code"] == "vanished_row"
    ]


def test_row_that_is_no_longer_sent_is_named_by_its_cell_and_stays(tmp_path, fos):
    home = tmp_path / "var"
    assert vanished(ingest(fos, home, tmp_path, "a", FIRST, "2025-03-01")) == []
    again = ingest(
        fos, home, tmp_path, "b", HEAD + "SEN,1,2024,3\nSEN,3,2024,1\n", "2025-04-01"
    )
    (message,) = vanished(again)
    assert message.startswith("An earlier file (S000001, D3) answers on SEN, ")
    assert message.endswith(", 2024")
    assert again["status"] == "accepted"


@pytest.mark.parametrize("word", ["withdrawn", "retiré", "Retirée"])
def test_row_taken_back_is_not_reported_as_forgotten(tmp_path, fos, word):
    home = tmp_path / "var"
    ingest(fos, home, tmp_path, "a", FIRST, "2025-03-01")
    text = HEAD + f"SEN,1,2024,3\nSEN,2,2024,{word}\n"
    again = ingest(fos, home, tmp_path, "b", text, "2025-04-01")
    assert again["problems"] == []
    third = ingest(fos, home, tmp_path, "c", HEAD + "SEN,1,2024,2\n", "2025-05-01")
    assert vanished(third) == []


def test_file_received_before_the_other_reports_nothing(tmp_path, fos):
    home = tmp_path / "var"
    ingest(fos, home, tmp_path, "a", FIRST, "2025-03-01")
    earlier = ingest(fos, home, tmp_path, "b", HEAD + "SEN,1,2024,3\n", "2025-02-01")
    assert vanished(earlier) == []


def test_withdrawn_file_is_not_missed(tmp_path, fos):
    home = tmp_path / "var"
    ingest(fos, home, tmp_path, "a", FIRST, "2025-03-01")
    fos(home, "withdraw", "S000001", "--why", "mistake", "--on", "2025-03-02")
    again = ingest(fos, home, tmp_path, "b", HEAD + "SEN,1,2024,3\n", "2025-04-01")
    assert vanished(again) == []


def test_kpis_are_compared_too(tmp_path, fos):
    home = tmp_path / "var"
    ingest(fos, home, tmp_path, "a", KPIS, "2025-03-01")
    text = KPIS.replace("SEN,EC-27,2024,7\n", "")
    again = ingest(fos, home, tmp_path, "b", text, "2025-04-01")
    assert [message[:47] for message in vanished(again)] == [
        "An earlier file (S000001, D3) answers on SEN, E"
    ]
    assert "reprendre" in again["problems"][0]["message_fr"]


@pytest.mark.parametrize("text", ["withdrawn", "WITHDRAWN", "retiré", "retirée"])
def test_withdrawal_is_a_status_without_a_level(text):
    assert read_level(text).values == (None, "withdrawn")
    assert read_status(text) == "withdrawn"


PUBLICATION = """
version: 1
source: kpis
publisher: {publisher}
title: {title}
licence: CC BY 4.0
may_be_named: yes
kpis:
  {kpi}: {{name_en: Index, name_fr: Indice, unit: score}}
sheets:
  - columns: {{member: Code}}
    values: [{{years: [2024, 2024], kpi: {kpi}}}]
"""
ONE, OTHER, SECOND = ("A", "One", "IDX-1"), ("B", "One", "IDX-2"), ("A", "Two", "IDX-2")


def index(fos, home, folder, name, publication, day, text):
    publisher, title, kpi = publication
    mapping = PUBLICATION.format(publisher=publisher, title=title, kpi=kpi)
    (folder / f"{name}.mapping.yml").write_text(mapping, encoding="utf-8")
    return ingest(fos, home, folder, name, text, day)


def test_publications_and_own_answers_are_no_later_word_on_each_other(tmp_path, fos):
    home = tmp_path / "var"
    ingest(fos, home, tmp_path, "own", KPIS, "2025-03-01")
    for number, publication in enumerate((ONE, OTHER, SECOND), start=1):
        day = f"2025-04-0{number}"
        text = f"Code,2024\nSEN,3.{number}\n"
        said = index(fos, home, tmp_path, f"i{number}", publication, day, text)
        assert (vanished(said), said["rows_accepted"]) == ([], 1)
    less = KPIS.replace("SEN,EC-27,2024,7\n", "")
    (message,) = vanished(ingest(fos, home, tmp_path, "d", less, "2025-06-01"))
    assert "SEN, EC-27, 2024" in message


def test_next_edition_of_the_same_publication_is_compared(tmp_path, fos):
    home = tmp_path / "var"
    index(fos, home, tmp_path, "i1", ONE, "2025-03-01", "Code,2024\nSEN,3.1\n")
    next_one = (*ONE[:2], "IDX-3"), "2025-04-01", "Code,2024\nSEN,3.2\n"
    edition = index(fos, home, tmp_path, "i2", *next_one)
    (message,) = vanished(edition)
    assert "SEN, IDX-1, 2024" in message


def said(result, code):
    return [p["message_en"] for p in result["problems"] if p["code"] == code]


ALL_SIXTEEN = [f"SEN,{number},2024,{number % 4}" for number in range(1, 17)]


def blanks(period, filled="1"):
    rows = [f"SEN,{n},{period}," for n in range(1, 17) if str(n) != filled]
    return HEAD + "\n".join([f"SEN,{filled},{period},3", *rows]) + "\n"


def test_one_filled_cell_leaves_the_other_answers_and_says_so(tmp_path, fos):
    home = tmp_path / "var"
    ingest(fos, home, tmp_path, "a", HEAD + "\n".join(ALL_SIXTEEN), "2025-03-01")
    again = ingest(fos, home, tmp_path, "b", blanks("2024"), "2025-04-01")
    (left,) = said(again, "blank_left_as_before")
    assert left.startswith("Empty cells on SEN, 2024 (15) leave the answers")
    assert said(again, "answers_silenced") == []
    assert again["rows_accepted"] == 16


@pytest.mark.parametrize("command", ["check", "ingest"])
def test_blanks_on_a_later_period_are_counted_before_they_silence(
    tmp_path, fos, command
):
    home = tmp_path / "var"
    ingest(fos, home, tmp_path, "a", HEAD + "\n".join(ALL_SIXTEEN), "2025-03-01")
    path = tmp_path / "b.csv"
    path.write_text(blanks("2025"), encoding="utf-8")
    answer = fos(home, command, path, "--received-on", "2026-03-01", "--json")
    (result,) = json.loads(answer.stdout)["files"]
    (silenced,) = said(result, "answers_silenced")
    assert silenced.startswith("Empty cells on SEN, 2025 take the place of answers")
    assert "15 of them would count no more" in silenced


def test_blank_kpi_on_a_later_period_silences_no_earlier_one(tmp_path, fos):
    home = tmp_path / "var"
    ingest(fos, home, tmp_path, "a", KPIS, "2025-03-01")
    text = "member,kpi,period,value\nSEN,EC-20,2025,\nSEN,EC-27,2025,8\n"
    again = ingest(fos, home, tmp_path, "b", text, "2026-03-01")
    assert again["problems"] == []


def test_two_files_of_one_day_that_disagree_are_told(tmp_path, fos):
    home = tmp_path / "var"
    ingest(fos, home, tmp_path, "a", FIRST, "2025-03-01")
    again = ingest(fos, home, tmp_path, "b", HEAD + "SEN,1,2024,3\n", "2025-03-01")
    (told,) = said(again, "same_day_files")
    assert told.startswith("Sheet") is False
    assert "Another file of the same day (S000001, D2) answers otherwise" in told
    alike = ingest(fos, home, tmp_path, "c", HEAD + "BEN,1,2024,3\n", "2025-03-01")
    assert said(alike, "same_day_files") == []


def test_check_says_where_the_ledger_cannot_be_read(tmp_path, fos):
    home = tmp_path / "var"
    home.mkdir()
    (home / "ledger.duckdb").write_bytes(b"no database")
    path = tmp_path / "a.csv"
    path.write_text(FIRST, encoding="utf-8")
    answer = fos(home, "check", path)
    assert "earlier answers is not said" in answer.stderr


def test_file_too_long_to_be_held_at_once_is_compared_too(tmp_path, fos):
    home = tmp_path / "var"
    head = "member,kpi,period,value\n"
    ingest(fos, home, tmp_path, "a", head + "SEN,EC-20,2001,5\n", "2025-03-01")
    members = ("BEN", "KEN", "FRA", "DEU", "ITA", "ESP", "JPN", "CHN", "IND", "BRA")
    rows = [
        f"{member},EC-{kpi},{year}-{month:02d},{' ' * 60}{month}"
        for member in members
        for kpi in (20, 27, 37, 39)
        for year in range(1995, 2025)
        for month in range(1, 13)
    ] + ["SEN,EC-20,2001,"]
    text = head + "\n".join(f"{row}{' ' * 250}" for row in rows) + "\n"
    assert len(text) > LARGE_BYTES
    long = ingest(fos, home, tmp_path, "b", text, "2025-04-01", expected=(0, 1))
    assert long["rows_accepted"] == len(rows)
    (left,) = said(long, "blank_left_as_before")
    assert left.startswith("Empty cells on SEN, 2001 (1) leave the answers")
