"""The page of one Member: what may be named of it, and nothing else."""

from html import escape

import polars as pl
import pytest

from dashboard.choice import Choice
from dashboard.findings.member import NOT_NAMED, activities, by_region, sentences
from dashboard.findings.member_intake import file_rows, own_files, problem_rows
from dashboard.findings.member_kpis import kpi_answers, kpi_rows
from dashboard.member.members import member_of, offered_members
from dashboard.words import alphabetical, number
from warehouse.text import SAMPLE_LINE, Lang


@pytest.fixture(scope="module")
def levels(book):
    """The levels that may be named at the latest session."""
    rows = book.mart("rpt_member_levels_by_principle")
    return rows.filter(pl.col("as_of_session_id") == "LATEST")


@pytest.fixture(scope="module")
def named(levels):
    """A Member whose every answer may be named: its row over all principles."""
    return levels.filter(pl.col("principle_id") == "ALL").row(0, named=True)


@pytest.fixture(scope="module")
def unnamed(book, levels):
    """A counted Member of which no level may be named."""
    rows = book.mart("dim_members").filter("is_counted_member")
    return rows.filter(
        ~pl.col("member_id").is_in(levels["member_id"].implode()),
        pl.col("accession_date") < pl.date(2000, 1, 1),
    )["member_id"][0]


@pytest.mark.parametrize("lang", Lang)
def test_a_named_member_stands_beside_its_region_and_the_world(
    visit, book, named, lang
):
    _, words = visit("member", member=named["member_id"], lang=str(lang))
    assert escape(named[f"member_name_{lang}"]) in words
    for level in ("mean_level", "region_mean_level", "world_mean_level"):
        assert number(named[level], lang, 2) in words
    assert escape(book.region(named["region_id"], lang)) in words
    assert (escape(SAMPLE_LINE(lang)) in words) == named["is_sample"]


@pytest.mark.parametrize("lang", Lang)
def test_an_unnamed_member_is_said_to_have_no_published_level(
    visit, book, unnamed, lang
):
    _, words = visit("member", member=unnamed, lang=str(lang))
    name = member_of(book.mart, unnamed)[f"name_{lang}"]
    assert escape(NOT_NAMED.say(lang, member=name)) in words


def test_the_chart_of_an_unnamed_member_holds_no_level_of_it(book, unnamed):
    from dashboard.charts import level_by_principle

    choice = Choice(member=unnamed)
    view = book.view(level_by_principle.CHART, choice)
    own = [point for point in view.points if point.key == "member"]
    assert len(own) == 8
    assert {point.value for point in own} == {None}
    assert {point.text for point in own} == {"Not named, or no answer"}
    assert view.series[0][0] == "member"


def test_the_chart_shows_the_published_levels_of_a_named_member(book, levels, named):
    from dashboard.charts import level_by_principle

    choice = Choice(member=named["member_id"])
    rows = book.rows(level_by_principle.CHART, choice)
    own = rows.filter(pl.col("series_id") == "member")
    expected = levels.filter(
        pl.col("member_id") == named["member_id"], pl.col("principle_id") != "ALL"
    ).sort("principle_no")
    assert own["mean_level"].drop_nulls().to_list() == expected["mean_level"].to_list()
    world = rows.filter(pl.col("series_id") == "WORLD")
    assert world["reporting_member_count"].min() > 0


def test_the_union_stands_apart_from_every_total(book):
    said, _ = sentences(book, Choice(Lang.FR, member="EU"))
    assert "figure à part" in said[0]


def test_a_member_before_its_accession_is_not_yet_one(book):
    early, late = (Choice(as_of=key, member="VCT") for key in ("PTC-247", "LATEST"))
    assert "not yet a Member" in " ".join(sentences(book, early)[0])
    assert "not yet a Member" not in " ".join(sentences(book, late)[0])


@pytest.mark.parametrize("lang", Lang)
def test_every_member_is_offered_once_in_the_order_of_the_language(book, lang):
    ids = offered_members(book.mart, lang)
    names = [member_of(book.mart, key)[f"name_{lang}"] for key in ids]
    assert len(set(ids)) == len(ids) == 188
    assert names == sorted(names, key=alphabetical)
    listed = [key for _, keys in by_region(book, Choice(lang)) for key in keys]
    assert sorted(listed) == sorted(ids)


@pytest.mark.parametrize("lang", Lang)
def test_without_a_member_all_of_them_are_links(visit, lang):
    _, words = visit("member", lang=str(lang))
    assert words.count('<li><a href="member?') == 188
    assert "member=AUS" in words


def test_an_unknown_member_falls_back_with_a_sentence(visit):
    app, words = visit("member", member="<b>", lang="fr")
    assert app.session_state["choice"].member == ""
    assert "&lt;b&gt;" in words
    assert "<b>" not in words


def test_activities_of_a_member_are_those_that_name_it(book):
    bridge = book.mart("bridge_activity_members")
    member = bridge["member_id"].value_counts(sort=True)["member_id"][0]
    choice = Choice(member=member)
    expected = bridge.filter(pl.col("member_id") == member)["activity_id"]
    assert set(activities(book, choice)["activity_id"]) <= set(expected)
    cards = book.mart("rpt_member_scorecard").filter(
        pl.col("as_of_session_id") == "LATEST"
    )
    for row in cards.to_dicts():
        found = activities(book, Choice(member=row["member_id"])).height
        assert found == row["total_activity_count"]


def test_files_and_problems_of_a_member_are_its_own_and_may_be_named(book):
    problems = book.mart("fct_problems").filter("may_be_named")
    quality = book.mart("rpt_data_quality").filter(
        pl.col("as_of_session_id") == "LATEST", pl.col("member_id").is_not_null()
    )
    ids = quality.join(problems, on="submission_id", how="semi")["member_id"].unique()
    for member in [*ids, "AUS"]:
        files = own_files(book, Choice(member=member))
        assert files["may_be_named"].all()
        assert set(files["member_id"]) <= {member}
        assert len(file_rows(book, files, Lang.FR)) == files.height
        found = problem_rows(book, files, Lang.EN)
        assert len(found) == problems.join(files, on="submission_id").height


def test_kpi_answers_of_a_member_are_its_latest(book):
    values = book.mart("fct_kpi_values")
    for member in values["member_id"].unique()[:5]:
        answers = kpi_answers(book, Choice(member=member))
        assert answers["kpi_id"].is_unique().all()
        assert len(kpi_rows(book, Choice(member=member), answers)) == answers.height
