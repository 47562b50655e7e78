"""Implementation by region, computed a second time by a plain loop over the answers."""

import math
from collections import Counter

import duckdb
import pytest

from warehouse.connect import RESTRICTED_FILE

REGIONS = ("AMS", "AP", "ESA", "EUR", "MENA", "WCA", "WORLD")
WORLD_NAMES = ("World", "Monde", "World", "Monde")
ALL_NAMES = (None, None, "All sixteen standards", "Ensemble des seize normes")
FULL = 3
TOLERANCE = 1e-12


def rows_of(database, mart):
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.sql(f"select * from marts.{mart}").pl().to_dicts()


def two_years_before(day):
    if (day.month, day.day) == (2, 29):
        return day.replace(year=day.year - 2, day=28)
    return day.replace(year=day.year - 2)


def is_known(answer, withdrawn_on, cut_off):
    if answer["received_on"] > cut_off:
        return False
    return withdrawn_on is None or withdrawn_on > cut_off


def chosen_answers(answers, submissions, cut_off):
    """Return each Member's answer on each standard as it stood at a cut-off."""
    withdrawn = {row["submission_id"]: row["withdrawn_on"] for row in submissions}
    chosen, answered = {}, set()
    order = ("received_on", "submission_id", "row_number")
    for answer in sorted(answers, key=lambda row: [row[name] for name in order]):
        if not is_known(answer, withdrawn[answer["submission_id"]], cut_off):
            continue
        place = (answer["member_id"], answer["standard_id"])
        period = (answer["period_start_date"], answer["period_end_date"])
        if answer["answer_status"] != "not_reported":
            answered.add((*place, *period))
        elif (*place, *period) in answered:
            continue  # an empty cell leaves the answer before it
        rank = answer["period_end_date"]
        if place not in chosen or rank >= chosen[place][0]:
            chosen[place] = (rank, answer)
    return {
        place: answer
        for place, (_, answer) in chosen.items()
        if answer["level"] is not None
    }


def measures_of(members, held, standards, standard_id, cut_off, minimum):
    """Return the measures of one region and standard; `held` as `chosen_answers`."""
    wanted = standards if standard_id == "ALL" else [standard_id]
    reporting, implemented, stale, sample, means = 0, 0, 0, 0, []
    for member_id in members:
        answers = [held[member_id, s] for s in wanted if (member_id, s) in held]
        if not answers:
            continue
        full = [answer for answer in answers if answer["level"] == FULL]
        limit = two_years_before(cut_off)
        reporting += 1
        implemented += len(full) == len(wanted)
        stale += all(answer["period_end_date"] < limit for answer in answers)
        sample += any(answer["is_sample"] for answer in answers)
        means.append(sum(answer["level"] for answer in answers) / len(answers))
    silent = len(members) - reporting
    shown = reporting >= minimum
    return {
        "member_count": len(members),
        "reporting_member_count": reporting,
        "silent_member_count": silent,
        "implemented_member_count": implemented,
        "stale_member_count": stale,
        "sample_member_count": sample,
        "implemented_share": implemented / reporting if shown else None,
        "low_share": implemented / len(members) if shown else None,
        "high_share": (implemented + silent) / len(members) if shown else None,
        "mean_level": math.fsum(means) / len(means) if shown else None,
        "minimum_answer_count": minimum,
        "is_publishable": shown,
        "is_sample": sample > 0,
    }


def recompute(database, minimum):
    """Return every row that the mart should have, by its key, from facts and lists."""
    answers = rows_of(database, "fct_implementation_levels")
    submissions = rows_of(database, "dim_submissions")
    people = [
        row for row in rows_of(database, "dim_members") if row["is_counted_member"]
    ]
    regions = {row["region_id"]: row for row in rows_of(database, "dim_regions")}
    standards = {row["standard_id"]: row for row in rows_of(database, "dim_standards")}
    sessions = [row for row in rows_of(database, "dim_sessions") if row["is_reporting"]]
    expected = {}
    for session in sessions:
        cut_off = session["cut_off_date"]
        held = chosen_answers(answers, submissions, cut_off)
        for region_id in REGIONS:
            members = [
                row["member_id"]
                for row in people
                if region_id in (row["region_id"], "WORLD")
                and row["accession_date"] <= cut_off
            ]
            for standard_id in (*standards, "ALL"):
                measured = measures_of(
                    members, held, list(standards), standard_id, cut_off, minimum
                )
                expected[session["session_id"], region_id, standard_id] = {
                    "as_of_session_id": session["session_id"],
                    "region_id": region_id,
                    "standard_id": standard_id,
                    **session_labels(session),
                    **region_labels(regions.get(region_id)),
                    **standard_labels(standards.get(standard_id)),
                    **measured,
                }
    return with_changes(expected)


def session_labels(session):
    return {name: session[name] for name in ("session_sort", "previous_session_id")}


def region_labels(region):
    columns = ("code_en", "code_fr", "short_name_en", "short_name_fr")
    names = [region[name] for name in columns] if region else WORLD_NAMES
    return {
        "region_code_en": names[0],
        "region_code_fr": names[1],
        "region_name_en": names[2],
        "region_name_fr": names[3],
    }


def standard_labels(standard):
    columns = ("principle_id", "standard_no_2022", "name_en", "name_fr")
    names = [standard[name] for name in columns] if standard else ALL_NAMES
    return {
        "principle_id": names[0],
        "standard_no_2022": names[1],
        "standard_name_en": names[2],
        "standard_name_fr": names[3],
    }


def with_changes(rows):
    """Add to each row its change since the previous session of the same body."""
    for (_, region_id, standard_id), row in rows.items():
        before = rows.get((row["previous_session_id"], region_id, standard_id), {})
        for measure in ("implemented_share", "mean_level"):
            now, then = row[measure], before.get(measure)
            row[f"{measure}_change"] = None if None in (now, then) else now - then
    return rows


def assert_same(row, expected):
    assert row.keys() == expected.keys()
    for name, value in expected.items():
        if isinstance(value, float) and row[name] is not None:
            assert math.isclose(row[name], value, rel_tol=0, abs_tol=TOLERANCE), name
        else:
            assert row[name] == value, name


def check_release(release):
    """Compare every row and column of the mart with the plain loop's."""
    rows = {
        (row["as_of_session_id"], row["region_id"], row["standard_id"]): row
        for row in release.mart("rpt_implementation_by_region").to_dicts()
    }
    minimum = release.manifest["minimum_answers"]
    expected = recompute(release.path / RESTRICTED_FILE, minimum)
    assert rows.keys() == expected.keys()
    for key, row in rows.items():
        assert_same(row, expected[key])
    return rows


def test_every_row_is_what_a_plain_loop_gives(release):
    rows = check_release(release)
    assert any(row["implemented_member_count"] for row in rows.values())
    assert any(row["implemented_share_change"] for row in rows.values())


def test_every_row_is_so_with_withdrawals_ties_and_silences_too(busy_release):
    rows = check_release(busy_release)
    assert any(
        row["implemented_member_count"]
        for (_, _, standard_id), row in rows.items()
        if standard_id == "ALL"
    )
    shown = Counter(row["is_publishable"] for row in rows.values())
    assert set(shown) == {True, False}


def test_each_session_and_standard_has_the_six_regions_and_the_world(release):
    rows = release.mart("rpt_implementation_by_region").to_dicts()
    places = Counter((row["as_of_session_id"], row["standard_id"]) for row in rows)
    sessions = release.mart("dim_sessions").to_dicts()
    reporting = {row["session_id"] for row in sessions if row["is_reporting"]}
    assert {session_id for session_id, _ in places} == reporting
    assert len(places) == len(reporting) * 17
    assert set(places.values()) == {len(REGIONS)}


@pytest.mark.parametrize(
    ("session_id", "count"),
    [
        ("PTC-237", 184),
        ("PTC-239", 185),
        ("PTC-241", 185),
        ("PTC-243", 186),
        ("COUNCIL-145", 186),
        ("PTC-249", 187),
        ("LATEST", 187),
    ],
)
def test_member_count_follows_the_accession_dates(release, session_id, count):
    rows = release.mart("rpt_implementation_by_region").to_dicts()
    found = {
        row["member_count"]
        for row in rows
        if (row["as_of_session_id"], row["region_id"]) == (session_id, "WORLD")
    }
    assert found == {count}
