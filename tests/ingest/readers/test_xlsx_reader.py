"""XLSX: every cell at its own address, as the text that people see."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from ingest.book import Unreadable
from ingest.readers import read_book


def no_score(_):
    return (0,)


def read_cells(path, sheet=0):
    found = read_book(path, no_score).sheets[sheet]
    return {
        f"{letter}{row['_row']}": row[letter]
        for row in found.frame.iter_rows(named=True)
        for letter in found.letters
        if row[letter] is not None
    }


def save(path, fill, **options):
    book = openpyxl.Workbook(**options)
    fill(book.active)
    book.save(path)
    return path


def rewritten(path, change):
    """Return a copy of a workbook with its parts changed: name -> bytes or None."""
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
    target = path.with_name(f"changed_{path.name}")
    target.write_bytes(content.getvalue())
    return target


@pytest.fixture
def book(tmp_path):
    return save(tmp_path / "book.xlsx", lambda sheet: sheet.append(["a", 1]))


def test_blank_rows_and_merged_titles_never_shift_coordinates(tmp_path):
    def fill(sheet):
        sheet["A1"] = "A title over four columns"
        sheet.merge_cells("A1:D2")
        sheet["B5"] = "member"
        sheet["D9"] = 2
        sheet["AB40"] = "far"

    path = save(tmp_path / "book.xlsx", fill)
    assert read_cells(path) == {
        "A1": "A title over four columns",
        "B5": "member",
        "D9": "2",
        "AB40": "far",
    }


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.45, "0%", "45%"),
        (0.456, "0%", "45.6%"),
        (1.5, "0.0 %", "150%"),
        (45, '0"%"', "45%"),
        (2.0, "General", "2"),
        (2.5, "0.00", "2.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.25, "#,##0.00", "1234567.25"),
        (1e20, "General", "100000000000000000000"),
        (1e-7, "General", "0.0000001"),
        (date(2024, 5, 1), "dd/mm/yyyy", "2024-05-01"),
        (date(2024, 5, 1), "mmm-yy", "2024-05"),
        (date(2024, 5, 1), "yyyy", "2024"),
        (45413.4375, "yyyy-mm-dd hh:mm", "2024-05-01 10:30:00"),
        (0.4375, "hh:mm", "10:30"),
        (date(2024, 5, 1), "[$-40C]d mmmm yyyy;@", "2024-05-01"),
        (True, "General", "TRUE"),
        ("0,52 ", "General", "0,52 "),
        ("NA", "@", "NA"),
    ],
)
def test_cell_is_the_text_that_people_see(tmp_path, value, number_format, shown):
    def fill(sheet):
        sheet["C3"] = value
        sheet["C3"].number_format = number_format

    path = save(tmp_path / "book.xlsx", fill)
    assert read_cells(path) == {"C3": shown}


def test_dates_of_1904_are_the_same_days(tmp_path):
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2024, 5, 1)
    book.save(tmp_path / "mac.xlsx")
    assert read_cells(tmp_path / "mac.xlsx") == {"A1": "2024-05-01"}


def test_formula_without_a_stored_value_is_marked_at_its_cell(tmp_path):
    def fill(sheet):
        sheet["B2"] = "=1+1"

    path = save(tmp_path / "book.xlsx", fill)
    sheet = read_book(path, no_score).sheets[0]
    assert sheet.formulas.rows() == [(2, "B")]
    assert read_cells(path) == {"B2": "=1+1"}


def test_formula_with_a_stored_value_is_that_value(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("A3", '="a"', None, "a")
    book = read_book(tmp_path / "book.xlsx", no_score)
    assert read_cells(tmp_path / "book.xlsx") == {"A1": "2", "A3": "a"}
    assert book.sheets[0].formulas.is_empty()


def test_formula_that_gives_the_empty_text_is_a_blank_cell(book):
    def change(_, part):
        formula = b'<c r="B1" t="str"><f>""</f><v></v></c>'
        return part.replace(b'<c r="B1" t="n"><v>1</v></c>', formula)

    changed = rewritten(book, change)
    assert read_cells(changed) == {"A1": "a"}
    assert read_book(changed, no_score).sheets[0].formulas.is_empty()


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheet_stands_apart(tmp_path, state):
    book = openpyxl.Workbook()
    book.create_sheet("secret")["A1"] = "x"
    book["secret"].sheet_state = state
    book.save(tmp_path / "book.xlsx")
    read = read_book(tmp_path / "book.xlsx", no_score)
    assert [sheet.name for sheet in read.sheets] == ["Sheet"]
    assert [sheet.name for sheet in read.hidden] == ["secret"]


def test_defined_name_marks_a_sample(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        book.add_worksheet("One")
        book.define_name("fos_sample", "=One!$A$1")
    assert read_book(tmp_path / "book.xlsx", no_score).is_sample


def test_text_with_runs_and_control_signs_is_whole(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_rich_string("A1", "par", book.add_format({"bold": True}), "tiel")
        sheet.write_string("A2", "a\x02b")
    assert read_cells(tmp_path / "book.xlsx") == {"A1": "partiel", "A2": "a\x02b"}


CELLS = st.dictionaries(
    st.tuples(st.integers(1, 60), st.integers(1, 30)),
    st.one_of(
        st.integers(-(10**9), 10**9),
        st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1),
    ),
    max_size=12,
)


@given(CELLS)
@settings(max_examples=40)
def test_reader_agrees_with_openpyxl_on_every_address(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("books") / "book.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for (row, column), value in cells.items():
            write = sheet.write_number if isinstance(value, int) else sheet.write_string
            write(row - 1, column - 1, value)
    theirs = openpyxl.load_workbook(path).active
    expected = {
        cell.coordinate: str(cell.value)
        for row in theirs.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert read_cells(path) == expected


def add_part(path, name):
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(name, b"x")
    return path


@pytest.mark.parametrize(
    "part",
    ["xl/vbaProject.bin", "xl/connections.xml", "xl/activeX/a.bin"],
)
def test_active_content_is_refused(book, part):
    with pytest.raises(Unreadable) as refusal:
        read_book(add_part(book, part), no_score)
    assert refusal.value.code == "active_content_refused"


def test_document_type_in_the_xml_is_refused(book):
    def change(name, part):
        if name != "xl/worksheets/sheet1.xml":
            return part
        return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' + part

    with pytest.raises(Unreadable) as refusal:
        read_book(rewritten(book, change), no_score)
    assert refusal.value.code == "active_content_refused"


def test_two_parts_of_one_name_are_refused(book):
    with pytest.warns(UserWarning, match="Duplicate name"):
        add_part(book, "xl/workbook.xml")
    with pytest.raises(Unreadable, match="two parts of one name"):
        read_book(book, no_score)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="B1"', b'r="A1"'),
        (b'r="B1"', b'r="XFE1"'),
        (b'r="B1"', b'r="A9999999"'),
        (b'r="B1"', b'r="!!"'),
        (b"<v>1</v>", b"<v>one</v>"),
        (b't="inlineStr"><is><t>a</t></is>', b't="s"><v>77</v>'),
        (b"</worksheet>", b""),
    ],
    ids=["twice", "no column", "no row", "no address", "no number", "no text", "cut"],
)
def test_damaged_sheet_is_refused_in_one_line(book, old, new):
    def change(name, part):
        if name == "xl/worksheets/sheet1.xml":
            assert old in part
            return part.replace(old, new)
        return part

    with pytest.raises(Unreadable) as refusal:
        read_book(rewritten(book, change), no_score)
    assert refusal.value.code == "unreadable_file"
    assert "\n" not in refusal.value.detail.en


def test_wrong_checksum_is_refused(book):
    content = bytearray(book.read_bytes())
    with zipfile.ZipFile(book) as package:
        part = package.getinfo("xl/worksheets/sheet1.xml")
    content[part.header_offset + 30 + len(part.filename) + 5] ^= 0xFF
    book.write_bytes(bytes(content))
    with pytest.raises(Unreadable):
        read_book(book, no_score)


def test_rows_out_of_order_are_all_there(book):
    def change(name, part):
        if name != "xl/worksheets/sheet1.xml":
            return part
        row = b'<row r="9"><c r="A9"><v>9</v></c></row>'
        return part.replace(b"<sheetData>", b"<sheetData>" + row)

    assert read_cells(rewritten(book, change))["A9"] == "9"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.xlsx", b"", "empty"),
        ("text.xlsx", b"member,level\n", "not a whole workbook"),
        ("cut.xlsx", b"PK\x03\x04 and no more", "not a whole workbook"),
        ("old.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "password"),
        ("paper.pdf", b"%PDF-1.7", "“.pdf”"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unreadable, match=said):
        read_book(tmp_path / name, no_score)


def test_folder_named_as_a_file_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="regular file"):
        read_book(tmp_path, no_score)
