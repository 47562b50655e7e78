"""Forty faults planted in one workbook: each is found at its cell, and nothing else."""

from datetime import date

import pytest
import xlsxwriter

from ingest.check import check_file

RECEIVED_ON = date(2026, 3, 15)
KPI_HEADERS = ("member", "kpi", "period", "value", "numerator", "denominator", "status")
LEVEL_HEADERS = ("membre", "norme", "période", "niveau", "peut_être_nommé")
ACTIVITY_HEADERS = ("title", "start_date", "end_date", "region", "host", "participants")
# A row, and what is wrong with it: code and column. Rows without a fault stand between
# them, as they do in life; None is a blank row.
KPIS = [
    (("Benin", "EC-02", "2024", "45 %", 45, 100), None),
    (("Buthan", "EC-02", "2024", "45 %", 45, 100), ("unknown_member", "A")),
    (("Korea", "EC-02", "2024", "45 %", 45, 100), ("ambiguous_member", "A")),
    (("Aruba", "EC-02", "2024", "45 %", 45, 100), ("not_a_member", "A")),
    (("Sub-Saharan Africa", "EC-02", "2024", "1 %", 1, 100), ("not_a_country", "A")),
    ((None, "EC-02", "2024", "45 %", 45, 100), ("missing_value", "A")),
    (("Ghana", "EC-99", "2024", "45 %", 45, 100), ("unknown_kpi", "B")),
    (("Ghana", None, "2024", "45 %", 45, 100), ("missing_value", "B")),
    None,
    (("Ghana", "EC-02", "the year 24", "45 %", 45, 100), ("bad_period", "C")),
    (("Ghana", "EC-02", "2031", "45 %", 45, 100), ("future_date", "C")),
    (("Ghana", "EC-02", None, "45 %", 45, 100), ("missing_value", "C")),
    (("Ghana", "EC-02", "2024", "a lot", 45, 100), ("bad_number", "D")),
    (("Ghana", "EC-03", "2024", "0,52"), ("ambiguous_percent", "D")),
    (("Ghana", "EC-04", "2024", "80 %", 45, 100), ("value_contradicts_ratio", "D")),
    (("Ghana", "EC-05", "2024", "145 %"), ("out_of_range", "D")),
    (("Ghana", "EC-06", "2024", "45 %", "many", 100), ("bad_number", "E")),
    (("Ghana", "EC-07", "2024", "45 %", 45, "all"), ("bad_number", "F")),
    (("Ghana", "EC-08", "2024", None, -1, 100), ("out_of_range", "E")),
    (("Ghana", "EC-09", "2024", None, 5, -10), ("out_of_range", "F")),
    (("Ghana", "EC-10", "2024", None, 5, 0), ("out_of_range", "F")),
    (("Ghana", "EC-11", "2024", "45 %", 45, 100, "perhaps"), ("unknown_status", "G")),
    (("Ghana", "EC-12", "2024", "1 %", 1, 100, "n/a"), ("cells_contradict", "G")),
    (("Ghana", "EC-01", "2024", "maybe"), ("unknown_status", "D")),
    (("Ghana", "EC-13", "2024", None, 45, None), ("missing_value", "D")),
    (("Ghana", "EC-14", "2024", "-3"), ("out_of_range", "D")),
    (("Kenya", "EC-02", "2024", "45 %"), ("value_without_ratio", "D")),
    (("Kenya", "EC-03", "2024", "=1/3", 1, 3), ("formula_without_value", "D")),
    (("Togo", "EC-02", "2024", "45 %", 45, 100), None),
    (("Togo", "EC-02", "2024", "45 %", 45, 100), ("duplicate_row", "D")),
    (("Mali", "EC-02", "2024", "45 %", 45, 100), ("conflicting_row", "D")),
    (("Mali", "EC-02", "2024", "46 %", 46, 100), ("conflicting_row", "D")),
]
LEVELS = [
    (("Bénin", 1, 2024, "complet", "oui"), None),
    (("Bénin", 17, 2024, "complet", "oui"), ("unknown_standard", "B")),
    (("Bénin", 2, 2024, "presque", "oui"), ("bad_level", "D")),
    (("Bénin", 3, 2024, 4, "oui"), ("bad_level", "D")),
    (("Bénin", 4, 2024, 2, "peut-être"), ("bad_boolean", "E")),
    (("C\u00c3\u00b4te d'Ivoire", 5, 2024, 2, "non"), ("encoding_repaired", "A")),
]
ACTIVITIES = [
    (("Workshop", "2024-05-06", "2024-05-08", "ESA", "Kenya", 30), None),
    (("Seminar", "some day", None, "ESA", "Kenya", 30), ("bad_date", "B")),
    (("Mission", "03/04/2025", None, "ESA", "Kenya", 30), ("ambiguous_date", "B")),
    (("Webinar", "2024-05-06", None, "Atlantis", "Kenya", 30), ("unknown_region", "D")),
    (("Training", "2024-05-06", None, "ESA", "Kenya", "lots"), ("bad_number", "F")),
]
SHEETS = {
    "Indicators": (KPI_HEADERS, KPIS, 4),
    "Niveaux": (LEVEL_HEADERS, LEVELS, 2),
    "Events": (ACTIVITY_HEADERS, ACTIVITIES, 1),
}
OF_SHEETS = {
    ("hidden_content", "Old figures", None),
    ("sheet_ignored", "Contacts", None),
}


def planted():
    """Return the faults of cells: code, sheet, cell."""
    return {
        (entry[1][0], sheet, f"{entry[1][1]}{row}")
        for sheet, (_, entries, header_row) in SHEETS.items()
        for row, entry in enumerate(entries, start=header_row + 1)
        if entry and entry[1]
    }


def write(path):
    with xlsxwriter.Workbook(str(path)) as book:
        for name, (headers, entries, header_row) in SHEETS.items():
            sheet = book.add_worksheet(name)
            if header_row > 1:
                title = book.add_format({"bold": True})
                sheet.merge_range(0, 0, 0, 3, "Replies to the questionnaire", title)
            sheet.write_row(header_row - 1, 0, headers)
            for row, entry in enumerate(entries, start=header_row):
                for column, content in enumerate(entry[0] if entry else ()):
                    if content == "=1/3":
                        # A formula that no program has calculated yet.
                        sheet.write_formula(row, column, content, None, "")
                    elif content is not None:
                        sheet.write(row, column, content)
        hidden = book.add_worksheet("Old figures")
        hidden.write_row(0, 0, KPI_HEADERS)
        hidden.hide()
        contacts = book.add_worksheet("Contacts")
        for row in range(2):
            contacts.write_row(row, 0, ("who", "where"))
    return path


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    path = write(tmp_path_factory.mktemp("faults") / "forty.xlsx")
    return check_file(path, RECEIVED_ON)


def test_there_are_forty_faults():
    assert len(planted() | OF_SHEETS) == 40


def test_each_fault_is_found_at_its_cell_with_its_code_and_nothing_else(checked):
    found = checked.problems.select("code", "sheet", "cell").rows()
    assert set(found) - planted() - OF_SHEETS == set()
    assert (planted() | OF_SHEETS) - set(found) == set()
    assert len(found) == 40


def test_rows_without_a_fault_all_load(checked):
    warned = {"value_without_ratio", "bad_boolean", "encoding_repaired"}
    rows = [entry for _, entries, _ in SHEETS.values() for entry in entries if entry]
    sound = [entry for entry in rows if not entry[1] or entry[1][0] in warned]
    assert checked.rows_read == len(rows)
    assert checked.rows_accepted == len(sound)
    assert checked.source == "kpis+implementation+activities"
