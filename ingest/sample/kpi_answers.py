"""Invented KPI values of one Member and year, their parts in step with each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.questionnaire.sheets import Row
from ingest.sample.answers import STARTING_LEVEL, YEARS, chance
from warehouse.text import Lang

ANSWERED = 0.72
# Few administrations can tell e-commerce from other trade.
SELDOM_ANSWERED = {"EC-44": 0.3, "EC-45": 0.25, "EC-10": 0.5, "EC-32": 0.4}
# Share in the first year, and what a year adds, where a region stands at the middle.
SHARES: Mapping[str, tuple[float, float]] = {
    "EC-02": (0.48, 0.07),
    "EC-03": (0.30, 0.09),
    "EC-04": (0.52, 0.04),
    "EC-05": (0.60, 0.03),
    "EC-06": (0.66, 0.03),
    "EC-07": (0.09, -0.01),
    "EC-08": (0.50, 0.06),
    "EC-09": (0.07, -0.01),
    "EC-10": (0.12, 0.01),
    "EC-11": (0.35, 0.03),
    "EC-12": (0.25, 0.06),
    "EC-13": (0.55, 0.05),
    "EC-15": (0.60, 0.04),
    "EC-16": (0.70, 0.02),
    "EC-17": (0.93, 0.01),
    "EC-18": (0.30, 0.04),
    "EC-22": (0.40, 0.02),
    "EC-24": (0.25, 0.07),
    "EC-25": (0.70, 0.04),
    "EC-26": (0.04, 0.0),
    "EC-28": (0.80, -0.02),
    "EC-32": (0.25, 0.04),
    "EC-33": (0.40, 0.05),
    "EC-34": (0.35, 0.04),
    "EC-36": (0.45, 0.05),
    "EC-44": (0.22, 0.02),
    "EC-45": (0.08, 0.01),
    "EC-49": (0.45, 0.06),
}
COUNTS = {"EC-20": 14, "EC-30": 160, "EC-31": 220, "EC-35": 6, "EC-37": 3}
COUNTS |= {"EC-39": 9, "EC-50": 4}
TRUTHS = {"EC-01": 0.45, "EC-38": 0.35, "EC-40": 0.6, "EC-46": 0.25, "EC-47": 0.2}
THRESHOLDS = (0, 20, 40, 50, 75, 100, 150, 200, 800)


@dataclass(frozen=True, slots=True)
class Figures:
    """The totals of one Member and year that several KPIs divide by."""

    consignments: int
    inspected: int
    seizures: int
    duties: int


def kpi_answers(
    member: Mapping[str, str], year: int, lang: Lang, kpis: Mapping[str, str]
) -> dict[str, Row]:
    """Return what a Member fills in, by KPI.

    Args:
        member: a row of the list of Members.
        year: the year asked for.
        lang: the language of the words.
        kpis: the unit of each KPI that is asked for.
    """
    member_id = member["member_id"]
    figures = _figures(member, year)
    answers: dict[str, Row] = {}
    for kpi_id, unit in kpis.items():
        likely = SELDOM_ANSWERED.get(kpi_id, ANSWERED)
        if chance("kpi", member_id, kpi_id) > likely:
            continue
        whim = chance("kpi whim", member_id, kpi_id, year)
        if whim < 0.06:
            answers[kpi_id] = _silence(whim, lang)
        elif (answer := _answer(kpi_id, unit, member, year, figures)) is not None:
            answers[kpi_id] = _typed(answer, unit, whim, lang)
    return answers


def _figures(member: Mapping[str, str], year: int) -> Figures:
    member_id = member["member_id"]
    size = 10 ** (4.6 + 2.6 * chance("size", member_id))
    consignments = round(size * 1.17 ** (year - YEARS[0]))
    inspected = round(consignments * _share("EC-09", member, year))
    per_100_000 = 4 + 40 * chance("seizures", member_id)
    duties = round(consignments * (1.5 + 6 * chance("duty", member_id)))
    seizures = max(1, round(consignments * per_100_000 / 100_000))
    return Figures(consignments, inspected, seizures, duties)


def _share(kpi_id: str, member: Mapping[str, str], year: int) -> float:
    """Return a share that its region's standing, the Member and the year move."""
    member_id = member["member_id"]
    start, gain = SHARES[kpi_id]
    standing = (STARTING_LEVEL[member["region_id"]] - 1.2) / 3
    own = chance("kpi level", member_id) - 0.5 + chance("kpi", kpi_id, member_id) - 0.5
    room = min(start, 1 - start)
    wobble = 0.06 * (chance("wobble", kpi_id, member_id, year) - 0.5)
    share = start + room * (standing + 0.7 * own + wobble) + gain * (year - YEARS[0])
    return max(0.005, min(0.995, share))


def _answer(
    kpi_id: str, unit: str, member: Mapping[str, str], year: int, figures: Figures
) -> tuple[float, float | None, float | None] | None:
    """Return value (percent as 0 to 100), numerator and denominator."""
    luck = chance("amount", kpi_id, member["member_id"])
    years = year - YEARS[0]
    if unit == "yes_no":
        likely = TRUTHS[kpi_id] + 0.1 * years
        return float(luck < likely), None, None
    if kpi_id in COUNTS:
        return round(COUNTS[kpi_id] * (0.2 + 1.8 * luck) * 1.1**years), None, None
    if kpi_id in SHARES:
        whole = _denominator(kpi_id, luck, years, figures)
        part = round(whole * _share(kpi_id, member, year))
        return (100 * part / whole, part, whole) if whole else None
    return _other(kpi_id, luck, years, figures)


def _denominator(kpi_id: str, luck: float, years: int, figures: Figures) -> int:
    known = {
        "EC-05": 40 + round(40 * luck),
        "EC-10": figures.inspected,
        "EC-22": round(figures.duties * (40 + 100 * luck)),
        "EC-24": figures.duties,
        "EC-25": figures.duties,
        "EC-26": figures.duties,
        "EC-32": figures.seizures,
        "EC-33": 6 + round(12 * luck),
        "EC-44": round(figures.consignments * 4.5),
        "EC-45": round(figures.duties * (60 + 90 * luck)),
    }
    part_of_all = {"EC-03": 0.4, "EC-04": 0.5, "EC-06": 0.5, "EC-07": 0.5}
    part_of_all |= {"EC-12": 0.09, "EC-18": 0.03, "EC-34": 0.02, "EC-17": 0.15}
    whole = round(figures.consignments * part_of_all.get(kpi_id, 1.0))
    return known.get(kpi_id, whole)


def _other(
    kpi_id: str, luck: float, years: int, figures: Figures
) -> tuple[float, float | None, float | None]:
    match kpi_id:
        case "EC-14":
            hours = round(figures.consignments * (4 + 40 * luck) * 0.92**years)
            return hours / figures.consignments, hours, figures.consignments
        case "EC-19":
            claims = 40 + round(900 * luck)
            days = round(claims * (60 - 35 * luck) * 0.95**years)
            return days / claims, days, claims
        case "EC-21":
            before = 30 + round(400 * luck)
            change = round(before * (0.16 * luck - 0.03 + 0.01 * years))
            return 100 * change / before, change, before
        case "EC-23":
            return figures.duties, None, None
        case "EC-27":
            return THRESHOLDS[int(luck * len(THRESHOLDS))], None, None
        case "EC-29":
            rate = 100_000 * figures.seizures / figures.consignments
            return rate, figures.seizures, figures.consignments
        case _:
            officers = 300 + round(9000 * luck**2)
            trained = round(officers * (0.01 + 0.05 * luck + 0.008 * years))
            return 1000 * trained / officers, trained, officers


def _silence(whim: float, lang: Lang) -> Row:
    """Return an answer that says why there is none."""
    if whim < 0.03:
        return {"value": "s.o." if lang == Lang.FR else "n/a"}
    return {"status": "non disponible" if lang == Lang.FR else "not available"}


def _typed(
    answer: tuple[float, float | None, float | None], unit: str, whim: float, lang: Lang
) -> Row:
    """Return an answer as a hurried person would type it."""
    value, part, whole = answer
    if unit == "yes_no":
        words = ("non", "oui") if lang == Lang.FR else ("no", "yes")
        return {"value": words[int(value)]}
    cells: dict[str, str | float] = dict(_parts(part, whole))
    if whole is None or whim < 0.8:
        cells["value"] = round(value, 1)
    if unit == "percent" and whim < 0.3:
        cells["value"] = f"{value:.1f} %".replace(".", "," if lang == Lang.FR else ".")
    elif unit == "percent" and value < 1:
        # Left out, as 0.4 could be 40 % as well.
        cells.pop("value", None)
    if whole is not None and 0.06 <= whim < 0.12 and "value" in cells:
        return {"value": cells["value"]}
    return cells


def _parts(part: float | None, whole: float | None) -> Iterator[tuple[str, float]]:
    if part is not None and whole is not None:
        yield from (("numerator", part), ("denominator", whole))
