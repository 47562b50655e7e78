"""The five tables of the register, told apart by their headers."""

from __future__ import annotations

from dataclasses import replace

from ingest import rules
from ingest.columns import SESSION
from ingest.source import Column, Table
from ingest.sources.proposals.checks import (
    groups_decide_what_was_received,
    merged_items_are_known,
    mergers_are_told_whole,
    merges_come_to_an_end,
    numbered_items_are_one_each,
    regions_are_regions,
    steps_follow_each_other,
)
from ingest.sources.proposals.columns import (
    COMMON,
    DOCUMENT,
    EVIDENCE,
    MERGED_INTO,
    ORIGIN,
    ORIGIN_EVIDENCE,
    OUTCOME,
    OUTCOME_IN_PROSE,
    OUTCOME_STAGE,
    PARAGRAPH,
    REGION,
    SUBMITTER,
    WHAT_FR,
    evidence,
    proposal_no,
)
from ingest.sources.proposals.outcome import ITEM
from ingest.sources.proposals.words import EVENT_WORDS, KIND_WORDS, STATUS_WORDS

ITEMS = Table(
    name="proposal_items",
    columns=(
        proposal_no(needs_value=True),
        Column(
            "title",
            en=("title", "proposal", "text of the proposal", "theme or proposal"),
            fr=(
                *("titre", "intitulé", "libellé", "proposition"),
                *("texte de la proposition", "thème ou proposition"),
            ),
            is_required=True,
        ),
        SUBMITTER,
        ORIGIN,
        Column(
            "received_date",
            en=("received_date", "date received", "date of receipt"),
            fr=("date_réception", "date de réception"),
            rule=rules.day("received_date_value", named="received_date_rule"),
        ),
        DOCUMENT,
        Column("theme", en=("theme",), fr=("thème",)),
        OUTCOME_IN_PROSE,
        OUTCOME_STAGE,
        MERGED_INTO,
        SESSION,
        PARAGRAPH,
        EVIDENCE,
        ORIGIN_EVIDENCE,
        evidence(
            "outcome_evidence",
            ("outcome_evidence", "evidence of the outcome"),
            ("preuve_résultat", "preuve du résultat"),
        ),
        *COMMON,
    ),
    key=("proposal_no_value",),
    values=(
        "title",
        "submitter_id",
        "origin_value",
        "received_date_value",
        "outcome_value",
        "outcome_stage_value",
        "merged_into_value",
    ),
    measure="outcome",
    checks=(mergers_are_told_whole, merged_items_are_known, merges_come_to_an_end),
    row_rule=ITEM,
)

EVENTS = Table(
    name="proposal_events",
    columns=(
        proposal_no(needs_value=False),
        Column(
            "item_count",
            en=("item_count", "number of items", "items"),
            fr=("nombre_éléments", "nombre d'éléments", "éléments"),
            rule=rules.count("item_count_value"),
            is_quantity=True,
        ),
        Column(
            "event",
            en=("event", "step"),
            fr=("événement", "étape"),
            rule=rules.word("event_value", EVENT_WORDS),
            is_required=True,
            needs_value=True,
        ),
        Column(
            "event_date",
            en=("event_date", "date of the event", "date"),
            fr=("date_événement", "date de l'événement", "date"),
            rule=rules.day("event_date_value"),
        ),
        evidence(
            "event_date_evidence",
            ("event_date_evidence", "evidence of the date"),
            ("preuve_date", "preuve de la date"),
        ),
        SESSION,
        OUTCOME,
        OUTCOME_STAGE,
        ORIGIN,
        ORIGIN_EVIDENCE,
        SUBMITTER,
        MERGED_INTO,
        DOCUMENT,
        PARAGRAPH,
        EVIDENCE,
        *COMMON,
    ),
    key=(
        "proposal_no_value",
        "event_value",
        "event_date_value",
        "session_id",
        "origin_value",
        "submitter_id",
        "document",
        "paragraph",
    ),
    values=(
        "item_count_value",
        "outcome_value",
        "outcome_stage_value",
        "merged_into_value",
    ),
    measure="event",
    checks=(
        numbered_items_are_one_each,
        groups_decide_what_was_received,
        mergers_are_told_whole,
        merged_items_are_known,
        merges_come_to_an_end,
        steps_follow_each_other,
    ),
)

TOTALS = Table(
    name="proposal_totals",
    columns=(
        Column(
            "total_key",
            en=("total_key", "key"),
            fr=("clé_total", "clé"),
            is_required=True,
            needs_value=True,
        ),
        Column("what", en=("what",), fr=("quoi", "objet")),
        WHAT_FR,
        Column(
            "stated_count",
            en=("stated_count", "count", "stated number"),
            fr=("nombre_indiqué", "nombre"),
            rule=rules.count("stated_count_value"),
            is_quantity=True,
            is_required=True,
            needs_value=True,
        ),
        DOCUMENT,
        PARAGRAPH,
        EVIDENCE,
        *COMMON,
    ),
    key=("total_key", "document", "paragraph"),
    values=("stated_count_value",),
    measure="stated_count",
)

MILESTONES = Table(
    name="proposal_milestones",
    columns=(
        Column(
            "milestone_date",
            en=("milestone_date", "date"),
            fr=("date_jalon", "date"),
            # The end of the review period is a milestone before it is reached.
            rule=rules.day("milestone_date_value", may_be_future=True),
            is_required=True,
            needs_value=True,
        ),
        Column(
            "date_precision",
            en=("date_precision", "precision of the date"),
            fr=("précision_date", "précision de la date"),
        ),
        Column("body", en=("body",), fr=("organe", "instance"), is_required=True),
        Column(
            "kind",
            en=("kind", "kind of milestone"),
            fr=("nature", "nature du jalon"),
            rule=rules.word("kind_value", KIND_WORDS),
        ),
        SESSION,
        Column(
            "what",
            en=("what", "milestone"),
            fr=("quoi", "objet", "jalon"),
            is_required=True,
            needs_value=True,
        ),
        # Both languages are shown, and nobody but the sender can translate.
        replace(WHAT_FR, is_required=True, needs_value=True),
        DOCUMENT,
        PARAGRAPH,
        EVIDENCE,
        *COMMON,
    ),
    key=("milestone_date_value", "body", "what"),
    values=("date_precision", "session_id", "document", "paragraph"),
    measure="what",
)

EXPERIENCES = Table(
    name="proposal_experiences",
    columns=(
        SESSION,
        REGION,
        Column(
            "presenter",
            en=("presenter", "presented by"),
            fr=("présentateur", "présenté par", "intervenant"),
            rule=rules.submitter("presenter", is_rule_kept=False),
            is_required=True,
        ),
        Column(
            "status",
            en=("status",),
            fr=("statut", "état"),
            rule=rules.word("status_value", STATUS_WORDS),
            is_required=True,
            needs_value=True,
        ),
        DOCUMENT,
        PARAGRAPH,
        EVIDENCE,
        *COMMON,
    ),
    key=("session_id", "region_id", "presenter_id", "document", "paragraph"),
    values=("status_value",),
    measure="status",
    checks=(regions_are_regions,),
)
