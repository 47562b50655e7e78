"""Which files are read, and what is known of their coming."""

from datetime import date

import pytest

from ingest.inbox import open_inbox
from warehouse.errors import SourceError

TODAY = date(2026, 1, 31)


def touch(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n", encoding="utf-8")


def names(inbox):
    return [one.path.name for one in inbox.inputs]


def test_folder_is_walked_in_sorted_order_without_what_stands_beside(tmp_path):
    touch(tmp_path, "b.csv", "a.xlsx", "sub/c.tsv", "README.md", "readme.txt")
    touch(tmp_path, ".hidden.csv", "~$a.xlsx", "b.mapping.yml", ".git/d.csv", "n.pdf")
    inbox = open_inbox([tmp_path], TODAY, None)
    assert names(inbox) == ["a.xlsx", "b.csv", "c.tsv"]
    assert [str(path.relative_to(tmp_path)) for path in inbox.passed_over] == [
        *(".git", ".hidden.csv", "README.md", "n.pdf", "readme.txt", "~$a.xlsx")
    ]


def test_file_that_is_named_is_read_whatever_it_is(tmp_path):
    touch(tmp_path, "n.pdf")
    assert names(open_inbox([tmp_path / "n.pdf"], TODAY, None)) == ["n.pdf"]


def test_file_named_twice_is_read_once(tmp_path):
    touch(tmp_path, "a.csv")
    assert names(open_inbox([tmp_path, tmp_path / "a.csv"], TODAY, None)) == ["a.csv"]


def test_received_csv_beside_a_file_tells_day_and_sender(tmp_path):
    touch(tmp_path, "a.csv", "b.csv")
    (tmp_path / "received.csv").write_text(
        "nom_fichier;reçu_le;expéditeur\na.csv;03/04/2025;Somebody\n", encoding="utf-8"
    )
    first, second = open_inbox([tmp_path], TODAY, None).inputs
    assert (first.received_on, first.sender) == (date(2025, 4, 3), "Somebody")
    assert (second.received_on, second.sender) == (TODAY, None)


def test_day_on_the_command_line_prevails(tmp_path):
    touch(tmp_path, "a.csv")
    (tmp_path / "received.csv").write_text(
        "file_name,received_on,sender\na.csv,2025-04-03,\n", encoding="utf-8"
    )
    inbox = open_inbox([tmp_path / "a.csv"], TODAY, date(2024, 1, 1))
    assert inbox.inputs[0].received_on == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file_name,received_on\na.csv,03/04/2025\n", "B2"),
        ("a,b\n1,2\n", "needs the columns"),
        ("", "cannot be read"),
    ],
)
def test_received_csv_that_cannot_be_read_is_one_clear_error(tmp_path, text, said):
    touch(tmp_path, "a.csv")
    (tmp_path / "received.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=said):
        open_inbox([tmp_path], TODAY, None)


def test_missing_path_is_one_clear_error(tmp_path):
    with pytest.raises(SourceError, match="no such file or folder"):
        open_inbox([tmp_path / "nowhere"], TODAY, None)
