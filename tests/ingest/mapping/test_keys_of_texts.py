"""Mapping keys that say what texts mean: list, words, factor, aliases, groups."""

import json
from datetime import date

import openpyxl
import pytest

from ingest.check import check_file

RECEIVED_ON = date(2025, 10, 1)
ACTIVITIES = """
version: 1
source: activities
publisher: Example
title: Example
licence: CC BY 4.0
may_be_named: yes
"""
PLAN = f"""{ACTIVITIES}
sheets:
  - columns:
      title: title
      start_date: day
      region: {{text: ESA}}
      members: {{column: countries, list: ","}}
"""
GROUPS = f"""{ACTIVITIES}
aliases: {{Formose: TWN, The Emerald Isle: IRL}}
groups: {{MULTI-PAYS: unknown, "Afrique de l'Ouest": WCA, Caribbean: AMS, Tous: GLOBAL}}
sheets:
  - columns:
      {{title: title, start_date: day, members: {{column: countries, list: ","}}}}
"""
LEVELS = """
version: 1
source: implementation
words: {"Ne sait rien": not_available}
sheets:
  - columns: {member: Country, period: {text: "2024"}, note: Remark}
    values:
      - column: Registers
        standard: 1
        words: {Done: 3, Begun: partial, Nothing: none, "✓": full, "+": 2}
      - {column: Data, standard: 2, words: {Done: partial}}
      - {column: {column: Risk, words: {Done: planned}}, standard: 3}
      - {column: Plain, standard: 4}
"""
NUMBERS = """
version: 1
source: kpis
publisher: P
title: T
licence: CC0
kpis:
  TRY-USD: {name_en: Duty, name_fr: Droits, unit: usd}
  TRY-SHARE: {name_en: Share, name_fr: Part, unit: percent}
sheets:
"""
SCALED = f"""{NUMBERS}
  - columns: {{member: Country, period: {{text: "2024"}}}}
    values:
      - {{column: Millions, kpi: TRY-USD, factor: 1000000}}
      - {{column: Share, kpi: TRY-SHARE, factor: 0.01}}
"""
LONG = f"""{NUMBERS}
  - columns:
      member: Country
      period: {{text: "2024"}}
      kpi: {{text: TRY-USD}}
      value: {{column: Value, factor: 1000}}
      numerator: {{column: Part, factor: 1000}}
"""


def check(tmp_path, mapping, *lines, name="t.csv"):
    (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "t.mapping.yml").write_text(mapping, encoding="utf-8")
    return check_file(tmp_path / name, RECEIVED_ON)


def rows(checked, *fields):
    [table] = checked.verdict.tables.values()
    return table.select(fields).rows()


def found(checked):
    return checked.problems.select("code", "cell").rows()


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ('"Kenya, Uganda"', "KEN;UGA"),
        ('"Congo, Democratic Republic of the, Kenya"', "COD;KEN"),
        ('"Kenya, Congo, Democratic Republic of the"', "KEN;COD"),
        ('"Korea, Republic of, Iran, Islamic Republic of"', "KOR;IRN"),
        ('"Tanzania, United Rep. of, Moldova, Republic of,"', "TZA;MDA"),
        ('"Kenya; Uganda, Zambia"', "KEN;UGA;ZMB"),
        ('"KE,UG , ZM"', "KEN;UGA;ZMB"),
        ("Bosnia and Herzegovina", "BIH"),
        ("Kenya", "KEN"),
    ],
)
def test_list_is_parted_by_its_sign_the_longest_known_name_first(
    tmp_path, text, members
):
    checked = check(tmp_path, PLAN, "title,day,countries", f"Course,2024-03-04,{text}")
    assert found(checked) == []
    assert rows(checked, "member_ids", "members") == [(members, text.strip('"'))]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('"Kenya, Ugandaa"', "unknown_member", "“Ugandaa”"),
        ('"Kenya, Congo, Uganda"', "ambiguous_member", "“Congo”"),
        ('"Kenya, Korea, Dem. Rep., Uganda"', "not_a_member", "(PRK)"),
        ('"Kenya, Aruba"', "not_a_member", "Aruba"),
    ],
)
def test_list_with_a_name_that_cannot_be_read_is_held_for_that_name(
    tmp_path, text, code, said
):
    checked = check(tmp_path, PLAN, "title,day,countries", f"C,2024-03-04,{text}")
    assert found(checked) == [(code, "C2")]
    assert said in checked.problems["message_en"][0]


def test_list_may_have_several_signs(tmp_path):
    mapping = PLAN.replace('list: ","', 'list: [",", " and ", "/"]')
    checked = check(
        tmp_path,
        mapping,
        "title,day,countries",
        'C,2024-03-04,"Kenya, Trinidad and Tobago and Fiji/Tonga"',
    )
    assert rows(checked, "member_ids") == [("KEN;TTO;FJI;TON",)]


def test_regions_may_be_a_list_too(tmp_path):
    mapping = PLAN.replace("{text: ESA}", '{column: where, list: " + "}')
    checked = check(
        tmp_path, mapping, "title,day,countries,where", "C,2024-03-04,Kenya,ESA + WCA"
    )
    assert rows(checked, "region_ids", "region") == [("ESA;WCA", "ESA + WCA")]


def test_group_gives_its_region_and_one_without_is_told_once(tmp_path):
    checked = check(
        tmp_path,
        GROUPS,
        "title,day,countries",
        "A,2024-03-04,Afrique de l'Ouest",
        "B,2024-03-05,MULTI-PAYS",
        'C,2024-03-06,"Kenya, AFRIQUE DE L’OUEST"',
        "D,2024-03-07,The emerald isle",
        "E,2024-03-08,multi pays",
        "F,2024-03-09,Tous",
        "G,2024-03-10,Formose",
    )
    assert rows(checked, "title", "member_ids", "region_ids") == [
        ("A", None, "WCA"),
        ("B", None, None),
        ("C", "KEN", "WCA"),
        ("D", "IRL", None),
        ("E", None, None),
        ("F", None, "GLOBAL"),
    ]
    assert found(checked) == [("group_without_region", None), ("not_a_member", "C8")]
    assert "“MULTI-PAYS”" in checked.problems["message_en"][0]
    assert "(rows: 2, the first is row 3)" in checked.problems["message_en"][0]


def test_region_that_the_row_states_prevails_over_that_of_its_group(tmp_path):
    mapping = GROUPS.replace("day,", "day, region: where,")
    checked = check(
        tmp_path,
        mapping,
        "title,day,countries,where",
        "A,2024-03-04,Afrique de l'Ouest,ESA",
        "B,2024-03-04,Kenya,Caribbean",
        "C,2024-03-04,Kenya,MULTI-PAYS",
    )
    assert rows(checked, "region_ids") == [("ESA",), ("AMS",), (None,)]


def test_group_may_span_several_regions(tmp_path):
    mapping = GROUPS.replace("Caribbean: AMS", 'All Africa: "ESA; WCA"')
    checked = check(
        tmp_path,
        mapping,
        "title,day,countries",
        'A,2024-03-04,"All Africa, Kenya, Afrique de l\'Ouest"',
    )
    assert rows(checked, "member_ids", "region_ids") == [("KEN", "ESA;WCA")]


def test_group_is_no_member_of_a_table_of_figures(tmp_path):
    mapping = LONG.replace("sheets:", "groups: {MULTI-PAYS: unknown}\nsheets:")
    checked = check(tmp_path, mapping, "Country,Value,Part", "MULTI-PAYS,1,")
    assert found(checked) == [("not_a_country", "A2")]


def test_words_are_those_of_their_own_column(tmp_path):
    checked = check(
        tmp_path,
        LEVELS,
        "Country,Registers,Data,Risk,Plain,Remark",
        "Kenya,Done,done,DONE,3,x",
        "Uganda,Begun,n/a,Ne sait rien,Ne sait rien,",
        "Zambia,✓,Nothing,,2,",
        "Fiji,+,3,,Done,",
    )
    assert sorted(rows(checked, "_cell", "level_value", "level")) == [
        ("B2", 3, "Done"),
        ("B3", 2, "Begun"),
        ("B4", 3, "✓"),
        ("B5", 2, "+"),
        ("C2", 2, "done"),
        ("C3", None, "n/a"),
        ("C5", 3, "3"),
        ("D2", 1, "DONE"),
        ("D3", None, "Ne sait rien"),
        ("E2", 3, "3"),
        ("E3", None, "Ne sait rien"),
        ("E4", 2, "2"),
    ]
    assert sorted(found(checked)) == [("bad_level", "C4"), ("bad_level", "E5")]
    assert checked.rows_read == checked.rows_accepted + checked.rows_quarantined == 14
    assert set(rows(checked, "level_rule")) >= {("mapping",), ("level_number",)}


def test_words_hold_for_yes_and_no_and_for_columns_kept_as_text(tmp_path):
    mapping = PLAN.replace(
        "title: title",
        "title: title\n      type: {column: kind, words: {TRN: workshop}}\n"
        "      may_be_named: {column: open, words: {Ja: yes, Nein: no}}",
    )
    checked = check(
        tmp_path,
        mapping,
        "title,day,countries,kind,open",
        "A,2024-03-04,Kenya,trn,Ja",
        "B,2024-03-05,Kenya,visit,Nein",
    )
    assert found(checked) == []
    assert rows(checked, "type", "_may_be_named") == [
        ("workshop", True),
        ("visit", False),
    ]
    assert json.loads(rows(checked, "_other")[0][0])["kind"] == "trn"


def test_factor_is_exact_and_the_text_stays_as_typed(tmp_path):
    checked = check(
        tmp_path,
        SCALED,
        "Country;Millions;Share",
        "Kenya;12,345678901;45",
        "Uganda;0,1;45 %",
        "Zambia;-;n/a",
        "Fiji;1 234,5;100",
    )
    assert rows(checked, "_cell", "value_number", "value")[:2] == [
        ("B2", 12345678.901, "12,345678901"),
        ("B3", 100000.0, "0,1"),
    ]
    assert rows(checked, "value_number", "value_rule")[3] == (
        1234500000.0,
        "decimal_comma_times_1000000",
    )
    assert [problem[0] for problem in found(checked)] == ["ambiguous_percent"]


def test_factor_holds_for_numerators_and_an_ambiguous_number_stays_held(tmp_path):
    checked = check(
        tmp_path, LONG, "Country,Value,Part", "Kenya,1.5,1.5", 'Uganda,"1,234",'
    )
    assert found(checked) == []
    checked = check(tmp_path, LONG, "Country,Value,Part", 'Uganda,"1,234",')
    assert found(checked) == [("ambiguous_number", "B2")]


@pytest.mark.parametrize(
    ("mapping", "old", "new", "said"),
    [
        (PLAN, '","', '""', "the sign between the names"),
        (PLAN, '","', "a", "the sign between the names"),
        (PLAN, "title: title", 'title: {column: title, list: ","}', "kept as text"),
        (PLAN, "day", '{column: day, list: ","}', "only a column of several"),
        (PLAN, "{text: ESA}", '{text: ESA, list: ","}', "goes with column or letter"),
        (PLAN, 'list: ","', "factor: 10", "a factor belongs to"),
        (GROUPS, "TWN", "XXX", "“XXX” is no ISO 3166 code"),
        (GROUPS, "Formose: TWN", "Kenya: UGA", "“Kenya” is known already, as KEN"),
        (GROUPS, "Caribbean: AMS", "Kenya: ESA", "“Kenya” is known already"),
        (GROUPS, "Caribbean: AMS", "Caribbean: Mars", "“Mars” is no WCO region"),
        (GROUPS, "Caribbean: AMS", "multi pays: AMS", "stands twice"),
        (GROUPS, "{Formose", "[Formose", "YAML"),
        (LEVELS, "Done: 3", "Done: 4", "“4” cannot be read as “level”"),
        (LEVELS, "Done: 3", "Done: 3, DONE: 2", "stands twice"),
        (LEVELS, "Done: 3", "Done: ''", "a text belongs here"),
        (LEVELS, "words: {Done: partial}", "factor: 10", "a factor belongs to"),
        (SCALED, "1000000", "many", "“many” is no number above 0"),
        (SCALED, "1000000", "-1", "is no number above 0"),
        (SCALED, "1000000", "1e999999", "is no number above 0"),
        (SCALED, "factor", "times", "“times” is not known here"),
    ],
)
def test_key_that_cannot_be_followed_gets_one_line(tmp_path, mapping, old, new, said):
    assert old in mapping
    header = "title,day,countries,Country,Millions,Share,Registers,Data,Risk,Plain,"
    checked = check(
        tmp_path, mapping.replace(old, new, 1), f"{header}Remark", "x,2024-01-01,Kenya"
    )
    assert found(checked) == [("bad_mapping", None)]
    message = checked.problems["message_en"][0]
    assert said in message
    assert "\n" not in message
    assert checked.problems["message_fr"][0] != message


def test_keys_hold_in_a_workbook_as_well(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ("title", "day", "countries"),
        ("Course", date(2024, 3, 5), "Congo, Democratic Republic of the, Kenya"),
    ):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    (tmp_path / "t.mapping.yml").write_text(PLAN, encoding="utf-8")
    checked = check_file(tmp_path / "t.xlsx", RECEIVED_ON)
    assert rows(checked, "member_ids") == [("COD;KEN",)]
