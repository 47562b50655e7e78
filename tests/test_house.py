"""The house itself: what the documents promise, and what may not stand in the tree."""

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
