"""Titles that state a finding: built from a chart's own points by a template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.choice import WORLD
from dashboard.words import Counted, listed, number
from warehouse.text import Lang, Text

if TYPE_CHECKING:
    from dashboard.view import Point

Points = Sequence["Point"]
Found = tuple[int, Mapping[str, str | int]] | None
Pick = Callable[[Points, Lang], Found]

AND_OTHERS = Counted(
    Text(en="{name} and {count} other", fr="{name} et {count}\u00a0autre"),
    Text(en="{name} and {count} others", fr="{name} et {count}\u00a0autres"),
)
PART = Text(en="{count} ({name})", fr="{count} ({name})")


@dataclass(frozen=True, slots=True)
class Headline:
    """How a chart's title is made from its figures; without figures it says none.

    Attributes:
        pick: finds the figures to say, and which of the texts says them.
        texts: the sentences, with a placeholder for each figure; `{title}` stands for
            the plain title, which then is not said again below.
    """

    pick: Pick
    texts: tuple[Text, ...]

    def say(self, points: Points, title: str, lang: Lang) -> str:
        """Return the finding, or nothing where the figures do not give one."""
        found = self.pick(points, lang)
        if found is None or found[0] >= len(self.texts):
            return ""
        words = {
            name: number(value, lang) if isinstance(value, int) else value
            for name, value in found[1].items()
        }
        return self.texts[found[0]].say(lang, title=title, **words)

    @property
    def has_title(self) -> bool:
        """Whether the plain title stands in the finding."""
        return any("{title}" in text.en for text in self.texts)


def ends(points: Points, lang: Lang) -> Found:
    """Find the chosen region beside the world, else the world and both ends.

    Ends are named only where the silent Members could not put another in their place.
    Texts: the world with both ends; one region beside the world; the world alone;
    both ends alone.
    """
    known = [point for point in points if point.value is not None]
    world = next((point for point in known if point.key == WORLD), None)
    others = [point for point in known if point.key != WORLD]
    chosen = next((point for point in others if point.is_chosen), None)
    if chosen is not None and world is not None:
        return 1, {
            "name": chosen.category,
            "value": chosen.text,
            "world": world.text,
        }
    parts = _both_ends(others, lang) if _is_order_sure(others) else None
    if world is None:
        return None if parts is None else (3, parts)
    if parts is None:
        return (2, {"world": world.text}) if len(others) > 1 else None
    return 0, parts | {"world": world.text}


def course(points: Points, lang: Lang) -> Found:
    """Find the first and last figure of the first series that is not the world's.

    Texts: from one to the other; the same at both.
    """
    keys = dict.fromkeys(point.key for point in points)
    key = next((key for key in keys if key != WORLD), WORLD)
    steps = [p for p in points if p.key == key and p.value is not None]
    if len(steps) < 2:
        return None
    first, last = steps[0], steps[-1]
    return int(first.text == last.text), {
        "name": first.series,
        "first": first.text,
        "first_name": first.category,
        "last": last.text,
        "last_name": last.category,
    }


def rows_of(key: str | None = None) -> Pick:
    """Return what finds the highest and lowest figure of one column of a table.

    The column is the chosen region's; else that of the key, or the first one.
    """

    def pick(points: Points, lang: Lang) -> Found:
        first = points[0].key if points else ""
        wanted = next((p.key for p in points if p.is_chosen), key or first)
        known = [p for p in points if p.key == wanted and p.value is not None]
        parts = _both_ends(known, lang)
        return None if parts is None else (0, parts | {"name": known[0].series})

    return pick


def rows_at_ends(points: Points, lang: Lang) -> Found:
    """Find the bars with the highest and the lowest figure."""
    parts = _both_ends([p for p in points if p.value is not None], lang)
    return None if parts is None else (0, parts)


def largest(points: Points, lang: Lang) -> Found:
    """Find the largest bar, or the bars that share the place."""
    known = [point for point in points if point.value]
    if len(known) < 2 or len({point.value for point in known}) < 2:
        return None
    most = max(point.value or 0 for point in known)
    named = [point for point in known if point.value == most]
    return 0, {"name": _names(named, lang), "value": named[0].text}


def bare(points: Points, lang: Lang) -> Found:
    """Find how many bars have nothing: none of them, one, several."""
    if not any(point.value for point in points):
        return None
    nothing = [point for point in points if not point.value]
    return min(len(nothing), 2), {
        "name": nothing[0].category if nothing else "",
        "count": len(nothing),
        "total": len(points),
    }


def with_value(points: Points, lang: Lang) -> Found:
    """Find how many points have a value, of how many: none, one, several."""
    known = sum(bool(point.value is not None) for point in points)
    if not points:
        return None
    return min(known, 2), {"count": known, "total": len(points)}


def parts_of(points: Points, lang: Lang) -> Found:
    """Find the total of a stack and what each bar has of it: several, one."""
    names = dict.fromkeys(point.category for point in points)
    counts = {name: _sum(p for p in points if p.category == name) for name in names}
    return _broken_down(counts, "", lang)


def parts_of_last(points: Points, lang: Lang) -> Found:
    """Find the total of the last bar of a stack and its parts: several, one."""
    if not points:
        return None
    last = points[-1].category
    counts = {
        point.series: round(point.value or 0)
        for point in points
        if point.category == last
    }
    return _broken_down(counts, last, lang)


def _broken_down(counts: Mapping[str, int], name: str, lang: Lang) -> Found:
    total = sum(counts.values())
    if not total:
        return None
    said = [
        PART.say(lang, count=number(count, lang), name=part[:1].lower() + part[1:])
        for part, count in counts.items()
        if count
    ]
    parts = listed(said, lang)
    return int(total == 1), {"total": total, "name": name, "parts": parts}


def _sum(points: Iterable[Point]) -> int:
    return round(sum(point.value or 0 for point in points))


def _is_order_sure(known: Points) -> bool:
    """Say whether the lowest and the highest stay so, whatever the silent would say.

    A figure that says how many answered and has no band leaves that open.
    """
    if any(point.low is None and point.answers for point in known):
        return False
    values = [point.value or 0 for point in known]
    ends_of = [p for p in known if (p.value or 0) in (min(values), max(values))]
    return not any(
        end.text != other.text and end.meets(other)
        for end in ends_of
        for other in known
    )


def _both_ends(known: Points, lang: Lang) -> dict[str, str | int] | None:
    """Return the lowest and highest figure with their names; ties are said."""
    texts = {point.text for point in known}
    if len(texts) < 2:
        return None
    values = [point.value or 0 for point in known]
    found: dict[str, str | int] = {}
    for name, end in (("low", min(values)), ("high", max(values))):
        text = next(p.text for p in known if (p.value or 0) == end)
        # What reads alike is alike: 2.14 and 2.143 share a place.
        alike = [point for point in known if point.text == text]
        found |= {name: text, f"{name}_name": _names(alike, lang)}
    return found


def _names(points: Points, lang: Lang) -> str:
    first = points[0].category
    others = len(points) - 1
    return AND_OTHERS.say(lang, others, name=first) if others else first
