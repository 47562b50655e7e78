"""Markdown tables: the text that people see, at its cell."""

from pathlib import Path

import pytest

from ingest.readers import read_book

PUBLIC = Path(__file__).parents[4] / "shared" / "data" / "register_tc39_md"


def sheets_of(tmp_path, text):
    path = tmp_path / "tables.md"
    path.write_text(text, encoding="utf-8")
    return read_book(path, lambda _: (0,)).sheets


def cells_of(sheet):
    return {
        f"{letter}{one['_row']}": one[letter]
        for one in sheet.frame.iter_rows(named=True)
        for letter in sheet.letters
        if one[letter] is not None
    }


def test_each_table_is_a_sheet_named_by_the_heading_above(tmp_path):
    first, second = sheets_of(
        tmp_path,
        "# Annexe **I**\n\n|a|b|\n|-|-|\n|1|2|\n\ntext\n\n|c|d|\n|:-|-:|\n|3|4|",
    )
    assert (first.name, second.name) == ("Table 1 (Annexe I)", "Table 2 (Annexe I)")
    assert cells_of(first) == {"A1": "a", "B1": "b", "A2": "1", "B2": "2"}


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("**Retained**", "Retained"),
        ("a<br>b", "a\nb"),
        ("1<sup>er</sup> juillet 2022", "1er juillet 2022"),
        ("36<sup>1</sup>", "36¹"),
        ("36[^1]", "36"),
        ("[PC0733](x)", "PC0733"),
        (r"a \| b", "a | b"),
        ("`a*b`", "a*b"),
        ("n°&nbsp;36", "n°\u00a036"),
        ("com&shy;merce", "commerce"),
        ("<!-- hidden -->shown", "shown"),
        ("", None),
    ],
)
def test_cell_gives_the_text_that_people_see(tmp_path, typed, seen):
    (sheet,) = sheets_of(tmp_path, f"|a|b|\n|-|-|\n|1|{typed}|\n")
    assert cells_of(sheet).get("B2") == seen


@pytest.mark.parametrize(
    ("typed", "seen", "code"),
    [
        ("~~36~~ 37", " 37", "tracked_changes"),
        ("<del>36</del>37", "37", "tracked_changes"),
        ("shown<!-- hidden -->", "shown", "hidden_content"),
    ],
)
def test_what_is_struck_out_or_hidden_is_reported_and_not_read(
    tmp_path, typed, seen, code
):
    path = tmp_path / "one.md"
    path.write_text(f"|a|b|\n|-|-|\n|1|{typed}|\n", encoding="utf-8")
    book = read_book(path, lambda _: (0,))
    assert cells_of(book.sheets[0])["B2"].strip() == seen.strip()
    assert [(one.code, one.cell) for one in book.problems] == [(code, "B2")]


def test_header_that_is_typed_again_is_no_row(tmp_path):
    (sheet,) = sheets_of(tmp_path, "|a|b|\n|-|-|\n|1|2|\n|a|b|\n|3|4|\n")
    assert sheet.frame["_row"].to_list() == [1, 2, 4]


def test_text_with_pipes_that_is_no_table_is_left_alone(tmp_path):
    assert sheets_of(tmp_path, "a | b\n\n```\n|a|b|\n|-|-|\n```\n") == ()


@pytest.mark.skipif(not PUBLIC.is_dir(), reason="the public registers are not at hand")
def test_public_registers_are_read_whole():
    tables = [
        sheet
        for path in sorted(PUBLIC.glob("*.md"))
        for sheet in read_book(path, lambda _: (0,)).sheets
    ]
    assert len(tables) >= 12
    assert all(sheet.frame.height >= 1 for sheet in tables)
