"""The register as a Word table: French or English, items that span rows, prose."""

import json
from datetime import date

import pytest
from word_documents import GOES_ON, STARTS, cell, paragraph, save
from word_documents import table as word_table

from ingest.check import check_file

RECEIVED_ON = date(2025, 10, 1)
FRENCH = ["N°", "Proposition", "Auteur", "Date de réception", "Résultat de l'examen"]
ENGLISH = ["No.", "Proposal", "Submitted by", "Date received", "Outcome"]


def annex(path, header, *rows):
    return save(path, paragraph("Annexe I", style="Titre1"), word_table(header, *rows))


def items(checked):
    return checked.verdict.tables["proposal_items"]


def problems(checked):
    return checked.problems.select("code", "cell").rows()


# The texts are made up for the test: the annex of the real paper is not at hand.
@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (
            FRENCH,
            [
                ["1", "Essai un", "France", "1er juillet 2022", "Retenue"],
                ["2", "Essai deux", "ICC", "9 août 2024", "À fusionner avec la "
                 "proposition 1"],
                ["3", "Essai trois", "Japon", "", "reportée à la prochaine session"],
            ],
        ),
        (
            ENGLISH,
            [
                ["1", "Trial one", "France", "1 July 2022", "Retained"],
                ["2", "Trial two", "ICC", "9 August 2024", "To be merged with "
                 "proposal 1"],
                ["3", "Trial three", "Japan", "", "deferred to the next session"],
            ],
        ),
    ],
    ids=["French", "English"],
)  # fmt: skip
def test_annex_of_either_language_loads_alike(tmp_path, header, rows):
    checked = check_file(annex(tmp_path / "annex.docx", header, *rows), RECEIVED_ON)
    assert (checked.source, checked.status) == ("proposals", "accepted")
    read = items(checked).select(
        *("proposal_no_value", "submitter_id", "received_date_value"),
        *("outcome_value", "merged_into_value", "_sheet", "_row", "_cell"),
    )
    sheet = "Table 1 (Annexe I)"
    assert read.rows() == [
        (1, "FRA", date(2022, 7, 1), "retained", None, sheet, 2, "E2"),
        (2, "ICC", date(2024, 8, 9), "merged", 1, sheet, 3, "E3"),
        (3, "JPN", None, "deferred", None, sheet, 4, "E4"),
    ]


def test_item_that_spans_rows_is_one_item(tmp_path):
    path = annex(
        tmp_path / "tall.docx",
        FRENCH,
        [cell("1", properties=STARTS), "Un", cell("France", properties=STARTS), "", ""],
        [cell("", properties=GOES_ON), "suite", cell("", properties=GOES_ON), "",
         "Retenue"],
        ["2", "Deux", "Japon", "", "Retirée"],
    )  # fmt: skip
    checked = check_file(path, RECEIVED_ON)
    assert items(checked).select("proposal_no_value", "title", "submitter").rows() == [
        (1, "Un\nsuite", "France"),
        (2, "Deux", "Japon"),
    ]
    assert items(checked)["outcome_value"].to_list() == ["retained", "withdrawn"]
    assert (checked.rows_read, checked.rows_quarantined) == (2, 0)


def test_member_that_spans_its_answers_is_not_one_row(tmp_path):
    path = annex(
        tmp_path / "levels.docx",
        ["member", "standard", "period", "level"],
        [cell("France", properties=STARTS), "1", "2024", "3"],
        [cell("", properties=GOES_ON), "2", "2024", "2"],
    )
    checked = check_file(path, RECEIVED_ON)
    rows = checked.verdict.tables["implementation_levels"]
    assert rows.select("member_id", "level_value").rows() == [("FRA", 3), ("FRA", 2)]


def test_outcome_that_spans_items_is_the_outcome_of_each(tmp_path):
    path = annex(
        tmp_path / "wide.docx",
        FRENCH,
        ["1", "Un", "", "", cell("Retenue", properties=STARTS)],
        ["2", "Deux", "", "", cell("", properties=GOES_ON)],
    )
    outcomes = items(check_file(path, RECEIVED_ON))["outcome_value"].to_list()
    assert outcomes == ["retained", "retained"]


def test_prose_and_dates_that_are_not_sure_are_held_by_their_cell(tmp_path):
    path = annex(
        tmp_path / "unsure.docx",
        FRENCH,
        ["1", "Un", "", "le 19 août", "Retenue"],
        ["2", "Deux", "", "", "Retenue sous réserve de précisions"],
        ["3", "Trois", "", "", "Retenue"],
    )
    checked = check_file(path, RECEIVED_ON)
    assert problems(checked) == [("date_without_year", "D2"), ("unclear_outcome", "E3")]
    held = checked.verdict.quarantined_rows
    assert held.select("row", "codes").rows() == [
        (2, "date_without_year"),
        (3, "unclear_outcome"),
    ]
    assert json.loads(held["content"][0])["Date de réception"] == "le 19 août"
    assert (checked.rows_read, checked.rows_accepted) == (3, 1)


def test_prose_that_contradicts_a_cell_of_its_own_is_held(tmp_path):
    path = annex(
        tmp_path / "two.docx",
        ["N°", "Titre", "Résultat", "Fusionnée avec"],
        ["1", "Un", "À fusionner avec la proposition 2", "3"],
        ["2", "Deux", "", ""],
        ["3", "Trois", "", ""],
    )
    assert problems(check_file(path, RECEIVED_ON)) == [("cells_contradict", "D2")]


def test_annex_in_markdown_loads_alike(tmp_path):
    path = tmp_path / "annex.md"
    path.write_text(
        "## Annexe I\n\n|N°|Proposition|Date de réception|Résultat|\n|-|-|-|-|\n"
        "|38|Essai|1<sup>er</sup> juillet 2022|**Retenue** (CTP 249/250)|\n",
        encoding="utf-8",
    )
    checked = check_file(path, RECEIVED_ON)
    assert items(checked).select("received_date_value", "session_id").rows() == [
        (date(2022, 7, 1), "PTC-249")
    ]


def test_text_of_the_paper_without_a_table_has_no_known_shape(tmp_path):
    path = save(tmp_path / "paper.docx", paragraph("43 propositions, dont six."))
    assert check_file(path, RECEIVED_ON).problems["code"].to_list() == ["unknown_shape"]
