"""Whatever the door lets in, a release can be built with it."""

import json
from pathlib import Path

import pytest

from warehouse.connect import current_release
from warehouse.settings import Settings

SHIPPED = sorted((Path(__file__).parents[2] / "ingest" / "sources").glob("*/files"))
EVENTS = (
    "proposal_no,item_count,event,event_date,session,outcome,merged_into,document,"
    "paragraph,evidence\n"
)
ITEMS = "proposal_no,title,outcome,merged_into,evidence\n"
TOTALS = "total_key,what,what_fr,stated_count,document,paragraph,evidence\n"
ACTIVITIES = (
    "title,start_date,end_date,region,type,mode,participants,participants_qualifier,"
    "members,host,administration_count,member_count\n"
)
KPIS = "member,kpi,period,value,numerator,denominator,status\n"
HELD = {
    "item_44": (ITEMS + "44,New item,,,stated\n", "out_of_range"),
    "item_0": (ITEMS + "0,No item,,,stated\n", "out_of_range"),
    "item_100000": (ITEMS + "100000,No item,,,stated\n", "out_of_range"),
    "event_of_44": (EVENTS + "44,,discussed,2026-01-10,,,,D,1,\n", "out_of_range"),
    "merged_into_44": (ITEMS + "12,Title,merged,44,stated\n", "out_of_range"),
    "half_a_merger": (ITEMS + "12,Title,merged,,stated\n", "missing_value"),
    "the_other_half": (ITEMS + "12,Title,retained,13,stated\n", "cells_contradict"),
    "merged_event": (EVENTS + "12,,merged,2026-01-10,,,,D,1,\n", "missing_value"),
    "not_merged": (EVENTS + "12,,retained,2026-01-10,,,3,D,1,\n", "cells_contradict"),
    "several_at_once": (EVENTS + "12,3,discussed,2026-01-10,,,,D,1,\n", "cells_contr"),
    "milestone": ("milestone_date,body,what\n2026-01-10,PTC,It ends\n", "missing_col"),
    "no_french": (
        "milestone_date,body,what,what_fr\n2026-01-10,PTC,It ends,\n",
        "missing_value",
    ),
    "world": (
        "session,region,presenter,status\nPTC-249,GLOBAL,France,given\n",
        "unknown_region",
    ),
}
LOADED = {
    "event_of_unknown_item": EVENTS + "7,,discussed,2026-01-10,,,,D,1,stated\n",
    "group_decided": EVENTS + ",3,retained,2026-01-10,PTC-249,retained,,D,1,stated\n",
    "group_without_count": EVENTS + ",,discussed,2026-01-10,PTC-249,,,D,1,stated\n",
    "group_received": EVENTS + ",5,received,2026-01-10,PTC-249,,,D,1,stated\n",
    "other_total": TOTALS + "items_total,x,y,44,D,1,stated\n",
    "new_total": TOTALS + "my_total,x,y,44,D,1,stated\n",
    "milestone": (
        "milestone_date,body,what,what_fr,date_precision\n"
        "2026-01-10,Somebody,It ends,Fin,century\n"
    ),
    "experience": "session,region,presenter,status\nPTC-249,EUR,France,given\n",
    "activities": ACTIVITIES
    + "B,2025-01-01,,GLOBAL,odd type,odd mode,,exact,FRA;FRA,FRA,3,2\n"
    "C,2025-01-01,,,workshop,online,0,more_than,EU,EU,,\n"
    "D,1995-01-01,,EUR;AMS,,,10,about,XKX,XKX,5,9999\n",
    "kpis": KPIS + "DEU,EC-20,2024,1e308,,,\nBEL,EC-20,2024,1e308,,,\n"
    "NLD,EC-20,2024,1e308,,,\nEU,EC-20,2024,5,,,\nXKX,EC-20,2024,5,,,\n"
    "FRA,EC-21,1990,5%,,,\nAUT,EC-20,2024,withdrawn,,,\nAUT,EC-14,2024,,,,withdrawn\n"
    "SWE,EC-02,2024,100 %,5,5,\nSWE,EC-26,2024,500 %,5,1,\n",
    "levels": "member,standard,period,level\nFRA,1,2024,3\nFRA,1,2024-H1,2\n"
    "FRA,1,2024-Q1,withdrawn\nEU,1,2024,3\nXKX,2,2024,n/a\nFRA,3,1995,1\n"
    "FRA,4,2023/24,\n",
}


def load(fos, home, folder, files):
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    answer = fos(home, "ingest", folder, "--json", expected=(0, 1))
    return {
        file["file"].rsplit("/", 1)[1].removesuffix(".csv"): file
        for file in json.loads(answer.stdout)["files"]
    }


@pytest.fixture(scope="module")
def home(tmp_path_factory, fos):
    """A home with the register and, beside it, all that loads of odd files."""
    home = tmp_path_factory.mktemp("odd") / "var"
    fos(home, "ingest", *SHIPPED)
    return home


def test_rows_that_no_release_could_hold_are_held_at_the_door(home, fos, tmp_path):
    files = load(fos, home, tmp_path, {name: text for name, (text, _) in HELD.items()})
    for name, (_, code) in HELD.items():
        (problem,) = files[name]["problems"]
        assert problem["code"].startswith(code), name
        assert files[name]["rows_accepted"] == 0, name


def test_item_merged_into_a_held_one_is_held(home, fos, tmp_path):
    text = ITEMS + "40,Title,zzz,,stated\n38,Other,merged,40,stated\n"
    other = tmp_path / "empty home"
    files = load(fos, other, tmp_path, {"held": text})
    codes = [(one["code"], one["row"]) for one in files["held"]["problems"]]
    assert codes == [("unknown_status", 2), ("orphan_merge", 3)]


def test_groups_decide_no_more_items_than_were_received(home, fos, tmp_path):
    head = EVENTS.replace("session", "origin")
    text = head + ",30,retained,2026-01-10,proposal_2024,retained,,D,1,stated\n"
    files = load(fos, home, tmp_path, {"many": text})
    (problem,) = files["many"]["problems"]
    assert problem["code"] == "out_of_range"
    assert "30 items of this origin decided, 29 received" in problem["message_en"]


def test_what_loads_builds_and_what_does_not_agree_is_told(home, fos, tmp_path):
    load(fos, home, tmp_path, LOADED)
    answer = fos(home, "build", "--json")
    built = json.loads(answer.stdout)
    assert built["status"] == "built"
    (total,) = [one for one in built["warnings"] if "new_total.csv" in one]
    assert "row 2" in total
    # What the steward is told may name a file that readers may not see named.
    assert "warnings" not in current_release(Settings(home)).manifest
