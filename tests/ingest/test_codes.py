"""Standards, regions, sessions and submitters, read against the seeds."""

import pytest

from ingest.codes import read_codes, seed
from warehouse.errors import SourceError
from warehouse.settings import SEEDS

CODES = read_codes()


@pytest.mark.parametrize(
    "text",
    [
        *("3", "3.0", "data_quality", "Data Quality", "qualité des données"),
        *(
            "Standard 3",
            "norme n° 3",
            "3. Data Quality",
            "Norme 3 : Qualité des données",
        ),
    ],
)
def test_standard_is_read_by_key_number_or_name(text):
    assert CODES.read_standard(text).values == ("data_quality",)


@pytest.mark.parametrize(
    "text", ["17", "0", "3: De minimis", "Data Qualty", "standard"]
)
def test_what_is_no_standard_is_held(text):
    assert CODES.read_standard(text).finding.code == "unknown_standard"


def test_near_standard_is_suggested_and_not_loaded():
    finding = CODES.read_standard("Data Qualty").finding
    assert "Data Quality (data_quality)" in finding.detail.en
    assert "Qualité des données" in finding.detail.fr


@pytest.mark.parametrize(
    ("text", "region_id"),
    [("A/P", "AP"), ("Asie/Pacifique", "AP"), ("AOC", "WCA"), ("GLOBAL", "WORLD")],
)
def test_region_is_read_in_either_language(text, region_id):
    assert CODES.regions.read(text).values == (region_id,)


def test_unknown_region_and_session_are_held():
    assert CODES.regions.read("Atlantis").finding.code == "unknown_region"
    assert CODES.sessions.read("PTC-250").finding.code == "unknown_session"


def test_every_session_is_found_by_its_id():
    for session_id in seed(SEEDS, "sessions")["session_id"]:
        assert CODES.sessions.read(session_id).values == (session_id,)


@pytest.mark.parametrize(
    ("text", "submitter_id"),
    [("ICC", "ICC"), ("Chambre de commerce internationale", "ICC"), ("tur", "TUR")],
)
def test_submitter_is_a_stakeholder_or_a_member(text, submitter_id):
    assert CODES.read_submitter(text).values == (submitter_id,)


def test_missing_code_list_is_one_clear_error(tmp_path):
    with pytest.raises(SourceError, match="cannot read the code list"):
        seed(tmp_path, "members")
