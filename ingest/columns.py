"""The columns that several sources share, with their headers in both languages."""

from __future__ import annotations

from ingest import rules
from ingest.source import Column

NOTE = Column(
    "note",
    en=("note", "notes", "comment", "comments", "remark", "remarks"),
    fr=("observation", "observations", "commentaire", "commentaires", "remarque"),
    is_note=True,
)
NOTE_FR = Column(
    "note_fr", en=("note_fr", "note (French)"), fr=("observation_fr",), is_note=True
)
MEMBER = Column(
    "member",
    en=("member", "WCO member", "country", "administration", "member_id", "iso3"),
    fr=("membre", "membre de l'OMD", "pays"),
    rule=rules.member(),
    is_required=True,
    needs_value=True,
)
STANDARD = Column(
    "standard",
    en=("standard", "standard_no", "standard_id", "standard number"),
    fr=("norme", "n° de norme", "numéro de norme"),
    rule=rules.standard(),
    is_required=True,
    needs_value=True,
)
PERIOD = Column(
    "period",
    en=("period", "reporting period", "year"),
    fr=("période", "période de référence", "année"),
    rule=rules.period(),
    is_required=True,
    needs_value=True,
)
REGION = Column(
    "region",
    en=("region", "WCO region", "region_id"),
    fr=("région", "région de l'OMD"),
    rule=rules.region(),
)
SESSION = Column(
    "session",
    en=("session", "session_id"),
    fr=("session",),
    rule=rules.session(),
)
# Kept by every table for itself, under names that start with an underscore.
MAY_BE_NAMED = Column(
    "may_be_named",
    en=("may_be_named", "may be named", "consent to be named"),
    fr=("peut_être_nommé", "peut être nommé", "accord pour être nommé"),
    rule=rules.yes_or_no("_may_be_named"),
    is_kept=False,
)
FOS_SAMPLE = Column("fos_sample", en=("fos_sample",), fr=("fos_sample",), is_kept=False)
# The date a row of transcribed history was known; prevails over the file's.
RECEIVED_ON = Column(
    "received_on",
    en=("received_on", "received on", "known on"),
    fr=("reçu_le", "reçue le", "connu_le"),
    rule=rules.day("_received_on"),
    is_kept=False,
)
