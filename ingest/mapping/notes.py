"""What `fos map` says: in the file that it proposes, and beside it."""

from __future__ import annotations

from ingest.problem_kinds import typeset

MADE = typeset(
    "Proposed by fos map for {file}: check it, fill in what is blank, then fos check.",
    "Proposé par fos map pour {file} : vérifier, remplir les blancs, puis fos check.",
)
BLANK = typeset("TO BE FILLED IN", "À REMPLIR")
ADD_KPIS = typeset(
    "A KPI that is not on the list (EC-01 …) is described here, by an id of its own:\n"
    "kpis:\n"
    "  NAME-OF-IT: {name_en: …, name_fr: …, unit: …, direction: context_only,\n"
    "               words: [what a long table calls it]}",
    "Un indicateur hors de la liste (EC-01 …) est décrit ici, par un code à lui :\n"
    "kpis:\n"
    "  SON-NOM: {name_en: …, name_fr: …, unit: …, direction: context_only,\n"
    "            words: [ce que dit un tableau long]}",
)
UNIT_TOLD = typeset(
    "unit {unit} by its header or signs, seen {seen}",
    "unité {unit} d'après l'en-tête ou les signes, vu {seen}",
)
UNIT_GUESSED = typeset(
    "unit unknown, perhaps {unit}, seen {seen}",
    "unité inconnue, peut-être {unit}, vu {seen}",
)
HEADERS_JOINED = typeset(
    "the headers of rows {rows} were joined, as labels stand twice in the last",
    "les en-têtes des lignes {rows} ont été joints, des libellés étant répétés",
)
RIVALS = typeset(
    "{rivals} could hold the Members too; {member} was taken",
    "{rivals} pourrait aussi porter les Membres ; {member} a été retenu",
)
HELD = typeset(
    "{count} of its names are groups, no Members, or several at once: their rows will "
    "be held",
    "{count} de ses noms sont des groupes, des non-Membres ou plusieurs à la fois : "
    "leurs lignes seront retenues",
)
RIVAL_PERIODS = typeset(
    "{rivals} could be the period too; {period} was taken",
    "{rivals} pourrait aussi être la période ; {period} a été retenu",
)
NO_PERIOD = typeset(
    "no column and no sheet tells the period: it is left blank",
    "aucune colonne ni feuille ne dit la période : elle est laissée en blanc",
)
PERIOD_OF_SHEET = typeset(
    "the period is taken from the name of the sheet",
    "la période est prise du nom de la feuille",
)
INDICATORS = typeset(
    "{column} names {count} indicators: which KPI each of them is, only you can say",
    "{column} nomme {count} indicateurs : quel indicateur est chacun, vous seul le "
    "savez",
)
NO_NUMBERS = typeset(
    "no column of numbers was found", "aucune colonne de nombres n'a été trouvée"
)
WHICH_KPI = typeset(
    "{count} columns hold numbers: which KPI each is, is left blank (take out those "
    "that are none); the unit of {guessed} is a guess",
    "{count} colonnes portent des nombres : l'indicateur de chacune est laissé en "
    "blanc (ôter celles qui n'en sont pas) ; l'unité de {guessed} est supposée",
)
SHEET_WITHOUT = typeset(
    "{sheet}: no column of Members under a row of headers was found; left out",
    "{sheet} : aucune colonne de Membres sous une ligne d'en-tête ; laissée de côté",
)
NOTHING = typeset(
    "{file}: no column holds at least three Members under a row of headers; nothing to "
    "propose (ingest/mapping/README.md says how to write a mapping by hand)",
    "{file} : aucune colonne ne porte au moins trois Membres sous une ligne "
    "d'en-tête ; rien à proposer (ingest/mapping/README.md dit comment en écrire "
    "une à la main)",
)
WRITTEN = typeset(
    "{path}: a proposal; {blanks} blanks to fill in before it can be followed",
    "{path} : une proposition ; {blanks} blancs à remplir avant de pouvoir la suivre",
)
