"""`make docs`: one HTML file that says, offline, what every mart and column means."""

import json
import os
import re
import subprocess

import pytest

from warehouse.schema import FRENCH, read_schema
from warehouse.settings import PROJECT_ROOT


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    home = tmp_path_factory.mktemp("docs")
    # Whoever runs the tests has installed the project: make need not look.
    finished = subprocess.run(
        ["make", "--old-file=.venv/.installed", "docs"],
        cwd=PROJECT_ROOT,
        env=os.environ | {"FOS_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert [path.name for path in home.iterdir()] == ["docs.html"]
    return (home / "docs.html").read_text(encoding="utf-8")


def test_page_describes_every_mart_and_column_in_both_languages(page, release):
    for mart in read_schema(release):
        assert f'"{mart.name}"' in page
        for column in mart.columns:
            assert f'"name": "{column.name}"' in page
            for text in (column.meaning.en, column.meaning.fr):
                assert json.dumps(text)[1:-1] in page or text in page
    assert page.count(json.dumps(FRENCH)[1:-1]) > 500


def test_page_loads_nothing_and_names_no_folder_of_this_machine(page):
    assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"https?:", page)
    assert str(PROJECT_ROOT) not in page
