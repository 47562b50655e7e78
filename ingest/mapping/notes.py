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
UNIT_REFUSED = typeset(
    "unit {unit}, seen {seen}; {refused} by its header, but that holds some of these "
    "unless its description says {limits}",
    "unité {unit}, vu {seen} ; {refused} d'après l'en-tête, mais elle en retiendrait à "
    "moins que sa description ne dise {limits}",
)
LIMITS = typeset(
    "{unit}; its description needs {limits}",
    "{unit} ; sa description doit dire {limits}",
)
SHARES = typeset(
    "{unit}; shares of 1 without a sign are held: factor: 100 makes them percentages",
    "{unit} ; des parts de 1 sans signe sont retenues : factor: 100 en fait des "
    "pourcentages",
)
REPEATED_BY = typeset(
    "each Member and period stands on several rows; {column} tells them apart: "
    "{column} is taken for what names the KPI",
    "chaque Membre et période figure sur plusieurs lignes ; {column} les distingue : "
    "{column} est prise pour ce qui nomme l'indicateur",
)
REPEATED_APART = typeset(
    "each Member and period stands on several rows; {column} tells them apart: keep "
    "the rows of one of its values (only), or they are held as contradicting",
    "chaque Membre et période figure sur plusieurs lignes ; {column} les distingue : "
    "garder les lignes d'une de ses valeurs (only), sinon elles sont retenues car "
    "contradictoires",
)
REPEATED = typeset(
    "each Member and period stands on several rows, and no column tells them apart: "
    "rows that differ will be held as contradicting",
    "chaque Membre et période figure sur plusieurs lignes, et aucune colonne ne les "
    "distingue : celles qui diffèrent seront retenues car contradictoires",
)
WORD_COLUMNS = typeset(
    "columns of words were left out: {columns} (answers in words load with words: "
    "{{text: code}}, see ingest/mapping/README.md)",
    "des colonnes de mots ont été laissées de côté : {columns} (des réponses en mots "
    "se chargent avec words: {{texte: code}}, voir ingest/mapping/README.md)",
)
SHEET_WITHOUT_VALUES = typeset(
    "{sheet}: it has Members, and no column of numbers; left out",
    "{sheet} : elle porte des Membres et aucune colonne de nombres ; laissée de côté",
)
NO_VALUES = typeset(
    "{file}: it has Members, and no column of numbers; nothing to propose "
    "(ingest/mapping/README.md says how to write a mapping by hand)",
    "{file} : il porte des Membres et aucune colonne de nombres ; rien à proposer "
    "(ingest/mapping/README.md dit comment en écrire une à la main)",
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
