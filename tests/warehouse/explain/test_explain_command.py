"""`fos explain` as people run it, on the release of the tests."""

import csv
import io
import json

import openpyxl
import polars as pl
import pytest

from warehouse.connect import RESTRICTED_FILE
from warehouse.explain.around import around
from warehouse.explain.explanation import explain
from warehouse.explain.facts import Facts
from warehouse.explain.keys import GRAINS, written
from warehouse.explain.rules import OTHER, rule_words

EUROPE = ("rpt_implementation_by_region", "PTC-249", "EUR", "simplified_clearance")
EVERY_NTH_FILE = 7


@pytest.fixture
def told(fos, release_home):
    def run(*arguments):
        return json.loads(fos(release_home, "explain", *arguments, "--json").stdout)

    return run


@pytest.fixture(scope="module")
def restricted(release):
    return Facts(release.path / RESTRICTED_FILE)


def part_of(document, name):
    return next(part for part in document["lineage"] if part["part"] == name)


def test_key_by_name_and_key_by_place_are_the_same_figure(told):
    by_name = ("standard_id=simplified_clearance", "as_of_session_id=PTC-249")
    assert told(EUROPE[0], *by_name, "region_id=EUR") == told(*EUROPE)


def test_document_has_formula_and_cells_in_both_languages(told):
    document = told(*EUROPE)
    share = document["figures"][0]
    counted = part_of(document, "answers")["counts"]["counted"]
    assert share["column"] == "implemented_share"
    assert f"÷ {counted} (Members that answered)" in share["formula_en"]
    assert f"÷ {counted} (Membres ayant répondu)" in share["formula_fr"]
    assert document["sample_fr"].startswith("Données d'exemple")
    cell = next(c for c in part_of(document, "answers")["cells"] if "sha256" in c)
    assert {"file_name", "cell", "text_as_typed", "rule_fr", "received_on"} <= {*cell}
    assert len(cell["sha256"]) == 64


def test_unnamed_members_are_counted_and_say_nothing(told):
    cells = part_of(told(*EUROPE), "answers")["cells"]
    (unnamed,) = [cell for cell in cells if cell["who_en"] == "a Member"]
    assert unnamed["who_fr"] == "un Membre"
    assert unnamed["count"] > 1
    assert {"file_name", "sha256", "submission_id", "cell"}.isdisjoint(unnamed)
    assert unnamed["period"] == ""
    assert unnamed["value"] is None
    assert unnamed["text_as_typed"] is None


def test_nobody_is_called_silent_where_some_who_answered_are_unnamed(told):
    assert set(part_of(told(*EUROPE), "members")["counts"]) == {"membership"}


def test_restricted_file_names_everybody_and_who_is_silent(told, restricted):
    document = told(*EUROPE, "--restricted")
    assert document["is_restricted"]
    counts = part_of(document, "members")["counts"]
    (row,) = [
        row
        for row in restricted.mart(EUROPE[0])
        if (row["as_of_session_id"], row["region_id"], row["standard_id"]) == EUROPE[1:]
    ]
    assert counts["silent"] == row["silent_member_count"]
    cells = part_of(document, "answers")["cells"]
    assert all(cell["count"] == 1 and len(cell["sha256"]) == 64 for cell in cells)


def test_a_corrected_answer_says_what_it_replaced(told):
    cells = part_of(
        told("rpt_implementation_by_region", "LATEST", "AP", "ALL", "--restricted"),
        "answers",
    )["cells"]
    replacing = [cell for cell in cells if "replaced" in cell]
    assert replacing
    for cell in replacing:
        before = cell["replaced"]
        assert before["submission_id"] < cell["submission_id"]
        assert before["what_en"] == cell["what_en"]
        assert before["who_en"] == cell["who_en"]
        assert before["cell"]


def test_lines_are_in_the_language_asked_for(fos, release_home):
    french = fos(release_home, "explain", *EUROPE, "--lang", "fr").stdout
    assert "▲ Données d'exemple, non communiquées par les Membres" in french
    assert "un Membre" in french
    assert "level_word" in french
    assert "un niveau en toutes lettres" in french
    assert "typed" not in french


def test_a_long_part_is_cut_unless_all_is_asked_for(fos, release_home):
    keys = ("explain", "rpt_implementation_by_region", "LATEST", "WORLD", "ALL")
    short, whole = (fos(release_home, *keys, *more).stdout for more in ((), ("--all",)))
    assert "more: add --all" in short
    assert "more: add --all" not in whole
    assert len(whole) > len(short)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rpt_nothing",), "no report 'rpt_nothing'; there are rpt_implementation_by"),
        ((EUROPE[0], "PTC-1"), "has no as_of_session_id=PTC-1; there are COUNCIL-141"),
        ((EUROPE[0], "LATEST", "XXX"), "has no region_id=XXX; there are AMS, AP, ESA"),
        ((EUROPE[0], "LATEST"), "wants region_id=…; there are AMS, AP, ESA, EUR, MENA"),
        ((EUROPE[0], "colour=red"), "it goes by as_of_session_id, region_id, standard"),
        ((*EUROPE, "again"), "'again' is no part of the key"),
        ((*EUROPE, "--release", "2"), "no release '2': see `fos releases`"),
    ],
    ids=["report", "session", "region", "too-short", "column", "too-long", "release"],
)
def test_what_is_not_there_is_said_in_one_line(fos, release_home, arguments, said):
    finished = fos(release_home, "explain", *arguments, expected=(1,))
    assert finished.stdout == ""
    assert finished.stderr.count("\n") == 1
    assert said in finished.stderr


def test_stored_files_have_each_text_where_it_is_said_to_stand(restricted, release):
    """The workbook as received is opened at the address; CSV by record and column."""
    received = release.path.parent.parent / "received"
    answers = pl.concat(
        [
            restricted.frame(mart).select("sha256", "sheet", "cell", "value_as_typed")
            for mart in ("fct_implementation_levels", "fct_kpi_values")
        ]
    ).filter(pl.col("cell").is_not_null())
    files = sorted(answers["sha256"].unique())[::EVERY_NTH_FILE]
    kinds = set()
    for sha256 in files:
        content = (received / sha256[:2] / sha256).read_bytes()
        is_book = content[:2] == b"PK"
        kinds.add(is_book)
        read = _book(content) if is_book else _records(content)
        for row in answers.filter(pl.col("sha256") == sha256).iter_rows(named=True):
            stored = read(row["sheet"], row["cell"])
            assert (stored or "") == (row["value_as_typed"] or ""), row
    assert kinds == {True, False}


def _book(content):
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)

    def read(sheet, cell):
        value = book[sheet][cell].value
        return None if value is None else str(value)

    return read


def _records(content):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    mark = max(",;\t", key=lambda sign: text.splitlines()[-1].count(sign))
    rows = list(csv.reader(io.StringIO(text), delimiter=mark))

    def read(_, cell):
        column, row = openpyxl.utils.cell.coordinate_from_string(cell)
        place = openpyxl.utils.column_index_from_string(column) - 1
        return rows[row - 1][place]

    return read


def test_every_reading_rule_is_said_in_words(restricted):
    rules = {
        row["reading_rule"]
        for mart in ("fct_implementation_levels", "fct_kpi_values")
        for row in restricted.mart(mart)
    }
    assert len(rules) > 10
    assert not [rule for rule in rules if rule_words(rule) is OTHER]


def test_neighbours_are_the_rows_around_as_typed(restricted):
    cells = restricted.answers_in("LATEST", "S000048")
    cell = next(each for each in cells if each.row["row_number"] > 6)
    piece = around(restricted, cell)
    numbers = [number for number, _ in piece.rows]
    assert piece.place in numbers
    assert numbers == sorted(numbers)
    assert max(numbers) - min(numbers) <= 4
    here = dict(piece.rows)[piece.place]
    assert cell.row["value_as_typed"] in (None, *here)


def test_every_report_can_be_explained_by_the_key_of_its_first_row(release):
    facts = Facts(release.database)
    for mart, grain in GRAINS.items():
        row = facts.mart(mart)[0]
        key = [f"{name}={written(row[name])}" for name in grain]
        explained = explain(facts, mart, key)
        assert explained.figures
        assert any(part.cells for part in explained.parts)
