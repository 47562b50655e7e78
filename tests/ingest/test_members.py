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


@pytest.mark.parametrize(
    ("texts", "member_id"),
    [
        (["Armenia, Republic of", "Rep. of Armenia", "Arménie (République d')"], "ARM"),
        (["Dem. Rep. of the Congo", "Congo, DR", "Congo (D.R.)", "RD du Congo"], "COD"),
        (["Congo, Republic of the Democratic", "Rép. dém. du Congo"], "COD"),
        (["Rép. du Congo", "CONGO (REPUBLIC OF)", "Congo, République du"], "COG"),
        (["CENTRAFRICAINE, REPUBLIQUE", "Centrafricaine (Rép.)"], "CAF"),
        (["Korea, Rep.", "Corée, République de", "Republic of Korea, The"], "KOR"),
        (
            ["Iran (Islamic Republic of)", "Iran, Isl. Rep.", "Iran, Rép. islamique"],
            "IRN",
        ),
        (["Bahamas, The", "Bahamas (Commonwealth of the)", "The Bahamas"], "BHS"),
        (["Lao P.D.R.", "Lao, People's Dem. Rep.", "Lao, RDP"], "LAO"),
        (["Guinea (Republic of)", "Guinée, Rép. de"], "GIN"),
        (["Guinea, Equatorial", "Guinée équatoriale, République de"], "GNQ"),
        (["Bissau, Guinea", "Guinea-Bissau, Republic of"], "GNB"),
        (["Croatia, Republic of", "Croatie (République de)"], "HRV"),
        (["Latvia, Republic of", "LATVIA (REP. OF)"], "LVA"),
        (["Niger, Republic of the", "Niger, Rép. du"], "NER"),
        (["Nigeria, Fed. Rep. of", "Nigeria, Republic of"], "NGA"),
        (["Sudan, South", "Sudan, Republic of South"], "SSD"),
        (["Sudan, Republic of the", "Soudan (République du)"], "SDN"),
        (["Dominican Rep.", "Dominicaine, République"], "DOM"),
        (["Samoa, Independent State of"], "WSM"),
        (["China, P.R.", "China (People's Rep. of)", "Chine, RP"], "CHN"),
        (["China, Hong Kong", "Hong Kong SAR (China)"], "HKG"),
        (["Tanzania, United Rep. of", "Tanzanie, République-Unie de"], "TZA"),
        (["Syria, Arab Rep.", "Syrienne, République arabe"], "SYR"),
        (["Netherlands, Kingdom of the", "Pays-Bas, Royaume des"], "NLD"),
        (["Kuwait, State of", "Koweït (État du)"], "KWT"),
    ],
)
def test_official_forms_are_read_in_any_order_and_abbreviation(texts, member_id):
    for text in texts:
        reading = MEMBERS.read(text)
        assert reading.values == (member_id,), text
        assert reading.finding is None


@pytest.mark.parametrize(
    ("texts", "iso3"),
    [
        (["Korea, Dem. Rep.", "Korea, D.P.R. of", "DPR of Korea", "Corée, RPD"], "PRK"),
        (["Corée, République populaire démocratique de"], "PRK"),
        (["Samoa, American", "Micronesia, Fed. States of"], "ASM FSM"),
        (["Dominica, Commonwealth of", "China, Taiwan"], "DMA TWN"),
        (["Republic of China", "China, Republic of"], "TWN"),
        (["Virgin Islands, British", "Virgin Islands, U.S."], "VGB VIR"),
    ],
)
def test_official_forms_of_others_are_no_members(texts, iso3):
    for text in texts:
        reading = MEMBERS.read(text)
        assert (reading.values, reading.finding.code) == ((), "not_a_member"), text
        assert MEMBERS.read_country(text).values[0] in iso3, text


@pytest.mark.parametrize(
    "text",
    [
        *("Dominica, Rep.", "Ireland, Northern", "Virgin Islands", "Cyprus, Northern"),
        *("Turkish Republic of Northern Cyprus", "Yemen, Democratic"),
        *("Yemen Arab Republic", "German Democratic Republic", "Kingdom of France"),
        *("Republic of Vietnam", "Viet Nam, Dem. Rep.", "Islamic State"),
        *("Democratic Republic", "United Republic", "Congo, People's Republic of"),
        *("Congo, Rep., Dem. Rep. of the", "Republic of Korea (Dem. Rep.)"),
        *("Korea", "Congo", "Corée", "Guinea, French", "Luhansk People's Republic"),
    ],
)
def test_form_that_no_member_has_is_held(text):
    assert MEMBERS.read(text).values == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bermuda (United Kingdom)", {"BMU", "GBR"}),
        ("Georgia (United States)", {"GEO", "USA"}),
        ("Republic of Dominica", {"DMA", "DOM"}),
        ("Congo, People's Republic of", {"COD", "COG"}),
        ("Buthan, Kingdom of", {"BTN"}),
        ("Ireland, Northern", set()),
    ],
)
def test_suggestions_go_by_the_words_that_tell_which_country(text, said):
    assert set(MEMBERS.suggestions.on(text)) == said
