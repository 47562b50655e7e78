"""What a Member sends for a year: a questionnaire, or two flat files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ingest.questionnaire.blank import blank
from ingest.questionnaire.sheets import Row
from ingest.questionnaire.write import Questionnaire, asked_kpis
from ingest.sample.answers import chance
from ingest.sample.faults import KPI_FAULTS, faulty_kpis, faulty_levels
from ingest.sample.kpi_answers import kpi_answers
from ingest.sample.plan import LEVEL_WORDS, MemberYear, SampleFile, member_years
from warehouse.text import Lang

# The session for which the year before it is asked for.
SESSIONS = {2022: "PTC-239", 2023: "PTC-243", 2024: "PTC-247", 2025: "PTC-251"}
# Sent as flat files, where the faults are that no questionnaire lets one make.
FLAT = frozenset({"BTN", "MAR", "SEN"})
FLAT_IN = frozenset({("KOR", 2022), ("GTM", 2023), ("GTM", 2025)})
FLAT_SHARE = 0.05
KPI_FIELDS = ("member", "kpi", "period", "value", "numerator", "denominator", "status")


@dataclass(frozen=True, slots=True)
class SampleQuestionnaire:
    """One questionnaire to write, filled in."""

    name: str
    received_on: date
    questionnaire: Questionnaire


def planned_files(
    members: pl.DataFrame, standards: pl.DataFrame
) -> list[SampleFile | SampleQuestionnaire]:
    """Return the files of the sample, in the order of their names."""
    ids = standards["standard_id"].to_list()
    units = dict(asked_kpis().select("kpi_id", "unit").iter_rows())
    files = [
        file
        for sent in member_years(members, standards)
        for file in _files_of(sent, ids, units)
    ]
    return sorted(files, key=lambda file: file.name)


def _files_of(
    sent: MemberYear, standard_ids: list[str], units: Mapping[str, str]
) -> Iterator[SampleFile | SampleQuestionnaire]:
    member_id, year = sent.key
    lang = sent.levels.lang
    answers = kpi_answers(sent.member, year, lang, units)
    is_flat = sent.key in FLAT_IN or chance("flat", *sent.key) < FLAT_SHARE
    if member_id in FLAT or is_flat:
        yield faulty_levels(sent.levels, member_id, year)
        if not sent.is_correction:
            yield faulty_kpis(_flat_kpis(sent, answers), member_id)
        return
    answers |= KPI_FAULTS.get(sent.key, {})
    if sent.is_correction:
        answers = {kpi_id: _recounted(row) for kpi_id, row in answers.items()}
    yield _questionnaire(sent, _levels(sent, standard_ids), answers)


def _questionnaire(
    sent: MemberYear, levels: Mapping[str, Row], answers: Mapping[str, Row]
) -> SampleQuestionnaire:
    member_id, year = sent.key
    suffix = "_corrected" if sent.is_correction else ""
    return SampleQuestionnaire(
        name=f"sample_questionnaire_{member_id}_{year}{suffix}.xlsx",
        received_on=sent.levels.received_on,
        questionnaire=replace(
            blank(member_id, SESSIONS[year], sent.levels.lang),
            kpi_answers=answers,
            level_answers=levels,
            may_be_named=_is_named(sent),
            is_sample=True,
        ),
    )


def _levels(sent: MemberYear, standard_ids: list[str]) -> dict[str, Row]:
    """Return the levels by standard, in words where the flat file has a digit."""
    words = LEVEL_WORDS[sent.levels.lang]
    texts = [row["level"] for row in sent.levels.rows if row]
    return {
        standard_id: {"level": words[int(text)] if text in {*"0123"} else text}
        for standard_id, text in zip(standard_ids, texts, strict=True)
    }


def _is_named(sent: MemberYear) -> bool:
    return any(row["may_be_named"] in {"yes", "oui"} for row in sent.levels.rows if row)


def _recounted(answer: Row) -> Row:
    """Return an answer whose parts were counted again; the value follows from them."""
    part, whole = answer.get("numerator"), answer.get("denominator")
    if not isinstance(part, int) or not isinstance(whole, int) or part > whole:
        return answer
    return {"numerator": min(whole, round(1.03 * part)), "denominator": whole}


def _flat_kpis(sent: MemberYear, answers: Mapping[str, Row]) -> SampleFile:
    """Return the KPI values as a flat file beside that of the levels."""
    member_id, year = sent.key
    lang = sent.levels.lang
    first = next(row for row in sent.levels.rows if row)
    shared = {name: first[name] for name in ("may_be_named", "fos_sample")}
    rows = [
        {
            **{field: _text(answer.get(field, ""), lang) for field in KPI_FIELDS},
            "member": member_id,
            "kpi": kpi_id,
            "period": str(year),
            "note": "",
            **shared,
        }
        for kpi_id, answer in answers.items()
    ]
    return replace(
        sent.levels,
        name=f"sample_kpis_{member_id}_{year}.csv",
        rows=tuple(rows),
        fields=(*KPI_FIELDS, "note", *shared),
        has_hidden_sheet=False,
    )


def _text(content: str | float, lang: Lang) -> str:
    text = str(content)
    return text.replace(".", ",") if lang == Lang.FR else text
