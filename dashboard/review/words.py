"""The words of `fos review`, in both languages."""

from __future__ import annotations

from dashboard.words import Counted
from warehouse.text import Text

CODES = {
    "differs": Text(
        en="“{found}” is not the figure: {expected}",
        fr="«\u00a0{found}\u00a0» n'est pas le chiffre\u00a0: {expected}",
    ),
    "swapped_digits": Text(
        en="“{found}” has the digits of the figure in another order: {expected}",
        fr="«\u00a0{found}\u00a0» a les chiffres dans un autre ordre\u00a0: {expected}",
    ),
    "stale": Text(
        en="“{found}” is the figure of another session; now: {expected}",
        fr="«\u00a0{found}\u00a0» est le chiffre d'une autre session\u202f; "
        "maintenant\u00a0: {expected}",
    ),
    "other_session": Text(
        en="“{found}” is tagged for another session than {expected}",
        fr="«\u00a0{found}\u00a0» est balisé pour une autre session que {expected}",
    ),
    "other_notation": Text(
        en="“{found}” is written as the other language writes it: {expected}",
        fr="«\u00a0{found}\u00a0» est écrit comme l'autre langue l'écrit\u00a0: "
        "{expected}",
    ),
    "no_number": Text(
        en="“{found}” stands where the figure should: {expected}",
        fr="«\u00a0{found}\u00a0» se trouve à la place du chiffre\u00a0: {expected}",
    ),
    "unknown_tag": Text(
        en="“{found}” has a tag that names no figure",
        fr="«\u00a0{found}\u00a0» a une balise qui ne désigne aucun chiffre",
    ),
    "no_such_figure": Text(
        en="“{found}” has a tag of a figure that the release does not have",
        fr="«\u00a0{found}\u00a0» a la balise d'un chiffre que la version n'a pas",
    ),
    "untagged": Text(
        en="“{found}” looks like a known figure and has no tag",
        fr="«\u00a0{found}\u00a0» ressemble à un chiffre connu et n'a pas de balise",
    ),
    "untagged_stale": Text(
        en="“{found}” looks like the figure of another session; now: {expected}",
        fr="«\u00a0{found}\u00a0» ressemble au chiffre d'une autre session\u202f; "
        "maintenant\u00a0: {expected}",
    ),
    "chart_stale": Text(
        en="chart “{found}”: numbers that differ from the release: {expected}",
        fr="graphique «\u00a0{found}\u00a0»\u00a0: nombres qui diffèrent de la "
        "version\u00a0: {expected}",
    ),
    "chart_edited": Text(
        en="chart “{found}”: values no longer in its workbook: {expected}",
        fr="graphique «\u00a0{found}\u00a0»\u00a0: valeurs qui ne sont plus dans son "
        "classeur\u00a0: {expected}",
    ),
    "chart_unknown": Text(
        en="chart “{found}”: no passport tells what it shows, so it is not compared",
        fr="graphique «\u00a0{found}\u00a0»\u00a0: aucun passeport ne dit ce qu'il "
        "présente, il n'est donc pas comparé",
    ),
    "twins_differ": Text(
        en="only here: {found}; only in the other language: {expected}",
        fr="seulement ici\u00a0: {found}\u202f; seulement dans l'autre langue\u00a0: "
        "{expected}",
    ),
    "no_twin": Text(
        en="no paragraph of the other language stands beside this one",
        fr="aucun paragraphe de l'autre langue ne se trouve à côté de celui-ci",
    ),
}
SLIP = Text(
    en="{file}, paragraph {paragraph}: {said}",
    fr="{file}, paragraphe {paragraph}\u00a0: {said}",
)
FOUND = Counted(
    Text(en="{count} slip found", fr="{count}\u00a0écart relevé"),
    Text(en="{count} slips found", fr="{count}\u00a0écarts relevés"),
)
LOOKED_AT = Text(
    en="{file}: {paragraphs} paragraphs, {tagged} tagged numbers, {charts} native "
    "charts, compared with release {release_id}",
    fr="{file}\u00a0: {paragraphs} paragraphes, {tagged} nombres balisés, {charts} "
    "graphiques natifs, comparés à la version {release_id}",
)
