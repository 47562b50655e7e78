"""The steward's page: off unless turned on, and the same as the command line."""

import csv
import io
import shutil
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.upload import command as uploading
from dashboard.upload.command import Upload, _keep, run
from dashboard.upload.rows import file_rows, problem_rows, value_rows
from warehouse.text import Lang

APP = Path(dashboard.__file__).parent / "app.py"
DAY = date(2026, 7, 1)
HEAD = "member,standard,period,level\n"
FAULTY = (HEAD + "Narnia,1,2024,2\nSEN,2,2024,1\n").encode()
SOUND = (HEAD + "SEN,1,2025,3\n").encode()


@pytest.fixture
def home(release_home, tmp_path, monkeypatch):
    """A copy of the release's home, with the page turned on."""
    home = tmp_path / "var"
    shutil.copytree(release_home, home, symlinks=True)
    monkeypatch.setenv("FOS_HOME", str(home))
    monkeypatch.setenv("FOS_STEWARD_UPLOAD", "1")
    return home


def open_page(lang):
    app = AppTest.from_file(str(APP), default_timeout=120)
    app.query_params["lang"] = lang
    app.run()
    return app.switch_page("app_pages/upload.py").run()


def words_of(app):
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def press(app, files, key):
    app.file_uploader(key="upload_files").set_value(files)
    app.text_input(key="upload_sender").set_value("Dakar")
    app.date_input(key="upload_received_on").set_value(DAY)
    buttons = {button.key: button for button in app.button}
    return buttons[key].click().run()


def links(app):
    return [element.proto.page for element in app.get("page_link")]


def test_page_is_off_unless_turned_on(release_home, monkeypatch):
    monkeypatch.setenv("FOS_HOME", str(release_home))
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    assert "upload" not in " ".join(links(app))
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        app.switch_page("app_pages/upload.py")


@pytest.mark.parametrize(
    ("lang", "sentence", "button"),
    [
        ("en", "For the steward alone", "Check"),
        ("fr", "Réservé au gestionnaire", "Vérifier"),
    ],
)
def test_page_is_there_once_turned_on(home, lang, sentence, button):
    app = open_page(lang)
    assert "upload" in " ".join(links(app))
    assert sentence in words_of(app)
    assert button in [one.label for one in app.button]


@pytest.mark.parametrize(
    ("lang", "heading", "message"),
    [
        ("en", "Problems, cell by cell", "is not a Member that is known"),
        ("fr", "Problèmes, cellule par cellule", "n&#x27;est pas un Membre"),
    ],
)
def test_problems_stand_beside_their_cells(home, lang, heading, message):
    app = press(open_page(lang), [("faulty.csv", FAULTY, "text/csv")], "check")
    words = words_of(app)
    assert heading in words
    assert message in words
    assert "Narnia" in words
    assert ">A2<" in words


def test_button_without_files_asks_for_them(home):
    app = open_page("fr")
    buttons = {button.key: button for button in app.button}
    assert "Choisissez d&#x27;abord" in words_of(buttons["check"].click().run())


def test_loading_is_the_command_and_keeps_day_and_sender(home, fos):
    outcome = run("ingest", Upload((("sound.csv", SOUND),), DAY, "Dakar"))
    (row,) = file_rows(outcome.document, Lang.EN)
    assert row[:2] == ["sound.csv", "accepted"]
    listed = fos(home, "submissions", "--member", "SEN").stdout.splitlines()
    assert any("2026-07-01" in line and "Dakar" in line for line in listed)


def test_errata_come_back_in_the_language_of_the_file(home):
    french = "membre,norme,période,niveau\nNarnia,1,2024,2\n".encode()
    files = (("levels.csv", FAULTY), ("niveaux.csv", french))
    outcome = run("ingest", Upload(files, DAY, "Dakar"))
    with zipfile.ZipFile(io.BytesIO(outcome.errata)) as archive:
        marked = [
            openpyxl.load_workbook(io.BytesIO(archive.read(f"{name}.errata.xlsx")))
            for name in ("levels", "niveaux")
        ]
    assert [book.sheetnames[0] for book in marked] == ["To correct", "À corriger"]


def test_rehearsal_names_the_cell_and_loads_nothing(home, fos):
    before = fos(home, "submissions", "--json").stdout
    outcome = run("rehearse", Upload((("sound.csv", SOUND),), DAY, ""))
    (row,) = value_rows(outcome.document, Lang.FR)
    assert row[1] == "SEN"
    assert row[6] == "sound.csv"
    assert row[8] == "D2"
    assert fos(home, "submissions", "--json").stdout == before


def test_file_of_no_known_shape_is_a_problem_and_no_crash(home):
    outcome = run("check", Upload((("letter.csv", b"Dear all\n"),), DAY, ""))
    (row,) = problem_rows(outcome.document, Lang.EN)
    assert "No table of a known shape" in row[-1]


def test_names_of_a_browser_stay_in_the_folder_and_apart(tmp_path):
    files = (
        ("../../same.csv", b"1"),
        ("C:\\inbox\\same.csv", b"2"),
        ("other.csv", b"3"),
    )
    _keep(Upload(files, DAY, "=1+1"), tmp_path / "inbox")
    kept = {
        str(path.relative_to(tmp_path)): path.read_bytes()
        for path in tmp_path.rglob("*.csv")
        if path.name != "received.csv"
    }
    assert kept == {
        "inbox/same.csv": b"1",
        "inbox/2/same.csv": b"2",
        "inbox/other.csv": b"3",
    }
    with (tmp_path / "inbox/2/received.csv").open(newline="") as file:
        assert list(csv.reader(file))[1] == ["same.csv", "2026-07-01", "=1+1"]


@pytest.mark.parametrize("name", ["..", "inbox/..", "", ".", "a\0\n", "x" * 400])
def test_names_that_are_no_file_names_are_made_so(tmp_path, name):
    _keep(Upload(((name, b"1"),), DAY, ""), tmp_path / "inbox")
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.parent for path in kept} == {tmp_path / "inbox"}
    assert [path for path in kept if path.read_bytes() == b"1"]


@pytest.mark.parametrize("name", ["字" * 85 + ".xlsx", "é" * 200 + ".ods", "x" * 300])
def test_long_names_are_kept_as_far_as_a_disk_takes_them(tmp_path, name):
    _keep(Upload(((name, b"x"),), DAY, ""), tmp_path / "in")
    (kept,) = (one for one in (tmp_path / "in").iterdir() if one.suffix != ".csv")
    assert len(kept.name.encode()) <= 200
    assert name.endswith(kept.name)


def test_nothing_stays_behind_and_too_much_is_refused(home, tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(uploading.tempfile, "tempdir", str(folder))
    run("check", Upload((("letter.csv", b"Dear all\n"),), DAY, ""))
    monkeypatch.setattr(uploading, "LARGEST", 8)
    outcome = run("ingest", Upload((("sound.csv", SOUND),), DAY, ""))
    assert "at the command line" in outcome.refusal
    assert not list(folder.iterdir())
