"""The columns that the tables of the register share."""

from __future__ import annotations

from dataclasses import replace

from ingest import columns, rules
from ingest.columns import FOS_SAMPLE, MAY_BE_NAMED, NOTE, NOTE_FR, RECEIVED_ON
from ingest.source import Column
from ingest.sources.proposals.outcome import item_number, outcome
from ingest.sources.proposals.words import (
    EVIDENCE_WORDS,
    ORIGIN_WORDS,
    OUTCOME_WORDS,
    STAGE_WORDS,
)

COMMON = (NOTE, NOTE_FR, RECEIVED_ON, MAY_BE_NAMED, FOS_SAMPLE)


def evidence(name: str, en: tuple[str, ...], fr: tuple[str, ...]) -> Column:
    """Return a column that says how a fact is known."""
    return Column(name, en, fr, rule=rules.word(f"{name}_value", EVIDENCE_WORDS))


def proposal_no(*, needs_value: bool) -> Column:
    """Return the column of an item's number; a group of items has none."""
    return Column(
        "proposal_no",
        en=("proposal_no", "no.", "proposal number", "item", "item_no"),
        fr=("n°", "n° de proposition", "numéro", "proposition n°"),
        rule=item_number("proposal_no_value"),
        is_required=True,
        needs_value=needs_value,
    )


DOCUMENT = Column(
    "document", en=("document", "source document"), fr=("document", "document source")
)
PARAGRAPH = Column(
    "paragraph", en=("paragraph", "para."), fr=("paragraphe", "par.", "paragr.")
)
EVIDENCE = evidence("evidence", ("evidence",), ("preuve", "degré de preuve"))
SUBMITTER = Column(
    "submitter",
    en=("submitter", "submitted by", "proposed by", "Member or stakeholder"),
    fr=(
        *("auteur", "soumis par", "soumise par", "proposé par", "proposée par"),
        "Membre ou partie prenante",
    ),
    rule=rules.submitter("submitter"),
)
ORIGIN = Column(
    "origin",
    en=("origin",),
    fr=("origine",),
    rule=rules.word("origin_value", ORIGIN_WORDS),
)
OUTCOME = Column(
    "outcome",
    en=("outcome", "result"),
    fr=("résultat", "issue", "suite donnée"),
    rule=rules.word("outcome_value", OUTCOME_WORDS),
)
# The register's own files write a word; the paper's Annex I writes sentences.
OUTCOME_IN_PROSE = Column(
    "outcome",
    en=(*OUTCOME.en, "outcome of the discussion", "conclusion", "conclusions"),
    fr=(*OUTCOME.fr, "résultat de l'examen", "résultat de la discussion", "conclusion"),
    rule=outcome(),
)
OUTCOME_STAGE = Column(
    "outcome_stage",
    en=("outcome_stage", "stage of the outcome"),
    fr=("stade_du_résultat", "stade du résultat", "stade"),
    rule=rules.word("outcome_stage_value", STAGE_WORDS),
)
MERGED_INTO = Column(
    "merged_into",
    en=("merged_into", "merged with", "merged into no."),
    fr=("fusionnée_avec", "fusionné avec", "fusionnée avec le n°"),
    rule=item_number("merged_into_value"),
)
ORIGIN_EVIDENCE = evidence(
    "origin_evidence",
    ("origin_evidence", "evidence of the origin"),
    ("preuve_origine", "preuve de l'origine"),
)
WHAT_FR = Column("what_fr", en=("what_fr",), fr=("quoi_fr", "objet_fr"))

REGION = replace(columns.REGION, is_required=True)
