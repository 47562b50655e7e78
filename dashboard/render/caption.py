"""The words around a chart in every file: number, title, session, notes, source."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.chart import Bars, Lines, Stacks, Tiles
from dashboard.render.bar_words import answers_of
from dashboard.view import Point, View
from dashboard.words import COLON, OF, SEPARATOR, number
from warehouse.text import Text

FIGURE = Text(en="Figure {number}. {title}", fr="Figure {number}. {title}")
SOURCE = Text(en="Source", fr="Source")
RELEASE = Text(en="Release {release_id}", fr="Version {release_id}")
PASSPORT = Text(
    en="{release}. Passport {figure_id}", fr="{release}. Passeport {figure_id}"
)
ANSWERED_AT = Text(
    en="{head}, {category}: {parts}.",
    fr="{head}, {category}\u00a0: {parts}.",
)
WITH_VALUE = Text(
    en="Members with a value shown: {answers}.",
    fr="Membres dont une valeur est présentée\u00a0: {answers}.",
)


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above and below a chart that has left the pages.

    Attributes:
        title: the title, with the number of the figure where it has one.
        sample: the sample line, or nothing.
        head: the session and the unit.
        notes: n of N where the drawing does not say it, the note, the footnotes.
        source: where the figures come from, and their release.
    """

    title: str
    sample: str
    head: str
    notes: tuple[str, ...]
    source: str


def caption(
    view: View, release_id: str, figure_no: int | None = None, figure_id: str = ""
) -> Caption:
    """Return the words around a chart; `figure_id` is the short id of its passport."""
    title = view.title
    if figure_no is not None:
        title = FIGURE.say(view.lang, number=figure_no, title=title)
    source = COLON.say(view.lang, label=SOURCE(view.lang), value=view.source)
    release = RELEASE.say(view.lang, release_id=release_id)
    if figure_id:
        release = PASSPORT.say(view.lang, release=release, figure_id=figure_id)
    return Caption(
        title=title,
        sample=view.sample,
        head=f"{view.as_of}. {view.unit}",
        notes=notes(view),
        source=f"{source}. {release}.",
    )


def notes(view: View, *, has_range: bool = False) -> tuple[str, ...]:
    """Return the notes of a chart; what its range says too, where no legend does."""
    mark, said = view.chart.mark, []
    if has_range and isinstance(mark, Bars) and _has_band(view):
        said.append(f"{mark.band(view.lang)}.")
    said += [answered(view), view.note, *view.footnotes]
    return tuple(note for note in said if note)


def answered(view: View) -> str:
    """Return n of N in words where the drawing itself has no room for it."""
    mark = view.chart.mark
    if isinstance(mark, Tiles):
        shown = sum(point.value is not None for point in view.points)
        counts = [number(count, view.lang) for count in (shown, len(view.points))]
        words = OF.say(view.lang, n=counts[0], total=counts[1])
        return WITH_VALUE.say(view.lang, answers=words) if view.points else ""
    if not isinstance(mark, Lines | Stacks):
        return ""
    last = [point for point in view.points if point.category == view.categories[-1]]
    parts = [_said(point, view) for point in last if point.answers]
    if not parts:
        return ""
    return ANSWERED_AT.say(
        view.lang,
        head=answers_of(mark).head(view.lang),
        category=view.categories[-1],
        parts=SEPARATOR(view.lang).join(parts),
    )


def _said(point: Point, view: View) -> str:
    return COLON.say(view.lang, label=point.series, value=point.answers)


def _has_band(view: View) -> bool:
    return any(point.low is not None for point in view.points)
