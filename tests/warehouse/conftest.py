"""What the store's tests share: homes to spoil, files to load, a small dbt project."""

import hashlib
import shutil
from datetime import date

import polars as pl
import pytest

from warehouse import dbt, manifest, release
from warehouse.ledger import Ledger
from warehouse.settings import DBT_PROJECT, Settings
from warehouse.submission import Submission

COLUMNS = ("raw_table", "sheet", "field", "header", "column_letter", "header_row")
PROBLEMS = (
    *("problem_no", "code", "severity", "sheet", "row"),
    *("column_name", "cell", "value", "message_en", "message_fr"),
)
QUARANTINED = ("raw_table", "sheet", "row", "content", "codes")
SMALL_MODEL = """
select
    submission_id,
    file_name,
    received_on,
    may_be_named

from {{ source('intake', 'submissions') }}
"""
SMALL_YAML = """
models:
  - name: dim_files
    description: One row per file received.
    config:
      meta:
        published_where: may_be_named
    columns:
      - name: submission_id
        data_type: varchar
        data_tests: [unique, not_null]
      - {name: file_name, data_type: varchar}
      - {name: received_on, data_type: date}
      - {name: may_be_named, data_type: boolean}
"""


def empty(names):
    return pl.DataFrame(schema=dict.fromkeys(names, pl.String))


@pytest.fixture
def settings(tmp_path):
    """Settings of a home that is still empty."""
    return Settings(tmp_path / "var")


@pytest.fixture(scope="session")
def make_submission(tmp_path_factory):
    """A function that makes a file of a text, and the submission that it becomes."""
    folder = tmp_path_factory.mktemp("files")

    def make(text, rows=({"member": "AAA"},), *, table="things", **changes):
        path = folder / f"{hashlib.sha256(text.encode()).hexdigest()[:8]}.csv"
        path.write_text(text, encoding="utf-8")
        frame = pl.DataFrame(list(rows))
        values = {
            "file_name": path.name,
            "path": path,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "source": "things",
            "received_on": date(2025, 10, 1),
            "sender": None,
            "status": "accepted",
            "language": "en",
            "is_sample": True,
            "may_be_named": False,
            "rows_read": frame.height,
            "rows_accepted": frame.height,
            "rows_quarantined": 0,
            "tables": {table: frame},
            "columns": empty(COLUMNS),
            "problems": empty(PROBLEMS),
            "quarantined_rows": empty(QUARANTINED),
        }
        return Submission(**values | changes)

    return make


@pytest.fixture
def home_copy(release_home, tmp_path):
    """A copy of the home with the shipped and sample inputs, to be spoilt."""
    home = tmp_path / "copy"
    shutil.copytree(release_home, home, symlinks=True)
    return home


@pytest.fixture(scope="session")
def small_project(tmp_path_factory):
    """A dbt project of one mart, where what surrounds dbt is tested and not dbt."""
    project = tmp_path_factory.mktemp("project") / "dbt_project"
    marts = project / "models" / "marts"
    marts.mkdir(parents=True)
    intake = "models/staging/intake/_intake__sources.yml"
    (project / intake).parent.mkdir(parents=True)
    for name in ("dbt_project.yml", "profiles.yml", intake):
        shutil.copy(DBT_PROJECT / name, project / name)
    shutil.copytree(DBT_PROJECT / "macros", project / "macros")
    (marts / "dim_files.sql").write_text(SMALL_MODEL, encoding="utf-8")
    (marts / "_marts__models.yml").write_text(SMALL_YAML, encoding="utf-8")
    return project


@pytest.fixture
def use_project(monkeypatch):
    """A function that makes a folder the dbt project of this process."""

    def use(project):
        monkeypatch.setattr(dbt, "DBT_PROJECT", project)
        monkeypatch.setattr(manifest, "DBT_PROJECT", project)

    return use


@pytest.fixture(scope="session")
def built_small_home(small_project, make_submission, tmp_path_factory):
    """A home with a release of the small project: one file that may be named."""
    settings = Settings(tmp_path_factory.mktemp("small") / "var")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dbt, "DBT_PROJECT", small_project)
        patch.setattr(manifest, "DBT_PROJECT", small_project)
        with Ledger.open(settings) as ledger:
            ledger.append(make_submission("a", may_be_named=True))
            ledger.append(make_submission("b", may_be_named=False))
        release.build(settings)
    return settings


@pytest.fixture
def small_home(built_small_home, small_project, settings, use_project):
    """A copy of that home, to build in."""
    use_project(small_project)
    shutil.copytree(built_small_home.home, settings.home, symlinks=True)
    return settings
