"""The columns of a list of activities."""

from __future__ import annotations

from ingest import rules
from ingest.columns import FOS_SAMPLE, MAY_BE_NAMED, NOTE, NOTE_FR, RECEIVED_ON
from ingest.reading.span import read_end
from ingest.source import Column
from ingest.sources.activities.reading import QUALIFIER_WORDS, participants

# What the cell of the start says of the end, and that of the end of the start.
RANGE_END = ("_range_end", "_range_end_precision")
RANGE_START = ("_range_start", "_range_start_precision")


def _text(name: str, en: tuple[str, ...], fr: tuple[str, ...]) -> Column:
    return Column(name, en, fr)


def _count(name: str, en: tuple[str, ...], fr: tuple[str, ...]) -> Column:
    return Column(name, en, fr, rule=rules.count(f"{name}_value"), is_quantity=True)


WHAT = (
    _text(
        "activity_id", ("activity_id", "activity id"), ("id_activité", "code activité")
    ),
    Column(
        "title",
        en=("title", "activity", "name of the activity"),
        fr=("titre", "intitulé", "activité"),
        is_required=True,
        needs_value=True,
    ),
    _text("title_fr", ("title_fr", "title (French)"), ("titre_fr", "titre français")),
)
WHEN = (
    Column(
        "start_date",
        en=("start_date", "start", "from"),
        fr=("date_début", "date de début", "début"),
        rule=rules.span("start_date_value", "start_date_precision", *RANGE_END),
        is_required=True,
        needs_value=True,
    ),
    Column(
        "end_date",
        en=("end_date", "end", "to"),
        fr=("date_fin", "date de fin", "fin"),
        rule=rules.span(
            *RANGE_START, "end_date_value", "end_date_precision", read=read_end
        ),
    ),
)
WHERE = (
    Column(
        "region",
        en=("region", "WCO region", "regions"),
        fr=("région", "région de l'OMD", "régions"),
        rule=rules.regions("region_ids"),
        is_required=True,
    ),
    Column(
        "host",
        en=("host", "host country"),
        fr=("pays_hôte", "pays hôte", "hôte"),
        rule=rules.country("host"),
    ),
    _text("city", ("city", "place"), ("ville", "lieu")),
    _text("type", ("type", "type of activity"), ("type", "type d'activité")),
    _text("mode", ("mode", "mode of delivery"), ("modalité", "mode")),
)
WHO = (
    Column(
        "participants",
        en=("participants", "number of participants"),
        fr=("participants", "nombre de participants"),
        rule=participants(),
        is_quantity=True,
    ),
    Column(
        "qualifier_as_typed",
        en=("participants_qualifier", "qualifier"),
        fr=("qualificatif_participants", "qualificatif"),
        rule=rules.word("_qualifier", QUALIFIER_WORDS),
        is_kept=False,
    ),
    _count(
        "administration_count",
        ("administration_count", "number of administrations"),
        ("nombre_administrations", "nombre d'administrations"),
    ),
    _count(
        "member_count",
        ("member_count", "number of Members"),
        ("nombre_membres", "nombre de Membres"),
    ),
    Column(
        "members",
        en=("members", "participating Members"),
        fr=("membres", "Membres participants"),
        rule=rules.members("member_ids"),
    ),
    _text("partner", ("partner", "partners"), ("partenaire", "partenaires")),
    _text("donor", ("donor", "donors"), ("donateur", "donateurs", "bailleur")),
)
WHENCE = (
    _text("source", ("source",), ("source",)),
    _text(
        "source_url",
        ("source_url", "source address", "url"),
        ("adresse_source", "adresse de la source"),
    ),
    _text("role", ("role", "role of the WCO"), ("rôle", "rôle de l'OMD")),
    _text("confidence", ("confidence",), ("confiance", "degré de confiance")),
    NOTE,
    NOTE_FR,
    RECEIVED_ON,
    MAY_BE_NAMED,
    FOS_SAMPLE,
)
