"""`fos map`: a mapping file proposed, its blanks marked, nothing made up."""

import re
from datetime import date

import openpyxl
import pytest
import yaml
from click.testing import CliRunner

from ingest.check import check_file
from warehouse.cli import cli
from warehouse.settings import PROJECT_ROOT

DATA = PROJECT_ROOT.parent / "shared" / "data"
SCORES = [
    ("Code", "Land", "2020", "2021"),
    ("FJI", "Fiji", 1.5, 2),
    ("TON", "Tonga", 3, 4),
]
SCORES += [("PNG", "Papua New Guinea", 2.5, 3.5), ("WLD", "World", 2, 3)]


def run(*words):
    return CliRunner().invoke(cli, ["map", *map(str, words)])


def workbook(tmp_path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    return tmp_path / "t.xlsx"


def public(path):
    if not (DATA / path).is_file():
        pytest.skip(f"this public table is not beside the project: {DATA / path}")
    return DATA / path


def declared(answer):
    assert answer.exit_code == 0, answer.output
    return yaml.load(answer.stdout, Loader=yaml.BaseLoader)  # noqa: S506 - texts only


def filled_in(text):
    """Return a proposal with its blanks filled in, each KPI with an id of its own."""
    numbers = iter(range(1, 500))
    text = re.sub(r"kpi:  #.*", lambda _: f"kpi: TRY-N{next(numbers)}", text)
    text = re.sub(r"period:  #.*", 'period: {text: "2020"}', text)
    text = re.sub(r"(publisher|title|licence):  #.*", r"\1: known", text)
    kpis = [
        f"  TRY-N{number}: {{name_en: N, name_fr: N, unit: number}}"
        for number in range(1, next(numbers))
    ]
    return text.replace("\nsheets:", "\n".join(["\nkpis:", *kpis, "", "sheets:"]))


def test_columns_of_years_are_proposed_with_a_blank_for_their_kpi(tmp_path):
    answer = run(workbook(tmp_path, Data=SCORES))
    mapping = declared(answer)
    assert mapping["sheets"] == [
        {
            "names": ["Data"],
            "header_rows": ["1"],
            "columns": {"member": "Code"},
            "values": [{"years": ["2020", "2021"], "kpi": ""}],
        }
    ]
    assert (mapping["publisher"], mapping["licence"]) == ("", "")
    assert "kpis" not in mapping
    assert "Land could hold the Members too; Code was taken" in answer.stderr
    assert "1 of its names are groups" in answer.stderr


def test_blank_is_asked_for_by_check_with_its_key_and_line(tmp_path):
    path = workbook(tmp_path, Data=SCORES)
    mapping = tmp_path / "t.mapping.yml"
    answer = run(path, "-o", mapping)
    assert "4 blanks to fill in" in answer.stdout
    checked = check_file(path, date(2025, 1, 1))
    [message] = checked.problems["message_en"]
    assert re.search(
        r"(publisher|title|licence): a text belongs here \(line [456]\)", message
    )
    known = re.sub(r"(publisher|title|licence):  #.*", r"\1: X", mapping.read_text())
    mapping.write_text(known)
    [message] = check_file(path, date(2025, 1, 1)).problems["message_en"]
    assert "sheets[0].values[0].kpi: a text belongs here (line " in message
    mapping.write_text(filled_in(mapping.read_text()))
    checked = check_file(path, date(2025, 1, 1))
    assert (checked.rows_accepted, checked.rows_quarantined) == (6, 2)


def test_mapping_that_is_there_is_not_overwritten(tmp_path):
    path = workbook(tmp_path, Data=SCORES)
    (tmp_path / "mine.yml").write_text("mine")
    answer = run(path, "-o", tmp_path / "mine.yml")
    assert answer.exit_code == 2
    assert "is there already" in answer.stderr
    assert (tmp_path / "mine.yml").read_text() == "mine"


def test_long_table_is_proposed_with_the_column_that_names_its_indicators(tmp_path):
    rows = [("Pays", "Année", "Indicateur", "Valeur")]
    rows += [
        (name, 2020, what, 3) for name in ("Fidji", "Tonga", "Samoa") for what in "ab"
    ]
    [sheet] = declared(run(workbook(tmp_path, Feuille=rows), "--lang", "fr"))["sheets"]
    assert sheet["columns"] == {
        "member": "Pays",
        "period": "Année",
        "kpi": "Indicateur",
        "value": "Valeur",
    }


def test_header_that_is_a_code_too_is_still_a_header(tmp_path):
    (tmp_path / "t.csv").write_text("geo,time,v\nafg,2020,1\nfji,2020,2\nago,2021,3\n")
    [sheet] = declared(run(tmp_path / "t.csv"))["sheets"]
    assert sheet["columns"] == {"member": "geo", "period": "time"}
    (tmp_path / "t.csv").write_text("afg,2020,1\nfji,2020,2\nago,2021,3\nton,2021,4\n")
    assert run(tmp_path / "t.csv").exit_code == 2


def test_of_two_columns_of_years_the_one_called_so_is_the_period(tmp_path):
    rows = [("Edition", "Country", "Year", "Score")]
    rows += [(2016, name, 2019, 3.5) for name in ("Fiji", "Tonga", "Samoa")]
    answer = run(workbook(tmp_path, Data=rows))
    assert declared(answer)["sheets"][0]["columns"]["period"] == "Year"
    assert "Edition could be the period too; Year was taken" in answer.stderr


def test_units_are_said_where_header_or_signs_tell_and_guessed_aloud_else(tmp_path):
    rows = [("Country", "Year", "Clearance (hours)", "Paperless", "Online", "Offices")]
    rows += [
        (name, 2020, 3.5, "40 %", "yes", 12) for name in ("Fiji", "Tonga", "Samoa")
    ]
    answer = run(workbook(tmp_path, Data=rows))
    units = re.findall(r"TO BE FILLED IN; unit (.*), seen", answer.stdout)
    assert units == [
        "hours by its header or signs",
        "percent by its header or signs",
        "yes_no by its header or signs",
        "unknown, perhaps count",
    ]
    assert "the unit of 1 is a guess" in answer.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [("a,b\n1,2\n", "at least three Members"), ("", "t.csv"), ("\x00\x01", "t.csv")],
)
def test_file_without_members_gets_one_line(tmp_path, content, said):
    (tmp_path / "t.csv").write_text(content)
    answer = run(tmp_path / "t.csv")
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert "Traceback" not in answer.output
    assert answer.stderr.count("\n") == 1


def test_file_that_is_not_there_gets_one_line(tmp_path):
    answer = run(tmp_path / "nothing.csv")
    assert (answer.exit_code, "no such file" in answer.stderr) == (2, True)


def test_header_rows_of_the_lpi_workbook_are_both_found():
    path = public("lpi_2007_2018_xlsx/International_LPI_from_2007_to_2018.xlsx")
    sheets = declared(run(path))["sheets"]
    assert [name for sheet in sheets for name in sheet["names"]] == [
        *("2018", "2016", "2014", "2012", "2010", "2007")
    ]
    for sheet in sheets:
        assert sheet["header_rows"] == ["1", "3"]
        assert sheet["columns"] == {"member": "Code", "period": {"sheet_name": "yes"}}
        columns = [value["column"] for value in sheet["values"]]
        assert [c for c in columns if c.lower().startswith("customs")] == [
            *(c for c in columns if re.fullmatch(r"customs > (score|rank)", c.lower()))
        ]


@pytest.mark.parametrize(
    ("path", "member", "rows"),
    [
        ("wdi_raw_xlsx_csv/urban-development-raw-2021.csv", "Country Code", [5]),
        ("wdi_raw_xlsx_csv/public-sector.csv", "Country Code", [1]),
        ("wdi_raw_xlsx_csv/GDP-1.xlsx", "Country Code", [1]),
        ("cliar_d360_panel/d360_efi_data.csv", "country_code", [1]),
        ("cliar_d360_panel/PMR_2018.xlsx", "country", [1]),
    ],
)
def test_public_table_is_recognised_and_loads_once_its_blanks_are_filled(
    tmp_path, path, member, rows
):
    source = public(path)
    answer = run(source)
    first = declared(answer)["sheets"][0]
    assert first["columns"]["member"] == member
    assert [int(row) for row in first["header_rows"]] == rows
    (tmp_path / source.name).symlink_to(source)
    (tmp_path / f"{source.stem}.mapping.yml").write_text(filled_in(answer.stdout))
    if source.name in {"PMR_2018.xlsx", "public-sector.csv"}:
        checked = check_file(tmp_path / source.name, date(2026, 1, 1))
        assert checked.is_readable, checked.problems["message_en"].to_list()[:1]
        assert checked.rows_accepted > 0


def text_table(tmp_path, *lines):
    (tmp_path / "t.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path / "t.csv"


NAMES = ("Fiji", "Tonga", "Samoa", "Vanuatu")


@pytest.mark.parametrize(
    ("header", "rows", "columns"),
    [
        (
            "id,iso3,2010,2012,2011",
            [
                f"{kpi},{iso},1,{kpi}"
                for kpi in (24, 31)
                for iso in ("FRA", "DEU", "ESP")
            ],
            {"member": "iso3", "kpi": "id"},
        ),
        (
            "Country,Measure,Year,Result",
            [f"{n},{m},2020,3" for n in NAMES for m in ("Single window", "Risk")],
            {
                "member": "Country",
                "period": "Year",
                "kpi": "Measure",
                "value": "Result",
            },
        ),
        (
            "Pays,Code mesure,2020,2021",
            [f"{n},M{m},3,4" for n in ("Fidji", "Tonga", "Samoa") for m in (1, 2, 3)],
            {"member": "Pays", "kpi": "Code mesure"},
        ),
    ],
)
def test_column_that_tells_repeated_members_apart_is_proposed_for_the_kpi(
    tmp_path, header, rows, columns
):
    answer = run(text_table(tmp_path, header, *rows))
    assert declared(answer)["sheets"][0]["columns"] == columns
    assert f"{columns['kpi']} tells them apart" in answer.stderr


def test_of_two_columns_of_years_the_one_that_leaves_no_row_repeated_is_the_period(
    tmp_path,
):
    rows = [f"{name},2024,{year},3.5" for name in NAMES for year in (2019, 2021)]
    answer = run(text_table(tmp_path, "Country,Year,Survey,Score", *rows))
    assert declared(answer)["sheets"][0]["columns"]["period"] == "Survey"
    assert "several rows" not in answer.stderr


@pytest.mark.parametrize("texts", [("2023/24", "2022/23"), ("2024-Q1", "T2 2024")])
def test_periods_of_any_kind_are_seen(tmp_path, texts):
    rows = [f"{name},{text},3.5" for name in NAMES for text in texts]
    answer = run(text_table(tmp_path, "Country,When,Score", *rows))
    assert declared(answer)["sheets"][0]["columns"]["period"] == "When"


def test_rows_that_nothing_tells_apart_are_said(tmp_path):
    rows = [f"{name},2024,{n}" for name in NAMES for n in (1, 2, 3)]
    answer = run(text_table(tmp_path, "Country,Year,Score", *rows))
    assert "no column tells them apart" in answer.stderr
    rows = [f"{n},2024,{g},{v},{v}" for n in NAMES for g in "mf" for v in (1,)]
    answer = run(text_table(tmp_path, "Country,Year,Sex,Score,Other", *rows))
    assert "Sex tells them apart: keep" in answer.stderr


@pytest.mark.parametrize(
    ("header", "values", "unit"),
    [
        ("Change of rank", ("-3", "2", "-1"), "number"),
        ("Growth in hours", ("-0,5", "2", "1"), "number"),
        ("Share of all, %", ("45", "130", "2"), "number"),
        ("Score", ("1", "2,5", "3"), "score"),
        ("Gap", ("-1", "-2", "3"), "number"),
    ],
)
def test_proposed_unit_takes_the_values_that_it_was_proposed_from(
    tmp_path, header, values, unit
):
    rows = [f"{n};{v}" for n, v in zip(NAMES, values, strict=False)]
    path = text_table(tmp_path, f"Country;{header}", *rows)
    answer = run(path, "-o", tmp_path / "t.mapping.yml")
    assert answer.exit_code == 0
    text = (tmp_path / "t.mapping.yml").read_text(encoding="utf-8")
    assert re.search(rf"unit (unknown, perhaps )?{unit}\b", text)
    known = filled_in(text).replace("unit: number", f"unit: {unit}")
    (tmp_path / "t.mapping.yml").write_text(known, encoding="utf-8")
    checked = check_file(path, date(2025, 1, 1))
    assert (checked.rows_accepted, checked.rows_quarantined) == (3, 0)


def test_unit_of_the_header_that_would_hold_values_says_what_it_needs(tmp_path):
    rows = [f"{n},{v}" for n, v in zip(NAMES, ("-3", "2", "-1"), strict=False)]
    answer = run(text_table(tmp_path, "Country,Change of rank", *rows))
    assert "rank by its header" in answer.stdout
    assert "lowest: -3" in answer.stdout
    rows = [f"{n},{v}" for n, v in zip(NAMES, ("-3 %", "2 %", "140 %"), strict=False)]
    answer = run(text_table(tmp_path, "Country,Growth", *rows))
    assert "percent by its header or signs" in answer.stdout
    assert "lowest: -0.03, highest: 1.4" in answer.stdout


def test_sheets_without_values_are_left_out_and_columns_of_words_named(tmp_path):
    levels = ("Fully implemented", "Planning stage", "Not implemented", "Don't know")
    numbers = [("Country", "Year", "Score", "Status")]
    numbers += [(n, 2020, 3.5, w) for n, w in zip(NAMES, levels, strict=True)]
    words = [("Country", "Single window", "Address")]
    words += [(n, w, f"{n} street 1") for n, w in zip(NAMES, levels, strict=True)]
    path = workbook(tmp_path, Data=numbers, Answers=words)
    answer = run(path)
    assert [sheet["names"] for sheet in declared(answer)["sheets"]] == [["Data"]]
    assert "Data: columns of words were left out: “Status”" in answer.stderr
    assert (
        "Answers: it has Members, and no column of numbers; left out" in answer.stderr
    )
    assert "“Single window”" in answer.stderr
    assert "“Address”" not in answer.stderr
    french = run(path, "--lang", "fr")
    assert "«\u00a0Status\u00a0»" in french.stderr
    answer = run(workbook(tmp_path, Answers=words))
    assert answer.exit_code == 2
    assert answer.stderr.count("\n") == 1
    assert "“Single window”" in answer.stderr
