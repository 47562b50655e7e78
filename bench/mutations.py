"""Plant faults in the dbt models, one at a time, and say which test catches each.

`python -m bench.mutations [HOME] [--only MODEL ...]` takes the ledger of HOME (./var by
default), and the faults of some models only where these are named. A fault is a text
replaced in a copy of the project; caught means that a named dbt test or unit test fails
or, where none does, a test of the pytest file that the fault names.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse import dbt
from warehouse.errors import BuildError
from warehouse.ledger import snapshot
from warehouse.lock import WriterLock
from warehouse.settings import PROJECT_ROOT, Settings

LEFT_OUT = shutil.ignore_patterns(".venv", ".git", "var", "__pycache__", ".*_cache")
LEVELS = "test_rpt_implementation_by_region.py"
KPIS = "test_rpt_kpi_by_region.py"
ACTIVITIES = "test_rpt_activities_by_region.py"
REGISTER = "test_register_marts.py"
# How the macro finds the first session that knew a word, and the first that did not.
ENTERING = """told.{{{{ received_on }}}} {since} entering.earlier_cut_off_date
            and told.{{{{ received_on }}}} {until} entering.cut_off_date"""
LEAVING = """told.{{{{ withdrawn_on }}}} {since} leaving.earlier_cut_off_date
            and told.{{{{ withdrawn_on }}}} {until} leaving.cut_off_date"""


@dataclass(frozen=True, slots=True)
class Fault:
    """A text of a model, what stands there instead, and the pytest file to ask last.

    Where `macro` names one, the text is the macro's, and the model one that goes by it.
    """

    name: str
    model: str
    old: str
    new: str
    pytest: str
    macro: str = ""

    @property
    def file(self) -> str:
        """The file in which it is planted, below the project of dbt."""
        if self.macro:
            return f"macros/{self.macro}.sql"
        return f"models/**/{self.model}.sql"


FAULTS = (
    Fault(
        "as-of ignored (levels)",
        "int_levels_chosen_by_session",
        "known_by_session('levels')",
        "known_by_session('levels', 'period_start_date')",
        LEVELS,
    ),
    Fault(
        "off by one at the cut-off",
        "int_levels_chosen_by_session",
        ENTERING.format(since=">", until="<="),
        ENTERING.format(since=">=", until="<"),
        LEVELS,
        macro="known_by_session",
    ),
    Fault(
        "withdrawn answers counted",
        "int_levels_chosen_by_session",
        "known_by_session('levels')",
        "known_by_session('levels', withdrawn_on=none)",
        LEVELS,
    ),
    Fault(
        "superseded answers counted",
        "int_kpi_answers_by_region",
        "where source = 'kpis' and is_current",
        "where source = 'kpis'",
        KPIS,
    ),
    Fault(
        "European Union counted",
        "int_members_by_session",
        "where is_counted_member",
        "where true",
        LEVELS,
    ),
    Fault(
        "membership date ignored",
        "int_members_and_union_by_session",
        "select * from {{ ref('members') }}",
        "select * replace (date '1952-11-04' as accession_date) from "
        "{{ ref('members') }}",
        LEVELS,
    ),
    Fault(
        "silence counted as an answer",
        "int_levels_by_member",
        "where chosen.is_reporting",
        "where true",
        LEVELS,
    ),
    Fault(
        "sample flag lost (levels)",
        "int_levels_by_member",
        "bool_or(members_by_standard.is_sample) as is_sample",
        "false as is_sample",
        LEVELS,
    ),
    Fault(
        "sample flag lost (KPIs)",
        "int_kpi_figures",
        "sample_member_count > 0 as is_sample",
        "false as is_sample",
        KPIS,
    ),
    Fault(
        "minimum answers ignored (levels)",
        "rpt_implementation_by_region",
        "reporting_member_count >= {{ minimum_answer_count() }} as is_publishable",
        "true as is_publishable",
        LEVELS,
    ),
    Fault(
        "minimum answers ignored (KPIs)",
        "int_kpi_figures",
        "grid.reporting_member_count >= {{ minimum_answer_count() }}",
        "grid.reporting_member_count >= 1",
        KPIS,
    ),
    Fault(
        "wrong denominator",
        "rpt_implementation_by_region",
        "implemented_member_count / reporting_member_count",
        "implemented_member_count / member_count",
        LEVELS,
    ),
    Fault(
        "silent Members left out of the band",
        "rpt_implementation_by_region",
        "(implemented_member_count + silent_member_count) / member_count",
        "implemented_member_count / member_count",
        LEVELS,
    ),
    Fault(
        "inner instead of left join",
        "int_implementation_grid",
        "left join levels",
        "inner join levels",
        LEVELS,
    ),
    Fault(
        "swapped join",
        "int_implementation_grid",
        "regions.region_id = levels.region_id",
        "regions.region_id = member_counts.region_id",
        LEVELS,
    ),
    Fault(
        "change against another region",
        "rpt_implementation_by_region",
        "and with_shares.region_id = previous_rows.region_id",
        "and previous_rows.region_id = 'WORLD'",
        LEVELS,
    ),
    Fault(
        "mean of shares, not ratio of sums",
        "int_kpi_figures",
        "then numerator / nullif(denominator, 0) * ratio_factor",
        "then case when has_enough_ratios then value_mean end",
        KPIS,
    ),
    Fault(
        "median over duplicates",
        "int_kpi_answers_by_region",
        "unnest([members.region_id, 'WORLD'])",
        "unnest([members.region_id, 'WORLD', 'WORLD'])",
        KPIS,
    ),
    Fault(
        "as-of ignored (KPIs)",
        "int_answers_known_by_session",
        "known_by_session('answers')",
        "known_by_session('answers', 'period_start_date')",
        KPIS,
    ),
    Fault(
        "closing is not what came and went",
        "rpt_proposals_by_session",
        "opening_count + received_count - decided_count as bigint",
        "opening_count + received_count as bigint",
        REGISTER,
    ),
    Fault(
        "first outcome kept for ever",
        "int_proposal_states_by_session",
        "arg_max(coalesce(outcome, 'open'), step_no) as state,",
        "arg_min(coalesce(outcome, 'open'), step_no) as state,",
        REGISTER,
    ),
    Fault(
        "activities after the cut-off counted",
        "int_members_reached_by_session",
        "where is_preferred and coalesce(latest_start_date <= cut_off_date, true)",
        "where is_preferred",
        ACTIVITIES,
    ),
    Fault(
        "withdrawn activities counted",
        "int_activity_statements_known_by_session",
        "known_by_session('activities', received_on='known_date')",
        "known_by_session('activities', 'known_date', withdrawn_on=none)",
        ACTIVITIES,
    ),
    Fault(
        "activities of January left out of the months",
        "rpt_activities_by_month",
        "on activities.region_id = regions.region_id",
        "on activities.region_id = regions.region_id and activities.start_month > 1",
        ACTIVITIES,
    ),
    Fault(
        "withdrawn register counted",
        "int_proposal_events_known_by_session",
        "known_by_session('events', 'known_date', as_of='as_of_session_id')",
        "known_by_session('events', 'known_date', none, 'as_of_session_id')",
        REGISTER,
    ),
    Fault(
        "off by one at the withdrawal",
        "int_proposal_events_known_by_session",
        LEAVING.format(since=">", until="<="),
        LEAVING.format(since=">=", until="<"),
        REGISTER,
        macro="known_by_session",
    ),
)


def main() -> None:
    """Print one row a fault; exit 1 where one is not caught."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", nargs="?", type=Path, default=PROJECT_ROOT / "var")
    parser.add_argument("--only", nargs="+", metavar="MODEL")
    asked = parser.parse_args()
    home = asked.home.resolve()
    faults = [each for each in FAULTS if not asked.only or each.model in asked.only]
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        copy, work = Path(name) / "project", Path(name) / "home"
        shutil.copytree(PROJECT_ROOT, copy, ignore=LEFT_OUT)
        dbt.DBT_PROJECT = copy / "dbt_project"
        settings = Settings(work)
        (work / "build").mkdir(parents=True)
        snapshot(Settings(home), work / "build" / "ledger.duckdb")
        with duckdb.connect(str(work / "build" / "ledger.duckdb")) as connection:
            dbt.declare_raw_tables(connection)
        lock = WriterLock(work / "build.lock", "the mutations")
        lock.acquire()
        dbt.run_dbt(settings, work / "build", lock)
        shutil.copyfile(work / "build" / "build.duckdb", work / "sound.duckdb")
        for model in sorted({fault.model for fault in faults}):
            # A control: what fails without a fault would prove nothing.
            dbt.run_dbt(settings, work / "build", lock, "--select", f"{model}+")
        for fault in faults:
            caught = catchers(fault, copy, settings, lock)
            missed += not caught
            shown = ", ".join(caught[:3]) or "NOT CAUGHT"
            print(f"| {fault.name} | {fault.model} | {shown} |", flush=True)
        lock.release()
    sys.exit(bool(missed))


def catchers(
    fault: Fault, copy: Path, settings: Settings, lock: WriterLock
) -> list[str]:
    """Return the names of the tests that fail while the fault is in."""
    (path,) = (copy / "dbt_project").glob(fault.file)
    sound = path.read_text(encoding="utf-8")
    if fault.old not in sound:
        sys.exit(f"{fault.file} has no longer: {fault.old}")
    path.write_text(sound.replace(fault.old, fault.new), encoding="utf-8")
    folder = settings.home / "build"
    shutil.copyfile(settings.home / "sound.duckdb", folder / "build.duckdb")
    try:
        dbt.run_dbt(settings, folder, lock, "--select", f"{fault.model}+")
    except BuildError as error:
        return [name for name in error.failed if name != f"fos.{fault.model}"]
    else:
        return failing_pytest(copy, fault.pytest)
    finally:
        path.write_text(sound, encoding="utf-8")


def failing_pytest(copy: Path, file: str) -> list[str]:
    """Return the tests of one file that fail in the copy."""
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", f"tests/dbt_project/{file}"],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode not in {0, 1} or "\nERROR " in finished.stdout:
        sys.exit(f"pytest gave no verdict: {finished.stdout}{finished.stderr}")
    return [
        line.split(" - ")[0].split("/")[-1]
        for line in finished.stdout.splitlines()
        if line.startswith("FAILED")
    ]


if __name__ == "__main__":
    main()
