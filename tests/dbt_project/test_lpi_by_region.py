"""The LPI of 2007 to 2018 through mapping, ledger and build, against plain loops.

Every row of `rpt_kpi_by_region` on its KPIs is recomputed from the workbook's cells, as
openpyxl reads them, and the lists of Members and sessions, as CSV files: nothing of
the project's own code has a part in it.
"""

import csv
from collections import defaultdict
from math import floor, isclose
from pathlib import Path

import duckdb
import openpyxl
import pytest

from warehouse.connect import current_release
from warehouse.settings import PROJECT_ROOT, SEEDS, Settings

DATA = PROJECT_ROOT.parent / "shared" / "data" / "lpi_2007_2018_xlsx"
WORKBOOK = DATA / "International_LPI_from_2007_to_2018.xlsx"
MAPPING = Path(__file__).parents[1] / "ingest" / "files" / "lpi.mapping.yml"
RECEIVED_ON = "2019-01-15"
# Codes of countries that have another one now.
FORMER_CODES = {"ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "KSV": "XKX"}
REGIONS = ("AMS", "AP", "ESA", "EUR", "MENA", "WCA")
# What a label of the first header row begins with, and what stands below it.
COLUMNS = {
    "LPI-OVERALL": ("overall lpi", "score"),
    "LPI-CUSTOMS": ("customs", "score"),
    "LPI-CUSTOMS-RANK": ("customs", "rank"),
    "LPI-INFRASTRUCTURE": ("infrastructure", "score"),
    "LPI-SHIPMENTS": (("international shipment", "ease of shipment"), "score"),
    "LPI-LOGISTICS": (("logistics", "quality logistics"), "score"),
    "LPI-TRACKING": (("tracking", "ease of tracking"), "score"),
    "LPI-TIMELINESS": ("timeliness", "score"),
}
MEDIANS = {"LPI-CUSTOMS-RANK"}
COUNTS = ("member_count", "reporting_member_count", "silent_member_count")
FIGURES = ("value", "first_quartile", "median", "third_quartile", "value_change")
NOTHING = ("numerator", "denominator", "low_share", "high_share")


def listed(name):
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def scores_in_the_workbook():
    """Return each number by KPI, year and code of the country."""
    with pytest.warns(UserWarning, match="Unknown extension"):
        book = openpyxl.load_workbook(WORKBOOK, data_only=True)
    scores = defaultdict(dict)
    for sheet in book:
        first, _, third, *rows = sheet.iter_rows(values_only=True)
        for kpi, (label, below) in COLUMNS.items():
            at = column_of(first, third, label, below)
            for row in rows:
                if row[1] and row[at] is not None:
                    scores[kpi, sheet.title][row[1].strip()] = row[at]
    return scores


def column_of(first, third, label, below):
    above = ""
    for at, text in enumerate(first):
        above = (text or above).strip().casefold()
        is_there = above.startswith(label) and said_of(above) in {None, below}
        if is_there and (third[at] or "").strip().casefold() == below:
            return at
    raise AssertionError(f"no column {label} > {below}")


def said_of(label):
    """Return whether a label says itself that it is about scores, or about ranks."""
    return next((word for word in ("score", "rank") if word in label), None)


def sessions():
    """Return the sessions that are reported on, in order, with their cut-off."""
    rows = [(row["cut_off_date"], row) for row in listed("sessions")]
    reported = [
        (row["body"], row["session_id"], day)
        for day, row in sorted(rows, key=lambda one: one[0])
        if row["body"] in {"PTC", "COUNCIL"} and day >= "2022-07-01"
    ]
    last = max(day for day, _ in rows)
    return [*reported, ("LATEST", "LATEST", max(last, RECEIVED_ON))]


def quantile(numbers, share):
    """Return the number at a share of the way, between its two neighbours."""
    place = (len(numbers) - 1) * share
    low = floor(place)
    high = min(low + 1, len(numbers) - 1)
    return numbers[low] + (numbers[high] - numbers[low]) * (place - low)


def expected_rows():
    members = {
        row["member_id"]: row
        for row in listed("members")
        if row["is_counted_member"] == "true"
    }
    scores, rows, last_of, last = scores_in_the_workbook(), {}, {}, None
    for body, session, day in sessions():
        counted = {
            one: row["region_id"]
            for one, row in members.items()
            if row["accession_date"] <= day
        }
        for region in (*REGIONS, "WORLD"):
            there = {one for one, of in counted.items() if region in {of, "WORLD"}}
            for (kpi, year), by_code in scores.items():
                answers = {
                    FORMER_CODES.get(code, code): number
                    for code, number in by_code.items()
                }
                numbers = sorted(
                    float(number) for one, number in answers.items() if one in there
                )
                earlier = last if body == "LATEST" else last_of.get(body)
                before = rows.get((earlier, region, kpi, year))
                rows[session, region, kpi, year] = figures(
                    kpi, numbers, len(there), before
                )
        last_of[body] = last = session
    return rows


def figures(kpi, numbers, member_count, before):
    median = quantile(numbers, 0.5)
    value = median if kpi in MEDIANS else sum(numbers) / len(numbers)
    return {
        "member_count": member_count,
        "reporting_member_count": len(numbers),
        "silent_member_count": member_count - len(numbers),
        "value": value,
        "first_quartile": quantile(numbers, 0.25),
        "median": median,
        "third_quartile": quantile(numbers, 0.75),
        "value_change": None if before is None else value - before["value"],
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory, fos):
    """Return the rows of the mart by their grain, of a release with nothing else."""
    if not WORKBOOK.is_file():
        pytest.skip(f"the LPI workbook is not beside the project: {WORKBOOK}")
    folder = tmp_path_factory.mktemp("lpi")
    (folder / "in").mkdir()
    (folder / "in" / "lpi.xlsx").symlink_to(WORKBOOK)
    (folder / "in" / "lpi.mapping.yml").symlink_to(MAPPING)
    home = folder / "var"
    # Six sheets name an economy that is no Member, and one a former country.
    fos(home, "ingest", folder / "in", "--received-on", RECEIVED_ON, expected=(1,))
    fos(home, "build")
    path = current_release(Settings(home)).database
    with duckdb.connect(str(path), read_only=True) as connection:
        query = "select * from marts.rpt_kpi_by_region where kpi_id like 'LPI-%'"
        rows = connection.sql(query).pl().to_dicts()
    grain = ("as_of_session_id", "region_id", "kpi_id", "period")
    by_grain = {tuple(row[name] for name in grain): row for row in rows}
    assert len(by_grain) == len(rows)
    return by_grain


def is_same(figure, expected):
    if figure is None or expected is None:
        return figure is expected
    return isclose(figure, expected, rel_tol=1e-9, abs_tol=1e-9)


def test_every_row_by_region_is_that_of_a_plain_loop_over_the_workbook(published):
    expected = expected_rows()
    assert set(published) == set(expected)
    assert len(expected) > 2000
    for key, figures_of in expected.items():
        row = published[key]
        assert {name: row[name] for name in COUNTS} == {
            name: figures_of[name] for name in COUNTS
        }, key
        for name in FIGURES:
            assert is_same(row[name], figures_of[name]), (key, name)
        assert {name: row[name] for name in NOTHING} == dict.fromkeys(NOTHING), key
        assert row["is_publishable"], key
        assert row["sample_member_count"] == 0, key
        assert not row["is_official"], key
