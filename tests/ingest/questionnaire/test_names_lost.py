"""A questionnaire whose hidden names are lost, read by what its sheets show."""

import csv
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from ingest.check import check_file
from ingest.questionnaire import layout
from ingest.questionnaire.blank import blank
from ingest.questionnaire.write import write
from warehouse.text import Lang

RECEIVED_ON = date(2026, 3, 15)
GUIDE = {lang: layout.GUIDE_SHEET(lang) for lang in Lang}
LEVELS = {lang: layout.LEVEL_SHEET(lang) for lang in Lang}


def saved(path, change=lambda book: None, lang=Lang.FR, **told):
    """Write a questionnaire, save it without its names, and return its path."""
    path.write_bytes(write(replace(blank("CIV", "PTC-251", lang), **told)))
    book = openpyxl.load_workbook(path)
    for name in list(book.defined_names):
        del book.defined_names[name]
    book[LEVELS[lang]]["C5"].value = layout.LEVEL_CHOICES[3](lang)
    change(book)
    book.save(path)
    return path


def codes(checked):
    return checked.problems["code"].to_list()


@pytest.mark.parametrize("lang", Lang)
def test_member_and_period_are_those_that_the_sheets_show(tmp_path, lang):
    checked = check_file(saved(tmp_path / "q.xlsx", lang=lang), RECEIVED_ON)
    assert (checked.status, codes(checked)) == (
        "accepted",
        ["questionnaire_recognised"],
    )
    for rows in checked.verdict.tables.values():
        assert set(rows["member_id"]) == {"CIV"}
        assert set(rows["period"]) == {"2025"}
        assert not rows["_may_be_named"].any()
    levels = checked.verdict.tables["implementation_levels"]
    assert levels["level_value"][0] == 3
    assert "(CIV), 2025" in checked.problems["message_en"][0]
    assert "Côte d'Ivoire (CIV), 2025" in checked.problems["message_fr"][0]
    assert checked.problems.select("sheet", "row", "cell").row(0) == (
        GUIDE[lang],
        1,
        "A1",
    )


def test_consent_is_read_beside_its_question(tmp_path):
    path = saved(tmp_path / "q.xlsx", may_be_named=True)
    assert check_file(path, RECEIVED_ON).may_be_named


def test_invented_answers_are_known_by_their_title(tmp_path):
    checked = check_file(saved(tmp_path / "q.xlsx", is_sample=True), RECEIVED_ON)
    assert checked.is_sample
    assert codes(checked) == ["questionnaire_recognised"]


def test_one_sheet_saved_as_text_is_read_too(tmp_path):
    book = openpyxl.load_workbook(saved(tmp_path / "q.xlsx"))
    with (tmp_path / "q.csv").open("w", encoding="utf-8", newline="") as file:
        rows = book[LEVELS[Lang.FR]].iter_rows(values_only=True)
        csv.writer(file, delimiter=";").writerows(rows)
    checked = check_file(tmp_path / "q.csv", RECEIVED_ON)
    assert codes(checked) == ["questionnaire_recognised"]
    assert checked.rows_accepted == 16


def test_guide_that_was_deleted_is_not_needed(tmp_path):
    path = saved(tmp_path / "q.xlsx", lambda book: book.remove(book[GUIDE[Lang.FR]]))
    checked = check_file(path, RECEIVED_ON)
    assert codes(checked) == ["questionnaire_recognised"]
    assert checked.rows_accepted == 63


def test_sheets_that_disagree_are_refused_in_one_line(tmp_path):
    def change(book):
        sheet = book[LEVELS[Lang.FR]]
        sheet["A1"].value = sheet["A1"].value.replace("Côte d'Ivoire", "Bénin")

    checked = check_file(saved(tmp_path / "q.xlsx", change), RECEIVED_ON)
    assert codes(checked) == ["unreadable_file"]
    assert "Bénin, 2025, Côte d'Ivoire, 2025" in checked.problems["message_en"][0]


def test_member_that_nobody_knows_is_not_guessed(tmp_path):
    def change(book):
        for sheet in book:
            sheet["A1"].value = sheet["A1"].value.replace("Côte d'Ivoire", "Atlantis")

    checked = check_file(saved(tmp_path / "q.xlsx", change), RECEIVED_ON)
    assert codes(checked) == ["unreadable_file"]
    assert "Atlantis, 2025" in checked.problems["message_fr"][0]


def without_titles(book):
    for sheet in book:
        sheet["A1"].value = sheet["A2"].value = None


def test_questionnaire_that_shows_nothing_is_still_ours(tmp_path):
    checked = check_file(saved(tmp_path / "q.xlsx", without_titles), RECEIVED_ON)
    assert codes(checked) == ["unreadable_file"]
    assert "our questionnaire" in checked.problems["message_en"][0]
    assert "add the columns member and period" in checked.problems["message_en"][0]


def test_columns_of_member_and_period_that_were_added_say_it_themselves(tmp_path):
    def change(book):
        without_titles(book)
        sheet = book[LEVELS[Lang.FR]]
        for row in range(4, 21):
            told = ("membre", "période") if row == 4 else ("Bénin", "2024")
            sheet.cell(row, 12).value, sheet.cell(row, 13).value = told

    checked = check_file(saved(tmp_path / "q.xlsx", change), RECEIVED_ON)
    levels = checked.verdict.tables["implementation_levels"]
    assert set(levels["member_id"]) == {"BEN"}
    assert set(levels["period"]) == {"2024"}
