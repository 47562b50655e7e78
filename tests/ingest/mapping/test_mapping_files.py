"""Tables that others made, read through the mapping file beside them."""

import json
from datetime import date

import duckdb
import openpyxl
import pytest
from click.testing import CliRunner

from ingest.check import check_file
from ingest.inbox import open_inbox
from warehouse.cli import cli

RECEIVED_ON = date(2025, 10, 1)
INDEX = """
version: 1
source: kpis
publisher: Nobody's Institute
title: An index
address: https://example.org
licence: CC0
may_be_named: yes
kpis:
  TRY-SPEED:
    {name_en: Speed, name_fr: Vitesse, unit: score, direction: higher_is_better,
     lowest: 0, highest: 10, words: [How fast]}
  TRY-SHARE: {name_en: Share, name_fr: Part, unit: percent, aggregation_rule: median}
sheets:
"""
LONG = f"""{INDEX}
  - columns:
      member: Country
      period: {{text: "2020"}}
      kpi: Indicator
      value: Score
"""
WIDE = f"""{INDEX}
  - header_rows: [1, 2]
    columns: {{member: Country, period: {{sheet_name: yes}}}}
    values:
      - {{column: Speed > score, kpi: TRY-SPEED}}
      - {{column: [Shares > value, Share > value], kpi: TRY-SHARE}}
"""
LEVELS = """
version: 1
source: implementation
language: fr
sheets:
  - columns: {member: Pays, note: Remarque}
    values:
      - {column: Données 2023, standard: data_quality, period: 2023}
      - {column: Données 2024, standard: data_quality, period: 2024}
"""


def check_csv(tmp_path, mapping, *lines):
    (tmp_path / "t.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "t.mapping.yml").write_text(mapping, encoding="utf-8")
    return check_file(tmp_path / "t.csv", RECEIVED_ON)


def check_workbook(tmp_path, mapping, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    (tmp_path / "t.mapping.yml").write_text(mapping, encoding="utf-8")
    return check_file(tmp_path / "t.xlsx", RECEIVED_ON)


def found(checked):
    return checked.problems.select("code", "cell").rows()


def values(checked, *fields):
    return checked.verdict.tables["kpi_values"].select(fields).rows()


HEADERS = [(None, "Speed", None, "Share"), ("Country", "score", "rank", "value")]


def test_long_table_is_read_by_the_words_it_uses(tmp_path):
    checked = check_csv(
        tmp_path,
        LONG,
        "Country,Indicator,Score,Other",
        "Fiji,How fast,7.5,x",
        "Fiji,TRY-SHARE,45 %,",
        "France,speed,3,",
    )
    assert found(checked) == [("unknown_kpi", "B4")]
    assert values(
        checked, "member_id", "kpi_id", "value_number", "_cell", "period"
    ) == [
        ("FJI", "TRY-SPEED", 7.5, "C2", "2020"),
        ("FJI", "TRY-SHARE", 0.45, "C3", "2020"),
    ]
    assert values(checked, "kpi_rule")[0] == ("mapping",)
    assert json.loads(values(checked, "_other")[0][0]) == {"Other": "x"}


def test_wide_table_gives_a_row_to_each_value_at_its_own_cell(tmp_path):
    rows = [*HEADERS, ("Fiji", 7.5, 1, "45 %"), ("France", None, 2, 0.45)]
    checked = check_workbook(tmp_path, WIDE, **{"2020": rows})
    assert (checked.rows_read, found(checked)) == (3, [("ambiguous_percent", "D4")])
    assert values(checked, "member", "kpi", "value", "_sheet", "_row", "_cell") == [
        ("Fiji", "TRY-SPEED", "7.5", "2020", 3, "B3"),
        ("Fiji", "TRY-SHARE", "45 %", "2020", 3, "D3"),
    ]
    assert checked.problems["column_name"].to_list() == ["Share > value"]
    assert "(D4)" in checked.problems["message_en"][0]
    assert json.loads(values(checked, "_other")[0][0]) == {"Speed > rank": "1"}
    stands = checked.verdict.columns.select("field", "header", "column_letter").rows()
    assert ("value", "Speed > score", "B") in stands
    assert ("value", "Share > value", "D") in stands
    assert ("period", None, None) not in stands


def test_country_held_is_named_once_however_many_values_it_has(tmp_path):
    rows = [*HEADERS, ("Aruba", 7.5, 1, "45 %")]
    checked = check_workbook(tmp_path, WIDE, **{"2020": rows})
    assert found(checked) == [("not_a_member", "A3")]
    held = checked.verdict.quarantined_rows
    assert held["codes"].to_list() == ["not_a_member"] * 2
    assert held.select("sheet", "row", "cell").rows() == [
        ("2020", 3, "B3"),
        ("2020", 3, "D3"),
    ]


def test_value_out_of_the_range_of_its_index_is_held(tmp_path):
    rows = [*HEADERS, ("Fiji", 10.5, 1, None)]
    checked = check_workbook(tmp_path, WIDE, **{"2020": rows})
    assert found(checked) == [("out_of_range", "B3")]
    assert "0 to 10" in checked.problems["message_en"][0]


def test_formula_without_a_value_is_blamed_on_its_own_cell(tmp_path):
    rows = [*HEADERS, ("Fiji", "=1+1", 1, "45 %")]
    checked = check_workbook(tmp_path, WIDE, **{"2020": rows})
    assert found(checked) == [("formula_without_value", "B3")]
    assert values(checked, "_cell") == [("D3",)]


def test_value_brings_along_what_the_mapping_says_of_its_kpi(tmp_path):
    checked = check_csv(tmp_path, LONG, "Country,Indicator,Score", "Fiji,TRY-SPEED,7")
    row = checked.verdict.tables["kpi_values"].row(0, named=True)
    assert {name: text for name, text in row.items() if name.startswith("kpi_")} == {
        "kpi_id": "TRY-SPEED",
        "kpi_rule": "id",
        "kpi_name": "Speed",
        "kpi_name_fr": "Vitesse",
        "kpi_unit": "score",
        "kpi_direction": "higher_is_better",
        "kpi_aggregation_rule": "mean",
        "kpi_publisher": "Nobody's Institute",
        "kpi_licence": "CC0",
        "kpi_source": "An index",
        "kpi_source_address": "https://example.org",
    }
    assert row["_may_be_named"]


def test_levels_by_year_side_by_side_are_read_as_well(tmp_path):
    checked = check_csv(
        tmp_path,
        LEVELS,
        "Pays;Données 2023;Données 2024;Remarque",
        "Fidji;prévu;complet;vu",
        "France;;5;",
    )
    assert found(checked) == [("bad_level", "C3")]
    levels = checked.verdict.tables["implementation_levels"]
    assert levels.select("member_id", "period", "level_value", "note").rows() == [
        ("FJI", "2023", 1, "vu"),
        ("FJI", "2024", 3, "vu"),
    ]
    assert not levels["_may_be_named"].any()
    assert checked.source == "implementation"


def test_mapping_may_be_named_after_the_whole_file(tmp_path):
    (tmp_path / "t.csv").write_text("Country,Indicator,Score\nFiji,TRY-SPEED,7\n")
    (tmp_path / "t.csv.mapping.yaml").write_text(LONG, encoding="utf-8")
    assert check_file(tmp_path / "t.csv", RECEIVED_ON).status == "accepted"
    inputs = open_inbox([tmp_path], RECEIVED_ON, None).inputs
    assert [one.path.name for one in inputs] == ["t.csv"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("version: 1", "version: 2", "version: “2” is not known here"),
        (
            "source: kpis",
            "source: moon",
            "known are activities, implementation, kpis, proposals",
        ),
        ("licence: CC0", "", "“licence” is missing"),
        ("licence: CC0", "license: CC0", "“license” is not known here"),
        ("may_be_named: yes", "may_be_named: perhaps", "may_be_named: yes or no"),
        ("TRY-SPEED:", "EC-77:", "kpis.EC-77: an id is written like"),
        ("unit: score", "unit: stars", "kpis.TRY-SPEED.unit: “stars”"),
        ("lowest: 0", "lowest: low", "kpis.TRY-SPEED.lowest: “low” is no number"),
        ("name_fr: Vitesse, ", "", "kpis.TRY-SPEED: “name_fr” is missing"),
        ("member: Country", "member: Land", "no column “Land” (on sheet 2020)"),
        ("member: Country", "member: {letter: Z}", "no column “Z”"),
        (
            "member: Country",
            "member: {text: Fiji, letter: A}",
            "one of column, letter, text",
        ),
        ("Speed > score", "Speed > speed", "values[0].column: there is no column"),
        ("header_rows: [1, 2]", "header_rows: [2, 1]", "header_rows: the numbers"),
        ("kpi: TRY-SPEED", "kpi: TRY-SPEDE", "“TRY-SPEDE” is not known"),
        ("kpi: TRY-SPEED", "period: 2020", "“kpi” is missing"),
        ("[Shares > value, Share > value]", "Speed > score", "column B is taken"),
        ("period: {sheet_name: yes}", "note: Country", "“period” is missing"),
        ("header_rows: [1, 2]", "names: [2021]", "no sheet “2021”"),
        ("title: An index", "title: A\ntitle: B", "“title” stands twice (line 2)"),
        ("sheets:", "sheets: {", "it is not YAML"),
        ("header_rows: [1, 2]", "header_rows: []", "a list belongs here"),
        ("unit: score", "unit: stars", "known are percent, hours"),
        ("unit: score", "unit: stars", "(line 11)"),
        ("sheets:", "only: x\nsheets:", "“only” is not known here; known are"),
        ("header_rows: [1, 2]", "only: [{columns: Country}]", "mention and equal"),
        ("member: Country", "member: {column: Country, split: x}", "split and part"),
        ("column: Speed > score", "years: [2020, 2010]", "the first and the last"),
        ("column: Speed > score", "years: [2010, 2020]", "“period” stands under"),
        ("source: kpis", "source: kpis\ntable: items", "known are kpi_values"),
    ],
)
def test_mapping_that_cannot_be_followed_says_where_in_one_line(
    tmp_path, old, new, said
):
    assert old in WIDE
    checked = check_workbook(
        tmp_path, WIDE.replace(old, new, 1), **{"2020": [*HEADERS, ("Fiji", 7, 1, 2)]}
    )
    assert (checked.status, found(checked)) == ("unreadable", [("bad_mapping", None)])
    message = checked.problems["message_en"][0]
    assert said in message
    assert "\n" not in message
    assert checked.problems["message_fr"][0] != message


def test_header_above_two_columns_is_a_riddle(tmp_path):
    checked = check_csv(tmp_path, LONG, "Country,Indicator,Score,score", "Fiji,a,1,2")
    assert "“Score” stands above C, D" in checked.problems["message_en"][0]


def test_file_whose_mapping_was_mended_can_still_be_loaded(tmp_path, monkeypatch):
    monkeypatch.setenv("FOS_HOME", str(tmp_path / "home"))
    checked = check_csv(tmp_path, "version: 1", "Country,Indicator,Score", "Fiji,x,1")
    assert checked.status == "unreadable"
    path = str(tmp_path / "t.csv")
    assert CliRunner().invoke(cli, ["ingest", path]).exit_code == 2
    (tmp_path / "t.mapping.yml").write_text(
        LONG.replace("words: [How fast]", "words: [x]"), encoding="utf-8"
    )
    assert CliRunner().invoke(cli, ["ingest", path]).exit_code == 0
    ledger = str(tmp_path / "home" / "ledger.duckdb")
    with duckdb.connect(ledger, read_only=True) as connection:
        query = "select kpi_id, value_number from raw.kpi_values"
        assert connection.execute(query).fetchall() == [("TRY-SPEED", 1.0)]


def test_mapped_file_asked_for_as_another_source_is_refused(tmp_path):
    check_csv(tmp_path, LONG, "Country,Indicator,Score", "Fiji,TRY-SPEED,1")
    checked = check_file(tmp_path / "t.csv", RECEIVED_ON, "activities")
    assert "asked for as activities" in checked.problems["message_en"][0]


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"[" * 5000, b"a: [b", b"- 1", b"x", b"? [a]\n: b"],
)
def test_mapping_of_any_bytes_is_refused_without_a_traceback(tmp_path, content):
    (tmp_path / "t.csv").write_text("Country,Indicator,Score\nFiji,TRY-SPEED,7\n")
    (tmp_path / "t.mapping.yml").write_bytes(content)
    assert found(check_file(tmp_path / "t.csv", RECEIVED_ON)) == [("bad_mapping", None)]
