"""The sources, one folder each, found by walking: there is no list to extend."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from ingest.source import Source


@cache
def all_sources() -> tuple[Source, ...]:
    """Return the `SOURCE` of every folder here, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.SOURCE for module in modules)
