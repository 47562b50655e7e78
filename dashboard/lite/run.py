"""Runs the file of a page with other verbs, so that each page is written once.

Streamlit runs `app_pages/*.py` and what they import from `dashboard.show` draws. Here
the same file is run and what it imports from there writes plain HTML. Nothing else of
the file changes: its sentences, charts and tables and their order are those of the full
page. See docs/decisions/0027-one-page-two-readers.md.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import CodeType, FunctionType, ModuleType, SimpleNamespace
from typing import Any

from dashboard.frame import PAGE_NAMES, PAGES
from dashboard.lite.choices import Reader
from dashboard.lite.words import ONLY_ON_FULL
from warehouse.errors import WarehouseError

# The modules that draw: what pages import from them is taken from the writer.
DRAWING = (
    "dashboard.show",
    "dashboard.state",
    "dashboard.frame",
    "dashboard.page_choice",
    "dashboard.kpi.widgets",
    "dashboard.member.widgets",
    "dashboard.sql.schema",
    "dashboard.sql.widgets",
    "dashboard.brief.widgets",
)
# Pages that are nothing without a script: their light version says so.
FULL_ALONE = ("report",)


class LiteError(WarehouseError):
    """A page draws in a way that the light version does not know."""


class Stand:
    """Stands for a module that draws: verbs from the writer, words from the module."""

    def __init__(self, module: ModuleType, writer: Reader) -> None:
        self._module = module
        self._writer = writer

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any name of a module
        """Return a verb of the writer, or a constant of the module."""
        if not name.startswith("_") and hasattr(self._writer, name):
            return getattr(self._writer, name)
        value = getattr(self._module, name)
        return _missing(value) if isinstance(value, FunctionType) else value


def _missing(verb: FunctionType) -> Callable[..., Any]:
    """Return what refuses to be called: importing a verb alone says nothing yet."""

    def refuse(*_: object, **__: object) -> None:
        raise LiteError(
            f"{verb.__module__}.{verb.__name__} draws with Streamlit, and "
            "dashboard/lite/writer.py has no such verb: add one there"
        )

    return refuse


def run_page(name: str, writer: Reader) -> None:
    """Let a page say all that it says to a writer.

    Raises:
        LiteError: the page calls a verb that the writer does not have.
    """
    if name in FULL_ALONE:
        writer.title(PAGE_NAMES[name])
        writer.say_only_on_full(ONLY_ON_FULL)
        return
    _run(PAGES / f"{name}.py", f"dashboard.app_pages.{name}", writer)


def _run(path: Path, name: str, writer: Reader) -> dict[str, Any]:
    """Run a file of ours with the writer's verbs; return all that it defines."""
    names = vars(builtins) | {"__import__": _importer(writer)}
    space = {"__name__": name, "__builtins__": names}
    exec(_code(path), space)  # noqa: S102 - our own file, as Streamlit runs it
    return space


@lru_cache(maxsize=32)
def _code(path: Path) -> CodeType:
    return compile(path.read_text(encoding="utf-8"), str(path), "exec")


def _importer(writer: Reader) -> Callable[..., Any]:
    def importer(
        name: str,
        space: Mapping[str, object] | None = None,
        local: Mapping[str, object] | None = None,
        wanted: tuple[str, ...] = (),
        level: int = 0,
    ) -> object:
        module = builtins.__import__(name, space, local, wanted, level)
        if name in DRAWING and wanted:
            return Stand(module, writer)
        if name.split(".")[0] == "streamlit" or "st" in vars(module):
            raise LiteError(
                f"{name} draws with Streamlit: name it in DRAWING of "
                "dashboard/lite/run.py and give the writer its verbs"
            )
        if wanted and _calls_verbs(module):
            return SimpleNamespace(**_run(Path(str(module.__file__)), name, writer))
        return module

    return importer


@lru_cache(maxsize=256)
def _calls_verbs(module: ModuleType) -> bool:
    """Return whether a module of ours draws, though only through the verbs."""
    return any(
        isinstance(value, FunctionType) and value.__module__ in DRAWING
        for value in vars(module).values()
    )
