"""The OpenAPI document of the interface, for the marts and charts of one release."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from dashboard.api import problems
from dashboard.api.about import json_answer
from dashboard.api.marts import LIMIT, MOST_ROWS
from dashboard.charts import all_charts
from dashboard.data import Book
from dashboard.kpi.kpis import offered_kpis
from dashboard.member.members import offered_members
from dashboard.serving.answers import Answer
from dashboard.sql.queries import schema
from warehouse.text import Lang

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
NUMBER_OR_NONE: Schema = {"type": ["number", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}
ABOUT = (
    "Figures of the current release, read-only. An answer made from sample rows says "
    "so: is_sample, sample_note, and a column sample_note in CSV. Every answer has an "
    "ETag that changes with the release; ask again with If-None-Match."
)


def openapi(book: Book) -> Answer:
    """Return the document."""
    return json_answer(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "E-Commerce Framework of Standards: figures",
                "version": version("fos"),
                "description": ABOUT,
            },
            "servers": [{"url": "."}],
            "paths": _paths(book),
            "components": {
                "schemas": _schemas(),
                "responses": {
                    "Problem": {
                        "description": "Why there is no answer, in both languages.",
                        "content": {problems.KIND: {"schema": _ref("Problem")}},
                    },
                    "NotModified": {
                        "description": "The reader has this answer already."
                    },
                },
            },
        }
    )


def _paths(book: Book) -> dict[str, Any]:
    marts = [mart.name for mart in schema(book.release)]
    keys = [chart.key for chart in all_charts()]
    return {
        "/marts": _get("listMarts", "Every mart and its columns", [], _ref("Marts")),
        "/marts/{mart}.json": _get(
            "getMart", "Rows of a mart", _mart_parameters(marts), _ref("MartRows")
        ),
        "/marts/{mart}.csv": _get(
            "getMartFile", "A mart as CSV", _mart_parameters(marts), None
        ),
        "/charts": _get("listCharts", "Every chart", _view(book)[:3], _ref("Charts")),
        "/charts/{key}.json": _get(
            "getChart",
            "A chart: words, points, table and rows",
            [_in_path("key", keys), *_view(book)],
            _ref("ChartView"),
        ),
        "/charts/{key}.csv": _get(
            "getChartFile",
            "The rows of a chart as CSV",
            [_in_path("key", keys), *_view(book)],
            None,
        ),
        "/openapi.json": _get("getDocument", "This document", [], {"type": "object"}),
    }


def _get(
    name: str, summary: str, parameters: Sequence[Schema], content: Schema | None
) -> dict[str, Any]:
    kind = "text/csv" if content is None else "application/json"
    good = {
        "description": summary,
        "headers": {
            "ETag": {"schema": TEXT},
            "Last-Modified": {"schema": TEXT},
            "Cache-Control": {"schema": TEXT},
        },
        "content": {kind: {"schema": content or TEXT}},
    }
    problem = {"$ref": "#/components/responses/Problem"}
    answers = {
        "200": good,
        "304": {"$ref": "#/components/responses/NotModified"},
        **dict.fromkeys(("400", "404", "503"), problem),
    }
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": list(parameters),
            "responses": answers,
        }
    }


def _mart_parameters(marts: Sequence[str]) -> list[Schema]:
    limit = {"type": "integer", "minimum": 0, "maximum": MOST_ROWS}
    words = f"At most so many rows; {LIMIT} in JSON if nothing is said, all in CSV."
    columns = {
        "name": "columns",
        "in": "query",
        "description": (
            "Any column of the mart and the value that rows must have in it, for "
            "instance as_of_session_id=PTC-249; several times for one of several "
            "values; an empty value stands for none."
        ),
        "schema": {"type": "object", "additionalProperties": TEXT},
        "style": "form",
        "explode": True,
    }
    return [
        _in_path("mart", marts),
        _in_query("limit", words, limit),
        _in_query("offset", "Leave out so many rows first.", COUNT),
        columns,
    ]


def _view(book: Book) -> list[Schema]:
    """Return the parameters of a view: the first three are those of the frame."""
    offered: tuple[tuple[str, str, Sequence[str]], ...] = (
        ("lang", "The language of the words.", tuple(map(str, Lang))),
        ("as_of", "The session as of which figures stood.", book.sessions()),
        ("region", "The region that stands out.", book.regions(Lang.EN)),
        ("kpi", "The KPI of charts that show one.", offered_kpis(book.mart)),
        ("period", "The period of that KPI, such as 2024 or 2024-H1.", ()),
        (
            "member",
            "The Member of charts that show one.",
            offered_members(book.mart, Lang.EN),
        ),
    )
    return [
        _in_query(name, words, {**TEXT, "enum": list(values)} if values else TEXT)
        for name, words, values in offered
    ]


def _in_path(name: str, offered: Sequence[str]) -> Schema:
    kind = {**TEXT, "enum": list(offered)}
    return {"name": name, "in": "path", "required": True, "schema": kind}


def _in_query(name: str, words: str, kind: Schema) -> Schema:
    return {"name": name, "in": "query", "description": words, "schema": kind}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _schemas() -> dict[str, Schema]:
    rows = _list({"type": "object"})
    release = {
        "release_id": TEXT,
        "built_at": TEXT,
        "is_sample": {"type": "boolean"},
        "sample_note": TEXT_OR_NONE,
        "sample_note_fr": TEXT_OR_NONE,
    }
    column = _object(name=TEXT, type=TEXT, description=TEXT, description_fr=TEXT)
    point = _object(
        **dict.fromkeys(("category", "series", "key", "text", "answers"), TEXT),
        **dict.fromkeys(("value", "low", "high"), NUMBER_OR_NONE),
    )
    cell = _object(text=TEXT, value=NUMBER_OR_NONE)
    words = ("key", "mart", "mark", "lang", "as_of_session_id", "region_id", "title")
    words += ("unit", "unit_text", "as_of", "source", "alt_text")
    maybe = ("kpi_id", "period", "member_id", "note", "sample_line", "empty")
    mart = _object(name=TEXT, description=TEXT, description_fr=TEXT, row_count=COUNT)
    mart["properties"] |= {"json": TEXT, "csv": TEXT, "columns": _list(_ref("Column"))}
    chart = _object(key=TEXT, title=TEXT, mart=TEXT, mark=TEXT, unit=TEXT)
    return {
        "Problem": _object(
            status={"type": "integer"},
            **dict.fromkeys(("type", "title", "detail"), TEXT),
            **dict.fromkeys(("title_fr", "detail_fr"), TEXT),
        ),
        "Column": column,
        "Marts": _object(**release, marts=_list(mart)),
        "MartRows": _object(
            **release,
            mart=TEXT,
            description=TEXT,
            description_fr=TEXT,
            columns=_list(_ref("Column")),
            total_count=COUNT,
            row_count=COUNT,
            limit=COUNT,
            offset=COUNT,
            next=TEXT_OR_NONE,
            rows=rows,
        ),
        "Charts": _object(**release, charts=_list(chart)),
        "ChartView": _object(
            **release,
            **dict.fromkeys(words, TEXT),
            **dict.fromkeys(maybe, TEXT_OR_NONE),
            footnotes=_list(TEXT),
            points=_list(point),
            table=_object(headers=_list(TEXT), rows=_list(_list(cell))),
            rows=rows,
        ),
    }
