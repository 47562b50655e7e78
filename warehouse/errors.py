"""The errors a person can act on; the command line prints them as one line."""

from __future__ import annotations


class WarehouseError(Exception):
    """Base of the errors a person can act on: what, where and what to do."""


class SettingsError(WarehouseError):
    """A setting in the environment has no usable value."""


class LedgerError(WarehouseError):
    """The ledger is locked, damaged or cannot be written."""


class BuildError(WarehouseError):
    """dbt stopped: a model failed, or a data test found bad rows."""

    def __init__(self, message: str, failed: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.failed = failed


class ReleaseError(WarehouseError):
    """There is no such release, or none at all."""


class QueryError(WarehouseError):
    """A query was refused, failed, or went over its limits."""


class ExportError(WarehouseError):
    """An export could not be made: no browser, an unknown chart, a bad folder."""


class SourceError(WarehouseError):
    """A source file is missing, unreadable or not of an agreed shape."""
