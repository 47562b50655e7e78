"""The register of the review: items, events, totals, milestones, experiences."""

from __future__ import annotations

from ingest.source import Source
from ingest.sources.proposals.tables import (
    EVENTS,
    EXPERIENCES,
    ITEMS,
    MILESTONES,
    TOTALS,
)

SOURCE = Source(
    name="proposals", tables=(ITEMS, EVENTS, TOTALS, MILESTONES, EXPERIENCES)
)
