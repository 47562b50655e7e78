"""The sentences of the overview: where the review stands and what changed."""

from __future__ import annotations

import polars as pl

from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.findings.dispositions import dispositions
from dashboard.findings.implementation import at_session
from dashboard.findings.register import UNDIVIDED, Standing, known, standing
from dashboard.kept import MOST_LISTS, kept
from dashboard.words import Counted, listed, number, signed
from warehouse.text import Lang, Text

ITEMS = Counted(
    Text(
        en="{count} item of the second periodic review is known",
        fr="{count}\u00a0élément de la deuxième révision périodique est connu",
    ),
    Text(
        en="{count} items of the second periodic review are known",
        fr="{count}\u00a0éléments de la deuxième révision périodique sont connus",
    ),
)
NO_ITEM = Text(
    en="No item of the second periodic review was known by this session.",
    fr="Aucun élément de la deuxième révision périodique n'était connu à cette "
    "session.",
)
RETAINED = Counted(
    Text(en="{count} retained", fr="{count}\u00a0retenu"),
    Text(en="{count} retained", fr="{count}\u00a0retenus"),
)
MERGED = Counted(
    Text(en="{count} merged", fr="{count}\u00a0fusionné"),
    Text(en="{count} merged", fr="{count}\u00a0fusionnés"),
)
OPEN = Counted(
    Text(
        en="{count} without a stated outcome", fr="{count}\u00a0sans résultat indiqué"
    ),
    Text(
        en="{count} without a stated outcome", fr="{count}\u00a0sans résultat indiqué"
    ),
)
REVIEW = Text(en="{items}: {parts}.", fr="{items}\u00a0: {parts}.")
RECOMMENDED = Counted(
    Text(
        en="{count} outcome is a recommendation.",
        fr="{count}\u00a0résultat est une recommandation.",
    ),
    Text(
        en="{count} outcomes are recommendations.",
        fr="{count}\u00a0résultats sont des recommandations.",
    ),
)
REPORTED = Counted(
    Text(
        en="{count} retained input was reported to {session}.",
        fr="Rapport sur {count}\u00a0contribution retenue à la session {session}.",
    ),
    Text(
        en="{count} retained inputs were reported to {session}.",
        fr="Rapport sur {count}\u00a0contributions retenues à la session {session}.",
    ),
)
HOW_OUTCOMES_DIVIDE = Text(
    en="How the outcomes divide between the proposals and the comment is not stated.",
    fr="Répartition entre propositions et commentaire\u00a0: non indiquée.",
)
NOTHING_NEW = Text(
    en="Items of the review: no change since {session}.",
    fr="Éléments de la révision\u00a0: aucun changement depuis la session {session}.",
)
RECEIVED = Counted(
    Text(en="{count} item received", fr="{count}\u00a0élément reçu"),
    Text(en="{count} items received", fr="{count}\u00a0éléments reçus"),
)
DECIDED = Counted(
    Text(en="{count} given an outcome", fr="{count}\u00a0doté d'un résultat"),
    Text(en="{count} given an outcome", fr="{count}\u00a0dotés d'un résultat"),
)
NEW = Text(
    en="Items of the review since {session}: {parts}.",
    fr="Éléments de la révision depuis la session {session}\u00a0: {parts}.",
)
ANSWERS = Counted(
    Text(
        en="{region}: {count} Member had answered, against {before} at {session}.",
        fr="{region}\u00a0: {count}\u00a0Membre avait répondu, contre {before} à "
        "la session {session}.",
    ),
    Text(
        en="{region}: {count} Members had answered, against {before} at {session}.",
        fr="{region}\u00a0: {count}\u00a0Membres avaient répondu, contre {before} à "
        "la session {session}.",
    ),
)
LEVEL = Text(
    en="{region}: mean level {level} ({change} since {session}).",
    fr="{region}\u00a0: niveau moyen {level} ({change} depuis la session {session}).",
)
MEMBERSHIP = Counted(
    Text(
        en="Membership: {count} Member, against {before} at {session}.",
        fr="Nombre de Membres\u00a0: {count}, contre {before} à la session {session}.",
    ),
    Text(
        en="Membership: {count} Members, against {before} at {session}.",
        fr="Nombre de Membres\u00a0: {count}, contre {before} à la session {session}.",
    ),
)
ACTIVITIES = Counted(
    Text(
        en="{region}: {count} more capacity-building activity is known since "
        "{session}.",
        fr="{region}\u00a0: {count}\u00a0activité de renforcement des capacités de "
        "plus est connue depuis la session {session}.",
    ),
    Text(
        en="{region}: {count} more capacity-building activities are known since "
        "{session}.",
        fr="{region}\u00a0: {count}\u00a0activités de renforcement des capacités de "
        "plus sont connues depuis la session {session}.",
    ),
)
FIRST = Text(
    en="There is no earlier session of this body to compare with.",
    fr="Il n'y a pas de session antérieure de cet organe à laquelle comparer.",
)


@kept(MOST_LISTS)
def review_sentence(book: Book, choice: Choice) -> str:
    """Return where the items of the review stand, and what the outcomes rest on."""
    reported, recommended = _reported(book, choice), _recommended(book, choice)
    return " ".join([where_they_stand(book, choice), *reported, *recommended])


@kept(MOST_LISTS)
def where_they_stand(book: Book, choice: Choice) -> str:
    """Return how many items stand where; what the paper does not divide is not."""
    lang, found = choice.lang, standing(book, choice.as_of)
    if found.item_count == 0:
        return NO_ITEM(lang)
    text = REVIEW.say(
        lang, items=ITEMS.say(lang, found.item_count), parts=_parts(found, lang)
    )
    is_undivided = pl.col("outcome").is_not_null() & (pl.col("origin") == UNDIVIDED)
    if dispositions(book, choice).filter(is_undivided).is_empty():
        return text
    return f"{text} {HOW_OUTCOMES_DIVIDE(lang)}"


def _reported(book: Book, choice: Choice) -> list[str]:
    """Return which of the retained were reported to which session."""
    lang = choice.lang
    rows = known(book, "fct_proposal_events_by_session", choice).filter(
        pl.col("event") == "reported", pl.col("session_id").is_not_null()
    )
    return [
        REPORTED.say(lang, count, session=book.session_label(session, lang))
        for session, count in rows.group_by("session_id")
        .agg(pl.col("item_count").sum())
        .sort("session_id")
        .rows()
    ]


def _recommended(book: Book, choice: Choice) -> list[str]:
    rows = dispositions(book, choice).filter(pl.col("outcome_stage") == "recommended")
    count = int(rows["item_count"].sum())
    return [RECOMMENDED.say(choice.lang, count)] if count else []


def _parts(found: Standing, lang: Lang) -> str:
    counted = (
        (RETAINED, found.retained_count),
        (MERGED, found.merged_count),
        (OPEN, found.open_count),
    )
    return listed([text.say(lang, count) for text, count in counted if count], lang)


@kept(MOST_LISTS)
def news(book: Book, choice: Choice) -> list[str]:
    """Return what changed since the previous session of the same body."""
    previous = book.session(choice.as_of)["previous_session_id"]
    if previous is None:
        return [FIRST(choice.lang)]
    session = book.session_label(str(previous), choice.lang)
    return [
        *_register_news(book, choice, str(previous), session),
        *_answer_news(book, choice, str(previous), session),
        *_activity_news(book, choice, session),
    ]


def _activity_news(book: Book, choice: Choice, session: str) -> list[str]:
    """Return how many activities more are known, where there are any."""
    rows = book.mart("rpt_activities_by_region").filter(
        pl.col("as_of_session_id") == choice.as_of,
        pl.col("region_id").is_in([choice.region, "WORLD"]),
        pl.col("activity_count_change") > 0,
    )
    counts = dict(rows.select("region_id", "activity_count_change").rows())
    return [
        ACTIVITIES.say(
            choice.lang,
            counts[region_id],
            region=book.region(region_id, choice.lang),
            session=session,
        )
        for region_id in dict.fromkeys((choice.region, "WORLD"))
        if region_id in counts
    ]


def _register_news(
    book: Book, choice: Choice, previous: str, session: str
) -> list[str]:
    lang = choice.lang
    now, then = standing(book, choice.as_of), standing(book, previous)
    received = now.item_count - then.item_count
    decided = received - (now.open_count - then.open_count)
    if received == 0 and decided == 0:
        return [NOTHING_NEW.say(lang, session=session)]
    counted = ((RECEIVED, received), (DECIDED, decided))
    parts = [text.say(lang, count) for text, count in counted if count]
    return [NEW.say(lang, session=session, parts=listed(parts, lang))]


def _answer_news(book: Book, choice: Choice, previous: str, session: str) -> list[str]:
    lang = choice.lang
    rows, earlier = (
        {row["region_id"]: row for row in at_session(book, session_id).to_dicts()}
        for session_id in (choice.as_of, previous)
    )
    sentences = []
    for region_id in dict.fromkeys((choice.region, "WORLD")):
        row, before = rows[region_id], earlier.get(region_id)
        if before is None:
            continue
        region = book.region(region_id, lang)
        sentences.append(
            ANSWERS.say(
                lang,
                row["reporting_member_count"],
                region=region,
                before=number(before["reporting_member_count"], lang),
                session=session,
            )
        )
        if row["mean_level"] is not None and row["mean_level_change"] is not None:
            sentences.append(
                LEVEL.say(
                    lang,
                    region=region,
                    level=number(row["mean_level"], lang, 2),
                    change=signed(row["mean_level_change"], lang, 2),
                    session=session,
                )
            )
    return sentences + _membership(rows["WORLD"], earlier.get("WORLD"), session, lang)


def _membership(
    row: dict[str, int], before: dict[str, int] | None, session: str, lang: Lang
) -> list[str]:
    if before is None or before["member_count"] == row["member_count"]:
        return []
    return [
        MEMBERSHIP.say(
            lang,
            row["member_count"],
            before=number(before["member_count"], lang),
            session=session,
        )
    ]
