"""What stands in the sheets of a questionnaire, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.columns import NOTE, STANDARD
from ingest.problem_kinds import typeset
from ingest.source import Column
from ingest.sources.implementation import EVIDENCE, LEVEL
from ingest.sources.kpis import DENOMINATOR, KPI, NUMERATOR, STATUS, VALUE
from warehouse.text import Text


@dataclass(frozen=True, slots=True)
class Shown:
    """One column of a sheet: a field to fill in or a text that helps.

    Args:
        header: what stands above it; helping columns are known by it and not read.
        width: its width, in characters.
        field: the column of the table, or None where the text only helps.
        seed: the column of the code list that it shows, without its language.
        last: what was answered last, by the name under which it is kept.
        is_answer: it is there to be filled in.
    """

    header: Text
    width: int
    field: Column | None = None
    seed: str = ""
    last: str = ""
    is_answer: bool = False


def _answer(column: Column, width: int) -> Shown:
    return Shown(column.label, width, column, is_answer=True)


def _help(en: str, fr: str, width: int, seed: str) -> Shown:
    return Shown(Text(en, fr), width, seed=seed)


def _last(en: str, fr: str, width: int, name: str) -> Shown:
    return Shown(Text(en, fr), width, last=f"last_{name}")


LAST_VALUE = Text(en="last answer", fr="dernière réponse")
LAST_NUMERATOR = Text(en="last numerator", fr="dernier numérateur")
LAST_DENOMINATOR = Text(en="last denominator", fr="dernier dénominateur")
LAST_PERIOD = Text(en="period of the last answer", fr="période de la dernière réponse")
CONFIRM = typeset(en="still the same?", fr="toujours la même ?")
# What was answered last stands for the answer where it is confirmed: by field.
LAST_OF_FIELDS = {
    "value": LAST_VALUE,
    "numerator": LAST_NUMERATOR,
    "denominator": LAST_DENOMINATOR,
    "level": LAST_VALUE,
}
KPI_SHEET = Text(en="KPI", fr="KPI")
KPI_COLUMNS = (
    Shown(KPI.label, 11, KPI, seed="kpi_id"),
    _help("name", "intitulé", 34, "name"),
    _help("unit", "unité", 12, "unit"),
    _answer(VALUE, 14),
    _answer(NUMERATOR, 16),
    _help("what the numerator counts", "ce que compte le numérateur", 30, "numerator"),
    _answer(DENOMINATOR, 16),
    _help(
        "what the denominator counts",
        "ce que compte le dénominateur",
        30,
        "denominator",
    ),
    _answer(STATUS, 18),
    _last(LAST_VALUE.en, LAST_VALUE.fr, 14, "value"),
    _last(LAST_NUMERATOR.en, LAST_NUMERATOR.fr, 14, "numerator"),
    _last(LAST_DENOMINATOR.en, LAST_DENOMINATOR.fr, 14, "denominator"),
    _last(LAST_PERIOD.en, LAST_PERIOD.fr, 12, "period"),
    Shown(CONFIRM, 12, is_answer=True),
    _answer(NOTE, 30),
    _help("allowed values", "valeurs admises", 20, "range"),
    _help("which way is better", "quel sens est le meilleur", 18, "direction_name"),
    _help("Origin", "Origine", 24, "origin_name"),
    _help("what it measures", "ce qu'il mesure", 60, "definition"),
)
LEVEL_SHEET = Text(en="Implementation", fr="Mise en œuvre")
LEVEL_COLUMNS = (
    Shown(STANDARD.label, 10, STANDARD, seed="standard_no_2022"),
    _help("title of the standard", "intitulé de la norme", 40, "name"),
    _answer(LEVEL, 16),
    _answer(EVIDENCE, 40),
    _last(LAST_VALUE.en, LAST_VALUE.fr, 14, "value"),
    _last(LAST_PERIOD.en, LAST_PERIOD.fr, 12, "period"),
    Shown(CONFIRM, 12, is_answer=True),
    _answer(NOTE, 30),
    _help("what it asks for", "ce qu'elle demande", 70, "intent"),
)
HELP_HEADERS = frozenset(
    header
    for shown in (*KPI_COLUMNS, *LEVEL_COLUMNS)
    if shown.field is None and shown.header != CONFIRM
    for header in (shown.header.en, shown.header.fr)
)

STATUS_CHOICES = (
    Text(en="reported", fr="communiqué"),
    Text(en="not applicable", fr="sans objet"),
    Text(en="not available", fr="non disponible"),
    Text(en="not yet due", fr="pas encore dû"),
)
LEVEL_CHOICES = (
    Text(en="none", fr="aucun"),
    Text(en="planned", fr="prévu"),
    Text(en="partial", fr="partiel"),
    Text(en="full", fr="complet"),
    Text(en="not applicable", fr="sans objet"),
    Text(en="not available", fr="non disponible"),
)
NO, YES = Text(en="no", fr="non"), Text(en="yes", fr="oui")

GUIDE_SHEET = Text(en="Read me", fr="Lisez-moi")
TITLE = typeset(
    en="Questionnaire on the E-Commerce Framework of Standards: {member}",
    fr="Questionnaire sur le Cadre de normes pour le commerce électronique : {member}",
)
OCCASION = typeset(
    en="For the {session} sessions. Period: {period}",
    fr="Pour les sessions {session}. Période : {period}",
)
GUIDE = (
    typeset(
        "Fill in the yellow cells of the two other sheets, and the one at the foot of "
        "this one. Leave empty what you cannot answer: it counts as not reported, not "
        "as zero.",
        "Remplir les cellules jaunes des deux autres feuilles, et celle au bas de "
        "celle-ci. Laisser vide ce à quoi vous ne pouvez répondre : cela compte comme "
        "non communiqué, et non comme zéro.",
    ),
    typeset(
        "KPI: give numerator and denominator where you have them; the value then "
        "follows. A percentage is written 45 % or 45. Status says why there is no "
        "value. The column Origin says whose KPI it is: most are reconstructed from "
        "the Framework's standards, since the WCO's list of KPIs is not public, and "
        "those whose names the WCO has published are the Framework's own or belong to "
        "its general performance measurement.",
        "KPI : donner numérateur et dénominateur si vous les avez ; la valeur s'en "
        "déduit. Un pourcentage s'écrit 45 % ou 45. Le statut dit pourquoi il n'y a "
        "pas de valeur. La colonne Origine dit à qui est le KPI : la plupart sont "
        "reconstitués à partir des normes du Cadre, car la liste des KPI de l'OMD "
        "n'est pas publique, et ceux dont l'OMD a publié l'intitulé sont propres au "
        "Cadre ou relèvent de sa mesure générale de la performance.",
    ),
    typeset(
        "In grey stands what you answered last, and for which period. It is no answer "
        "until you confirm it: write yes under “still the same?”, or replace it by "
        "filling in the yellow cells.",
        "En gris figure votre dernière réponse, et sa période. Ce n'est pas une "
        "réponse tant que vous ne la confirmez pas : écrire oui sous « toujours la "
        "même ? », ou la remplacer en remplissant les cellules jaunes.",
    ),
    typeset(
        "Implementation: one level for each of the sixteen standards of the 2022 "
        "edition (none, planned, partial, full), and what supports it.",
        "Mise en œuvre : un niveau pour chacune des seize normes de l'édition 2022 "
        "(aucun, prévu, partiel, complet), et ce qui l'appuie.",
    ),
    typeset(
        "Whose answers these are, and for which period, is stored in the workbook: "
        "the file may be renamed. Keep the header rows as they are.",
        "À qui sont ces réponses, et pour quelle période, est enregistré dans le "
        "classeur : le fichier peut être renommé. Ne pas changer les lignes "
        "d'en-tête.",
    ),
    typeset(
        "Your answers count in the figures of your region and of the world. They are "
        "shown with your name only if you say yes here:",
        "Vos réponses comptent dans les chiffres de votre région et du monde. Elles "
        "ne sont montrées sous votre nom que si vous répondez oui ici :",
    ),
)
CONSENT_QUESTION = typeset(
    "May the Member be named with its answers?",
    "Le Membre peut-il être nommé avec ses réponses ?",
)
VALUE_HELP = {
    "percent": typeset("A percentage: 45 or 45 %", "Un pourcentage : 45 ou 45 %"),
}
NUMBER_HELP = typeset(
    "A number, in the unit of this row", "Un nombre, dans l'unité de cette ligne"
)
PART_HELP = typeset("A number, or empty", "Un nombre, ou rien")
