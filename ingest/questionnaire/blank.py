"""The blank questionnaire of one Member for one session."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ingest.codes import read_codes, seed
from ingest.problems import Finding
from ingest.questionnaire.write import Questionnaire
from warehouse.errors import SourceError
from warehouse.settings import SEEDS
from warehouse.text import Lang, Text

LATEST = "LATEST"
REPORTING_BODIES = ("PTC", "COUNCIL")


def blank(member: str, session: str, lang: Lang) -> Questionnaire:
    """Return the questionnaire to send to a Member for a session.

    The period asked for is the calendar year before the session.
    """
    row = _session(session)
    member_id = _member(member, lang)
    names = seed(SEEDS, "members").row(
        by_predicate=pl.col("member_id") == member_id, named=True
    )
    return Questionnaire(
        member_id=member_id,
        member=Text(names["name_en"], names["name_fr"]),
        session_id=row["session_id"],
        session=_label(row),
        period=str(int(row["start_date"][:4]) - 1),
        lang=lang,
    )


def _label(session: Mapping[str, str]) -> Text:
    """Return the label of a session; a number from memory waits for its source."""
    label = Text(session["label_en"], session["label_fr"])
    if session["number_evidence"] != "memory":
        return label
    return Text(f"{label.en} (to be confirmed)", f"{label.fr} (à confirmer)")


def _member(text: str, lang: Lang) -> str:
    reading = read_codes().members.read(text)
    if not reading.values:
        finding = reading.finding or Finding("unknown_member")
        raise SourceError(f"--member {text}: {finding.message(lang, text)}")
    return reading.values[0]


def _session(text: str) -> dict[str, str]:
    sessions = seed(SEEDS, "sessions")
    if text == LATEST:
        reporting = sessions.filter(pl.col("body").is_in(REPORTING_BODIES))
        return reporting.sort("start_date").row(-1, named=True)
    found = sessions.filter(pl.col("session_id") == text)
    if found.is_empty():
        raise SourceError(
            f"no session {text!r}: write an id of the list, such as "
            f"{sessions['session_id'].last()}, or {LATEST}"
        )
    return found.row(0, named=True)
