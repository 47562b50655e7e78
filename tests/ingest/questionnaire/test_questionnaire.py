"""The questionnaire: written, filled in, sent back under any name, and read."""

import re
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from ingest.check import check_file
from ingest.questionnaire.blank import blank
from ingest.questionnaire.layout import LEVEL_CHOICES, STATUS_CHOICES
from ingest.questionnaire.write import asked_kpis, write
from ingest.reading.words import read_level, read_status
from warehouse.cli import cli
from warehouse.errors import SourceError
from warehouse.text import Lang

RECEIVED_ON = date(2026, 3, 15)
HEADER_ROW = 4
SHEETS = {
    Lang.EN: ("Read me", "KPI", "Implementation"),
    Lang.FR: ("Lisez-moi", "KPI", "Mise en œuvre"),
}
HEADERS = {
    Lang.EN: ("unit", "value", "numerator", "denominator", "level"),
    Lang.FR: ("unité", "valeur", "numérateur", "dénominateur", "niveau"),
}
WORDS = {
    Lang.EN: ("yes or no", "yes", ("none", "planned", "partial", "full")),
    Lang.FR: ("oui ou non", "oui", ("aucun", "prévu", "partiel", "complet")),
}
CONSENT = "B11"


def written(path, member="BEN", lang=Lang.FR):
    path.write_bytes(write(blank(member, "PTC-251", lang)))
    return path


def columns(sheet):
    return {cell.value: cell.column for cell in sheet[HEADER_ROW] if cell.value}


def filled(path, lang=Lang.FR, change=lambda book: None):
    """Fill in every answer, as a script would, and save."""
    book = openpyxl.load_workbook(path)
    unit, value, numerator, denominator, level = HEADERS[lang]
    yes_or_no, yes, levels = WORDS[lang]
    kpis, standards = (book[name] for name in SHEETS[lang][1:])
    at = columns(kpis)
    for row in range(HEADER_ROW + 1, kpis.max_row + 1):
        if kpis.cell(row, at[unit]).value == yes_or_no:
            kpis.cell(row, at[value]).value = yes
            continue
        kpis.cell(row, at[value]).value = 2
        kpis.cell(row, at[numerator]).value = 40
        kpis.cell(row, at[denominator]).value = 20
        if kpis.cell(row, at[unit]).value == "%":
            kpis.cell(row, at[value]).value = "20 %"
            kpis.cell(row, at[denominator]).value = 200
        elif kpis.cell(row, at[unit]).value.startswith(("pour", "per")):
            kpis.cell(row, at[value]).value = None
    at = columns(standards)
    for row in range(HEADER_ROW + 1, standards.max_row + 1):
        standards.cell(row, at[level]).value = levels[row % 4]
    change(book)
    book.save(path)
    return path


def tables(checked):
    return checked.verdict.tables["kpi_values"], checked.verdict.tables[
        "implementation_levels"
    ]


@pytest.mark.parametrize("lang", Lang)
def test_questionnaire_filled_by_script_loads_with_no_problem(tmp_path, lang):
    path = filled(written(tmp_path / "q.xlsx", lang=lang), lang)
    checked = check_file(path, RECEIVED_ON)
    assert checked.problems["message_en"].to_list() == []
    assert (checked.status, checked.source) == ("accepted", "kpis+implementation")
    assert checked.language == lang
    kpis, levels = tables(checked)
    assert kpis["answer_status"].unique().to_list() == ["reported"]
    assert levels["answer_status"].unique().to_list() == ["reported"]
    assert kpis["kpi_id"].to_list() == asked_kpis()["kpi_id"].to_list()
    assert (kpis.height, levels.height) == (47, 16)


ORIGINS = {
    Lang.EN: (
        "Origin",
        "Published by the WCO for its general performance measurement",
        "The Framework's own, name published by the WCO",
        "Reconstructed, not the WCO's own wording",
    ),
    Lang.FR: (
        "Origine",
        "Publié par l'OMD pour la mesure générale de la performance",
        "Propre au Cadre, intitulé publié par l'OMD",
        "Reconstitué, hors formulation de l'OMD",
    ),
}


@pytest.mark.parametrize("lang", Lang)
def test_each_kpi_says_whose_it_is(tmp_path, lang):
    book = openpyxl.load_workbook(written(tmp_path / "q.xlsx", lang=lang))
    sheet = book[SHEETS[lang][1]]
    head, general, own, ours = ORIGINS[lang]
    at = columns(sheet)[head]
    rows = range(HEADER_ROW + 1, sheet.max_row + 1)
    found = {sheet.cell(row, 1).value: sheet.cell(row, at).value for row in rows}
    published = ("EC-05", "EC-17", "EC-21", "EC-22")
    assert {kpi for kpi, words in found.items() if words == general} == {*published}
    assert {kpi for kpi, words in found.items() if words == own} == {"EC-44"}
    assert set(found.values()) == {general, own, ours}
    guide = [cell.value or "" for cell in book[SHEETS[lang][0]]["A"]]
    assert any(head in text for text in guide)


@pytest.mark.parametrize("lang", Lang)
def test_a_questionnaire_from_before_its_column_of_origins_is_read(tmp_path, lang):
    def without_origin(book):
        sheet = book[SHEETS[lang][1]]
        sheet.delete_cols(columns(sheet)[ORIGINS[lang][0]])

    path = filled(written(tmp_path / "q.xlsx", lang=lang), lang, without_origin)
    checked = check_file(path, RECEIVED_ON)
    assert (checked.status, checked.problems.height) == ("accepted", 0)
    assert [rows.height for rows in tables(checked)] == [47, 16]


def test_renamed_file_goes_to_the_same_member_and_period(tmp_path):
    first = filled(written(tmp_path / "q.xlsx"))
    renamed = shutil.copy(first, tmp_path / "France 2019 final (2).xlsx")
    for path in (first, Path(renamed)):
        for rows in tables(check_file(path, RECEIVED_ON)):
            assert set(rows["member_id"]) == {"BEN"}
            assert set(rows["period"]) == {"2025"}
            assert rows["period_end_date"].max() == date(2025, 12, 31)


def test_blank_questionnaire_is_an_answer_that_reports_nothing(tmp_path):
    checked = check_file(written(tmp_path / "q.xlsx"), RECEIVED_ON)
    assert (checked.status, checked.rows_read) == ("accepted", 63)
    for rows in tables(checked):
        assert set(rows["answer_status"]) == {"not_reported"}
        assert not rows["_may_be_named"].any()
        assert rows["_other"].null_count() == rows.height


@pytest.mark.parametrize(
    ("text", "is_named", "codes"),
    [
        ("oui", True, []),
        ("Yes", True, []),
        ("non", False, []),
        (None, False, []),
        ("peut-être", False, ["bad_boolean"]),
    ],
)
def test_member_is_named_only_if_it_says_so(tmp_path, text, is_named, codes):
    def change(book):
        book["Lisez-moi"][CONSENT].value = text

    checked = check_file(
        filled(written(tmp_path / "q.xlsx"), change=change), RECEIVED_ON
    )
    assert checked.may_be_named is is_named
    assert checked.problems["code"].to_list() == codes
    if codes:
        assert checked.problems.select("sheet", "cell").row(0) == ("Lisez-moi", CONSENT)


def test_fault_in_a_questionnaire_is_named_at_its_cell(tmp_path):
    def change(book):
        sheet = book["KPI"]
        for row in range(HEADER_ROW + 1, sheet.max_row + 1):
            if sheet.cell(row, 1).value == "EC-02":
                sheet.cell(row, columns(sheet)["valeur"]).value = "80 %"
        book["Mise en œuvre"]["C7"].value = "beaucoup"

    checked = check_file(
        filled(written(tmp_path / "q.xlsx"), change=change), RECEIVED_ON
    )
    assert checked.problems.select("code", "sheet", "cell").rows() == [
        ("value_contradicts_ratio", "KPI", "D6"),
        ("bad_level", "Mise en œuvre", "C7"),
    ]
    assert checked.rows_quarantined == 2


def test_rows_below_the_table_are_never_lost(tmp_path):
    def change(book):
        book["KPI"].cell(60, 2).value = "Une remarque au bas de la feuille"

    checked = check_file(
        filled(written(tmp_path / "q.xlsx"), change=change), RECEIVED_ON
    )
    assert (checked.rows_read, checked.rows_quarantined) == (64, 1)
    assert checked.problems.select("code", "cell").rows() == [("missing_value", "A60")]


def test_sheet_of_a_stranger_in_the_workbook_is_named_and_not_read(tmp_path):
    def change(book):
        for row in (("a", "b"), (1, 2)):
            (book["Notes"] if "Notes" in book else book.create_sheet("Notes")).append(
                row
            )

    checked = check_file(
        filled(written(tmp_path / "q.xlsx"), change=change), RECEIVED_ON
    )
    assert checked.problems.select("code", "sheet").rows() == [
        ("sheet_ignored", "Notes")
    ]


def test_one_sheet_alone_is_read_too(tmp_path):
    def change(book):
        del book["KPI"]

    checked = check_file(
        filled(written(tmp_path / "q.xlsx"), change=change), RECEIVED_ON
    )
    assert (checked.source, checked.rows_accepted) == ("implementation", 16)


def test_answer_from_before_its_year_has_begun_is_held(tmp_path):
    checked = check_file(filled(written(tmp_path / "q.xlsx")), date(2024, 12, 31))
    assert set(checked.problems["code"]) == {"future_date"}
    assert checked.problems["cell"].null_count() == checked.problems.height
    assert "ligne 5, période" in checked.problems["message_fr"][0]


def with_name(path, name, text):
    """Return a workbook with one of its hidden names changed, or taken away."""
    book = openpyxl.load_workbook(path)
    if text is None:
        del book.defined_names[name]
    else:
        book.defined_names[name].value = text
    book.save(path)
    return path


def test_questionnaire_of_a_version_to_come_is_refused(tmp_path):
    path = with_name(filled(written(tmp_path / "q.xlsx")), "fos_template", '"9"')
    checked = check_file(path, RECEIVED_ON)
    assert (checked.status, checked.rows_read) == ("unreadable", 0)
    assert "version 9" in checked.problems["message_en"][0]


@pytest.mark.parametrize(("name", "text"), [("fos_member", None), ("fos_period", '""')])
def test_questionnaire_without_one_name_goes_by_its_titles(tmp_path, name, text):
    def without_titles(book):
        for sheet in book:
            sheet["A1"].value = None

    path = with_name(filled(written(tmp_path / "q.xlsx")), name, text)
    checked = check_file(path, RECEIVED_ON)
    assert checked.problems["code"].to_list() == ["questionnaire_recognised"]
    assert set(tables(checked)[0]["member_id"]) == {"BEN"}
    path = filled(written(tmp_path / "q.xlsx"), change=without_titles)
    checked = check_file(with_name(path, name, text), RECEIVED_ON)
    assert (checked.status, checked.rows_read) == ("unreadable", 0)
    assert "whose it is" in checked.problems["message_en"][0]


def test_questionnaire_of_nobody_is_held_row_by_row(tmp_path):
    path = with_name(filled(written(tmp_path / "q.xlsx")), "fos_member", '"XXX"')
    checked = check_file(path, RECEIVED_ON)
    assert (checked.status, set(checked.problems["code"])) == (
        "held",
        {"unknown_member"},
    )


def test_same_questionnaire_has_the_same_bytes():
    assert write(blank("BEN", "PTC-251", Lang.FR)) == write(
        blank("Benin", "PTC-251", Lang.FR)
    )


def test_codes_stand_in_names_that_no_menu_lists(tmp_path):
    names = openpyxl.load_workbook(written(tmp_path / "q.xlsx")).defined_names
    assert {name: defined.value for name, defined in names.items()} == {
        "fos_template": '"2"',
        "fos_member": '"BEN"',
        "fos_session": '"PTC-251"',
        "fos_period": '"2025"',
        "fos_lang": '"fr"',
        "fos_may_be_named": f"'Lisez-moi'!$B${CONSENT[1:]}",
    }
    assert all(defined.hidden for defined in names.values())


@pytest.mark.parametrize("lang", Lang)
def test_words_offered_are_words_that_are_read(tmp_path, lang):
    assert all(read_status(word(lang)) for word in STATUS_CHOICES)
    assert all(read_level(word(lang)).values for word in LEVEL_CHOICES)
    book = openpyxl.load_workbook(written(tmp_path / "q.xlsx", lang=lang))
    offered = {
        word
        for name in SHEETS[lang]
        for validation in book[name].data_validations.dataValidation
        if validation.type == "list"
        for word in validation.formula1.strip('"').split(",")
    }
    assert {*WORDS[lang][2], WORDS[lang][1]} <= offered


@pytest.mark.parametrize(
    ("session", "session_id", "period"),
    [
        ("PTC-249", "PTC-249", "2024"),
        ("COUNCIL-147", "COUNCIL-147", "2025"),
        ("LATEST", "COUNCIL-147", "2025"),
    ],
)
def test_period_asked_is_the_calendar_year_before_the_session(
    session, session_id, period
):
    made = blank("FRA", session, Lang.EN)
    assert (made.session_id, made.period) == (session_id, period)


@pytest.mark.parametrize(
    ("member", "session", "said"),
    [
        ("Buthan", "PTC-251", "Bhutan (BTN)"),
        ("Aruba", "PTC-251", "not a Member"),
        ("FRA", "PTC-250", "PTC-250"),
    ],
)
def test_questionnaire_of_nobody_or_for_no_session_is_not_written(
    member, session, said
):
    with pytest.raises(SourceError, match=re.escape(said)):
        blank(member, session, Lang.EN)


def test_command_writes_the_workbook_and_says_whose_it_is(tmp_path):
    path = tmp_path / "q.xlsx"
    words = ("template", "--member", "ben", "--session", "PTC-251", "--lang", "fr")
    answer = CliRunner().invoke(cli, [*words, "-o", str(path)])
    assert answer.exit_code == 0, answer.output
    assert "BEN, PTC-251, period 2025, fr" in answer.stdout
    assert path.read_bytes() == write(blank("BEN", "PTC-251", Lang.FR))
    nowhere = CliRunner().invoke(cli, [*words, "-o", str(tmp_path / "no/q.xlsx")])
    assert (nowhere.exit_code, nowhere.stderr.count("\n")) == (2, 1)
