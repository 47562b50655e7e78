from dashboard.charts import files_by_session, problems_by_code
from dashboard.findings.intake import (
    BY_SOURCE,
    FILES,
    by_source,
    files,
    received,
    sentence,
)
from dashboard.frame import PAGE_NAMES
from dashboard.show import (
    lead,
    paragraph,
    say_if_sample,
    section,
    show,
    show_table,
    title,
)
from dashboard.state import current_book, current_choice
from warehouse.text import Text

BALANCE = Text(
    en="Every row that is read is either loaded or held, and nothing is dropped: rows "
    "read = rows loaded + rows held. A held row counts in no figure until a corrected "
    "file brings it back.",
    fr="Chaque ligne lue est soit chargée, soit retenue, et rien n'est "
    "abandonné\u00a0: lignes lues = lignes chargées + lignes retenues. Une ligne "
    "retenue n'entre dans aucun chiffre tant qu'un fichier corrigé ne l'a pas "
    "rétablie.",
)
SOURCES = Text(en="What was received", fr="Ce qui a été reçu")
PROBLEMS = Text(en="What was wrong", fr="Ce qui n'allait pas")
ARRIVAL = Text(en="On time and late", fr="À temps et en retard")
ONE_BY_ONE = Text(en="File by file", fr="Fichier par fichier")
ONE_BY_ONE_WORDS = Text(
    en="Files with rows held, problems or a remark, the latest first. A Member is "
    "named only where it agreed to be; elsewhere it reads “a Member”.",
    fr="Fichiers comportant des lignes retenues, des problèmes ou une remarque, les "
    "plus récents d'abord. Un Membre n'est nommé que s'il l'a accepté\u202f; sinon, "
    "il est écrit «\u00a0un Membre\u00a0».",
)
NO_FILE = Text(
    en="No such file had been received by this session.",
    fr="Aucun fichier de ce type n'avait été reçu à cette session.",
)

book, choice = current_book(), current_choice()
lang = choice.lang
rows = received(book, choice)

title(PAGE_NAMES["data_quality"])
say_if_sample(rows)
lead(sentence(rows, lang))
paragraph(BALANCE(lang))

section(SOURCES)
show_table(BY_SOURCE, by_source(rows, lang), empty=NO_FILE)

section(PROBLEMS)
show(problems_by_code.CHART)

section(ARRIVAL)
show(files_by_session.CHART)

section(ONE_BY_ONE)
paragraph(ONE_BY_ONE_WORDS(lang))
show_table(FILES, files(book, rows, lang), wide=(6,), empty=NO_FILE, is_long=True)
