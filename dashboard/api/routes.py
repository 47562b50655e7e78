"""The routes of the data: `/api/v1/…`, `/version` and `/healthz`, for reading alone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from importlib.metadata import version

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from dashboard.api import problems
from dashboard.api.charts import chart_answer, chart_list, read_view
from dashboard.api.marts import mart_answer, mart_list
from dashboard.api.openapi import openapi
from dashboard.api.problems import Problem
from dashboard.data import Book, open_book
from dashboard.frame import NO_RELEASE
from dashboard.serving.answers import KEPT, Answer, send
from warehouse.errors import ReleaseError

LOGGER = logging.getLogger(__name__)
METHODS = ("GET", "HEAD", "OPTIONS")
EXPOSED = ("ETag", "Last-Modified", "Link", "X-Total-Count")
PATIENCE = "60"  # seconds after which to ask again where there is no release yet
Asked = Mapping[str, Sequence[str]]
Make = Callable[[Book, Request, Asked], Answer]
NOT_KEPT = {"Cache-Control": "no-store"}


def api_routes() -> list[BaseRoute]:
    """Return the routes; a function that is no coroutine runs in a thread."""
    return [
        Mount("/api/v1", app=_interface()),
        Route("/version", version_of),
        Route("/healthz", health),
    ]


def _interface() -> Starlette:
    return Starlette(
        routes=[
            Route("/marts", _route(lambda book, *_: mart_list(book))),
            Route("/marts/{name}.{kind}", _route(_mart)),
            Route("/charts", _route(_charts)),
            Route("/charts/{name}.{kind}", _route(_chart)),
            Route("/openapi.json", _route(lambda book, *_: openapi(book))),
        ],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=METHODS,
                allow_headers=["If-None-Match"],
                expose_headers=EXPOSED,
            )
        ],
        exception_handlers={HTTPException: _refused},
    )


def _route(make: Make) -> Callable[[Request], Response]:
    """Return an endpoint that opens the release once and answers from it alone."""

    def endpoint(request: Request) -> Response:
        try:
            book = open_book()
            asked = _asked(request)
            key = (str(book.release.path), request.url.path, *_flat(asked))
            answer = KEPT.get(key, lambda: make(book, request, asked))
            return send(request, book, answer)
        except Problem as problem:
            return problems.response(problem)
        except ReleaseError:
            return problems.response(_no_release(), **{"Retry-After": PATIENCE})
        except Exception:
            LOGGER.exception("the answer to %s failed", request.url.path)
            return problems.response(_failed())

    return endpoint


def _asked(request: Request) -> dict[str, list[str]]:
    """Return what a query asks for, by name; a name may stand several times."""
    names = sorted(request.query_params.keys())
    return {name: request.query_params.getlist(name) for name in names}


def _flat(asked: Asked) -> list[str]:
    return [f"{name}={value}" for name, values in asked.items() for value in values]


def _mart(book: Book, request: Request, asked: Asked) -> Answer:
    return mart_answer(book, request.path_params["name"], _kind(request), asked)


def _charts(book: Book, _: Request, asked: Asked) -> Answer:
    return chart_list(book, read_view(book, asked))


def _chart(book: Book, request: Request, asked: Asked) -> Answer:
    choice = read_view(book, asked)
    return chart_answer(book, request.path_params["name"], _kind(request), choice)


def _kind(request: Request) -> str:
    kind = request.path_params["kind"]
    if kind not in ("json", "csv"):
        raise problems.missing(problems.NO_ADDRESS)
    return kind


def _refused(_: Request, error: Exception) -> Response:
    """Say as a problem what the router found wrong: no such address, no such method."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        problem = Problem(status, problems.NOT_ALLOWED, problems.GET_ALONE)
        return problems.response(problem, Allow=", ".join(METHODS))
    return problems.response(problems.missing(problems.NO_ADDRESS))


def _no_release() -> Problem:
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return Problem(status, problems.NO_FIGURES, NO_RELEASE)


def _failed() -> Problem:
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return Problem(status, problems.FAILED, problems.IN_THE_LOG)


def version_of(_: Request) -> Response:
    """Return which release is served, when it was built, and by which code."""
    try:
        manifest = open_book().release.manifest
    except ReleaseError:
        return problems.response(_no_release(), **{"Retry-After": PATIENCE})
    content = {
        "release_id": manifest["release_id"],
        "built_at": manifest["built_at"],
        "code_version": version("fos"),
        "release_code_version": manifest["code_version"],
        "release_code_commit": manifest["code_commit"],
    }
    return JSONResponse(content, headers=NOT_KEPT)


def health(_: Request) -> Response:
    """Say whether this process has figures to show; 503 where it has none."""
    try:
        release_id = open_book().release.release_id
    except ReleaseError:
        content = {"status": "no_release"}
        return JSONResponse(content, HTTPStatus.SERVICE_UNAVAILABLE, headers=NOT_KEPT)
    return JSONResponse({"status": "ok", "release_id": release_id}, headers=NOT_KEPT)
