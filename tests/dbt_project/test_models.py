"""dbt's own unit tests: each model against rows of its own, whatever is loaded."""

import json

import duckdb

from warehouse.dbt import declare_raw_tables, run_dbt
from warehouse.ledger import snapshot
from warehouse.lock import WriterLock
from warehouse.settings import Settings


def test_every_unit_test_of_the_models_passes(release_home, tmp_path):
    settings, folder = Settings(tmp_path), tmp_path / "build"
    folder.mkdir()
    snapshot(Settings(release_home), folder / "ledger.duckdb")
    with duckdb.connect(str(folder / "ledger.duckdb")) as connection:
        declare_raw_tables(connection)
    lock = WriterLock(tmp_path / "build.lock", "a test")
    lock.acquire()
    try:
        run = run_dbt(
            settings, folder, lock, "--empty", "--exclude-resource-type", "test"
        )
    finally:
        lock.release()
    results = json.loads((run.target / "run_results.json").read_text())["results"]
    ran = [row for row in results if row["unique_id"].startswith("unit_test.")]
    declared = list(run.manifest["unit_tests"])
    assert sorted(row["unique_id"] for row in ran) == sorted(declared)
    assert len(declared) >= 30
    assert {row["status"] for row in ran} == {"pass"}
