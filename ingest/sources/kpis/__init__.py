"""Values of the key performance indicators by Member and period."""

from __future__ import annotations

from ingest.columns import FOS_SAMPLE, MAY_BE_NAMED, MEMBER, NOTE, PERIOD
from ingest.source import Column, Source, Table
from ingest.sources.kpis import reading
from ingest.sources.kpis.answer import ANSWER

KPI = Column(
    "kpi",
    en=("kpi", "kpi_id", "indicator", "performance indicator"),
    fr=("indicateur", "indicateur de performance", "code de l'indicateur"),
    rule=reading.kpi(),
    is_required=True,
    needs_value=True,
)
VALUE = Column(
    "value",
    en=("value", "reported value"),
    fr=("valeur", "valeur déclarée"),
    rule=reading.value(),
    is_required=True,
    is_quantity=True,
)
NUMERATOR = Column(
    "numerator",
    en=("numerator",),
    fr=("numérateur",),
    rule=reading.part("numerator"),
    is_quantity=True,
)
DENOMINATOR = Column(
    "denominator",
    en=("denominator",),
    fr=("dénominateur",),
    rule=reading.part("denominator"),
    is_quantity=True,
)
STATUS = Column(
    "status",
    en=("status", "answer status"),
    fr=("statut", "statut de la réponse"),
    rule=reading.status(),
)

SOURCE = Source(
    name="kpis",
    tables=(
        Table(
            name="kpi_values",
            columns=(
                MEMBER,
                KPI,
                PERIOD,
                VALUE,
                NUMERATOR,
                DENOMINATOR,
                STATUS,
                NOTE,
                MAY_BE_NAMED,
                FOS_SAMPLE,
            ),
            key=("member_id", "kpi_id", "period_start_date", "period_end_date"),
            values=(
                "value_number",
                "numerator_number",
                "denominator_number",
                "answer_status",
            ),
            measure="value",
            row_rule=ANSWER,
        ),
    ),
)
