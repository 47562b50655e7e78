"""Values of KPIs: read by their unit, held where two readings differ."""

import csv
from datetime import date

import pytest

from ingest.check import check_file
from ingest.codes import seed
from warehouse.settings import SEEDS

RECEIVED_ON = date(2025, 10, 1)
FIELDS = ("member", "kpi", "period", "value", "numerator", "denominator", "status")
KEY = {"member": "BTN", "period": "2024"}


def check(tmp_path, *rows, fields=FIELDS):
    path = tmp_path / "values.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields)
        writer.writeheader()
        writer.writerows({**KEY, **row} for row in rows)
    return check_file(path, RECEIVED_ON)


def answer(kpi, value="", numerator="", denominator="", status=""):
    names = ("kpi", "value", "numerator", "denominator", "status")
    return dict(zip(names, (kpi, value, numerator, denominator, status), strict=True))


def read(tmp_path, *cells):
    checked = check(tmp_path, answer(*cells))
    assert checked.rows_accepted == 1, checked.problems["message_en"].to_list()
    row = checked.verdict.tables["kpi_values"].row(0, named=True)
    return row["value_number"], row["answer_status"], row["value_rule"]


def found(checked):
    return checked.problems.select("code", "cell").rows()


@pytest.mark.parametrize(
    ("cells", "value", "rule"),
    [
        (("EC-05", "45 %"), 0.45, "percent_whole"),
        (("EC-05", "45,5\u202f%"), 0.455, "percent_decimal_comma"),
        (("EC-05", "45"), 0.45, "bare_percent_whole"),
        (("EC-05", "12,3"), 0.123, "bare_percent_decimal_comma"),
        (("EC-05", "0"), 0.0, "bare_percent_whole"),
        (("EC-05", "1"), 0.01, "bare_percent_whole"),
        (("EC-05", "0.5 %"), 0.005, "percent_decimal_point"),
        (("EC-05", "0.45", "450", "1000"), 0.45, "share_by_ratio"),
        (("EC-05", "0.4", "4", "1 000"), 0.004, "percent_by_ratio"),
        (("EC-02", "", "450", "1000"), 0.45, "ratio"),
        (("EC-14", "", "540", "100"), 5.4, "ratio"),
        (("EC-29", "", "123", "1000000"), 12.3, "ratio"),
        (("EC-41", "", "5", "100"), 50.0, "ratio"),
        (("EC-41", "50", "5", "100"), 50.0, "whole"),
        (("EC-21", "-20 %", "-2", "10"), -0.2, "percent_whole"),
        (("EC-21", "150 %", "15", "10"), 1.5, "percent_whole"),
        (("EC-26", "145 %", "145", "100"), 1.45, "percent_whole"),
        (("EC-27", "1 234,5"), 1234.5, "decimal_comma"),
        (("EC-20", "12"), 12.0, "whole"),
        (("EC-20", "", "12"), 12.0, "numerator"),
        (("EC-01", "oui"), 1.0, "yes"),
        (("EC-01", "No"), 0.0, "no"),
        (("EC-01", "1.0"), 1.0, "yes"),
    ],
)
def test_value_is_read_in_the_unit_of_its_kpi(tmp_path, cells, value, rule):
    number, status, by = read(tmp_path, *cells)
    assert number == pytest.approx(value, abs=1e-12)
    assert (status, by) == ("reported", rule)


@pytest.mark.parametrize(
    ("cells", "status", "rule"),
    [
        (("EC-05",), "not_reported", "empty"),
        (("EC-05", "n/a"), "not_applicable", "status_word"),
        (("EC-05", "–"), "not_available", "status_word"),
        (("EC-01", "s.o."), "not_applicable", "status_word"),
        (("EC-05", "", "", "", "pas encore dû"), "not_yet_due", "status_column"),
        (("EC-05", "–", "", "", "sans objet"), "not_applicable", "status_column"),
        (("EC-05", "", "0", "0"), "not_applicable", "nothing_of_nothing"),
    ],
)
def test_answer_without_a_value_says_why(tmp_path, cells, status, rule):
    assert read(tmp_path, *cells) == (None, status, rule)


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        (("EC-02", "0.45"), "ambiguous_percent", "D2"),
        (("EC-02", "0,45", "450"), "ambiguous_percent", "D2"),
        (("EC-02", "47", "450", "1000"), "value_contradicts_ratio", "D2"),
        (("EC-02", "45.6", "450", "1000"), "value_contradicts_ratio", "D2"),
        (("EC-41", "5", "5", "100"), "value_contradicts_ratio", "D2"),
        (("EC-02", "100 %", "0", "0"), "value_contradicts_ratio", "D2"),
        (("EC-02", "145 %"), "out_of_range", "D2"),
        (("EC-02", "-1 %"), "out_of_range", "D2"),
        (("EC-02", "", "150", "100"), "out_of_range", "E2"),
        (("EC-21", "-101 %"), "out_of_range", "D2"),
        (("EC-26", "-1 %"), "out_of_range", "D2"),
        (("EC-14", "-1"), "out_of_range", "D2"),
        (("EC-20", "2.5"), "out_of_range", "D2"),
        (("EC-02", "", "-5", "100"), "out_of_range", "E2"),
        (("EC-02", "", "5", "-100"), "out_of_range", "F2"),
        (("EC-02", "", "5", "0"), "out_of_range", "F2"),
        (("EC-14", "45 %"), "bad_number", "D2"),
        (("EC-14", "about 4"), "bad_number", "D2"),
        (("EC-02", "", "4 %", "100"), "bad_number", "E2"),
        (("EC-23", "1,234"), "ambiguous_number", "D2"),
        (("EC-01", "maybe"), "unknown_status", "D2"),
        (("EC-01", "2"), "unknown_status", "D2"),
        (("EC-02", "", "", "", "soon"), "unknown_status", "G2"),
        (("EC-02", "", "450"), "missing_value", "D2"),
        (("EC-02", "", "", "100"), "missing_value", "D2"),
        (("EC-02", "", "", "", "reported"), "missing_value", "D2"),
        (("EC-02", "45 %", "", "", "n/a"), "cells_contradict", "G2"),
        (("EC-02", "n/a", "", "", "reported"), "cells_contradict", "D2"),
        (("EC-02", "n/a", "450", "1000"), "cells_contradict", "D2"),
        (("EC-51", "2"), "unknown_kpi", "B2"),
        (("EC-99", "2"), "unknown_kpi", "B2"),
        (("", "2"), "missing_value", "B2"),
    ],
)
def test_what_cannot_be_right_is_held_at_its_cell(tmp_path, cells, code, cell):
    checked = check(tmp_path, answer(*cells))
    assert (code, cell) in found(checked)
    assert checked.rows_accepted == 0


def test_half_a_point_from_the_ratio_is_still_the_same(tmp_path):
    assert read(tmp_path, "EC-02", "45.5 %", "450", "1000")[0] == 0.455
    assert read(tmp_path, "EC-02", "44.5", "450", "1000")[0] == 0.445


def test_value_without_its_ratio_loads_with_a_warning(tmp_path):
    checked = check(tmp_path, answer("EC-02", "45 %"), answer("EC-05", "45 %"))
    assert found(checked) == [("value_without_ratio", "D2")]
    assert (checked.status, checked.rows_accepted) == ("accepted", 2)


@pytest.mark.parametrize(
    "text",
    [
        *("EC-02", "ec 2", "Advance electronic data coverage"),
        "Couverture des données électroniques préalables",
        "EC-02: Advance Electronic Data Coverage",
    ],
)
def test_kpi_is_read_by_id_or_name(tmp_path, text):
    rows = check(tmp_path, answer(text, "45 %")).verdict.tables["kpi_values"]
    assert rows["kpi_id"].to_list() == ["EC-02"]


def test_every_kpi_but_that_of_levels_is_found_by_its_id_and_names(tmp_path):
    kpis = seed(SEEDS, "kpis")
    rows = [
        {**answer(kpi[column]), "period": year}
        for kpi in kpis.iter_rows(named=True)
        for column, year in (("kpi_id", 2022), ("name_en", 2023), ("name_fr", 2024))
    ]
    checked = check(tmp_path, *rows)
    read = set(checked.verdict.tables["kpi_values"]["kpi_id"])
    assert read == set(kpis["kpi_id"]) - {"EC-51"}
    assert [code for code, _ in found(checked)] == ["unknown_kpi"] * 3
    assert "table of implementation" in checked.problems["message_en"][0]


def test_near_kpi_is_suggested_and_not_loaded(tmp_path):
    checked = check(tmp_path, answer("De minimus threshold", "45"))
    assert "De minimis threshold (EC-27)" in checked.problems["message_en"][0]


def test_repetitions_are_judged_among_rows_that_nothing_else_holds(tmp_path):
    checked = check(
        tmp_path,
        answer("EC-05", "145 %"),
        answer("EC-05", "45 %"),
        answer("EC-05", "45"),
        answer("EC-17", "90 %"),
        answer("EC-17", "91 %"),
    )
    assert found(checked) == [
        ("out_of_range", "D2"),
        ("duplicate_row", "D4"),
        ("conflicting_row", "D5"),
        ("conflicting_row", "D6"),
    ]
    assert checked.verdict.tables["kpi_values"]["_row"].to_list() == [3]


def test_decimal_mark_of_the_column_settles_a_lone_comma(tmp_path):
    rows = check(
        tmp_path, answer("EC-14", "12,5"), answer("EC-27", "1,234")
    ).verdict.tables["kpi_values"]
    assert rows["value_number"].to_list() == [12.5, 1.234]


def test_raw_rows_have_no_column_of_the_reading_alone(tmp_path):
    rows = check(tmp_path, answer("EC-05", "45 %")).verdict.tables["kpi_values"]
    lineage = {"_sheet", "_row", "_cell", "_lang", "_other"}
    lineage |= {"_may_be_named", "_received_on", "_is_sample"}
    assert {name for name in rows.columns if name.startswith("_")} == lineage
    assert rows["kpi_name"].to_list() == [None]
