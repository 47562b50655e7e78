"""Why a query was refused or failed, in one line of the reader's language."""

from __future__ import annotations

import re

from warehouse.text import Lang, Text

REFUSED = Text(en="Refused: {reason}.", fr="Refusée\u00a0: {reason}.")
STOPPED = Text(en="Stopped: {reason}.", fr="Interrompue\u00a0: {reason}.")
FAILED = Text(
    en="The database could not run it: {reason}",
    fr="La base de données n'a pas pu l'exécuter\u00a0: {reason}",
)
ONE_SELECT = Text(
    en="give one SELECT statement, not {count}",
    fr="donnez une seule instruction SELECT, et non {count}",
)
PIVOT = Text(
    en="name the values of PIVOT: pivot … on column in ('a', 'b')",
    fr="nommez les valeurs de PIVOT\u00a0: pivot … on colonne in ('a', 'b')",
)
ONLY_SELECT = Text(en="only SELECT is allowed here", fr="seul SELECT est autorisé ici")
OTHER_NAME = Text(
    en="give the CTE {name} another name", fr="donnez un autre nom à la CTE {name}"
)
TABLE_FUNCTION = Text(
    en="the table function {name} is not allowed here",
    fr="la fonction de table {name} n'est pas autorisée ici",
)
FUNCTION = Text(
    en="the function {name} is not allowed here",
    fr="la fonction {name} n'est pas autorisée ici",
)
NO_DATABASE = Text(
    en="leave out the database name {name}: write {mart}",
    fr="retirez le nom de base {name}\u00a0: écrivez {mart}",
)
NO_MART = Text(
    en="there is no table {name}: the list stands at the foot of the page",
    fr="il n'y a pas de table {name}\u00a0: la liste figure au bas de la page",
)
TOO_SLOW = Text(
    en="it took more than {seconds} s; ask for less (a filter, fewer joins)",
    fr="elle a dépassé {seconds} s\u202f; demandez moins (un filtre, moins de "
    "jointures)",
)
OVER_LIMITS = Text(
    en="it went over its memory or time limit; ask for less",
    fr="elle a dépassé sa limite de mémoire ou de temps\u202f; demandez moins",
)
TOO_MUCH_MEMORY = Text(
    en="it needs more memory than a query may have; ask for less",
    fr="elle demande plus de mémoire qu'une requête ne peut en avoir\u202f; demandez "
    "moins",
)
TOO_LARGE = Text(
    en="the answer is too large; ask for fewer rows or columns",
    fr="la réponse est trop volumineuse\u202f; demandez moins de lignes ou de colonnes",
)
# The store says these in English; a line that is not here comes from the database.
LINES = (
    (r"give one SELECT statement, not (?P<count>\d+)", REFUSED, ONE_SELECT),
    (r"name the values of PIVOT: .*", REFUSED, PIVOT),
    (r"only SELECT is allowed here", REFUSED, ONLY_SELECT),
    (r"give the CTE (?P<name>.+) another name", REFUSED, OTHER_NAME),
    (r"the table function (?P<name>.+) is not allowed here", REFUSED, TABLE_FUNCTION),
    (r"the function (?P<name>.+) is not allowed here", REFUSED, FUNCTION),
    (
        r"leave out the database name (?P<name>.+): write (?P<mart>.+)",
        REFUSED,
        NO_DATABASE,
    ),
    (r"there is no mart (?P<name>.+): see .*", REFUSED, NO_MART),
    (r"stopped after (?P<seconds>.+) s: .*", STOPPED, TOO_SLOW),
    (r"stopped: it went over its memory or time limit.*", STOPPED, OVER_LIMITS),
    (r"it needs more memory than a query may have.*", STOPPED, TOO_MUCH_MEMORY),
    (r"the answer is too large.*", STOPPED, TOO_LARGE),
)
# From here on DuckDB repeats the query.
ECHO = re.compile(r"\s+LINE \d+:.*", re.DOTALL)


def in_words(message: str, lang: Lang) -> str:
    """Return why a query gave no rows, in one line."""
    for pattern, frame, reason in LINES:
        found = re.fullmatch(pattern, message)
        if found:
            return frame.say(lang, reason=reason.say(lang, **found.groupdict()))
    return FAILED.say(lang, reason=ECHO.sub("", message))
