"""Words in the project's two languages: a text without its French cannot be made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Lang(StrEnum):
    """The languages of everything people see."""

    EN = "en"
    FR = "fr"


@dataclass(frozen=True, slots=True)
class Text:
    """One message in English and French; `{names}` are filled in by `say`."""

    en: str
    fr: str

    def __post_init__(self) -> None:
        if not self.en or not self.fr:
            raise ValueError(f"a text needs both languages: {self.en!r} / {self.fr!r}")

    def __call__(self, lang: Lang | str) -> str:
        """Return the text in one language."""
        return self.fr if lang == Lang.FR else self.en

    def say(self, lang: Lang | str, **values: object) -> str:
        """Return the text in one language with its placeholders filled in."""
        return self(lang).format(**values)


SAMPLE_LINE = Text(
    en="Sample data, not reported by Members",
    fr="Données d'exemple, non communiquées par les Membres",
)
