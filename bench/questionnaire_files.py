"""Write the questionnaires of the benchmarks: one filled in for every Member."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from ingest.codes import seed
from ingest.questionnaire.blank import blank
from ingest.questionnaire.write import asked_kpis, write
from warehouse.settings import SEEDS
from warehouse.text import Lang

SESSION = "PTC-251"
LEVELS = {
    Lang.EN: ("none", "planned", "partial", "full"),
    Lang.FR: ("aucun", "prévu", "partiel", "complet"),
}


def main() -> None:
    """Write the files into the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{write_all(folder)} questionnaires in {folder}")


def write_all(folder: Path) -> int:
    """Write one questionnaire a Member, every question answered, in both languages."""
    members = seed(SEEDS, "members").filter(is_counted_member="true")
    units = dict(asked_kpis().select("kpi_id", "unit").iter_rows())
    standards = seed(SEEDS, "standards")["standard_id"]
    for number, member_id in enumerate(members["member_id"]):
        lang = Lang.FR if number % 3 == 0 else Lang.EN
        filled = replace(
            blank(member_id, SESSION, lang),
            kpi_answers={
                kpi_id: _answer(unit, number + place, lang)
                for place, (kpi_id, unit) in enumerate(units.items())
            },
            level_answers={
                standard_id: {"level": LEVELS[lang][(number + place) % 4]}
                for place, standard_id in enumerate(standards)
            },
            is_sample=True,
        )
        (folder / f"questionnaire_{member_id}.xlsx").write_bytes(write(filled))
    return members.height


def _answer(unit: str, number: int, lang: Lang) -> dict[str, str | float]:
    if unit == "yes_no":
        words = ("yes", "no") if lang == Lang.EN else ("oui", "non")
        return {"value": words[number % 2]}
    if unit == "percent":
        return {"numerator": 100 + number, "denominator": 1000}
    return {"value": 1 + number}


if __name__ == "__main__":
    main()
