"""What a chart shows, in words, for those who do not see it."""

from __future__ import annotations

from collections import Counter

from dashboard.cells import printed
from dashboard.chart import Bars, Heatmap, Lines, Stacks, Tiles
from dashboard.view import Point, View
from dashboard.words import COLON, MEMBERS, SEPARATOR
from warehouse.text import Text

KINDS: dict[type, Text] = {
    Bars: Text(en="Bar chart.", fr="Diagramme en barres."),
    Stacks: Text(en="Stacked bar chart.", fr="Diagramme en barres empilées."),
    Lines: Text(en="Line chart.", fr="Courbes."),
    Heatmap: Text(en="Table in colours.", fr="Tableau en couleurs."),
    Tiles: Text(
        en="One equal tile a Member, by region.",
        fr="Une case égale par Membre, par région.",
    ),
}
BAND = Text(en="range {low} to {high}", fr="fourchette de {low} à {high}")
TABLE = Text(
    en="The table under the chart gives every value.",
    fr="Le tableau sous le graphique donne toutes les valeurs.",
)
# Beyond this a list read aloud helps nobody; the table does.
MOST_POINTS = 20


def alt_text(view: View) -> str:
    """Return the description of a chart: kind, title, unit, session, values."""
    parts = [KINDS[type(view.chart.mark)](view.lang), f"{view.title}."]
    parts += [view.sample and f"{view.sample}.", f"{view.unit}", f"{view.as_of}."]
    if view.empty:
        parts.append(view.empty)
    elif len(view.points) <= MOST_POINTS:
        spoken = SEPARATOR(view.lang).join(
            _spoken(point, view) for point in view.points
        )
        parts.append(f"{spoken}.")
    else:
        parts.append(_counts(view) if _has_tiles(view) else _extremes(view))
        parts.append(TABLE(view.lang))
    parts += view.footnotes
    return " ".join(part for part in parts if part)


WITH_VALUE = Text(en="With a value", fr="Avec une valeur")
EXTREMES = Text(
    en="Lowest {low}; highest {high}.",
    fr="Valeur la plus basse\u00a0: {low}\u202f; la plus haute\u00a0: {high}.",
)
NO_ORDER = Text(
    en="The ranges overlap: none is said to be the lowest or the highest.",
    fr="Les fourchettes se chevauchent\u00a0: aucune n'est dite la plus basse ni la "
    "plus haute.",
)


def _has_tiles(view: View) -> bool:
    return isinstance(view.chart.mark, Tiles)


def _counts(view: View) -> str:
    """Return how many Members have a value, and why others have none; it ranks none."""
    known = [point for point in view.points if point.value is not None]
    states = Counter(point.text for point in view.points if point.value is None)
    parts = [
        COLON.say(view.lang, label=words, value=MEMBERS.say(view.lang, count))
        for words, count in ((WITH_VALUE(view.lang), len(known)), *states.items())
    ]
    return f"{SEPARATOR(view.lang).join(parts)}."


def _extremes(view: View) -> str:
    known = [point for point in view.points if point.value is not None]
    if not known:
        return ""
    low = min(known, key=lambda point: point.value or 0)
    high = max(known, key=lambda point: point.value or 0)
    if not (_stands_apart(low, known) and _stands_apart(high, known)):
        return NO_ORDER(view.lang)
    return EXTREMES.say(view.lang, low=_spoken(low, view), high=_spoken(high, view))


def _stands_apart(point: Point, points: list[Point]) -> bool:
    """Say whether the band of a point, if it has one, meets that of no other."""
    return not any(other is not point and point.meets(other) for other in points)


def _spoken(point: Point, view: View) -> str:
    """Return one point in words, with its band and its n of N."""
    name = point.category
    if point.series != point.category:
        name = f"{name}, {point.series}"
    text = COLON.say(view.lang, label=name, value=point.text)
    beside = [point.answers] if point.answers else []
    if point.low is not None and point.high is not None:
        ends = (point.low, point.high)
        low, high = (printed(end, view.chart.unit, view.lang) for end in ends)
        beside.append(BAND.say(view.lang, low=low, high=high))
    return f"{text} ({', '.join(beside)})" if beside else text
