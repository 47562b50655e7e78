"""A rehearsal says what loading would change, each change once with its cell."""

import csv
import hashlib
import json
import shutil

import duckdb
import pytest

from warehouse.connect import RESTRICTED_FILE
from warehouse.settings import PROJECT_ROOT

REGISTER = PROJECT_ROOT / "ingest" / "sources" / "proposals" / "files"
ANSWERS = """member,standard,period,level
SEN,1,2031,3
BEN,1,2031,2
BEN,2,2031,1
"""
CHANGED = """member,standard,period,level
SEN,1,2031,2
BEN,1,2031,retiré
BEN,2,2031,1
ERI,1,2031,3
"""
DAY = ("--received-on", "2031-12-31")


def state_of(home):
    """Return the bytes of the ledger and of all releases, and where the pointer is."""
    files = {
        str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }
    return files, (home / "current").readlink()


@pytest.fixture(scope="module")
def home(release_home, tmp_path_factory, fos):
    """A home whose release is older than its ledger: the base is to be built."""
    home = tmp_path_factory.mktemp("rehearsed") / "var"
    shutil.copytree(release_home, home, symlinks=True)
    (home.parent / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    fos(home, "ingest", home.parent / "answers.csv", *DAY)
    return home


@pytest.fixture(scope="module")
def inbox(home):
    """A folder with a file of answers, and a register where item 40 is deferred."""
    folder = home.parent / "inbox"
    folder.mkdir()
    (folder / "changed.csv").write_text(CHANGED, encoding="utf-8")
    with (REGISTER / "items.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    number, outcome = head.index("proposal_no"), head.index("outcome")
    for row in rows:
        if row[number] == "40":
            row[outcome] = "deferred"
    with (folder / "items.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return folder


@pytest.fixture(scope="module")
def rehearsed(home, inbox, fos, temporary):
    """The answer to that folder, and the state of the home before."""
    before = state_of(home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        answer = fos(home, "rehearse", "--json", *DAY, inbox)
    return json.loads(answer.stdout), before


@pytest.fixture(scope="module")
def temporary(tmp_path_factory):
    """A folder for temporary files of its own: others rehearse at the same time."""
    return tmp_path_factory.mktemp("temporary")


def test_each_value_stands_once_with_its_cell(rehearsed):
    values = {
        (row["member_id"], row["change"]): row
        for row in rehearsed[0]["values"]
        if row["source"] == "implementation"
    }
    assert len(values) == len(rehearsed[0]["values"]) == 3
    revised = values["SEN", "revised"]
    assert (revised["before"], revised["after"]) == (3, 2)
    assert (revised["file"], revised["cell"]) == ("changed.csv", "D2")
    withdrawn = values["BEN", "withdrawn"]
    assert (withdrawn["cell"], withdrawn["value_as_typed"]) == ("D3", "retiré")
    assert (values["ERI", "new"]["cell"], values["ERI", "new"]["after"]) == ("D5", 3)


def test_change_of_the_register_names_its_cell(rehearsed):
    (row,) = rehearsed[0]["register"]
    assert row["key"] == {"proposal_no": "40"}
    assert row["fields"]["outcome"] == {"before": None, "after": "deferred"}
    assert (row["file"], row["value_as_typed"]) == ("items.csv", "deferred")
    assert row["cell"]


def test_newly_reporting_members_are_those_that_never_answered(rehearsed, release):
    with duckdb.connect(
        str(release.path / RESTRICTED_FILE), read_only=True
    ) as connection:
        rows = connection.execute(
            "select distinct member_id from marts.fct_implementation_levels "
            "where is_current and answer_status = 'reported'"
        ).fetchall()
    before = {row[0] for row in rows} | {"SEN", "BEN"}
    named = [row["member_id"] for row in rehearsed[0]["new_members"]]
    assert named == sorted({"ERI"} - before)


def test_figures_of_the_region_move_and_old_sessions_do_not(rehearsed):
    figures = rehearsed[0]["figures"]
    assert figures
    assert {row["session_id"] for row in figures} == {"LATEST"}
    assert {row["region_id"] for row in figures} >= {"WORLD", "WCA"}
    for row in figures:
        assert row["before"] != row["after"]


def test_ledger_releases_and_pointer_stay_and_nothing_is_left(
    rehearsed, home, temporary
):
    assert state_of(home) == rehearsed[1]
    assert not list(temporary.glob("fos-rehearsal-*"))


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("en", "Nothing would change"), ("fr", "Rien ne changerait")],
)
def test_same_files_again_change_nothing(home, fos, lang, sentence):
    answer = fos(home, "rehearse", "--lang", lang, home.parent / "answers.csv")
    first, second = answer.stdout.splitlines()
    assert ("steward" if lang == "en" else "gestionnaire") in first
    assert second.startswith(sentence)


def test_same_answers_in_other_bytes_change_nothing(home, fos):
    path = home.parent / "other_bytes.csv"
    path.write_text(ANSWERS.replace("\n", "\r\n"), encoding="utf-8", newline="")
    answer = fos(home, "rehearse", "--json", *DAY, path)
    document = json.loads(answer.stdout)
    assert [file["status"] for file in document["files"]] == ["accepted"]
    for name in ("figures", "new_members", "values", "register"):
        assert document[name] == []


def test_what_cannot_be_read_is_one_line(home, fos, tmp_path):
    refused = fos(home, "rehearse", tmp_path / "none.csv", expected=(1,))
    assert refused.stderr.startswith("fos: ")
    assert refused.stderr.count("\n") == 1
