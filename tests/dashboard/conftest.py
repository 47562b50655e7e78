"""A release opened as the pages open it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.data import Book

APP = Path(dashboard.__file__).parent / "app.py"


@pytest.fixture(scope="session")
def book(release) -> Book:
    """The release of the tests, opened."""
    return Book(release)


@pytest.fixture
def visit(release_home, monkeypatch):
    """Open a page with an address of its own; return it and all that it says."""
    monkeypatch.setenv("FOS_HOME", str(release_home))

    def run(page, **address):
        app = AppTest.from_file(str(APP), default_timeout=60).run()
        app.switch_page(f"app_pages/{page}.py")
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app, "\n".join(element.proto.body for element in app.get("html"))

    return run
