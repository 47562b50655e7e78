"""A release opened as the pages open it."""

import pytest

from dashboard.data import Book


@pytest.fixture(scope="session")
def book(release) -> Book:
    """The release of the tests, opened."""
    return Book(release)
