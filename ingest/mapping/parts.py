"""The columns of a mapped table on their way, and where the texts of each stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from ingest.mapping.places import Place
from ingest.mapping.says import same_text

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

    def with_words(self, name: str, words: Mapping[str, str]) -> Parts:
        """Return the parts with a field whose texts stand for others.

        It has no rule that would read them, so the other text is kept in its place.
        """
        letter = self.fields[name]
        at = f"({name})"
        holder = self.gathered.get(letter) or f"_letter of {name}"
        texts = self.frame[letter].drop_nulls().unique()
        codes = {
            text: words[same_text(text)] for text in texts if same_text(text) in words
        }
        frame = self.frame.with_columns(pl.col(letter).replace(codes).alias(at))
        if holder not in frame.columns:
            frame = frame.with_columns(pl.lit(letter).alias(holder))
        return replace(
            self,
            frame=frame,
            fields={**self.fields, name: at},
            gathered={**self.gathered, at: holder},
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
