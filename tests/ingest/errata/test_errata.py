"""Errata: the sender's own workbook, marked, sent back, mended and read again."""

import email
import email.policy
import json
import re
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pytest
import xlsxwriter
from click.testing import CliRunner
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side

from ingest.errata import marks
from ingest.questionnaire.blank import blank
from ingest.questionnaire.write import write
from ingest.readers import csv as csv_reader
from warehouse.cli import cli
from warehouse.text import Lang

FILES = Path(__file__).parents[1] / "files"
RED, ORANGE = "FFC8102E", "FFE07B01"
ROWS = (
    ("member", "standard", "period", "level", "evidence"),
    ("Benin", "1", "2024", "full", "law"),
    ("Buthan", "2", "2024", "full", "=2+5"),
    ("France", "3", "20244", "sort of", ""),
    ("France", "4", "2024", "2", "x"),
    ("France", "4", "2024", "2", "x"),
    ("World", "1", "2024", "1", ""),
)
FAULTY = {"A3", "C4", "D4", "D6", "A7"}


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("FOS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def ingest(tmp_path, path, *words):
    """Load one file with errata; return its entry and the folder of errata."""
    words = ("ingest", path, "--received-on", "2026-03-15", "--json", *words)
    folder = tmp_path / "errata"
    answer = CliRunner().invoke(cli, [*map(str, words), "--errata", str(folder)])
    assert answer.exit_code in {0, 1, 2}, answer.output
    assert answer.exception is None or isinstance(answer.exception, SystemExit)
    return json.loads(answer.stdout)["files"][0], folder


def rich(path):
    """Write a workbook with all that an editor of workbooks may lose."""
    with xlsxwriter.Workbook(str(path)) as book:
        summary = book.add_worksheet("Our summary")
        summary.write_formula("B2", "=SUM(Data!D2:D4)", None, 3)
        data = book.add_worksheet("Data")
        bold = book.add_format({"bold": True, "bg_color": "#DDEEFF", "border": 1})
        for row, texts in enumerate(ROWS):
            for column, text in enumerate(texts):
                data.write_string(row, column, text, bold if row in {0, 2} else None)
        data.write_comment("A1", "Their own comment")
        data.write_comment("A3", "Our neighbour")
        data.set_column("A:A", 24)
        data.data_validation("D2:D9", {"validate": "list", "source": ["none", "full"]})
        data.autofilter("A1:E7")
        data.print_area("A1:E7")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Data!$D$2:$D$5"})
        summary.insert_chart("D2", chart)
        book.define_name("our_levels", "=Data!$D$2:$D$7")
        data.activate()
    return path


def outlined(sheet):
    return {
        cell.coordinate: cell.border.left.color.rgb
        for row in sheet.iter_rows()
        for cell in row
        if cell.border.left.color is not None
        and cell.border.left.color.rgb in {RED, ORANGE}
    }


def test_problem_cells_are_outlined_commented_and_listed(home, tmp_path):
    entry, folder = ingest(tmp_path, rich(tmp_path / "levels.xlsx"))
    assert {problem["cell"] for problem in entry["problems"]} == FAULTY
    book = openpyxl.load_workbook(folder / "levels.errata.xlsx")
    assert book.sheetnames == ["To correct", "Our summary", "Data"]
    assert set(outlined(book["Data"])) == FAULTY
    for cell in FAULTY:
        comment = book["Data"][cell].comment.text
        assert "[fos] Error (" in comment
        assert all(word in comment for word in ("Why: ", "Meanwhile: "))
    assert book["Data"]["A3"].comment.text.startswith("Our neighbour\n\n[fos]")
    assert book["Data"]["A1"].comment.text == "Their own comment"
    links = {
        cell.hyperlink.location
        for cell in book["To correct"]["B"]
        if cell.hyperlink is not None
    }
    assert links == {f"'Data'!{cell}" for cell in FAULTY}


def test_everything_else_in_the_workbook_stays_as_it_was(home, tmp_path):
    before = rich(tmp_path / "levels.xlsx")
    _, folder = ingest(tmp_path, before)
    after = folder / "levels.errata.xlsx"
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after) as new:
        assert new.testzip() is None
        kept = [
            name
            for name in old.namelist()
            if name in new.namelist() and old.read(name) == new.read(name)
        ]
        assert set(old.namelist()) <= set(new.namelist())
    changed = {"xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"}
    assert {"xl/charts/chart1.xml", "xl/drawings/drawing1.xml"} <= set(kept)
    assert not changed & set(kept)
    was, now = (openpyxl.load_workbook(path) for path in (before, after))
    assert now.defined_names["our_levels"].value == "Data!$D$2:$D$7"
    assert now["Data"].print_area == was["Data"].print_area
    assert now["Data"].auto_filter.ref == "A1:E7"
    assert now["Data"].column_dimensions["A"].width == pytest.approx(24, abs=1)
    assert len(now["Data"].data_validations.dataValidation) == 1
    assert len(now["Our summary"]._charts) == 1
    assert now["Our summary"]["B2"].value == "=SUM(Data!D2:D4)"
    for row in was["Data"].iter_rows():
        for cell in row:
            twin = now["Data"][cell.coordinate]
            assert twin.value == cell.value
            looks = ["font", "fill", "alignment", "number_format"]
            looks += [] if cell.coordinate in FAULTY else ["border"]
            for look in looks:
                assert repr(getattr(twin, look)) == repr(getattr(cell, look))
    selected = [sheet.title for sheet in now if sheet.sheet_view.tabSelected]
    assert selected == ["To correct"]


def submissions(home):
    with duckdb.connect(str(home / "ledger.duckdb"), read_only=True) as connection:
        return connection.execute(
            "select submission_id, status, rows_accepted from intake.submissions"
        ).fetchall()


def test_marked_workbook_sent_back_unmended_changes_nothing(home, tmp_path):
    first, folder = ingest(tmp_path, rich(tmp_path / "levels.xlsx"))
    before = submissions(home)
    again = tmp_path / "levels again.xlsx"
    again.write_bytes((folder / "levels.errata.xlsx").read_bytes())
    entry, folder = ingest(tmp_path, again)
    assert (entry["status"], entry["submission_id"]) == ("duplicate", "S000001")
    assert first["submission_id"] == "S000001"
    assert submissions(home) == before
    # Marked a second time it still is the first file.
    book = openpyxl.load_workbook(folder / "levels again.errata.xlsx")
    assert book.sheetnames == ["To correct", "Our summary", "Data"]
    assert set(outlined(book["Data"])) == FAULTY
    entry, _ = ingest(tmp_path, folder / "levels again.errata.xlsx")
    assert entry["status"] == "duplicate"
    assert submissions(home) == before


def test_marked_workbook_saved_elsewhere_is_still_the_same(home, tmp_path):
    _, folder = ingest(tmp_path, FILES / "misspelt_member.csv")
    book = openpyxl.load_workbook(folder / "misspelt_member.errata.xlsx")
    book["To correct"].sheet_state = "hidden"
    book["To correct"].title = "Something else"
    book.save(tmp_path / "saved.xlsx")
    assert ingest(tmp_path, tmp_path / "saved.xlsx")[0]["status"] == "duplicate"


def test_mending_the_marked_cells_clears_them_and_their_marks(home, tmp_path):
    _, folder = ingest(tmp_path, rich(tmp_path / "levels.xlsx"))
    mended = tmp_path / "levels.errata.xlsx"
    book = openpyxl.load_workbook(folder / "levels.errata.xlsx")
    sheet = book["Data"]
    for cell, text in {"A3": "Bhutan", "C4": "2024", "A7": "Ghana"}.items():
        sheet[cell].value = text
    book.save(mended)
    entry, folder = ingest(tmp_path, mended)
    assert entry["submission_id"] == "S000002"
    assert [problem["cell"] for problem in entry["problems"]] == ["D4", "D6"]
    book = openpyxl.load_workbook(folder / "levels.errata.xlsx")
    assert book.sheetnames == ["To correct", "Our summary", "Data"]
    sheet = book["Data"]
    assert set(outlined(sheet)) == {"D4", "D6"}
    assert sheet["A3"].border.left.style == "thin"
    assert sheet["A3"].comment.text == "Our neighbour"
    assert sheet["C4"].comment is None
    assert "[fos]" in sheet["D4"].comment.text
    sheet["D4"].value = "partial"
    sheet["B6"].value = "5"
    book.save(tmp_path / "third.xlsx")
    entry, folder = ingest(tmp_path, tmp_path / "third.xlsx")
    assert (entry["status"], entry["problems"]) == ("accepted", [])
    assert not (folder / "third.errata.xlsx").exists()


def test_questionnaire_goes_back_in_french_with_its_own_looks(home, tmp_path):
    path = tmp_path / "q.xlsx"
    path.write_bytes(write(blank("BEN", "PTC-251", Lang.FR)))
    book = openpyxl.load_workbook(path)
    side = Side(style="dashed", color="FF00AA00")
    cell = book["Mise en œuvre"]["C7"]
    cell.value, cell.border = "presque", Border(left=side)
    cell.fill = PatternFill("solid", fgColor="FF99CCFF")
    cell.comment = Comment("Voir le service", "DGD")
    book.save(path)
    entry, folder = ingest(tmp_path, path)
    assert [problem["cell"] for problem in entry["problems"]] == ["C7"]
    marked = openpyxl.load_workbook(folder / "q.errata.xlsx")
    assert marked.sheetnames[0] == "À corriger"
    cell = marked["Mise en œuvre"]["C7"]
    assert cell.fill.fgColor.rgb == "FF99CCFF"
    assert cell.border.left.color.rgb == RED
    assert "Pourquoi\u00a0: " in cell.comment.text
    assert cell.comment.text.startswith("Voir le service")
    assert ingest(tmp_path, folder / "q.errata.xlsx")[0]["status"] == "duplicate"


def message(path):
    with path.open("rb") as file:
        return email.message_from_binary_file(file, policy=email.policy.default)


@pytest.mark.parametrize(
    ("sender", "to"),
    [
        ("Statistics <stats@customs.example>", "Statistics <stats@customs.example>"),
        ("Customs of Benin", None),
        ("", None),
        ("x@y.example\nBcc: z@y.example", None),
    ],
)
def test_message_is_ready_to_send(home, tmp_path, sender, to):
    path = rich(tmp_path / "levels.xlsx")
    quoted = sender.replace('"', '""')
    (tmp_path / "received.csv").write_text(
        f'file_name,received_on,sender\nlevels.xlsx,2026-03-14,"{quoted}"\n'
    )
    _, folder = ingest(tmp_path, path)
    mail = message(folder / "levels.errata.eml")
    assert mail["To"] == to
    assert mail["Bcc"] is None
    assert mail["Subject"] == ("Your file levels.xlsx: to correct 5, to check 0")
    assert mail["Date"].datetime is not None
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "levels.errata.xlsx"
    assert attached.get_content() == (folder / "levels.errata.xlsx").read_bytes()
    text = mail.get_body().get_content()
    assert "Of 6 rows read, 2 are loaded and 4 are held" in text
    assert "column “member” (A3)" in text


def test_language_asked_for_prevails_over_that_of_the_file(home, tmp_path):
    _, folder = ingest(tmp_path, rich(tmp_path / "levels.xlsx"), "--lang", "fr")
    mail = message(folder / "levels.errata.eml")
    assert "à corriger 5" in mail["Subject"]
    book = openpyxl.load_workbook(folder / "levels.errata.xlsx")
    assert book.sheetnames[0] == "À corriger"


def test_text_file_goes_back_as_a_workbook_of_its_rows(home, tmp_path):
    source = FILES / "every_fault_of_a_cell.csv"
    entry, folder = ingest(tmp_path, source)
    marked = folder / "every_fault_of_a_cell.errata.xlsx"
    book = openpyxl.load_workbook(marked)
    assert book.sheetnames == ["To correct", "Rows as received"]
    cells = {problem["cell"] for problem in entry["problems"] if problem["cell"]}
    assert set(outlined(book["Rows as received"])) == cells
    assert "not a workbook" in (
        message(folder / "every_fault_of_a_cell.errata.eml").get_body().get_content()
    )
    assert ingest(tmp_path, marked)[0]["status"] == "duplicate"


def test_where_there_are_too_many_marks_errors_go_first(home, tmp_path, monkeypatch):
    monkeypatch.setattr(marks, "MOST_MARKS", 2)
    path = tmp_path / "kpis.csv"
    answers = [f"BTN,EC-02,{year},45 %\n" for year in range(2010, 2015)]
    path.write_text(
        f"member,kpi,period,value\n{''.join(answers)}Buthan,EC-02,2015,45 %"
    )
    entry, folder = ingest(tmp_path, path)
    severities = [one["severity"] for one in entry["problems"]]
    assert severities.index("error") > 2
    assert severities.count("error") == 1
    book = openpyxl.load_workbook(folder / "kpis.errata.xlsx")
    assert set(outlined(book["Rows as received"])) == {"D2", "A7"}


def test_long_text_goes_back_like_a_short_one(home, tmp_path, monkeypatch):
    source = FILES / "every_fault_of_a_cell.csv"
    short = ingest(tmp_path, source)[1] / "every_fault_of_a_cell.errata.xlsx"
    cells = outlined(openpyxl.load_workbook(short)["Rows as received"])
    monkeypatch.setattr(csv_reader, "LARGE_BYTES", 0)
    _, folder = ingest(tmp_path / "long", source)
    long = openpyxl.load_workbook(folder / short.name)
    assert outlined(long["Rows as received"]) == cells


def test_text_from_outside_never_becomes_a_formula(home, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text('member,standard,period,level\n"=1+1",1,2024,full\n"@x",1,y,=2\n')
    _, folder = ingest(tmp_path, path)
    with zipfile.ZipFile(folder / "bad.errata.xlsx") as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/"):
                assert not re.search(rb"<f[ >]", package.read(name))
    book = openpyxl.load_workbook(folder / "bad.errata.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_file_that_cannot_be_opened_is_answered_without_a_workbook(home, tmp_path):
    _, folder = ingest(tmp_path, FILES / "workbook_in_name_only.xlsx")
    mail = message(folder / "workbook_in_name_only.errata.eml")
    assert list(mail.iter_attachments()) == []
    assert "could not be opened" in mail.get_body().get_content()


def test_clean_file_gets_no_errata(home, tmp_path):
    _, folder = ingest(tmp_path, FILES / "clean_english.csv")
    assert list(folder.iterdir()) == []


def test_errata_never_overwrite_a_file_that_was_sent(home, tmp_path):
    (tmp_path / "errata").mkdir()
    sent = rich(tmp_path / "errata/levels.errata.xlsx")
    before = sent.read_bytes()
    ingest(tmp_path, sent)
    assert sent.read_bytes() == before
    assert (tmp_path / "errata/levels-2.errata.xlsx").exists()


def test_cell_under_a_merged_one_is_marked_where_it_is_seen(tmp_path, home):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row("A1", ("member", "kpi", "period", "value"))
        sheet.write_row("A2", ("BEL", "EC-14", "2024"))
        sheet.write_row("A3", ("BEL", "EC-19", "2024"))
        sheet.merge_range("D2:D3", 26.5)
        sheet.write("D3", 99)
        sheet.write("E2", 5)
    entry, folder = ingest(tmp_path, path)
    cells = {problem["cell"] for problem in entry["problems"]}
    assert cells == {"D2", "D3", "E2"}
    marked = openpyxl.load_workbook(folder / "a.errata.xlsx")["Data"]
    assert "lies under a merged cell" in marked["D2"].comment.text
    assert "merged over several rows" in marked["D2"].comment.text
    assert marked["E2"].comment.text.count("stands under no header") == 1
    again, _ = ingest(tmp_path, folder / "a.errata.xlsx")
    assert again["status"] == "duplicate"
