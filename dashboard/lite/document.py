"""A light page as one HTML document: its frame, its choices, a part of its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from dashboard import frame
from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.lite import words
from dashboard.lite.address import Address
from dashboard.lite.pieces import Part, in_parts, weight
from dashboard.lite.style import STYLE
from dashboard.lite.writer import Field, Writer
from dashboard.show import sample_line
from dashboard.state import LANGUAGES, REGION, SESSION
from warehouse.text import SAMPLE_LINE, Lang

# The most that a light page may weigh, in bytes, before anything is compressed.
LIMIT = 60_000
# Kept free for the numbers of the parts, which are known once a page is cut.
SPARE = 700
# What only a sample line has.
SAMPLE_MARK = 'class="fos-sample"'
SELECTED = ' selected="selected"'


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that stands around a part of a page."""

    book: Book
    choice: Choice
    address: Address
    writer: Writer
    notices: Sequence[str]


def document(told: Told) -> str:
    """Return the part of a page that its address asks for, as an HTML document."""
    whole = in_parts(told.writer.pieces, 10**9)
    around = _document(told, whole, Part(), 1)
    parts = in_parts(told.writer.pieces, LIMIT - SPARE - weight(around))
    asked = told.address.asked.get("part", "1")
    offered = {str(number) for number in range(1, len(parts) + 1)}
    if asked not in offered:
        notice = words.NO_PART.say(told.choice.lang, value=asked)
        told = Told(
            told.book,
            told.choice,
            told.address,
            told.writer,
            [*told.notices, notice],
        )
    number = int(asked) if asked in offered else 1
    return _document(told, parts, parts[number - 1], number)


def _document(told: Told, parts: Sequence[Part], part: Part, number: int) -> str:
    lang, address = told.choice.lang, told.address
    notices = "".join(
        f'<p class="fos-notice" role="status">{escape(notice)}</p>'
        for notice in told.notices
    )
    going_on = ""
    if part.goes_on:
        title = words.GOES_ON.say(lang, section=part.goes_on)
        going_on = f"<h2>{escape(title)}</h2>"
    # What goes on from another part may have left the line there.
    is_said = not part.is_sample or SAMPLE_MARK in part.html
    line = "" if is_said else sample_line(SAMPLE_LINE(lang))
    # The title of the page heads each part of it.
    again = f"<h1>{escape(told.writer.name)}</h1>" if number > 1 else ""
    fields = [*_frame_fields(told), *told.writer.fields]
    contents = _contents(told, parts, number)
    title, rest = _split_title(part.html)
    main = (
        f'<main id="main">{again}{title}{notices}{contents}{line}{going_on}{rest}'
        f"{_turning(told, number, len(parts))}</main>"
    )
    return shell(
        lang,
        f"{told.writer.name} · {frame.NAME(lang)}",
        f"{_links_above(address)}{pages(address)}{_form(fields, lang)}",
        f"{main}{_foot(told)}",
    )


def _split_title(html: str) -> tuple[str, str]:
    """Return the title of a page apart from what stands below it."""
    head, closing, rest = html.partition("</h1>")
    return (f"{head}{closing}", rest) if closing else ("", html)


def shell(lang: Lang, title: str, above: str, body: str) -> str:
    """Return a document that asks for nothing else: its style stands in it."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width,initial-scale=1"/>'
        f"<title>{escape(title)}</title>"
        f'<link rel="icon" href="data:,"/><style>{STYLE}</style></head><body>'
        f'<a class="skip" href="#main">{escape(words.SKIP(lang))}</a>'
        f'<header><p class="fos-kicker">{escape(frame.KICKER(lang))} · '
        f"{escape(words.LIGHT(lang))}</p>{above}</header>{body}</body></html>"
    )


def pages(address: Address) -> str:
    """Return links to all light pages."""
    lang = address.lang
    items = "".join(
        f'<li><a href="{address.page_link(name)}"'
        f"{_current(name == address.page)}>{escape(text(lang))}</a></li>"
        for name, text in frame.PAGE_NAMES.items()
    )
    return f'<nav aria-label="{escape(words.PAGES(lang))}"><ul>{items}</ul></nav>'


def _current(is_here: bool) -> str:
    return ' aria-current="page"' if is_here else ""


def _links_above(address: Address) -> str:
    other = Lang.EN if address.lang == Lang.FR else Lang.FR
    full = escape(words.TO_FULL(address.lang))
    return (
        f'<p class="screen"><a href="{address.full_link()}">{full}</a> · '
        f'<a href="{address.same_link(lang=other)}" lang="{other}" '
        f'hreflang="{other}">{escape(LANGUAGES[other](other))}</a></p>'
    )


def _frame_fields(told: Told) -> list[Field]:
    book, choice = told.book, told.choice
    sessions = tuple(
        (key, book.session_label(key, choice.lang)) for key in book.sessions()
    )
    regions = tuple(
        (key, book.region(key, choice.lang)) for key in book.regions(choice.lang)
    )
    return [
        Field("as_of", SESSION, sessions, choice.as_of),
        Field("region", REGION, regions, choice.region),
    ]


def _form(fields: Iterable[Field], lang: Lang) -> str:
    """Return the boxes of choices, and the button that opens the chosen view."""
    boxes = "".join(
        f'<label>{escape(field.label(lang))}<select name="{field.name}">'
        f"{_options(field)}</select></label>"
        for field in fields
    )
    button = f"<button>{escape(words.SHOW(lang))}</button>"
    return f'<form method="get" action="">{boxes}{button}</form>'


def _options(field: Field) -> str:
    return "".join(
        f'<option value="{escape(key)}"{SELECTED * (key == field.value)}>'
        f"{escape(text)}</option>"
        for key, text in field.offered
    )


def _contents(told: Told, parts: Sequence[Part], number: int) -> str:
    """Return links to the sections of a page, wherever they stand."""
    places = [
        (title, place)
        for place, part in enumerate(parts, start=1)
        for title in part.sections
    ]
    if len(places) < 2:
        return ""
    items = "".join(
        f'<li><a href="{_to_part(told, place, number)}#s{anchor}">{escape(title)}</a>'
        "</li>"
        for anchor, (title, place) in enumerate(places, start=1)
    )
    name = escape(words.CONTENTS(told.choice.lang))
    return f'<nav aria-label="{name}"><h2>{name}</h2><ul>{items}</ul></nav>'


def _to_part(told: Told, place: int, number: int) -> str:
    return "" if place == number else told.address.same_link(part=place)


def _turning(told: Told, number: int, count: int) -> str:
    """Return which part this is, with links to those beside it."""
    if count == 1:
        return ""
    lang = told.choice.lang
    items = [escape(words.PART.say(lang, part=number, count=count))]
    for place, text in ((number - 1, words.EARLIER), (number + 1, words.LATER)):
        if 1 <= place <= count:
            href = told.address.same_link(part=place)
            items.append(f'<a href="{href}">{escape(text(lang))}</a>')
    return f'<p class="fos-notice">{" · ".join(items)}</p>'


def _foot(told: Told) -> str:
    lang = told.choice.lang
    said = frame.FOOT.say(
        lang,
        release_id=told.book.release.release_id,
        built=told.book.built(lang),
        as_of=told.book.as_of(told.choice),
    )
    here = told.address.same_link()
    return (
        f"<footer><p>{escape(said)}</p><p>{escape(frame.CUT_OFF(lang))}</p>"
        f'<p><a href="{here}">{escape(frame.THIS_VIEW(lang))}</a></p></footer>'
    )
