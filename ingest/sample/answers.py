"""Invented answers: who answers, and at which level, by a rule without memory."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

YEARS = (2022, 2023, 2024, 2025)
# The share of a region's Members that take part, and the level they start from.
ANSWERING_SHARE = {
    "AMS": 0.28,
    "EUR": 0.38,
    "ESA": 0.26,
    "WCA": 0.20,
    "MENA": 0.33,
    "AP": 0.32,
}
STARTING_LEVEL = {
    "AMS": 1.35,
    "EUR": 1.75,
    "ESA": 0.85,
    "WCA": 0.65,
    "MENA": 1.05,
    "AP": 1.45,
}
# Always there, so that the faults planted in their files are there too.
ALWAYS_ANSWERING = frozenset({"BTN", "KOR", "FRA", "SEN", "GTM", "MAR", "KEN", "EU"})
YEARLY_GAIN = 0.28
# Of those that take part, the share that stands at full in every standard in the end,
# where its region started high enough.
LEADING_SHARE = 0.3
ANSWERING_IN_A_YEAR = 0.6


def chance(*key: object) -> float:
    """Return a number in [0, 1) that depends on the key alone."""
    digest = hashlib.sha256("|".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def answers_at_all(member: Mapping[str, str]) -> bool:
    """Return whether a Member takes part."""
    member_id = member["member_id"]
    share = ANSWERING_SHARE[member["region_id"]]
    return member_id in ALWAYS_ANSWERING or chance("takes part", member_id) < share


def answers_in(member_id: str, year: int) -> bool:
    """Return whether a Member that takes part answers for one year."""
    is_steady = member_id in ALWAYS_ANSWERING
    return is_steady or chance("answers", member_id, year) < ANSWERING_IN_A_YEAR


def level_of(member: Mapping[str, str], standard_no: int, year: int) -> int:
    """Return the invented level of one standard in one year."""
    member_id = member["member_id"]
    is_leader = chance("leads", member_id) < LEADING_SHARE
    if is_leader and STARTING_LEVEL[member["region_id"]] > 1 and year >= YEARS[2]:
        return 3
    point = (
        STARTING_LEVEL[member["region_id"]]
        + 1.6 * (chance("member", member_id) - 0.5)
        + 1.2 * (chance("standard", standard_no) - 0.5)
        + 1.4 * (chance("both", member_id, standard_no) - 0.5)
        + YEARLY_GAIN * (year - YEARS[0])
    )
    return max(0, min(3, round(point)))
