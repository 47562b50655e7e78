"""The code lists, read as plain files."""

import csv
import re
from collections import Counter

import pytest
import yaml

from ingest.folding import fold
from warehouse.settings import PROJECT_ROOT, SEEDS

SEED_FILES = sorted(SEEDS.glob("*.csv"))
REGISTER_FILES = sorted((PROJECT_ROOT / "ingest/sources/proposals/files").glob("*.csv"))
WITH_CONFIDENCE = (
    "bodies",
    "cited_documents",
    "documents",
    "kpis",
    "members",
    "principles",
    "regions",
    "review_criteria",
    "sessions",
    "stakeholders",
    "standards",
)
# A plain space before a high sign, inside « », before % or in thousands.
BAD_FRENCH_SPACE = re.compile(r" [:;!?%»]|« |n° |\d \d{3}\b")


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def seed(name):
    return rows_of(SEEDS / f"{name}.csv")


def counted_members():
    return [row for row in seed("members") if row["is_counted_member"] == "true"]


def described_seeds():
    text = (SEEDS / "_seeds.yml").read_text(encoding="utf-8")
    return {entry["name"]: entry for entry in yaml.safe_load(text)["seeds"]}


def names_by_owner():
    """Return (folded name, what it stands for) of every name that a cell may hold."""
    for row in seed("members"):
        for column in ("member_id", "iso2", "name_en", "name_fr"):
            yield fold(row[column]), row["member_id"]
    for row in seed("member_aliases"):
        yield fold(row["alias"]), row["member_id"]
    for row in seed("non_members"):
        names = [row[column] for column in ("iso3", "iso2", "name_en", "name_fr")]
        for name in [*names, *filter(None, row["aliases"].split(";"))]:
            yield fold(name), f"no member: {row['iso3']}"
    for row in seed("aggregates"):
        yield fold(row["alias"]), "no country"


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2022-07-01", 184),
        ("2023-01-26", 185),
        ("2024-02-02", 186),
        ("2025-09-17", 187),
    ],
)
def test_membership_follows_the_accession_dates(day, count):
    members = [row for row in counted_members() if row["accession_date"] <= day]
    assert len(members) == count


def test_regions_have_their_members_of_today():
    assert Counter(row["region_id"] for row in counted_members()) == {
        "AMS": 34,
        "EUR": 52,
        "ESA": 24,
        "WCA": 24,
        "MENA": 18,
        "AP": 35,
    }


def test_european_union_stands_apart():
    uncounted = [row for row in seed("members") if row["is_counted_member"] == "false"]
    assert [row["member_id"] for row in uncounted] == ["EU"]


def test_every_name_stands_for_one_thing():
    owners = {}
    for name, owner in names_by_owner():
        owners.setdefault(name, set()).add(owner)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", ["Korea", "Corée", "Congo", "Congo (the)"])
def test_a_name_of_two_countries_is_no_alias(name):
    assert fold(name) not in dict(names_by_owner())


def test_republic_of_china_is_never_read_as_the_member_china():
    # Listed outside the membership: without that, its words would make it CHN.
    assert dict(names_by_owner())[fold("Republic of China")] == "no member: TWN"


@pytest.mark.parametrize(
    ("name", "member_id"),
    [
        ("Turkey", "TUR"),
        ("Tchéquie", "CZE"),
        ("Korea, Rep.", "KOR"),
        ("Congo, Dem. Rep.", "COD"),
        ("Vietnam", "VNM"),
        ("Union européenne", "EU"),
        ("Swaziland", "SWZ"),
        ("Ivory Coast", "CIV"),
        ("Corée du Nord", "no member: PRK"),
        ("Sub-Saharan Africa", "no country"),
        ("MULTI-PAYS", "no country"),
    ],
)
def test_common_names_are_known(name, member_id):
    assert dict(names_by_owner())[fold(name)] == member_id


def test_members_and_others_are_the_whole_of_iso_3166():
    outside_iso = {"XKX", "EU"}
    iso_members = [r for r in seed("members") if r["member_id"] not in outside_iso]
    assert len(iso_members) + len(seed("non_members")) == 249


@pytest.mark.parametrize("name", WITH_CONFIDENCE)
def test_every_row_says_its_source_and_how_far_to_trust_it(name):
    for row in seed(name):
        assert row["source"]
        assert row["confidence"] in {"high", "medium", "low"}


@pytest.mark.parametrize("path", SEED_FILES, ids=lambda path: path.stem)
def test_every_seed_is_described_and_typed_column_by_column(path):
    # A seed may have no rows yet, such as the corrections that somebody records.
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    entry = described_seeds()[path.stem]
    assert entry["description"].startswith("One row per ")
    assert [column["name"] for column in entry["columns"]] == columns
    assert list(entry["config"]["column_types"]) == columns


@pytest.mark.parametrize(
    "path", [*SEED_FILES, *REGISTER_FILES], ids=lambda path: path.stem
)
def test_both_languages_are_there_and_french_keeps_its_spaces(path):
    for row in rows_of(path):
        for column, text in row.items():
            if not column.endswith("_fr"):
                continue
            stem = column.removesuffix("_fr")
            english = row[f"{stem}_en"] if f"{stem}_en" in row else row.get(stem, text)
            assert bool(text) == bool(english), (column, row)
            assert not BAD_FRENCH_SPACE.search(text), text


def test_cut_off_is_the_start_and_agrees_with_its_precision():
    # "End of October": the first day of the last week of it.
    whole = {"day": "", "month_end": "-27", "month": "-01", "year": "-01-01"}
    for row in seed("sessions"):
        assert row["cut_off_date"] == row["start_date"]
        text = row["start_date_text"] + whole[row["date_precision"]]
        assert row["start_date"] == text
        assert not row["end_date"] or row["end_date"] >= row["start_date"]


@pytest.mark.parametrize(
    ("session_id", "start", "end"),
    [
        ("COUNCIL-131", "2018-06-28", "2018-06-30"),
        ("COUNCIL-133", "2019-06-27", "2019-06-29"),
        ("COUNCIL-135", "2020-06-25", "2020-06-25"),
        ("PTC-227", "2020-05-15", "2020-07-03"),
        ("PTC-229", "2020-09-28", "2020-10-29"),
        ("PTC-249", "2025-10-27", ""),
    ],
)
def test_sessions_have_the_days_of_their_sources(session_id, start, end):
    row = next(row for row in seed("sessions") if row["session_id"] == session_id)
    assert (row["start_date"], row["end_date"]) == (start, end)
    assert "WCO" in row["source"]


def test_numbers_from_memory_wait_for_a_source():
    evidence = {row["session_id"]: row["number_evidence"] for row in seed("sessions")}
    assert [k for k, v in evidence.items() if v == "memory"] == ["POLICY-79", "PTC-223"]
    for row in seed("sessions"):
        assert bool(row["number_evidence"]) == bool(row["session_numbers"])
        if "memory" in row["source"]:
            assert row["number_evidence"] == "memory"
    for row in seed("documents"):
        if "memory" in row["source"]:
            assert "(number to be confirmed)" in row["title_en"]
            assert "(numéro à confirmer)" in row["title_fr"]


def test_one_act_has_one_verb():
    verbs = {row["document_id"]: row for row in seed("documents")}
    for name in ("council_resolution_2018", "fos_2018", "fos_2022", "ts_2022"):
        row = verbs[name]
        assert (row["status_verb"], row["status_verb_fr"]) == ("approved", "approuvé")
    pairs = {(row["status_verb"], row["status_verb_fr"]) for row in seed("documents")}
    assert len(pairs) == len({verb for verb, _ in pairs})


def test_inferred_sessions_say_so():
    inferred = {r["session_id"] for r in seed("sessions") if r["is_inferred"] == "true"}
    assert {"INTERSESSIONAL-2025-08", "PTC-249", "COUNCIL-147"} <= inferred
    assert not {"PTC-247", "COUNCIL-141", "INTERSESSIONAL-2024-09"} & inferred


def test_standards_of_the_two_editions_follow_their_principles():
    for principle in seed("principles"):
        for edition in ("2018", "2022"):
            numbers = [
                standard[f"standard_no_{edition}"]
                for standard in seed("standards")
                if standard["principle_id"] == principle["principle_id"]
            ]
            listed = principle[f"standards_{edition}"].split(";")
            assert [number for number in numbers if number] == listed


GENERAL = {"EC-05", "EC-17", "EC-21", "EC-22"}


def test_only_the_frameworks_own_is_an_official_kpi():
    origins = {row["kpi_id"]: row["origin"] for row in seed("kpis")}
    assert {k for k, origin in origins.items() if origin == "wco_general"} == GENERAL
    own = {k for k, origin in origins.items() if origin == "wco_published"}
    assert own == {"EC-44"}
    for row in seed("kpis"):
        assert (row["is_official"] == "true") == (row["kpi_id"] in own)
        assert bool(row["publisher"]) == (row["kpi_id"] in own | GENERAL)


def test_each_origin_of_a_kpi_has_its_words():
    words = {row["code"] for row in seed("codes") if row["code_list"] == "kpi_origin"}
    assert words == {"wco_published", "wco_general", "reconstructed", "external"}
    assert {row["origin"] for row in seed("kpis")} <= words


def test_no_note_on_a_kpi_says_its_rule_again():
    """EC-44 read: mean of the Members …, mean of Members, as in the PMM."""
    again = {"mean": ("mean of", "moyenne"), "median": ("median of", "médiane")}
    for row in seed("kpis"):
        notes = (row["aggregation_note"] + row["aggregation_note_fr"]).lower()
        for words in again.get(row["aggregation_rule"], ()):
            assert words not in notes, row["kpi_id"]
