"""What the pre-flight check can find, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.compose import filled
from warehouse.text import Text

SAMPLE = Text(
    en="Sample data: {count} of {total} figures and tables are made from rows that no "
    "Member reported ({which}).",
    fr="Données d'exemple\u00a0: {count} figures et tableaux sur {total} sont établis "
    "à partir de lignes qu'aucun Membre n'a communiquées ({which}).",
)
EMBARGO = Text(
    en="The release {release} is under embargo until {until}.",
    fr="La version {release} est sous embargo jusqu'au {until}.",
)
WAITING = Text(
    en="A newer release, {release}, waits under embargo until {until}: these figures "
    "are those of the release before.",
    fr="Une version plus récente, {release}, attend sous embargo jusqu'au "
    "{until}\u00a0: ces chiffres sont ceux de la version précédente.",
)
STALE_FILES = Text(
    en="Stale release: it lacks files received by {date} ({which}); run `fos build`.",
    fr="Version périmée\u00a0: il y manque des fichiers reçus au {date} "
    "({which})\u202f; lancez `fos build`.",
)
STALE_WITHDRAWALS = Text(
    en="Stale release: it lacks withdrawals made by {date} ({which}); run `fos build`.",
    fr="Version périmée\u00a0: il y manque des retraits faits au {date} "
    "({which})\u202f; lancez `fos build`.",
)
STALE_CODE = Text(
    en="Stale release: models, code lists or the code that publishes them have changed "
    "since it was built; run `fos build`.",
    fr="Version périmée\u00a0: les modèles, les nomenclatures ou le code qui les "
    "publie ont changé depuis\u202f; lancez `fos build`.",
)
LEDGER_UNKNOWN = Text(
    en="Whether files have come since this release was built cannot be told: {reason}.",
    fr="On ne peut dire si des fichiers sont arrivés depuis l'établissement de cette "
    "version\u00a0: {reason}.",
)
ONE_LANGUAGE = Text(
    en="Text missing in one language: {where}, column {column}, beside “{other}”.",
    fr="Texte manquant dans une langue\u00a0: {where}, colonne {column}, à côté de "
    "«\u00a0{other}\u00a0».",
)
ENGLISH = Text(
    en="English in the French document: “{words}”.",
    fr="Anglais dans le document français\u00a0: «\u00a0{words}\u00a0».",
)
TWINS = Text(
    en="The two languages give different numbers: {where}, {english} against {french}.",
    fr="Les deux langues donnent des nombres différents\u00a0: {where}, {english} "
    "contre {french}.",
)
SHAPE = Text(
    en="The two documents have not the same parts: {english} blocks against {french}.",
    fr="Les deux documents n'ont pas les mêmes parties\u00a0: {english} blocs contre "
    "{french}.",
)
BELOW_MINIMUM = Text(
    en="{where} shows a value that rests on {count} answers, fewer than {minimum}.",
    fr="{where} présente une valeur reposant sur {count} réponses, moins de {minimum}.",
)
ORDER = Text(
    en="Numbers out of order in {file}: {label} {numbers}.",
    fr="Numéros dans le désordre dans {file}\u00a0: {label} {numbers}.",
)
NO_FIELD = Text(
    en="A caption without a numbering field in {file}: “{words}”.",
    fr="Légende sans champ de numérotation dans {file}\u00a0: «\u00a0{words}\u00a0».",
)
NO_WORDS = Text(
    en="A chart or picture without alternative text in {file}: {name}.",
    fr="Graphique ou image sans texte de remplacement dans {file}\u00a0: {name}.",
)
DEAD_REFERENCE = Text(
    en="A reference to a figure or table that is not in {file}: {name}.",
    fr="Renvoi à une figure ou à un tableau absent de {file}\u00a0: {name}.",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands between a pack and the people it is for."""

    code: str
    text: Text


def finding(code: str, text: Text, **values: object) -> Finding:
    """Return a finding with its placeholders filled in; texts in each language."""
    said = {
        name: value if isinstance(value, Text) else str(value)
        for name, value in values.items()
    }
    return Finding(code, filled(text, **said))
