"""What the reader asked for: language, session and region, as the address gives it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from warehouse.text import Lang, Text

LATEST = "LATEST"
WORLD = "WORLD"

UNKNOWN_LANGUAGE = Text(
    en="The address asks for a language that is not offered (“{value}”): "
    "the page is shown in English.",
    fr="L'adresse demande une langue qui n'est pas proposée "
    "(«\u00a0{value}\u00a0»)\u00a0: la page est présentée en anglais.",
)
UNKNOWN_SESSION = Text(
    en="The address asks for a session for which there are no figures "
    "(“{value}”): the latest figures are shown.",
    fr="L'adresse demande une session pour laquelle il n'existe pas de chiffres "
    "(«\u00a0{value}\u00a0»)\u00a0: les derniers chiffres sont présentés.",
)
UNKNOWN_REGION = Text(
    en="The address asks for a region that is not known (“{value}”): "
    "the figures of the world are shown.",
    fr="L'adresse demande une région inconnue "
    "(«\u00a0{value}\u00a0»)\u00a0: les chiffres du monde sont présentés.",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Language, session and region of one view; KPI and period where it has them."""

    lang: Lang = Lang.EN
    as_of: str = LATEST
    region: str = WORLD
    kpi: str = ""
    period: str = ""
    member: str = ""

    def address(self) -> dict[str, str]:
        """Return the parameters of the frame that open the same view."""
        plain = Choice()
        asked = {"lang": str(self.lang), "as_of": self.as_of, "region": self.region}
        return {
            name: value
            for name, value in asked.items()
            if value != str(getattr(plain, name))
        }


def whole_address(choice: Choice) -> dict[str, str]:
    """Return all that an address needs to ask for a view."""
    own = {"kpi": choice.kpi, "period": choice.period, "member": choice.member}
    return {
        "lang": str(choice.lang),
        **choice.address(),
        **{name: value for name, value in own.items() if value},
    }


def file_stem(key: str, choice: Choice) -> str:
    """Return what a file of a chart is called: chart, session, region and the rest."""
    asked = (choice.kpi, choice.period, choice.member)
    parts = (key, choice.as_of, choice.region, *asked)
    return "_".join(part.replace("/", "-") for part in parts if part)


def read_choice(
    address: Mapping[str, str],
    sessions: Collection[str],
    regions: Collection[str],
) -> tuple[Choice, tuple[tuple[Text, str], ...]]:
    """Return the view an address asks for, and what in it was not understood."""
    asked = (
        ("lang", tuple(Lang), UNKNOWN_LANGUAGE),
        ("as_of", sessions, UNKNOWN_SESSION),
        ("region", regions, UNKNOWN_REGION),
    )
    known: dict[str, str] = {}
    refused = []
    for name, offered, sentence in asked:
        value = address.get(name)
        if value is None:
            continue
        if value in offered:
            known[name] = value
        else:
            refused.append((sentence, value))
    lang = Lang(known.pop("lang", Lang.EN))
    return Choice(lang=lang, **known), tuple(refused)
