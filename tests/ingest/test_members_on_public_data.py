"""The resolver on the country names of public data sets: none loads as another."""

from collections import Counter

import pytest

from bench.members import DATA, UNCHECKED, WANT, WRONG, judged, misled
from bench.spellings import spellings
from ingest.codes import read_codes
from ingest.rules import country, member, members
from ingest.source import Context

MEMBERS = read_codes().members
NAMES = ("Kenya", "Uganda", "Ghana", "Togo", "Benin", "Mali", "Chad", "Fiji", "Peru")
CONTEXT = Context(received_on=None, lang="en", codes=read_codes())


@pytest.fixture(scope="module")
def verdicts():
    if not DATA.is_dir():
        pytest.skip(f"the public data sets are not beside the project: {DATA}")
    return list(judged(spellings(DATA)))


def test_nothing_that_loads_is_wrong_by_the_data_sets_own_codes(verdicts):
    assert len({spelling.data_set for spelling, _, _ in verdicts}) == 19
    assert [row for row in verdicts if row[1] == WRONG] == []


def test_no_suggestion_names_other_countries_alone():
    if not DATA.is_dir():
        pytest.skip(f"the public data sets are not beside the project: {DATA}")
    assert list(misled(spellings(DATA))) == []


def test_english_and_french_lists_of_countries_want_hardly_an_alias(verdicts):
    wanted = Counter(
        spelling.data_set for spelling, what, _ in verdicts if what == WANT
    )
    assert wanted["country_names: i18n en"] == 0
    assert wanted["country_names: i18n fr"] == 0
    assert wanted["country_names: bblocks"] == 0
    assert wanted["country_names: hdx en, fr"] <= 2
    assert wanted["wdi_raw_xlsx_csv"] == 0
    assert wanted["register_ndc_csv"] == 0


def test_names_without_a_code_that_load_are_countries(verdicts):
    loaded = {spelling.text for spelling, what, _ in verdicts if what == UNCHECKED}
    assert not loaded & {"AU", "General", "UN", "PC", "CP"}


@pytest.mark.parametrize(
    ("text", "member_id"),
    [
        ("Dominican Republic", "DOM"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Samoa", "WSM"),
        ("Curaçao", "CUW"),
        ("Palestine", "PSE"),
        ("Georgia", "GEO"),
        ("Hong Kong SAR, China", "HKG"),
        ("Macau", "MAC"),
        ("NA", "NAM"),
        ("Kosovo", "XKX"),
        ("European Union", "EU"),
        ("Congo, Dem. Rep.", "COD"),
        ("Congo, Rep.", "COG"),
        ("Korea, Republic of", "KOR"),
        ("C<U+00F4>te d<U+2019>Ivoire", "CIV"),
        ("Yemen (*)", "YEM"),
    ],
)
def test_names_that_are_easily_mistaken_load_as_what_they_say(text, member_id):
    assert MEMBERS.read(text).values == (member_id,)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Congo", "ambiguous_member"),
        ("Korea", "ambiguous_member"),
        ("Dominica", "not_a_member"),
        ("American Samoa", "not_a_member"),
        ("Korea, Dem. People's Rep.", "not_a_member"),
        ("Micronesia (Fed. States of)", "not_a_member"),
        ("Sint Maarten", "not_a_member"),
        ("Saint-Martin", "not_a_member"),
        ("Chinese Taipei", "not_a_member"),
        ("European Union (27)", "not_a_country"),
        ("EU27", "not_a_country"),
        ("Serbia and Montenegro", "not_a_country"),
        ("Netherlands Antilles", "not_a_country"),
        ("USSR", "not_a_country"),
        ("Africa (FAO)", "not_a_country"),
        ("N/A", "unknown_member"),
        ("Trinidad and Tobaco", "unknown_member"),
    ],
)
def test_names_that_mean_another_or_several_are_held(text, code):
    assert MEMBERS.read(text).finding.code == code


@pytest.mark.parametrize("rule", [member(), country("host"), members("member_ids")])
def test_two_letters_among_names_are_not_taken_for_a_code(rule):
    *names, union, african_union = rule.read([*NAMES, "Japan", "EU", "AU"], CONTEXT)
    assert all(reading.values for reading in names)
    assert union.values[0] == "EU"
    assert african_union.values == ()
    assert african_union.finding.code == "ambiguous_member"
    assert "Australia (AUS)" in african_union.finding.detail.en


def test_column_of_codes_is_read_as_codes():
    codes = ["KE", "UG", "GH", "TG", "BJ", "ML", "TD", "FJ", "PE", "AU", "Japan"]
    readings = member().read(codes, CONTEXT)
    assert [reading.values[0] for reading in readings][-2:] == ["AUS", "JPN"]
