"""The columns of a mapped table on their way, and where the texts of each stand."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ingest.mapping.places import Place

# The column of a frame that holds the letter of each row's value.
HOLDER = "_letter"


@dataclass(frozen=True, slots=True)
class Parts:
    """The columns of a table on their way: by field, and what is above them."""

    frame: pl.DataFrame
    fields: dict[str, str]
    headers: dict[str, str]
    gathered: dict[str, str | None]

    def with_part(self, name: str, letter: str, told: Place) -> Parts:
        """Return the parts with a field that stands in one part of a column's cells."""
        at, holder = f"({name})", f"_letter of {name}"
        pieces = pl.col(letter).str.split(told.separator or "")
        piece = pieces.list.get(told.part - 1, null_on_oob=True).str.strip_chars()
        return Parts(
            self.frame.with_columns(
                pl.when(piece != "").then(piece).alias(at), pl.lit(letter).alias(holder)
            ),
            {**self.fields, name: at},
            self.headers,
            {**self.gathered, at: holder},
        )

    def with_text(self, name: str, text: str | None) -> Parts:
        """Return the parts with a field that is the same in every row."""
        at = f"({name})"
        return Parts(
            self.frame.with_columns(pl.lit(text, pl.String).alias(at)),
            {**self.fields, name: at},
            {**self.headers, at: name},
            {**self.gathered, at: None},
        )
