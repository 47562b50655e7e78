"""The house itself: what the documents promise, and what may not stand in the tree."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from warehouse.cli import COMMANDS, cli

ROOT = Path(__file__).resolve().parent.parent
REGISTRY = re.compile(r"https?://[^\s\"']*(/simple|\.whl|\.tar\.gz|\.tgz)", re.I)
TEXT_KINDS = {".py", ".sql", ".yml", ".toml", ".md", ".txt", ".csv", ""}


def tracked_files():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: the tree's own files cannot be told apart")
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file() and path.suffix in TEXT_KINDS]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_stands_in_the_readme(command):
    answer = CliRunner().invoke(cli, [command, "--help"])
    assert answer.exit_code == 0, answer.output
    assert f"fos {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_address_of_a_package_registry_stands_in_the_tree():
    found = [
        path.name
        for path in tracked_files()
        if REGISTRY.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


def test_constraints_are_plain_pins():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[^\s/:]+", line) for line in lines)


def test_only_the_agreed_entries_stand_at_the_top():
    allowed = {
        *("pyproject.toml", "constraints.txt", "Makefile", "README.md", "CHANGELOG.md"),
        *("ingest", "warehouse", "dbt_project", "dashboard", "tests", "bench", "docs"),
        *(".ci", ".gitignore"),
    }
    tops = {path.relative_to(ROOT).parts[0] for path in tracked_files()}
    assert tops <= allowed


KNOWN_BY = {
    *("cut_off", "cut_off_date", "received_on", "received_date", "known_date"),
    *("withdrawn_on", "approved_on", "recorded_on", "accession_date", "milestone_date"),
    *("start_date", "end_date", "period_end_date", "event_date", "adopted_on"),
}
ORDERINGS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
ORDERING_METHODS = {"lt", "le", "gt", "ge", "is_between", "clip", "join_asof"}
# When a release was built is no cut-off: what came after it is news to its figures.
BUILT = {"dashboard/passport/facts.py": 1}


def words_of(node):
    """Return the names, attributes and texts that stand in an expression."""
    for each in ast.walk(node):
        if isinstance(each, ast.Name):
            yield each.id
        elif isinstance(each, ast.Attribute):
            yield each.attr
        elif isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def decisions_on_days(source):
    """Return the lines on which a day is put before or after another."""
    for node in ast.walk(ast.parse(source)):
        is_order = isinstance(node, ast.Compare) and any(
            isinstance(operator, ORDERINGS) for operator in node.ops
        )
        is_method = (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ORDERING_METHODS
        )
        if (is_order or is_method) and KNOWN_BY & set(words_of(node)):
            yield node.lineno


def test_the_dashboard_never_decides_what_a_session_knew():
    """A macro of dbt does, once: known_by_session. Pages read marts by session."""
    found = {
        str(path.relative_to(ROOT)): len(lines)
        for path in sorted((ROOT / "dashboard").rglob("*.py"))
        if (lines := list(decisions_on_days(path.read_text(encoding="utf-8"))))
    }
    assert found == BUILT


@pytest.mark.parametrize(
    "source",
    [
        "rows.filter(pl.col('received_on') <= day)",
        "rows.filter(cut_off >= pl.col('x'))",
        "known = row['known_date'] < book.cut_off(choice)",
        "is_past = session['start_date'] > today",
        "rows.filter(pl.col('accession_date').le(day))",
        "rows.filter(pl.col('withdrawn_on').is_between(one, other))",
    ],
)
def test_a_decision_on_days_is_found(source):
    assert list(decisions_on_days(source))


def test_a_day_that_is_only_shown_is_none():
    assert not list(decisions_on_days("text = day(row['received_on'], lang)"))
