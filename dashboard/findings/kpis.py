"""What stands of a KPI at a session: a sentence, its definition, the list of all."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.cells import Cell, printed
from dashboard.choice import WORLD, Choice
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.kept import MOST_LISTS, kept
from dashboard.kpi import words as kpi_words
from dashboard.kpi.kpis import at_session, kpi_of, period_of, unit_of
from dashboard.kpi.periods import period_words
from dashboard.render.entries import Fact
from dashboard.words import COLON, DASH, Counted, capital, listed, number
from warehouse.text import Lang, Text

Rows = list[list[Cell | str]]

NOBODY = Text(
    en="No answer on this KPI had been received by this session.",
    fr="Aucune réponse sur cet indicateur n'avait été reçue à cette session.",
)
ANSWERED = Counted(
    Text(
        en="{region}, {period}: {count} Member out of {total} had answered.",
        fr="{region}, {period}\u00a0: {count}\u00a0Membre sur {total} avait répondu.",
    ),
    Text(
        en="{region}, {period}: {count} Members out of {total} had answered.",
        fr="{region}, {period}\u00a0: {count}\u00a0Membres sur {total} avaient "
        "répondu.",
    ),
)
COUNTED = Text(
    en="{region}, {period}: counted from other figures of this release, over {count} "
    "Members.",
    fr="{region}, {period}\u00a0: compté à partir d'autres chiffres de cette version, "
    "sur {count}\u00a0Membres.",
)
HAVE_VALUE = Counted(
    Text(
        en="{region}, {period}: {count} Member out of {total} has a value.",
        fr="{region}, {period}\u00a0: {count}\u00a0Membre sur {total} a une valeur.",
    ),
    Text(
        en="{region}, {period}: {count} Members out of {total} have a value.",
        fr="{region}, {period}\u00a0: {count}\u00a0Membres sur {total} ont une valeur.",
    ),
)
VALUE = Text(en="The figure is {value}.", fr="Le chiffre est de {value}.")
VALUE_AT_LEAST = Text(
    en="The figure is at least {value}: more may have taken part than sources tell of.",
    fr="Le chiffre est d'au moins {value}\u00a0: il peut y avoir eu plus de "
    "participants que les sources n'en indiquent.",
)
NONE_KNOWN = Text(
    en="No source tells of any; that does not say that there was none.",
    fr="Aucune source n'en indique\u202f; cela ne dit pas qu'il n'y en a pas eu.",
)
SPREAD = Text(
    en="The median is {median}; half of the Members {told} lie between {low} and "
    "{high}.",
    fr="La médiane est de {median}\u202f; la moitié des Membres {told} se situent "
    "entre {low} et {high}.",
)
TOO_FEW = Text(
    en="That is below the minimum of {minimum} answers: no value is shown.",
    fr="C'est moins que le minimum de {minimum}\u00a0réponses\u00a0: aucune valeur "
    "n'est présentée.",
)
TOO_FEW_FOR_MEDIAN = Text(
    en="Not all of them may be named, and there are too few for a median that tells "
    "no Member's answer: it is shown from ten answers.",
    fr="Tous ne peuvent pas être nommés, et ils sont trop peu nombreux pour une "
    "médiane qui ne révèle la réponse d'aucun Membre\u00a0: elle est présentée à "
    "partir de dix réponses.",
)
TOO_FEW_RATIOS = Counted(
    Text(
        en="{count} of them gave numerator and denominator, below the minimum of "
        "{minimum}: the ratio is not shown.",
        fr="{count}\u00a0a donné numérateur et dénominateur, moins que le minimum de "
        "{minimum}\u00a0: le rapport n'est pas présenté.",
    ),
    Text(
        en="{count} of them gave numerator and denominator, below the minimum of "
        "{minimum}: the ratio is not shown.",
        fr="{count}\u00a0ont donné numérateur et dénominateur, moins que le minimum de "
        "{minimum}\u00a0: le rapport n'est pas présenté.",
    ),
)
NO_RATIOS = Text(
    en="None of them gave numerator and denominator: the ratio is not shown.",
    fr="Aucun n'a donné numérateur et dénominateur\u00a0: le rapport n'est pas "
    "présenté.",
)
NOT_SHOWN = Text(
    en="There is nothing to divide by: no value is shown.",
    fr="Il n'y a pas de dénominateur\u00a0: aucune valeur n'est présentée.",
)
SILENT = {
    "not_applicable_member_count": Text(
        en="{count} not applicable", fr="{count} sans objet"
    ),
    "not_available_member_count": Text(
        en="{count} not available", fr="{count} non disponible"
    ),
    "not_yet_due_member_count": Text(
        en="{count} not yet due", fr="{count} pas encore exigible"
    ),
}
OTHERS = Text(
    en="Of the others, by their own word: {parts}.",
    fr="Parmi les autres, selon leur propre réponse\u00a0: {parts}.",
)
WITH_UNIT = Text(en="{value} {unit}", fr="{value}\u00a0{unit}")
DEFINITION = Text(en="Definition", fr="Définition")
NUMERATOR = Text(en="Numerator", fr="Numérateur")
DENOMINATOR = Text(en="Denominator", fr="Dénominateur")
UNIT = Text(en="Unit", fr="Unité")
RULE = Text(en="How it is aggregated", fr="Agrégation")
DIRECTION = Text(en="How to read it", fr="Lecture")
ORIGIN = Text(en="Whose KPI it is", fr="Origine")
LICENCE = Text(en="Licence", fr="Licence")
NO_WORD = Text(
    en="Its publisher's: it is not repeated here.",
    fr="Celle de son éditeur\u00a0: elle n'est pas reprise ici.",
)
CATALOGUE = (
    Text(en="KPI", fr="Indicateur"),
    UNIT,
    RULE,
    DIRECTION,
    ORIGIN,
    Text(en="Confidence", fr="Confiance"),
    Text(en="Periods with answers", fr="Périodes avec réponses"),
    Text(
        en="Members that answered or have a value, at most",
        fr="Membres ayant répondu ou ayant une valeur, au plus",
    ),
)
# Counted by the Secretariat or told in its unit's own words: no unit follows the value.
BARE_UNITS = ("percent", "yes_no", "level", "score", "count")


@kept(MOST_LISTS)
def sentence(book: Book, choice: Choice) -> tuple[str, pl.DataFrame]:
    """Return what the chosen region answered on the KPI, with the row it rests on."""
    kpi, period = kpi_of(book.mart, choice), period_of(book.mart, choice)
    rows = at_session(book.mart, choice).filter(
        pl.col("kpi_id") == kpi["kpi_id"],
        pl.col("period") == period,
        pl.col("region_id") == choice.region,
    )
    if rows.is_empty():
        return NOBODY(choice.lang), rows
    row = rows.row(0, named=True)
    return " ".join(_sentences(book, choice, kpi, row)), rows


def _sentences(
    book: Book, choice: Choice, kpi: dict[str, Any], row: dict[str, Any]
) -> list[str]:
    lang = choice.lang
    words = {
        "region": book.region(choice.region, lang),
        "period": period_words(row["period"], lang),
    }
    total = number(row["member_count"], lang)
    if kpi["reporting_level"] == "secretariat":
        said = [COUNTED.say(lang, **words, count=total)]
    else:
        answered = row["reporting_member_count"]
        is_index = kpi["reporting_level"] == "publisher"
        counted = HAVE_VALUE if is_index else ANSWERED
        said = [counted.say(lang, answered, **words, total=total)]
    said.append(value_sentence(kpi, row, lang))
    if row["median"] is not None and kpi["aggregation_rule"] != "share_yes":
        unit = unit_of(kpi, is_divided=True)
        ends = ("median", "first_quartile", "third_quartile")
        median, low, high = (printed(row[end], unit, lang) for end in ends)
        told = kpi_words.told(kpi)(lang)
        said.append(SPREAD.say(lang, median=median, told=told, low=low, high=high))
    return [*said, *_silent(row, lang)]


def value_sentence(kpi: dict[str, Any], row: dict[str, Any], lang: Lang) -> str:
    """Return the value in words, or why there is none."""
    minimum = row["minimum_answer_count"]
    if kpi["is_lower_bound"] and row["value"] == 0:
        return NONE_KNOWN(lang)
    if row["value"] is not None:
        value = printed(row["value"], unit_of(kpi), lang)
        if kpi["unit"] not in BARE_UNITS:
            unit = labelled(kpi, "unit")(lang)
            value = WITH_UNIT.say(lang, value=value, unit=unit)
        words = VALUE_AT_LEAST if kpi["is_lower_bound"] else VALUE
        return words.say(lang, value=value)
    if row["reporting_member_count"] < minimum:
        return TOO_FEW.say(lang, minimum=minimum)
    if kpi["aggregation_rule"] == "median":
        return TOO_FEW_FOR_MEDIAN(lang)
    if row["ratio_member_count"] == 0:
        return NO_RATIOS(lang)
    if row["ratio_member_count"] < minimum:
        return TOO_FEW_RATIOS.say(lang, row["ratio_member_count"], minimum=minimum)
    return NOT_SHOWN(lang)


def _silent(row: dict[str, Any], lang: Lang) -> list[str]:
    parts = [
        words.say(lang, count=number(row[name], lang))
        for name, words in SILENT.items()
        if row[name]
    ]
    return [OTHERS.say(lang, parts=listed(parts, lang))] if parts else []


@kept(MOST_LISTS)
def facts(book: Book, choice: Choice) -> list[Fact]:
    """Return what the chosen KPI measures, how it is made and whose it is."""
    kpi, lang = kpi_of(book.mart, choice), choice.lang
    has_words = kpi["definition_en"] is not None
    definition = labelled(kpi, "definition") if has_words else NO_WORD
    rows = [Fact(DEFINITION, definition(lang))]
    for head, column in ((NUMERATOR, "numerator"), (DENOMINATOR, "denominator")):
        if kpi[f"{column}_en"] is not None:
            rows.append(Fact(head, capital(labelled(kpi, column)(lang))))
    rows += [
        Fact(UNIT, capital(labelled(kpi, "unit")(lang))),
        Fact(RULE, kpi_words.rule(kpi)(lang)),
        Fact(DIRECTION, kpi_words.direction(kpi)(lang)),
        Fact(ORIGIN, kpi_words.origin(kpi)(lang)),
    ]
    return rows + ([Fact(LICENCE, kpi["licence"])] if kpi["licence"] else [])


@kept(MOST_LISTS)
def catalogue(book: Book, choice: Choice) -> Rows:
    """Return all KPIs: what they are, whose, and how many answered at the session."""
    lang = choice.lang
    world = at_session(book.mart, choice).filter(pl.col("region_id") == WORLD)
    counts = {
        row["kpi_id"]: row
        for row in world.group_by("kpi_id")
        .agg(
            pl.len().alias("period_count"),
            pl.col("reporting_member_count").max(),
            pl.col("is_publishable").any(),
        )
        .to_dicts()
    }
    kpis = book.mart("dim_kpis").sort(pl.col("origin") == "external", "kpi_id")
    return [
        [
            COLON.say(lang, label=kpi["kpi_id"], value=labelled(kpi, "name")(lang)),
            labelled(kpi, "unit")(lang),
            kpi_words.short_rule(kpi)(lang),
            kpi_words.short_direction(kpi)(lang),
            kpi_words.short_origin(kpi)(lang),
            kpi_words.confidence(kpi)(lang),
            *_counts(counts.get(kpi["kpi_id"]), kpi, lang),
        ]
        for kpi in kpis.to_dicts()
    ]


def _counts(row: dict[str, Any] | None, kpi: dict[str, Any], lang: Lang) -> list[Cell]:
    if row is None:
        return [Cell(number(0, lang), is_number=True), Cell(DASH(lang), is_number=True)]
    answered = row["reporting_member_count"]
    is_counted = kpi["reporting_level"] == "secretariat"
    return [
        Cell(number(row["period_count"], lang), is_number=True),
        Cell(DASH(lang) if is_counted else number(answered, lang), is_number=True),
    ]
