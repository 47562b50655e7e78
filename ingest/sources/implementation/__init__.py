"""Levels at which Members have implemented each standard of the Framework."""

from __future__ import annotations

from ingest import rules
from ingest.columns import FOS_SAMPLE, MAY_BE_NAMED, MEMBER, NOTE, PERIOD, STANDARD
from ingest.source import Column, Source, Table

LEVEL = Column(
    "level",
    en=("level", "implementation level", "level of implementation"),
    fr=("niveau", "niveau de mise en œuvre", "niveau d'application"),
    rule=rules.level(),
    is_required=True,
)
EVIDENCE = Column(
    "evidence",
    en=("evidence", "supporting evidence"),
    fr=("justificatif", "justificatifs", "preuve"),
)

SOURCE = Source(
    name="implementation",
    tables=(
        Table(
            name="implementation_levels",
            columns=(
                MEMBER,
                STANDARD,
                PERIOD,
                LEVEL,
                EVIDENCE,
                NOTE,
                MAY_BE_NAMED,
                FOS_SAMPLE,
            ),
            key=("member_id", "standard_id", "period_start_date", "period_end_date"),
            values=("level_value", "answer_status"),
            measure="level",
        ),
    ),
)
