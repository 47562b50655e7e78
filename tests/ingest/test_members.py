"""The resolver of Members: it loads what is certain, and nothing else."""

import pytest

from ingest.codes import read_codes, seed
from warehouse.settings import SEEDS

MEMBERS = read_codes().members


@pytest.mark.parametrize(
    ("text", "member_id", "rule"),
    [
        ("BTN", "BTN", "iso3"),
        ("bt", "BTN", "iso2"),
        ("NA", "NAM", "iso2"),
        ("EU", "EU", "iso2"),
        ("XKX", "XKX", "iso3"),
        ("  bhutan ", "BTN", "name_en"),
        ("Bhoutan", "BTN", "name_fr"),
        ("REPUBLIQUE CENTRAFRICAINE", "CAF", "name_fr"),
        ("Côte d’Ivoire", "CIV", "name_en"),
        ("la Turquie", "TUR", "name_fr"),
        ("Korea, Rep.", "KOR", "alias"),
        ("Guinea", "GIN", "name_en"),
        ("Union européenne", "EU", "name_fr"),
    ],
)
def test_member_is_read_by_code_name_or_alias(text, member_id, rule):
    reading = MEMBERS.read(text)
    assert (reading.values, reading.rule, reading.finding) == ((member_id,), rule, None)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("Buthan", "unknown_member", "Bhutan (BTN)"),
        ("Nigeri", "unknown_member", "Nigeria (NGA) or Niger (NER)"),
        ("n/a", "unknown_member", "ISO 3166"),
        ("Atlantis", "unknown_member", "ISO 3166"),
        ("Korea", "ambiguous_member", "(KOR) or"),
        ("Corée", "ambiguous_member", "(PRK)"),
        ("Congo", "ambiguous_member", "(COD) or"),
        ("Dominica", "not_a_member", "Dominica (DMA)"),
        ("PRK", "not_a_member", "(PRK)"),
        ("Micronesia", "not_a_member", "(FSM)"),
    ],
)
def test_what_is_not_certain_is_held_with_what_it_may_be(text, code, said):
    reading = MEMBERS.read(text)
    assert reading.values == ()
    assert reading.finding.code == code
    assert said in reading.finding.detail.en


@pytest.mark.parametrize(
    "text", ["World", "Sub-Saharan Africa", "MULTI-PAYS", "Europe", "A/P", "OECD"]
)
def test_group_is_not_a_country(text):
    assert MEMBERS.read(text).finding.code == "not_a_country"


@pytest.mark.parametrize(
    ("text", "member_id"), [("CuraÃ§ao", "CUW"), ("T<U+00FC>rkiye", "TUR")]
)
def test_wrongly_decoded_name_loads_with_a_warning(text, member_id):
    reading = MEMBERS.read(text)
    assert reading.values == (member_id,)
    assert reading.finding.code == "encoding_repaired"


@pytest.mark.parametrize("column", ["member_id", "iso2", "name_en", "name_fr"])
def test_every_member_is_found_by_its_own_codes_and_names(column):
    for row in seed(SEEDS, "members").iter_rows(named=True):
        assert MEMBERS.read(row[column]).values == (row["member_id"],), row[column]


def test_every_alias_leads_to_its_member():
    for row in seed(SEEDS, "member_aliases").iter_rows(named=True):
        assert MEMBERS.read(row["alias"]).values == (row["member_id"],), row["alias"]


@pytest.mark.parametrize("column", ["iso3", "name_en", "name_fr"])
def test_nobody_outside_is_taken_for_a_member(column):
    for row in seed(SEEDS, "non_members").iter_rows(named=True):
        assert MEMBERS.read(row[column]).finding.code == "not_a_member", row[column]


def test_no_group_is_taken_for_a_member():
    for alias in seed(SEEDS, "aggregates")["alias"]:
        assert MEMBERS.read(alias).finding.code == "not_a_country", alias
