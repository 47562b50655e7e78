"""The words of an explanation: parts of a figure, roles of cells."""

from __future__ import annotations

from warehouse.explain.cells import Role
from warehouse.text import Text

KINDS: dict[str, Text] = {
    "item": Text(en="the item itself", fr="l'élément lui-même"),
    "event": Text(en="a step", fr="une étape"),
    "experience": Text(en="experience shared", fr="expérience partagée"),
}
NUMBERED = Text(en="No. {number}: {words}", fr="n°\u00a0{number}\u00a0: {words}")
A_MEMBER = Text(en="a Member", fr="un Membre")
PARTS: dict[str, Text] = {
    "answers": Text(en="Answers at this session", fr="Réponses à cette session"),
    "answers_before": Text(
        en="Answers at the session compared with",
        fr="Réponses à la session de comparaison",
    ),
    "own": Text(en="The Member's own answers", fr="Réponses du Membre lui-même"),
    "own_before": Text(
        en="The Member's own answers at the session before",
        fr="Réponses du Membre lui-même à la session précédente",
    ),
    "region": Text(en="Answers of its region", fr="Réponses de sa région"),
    "world": Text(en="Answers of the whole world", fr="Réponses du monde entier"),
    "world_before": Text(
        en="Answers of the whole world at the session before",
        fr="Réponses du monde entier à la session précédente",
    ),
    "other_levels": Text(
        en="Answers of the region on every standard",
        fr="Réponses de la région sur toutes les normes",
    ),
    "kpi_answers": Text(
        en="Answers on its KPIs", fr="Réponses sur les indicateurs qui s'y rapportent"
    ),
    "kpi_world": Text(
        en="Answers of the whole world on these KPIs",
        fr="Réponses du monde entier sur ces indicateurs",
    ),
    "all_answers": Text(
        en="Every answer of the whole world", fr="Toutes les réponses du monde entier"
    ),
    "activities": Text(
        en="Capacity-building activities",
        fr="Activités de renforcement des capacités",
    ),
    "activities_before": Text(
        en="Capacity-building activities known at the session before",
        fr="Activités de renforcement des capacités connues à la session précédente",
    ),
    "register": Text(
        en="Rows of the register of the review",
        fr="Lignes du registre de la révision",
    ),
    "files": Text(en="Files received", fr="Fichiers reçus"),
    "problems": Text(en="Problems found", fr="Problèmes constatés"),
    "members": Text(
        en="Members on the day of the cut-off",
        fr="Membres au jour de la date d'arrêté",
    ),
    "members_before": Text(
        en="Members at the session compared with",
        fr="Membres à la session de comparaison",
    ),
    "members_world": Text(
        en="Members in the whole world", fr="Membres dans le monde entier"
    ),
}
ROLES: dict[Role, Text] = {
    Role.COUNTED: Text(en="counts", fr="compte"),
    Role.SUPERSEDED: Text(
        en="replaced by a later answer", fr="remplacée par une réponse ultérieure"
    ),
    Role.EARLIER_PERIOD: Text(
        en="on an earlier period than the one that counts",
        fr="sur une période antérieure à celle qui compte",
    ),
    Role.NO_VALUE: Text(en="without a value", fr="sans valeur"),
    Role.NOT_COUNTED: Text(
        en="of one who is no counted Member on that day",
        fr="de qui n'est pas un Membre compté à cette date",
    ),
    Role.LESS_TRUSTED: Text(
        en="less trusted than another source", fr="moins sûre qu'une autre source"
    ),
    Role.NOT_BEGUN: Text(
        en="not begun, or not certain to have begun, by the cut-off",
        fr="non commencée, ou sans certitude qu'elle le soit, à la date d'arrêté",
    ),
    Role.TOO_LATE: Text(
        en="received after the cut-off", fr="reçue après la date d'arrêté"
    ),
    Role.WITHDRAWN: Text(
        en="withdrawn by the cut-off", fr="retirée à la date d'arrêté"
    ),
    Role.MEMBERSHIP: Text(
        en="counted in the denominator",
        fr="compte au dénominateur",
    ),
    Role.SILENT: Text(
        en="silent, counted in the denominator",
        fr="silencieux, compte au dénominateur",
    ),
}
