"""Marts and charts as JSON and CSV: whole, valid, cautious, in both languages."""

import csv
import io
import json
from importlib.metadata import version

import polars as pl
import pytest
from asking import ask
from openapi_spec_validator import validate
from starlette.applications import Starlette

from dashboard.api.routes import api_routes
from dashboard.charts import all_charts
from dashboard.data import Book
from dashboard.sql.queries import schema
from warehouse.text import SAMPLE_LINE

APP = Starlette(routes=api_routes())
CHARTS = [chart.key for chart in all_charts()]
# Marts of sample rows that carry no flag of their own.
UNFLAGGED = {"bridge_activity_members", "bridge_activity_regions"}


@pytest.fixture
def get(release_home, monkeypatch):
    """Ask the interface; return its reply."""
    monkeypatch.setenv("FOS_HOME", str(release_home))

    def run(address, method="GET", **headers):
        return ask(APP, f"/api/v1/{address}", method, **headers)

    return run


def test_the_document_is_valid_and_names_every_mart_and_chart(get, release):
    document = get("openapi.json").json
    validate(document)
    assert document["openapi"] == "3.1.0"
    (mart, *_) = document["paths"]["/marts/{mart}.json"]["get"]["parameters"]
    assert mart["schema"]["enum"] == [each.name for each in schema(release)]
    (chart, *_) = document["paths"]["/charts/{key}.csv"]["get"]["parameters"]
    assert chart["schema"]["enum"] == CHARTS


def test_answers_have_the_fields_that_the_document_promises(get):
    schemas = get("openapi.json").json["components"]["schemas"]
    for address, name in (
        ("marts", "Marts"),
        ("marts/dim_regions.json", "MartRows"),
        ("charts", "Charts"),
        ("charts/implementation_by_region.json", "ChartView"),
        ("nothing", "Problem"),
    ):
        assert set(schemas[name]["required"]) <= set(get(address).json), address


def test_every_mart_comes_whole_as_json_and_csv(get, release):
    book = Book(release)
    for mart in get("marts").json["marts"]:
        name, rows = mart["name"], book.mart(mart["name"])
        answer = get(f"marts/{name}.json?limit=50000").json
        given = answer["rows"]
        while len(given) < answer["total_count"]:
            given += get(f"marts/{name}.json?limit=50000&offset={len(given)}").json[
                "rows"
            ]
        assert answer["total_count"] == len(given) == rows.height, name
        assert all(list(row) == rows.columns for row in given), name
        file = list(csv.DictReader(io.StringIO(get(f"marts/{name}.csv").text)))
        assert len(file) == rows.height, name
        named = {release.release_id} if rows.height else set()
        assert {row["release_id"] for row in file} == named, name
        has_sample = "is_sample" in rows.columns and rows["is_sample"].any()
        if name not in UNFLAGGED:
            assert answer["is_sample"] == has_sample, name
        said = any(row["sample_note"] for row in file)
        assert said == answer["is_sample"] == mart["is_sample"], name
        assert (answer["sample_note_fr"] == SAMPLE_LINE.fr) == answer["is_sample"]


def test_rows_are_picked_by_equality_and_given_page_by_page(get, release):
    rows = Book(release).mart("rpt_implementation_by_region")
    wanted = rows.filter(
        pl.col("as_of_session_id") == "PTC-249",
        pl.col("region_id").is_in(["EUR", "WCA"]),
        ~pl.col("is_publishable"),
    )
    address = (
        "rpt_implementation_by_region.json?as_of_session_id=PTC-249&region_id=EUR"
        "&region_id=WCA&is_publishable=false&limit=5"
    )
    found = []
    while address:
        answer = get(f"marts/{address}")
        assert answer.headers["x-total-count"] == str(wanted.height)
        assert ('rel="next"' in answer.headers.get("link", "")) == bool(
            answer.json["next"]
        )
        found += answer.json["rows"]
        address = answer.json["next"]
    keys = ["region_id", "standard_id"]
    assert [[row[key] for key in keys] for row in found] == [
        list(row) for row in wanted.select(keys).rows()
    ]


def test_an_empty_value_stands_for_none(get, release):
    rows = Book(release).mart("dim_proposals")
    answer = get("marts/dim_proposals.json?outcome=").json
    assert answer["total_count"] == rows.filter(pl.col("outcome").is_null()).height > 0


@pytest.mark.parametrize("key", CHARTS)
def test_a_chart_says_all_that_its_page_says(get, release, key):
    query = "lang=fr&as_of=PTC-249&region=WCA&kpi=EC-02&member=CZE"
    answer = get(f"charts/{key}.json?{query}").json
    assert answer["title"]
    assert answer["source"]
    assert answer["as_of"].startswith("État à la session CTP 249/250")
    assert bool(answer["points"]) != bool(answer["empty"])
    assert answer["is_sample"] == (answer["sample_line"] == SAMPLE_LINE.fr)
    assert answer["title"] in answer["alt_text"]
    file = list(csv.DictReader(io.StringIO(get(f"charts/{key}.csv?{query}").text)))
    assert len(file) == len(answer["rows"])
    assert any(row["sample_note"] for row in file) == answer["is_sample"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("marts/nothing.json", 404),
        ("marts/dim_regions.xml", 404),
        ("marts/dim_regions.json?colour=red", 400),
        ("marts/dim_regions.json?limit=-1", 400),
        ("marts/dim_regions.json?limit=50001", 400),
        ("marts/dim_regions.json?offset=x", 400),
        ("charts/nothing.json", 404),
        ("charts/kpi_by_region.json?as_of=PTC-1", 400),
        ("charts/kpi_by_region.json?kpi=EC-99", 400),
        ("charts/kpi_by_region.json?period=1066", 400),
        ("charts/kpi_by_region.json?colour=red", 400),
        ("nowhere", 404),
    ],
)
def test_what_is_wrong_is_said_in_both_languages(get, address, status):
    reply = get(address)
    assert reply.status == status
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json
    assert problem["status"] == status
    assert problem["detail"] != problem["detail_fr"]
    assert problem["title"] != problem["title_fr"]


def test_writing_is_refused(get):
    reply = get("marts/dim_regions.json", "POST")
    assert (reply.status, reply.json["title_fr"]) == (
        405,
        "Seule la lecture est autorisée",
    )
    assert "POST" not in reply.headers["allow"]


def test_a_reader_who_has_the_answer_is_not_sent_it_again(get, release):
    first = get("charts/implementation_by_region.json")
    etag = first.headers["etag"]
    assert release.release_id in etag
    assert "max-age" in first.headers["cache-control"]
    assert first.headers["last-modified"].endswith("GMT")
    again = get("charts/implementation_by_region.json", if_none_match=etag)
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", etag)
    other = get("charts/implementation_by_region.json?lang=fr", if_none_match=etag)
    assert other.status == 200


def test_pages_of_other_sites_may_read(get):
    reply = get("charts", origin="https://example.org")
    assert reply.headers["access-control-allow-origin"] == "*"
    asked = {"access_control_request_method": "GET", "origin": "https://example.org"}
    assert get("charts", "OPTIONS", **asked).status == 200
    asked["access_control_request_method"] = "DELETE"
    assert get("charts", "OPTIONS", **asked).status == 400


def test_version_and_health_name_the_release(get, release):
    said = ask(APP, "/version").json
    assert said["release_id"] == release.release_id
    assert said["code_version"] == version("fos")
    assert ask(APP, "/healthz").json == {
        "status": "ok",
        "release_id": release.release_id,
    }


def test_without_a_release_each_door_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("FOS_HOME", str(tmp_path))
    for address in ("/api/v1/marts", "/version"):
        reply = ask(APP, address)
        assert reply.status == 503
        assert "fos build" in reply.json["detail_fr"]
        assert int(reply.headers["retry-after"]) > 0
    assert ask(APP, "/healthz").status == 503


def test_no_answer_is_a_number_that_json_does_not_know(get):
    for name in ("rpt_kpi_by_region", "rpt_implementation_by_region"):
        json.loads(
            get(f"marts/{name}.json?limit=50000").body, parse_constant=pytest.fail
        )
