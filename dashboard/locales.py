"""Plotly's own words and formats in French; its bundle holds English alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from babel.dates import get_day_names, get_month_names

from warehouse.text import Lang


def _names(days: Mapping[int, str]) -> list[str]:
    """Return the days from Sunday on, as Plotly counts them; babel starts on Monday."""
    return [days[(day - 1) % 7] for day in range(7)]


FRENCH = {
    "moduleType": "locale",
    "name": "fr",
    "dictionary": {
        "Autoscale": "Échelle automatique",
        "Box Select": "Sélection rectangulaire",
        "Click to enter X axis title": "Cliquer pour saisir le titre de l'axe X",
        "Click to enter Y axis title": "Cliquer pour saisir le titre de l'axe Y",
        "Compare data on hover": "Comparer les données au survol",
        "Double-click on legend to isolate one trace": (
            "Double-cliquer sur la légende pour isoler une série"
        ),
        "Double-click to zoom back out": "Double-cliquer pour revenir au zoom initial",
        "Download plot as a PNG": "Télécharger le graphique en PNG",
        "Download plot": "Télécharger le graphique",
        "Lasso Select": "Sélection au lasso",
        "Pan": "Déplacer",
        "Produced with Plotly.js": "Produit avec Plotly.js",
        "Reset": "Réinitialiser",
        "Reset axes": "Réinitialiser les axes",
        "Show closest data on hover": "Afficher les données les plus proches au survol",
        "Snapshot succeeded": "Image enregistrée",
        "Sorry, there was a problem downloading your snapshot!": (
            "L'image n'a pas pu être téléchargée."
        ),
        "Taking snapshot - this may take a few seconds": (
            "Création de l'image\u00a0: quelques secondes"
        ),
        "Toggle Spike Lines": "Afficher ou masquer les guides",
        "Zoom": "Zoom",
        "Zoom in": "Agrandir",
        "Zoom out": "Réduire",
        "close:": "clôture\u00a0:",
        "high:": "haut\u00a0:",
        "low:": "bas\u00a0:",
        "open:": "ouverture\u00a0:",
        "max:": "max.\u00a0:",
        "mean ± \u03c3:": "moyenne ± \u03c3\u00a0:",
        "mean:": "moyenne\u00a0:",
        "median:": "médiane\u00a0:",
        "min:": "min.\u00a0:",
        "trace": "série",
    },
    "format": {
        "days": _names(get_day_names("wide", locale="fr")),
        "shortDays": _names(get_day_names("abbreviated", locale="fr")),
        "months": list(get_month_names("wide", locale="fr").values()),
        "shortMonths": list(get_month_names("abbreviated", locale="fr").values()),
        "date": "%d/%m/%Y",
        "decimal": ",",
        "thousands": "\u202f",
        "grouping": [3],
        "currency": ["", "\u00a0€"],
    },
}


def plotly_config(lang: Lang) -> dict[str, Any]:
    """Return Plotly's settings for a page: its locale and a toolbar kept small."""
    config: dict[str, Any] = {
        "displaylogo": False,
        "displayModeBar": False,
        "responsive": True,
        "locale": str(lang),
    }
    if lang == Lang.FR:
        config["locales"] = {"fr": FRENCH}
    return config
