"""The panel of the SQL page that says what each table and column means."""

from __future__ import annotations

from dashboard.data import Book
from dashboard.page_choice import choose_on_page
from dashboard.show import paragraph, show_table
from dashboard.sql.queries import schema
from dashboard.words import typeset
from warehouse.text import Lang, Text

TABLE = Text(en="Table", fr="Table")
FIRST = "rpt_implementation_by_region"
HEADS = (
    Text(en="Column", fr="Colonne"),
    Text(en="Type", fr="Type"),
    Text(en="Meaning", fr="Signification"),
)


def show_schema(book: Book, lang: Lang) -> None:
    """Show the tables there are, and the columns of the chosen one."""
    marts = {mart.name: mart for mart in schema(book.release)}
    name = choose_on_page("table", list(marts), label=TABLE, say=str, first=FIRST)
    paragraph(typeset(marts[name].meaning(lang), lang))
    rows = [
        [column.name, column.kind, typeset(column.meaning(lang), lang)]
        for column in marts[name].columns
    ]
    show_table(HEADS, rows, wide=(2,))
