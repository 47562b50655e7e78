"""The page of KPIs, run whole, and what it says of each of them."""

from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.charts import (
    all_charts,
    kpi_by_period,
    kpi_by_region,
    kpi_by_session,
    kpi_spread_by_region,
)
from dashboard.choice import Choice
from dashboard.findings import kpis
from dashboard.kpi import words as kpi_words
from dashboard.kpi.kpis import first_kpi, offered_kpis, period_of
from dashboard.render import plotly
from dashboard.render.alt_text import alt_text
from dashboard.view import fill
from warehouse.text import Lang

APP = Path(dashboard.__file__).parent / "app.py"
KPI_CHARTS = [chart for chart in all_charts() if chart.key.startswith("kpi_")]
EN = Choice(Lang.EN)


@pytest.fixture
def open_page(release_home, monkeypatch):
    """Open a page at an address, with the release of the tests."""
    monkeypatch.setenv("FOS_HOME", str(release_home))

    def run(page, **address):
        app = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(f"app_pages/{page}.py").run()

    return run


def said(app):
    return "\n".join(element.proto.body for element in app.get("html"))


def of_kpi(book, **wanted):
    """Return the first KPI of a kind."""
    rows = book.mart("dim_kpis").sort("kpi_id")
    for column, value in wanted.items():
        rows = rows.filter(pl.col(column) == value)
    return rows["kpi_id"][0]


class TestKpiPage:
    def test_shows_the_kpi_and_period_of_its_address(self, open_page):
        app = open_page("kpis", lang="fr", kpi="EC-02", period="2023")
        assert not app.exception
        choice = app.session_state["choice"]
        assert (choice.kpi, choice.period) == ("EC-02", "2023")
        assert "EC-02 · Couverture des données électroniques préalables" in said(app)

    def test_begins_with_one_that_has_figures(self, open_page, book):
        app = open_page("kpis")
        assert app.session_state["choice"].kpi == first_kpi(book.mart, EN)
        assert "kpi" not in app.query_params

    def test_says_that_an_unknown_kpi_is_not_offered(self, open_page):
        app = open_page("kpis", kpi="<b>EC-99")
        assert not app.exception
        assert "“&lt;b&gt;EC-99”, which is not offered here" in said(app)

    def test_a_chosen_kpi_stands_in_address_and_link_and_outlives_the_language(
        self, open_page
    ):
        app = open_page("kpis", lang="en")
        app.selectbox(key="page_kpi").set_value("EC-09").run()
        assert app.query_params["kpi"] == "EC-09"
        app.segmented_control(key="frame_lang").set_value(Lang.FR).run()
        assert app.session_state["choice"].kpi == "EC-09"
        assert app.query_params["kpi"] == "EC-09"
        assert "?lang=fr&amp;kpi=EC-09" in said(app)

    def test_a_chosen_kpi_is_remembered_from_page_to_page(self, open_page):
        app = open_page("kpis", kpi="EC-09")
        app.switch_page("app_pages/regions.py").run()
        assert app.session_state["choice"].kpi == ""
        app.switch_page("app_pages/kpis.py").run()
        assert app.session_state["choice"].kpi == "EC-09"

    @pytest.mark.parametrize("kpi", ["EC-21", "EC-26", "EC-42", "EC-51"])
    def test_runs_for_kpis_of_every_kind(self, open_page, kpi):
        app = open_page("kpis", lang="fr", kpi=kpi, region="ESA", as_of="PTC-247")
        assert not app.exception
        assert app.session_state["choice"].kpi == kpi


@pytest.mark.parametrize("chart", KPI_CHARTS, ids=lambda chart: chart.key)
@pytest.mark.parametrize("lang", Lang)
class TestKpiChart:
    def test_says_whose_kpi_it_is_and_how_sure(self, book, chart, lang):
        kpi_id = of_kpi(book, origin="reconstructed", aggregation_rule="mean")
        note = book.view(chart, Choice(lang, kpi=kpi_id)).note
        assert kpi_words.ORIGINS["reconstructed"](lang) in note
        assert ("Confidence" if lang == Lang.EN else "Confiance") in note

    def test_says_who_published_an_official_name(self, book, chart, lang):
        kpi_id = of_kpi(book, is_official=True)
        note = book.view(chart, Choice(lang, kpi=kpi_id)).note
        assert ("The Framework's own" if lang == Lang.EN else "propre au Cadre") in note
        assert ("WCO, Perf" if lang == Lang.EN else "OMD, mécanisme") in note

    def test_says_where_neither_high_nor_low_is_better(self, book, chart, lang):
        kpi_id = of_kpi(book, direction="context_only")
        words = book.view(chart, Choice(lang, kpi=kpi_id)).unit
        assert kpi_words.DIRECTIONS["context_only"](lang) in words

    def test_speaks_of_a_range_only_where_it_draws_one(self, book, chart, lang):
        said = "The range" if lang == Lang.EN else "La fourchette"
        for rule in kpi_words.RULES:
            kpi_id = of_kpi(book, aggregation_rule=rule)
            view = book.view(chart, Choice(lang, kpi=kpi_id))
            has_band = any(point.low is not None for point in view.points)
            if view.points:
                assert (said in view.note) == has_band, kpi_id

    def test_every_kpi_is_drawn_as_its_table_has_it(self, book, chart, lang):
        for kpi_id in offered_kpis(book.mart):
            view = book.view(chart, Choice(lang, "PTC-249", "MENA", kpi=kpi_id))
            known = [point.value for point in view.points if point.value is not None]
            drawn = plotly.values(plotly.draw(view))
            assert sorted(drawn) == pytest.approx(sorted(known))
            assert kpi_id in alt_text(view)


def test_words_of_kpis_cover_every_code(book):
    rows = book.mart("dim_kpis")
    for column, words in (
        ("aggregation_rule", kpi_words.RULES),
        ("aggregation_rule", kpi_words.SHORT_RULES),
        ("direction", kpi_words.DIRECTIONS),
        ("direction", kpi_words.SHORT_DIRECTIONS),
        ("origin", kpi_words.ORIGINS),
        ("confidence", kpi_words.CONFIDENCE),
        ("reporting_level", kpi_words.SOURCES),
    ):
        assert set(rows[column].drop_nulls()) <= set(words), column


@pytest.mark.parametrize("lang", Lang)
def test_the_list_has_every_kpi_with_origin_and_confidence(book, lang):
    rows = kpis.catalogue(book, Choice(lang))
    assert len(rows) == book.mart("dim_kpis").height
    assert all(len(row) == len(kpis.CATALOGUE) for row in rows)
    published = {row[0][:5] for row in rows if "PMM" in row[4]}
    assert published == {"EC-05", "EC-17", "EC-21", "EC-22", "EC-44"}
    own = "The Framework's own" if lang == Lang.EN else "Propre au Cadre"
    assert {row[0][:5] for row in rows if row[4].startswith(own)} == {"EC-44"}
    assert all(row[4] and row[5] for row in rows)


def test_too_few_answers_are_a_sentence_and_no_value(book):
    row = one_row(book, reporting_member_count=2, value=None, median=None)
    words = kpis.value_sentence(of("percent"), row, Lang.EN)
    assert words == "That is below the minimum of 3 answers: no value is shown."
    french = kpis.value_sentence(of("percent"), row, Lang.FR)
    assert "moins que le minimum de 3\u00a0réponses" in french


def test_answers_without_numerators_are_told_apart_from_too_few(book):
    row = one_row(book, reporting_member_count=5, ratio_member_count=2, value=None)
    words = kpis.value_sentence(of("percent"), row, Lang.EN)
    assert words.startswith("2 of them gave numerator and denominator")
    none = one_row(book, reporting_member_count=5, ratio_member_count=0, value=None)
    assert kpis.value_sentence(of("percent"), none, Lang.EN).startswith("None of them")


@pytest.mark.parametrize(
    ("unit", "value", "en", "fr"),
    [
        ("percent", 0.415, "41.5%", "41,5\u202f%"),
        ("hours", 12.34, "12.3 heures", "12,3\u00a0heures"),
        ("usd", 1234567.0, "1,234,567 heures", "1\u202f234\u202f567\u00a0heures"),
        ("count", 12.0, "12", "12"),
    ],
)
def test_values_are_said_in_their_unit(book, unit, value, en, fr):
    row = one_row(book, reporting_member_count=5, value=value)
    assert en in kpis.value_sentence(of(unit), row, Lang.EN)
    assert fr in kpis.value_sentence(of(unit), row, Lang.FR)


def of(unit):
    """Return a KPI of a unit, whose name the tests need in one form alone."""
    return {
        "unit": unit,
        "unit_en": "heures",
        "unit_fr": "heures",
        "aggregation_rule": "ratio_of_sums",
        "is_lower_bound": False,
    }


def one_row(book, **values):
    row = book.rows(kpi_by_region.CHART, EN).row(0, named=True)
    return {**row, "minimum_answer_count": 3, **values}


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("region", ["WORLD", "AP"])
def test_every_kpi_and_session_has_its_sentence(book, lang, region):
    for session_id in book.sessions():
        for kpi_id in ("EC-01", "EC-02", "EC-20", "EC-27", "EC-43", "EC-51"):
            words, _ = kpis.sentence(book, Choice(lang, session_id, region, kpi=kpi_id))
            assert words
            assert "{" not in words


def test_only_periods_of_one_kind_stand_on_one_axis(book):
    choice = Choice(Lang.EN, kpi="EC-02", period="2024")
    rows = book.rows(kpi_by_period.CHART, choice)
    assert period_of(book.mart, choice) == "2024"
    assert {len(period) for period in rows["period"]} == {4}


def test_a_share_below_nought_or_above_one_is_not_cut_off(book):
    rows = book.rows(kpi_by_region.CHART, EN).with_columns(
        value=pl.Series([-0.5, 1.7, 0.2, 0.3, 0.4, 0.5, 0.6]),
        low_share=pl.lit(None, pl.Float64),
        high_share=pl.lit(None, pl.Float64),
    )
    view = fill(kpi_by_region.CHART, rows, EN, as_of="", region="")
    axis = plotly.draw(view).layout.xaxis
    assert axis.range is None
    assert axis.tickvals[0] <= -0.4
    assert axis.tickvals[-1] >= 1.6
    assert "\u221250%" in axis.ticktext


def test_answers_of_yes_or_no_have_no_median(book):
    kpi_id = of_kpi(book, aggregation_rule="share_yes")
    view = book.view(kpi_spread_by_region.CHART, Choice(Lang.EN, kpi=kpi_id))
    assert view.points == ()
    assert "yes or no" in view.empty


def test_the_command_writes_the_chart_of_a_kpi_and_period(release_home, fos, tmp_path):
    options = ("--kpi", "EC-02", "--period", "2024", "--lang", "fr", "--formats", "svg")
    fos(release_home, "export", "figures", "kpi_by_region", *options, "-o", tmp_path)
    (path,) = tmp_path.iterdir()
    assert path.name == "kpi_by_region_LATEST_EC-02_2024_fr.svg"
    words = path.read_text(encoding="utf-8")
    assert "EC-02 · Couverture des données électroniques préalables" in words
    assert "Indicateur reconstitué" in words


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--kpi", "EC-99"), "no figures for the KPI 'EC-99'"),
        (("--kpi", "EC-02", "--period", "1900"), "no figures for the period '1900'"),
    ],
)
def test_the_command_refuses_a_kpi_or_period_without_figures(
    release_home, fos, tmp_path, options, complaint
):
    done = fos(
        release_home,
        *("export", "figures", "kpi_by_region", *options, "-o", tmp_path),
        expected=(1,),
    )
    assert complaint in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lang", Lang)
class TestKpiThatNobodyIsAsked:
    """EC-42, 43, 48 are counted from other figures: "24 of 24 answered" was false."""

    @pytest.mark.parametrize("kpi_id", ["EC-42", "EC-43", "EC-48"])
    def test_says_nothing_of_answers(self, book, lang, kpi_id):
        choice = Choice(lang, region="ESA", kpi=kpi_id)
        said = ("24 of 24", "24 sur 24", "that answered", "ayant répondu", "had answ")
        for chart in (kpi_by_region.CHART, kpi_by_session.CHART):
            view = book.view(chart, choice)
            assert view.points
            assert not any(point.answers for point in view.points)
            heads = [column.label(lang) for column in view.chart.columns]
            words = " ".join((*heads, view.note, alt_text(view).replace(view.unit, "")))
            assert not [word for word in said if word in words], words
        words, _ = kpis.sentence(book, choice)
        assert not [word for word in said if word in words], words

    def test_a_lower_bound_says_at_least_and_ranks_nobody(self, book, lang):
        """The notice of May 2024 says that 18 Members took part: 18 of 24 are 75 %."""
        choice = Choice(lang, region="ESA", kpi="EC-43")
        words, rows = kpis.sentence(book, choice)
        assert rows["value"].item() == 0.75
        assert ("at least 75.0%" if lang == Lang.EN else "au moins 75,0") in words
        world = book.view(kpi_by_region.CHART, Choice(lang, kpi="EC-43"))
        own = book.view(kpi_by_region.CHART, choice)
        assert "–" not in world.title + own.title.replace("EC-43 – ", "")
        assert "75" not in world.title + own.title

    def test_nothing_known_is_no_nought(self, book, lang):
        words, rows = kpis.sentence(book, Choice(lang, region="WCA", kpi="EC-43"))
        assert rows["value"].item() == 0
        assert "0.0" not in words
        assert "0,0" not in words
        view = book.view(kpi_by_region.CHART, Choice(lang, kpi="EC-43"))
        assert {p.text for p in view.points if p.key == "WCA"} == {
            "none known" if lang == Lang.EN else "aucun connu"
        }


@pytest.mark.parametrize("lang", Lang)
def test_half_of_the_members_is_half_of_those_that_answered(book, lang):
    words, _ = kpis.sentence(book, Choice(lang, kpi="EC-02"))
    half = {
        "en": "half of the Members that answered",
        "fr": "des Membres ayant répondu",
    }
    assert half[lang] in words


INDEX = {"reporting_level": "publisher", "origin": "external"}


def test_an_index_has_values_and_no_answers():
    index = {**of("percent"), **INDEX, "aggregation_note_en": None}
    for rule in kpi_words.RULES:
        words = kpi_words.rule(index | {"aggregation_rule": rule})
        assert "answered" not in words.en
        assert "répondu" not in words.fr
    assert kpi_words.told(index).en == "with a value"


def test_a_sum_is_set_beside_no_other_in_a_title(book):
    """A region's sum is less than the world's whatever its Members do."""
    for kpi_id in ("EC-20", "EC-23", "EC-35", "EC-37", "EC-39", "EC-42"):
        view = book.view(kpi_by_region.CHART, Choice(Lang.EN, region="EUR", kpi=kpi_id))
        assert "world" not in view.title, kpi_id
