"""What a Member answered last stands greyed in its next questionnaire."""

from datetime import date

import openpyxl
import pytest

from ingest.check import check_file
from ingest.questionnaire import names
from ingest.questionnaire.blank import blank
from ingest.questionnaire.last import with_last
from ingest.questionnaire.layout import CONFIRM, LAST_VALUE, YES
from ingest.questionnaire.write import write
from ingest.sources.implementation import LEVEL
from ingest.sources.kpis import VALUE
from warehouse.settings import Settings
from warehouse.text import Lang

HEADER_ROW = 4
KPIS = """member,kpi,period,value,numerator,denominator
BEN,EC-02,2023,10 %,20,200
BEN,EC-02,2024,20 %,40,200
BEN,EC-01,2024,yes,,
BEN,EC-20,2024,n.d.,,
BEN,EC-20,2023,7,,
TGO,EC-27,2024,9,,
"""
LEVELS = "member,standard,period,level\nBEN,1,2024,2\nBEN,2,2024,3\n"
SAMPLE = "member,kpi,period,value,fos_sample\nBEN,EC-27,2024,4,1\n"
RECEIVED_ON = date(2026, 3, 15)


@pytest.fixture(scope="module")
def home(tmp_path_factory, fos):
    """A ledger with the answers of two Members, and with invented ones."""
    folder = tmp_path_factory.mktemp("last")
    for name, text in (("kpis", KPIS), ("levels", LEVELS), ("sample", SAMPLE)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        path = folder / f"{name}.csv"
        fos(folder / "var", "ingest", path, "--received-on", "2025-03-01")
    return folder / "var"


def written(home, path, lang, member="BEN"):
    questionnaire = with_last(blank(member, "PTC-251", lang), Settings(home))
    path.write_bytes(write(questionnaire))
    return path


def rows_of(sheet):
    """Return the rows of a sheet by their first cell, and the columns by header."""
    at = {cell.value: cell.column for cell in sheet[HEADER_ROW] if cell.value}
    rows = range(HEADER_ROW + 1, sheet.max_row + 1)
    return {str(sheet.cell(row, 1).value): row for row in rows}, at


def last_values(path, lang):
    found = {}
    for sheet in openpyxl.load_workbook(path).worksheets[1:3]:
        rows, at = rows_of(sheet)
        for code, row in rows.items():
            if (value := sheet.cell(row, at[LAST_VALUE(lang)]).value) is not None:
                found[code] = value
    return found


@pytest.mark.parametrize(
    ("lang", "words"),
    [(Lang.EN, ("yes", "partial", "full")), (Lang.FR, ("oui", "partiel", "complet"))],
)
def test_last_reported_answers_of_the_member_alone_are_shown(
    home, tmp_path, lang, words
):
    values = last_values(written(home, tmp_path / "q.xlsx", lang), lang)
    yes, partial, full = words
    assert values.pop("EC-02") == 0.2
    assert values.pop("EC-20") == 7
    assert values.pop("EC-01") == yes
    assert list(values.values()) == [partial, full]


def test_member_without_answers_and_home_without_ledger_show_none(home, tmp_path):
    path = written(home, tmp_path / "q.xlsx", Lang.EN, member="NER")
    assert last_values(path, Lang.EN) == {}
    path = written(tmp_path / "var", tmp_path / "q.xlsx", Lang.EN)
    assert last_values(path, Lang.EN) == {}


@pytest.mark.parametrize("lang", Lang)
def test_confirmed_answers_load_from_the_cell_of_the_last_one(home, tmp_path, lang):
    last, confirm, value, yes = (
        text(lang) for text in (LAST_VALUE, CONFIRM, VALUE.label, YES)
    )
    path = written(home, tmp_path / "q.xlsx", lang)
    book = openpyxl.load_workbook(path)
    kpis, standards = book.worksheets[1:3]
    rows, at = rows_of(kpis)
    for code in ("EC-02", "EC-01", "EC-27"):
        kpis.cell(rows[code], at[confirm]).value = yes
    kpis.cell(rows["EC-20"], at[confirm]).value = yes
    kpis.cell(rows["EC-20"], at[value]).value = 8
    places = {code: kpis.cell(rows[code], at[last]).coordinate for code in rows}
    own = kpis.cell(rows["EC-20"], at[value]).coordinate
    rows, at = rows_of(standards)
    first, second, *_ = rows.values()
    standards.cell(first, at[confirm]).value = yes
    standards.cell(second, at[confirm]).value = "no"
    level_place = standards.cell(first, at[last]).coordinate
    book.save(path)
    checked = check_file(path, RECEIVED_ON)
    assert checked.problems.is_empty()
    kept = ("_cell", "value", "value_number", "numerator_number", "period")
    values = {
        row["kpi_id"]: tuple(row[name] for name in kept)
        for row in checked.verdict.tables["kpi_values"].iter_rows(named=True)
        if row["answer_status"] == "reported"
    }
    assert values == {
        "EC-02": (places["EC-02"], values["EC-02"][1], 0.2, 40, "2025"),
        "EC-01": (places["EC-01"], yes, 1, None, "2025"),
        "EC-20": (own, "8", 8, None, "2025"),
    }
    levels = checked.verdict.tables["implementation_levels"]
    reported = levels.filter(levels["answer_status"] == "reported")
    assert reported["_cell"].to_list() == [level_place]
    assert reported["level_value"].to_list() == [2]
    assert checked.rows_quarantined == 0


def test_word_that_neither_confirms_nor_denies_is_named_by_its_cell(home, tmp_path):
    path = written(home, tmp_path / "q.xlsx", Lang.EN)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    rows, at = rows_of(sheet)
    cell = sheet.cell(rows["EC-02"], at[CONFIRM(Lang.EN)])
    cell.value = "perhaps"
    book.save(path)
    checked = check_file(path, RECEIVED_ON)
    (problem,) = checked.problems.iter_rows(named=True)
    assert (problem["code"], problem["cell"]) == ("bad_boolean", cell.coordinate)
    assert problem["sheet"] == sheet.title
    values = checked.verdict.tables["kpi_values"]
    assert (values["answer_status"] == "not_reported").all()


@pytest.mark.parametrize("lang", Lang)
def test_questionnaire_of_the_first_version_is_still_read(home, tmp_path, lang):
    path = written(tmp_path / "var", tmp_path / "q.xlsx", lang)
    book = openpyxl.load_workbook(path)
    book.defined_names[names.TEMPLATE].attr_text = '"1"'
    for sheet in book.worksheets[1:3]:
        rows, at = rows_of(sheet)
        answer = at.get(VALUE.label(lang)) or at[LEVEL.label(lang)]
        sheet.cell(next(iter(rows.values())), answer).value = 1
        first, last = at[LAST_VALUE(lang)], at[CONFIRM(lang)]
        sheet.delete_cols(first, last - first + 1)
    book.save(path)
    checked = check_file(path, RECEIVED_ON)
    errors = checked.problems.filter(checked.problems["severity"] == "error")
    assert errors.is_empty()
    assert checked.verdict.tables["kpi_values"].height > 40
    assert checked.verdict.tables["implementation_levels"].height == 16
