"""Problems found in the files received, by code."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Bars, Chart, Column, Kind, Marts, Unit
from dashboard.choice import Choice
from dashboard.headline.headlines import Headline, largest
from dashboard.intake_words import SEVERITY
from dashboard.sources import FILES
from warehouse.text import Lang, Text


def by_code(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the problems by code, with their severity in words."""
    severity = pl.col("severity")
    return marts("rpt_problems_by_code").with_columns(
        severity.replace({code: text(lang) for code, text in SEVERITY.items()}).alias(
            f"severity_label_{lang}"
        )
        for lang in Lang
    )


CHART = Chart(
    key="problems_by_code",
    mart="rpt_problems_by_code",
    shape=by_code,
    title=Text(
        en="Problems found in the files received, by kind",
        fr="Problèmes relevés dans les fichiers reçus, par nature",
    ),
    mark=Bars(category="problem_label", value="problem_count", key="problem_code"),
    unit=Unit.COUNT,
    unit_text=Text(
        en="Number of problems, each named with its cell to the sender. An error holds "
        "the row; a warning does not.",
        fr="Nombre de problèmes, chacun signalé avec sa cellule à l'expéditeur. Une "
        "erreur retient la ligne\u202f; un avertissement non.",
    ),
    source=FILES,
    columns=(
        Column("problem_label", Text(en="Problem", fr="Problème")),
        Column("severity_label", Text(en="Severity", fr="Gravité")),
        Column(
            "problem_count",
            Text(en="Problems", fr="Problèmes"),
            Kind.COUNT,
            is_value=True,
        ),
        Column(
            "open_problem_count",
            Text(
                en="In files that still stand", fr="Dans des fichiers toujours valables"
            ),
            Kind.COUNT,
        ),
        Column("submission_count", Text(en="Files", fr="Fichiers"), Kind.COUNT),
    ),
    order=("problem_label",),
    note=Text(
        en="A file that was withdrawn or replaced whole no longer stands; its problems "
        "stay in the count.",
        fr="Un fichier retiré ou entièrement remplacé n'est plus valable\u202f; ses "
        "problèmes restent comptés.",
    ),
    empty=Text(
        en="No problem had been found by this session.",
        fr="Aucun problème n'avait été relevé à cette session.",
    ),
    headline=Headline(
        largest,
        (
            Text(
                en="Most frequent problem: {name} ({value})",
                fr="Problème le plus fréquent\u00a0: {name} ({value})",
            ),
        ),
    ),
)
