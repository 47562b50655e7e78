"""ODS: repeated, covered and hidden cells, each read where LibreOffice shows it."""

import zipfile
from datetime import date

import pytest

from ingest.book import Unreadable
from ingest.check import check_file
from ingest.readers import read_book

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
        "script": "script",
    }.items()
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc"'
STYLES = (
    '<style:style style:name="off" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
    '<number:date-style style:name="N1"><number:month/><number:year/>'
    "</number:date-style>"
    '<style:style style:name="month" style:data-style-name="N1"/>'
    '<style:style style:name="child" style:parent-style-name="month"/>'
    '<number:date-style style:name="N2"><number:year/></number:date-style>'
    '<style:style style:name="year" style:data-style-name="N2"/>'
)


def text_cell(text, more=""):
    return (
        f'<table:table-cell office:value-type="string" {more}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def row(*cells, more=""):
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def sheet(*rows, name="One", more=""):
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


def content(*sheets, after="", before=""):
    return (
        f'<?xml version="1.0"?>{before}<office:document-content {SPACES} {CALC}>'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{''.join(sheets)}{after}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )


def save(path, text, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", text)
        for name, part in parts.items():
            package.writestr(name, part)
    return path


def no_score(_):
    return (0,)


def read(path):
    return read_book(path, no_score)


def cells_of(found):
    return {
        f"{letter}{line['_row']}": line[letter]
        for line in found.frame.iter_rows(named=True)
        for letter in found.letters
        if line[letter] is not None
    }


def test_repeated_rows_and_cells_keep_every_address(tmp_path):
    text = content(
        sheet(
            row(text_cell("a", 'table:number-columns-repeated="3"')),
            row("<table:table-cell/>", more='table:number-rows-repeated="4"'),
            row("<table:table-cell/>", text_cell("b")),
            row(text_cell("c"), more='table:number-rows-repeated="2"'),
        )
    )
    assert cells_of(read(save(tmp_path / "a.ods", text)).sheets[0]) == {
        "A1": "a",
        "B1": "a",
        "C1": "a",
        "B6": "b",
        "A7": "c",
        "A8": "c",
    }


def test_a_million_ghost_rows_cost_nothing(tmp_path):
    text = content(
        sheet(
            row(text_cell("a")),
            row(
                '<table:table-cell table:number-columns-repeated="16384"/>',
                more='table:number-rows-repeated="1048574"',
            ),
            row(text_cell("end")),
        )
    )
    found = read(save(tmp_path / "a.ods", text)).sheets[0]
    assert cells_of(found) == {"A1": "a", "A1048576": "end"}
    assert found.frame.height == 2


@pytest.mark.parametrize(
    "cells",
    [
        row(
            text_cell("a", 'table:number-columns-repeated="16384"'),
            more='table:number-rows-repeated="1048576"',
        ),
        row(text_cell("a"), more='table:number-rows-repeated="9999999"'),
        row(text_cell("a", 'table:number-columns-repeated="16385"')),
        row(text_cell("a", 'table:number-columns-repeated="0"')),
        row(text_cell("a", 'table:number-columns-repeated="-5"')),
        row(text_cell("a", 'table:number-columns-repeated="many"')),
    ],
)
def test_filled_cells_without_end_are_refused(tmp_path, cells):
    path = save(tmp_path / "a.ods", content(sheet(cells)))
    with pytest.raises(Unreadable) as refusal:
        read(path)
    assert refusal.value.code == "unreadable_file"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('office:value-type="float" office:value="2"', "2"),
        ('office:value-type="float" office:value="0.30000000000000004"', "0.3"),
        ('office:value-type="percentage" office:value="0.456"', "45.6%"),
        ('office:value-type="currency" office:value="12.50"', "12.5"),
        ('office:value-type="date" office:date-value="2024-05-01"', "2024-05-01"),
        (
            'office:value-type="date" office:date-value="2024-05-01T10:30:00"',
            "2024-05-01 10:30:00",
        ),
        (
            'office:value-type="date" office:date-value="2024-05-01T00:00:00"',
            "2024-05-01",
        ),
        (
            'table:style-name="month" office:value-type="date" '
            'office:date-value="2024-05-01"',
            "2024-05",
        ),
        (
            'table:style-name="child" office:value-type="date" '
            'office:date-value="2024-05-01"',
            "2024-05",
        ),
        (
            'table:style-name="year" office:value-type="date" '
            'office:date-value="2024-01-01"',
            "2024",
        ),
        ('office:value-type="time" office:time-value="PT26H30M05S"', "26:30:05"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
        ('office:value-type="string" office:string-value="0,52 "', "0,52 "),
    ],
)
def test_cell_is_the_text_that_people_see(tmp_path, cell, shown):
    text = content(sheet(row(f"<table:table-cell {cell}/>")))
    assert cells_of(read(save(tmp_path / "a.ods", text)).sheets[0]) == {"A1": shown}


def test_style_of_a_column_shows_its_dates(tmp_path):
    day = '<table:table-cell office:value-type="date" office:date-value="2024-05-01"/>'
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="month"/>'
    )
    text = content(sheet(columns, row(text_cell("a"), day, day)))
    assert cells_of(read(save(tmp_path / "a.ods", text)).sheets[0]) == {
        "A1": "a",
        "B1": "2024-05-01",
        "C1": "2024-05",
    }


def test_spaces_tabs_lines_and_notes_of_a_text(tmp_path):
    text = content(
        sheet(
            row(
                '<table:table-cell office:value-type="string">'
                "<office:annotation><text:p>a note</text:p></office:annotation>"
                '<text:p>Côte <text:span>d’Ivoire</text:span><text:s text:c="2"/>x'
                "<text:tab/>y</text:p><text:p>z</text:p></table:table-cell>"
            )
        )
    )
    assert cells_of(read(save(tmp_path / "a.ods", text)).sheets[0]) == {
        "A1": "Côte d’Ivoire  x\ty\nz"
    }


def test_formula_without_a_value_is_marked_and_an_empty_result_is_blank(tmp_path):
    text = content(
        sheet(
            row(
                '<table:table-cell table:formula="of:=1+1"/>',
                '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/>'
                "</table:table-cell>",
                '<table:table-cell table:formula="of:=1+1" office:value-type="float" '
                'office:value="2"/>',
                '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
                'office:string-value="" calcext:value-type="error">'
                "<text:p>#DIV/0!</text:p></table:table-cell>",
            )
        )
    )
    found = read(save(tmp_path / "a.ods", text)).sheets[0]
    assert cells_of(found) == {"A1": "=1+1", "C1": "2", "D1": "#DIV/0!"}
    assert found.formulas.rows() == [(1, "A")]


def test_covered_cells_are_not_read_and_shift_nothing(tmp_path):
    covered = (
        '<table:covered-table-cell office:value-type="string">'
        "<text:p>below</text:p></table:covered-table-cell>"
    )
    merged = text_cell("title", 'table:number-columns-spanned="2"')
    text = content(sheet(row(merged, covered, text_cell("c"))))
    assert cells_of(read(save(tmp_path / "a.ods", text)).sheets[0]) == {
        "A1": "title",
        "C1": "c",
    }


def test_rows_in_groups_and_headers_are_rows_like_others(tmp_path):
    text = content(
        sheet(
            f"<table:table-header-rows>{row(text_cell('a'))}</table:table-header-rows>",
            f"<table:table-row-group>{row(text_cell('b'))}</table:table-row-group>",
        )
    )
    found = read(save(tmp_path / "a.ods", text)).sheets[0]
    assert cells_of(found) == {"A1": "a", "A2": "b"}


def test_hidden_sheet_stands_apart(tmp_path):
    secret = sheet(row(text_cell("x")), name="secret", more='table:style-name="off"')
    path = save(tmp_path / "a.ods", content(sheet(row(text_cell("a"))), secret))
    found = read(path)
    assert [one.name for one in found.sheets] == ["One"]
    assert [one.name for one in found.hidden] == ["secret"]


def test_named_range_marks_a_sample(tmp_path):
    names = (
        '<table:named-expressions><table:named-range table:name="fos_sample" '
        'table:cell-range-address="$One.$A$1"/></table:named-expressions>'
    )
    path = save(tmp_path / "a.ods", content(sheet(row(text_cell("a"))), after=names))
    assert read(path).is_sample


@pytest.mark.parametrize(
    ("after", "before", "parts"),
    [
        ("", "", {"Basic/Standard/Module1.xml": "sub main"}),
        ("", "", {"Scripts/python/do.py": "import os"}),
        ('<script:event-listener script:event-name="on-load"/>', "", {}),
        ("<table:dde-links><table:dde-link/></table:dde-links>", "", {}),
        (
            '<table:dde-links><table:dde-link><office:dde-source office:dde-topic="/C '
            'calc" office:dde-application="cmd"/></table:dde-link></table:dde-links>',
            "",
            {},
        ),
        ("", '<!DOCTYPE x [<!ENTITY a "b">]>', {}),
    ],
    ids=["basic", "script", "event", "dde", "program", "entity"],
)
def test_active_content_is_refused(tmp_path, after, before, parts):
    text = content(sheet(row(text_cell("a"))), after=after, before=before)
    with pytest.raises(Unreadable) as refusal:
        read(save(tmp_path / "a.ods", text, **parts))
    assert refusal.value.code == "active_content_refused"


def test_list_of_no_macros_is_no_macro(tmp_path):
    text = content(sheet(row(text_cell("a"))))
    lists = {
        "Basic/Standard/script-lb.xml": "",
        "Basic/script-lc.xml": "",
        "Basic/": "",
    }
    assert read(save(tmp_path / "a.ods", text, **lists)).sheets


def test_password_is_said(tmp_path):
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
        "</m:manifest>"
    )
    path = save(tmp_path / "a.ods", "\x01\x02", **{"META-INF/manifest.xml": manifest})
    with pytest.raises(Unreadable, match="password"):
        read(path)


def test_table_in_an_ods_file_is_checked_to_the_cell(tmp_path):
    head = [text_cell(name) for name in ("membre", "norme", "période", "niveau")]
    good = [text_cell(text) for text in ("BTN", "1", "2024", "2")]
    bad = [text_cell(text) for text in ("BTN", "2", "2024", "9")]
    text = content(sheet(row(*head), row(*good), row(*bad), name="Réponses"))
    checked = check_file(save(tmp_path / "a.ods", text), date(2025, 10, 1))
    assert (checked.rows_accepted, checked.rows_quarantined) == (1, 1)
    problem = checked.problems.row(0, named=True)
    assert (problem["sheet"], problem["cell"]) == ("Réponses", "D3")
