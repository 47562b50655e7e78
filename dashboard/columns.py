"""Columns that several data tables share, with their heads in both languages."""

from __future__ import annotations

from dashboard.chart import Column, Kind
from warehouse.text import Text

REGION = Column("region_name", Text(en="Region", fr="Région"))
STANDARD = Column("standard_name", Text(en="Standard", fr="Norme"))
SESSION = Column("session_label", Text(en="Session", fr="Session"))
OUTCOME = Column("outcome_label", Text(en="Outcome", fr="Résultat"))
ORIGIN = Column("origin_label", Text(en="Origin", fr="Origine"))
SHARE = Column(
    "implemented_share",
    Text(en="Share, Members that answered", fr="Part, Membres ayant répondu"),
    Kind.SHARE,
    is_value=True,
)
LOW = Column(
    "low_share",
    Text(en="Lowest, silent Members at none", fr="Minimum, silencieux à aucun"),
    Kind.SHARE,
)
HIGH = Column(
    "high_share",
    Text(en="Highest, silent Members at full", fr="Maximum, silencieux à complet"),
    Kind.SHARE,
)
MEAN_LEVEL = Column(
    "mean_level", Text(en="Mean level", fr="Niveau moyen"), Kind.LEVEL, is_value=True
)
IMPLEMENTED = Column(
    "implemented_member_count",
    Text(en="Members at full level", fr="Membres au niveau complet"),
    Kind.COUNT,
)
REPORTING = Column(
    "reporting_member_count",
    Text(en="Members that answered", fr="Membres ayant répondu"),
    Kind.COUNT,
)
MEMBERS = Column("member_count", Text(en="Members", fr="Membres"), Kind.COUNT)
STALE = Column(
    "stale_member_count",
    Text(en="Answers over 24 months old", fr="Réponses de plus de 24 mois"),
    Kind.COUNT,
)
ITEMS = Column(
    "standing_count", Text(en="Items", fr="Éléments"), Kind.COUNT, is_value=True
)
