"""What is not read: one line each, in both languages, whatever the file is."""

import json
import os
import threading
import zipfile
from datetime import date

import pytest
import xlsxwriter

from ingest.book import READING_STOPPED, Unreadable
from ingest.check import check_file
from ingest.readers import read_book

DAY = date(2025, 10, 1)
LEVELS = "member,standard,period,level\nBTN,1,2024,2\n"


def refusal_of(path):
    with pytest.raises(Unreadable) as refusal:
        read_book(path, lambda _: (0,))
    one = refusal.value
    assert one.detail.en != one.detail.fr
    assert "\n" not in one.detail.en + one.detail.fr
    return one


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("One").write_row(0, 0, ("member", "level"))
    return path


def with_part(path, name, content=b"x", **options):
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, **options) as package:
        package.writestr(name, content)
    return path


def rewritten(path, name, change):
    """Return a copy of a package with one part changed."""
    target = path.with_name(f"changed_{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == name:
                changed = change(content)
                assert changed != content
                content = changed
            new.writestr(part, content)
    return target


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("xl/vbaProject.bin", "macros; save it in a format without macros"),
        ("xl/macrosheets/sheet1.xml", "macros; save it in a format without"),
        ("XL/VBAPROJECT.BIN", "macros; save it in a format without macros"),
        ("xl\\vbaProject.bin", "macros; save it in a format without macros"),
        ("xl/activeX/activeX1.bin", "ActiveX controls; delete the controls"),
        ("xl/embeddings/oleObject1.bin", "embedded objects; delete them"),
        ("xl/connections.xml", "data connections; in Excel delete each under Data"),
    ],
)
def test_active_content_is_named_with_what_helps(book, part, said):
    refusal = refusal_of(with_part(book, part))
    assert refusal.code == "active_content_refused"
    assert said in refusal.detail.en


def test_macro_workbook_without_macros_is_read(book):
    path = book.rename(book.with_suffix(".xlsm"))
    assert read_book(path, lambda _: (0,)).sheets[0].letters == ["A", "B"]


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"],
)
def test_xml_entities_are_refused_in_any_part(book, part):
    path = rewritten(book, part, lambda xml: xml.replace(b"?>", b"?>" + ENTITIES, 1))
    assert refusal_of(path).code == "active_content_refused"


def test_entities_hidden_behind_a_long_comment_are_refused(book):
    prologue = b"<!--" + b" " * 200_000 + b"-->" + ENTITIES
    path = rewritten(
        book, "xl/workbook.xml", lambda xml: xml.replace(b"?>", b"?>" + prologue, 1)
    )
    assert refusal_of(path).code == "active_content_refused"


def test_entities_in_utf_16_are_refused(book):
    text = f'<?xml version="1.0" encoding="UTF-16"?>{ENTITIES.decode()}<x/>'
    path = rewritten(book, "xl/workbook.xml", lambda _: text.encode("utf-16"))
    assert refusal_of(path).code == "active_content_refused"


def test_bomb_of_one_part_is_refused_by_its_ratio(book):
    refusal = refusal_of(with_part(book, "xl/media/a", b"\0" * (200 << 20)))
    assert "unpacks to" in refusal.detail.en


def test_part_that_lies_about_its_size_is_refused(book):
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(book) as package:
        size = package.getinfo(part).file_size
    content = book.read_bytes()
    said, lie = size.to_bytes(4, "little"), (size - 40).to_bytes(4, "little")
    assert said in content
    book.write_bytes(content.replace(said, lie))
    refusal_of(book)


def test_package_in_a_package_is_never_opened(book, tmp_path):
    inner = (tmp_path / "book.xlsx").read_bytes()
    for _ in range(3):
        path = tmp_path / "outer.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("inner.zip", inner)
        inner = path.read_bytes()
    assert "not an Office workbook" in refusal_of(path).detail.en


def test_two_parts_of_one_name_are_refused(book):
    with pytest.warns(UserWarning, match="Duplicate name"):
        with_part(book, "xl/workbook.xml")
    assert "two parts of one name" in refusal_of(book).detail.en


@pytest.mark.parametrize(
    "name", ["xl/Workbook.xml", "xl\\workbook.xml", "/xl/workbook.xml"]
)
def test_names_that_differ_by_case_or_slash_are_one_name(book, name):
    with_part(book, name)
    assert "two parts of one name" in refusal_of(book).detail.en


def test_stray_cell_in_the_last_corner_of_a_sheet_is_no_burden(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "far.xlsx") as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(LEVELS.splitlines()):
            sheet.write_row(number, 0, line.split(","))
        sheet.write("XFD1048576", "stray")
    checked = check_file(tmp_path / "far.xlsx", DAY)
    assert checked.rows_accepted == 1
    assert checked.verdict.quarantined_rows["row"].to_list() == [1_048_576]
    assert json.loads(checked.verdict.quarantined_rows["content"][0])["(XFD)"]


def test_named_pipe_is_refused_at_once(tmp_path):
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    done = []
    thread = threading.Thread(
        target=lambda: done.append(check_file(path, DAY)), daemon=True
    )
    thread.start()
    thread.join(20)
    assert [one.status for one in done] == ["unreadable"]
    assert "not a regular file" in done[0].problems["message_en"][0]


@pytest.mark.parametrize("place", ["/dev/zero", "/dev/null", "/proc/self/mem"])
def test_devices_are_refused(tmp_path, place):
    link = tmp_path / "device.csv"
    link.symlink_to(place)
    checked = check_file(link, DAY)
    assert checked.status == "unreadable"


def test_link_to_itself_is_refused(tmp_path):
    link = tmp_path / "loop.csv"
    link.symlink_to(link)
    assert "cannot be opened" in refusal_of(link).detail.en
    assert check_file(link, DAY).status == "unreadable"


def test_gigabyte_of_zero_bytes_is_refused_by_its_first_bytes(tmp_path):
    path = tmp_path / "zeros.csv"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    assert "zero bytes" in refusal_of(path).detail.en


def test_file_that_is_gone_or_closed_to_us_says_why(tmp_path):
    assert "No such file" in refusal_of(tmp_path / "gone.csv").detail.en


def test_one_bad_file_never_stops_the_next(book, tmp_path):
    bad = with_part(book, "xl/vbaProject.bin")
    good = tmp_path / "good.csv"
    good.write_text(LEVELS, encoding="utf-8")
    statuses = [check_file(path, DAY).status for path in (bad, good, bad, good)]
    assert statuses == ["unreadable", "accepted"] * 2


def test_words_about_document_types_in_a_comment_are_only_words(book):
    comment = b"<!-- no <!DOCTYPE here --><?and <!DOCTYPE nowhere ?>"
    path = rewritten(
        book, "xl/workbook.xml", lambda xml: xml.replace(b"?>", b"?>" + comment, 1)
    )
    assert read_book(path, lambda _: (0,)).sheets


def test_entities_behind_signs_that_look_like_a_comment_in_utf_16_are_refused(book):
    # In bytes the two letters U+3E3F and U+213C read "?>" and "<!".
    hidden = "<?a \u3e3f\u213c\u2d2d ?>" + ENTITIES.decode() + "<!-- --><x/>"
    text = f'<?xml version="1.0" encoding="UTF-16"?>{hidden}'
    path = rewritten(book, "xl/workbook.xml", lambda _: text.encode("utf-16"))
    assert refusal_of(path).code == "active_content_refused"


def test_prologue_without_end_is_refused(book):
    endless = b"<!--" + b" " * (2 << 20)
    path = rewritten(
        book, "xl/workbook.xml", lambda xml: xml.replace(b"?>", b"?>" + endless, 1)
    )
    assert "no beginning" in refusal_of(path).detail.en


def test_a_reader_that_cannot_be_loaded_says_nothing_of_the_file(tmp_path):
    path = tmp_path / "levels.csv"
    path.write_text(LEVELS, encoding="utf-8")

    def score(_):
        raise ImportError("cannot allocate memory in static TLS block")

    with pytest.raises(Unreadable) as refusal:
        read_book(path, score)
    said = refusal.value.detail
    assert refusal.value.code == READING_STOPPED
    assert "it needs more memory than there is here" in said.en
    assert "plus de mémoire qu'il n'y en a ici" in said.fr
    assert "damaged" not in said.en
    assert "endommagé" not in said.fr
