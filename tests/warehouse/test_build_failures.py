"""What a test of a build found is told by file, row and cell, with the remedy."""

import duckdb
import pytest

from warehouse.build_failures import describe

MODEL = "model.fos.dim_things"
RELATION = '"build"."marts"."dim_things"'


@pytest.fixture
def folder(tmp_path):
    with duckdb.connect(str(tmp_path / "ledger.duckdb")) as connection:
        connection.execute(
            "create schema intake; create table intake.submissions as "
            "select 'S000007' as submission_id, 'things.xlsx' as file_name"
        )
    with duckdb.connect(str(tmp_path / "build.duckdb")) as connection:
        connection.execute(
            "create schema marts; create table marts.dim_things as "
            "select 44 as thing_no, 'S000007' as submission_id, 'Annex' as sheet, "
            "9 as row_number, 'A9' as cell union all "
            "select 1, 'S000007', 'Annex', 2, 'A2'"
        )
    return tmp_path


def manifest(code, **test):
    told = {"name": "a_test", "compiled_code": code, "attached_node": MODEL} | test
    return {"nodes": {MODEL: {"relation_name": RELATION}, "test.fos.a_test": told}}


def said(folder, code, **test):
    return describe(folder, manifest(code, **test), ["test.fos.a_test"])


PLACE = "things.xlsx (S000007), sheet Annex, row 9, cell A9 breaks “{rule}”: "
REMEDY = "`fos withdraw S000007 --why TEXT`, mend the file and load it again"


@pytest.mark.parametrize(
    ("code", "test", "rule"),
    [
        (
            f"select * from {RELATION} where not (thing_no <= 43)",
            {
                "test_metadata": {
                    "name": "expression_is_true",
                    "kwargs": {"expression": "thing_no <= 43"},
                }
            },
            "thing_no <= 43",
        ),
        (
            "select 'thing_no <= 43' as expression, 1 as row_count",
            {"test_metadata": {"name": "expressions_are_true", "kwargs": {}}},
            "thing_no <= 43",
        ),
        (
            "select 44 as from_field",
            {
                "column_name": "thing_no",
                "test_metadata": {
                    "name": "relationships",
                    "kwargs": {"column_name": "thing_no", "to": "ref('dim_others')"},
                },
            },
            "thing_no is one of dim_others",
        ),
        (
            "select 44 as unique_field, 2 as n_records",
            {
                "column_name": "thing_no",
                "test_metadata": {
                    "name": "unique",
                    "kwargs": {"column_name": "thing_no"},
                },
            },
            "thing_no is unique",
        ),
        (
            "select 44 as thing_no",
            {
                "test_metadata": {
                    "name": "unique_combination_of_columns",
                    "kwargs": {"columns": ["thing_no"]},
                }
            },
            "thing_no stand once",
        ),
    ],
)
def test_row_is_named_by_file_and_cell_whatever_the_test_gives_back(
    folder, code, test, rule
):
    assert said(folder, code, **test) == [PLACE.format(rule=rule) + REMEDY]


def test_row_without_a_file_is_named_by_its_keys(folder):
    code = "select 'PTC-249' as session_id, 3 as count"
    lines = said(folder, code, attached_node=None, name="assert_sums")
    assert lines == ["session_id PTC-249, count 3: assert sums"]


def test_build_of_any_shape_is_no_error(tmp_path):
    (tmp_path / "build.duckdb").write_bytes(b"half")
    assert said(tmp_path, "select 1") == []
