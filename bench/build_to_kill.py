"""`fos`, with dbt's part of a build taken from an earlier one where that is asked for.

So that 200 builds can be killed where releases are written and published, which takes
seconds, without waiting half a minute for dbt each time. `FOS_BENCH_DBT` names a
folder: the first build leaves there what dbt made, later ones take it from there. Spent
releases go at once, to be killed there too.
"""

from __future__ import annotations

import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

from warehouse import release, retention
from warehouse.cli import main
from warehouse.dbt import DbtRun, run_dbt
from warehouse.lock import WriterLock
from warehouse.settings import Settings

DATABASE, MANIFEST = "build.duckdb", "manifest.json"
MADE = (MANIFEST, "run_results.json")


def dbt_kept(
    settings: Settings, folder: Path, lock: WriterLock, *selection: str
) -> DbtRun:
    """Run dbt once; afterwards put what it made into the release in the making."""
    kept = Path(os.environ["FOS_BENCH_DBT"])
    if not kept.exists():
        made = run_dbt(settings, folder, lock, *selection)
        kept.mkdir()
        shutil.copy(folder / DATABASE, kept)
        for name in MADE:
            shutil.copy(made.target / name, kept)
    shutil.copy(kept / DATABASE, folder)
    document = json.loads((kept / MANIFEST).read_text(encoding="utf-8"))
    return DbtRun(kept, document, 1)


if __name__ == "__main__":
    retention.SPARED_FOR = timedelta(0)
    if "FOS_BENCH_DBT" in os.environ:
        release.run_dbt = dbt_kept
    main()
