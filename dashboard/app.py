"""The frame: language, session and region, the pages, and the foot of each page."""

from __future__ import annotations

from dashboard import frame
from dashboard.data import open_book
from dashboard.plenary import view as plenary
from dashboard.serving.turns import TURNS
from dashboard.state import choose, frame_widgets, remember, write_address
from warehouse.errors import ReleaseError


def main() -> None:
    """Draw the frame around the page that the address names."""
    frame.settings()
    try:
        book = open_book()
    except ReleaseError:
        frame.no_release()
        return
    choice, sentences = choose(book)
    remember(book, choice)
    page = frame.navigation(choice)
    frame.head(choice, sentences, page.url_path)
    if plenary.is_asked():
        plenary.show_plenary(page.url_path.replace("-", "_") or "overview")
        return
    frame_widgets(book, choice)
    write_address(choice)
    page.run()
    frame.foot(book, choice, page.url_path)


with TURNS.turn():
    main()
