"""What a file was read with: the code lists, and the mapping file beside it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from ingest.mapping.declare import mapping_beside
from warehouse.durable import sha256_of
from warehouse.settings import SEEDS

# The lists that `read_codes` reads.
LISTS = (
    *("aggregates", "kpis", "member_aliases", "members", "non_members", "regions"),
    *("sessions", "stakeholders", "standards"),
)
NO_MAPPING = "-"


def reading_key(path: Path, seeds: Path = SEEDS) -> str:
    """Return the hashes of the code lists and of the mapping, joined by a dot."""
    beside = mapping_beside(path)
    return f"{_lists_hash(seeds)}.{sha256_of(beside) if beside else NO_MAPPING}"


def may_differ(known: str | None, now: str) -> bool:
    """Return whether a file read with the one may read otherwise with the other.

    A file that came with a mapping and comes again without says nothing new: it was
    copied without its companion.
    """
    if known is None or known == now:
        return known is None
    had_mapping = not known.endswith(f".{NO_MAPPING}")
    return not (had_mapping and now.endswith(f".{NO_MAPPING}"))


@lru_cache(maxsize=4)
def _lists_hash(seeds: Path) -> str:
    digest = hashlib.sha256()
    for name in LISTS:
        digest.update(name.encode() + sha256_of(seeds / f"{name}.csv").encode())
    return digest.hexdigest()
