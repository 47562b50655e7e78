"""The box in which a reader of the register chooses one item."""

from __future__ import annotations

from dashboard.data import Book
from dashboard.findings.history import item_name, item_numbers
from dashboard.page_choice import choose_on_page
from dashboard.state import current_choice
from warehouse.text import Text

ITEM = Text(en="Item", fr="Élément")
FIRST = "43"  # of which the paper tells most: received, discussed, merged


def choose_item(book: Book) -> str:
    """Draw the box and return the number of the chosen item."""
    numbers, lang = item_numbers(book), current_choice().lang
    first = FIRST if FIRST in numbers else numbers[0]
    return choose_on_page(
        "item",
        numbers,
        label=ITEM,
        say=lambda item: item_name(book, item, lang),
        first=first,
    )
