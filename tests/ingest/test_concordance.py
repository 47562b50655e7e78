"""Two languages of one paper: every difference is said on both, and nothing else."""

import csv
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from word_documents import save
from word_documents import table as word_table

from ingest.check import check_file
from ingest.facts import facts_of
from ingest.inbox import open_inbox
from ingest.twins import twin_of
from warehouse.cli import cli
from warehouse.text import Lang

RECEIVED_ON = date(2025, 10, 1)
REGISTER = Path(__file__).parents[2] / "ingest/sources/proposals/files"
ENGLISH = ["No.", "Proposal", "Submitted by", "Date received", "Outcome", "Seen in"]
FRENCH = ["N°", "Proposition", "Soumise par", "Date de réception", "Résultat", "Vu"]


def bilingual_facts():
    """Return what the register tells of the paper, in English and in French."""
    pairs = []
    for name, field in (
        *(("totals", "what"), ("milestones", "what"), ("events", "note")),
        ("items", "note"),
    ):
        with (REGISTER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            pairs += [(row[field], row[f"{field}_fr"]) for row in csv.DictReader(file)]
    return [pair for pair in dict.fromkeys(pairs) if all(pair)]


@pytest.mark.parametrize("pair", bilingual_facts(), ids=lambda pair: pair[0][:40])
def test_facts_of_the_paper_agree_in_both_languages(pair):
    english, french = facts_of(pair[0], Lang.EN), facts_of(pair[1], Lang.FR)
    assert (english.missing_in(french), french.missing_in(english)) == ([], [])


# Annex rows made of the paper's own facts; numbers and outcomes beside them are made
# up for the test.
ROWS = [
    (
        [
            str(number),
            english,
            "Japan",
            "19 September 2024",
            "Recommended for retention (PTC 249/250)",
            "PC0733E, paragraph 8",
        ],
        [
            str(number),
            french,
            "Japon",
            "le 19 septembre 2024",
            "Recommandée pour être retenue (CTP 249/250)",
            "PC0733F, paragraphe 8",
        ],
    )
    for number, (english, french) in enumerate(bilingual_facts()[:43], start=1)
]
PAPER = [
    (
        "By 9 August 2024, 29 proposals and one comment from five Members",
        "Au 9 août 2024, 29 propositions et un commentaire de cinq Membres",
    ),
    (
        "The first round sat from 23 to 24 September 2024; nine of the thirty retained",
        "Le premier cycle s'est tenu du 23 au 24 septembre 2024 ; neuf des trente "
        "retenues",
    ),
    (
        "Reported to the 247th/248th sessions; see PC0733 and PC0741",
        "Rapport aux 247e/248e sessions ; voir PC0733 et PC0741",
    ),
    (
        "A second round on 19 August; proposals 38, 39 and 41; 43 with 36",
        "Un deuxième cycle le 19 août ; propositions 38, 39 et 41 ; la 43 avec la 36",
    ),
    (
        "From 1 July 2022 to 30 June 2026; 12.5 % of 1,234 items",
        "Du 1er juillet 2022 au 30 juin 2026 ; 12,5 % de 1 234 éléments",
    ),
]
# Row and column of the French twin, what it says, what the mutated one says.
MUTATIONS = [
    *((0, 1, "9 août", "8 août"), (0, 1, "2024", "2023"), (0, 1, "29", "28")),
    *((0, 1, "cinq", "six"), (0, 1, "août", "juin"), (1, 1, "23 au", "22 au")),
    *((1, 1, "24 sept", "25 sept"), (1, 1, "neuf", "sept"), (1, 1, "trente", "vingt")),
    *((2, 1, "247e", "246e"), (2, 1, "PC0733", "PC0732"), (2, 1, "PC0741", "PC0714")),
    *((3, 1, "le 19 août", "le 18 août"), (3, 1, "41", "40"), (3, 1, "36", "35")),
    *((4, 1, "1er juillet", "11 juillet"), (4, 1, "12,5", "15,2")),
    *((4, 1, "1 234", "1 243"), (2, 2, "Japon", "France"), (3, 3, "2024", "2022")),
    *((1, 4, "retenue", "reportée"), (0, 4, "249/250", "247/248")),
    *((4, 5, "PC0733", "PC0773"), (3, 5, "paragraphe 8", "paragraphe 9")),
]  # fmt: skip


def twins(folder, mutation=None, names=("annexE7_EN.docx", "annexE7_FR.docx")):
    """Write a paper in both languages; return the two paths."""
    rows = [
        ([*mine[:1], en, *mine[2:]], [*theirs[:1], fr, *theirs[2:]])
        for (en, fr), (mine, theirs) in zip(PAPER, ROWS, strict=False)
    ]
    rows += ROWS[len(PAPER) :]
    english, french = ([list(pair[side]) for pair in rows] for side in (0, 1))
    if mutation:
        row, column, old, new = mutation
        assert old in french[row][column]
        french[row][column] = french[row][column].replace(old, new, 1)
    return (
        save(folder / names[0], word_table(ENGLISH, *english)),
        save(folder / names[1], word_table(FRENCH, *french)),
    )


def said(path):
    return check_file(path, RECEIVED_ON).problems.select("code", "cell").rows()


def test_twins_that_agree_are_silent(tmp_path):
    english, french = twins(tmp_path)
    assert len(ROWS) == 43
    for path in (english, french):
        checked = check_file(path, RECEIVED_ON)
        assert (checked.rows_accepted, checked.problems.height) == (43, 0)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: f"{one[2]} - {one[3]}")
def test_every_mutated_translation_is_said_at_its_cell_on_both(tmp_path, mutation):
    english, french = twins(tmp_path, mutation)
    place = ("twins_differ", f"{'ABCDEF'[mutation[1]]}{mutation[0] + 2}")
    assert said(english) == [place]
    assert said(french) == [place]


def test_at_least_twenty_translations_are_mutated():
    assert len(MUTATIONS) >= 20


def test_message_names_both_cells_in_both_languages(tmp_path):
    english, _ = twins(tmp_path, (0, 1, "29", "28"))
    (problem,) = check_file(english, RECEIVED_ON).problems.iter_rows(named=True)
    assert "(B2)" in problem["message_en"]
    assert "29 / 28" in problem["message_en"]
    assert "annexE7_FR.docx, row 2 (B2)" in problem["message_en"]
    assert "annexE7_FR.docx, ligne 2 (B2)" in problem["message_fr"]
    assert problem["severity"] == "warning"


def test_item_that_one_language_lacks_is_said(tmp_path):
    header, rows = ["No.", "Proposal"], [["1", "a"], ["2", "b"]]
    one = save(tmp_path / "PC0733E.docx", word_table(header, *rows))
    save(tmp_path / "PC0733F.docx", word_table(["N°", "Proposition"], rows[0]))
    assert said(one) == [("twin_without_row", "A3")]


def test_held_rows_are_compared_as_well(tmp_path):
    one = save(
        tmp_path / "a_EN.docx",
        word_table(ENGLISH[:4], ["1", "x", "", "19 August"]),
    )
    save(tmp_path / "a_FR.docx", word_table(FRENCH[:4], ["1", "x", "", "le 18 août"]))
    assert said(one) == [("date_without_year", "D2"), ("twins_differ", "D2")]


def test_check_of_a_folder_warns_on_both_and_exits_clean(tmp_path):
    twins(tmp_path, (0, 1, "29", "28"))
    answer = CliRunner().invoke(cli, ["check", str(tmp_path)])
    assert answer.exit_code == 0, answer.output
    assert answer.output.count("twins_differ") == 2


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("PC0733E.docx", "PC0733F.docx"),
        ("PC0733Ea.docx", "PC0733Fa.docx"),
        ("annex_EN.docx", "annex_FR.docx"),
        ("annex-en.md", "annex-fr.md"),
        ("Annex (English).docx", "Annex (French).docx"),
        ("annex_E.csv", "annex_F.csv"),
    ],
)
def test_twins_are_told_by_their_names(tmp_path, english, french):
    for name in (english, french):
        (tmp_path / name).touch()
    assert twin_of(tmp_path / english) == tmp_path / french
    assert twin_of(tmp_path / french) == tmp_path / english


@pytest.mark.parametrize("name", ["annex.docx", "the.docx", "items.csv", "E.docx"])
def test_other_names_have_no_twin(tmp_path, name):
    for other in (name, "annfx.docx", "F.docx"):
        (tmp_path / other).touch()
    assert twin_of(tmp_path / name) is None


def test_twins_file_pairs_what_the_names_do_not(tmp_path):
    names = ("proposals.docx", "propositions.docx")
    english, french = twins(tmp_path, (0, 1, "29", "28"), names)
    (tmp_path / "twins.csv").write_text(
        "english,french\n" + ",".join(names), encoding="utf-8"
    )
    assert twin_of(english) == french
    assert said(french) == [("twins_differ", "B2")]
    listed = open_inbox([tmp_path], RECEIVED_ON, None)
    assert [one.path for one in listed.inputs] == [english, french]
