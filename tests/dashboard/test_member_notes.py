"""Right of reply: a Member's approved note stands wherever its figure does."""

import csv
import io
import shutil

import polars as pl
import pytest

from dashboard.charts import kpi_by_member, level_by_member, level_by_principle
from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.findings.member_kpis import kpi_answers, kpi_rows
from dashboard.passport import passport_of
from dashboard.render.alt_text import alt_text
from dashboard.render.data_file import data_file
from dashboard.render.plotly import draw
from dashboard.render.table import chart_table
from warehouse import dbt, manifest
from warehouse import release as store
from warehouse.connect import Release, current_release
from warehouse.settings import DBT_PROJECT, Settings
from warehouse.text import Lang

EN, FR = "Planted by the tests, in English.", "Planté par les tests, en français."
APPROVED, WITHDRAWN = "2026-04-01", "2026-05-01"


@pytest.fixture(scope="module")
def figures(release):
    """A named level, a named KPI answer, and a level of a Member that is not named."""
    levels = release.mart("rpt_member_levels_by_principle").filter(
        pl.col("as_of_session_id") == "LATEST",
        pl.col("principle_id") == "ALL",
        pl.col("mean_level").is_not_null(),
    )
    facts = release.mart("fct_implementation_levels").filter("is_current")
    level = (
        facts.filter(pl.col("member_id").is_in(levels["member_id"].implode()))
        .sort("period_end_date", "answer_id")
        .row(-1, named=True)
    )
    values = release.mart("fct_kpi_values").filter(
        "is_current", pl.col("value").is_not_null(), pl.col("is_official")
    )
    if not values.height:
        values = release.mart("fct_kpi_values").filter(
            "is_current", "may_be_named", pl.col("value").is_not_null()
        )
    kpi = values.sort("period_end_date", "kpi_id", "answer_id").row(-1, named=True)
    hidden = unnamed_level(release)
    return level, kpi, hidden


def unnamed_level(release):
    named = release.mart("fct_implementation_levels")["answer_id"].implode()
    whole = Release(release.path).restricted_mart("fct_implementation_levels")
    return (
        whole.filter(~pl.col("answer_id").is_in(named), "is_current")
        .sort("period_end_date", "answer_id")
        .row(-1, named=True)
    )


@pytest.fixture(scope="module")
def noted(release_home, figures, tmp_path_factory):
    """A release with four notes: on a level, a KPI, one withdrawn, one unnamed."""
    folder = tmp_path_factory.mktemp("noted")
    settings = Settings(folder / "var")
    shutil.copytree(release_home, settings.home, symlinks=True)
    project = folder / "dbt_project"
    shutil.copytree(DBT_PROJECT, project, ignore=shutil.ignore_patterns("target"))
    level, kpi, hidden = figures
    year = str(level["period_end_date"].year)
    rows = [
        ["N0001", "implementation", level["member_id"], level["standard_id"], year],
        ["N0002", "kpis", kpi["member_id"], kpi["kpi_id"], kpi["period"]],
        ["N0003", "implementation", level["member_id"], "ALL", year],
        [
            *("N0004", "implementation", hidden["member_id"], hidden["standard_id"]),
            str(hidden["period_end_date"].year),
        ],
    ]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for number, row in enumerate(rows, start=1):
        gone = WITHDRAWN if number == 3 else ""
        texts = (f"{EN} ({number})", f"{FR} ({number})")
        writer.writerow([*row, *texts, "Secretariat (tests)", APPROVED, gone])
    seed = project / "seeds" / "member_notes.csv"
    seed.write_text(seed.read_text(encoding="utf-8") + written.getvalue(), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dbt, "DBT_PROJECT", project)
        patch.setattr(manifest, "DBT_PROJECT", project)
        store.build(settings)
    return Book(current_release(settings))


@pytest.mark.parametrize(("lang", "words"), [(Lang.EN, EN), (Lang.FR, FR)])
def test_a_note_on_a_level_stands_in_every_door(noted, figures, lang, words):
    choice = Choice(lang)
    view = noted.view(level_by_member.CHART, choice)
    (footnote,) = view.footnotes
    assert footnote.startswith("¹ ")
    assert f"{words} (1)" in footnote
    (point,) = [point for point in view.points if point.mark]
    assert point.text.endswith("¹")
    assert point.tile.code == figures[0]["member_id"]
    assert footnote in alt_text(view)
    assert "¹" in chart_table(view)
    drawn = draw(view)
    assert sum("¹" in text for trace in drawn.data for text in trace.text or ()) == 1
    rows = noted.rows(level_by_member.CHART, choice)
    read = pl.read_csv(
        io.StringIO(data_file(level_by_member.CHART, rows, "r").lstrip("\ufeff")),
        infer_schema=False,
    ).filter(pl.col("note_no").is_not_null())
    assert read["member_id"].to_list() == [figures[0]["member_id"]]
    assert read[f"note_{lang}"].to_list() == [f"{words} (1)"]


def test_a_note_on_a_standard_stands_on_its_principle(noted, figures):
    level = figures[0]
    choice = Choice(member=level["member_id"])
    view = noted.view(level_by_principle.CHART, choice)
    assert len(view.footnotes) == 1
    (point,) = [point for point in view.points if point.mark]
    rows = noted.mart("dim_standards")
    principle = rows.filter(pl.col("standard_id") == level["standard_id"])
    noted_rows = noted.rows(level_by_principle.CHART, choice).filter(
        pl.col("note_no").is_not_null()
    )
    assert noted_rows["principle_id"].to_list() == principle["principle_id"].to_list()
    assert point.key == "member"


def test_a_note_on_a_kpi_stands_on_its_chart_and_its_member_page(noted, figures):
    kpi = figures[1]
    choice = Choice(kpi=kpi["kpi_id"], period=kpi["period"], member=kpi["member_id"])
    view = noted.view(kpi_by_member.CHART, choice)
    assert [point.tile.code for point in view.points if point.mark] == [
        kpi["member_id"]
    ]
    assert f"{EN} (2)" in view.footnotes[0]
    answers = kpi_answers(noted, choice)
    texts = [row[3].text for row in kpi_rows(noted, choice, answers)]
    assert sum(text.endswith("¹") for text in texts) == 1


def test_a_session_before_the_approval_does_not_show_it(noted):
    view = noted.view(level_by_member.CHART, Choice(as_of="PTC-247"))
    assert view.footnotes == ()
    assert not any(point.mark for point in view.points)


def test_a_withdrawn_note_is_gone(noted):
    for chart in (level_by_member.CHART, level_by_principle.CHART):
        assert not any("(3)" in line for line in noted.view(chart, Choice()).footnotes)


def test_a_note_of_an_unnamed_member_is_nowhere(noted, figures):
    hidden = figures[2]["member_id"]
    assert "N0004" not in noted.mart("dim_member_notes")["note_id"]
    whole = noted.release.restricted_mart("dim_member_notes")
    assert whole.filter(pl.col("note_id") == "N0004")["member_id"].to_list() == [hidden]
    choice = Choice(member=hidden)
    assert not any(
        "(4)" in line
        for chart in (level_by_member.CHART, level_by_principle.CHART)
        for line in noted.view(chart, choice).footnotes
    )


def test_a_note_changes_what_a_figure_says(noted, book):
    before, after = (
        passport_of(each, level_by_member.CHART, Choice()) for each in (book, noted)
    )
    assert before.data_hash != after.data_hash
    early = Choice(as_of="PTC-247")
    before, after = (
        passport_of(each, level_by_member.CHART, early) for each in (book, noted)
    )
    assert before.data_hash == after.data_hash
