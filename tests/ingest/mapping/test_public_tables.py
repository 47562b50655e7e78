"""Public tables, as published, through mapping files alone: loaded = counted by hand.

What is expected comes from plain loops over csv and openpyxl, and of our own code only
the lists of names. Each row that did not load must be held for a reason.
"""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ingest.check import check_file
from ingest.codes import read_codes, seed
from warehouse.settings import PROJECT_ROOT, SEEDS

DATA = PROJECT_ROOT.parent / "shared" / "data"
FILES = Path(__file__).parents[1] / "files"
PATHS = {
    "koica": DATA / "activities_koica_xlsx" / "Korea_Project.xlsx",
    "senegal": DATA / "activities_senegal_aims" / "projects.csv",
    "ndc": DATA / "register_ndc_csv" / "ndcs.csv",
    "cliar": DATA / "cliar_d360_panel" / "d360_efi_data.csv",
    "wdi": DATA / "wdi_raw_xlsx_csv" / "urban-development-raw-2021.csv",
}
MEMBERS = set(seed(SEEDS, "members")["member_id"]) | {"EUU"}


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """Return what a table holds, read as its mapping file says; each read once."""
    known = {}

    def check(name):
        path = PATHS[name]
        if not path.is_file():
            pytest.skip(f"this public table is not beside the project: {path}")
        if name not in known:
            folder = tmp_path_factory.mktemp(name)
            (folder / path.name).symlink_to(path)
            (folder / f"{path.stem}.mapping.yml").symlink_to(
                FILES / f"{name}.mapping.yml"
            )
            known[name] = check_file(folder / path.name, date(2026, 10, 1))
        return known[name]

    return check


def lines(name, skipped=0):
    with PATHS[name].open(encoding="utf-8-sig", newline="") as stream:
        for _ in range(skipped):
            next(stream)
        return list(csv.DictReader(stream))


def held(file):
    """Return the number of held rows by their codes, after seeing that they add up."""
    assert file.rows_read == file.rows_accepted + file.rows_quarantined
    quarantined = file.verdict.quarantined_rows
    assert quarantined["codes"].str.len_chars().min() > 0
    named = {
        (row["sheet"], row["row"], row["code"])
        for row in file.problems.iter_rows(named=True)
    }
    for sheet, row, codes in quarantined.select("sheet", "row", "codes").iter_rows():
        assert all((sheet, row, code) in named for code in codes.split(";"))
    return Counter(quarantined["codes"])


def passed_over(file):
    found = file.problems.filter(file.problems["code"] == "rows_passed_over")
    return [int(value) for value in found["value"]]


def test_three_customs_columns_of_the_cliar_panel_load_as_they_stand(checked):
    file = checked("cliar")
    columns = {
        "wb_lpi_lp_lpi_cust_xq": "CLIAR-LPI-CUSTOMS",
        "wb_es_ic_frm_trd_tr9": "CLIAR-ES-CUSTOMS",
        "wb_gtmi_i_8": "CLIAR-GTMI-CUSTOMS",
    }
    published = {
        (row["country_code"], row["year"], kpi_id): float(row[column])
        for row in lines("cliar")
        for column, kpi_id in columns.items()
        if row[column]
    }
    rows = file.verdict.tables["kpi_values"].to_dicts()
    loaded = {(r["member"], r["period"], r["kpi_id"]): r["value_number"] for r in rows}
    expected = {key: v for key, v in published.items() if key[0] in MEMBERS}
    assert loaded == pytest.approx(expected, rel=1e-14)
    assert file.rows_read == len(published) == 1079 + 294 + 198
    outside = len(published) - len(expected)
    assert held(file) == {"not_a_member": outside}


def test_two_indicators_of_a_wdi_download_load_without_its_aggregates(checked):
    file = checked("wdi")
    kpis = {
        "SP.URB.TOTL.IN.ZS": "WDI-URBAN-SHARE",
        "EG.ELC.ACCS.UR.ZS": "WDI-URBAN-ELECTRICITY",
    }
    table = lines("wdi", skipped=4)
    published = {
        (row["Country Code"], year, kpis[row["Indicator Code"]]): float(row[year])
        for row in table
        for year in map(str, range(2010, 2021))
        if row["Indicator Code"] in kpis and row[year]
    }
    rows = file.verdict.tables["kpi_values"].to_dicts()
    loaded = {(r["member"], r["period"], r["kpi_id"]): r["value_number"] for r in rows}
    expected = {key: v for key, v in published.items() if key[0] in MEMBERS}
    assert loaded == pytest.approx(expected, rel=1e-14)
    assert file.rows_read == len(published)
    assert passed_over(file) == [len(table) - 2 * 266]
    reasons = held(file)
    assert reasons.keys() == {"not_a_member", "not_a_country"}
    assert reasons.total() == len(published) - len(expected)
    wanted = ("AFG", "SP.URB.TOTL.IN.ZS")
    record = [(row["Country Code"], row["Indicator Code"]) for row in table].index(
        wanted
    )
    cells = {(r["member"], r["kpi"], r["period"]): r["_cell"] for r in rows}
    # 1960 stands in column E, and the first row of values is the sixth record.
    assert cells[*wanted, "2010"] == f"BC{record + 6}"


def koica():
    book = openpyxl.load_workbook(PATHS["koica"], read_only=True, data_only=True)
    table = book["Data"].iter_rows(values_only=True)
    header = next(table)
    rows = [dict(zip(header, row, strict=True)) for row in table]
    mention = re.compile(r"\b(?:customs|trade facilitation)", re.IGNORECASE)
    columns = ("project_name", "crs_code_name", "recipient_agency")
    found = [
        row for row in rows if any(mention.search(str(row[at] or "")) for at in columns)
    ]
    return rows, found


def test_koica_activities_that_mention_customs_load_with_country_and_days(checked):
    file = checked("koica")
    rows, found = koica()
    assert len(rows) == 29_549
    assert file.rows_read == len(found) == 246
    assert passed_over(file) == [29_549 - 246]
    by_id = {str(row["id"]): row for row in found}
    loaded = file.verdict.tables["activities"].to_dicts()
    for row in loaded:
        wanted = by_id.pop(row["activity_id"])
        assert row["title"] == wanted["project_name"]
        start, end = wanted["duration"].split("~")
        assert str(row["start_date_value"]) == start
        assert str(row["end_date_value"]) == end
        assert row["members"] == wanted["country"]
        assert row["member_ids"] in MEMBERS
        assert row["donor"] == "KOICA"
    problems = file.problems.filter(file.problems["severity"] == "error")
    names = dict(problems.select("value", "code").iter_rows())
    assert names["El Savador"] == "unknown_member"
    assert names["Congo"] == "ambiguous_member"
    reasons = held(file)
    assert reasons.total() == len(by_id)
    for row in by_id.values():
        is_dated = re.fullmatch(r"[\d-]{10}~[\d-]{10}", row["duration"] or "")
        reading = read_codes().members.read(row["country"])
        assert not (is_dated and row["project_name"] and reading.values), row


def test_cell_that_holds_two_days_is_named_where_one_of_them_fails(checked):
    file = checked("koica")
    wrong = file.problems.filter(file.problems["column_name"] == "duration")
    assert set(wrong["cell"].str.slice(0, 1)) <= {"I"}


def test_senegal_projects_load_in_french_where_they_say_when_they_began(checked):
    file = checked("senegal")
    published = {row["project_id"]: row for row in lines("senegal")}
    rows = file.verdict.tables["activities"].to_dicts()
    began = {key for key, row in published.items() if row["start_actual_isodate"]}
    assert {row["activity_id"] for row in rows} == began
    assert len(began) == 1582 - 906
    assert held(file) == {"missing_value": 906}
    for row in rows:
        wanted = published[row["activity_id"]]
        assert row["title"] == wanted["project_title"]
        assert str(row["start_date_value"]) == wanted["start_actual_isodate"]
        assert str(row["end_date_value"] or "") == wanted["end_actual_isodate"]
        assert (row["host_member_id"], row["member_ids"]) == ("SEN", "SEN")
        assert row["_lang"] == "fr"


def test_contributions_of_the_climate_register_load_as_steps_of_their_parties(checked):
    file = checked("ndc")
    published = lines("ndc")
    assert file.rows_read == len(published) == 741
    rows = file.verdict.tables["proposal_events"].to_dicts()
    loaded = Counter((r["submitter_id"], r["event_date"] or "") for r in rows)
    # Two lines are the same: the first loads, the second is held as a repetition.
    kept = {
        (r["party"], r["submissionDate"], r["encodedAbsUrl"]): r for r in published
    }.values()
    by_code = [r["code"] for r in kept]
    expected = Counter(
        ("EU" if code == "EUU" else code, r["submissionDate"])
        for code, r in zip(by_code, kept, strict=True)
        if code in MEMBERS and r["party"] != "Congo"
    )
    assert loaded == expected
    reasons = held(file)
    assert reasons["ambiguous_member"] == sum(r["party"] == "Congo" for r in kept)
    assert reasons["duplicate_row"] == 1
    assert reasons["not_a_member"] == sum(code not in MEMBERS for code in by_code)
    assert reasons.total() == 741 - len(rows)
