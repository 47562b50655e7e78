"""Files of one figure by their address: CSV, XLSX, PNG, SVG, made when asked for."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dashboard.chart import Chart
from dashboard.charts import all_charts
from dashboard.choice import Choice, file_stem, whole_address
from dashboard.data import Book, open_book
from dashboard.figures import figure_content
from dashboard.media import XLSX
from dashboard.plenary.order import page_of
from dashboard.render.data_file import data_file
from dashboard.render.open_browser import BROWSER
from dashboard.serving.asked import book_of, whole_choice
from warehouse.errors import ExportError, ReleaseError
from warehouse.text import Lang, Text

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": XLSX,
    "png": "image/png",
    "svg": "image/svg+xml",
}
MOST_FILES = 64
# A release never changes, so that what is made from one may be kept.
KEEP = {"cache-control": "private, max-age=86400, immutable"}
NO_FIGURE = Text(en="There is no such figure.", fr="Ce graphique n'existe pas.")
NO_RELEASE = Text(
    en="The release of this figure is no longer kept: open the page again for the "
    "current one.",
    fr="La version de ce graphique n'est plus conservée\u00a0: ouvrez à nouveau la "
    "page pour la version actuelle.",
)
NO_IMAGE = Text(
    en="This server could not draw the image: it needs the browser Chromium, and "
    "found none or had no answer from it. The data as CSV and XLSX are available.",
    fr="Ce serveur n'a pas pu dessiner l'image\u00a0: il a besoin du navigateur "
    "Chromium, qu'il n'a pas trouvé ou qui n'a pas répondu. Les données en CSV et en "
    "XLSX sont disponibles.",
)
BACK = Text(en="Back to the figure", fr="Retour au graphique")


def answer(request: Request) -> Response:
    """Return a file of a figure, or a page that says why there is none.

    Starlette runs it in a thread of its own: no other reader waits for a browser.
    """
    key, kind = request.path_params["key"], request.path_params["kind"]
    asked = dict(request.query_params)
    lang = Lang.FR if asked.get("lang") == Lang.FR else Lang.EN
    chart = next((chart for chart in all_charts() if chart.key == key), None)
    if chart is None or kind not in KINDS:
        return _sorry(NO_FIGURE, lang, 404)
    try:
        book = book_of(asked["release"]) if "release" in asked else open_book()
    except ReleaseError:
        book = None
    if book is None:
        return _sorry(NO_RELEASE, lang, 410)
    choice = whole_choice(book, asked)
    back = f"{page_of(key)}?{urlencode(whole_address(choice))}#figure-{key}"
    try:
        made = _made(book, chart, kind, choice)
    except ExportError:
        return _sorry(NO_IMAGE, lang, 503, back=f"../{back}")
    name = f"{file_stem(key, choice)}_{lang}.{kind}"
    named = {"content-disposition": f'attachment; filename="{name}"'}
    kept = KEEP if "release" in asked else {"cache-control": "no-cache"}
    return Response(made, media_type=KINDS[kind], headers=named | kept)


def _made(book: Book, chart: Chart, kind: str, choice: Choice) -> bytes:
    if kind == "csv":
        rows = book.rows(chart, choice)
        return data_file(chart, rows, book.release.release_id).encode()
    return _file(book, chart.key, kind, choice)


@lru_cache(MOST_FILES)
def _file(book: Book, key: str, kind: str, choice: Choice) -> bytes:
    chart = next(chart for chart in all_charts() if chart.key == key)
    return figure_content(book, chart, choice, kind, BROWSER.draw)


def _sorry(text: Text, lang: Lang, status: int, back: str = "") -> HTMLResponse:
    words = escape(text(lang))
    link = f'<p><a href="{escape(back)}">{BACK(lang)}</a></p>' if back else ""
    page = (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{words}</title></head><body><main><h1>{words}</h1>{link}</main>"
        "</body></html>"
    )
    return HTMLResponse(page, status_code=status)


ROUTES = [Route("/figures/{key}.{kind}", answer, methods=["GET"])]
