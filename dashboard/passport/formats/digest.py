"""The hash of a part of a file."""

from __future__ import annotations

import hashlib


def digest(content: bytes) -> str:
    """Return the hash of what people see of a part, half a SHA-256 long."""
    return hashlib.sha256(content).hexdigest()[:32]
