"""CSV: encodings, delimiters, and records numbered as the file has them."""

import codecs

import pytest

from ingest.book import Unreadable
from ingest.locate import header_score
from ingest.readers import csv as csv_reader
from ingest.readers import read_book
from ingest.sources import all_sources

TABLE = "membre;norme;période;niveau\nCôte d’Ivoire;1;2024;2\n"


def score(records):
    return header_score(all_sources(), records)


def read_sheet(path):
    return read_book(path, score).sheets[0]


def cells(sheet):
    return {
        (row["_row"], letter): row[letter]
        for row in sheet.frame.iter_rows(named=True)
        for letter in sheet.letters
        if row[letter] is not None
    }


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("cp1252", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_encoding_is_found(tmp_path, encoding, mark):
    path = tmp_path / "table.csv"
    path.write_bytes(mark + TABLE.encode(encoding))
    book = read_book(path, score)
    assert cells(book.sheets[0])[1, "C"] == "période"
    assert cells(book.sheets[0])[2, "A"] == "Côte d’Ivoire"
    assert book.problems == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_that_of_the_headers(tmp_path, delimiter):
    path = tmp_path / "table.txt"
    text = "title, with; several| marks\n" + TABLE.replace(";", delimiter)
    path.write_text(text, encoding="utf-8")
    assert cells(read_sheet(path))[3, "D"] == "2"


def test_lines_in_another_encoding_are_repaired_with_a_warning(tmp_path):
    path = tmp_path / "mixed.csv"
    path.write_bytes(TABLE.encode() + "Bénin;1;2024;2\n".encode("cp1252"))
    book = read_book(path, score)
    assert cells(book.sheets[0])[3, "A"] == "Bénin"
    assert [problem.code for problem in book.problems] == ["encoding_repaired"]


def test_blank_records_and_quoted_line_ends_count_as_the_file_counts(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text('member,level\n\n"Some\nMember",1\n , \nAAA,2\n', encoding="utf-8")
    sheet = read_sheet(path)
    assert sheet.frame["_row"].to_list() == [1, 2, 3, 4, 5]
    assert cells(sheet)[3, "A"] == "Some\nMember"
    assert (4, "A") not in cells(sheet)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_are_read(tmp_path, line_end):
    path = tmp_path / "table.csv"
    path.write_text(TABLE.replace("\n", line_end), encoding="utf-8", newline="")
    assert cells(read_sheet(path))[2, "D"] == "2"


def test_open_quotation_mark_refuses_the_file(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text('member,level\n"AAA,1\nBBB,2\nCCC,3\n', encoding="utf-8")
    with pytest.raises(Unreadable, match="record 2 is never closed"):
        read_sheet(path)


@pytest.mark.parametrize("content", [b"\0" * 4096, bytes(range(256)) * 4])
def test_bytes_that_are_no_text_are_refused(tmp_path, content):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r"not text|zero bytes"):
        read_sheet(path)


@pytest.mark.parametrize(
    "odd", ["", "\n", "AAA;1;2024;2;more\n", "AAA;1\n", ' ; ;""\n']
)
def test_large_files_read_like_small_ones(tmp_path, monkeypatch, odd):
    text = TABLE + odd + "".join(f"M{number};1;2024;2\n" for number in range(500))
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    exact = read_sheet(path)
    monkeypatch.setattr(csv_reader, "LARGE_BYTES", 100)
    large = read_sheet(path).as_text()
    assert cells(large) == cells(exact)
    assert large.frame["_row"].to_list() == exact.frame["_row"].to_list()
