"""Any Word or Markdown table, any bytes: rows add up, nothing ends in a traceback."""

import json
import random
from datetime import date
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_documents import GOES_ON, STARTS, cell, paragraph, row, run, save
from word_documents import table as word_table

from ingest.check import check_file

RECEIVED_ON = date(2025, 10, 1)
SLOW = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
HEADERS = st.sampled_from(
    [
        *("n°", "no.", "title", "proposition", "outcome", "résultat", "event", "x", ""),
        *("fusionnée avec", "date received", "auteur", "session", "note", "fos_sample"),
        *("member", "standard", "period", "level", "kpi", "value", "received_on"),
    ]
)
TEXTS = st.one_of(
    st.sampled_from(
        [
            *("", " ", "\u00a0", "1", "2", "36¹", "n° 38", "France", "Japon", "BTN"),
            *("le 19 août", "1er juillet 2022", "9 August 2024", "Retenue", "2024"),
            *("à fusionner avec la proposition 1", "retenue sous réserve", "–", "3"),
            *("reportée à la prochaine session", "PTC 249/250", "adopted", "1|2", "\\"),
        ]
    ),
    # What XML can hold: no control signs, no surrogates.
    st.text(
        st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc", "Cn")),
        max_size=12,
    ),
)
MERGES = st.sampled_from(["", "", "", STARTS, GOES_ON, '<w:gridSpan w:val="2"/>'])
CELLS = st.tuples(TEXTS, MERGES, st.sampled_from(["", "", "", "<w:vanish/>"]))
TABLES = st.tuples(
    st.lists(HEADERS, min_size=1, max_size=8),
    st.lists(st.lists(CELLS, max_size=9), max_size=8),
)


def assert_adds_up(checked):
    assert checked.rows_read == checked.rows_accepted + checked.rows_quarantined
    assert not checked.problems["message_en"].str.contains("damaged").any()
    for problem in checked.problems.iter_rows(named=True):
        assert problem["message_en"]
        assert problem["message_fr"]
    for content in checked.verdict.quarantined_rows["content"]:
        assert json.loads(content)


def word_cell(text, merge, hidden):
    return cell(paragraph(run(escape(text), hidden)), properties=merge)


@given(TABLES, st.sampled_from(["", "<w:del/>", "<w:ins/>", "<w:hidden/>"]))
@SLOW
def test_rows_of_any_word_table_add_up(tmp_path, table, last):
    header, rows = table
    written = [row(*(word_cell(*one) for one in cells)) for cells in rows]
    end = row(cell("1"), cell("x"), properties=last)
    grid = word_table([cell(escape(text)) for text in header], *written, end)
    assert_adds_up(check_file(save(tmp_path / "any.docx", grid), RECEIVED_ON))


@given(TABLES)
@SLOW
def test_rows_of_any_markdown_table_add_up(tmp_path, table):
    header, rows = table
    lines = [header, ["-"] * len(header), *([one for one, *_ in row] for row in rows)]
    path = tmp_path / "any.md"
    path.write_text("\n".join(f"|{'|'.join(line)}|" for line in lines), "utf-8")
    assert_adds_up(check_file(path, RECEIVED_ON))


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3", "n° 4", "5¹", "", "x"]),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["Retenue", "Retenue sous réserve", "", "fusionnée avec 1"]),
        st.sampled_from(["1er juillet 2022", "le 19 août", "2024-05-28", ""]),
    ),
    max_size=15,
)
ITEM_HEADER = ["N°", "Titre", "Résultat", "Date de réception"]


@given(ITEMS, st.booleans())
@SLOW
def test_no_item_of_a_register_is_lost(tmp_path, rows, is_word):
    if is_word:
        path = save(tmp_path / "items.docx", word_table(ITEM_HEADER, *map(list, rows)))
    else:
        path = tmp_path / "items.md"
        lines = [ITEM_HEADER, ["-"] * 4, *rows]
        path.write_text("\n".join(f"|{'|'.join(line)}|" for line in lines), "utf-8")
    checked = check_file(path, RECEIVED_ON)
    assert_adds_up(checked)
    assert checked.rows_read == len(rows)
    accepted = checked.verdict.tables["proposal_items"]["_row"].to_list()
    held = checked.verdict.quarantined_rows["row"].to_list()
    assert sorted([*accepted, *held]) == list(range(2, len(rows) + 2))
    assert set(held) <= set(checked.problems["row"].drop_nulls())


@given(st.binary(max_size=400), st.sampled_from(["any.docx", "any.md", "any.docm"]))
@SLOW
def test_any_bytes_are_checked_without_a_traceback(tmp_path, content, name):
    (tmp_path / name).write_bytes(content)
    checked = check_file(tmp_path / name, RECEIVED_ON)
    assert checked.rows_read == checked.rows_accepted + checked.rows_quarantined


def mutated(content, chance):
    """Return the bytes with a few of them changed, cut out, doubled or cut off."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed)) if changed else 0
        match chance.randrange(4):
            case 0:
                changed[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[place : place + chance.randint(1, 30)]
            case 2:
                changed[place:place] = changed[place : place + chance.randint(1, 30)]
            case 3 if chance.random() < 0.2:
                del changed[place:]
    return bytes(changed)


@pytest.mark.parametrize("suffix", ["docx", "md"])
def test_mutated_documents_are_checked_without_a_traceback(tmp_path, suffix):
    chance = random.Random(7)  # noqa: S311
    path = save(tmp_path / "whole.docx", word_table(ITEM_HEADER, ["1", "a", "", ""]))
    text = "# I\n\n|N°|Titre|Résultat|\n|-|-|-|\n|1|a|**Retenue**|\n"
    whole = path.read_bytes() if suffix == "docx" else text.encode()
    for _ in range(60):
        copy = tmp_path / f"mutated.{suffix}"
        copy.write_bytes(mutated(whole, chance))
        checked = check_file(copy, RECEIVED_ON)
        assert checked.rows_read == checked.rows_accepted + checked.rows_quarantined
