"""The charts: one declarative file each; this finds them."""

from __future__ import annotations

import importlib
import pkgutil

from dashboard.chart import Chart


def all_charts() -> tuple[Chart, ...]:
    """Return every chart, in the order of their keys."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").CHART for name in names)
