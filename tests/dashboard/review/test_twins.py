"""Two drafts beside each other: tables keep the order of each language."""

import docx

from dashboard.review.draft import read_draft
from dashboard.review.twins import twin_slips


def test_rows_of_a_table_may_stand_in_another_order(tmp_path):
    def written(name, rows, words):
        document = docx.Document()
        document.add_paragraph(words)
        table = document.add_table(len(rows), 2)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.save(str(tmp_path / name))
        return read_draft(tmp_path / name)

    english = [("Europe", "12.5%"), ("Asia/Pacific", "7"), ("World", "19")]
    french = [("Asie/Pacifique", "7"), ("Europe", "12,5\u202f%"), ("Monde", "19")]
    one = written("e.docx", english, "the figures of the regions and of the world")
    other = written("f.docx", french, "les chiffres des régions et du monde par région")
    assert list(twin_slips(one, other)) == []
    french[0] = ("Asie/Pacifique", "8")
    other = written("f.docx", french, "les chiffres des régions et du monde par région")
    (slip,) = twin_slips(one, other)
    assert (slip.code, slip.found, slip.expected) == ("twins_differ", "7", "8")
    assert "Asia/Pacific" in slip.around
