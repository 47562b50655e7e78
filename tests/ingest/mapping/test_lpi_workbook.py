"""The LPI workbook of 2007 to 2018, as published, through a mapping file alone."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ingest.check import check_file
from ingest.codes import read_codes, seed
from warehouse.settings import PROJECT_ROOT, SEEDS

WORKBOOK = (
    PROJECT_ROOT.parent
    / "shared/data/lpi_2007_2018_xlsx/International_LPI_from_2007_to_2018.xlsx"
)
MAPPING = Path(__file__).parents[1] / "files" / "lpi.mapping.yml"
YEARS = ("2007", "2010", "2012", "2014", "2016", "2018")
SCORES = 8
# Codes of countries that have another one now; the alias list has them.
FORMER_CODES = {"ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "KSV": "XKX"}


@pytest.fixture(scope="module")
def lpi(tmp_path_factory):
    if not WORKBOOK.is_file():
        pytest.skip(f"the LPI workbook is not beside the project: {WORKBOOK}")
    folder = tmp_path_factory.mktemp("lpi")
    (folder / "lpi.xlsx").symlink_to(WORKBOOK)
    (folder / "lpi.mapping.yml").symlink_to(MAPPING)
    return check_file(folder / "lpi.xlsx", date(2019, 1, 15))


@pytest.fixture(scope="module")
def published():
    """Return the customs score by year and code, as openpyxl reads the workbook."""
    if not WORKBOOK.is_file():
        pytest.skip(f"the LPI workbook is not beside the project: {WORKBOOK}")
    with pytest.warns(UserWarning, match="Unknown extension"):
        book = openpyxl.load_workbook(WORKBOOK, data_only=True)
    scores = {}
    for sheet in book:
        labels = [cell.value for cell in sheet[1]]
        column = next(
            at for at, text in enumerate(labels) if text and text.strip() == "Customs"
        )
        for row in sheet.iter_rows(min_row=4, values_only=True):
            if row[1]:
                scores[sheet.title, row[1]] = row[column]
    return scores


def customs(lpi):
    rows = lpi.verdict.tables["kpi_values"].to_dicts()
    return [row for row in rows if row["kpi_id"] == "LPI-CUSTOMS"]


def test_all_six_sheets_load_whole(lpi, published):
    assert lpi.rows_read == SCORES * len(published)
    assert lpi.rows_read == lpi.rows_accepted + lpi.rows_quarantined
    rows = lpi.verdict.tables["kpi_values"]
    assert sorted(rows["_sheet"].unique()) == list(YEARS)
    assert rows["kpi_id"].n_unique() == SCORES
    assert not {"sheet_ignored", "hidden_content"} & set(lpi.problems["code"])


def test_customs_score_by_country_and_year_is_the_published_one(lpi, published):
    loaded = {
        (row["period"], row["member"]): row["value_number"] for row in customs(lpi)
    }
    held = {
        (problem["sheet"], problem["value"])
        for problem in lpi.problems.iter_rows(named=True)
    }
    assert set(loaded) | held == set(published)
    assert not set(loaded) & held
    for key, value in loaded.items():
        assert value == pytest.approx(published[key], rel=1e-14), key


def test_customs_score_by_region_and_year_is_that_of_a_plain_loop(lpi, published):
    regions = {
        row["member_id"]: row["region_id"]
        for row in seed(SEEDS, "members").iter_rows(named=True)
    }
    expected, loaded = defaultdict(list), defaultdict(list)
    for (year, code), score in published.items():
        member_id = FORMER_CODES.get(code, code)
        if member_id in regions:
            expected[regions[member_id], year].append(score)
    for row in customs(lpi):
        loaded[regions[row["member_id"]], row["period"]].append(row["value_number"])
    assert set(loaded) == set(expected)
    assert len(loaded) == 6 * len(YEARS)
    for key, scores in expected.items():
        assert len(loaded[key]) == len(scores), key
        assert sum(loaded[key]) == pytest.approx(sum(scores)), key


def test_each_country_that_did_not_load_is_held_with_its_reason(lpi):
    assert {
        (problem["code"], problem["value"], problem["sheet"])
        for problem in lpi.problems.iter_rows(named=True)
    } == {
        *(("not_a_member", "TWN", year) for year in YEARS),
        ("not_a_country", "YUG", "2007"),
    }
    assert lpi.rows_quarantined == SCORES * 7
    for problem in lpi.problems.iter_rows(named=True):
        assert problem["cell"] == f"B{problem['row']}"


def test_every_value_leads_to_its_own_cell(lpi, published):
    for row in customs(lpi):
        assert row["_cell"] == f"{'G' if row['_sheet'] == '2007' else 'J'}{row['_row']}"


def test_public_index_is_public_and_says_who_publishes_it(lpi):
    rows = lpi.verdict.tables["kpi_values"]
    assert rows["_may_be_named"].all()
    assert rows["kpi_publisher"].unique().to_list() == ["World Bank"]
    assert rows["kpi_licence"].unique().to_list() == ["CC BY 4.0"]


def test_kpis_of_the_index_are_not_on_the_list():
    assert not [kpi_id for kpi_id in read_codes().kpi_facts if "LPI" in kpi_id]
