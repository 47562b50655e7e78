"""One pack, written once by the real command, and its two documents opened."""

import docx
import pytest

from dashboard.choice import Choice
from dashboard.pack.annex import Asked, annex
from dashboard.pack.parts import parts
from warehouse.text import Lang

SESSION = "PTC-249"
LETTERS = {Lang.EN: "E", Lang.FR: "F"}


@pytest.fixture(scope="session")
def packed(release_home, fos, tmp_path_factory):
    """A draft of the annex of a session, without the pictures, which are slow."""
    folder = tmp_path_factory.mktemp("pack")
    fos(
        release_home,
        *("pack", "--session", SESSION, "--draft", "--formats", "xlsx", "-o", folder),
    )
    return folder


@pytest.fixture(scope="session")
def documents(packed):
    """Both documents."""
    return {
        lang: docx.Document(str(packed / f"{SESSION}{letter}.docx"))
        for lang, letter in LETTERS.items()
    }


@pytest.fixture(scope="session")
def annexes(book):
    """The annex in both languages, before any file."""
    return {
        lang: annex(book, Choice(lang, SESSION), parts(Asked(SESSION))) for lang in Lang
    }
