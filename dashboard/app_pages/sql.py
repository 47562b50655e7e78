from dashboard.frame import PAGE_NAMES
from dashboard.show import lead, paragraph, section, title
from dashboard.sql.schema import show_schema
from dashboard.sql.widgets import ask, show_outcome
from dashboard.state import current_book, current_choice
from dashboard.words import number
from warehouse.sql_room import DEFAULT_LIMIT, DEFAULT_SECONDS
from warehouse.text import Text

LEAD = Text(
    en="One SELECT on the tables of this release, the same as the command “fos sql”: "
    "read-only, at most {limit} rows and {seconds} seconds. The address keeps the "
    "query, so that a link asks it again.",
    fr="Un SELECT sur les tables de cette version, comme la commande "
    "«\u00a0fos sql\u00a0»\u00a0: en lecture seule, au plus {limit} lignes et "
    "{seconds} secondes. L'adresse garde la requête, afin qu'un lien la pose à "
    "nouveau.",
)
BLANKS = Text(
    en="A name after a dollar sign is a blank to fill in; left empty it means all. "
    "Tables hold all sessions, whatever is chosen above: filter as_of_session_id.",
    fr="Un nom précédé d'un dollar est un champ à remplir\u202f; laissé vide, il "
    "signifie tout. Les tables contiennent toutes les sessions, quel que soit le choix "
    "ci-dessus\u00a0: filtrez as_of_session_id.",
)
ANSWER = Text(en="Answer", fr="Réponse")
TABLES = Text(en="Tables and columns", fr="Tables et colonnes")

book, choice = current_book(), current_choice()
lang = choice.lang

title(PAGE_NAMES["sql"])
limit, seconds = number(DEFAULT_LIMIT, lang), number(DEFAULT_SECONDS, lang)
lead(LEAD.say(lang, limit=limit, seconds=seconds))
paragraph(BLANKS(lang))
outcome = ask(book, choice)
if outcome is not None:
    section(ANSWER)
    show_outcome(outcome, book.release.release_id, lang)

section(TABLES)
show_schema(book, lang)
