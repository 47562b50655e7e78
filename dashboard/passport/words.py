"""The words of `fos verify`, in both languages."""

from __future__ import annotations

from warehouse.text import Text

VERDICTS = {
    "identical": Text(en="identical", fr="identique"),
    "changed": Text(en="changed", fr="modifié"),
    "cannot_tell": Text(en="cannot tell", fr="impossible à dire"),
}
WHY = {
    "unreadable": Text(
        en="the file cannot be read as one of ours",
        fr="le fichier ne peut pas être lu comme l'un des nôtres",
    ),
    "no_passport": Text(
        en="the file carries no passport: it was not exported here, or was stripped",
        fr="le fichier ne porte pas de passeport\u00a0: il n'a pas été exporté ici, ou "
        "le passeport en a été retiré",
    ),
    "no_release": Text(
        en="there is no release to compare with",
        fr="il n'y a pas de version avec laquelle comparer",
    ),
    "unknown_chart": Text(
        en="this version of fos has no such figure",
        fr="cette version de fos ne connaît pas cette figure",
    ),
    "unknown_session": Text(
        en="the release has no figures for that session",
        fr="la version n'a pas de chiffres pour cette session",
    ),
    "unknown_choice": Text(
        en="the release does not know the KPI, Member or region asked for",
        fr="la version ne connaît pas l'indicateur, le Membre ou la région demandés",
    ),
}
HEAD = Text(en="{file}: {verdict}", fr="{file}\u00a0: {verdict}")
WITH = Text(
    en="compared with release {release_id}", fr="comparé à la version {release_id}"
)
EDITED = Text(
    en="in the file itself, not as it was exported: {parts}",
    fr="dans le fichier lui-même, autrement qu'à l'exportation\u00a0: {parts}",
)
# The parts of a file by the first word of their name; the rest is a name of its own.
PARTS = {
    "picture": Text(en="picture", fr="image"),
    "words": Text(en="words", fr="mots"),
    "drawing": Text(en="drawing", fr="dessin"),
    "page": Text(en="page", fr="page"),
    "sheet": Text(en="sheet", fr="feuille"),
    "text": Text(en="text", fr="texte"),
    "chart": Text(en="chart", fr="graphique"),
    "workbook": Text(en="workbook", fr="classeur"),
}
FIGURE = Text(
    en="{figure_id} {figure} ({as_of}, release {release_id}): {verdict}",
    fr="{figure_id} {figure} ({as_of}, version {release_id})\u00a0: {verdict}",
)
BECAUSE = Text(en="because {why}", fr="car {why}")
CHANGE = Text(
    en="{keys}, {column}: {was} → {now}", fr="{keys}, {column}\u00a0: {was} → {now}"
)
MORE = Text(
    en="and {count} more; --json has all",
    fr="et {count} de plus\u202f; --json les a tous",
)
HOW = {
    "arrived": Text(en="arrived", fr="arrivé"),
    "corrected": Text(en="corrected", fr="corrigé"),
    "withdrawn": Text(en="withdrawn", fr="retiré"),
}
CAUSE = Text(
    en="{how}: {who}{item}: “{typed}” in {place}",
    fr="{how}\u00a0: {who}{item}\u00a0: «\u00a0{typed}\u00a0» dans {place}",
)
REPLACED = Text(
    en=", in place of “{typed}” in {place}",
    fr=", à la place de «\u00a0{typed}\u00a0» dans {place}",
)
UNNAMED = Text(
    en="answers that may not be named, in {submissions}",
    fr="réponses qui ne peuvent pas être nommées, dans {submissions}",
)
NO_CAUSE = Text(
    en="no file arrived that explains it: code lists, reading rules, the minimum "
    "number of answers or the program changed",
    fr="aucun fichier arrivé ne l'explique\u00a0: les listes de codes, les règles de "
    "lecture, le nombre minimal de réponses ou le programme ont changé",
)
REMADE = Text(
    en="the rows are the same; this version describes the chart otherwise",
    fr="les lignes sont les mêmes\u202f; cette version décrit le graphique autrement",
)
CUT_OFF = Text(
    en="the cut-off date was {was} and is now {now}",
    fr="la date d'arrêté était le {was} et est maintenant le {now}",
)
NOT_READ = Text(
    en="the picture is as it was exported; the numbers drawn in it are not read",
    fr="l'image est celle de l'exportation\u202f; les nombres qui y sont dessinés ne "
    "sont pas lus",
)
