"""The sources as a whole: found by walking, described by their READMEs."""

import csv
import importlib
from pathlib import Path

import pytest
import yaml

from ingest.folding import fold
from ingest.locate import merit
from ingest.problem_kinds import KINDS
from ingest.source import header_index
from ingest.sources import all_sources
from warehouse.settings import PROJECT_ROOT, SEEDS

LINEAGE = {
    *("_submission_id", "_loaded_at", "_sheet", "_row", "_cell", "_lang", "_other"),
    *("_received_on", "_is_sample", "_may_be_named"),
}
SOURCES = {source.name: source for source in all_sources()}
TABLES = [table for source in all_sources() for table in source.tables]
# DESIGN, section 7: the headers that files made elsewhere rely on.
AGREED = {
    "implementation_levels": (
        "member, standard, period, level, evidence, note",
        "membre, norme, période, niveau, justificatif, observation",
    ),
    "kpi_values": (
        "member, kpi, period, value, numerator, denominator, status, note",
        "membre, indicateur, période, valeur, numérateur, dénominateur, statut, "
        "observation",
    ),
    "activities": (
        "title, start_date, end_date, region, host, city, type, mode, participants, "
        "members, partner, donor, source",
        "titre, date_début, date_fin, région, pays_hôte, ville, type, modalité, "
        "participants, membres, partenaire, donateur, source",
    ),
    "proposal_items": (
        "proposal_no, title, submitter, origin, received_date, document, theme, "
        "outcome, merged_into, session, paragraph, evidence, note",
        "n°, titre, auteur, origine, date_réception, document, thème, résultat, "
        "fusionnée_avec, session, paragraphe, preuve, observation",
    ),
}
AGREED_CODES = (
    *("unreadable_file", "unknown_shape", "duplicate_header", "missing_column"),
    *("missing_value", "bad_number", "out_of_range", "value_contradicts_ratio"),
    *("ambiguous_percent", "bad_date", "ambiguous_date", "future_date"),
    *("bad_period", "unknown_member", "ambiguous_member", "not_a_member"),
    *("not_a_country", "unknown_kpi", "unknown_standard", "bad_level"),
    *("unknown_region", "unknown_session", "unknown_status", "duplicate_row"),
    *("conflicting_row", "orphan_merge", "formula_without_value", "hidden_content"),
    *("encoding_repaired", "active_content_refused"),
)


def folder(source):
    return Path(
        importlib.import_module(f"ingest.sources.{source.name}").__file__
    ).parent


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_source_lies_in_the_folder_of_its_name_with_a_readme(source):
    assert folder(source).name == source.name
    assert (folder(source) / "README.md").is_file()


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_readme_lists_every_header_of_the_source(source):
    text = fold((folder(source) / "README.md").read_text(encoding="utf-8"))
    for table in source.tables:
        for column in table.columns:
            for header in (*column.en, *column.fr):
                assert fold(header) in text, f"{table.name}: {header}"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_table_names_fields_that_it_has(table):
    fields = {column.name for column in table.columns}
    assert table.measure in fields
    for column in table.columns:
        fields |= set(column.rule.fields) if column.rule else set()
    fields |= set(table.row_rule.gives) if table.row_rule else set()
    assert {*table.key, *table.values} <= fields


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_header_stands_for_two_columns(table):
    assert header_index(table)


def declared():
    """Return the columns that dbt's sources declare, by raw table."""
    files = (PROJECT_ROOT / "dbt_project/models/staging").glob("*/_*__sources.yml")
    return {
        table["name"]: {column["name"] for column in table["columns"]}
        for file in files
        for source in yaml.safe_load(file.read_text(encoding="utf-8"))["sources"]
        if source["schema"] == "raw"
        for table in source["tables"]
    }


def test_tables_that_are_loaded_are_the_tables_that_dbt_declares():
    assert set(declared()) == {table.name for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_that_dbt_declares_is_loaded(table):
    loaded = {column.name for column in table.columns if column.is_kept}
    for column in table.columns:
        loaded |= set(column.rule.fields) if column.rule else set()
    loaded |= set(table.row_rule.gives) if table.row_rule else set()
    assert declared()[table.name] <= loaded | LINEAGE


@pytest.mark.parametrize("lang", [0, 1], ids=["en", "fr"])
@pytest.mark.parametrize("name", AGREED)
def test_agreed_headers_are_best_matched_by_their_own_table(name, lang):
    headers = AGREED[name][lang].split(", ")
    merits = {table.name: merit(table, headers) for table in TABLES}
    assert max(merits, key=merits.get) == name
    assert merits[name] == (100, len(headers))


@pytest.mark.parametrize("code", AGREED_CODES)
def test_agreed_codes_speak_both_languages(code):
    text = KINDS[code].text
    assert text.en.endswith(".")
    assert text.fr.endswith(".")
    assert text.en != text.fr


def test_every_code_of_a_problem_has_its_label_in_the_seed():
    with (SEEDS / "codes.csv").open(encoding="utf-8", newline="") as file:
        labelled = [
            row["code"] for row in csv.DictReader(file) if row["code_list"] == "problem"
        ]
    assert labelled == list(KINDS)
