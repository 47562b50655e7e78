"""The rules of the dbt project, held against the manifest of the session's build."""

import json
import re
from collections import defaultdict

import duckdb
import pytest

from ingest.sources import all_sources
from warehouse.settings import DBT_PROJECT

MODELS = sorted(path.stem for path in DBT_PROJECT.glob("models/**/*.sql"))
PREFIXES = {
    "staging": ("stg_",),
    "intermediate": ("int_",),
    "marts": ("dim_", "fct_", "bridge_", "rpt_"),
}
UNIQUENESS = {"unique", "unique_combination_of_columns"}
# A table of a schema, or a file, written out where a `ref` belongs.
TABLE_NAMED = re.compile(
    r"\b(?<!distinct )(?:from|join)\s+([a-z_]\w*(?:\.\w+)+|read_\w+\s*\(|')", re.I
)
COMMENT = re.compile(r"--[^\n]*|\{#.*?#\}", re.S)
MOST_REFS = 5
FEWEST_LOADED = 6  # the five of the register, and the levels


@pytest.fixture(scope="session")
def manifest(release):
    text = (release.path / "dbt" / "manifest.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.fixture
def model(request, manifest):
    return manifest["nodes"][f"model.fos.{request.param}"]


each_model = pytest.mark.parametrize("model", MODELS, indirect=True)


def layer(model):
    return model["fqn"][1]


def parents(model, kind):
    return {name for name in model["depends_on"]["nodes"] if name.startswith(kind)}


def kinds_of_tests(manifest, model):
    return [
        node["test_metadata"]["name"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "test"
        and node.get("test_metadata")
        and node["attached_node"] == model["unique_id"]
    ]


def test_manifest_has_every_model_of_the_tree(manifest):
    nodes = manifest["nodes"].values()
    built = sorted(n["name"] for n in nodes if n["resource_type"] == "model")
    assert built == MODELS


@each_model
class TestModel:
    def test_prefix_tells_the_layer(self, model):
        assert model["name"].startswith(PREFIXES[layer(model)])

    def test_lies_in_the_folder_and_schema_of_its_layer(self, model):
        assert model["path"].split("/")[0] == layer(model) == model["schema"]

    def test_staging_lies_beside_the_source_that_it_is_named_for(self, model):
        if layer(model) == "staging":
            folder = model["fqn"][2]
            assert model["name"].startswith(f"stg_{folder}__")
            assert {source for source, _ in model["sources"]} == {folder}

    def test_only_staging_reads_sources_and_just_one(self, model):
        expected = 1 if layer(model) == "staging" else 0
        assert len(parents(model, "source.")) == expected

    def test_staging_reads_nothing_else(self, model):
        if layer(model) == "staging":
            assert parents(model, "model.") == parents(model, "seed.") == set()

    def test_marts_are_not_read_by_earlier_layers(self, model, manifest):
        if layer(model) != "marts":
            read = [manifest["nodes"][name] for name in parents(model, "model.")]
            assert not [node["name"] for node in read if layer(node) == "marts"]

    def test_has_a_parent(self, model):
        assert model["depends_on"]["nodes"]

    def test_names_no_table_by_hand(self, model):
        assert not TABLE_NAMED.findall(COMMENT.sub("", model["raw_code"]))

    def test_key_is_tested(self, model, manifest):
        assert UNIQUENESS & set(kinds_of_tests(manifest, model))

    def test_says_its_grain(self, model):
        assert model["description"].startswith("One row per ")

    def test_mart_says_its_grain_in_french_too(self, model):
        if layer(model) == "marts":
            _, sign, french = model["description"].partition("\n\nFR : ")
            assert sign
            assert french.startswith("Une ligne par ")

    def test_every_column_is_described_in_both_languages(self, model):
        assert model["columns"]
        for name, column in model["columns"].items():
            english, sign, french = column["description"].partition("\n\nFR : ")
            assert sign, name
            assert english.strip(), name
            assert french.strip(), name

    def test_every_column_stands_in_the_yaml(self, model, release):
        if layer(model) == "marts":
            assert list(model["columns"]) == release.mart(model["name"]).columns

    def test_contract_is_enforced_in_marts_alone(self, model):
        assert model["contract"]["enforced"] == (layer(model) == "marts")

    def test_joins_at_most_five(self, model):
        assert len(model["refs"]) <= MOST_REFS


def test_every_source_is_staged(manifest):
    models = [manifest["nodes"][f"model.fos.{name}"] for name in MODELS]
    read = {name for model in models for name in parents(model, "source.")}
    assert set(manifest["sources"]) <= read


def test_exposures_stand_on_marts(manifest):
    for exposure in manifest["exposures"].values():
        for name in exposure["depends_on"]["nodes"]:
            assert layer(manifest["nodes"][name]) == "marts"


def test_french_has_one_word_for_one_thing(manifest):
    # The cut-off is what the pages call it, and a KPI what the WCO's glossary does.
    nodes = manifest["nodes"].values()
    texts = {n["description"] for n in nodes}
    texts |= {c["description"] for n in nodes for c in n["columns"].values()}
    french = [text.partition("\n\nFR : ")[2] for text in texts]
    assert not [t for t in french if "date limite" in t or re.search(r"\bKPI\b", t)]


def test_no_description_of_a_column_is_left_over(manifest):
    described = {
        block.removeprefix("doc.fos.")
        for block in manifest["docs"]
        if block.startswith("doc.fos.")
    }
    nodes = manifest["nodes"].values()
    columns = {name for node in nodes for name in node["columns"]}
    assert described <= columns


def test_dbt_declares_the_tables_that_ingest_loads(manifest):
    loaded = {table.name for source in all_sources() for table in source.tables}
    declared = {
        source["name"]
        for source in manifest["sources"].values()
        if source["schema"] == "raw"
    }
    assert declared == loaded


def test_dbt_declares_the_columns_that_the_ledger_holds(manifest, release_home):
    with duckdb.connect(release_home / "ledger.duckdb", read_only=True) as connection:
        rows = connection.execute(
            "select schema_name, table_name, column_name, lower(data_type) "
            "from duckdb_columns()"
        ).fetchall()
    held = defaultdict(dict)
    for schema, table, name, kind in rows:
        held[schema, table][name] = kind
    assert len([table for schema, table in held if schema == "raw"]) >= FEWEST_LOADED
    for source in manifest["sources"].values():
        # A table that no file of the sample fills is made by the build alone.
        if columns := held.get((source["schema"], source["name"])):
            declared = source["columns"].items()
            kinds = {name: column["data_type"] for name, column in declared}
            assert kinds == columns, source["name"]
