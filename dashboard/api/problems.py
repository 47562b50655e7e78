"""What went wrong, as a problem document (RFC 9457) in both languages."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.responses import Response

from warehouse.text import Text

KIND = "application/problem+json"

NOT_FOUND = Text(en="Not found", fr="Introuvable")
BAD_REQUEST = Text(en="Not understood", fr="Demande incomprise")
NOT_ALLOWED = Text(en="Only reading is allowed", fr="Seule la lecture est autorisée")
NO_FIGURES = Text(en="No figures yet", fr="Pas encore de chiffres")
FAILED = Text(en="The answer failed", fr="La réponse a échoué")

NO_ADDRESS = Text(
    en="There is nothing at this address; /api/v1/openapi.json lists what there is.",
    fr="Il n'y a rien à cette adresse\u202f; /api/v1/openapi.json dit ce qui existe.",
)
NO_MART = Text(
    en="There is no mart {value}; /api/v1/marts lists them.",
    fr="Il n'y a pas de table {value}\u202f; /api/v1/marts en donne la liste.",
)
NO_CHART = Text(
    en="There is no chart {value}; /api/v1/charts lists them.",
    fr="Il n'y a pas de figure {value}\u202f; /api/v1/charts en donne la liste.",
)
NO_COLUMN = Text(
    en="The mart has no column {value}. Its columns are: {offered}.",
    fr="La table n'a pas de colonne {value}. Ses colonnes sont\u00a0: {offered}.",
)
NO_COUNT = Text(
    en="{name} must be a whole number from {low} to {high}, not “{value}”.",
    fr="{name} doit être un nombre entier de {low} à {high}, et non "
    "«\u00a0{value}\u00a0».",
)
NO_VALUE = Text(
    en="{name} cannot be “{value}”. It may be: {offered}.",
    fr="{name} ne peut être «\u00a0{value}\u00a0». Valeurs possibles\u00a0: {offered}.",
)
NO_PARAMETER = Text(
    en="There is no parameter {value}. There are: {offered}.",
    fr="Il n'y a pas de paramètre {value}. Il existe\u00a0: {offered}.",
)
GET_ALONE = Text(en="Ask with GET or HEAD.", fr="Utilisez GET ou HEAD.")
IN_THE_LOG = Text(
    en="The reason is in the server's log.",
    fr="La raison figure dans le journal du serveur.",
)


@dataclass(frozen=True, slots=True)
class Problem(Exception):  # noqa: N818 - the name that the standard gives it
    """Why there is no answer: a status, a title and a sentence."""

    status: int
    title: Text
    detail: Text
    values: dict[str, object] = field(default_factory=dict)


def response(problem: Problem, **headers: str) -> Response:
    """Return a problem as a response that is not kept."""
    said = problem.detail
    content = {
        "type": "about:blank",
        "status": problem.status,
        "title": problem.title.en,
        "detail": said.en.format(**problem.values),
        "title_fr": problem.title.fr,
        "detail_fr": said.fr.format(**problem.values),
    }
    body = json.dumps(content, ensure_ascii=False).encode()
    kept = {"Cache-Control": "no-store", **headers}
    return Response(body, problem.status, media_type=KIND, headers=kept)


def bad(detail: Text, **values: object) -> Problem:
    """Return the problem of a request that cannot be understood."""
    return Problem(HTTPStatus.BAD_REQUEST, BAD_REQUEST, detail, values)


def missing(detail: Text, **values: object) -> Problem:
    """Return the problem of an address at which there is nothing."""
    return Problem(HTTPStatus.NOT_FOUND, NOT_FOUND, detail, values)
