"""Properties of the marts on random answers: the clock, the bands, the bridges.

HYPOTHESIS_EXAMPLES says how many answers sheets each is tried on; see bench/README.md.
"""

import os
import random
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

EXAMPLES = settings(max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "15")))
seeds = st.integers(min_value=0, max_value=2**32)
PARTS = ("real", "new_reporter", "stopped", "revision", "membership")
BY_REGION = ("rpt_implementation_by_region", "rpt_kpi_by_region")
TOLERANCE = 1e-9
FIRST_DAY = date(2024, 6, 1)
DAYS = 600


def year(number):
    return {
        "period_start_date": date(number, 1, 1),
        "period_end_date": date(number, 12, 31),
    }


def random_answer(dice, compiled):
    """Return one answer, on a standard or on a KPI, without its submission."""
    answer = {
        "member_id": dice.choice(compiled.keys("members")),
        **year(dice.choice([2022, 2023, 2024])),
        "is_sample": dice.random() < 0.1,
    }
    is_empty = dice.random() < 0.1
    status = {"answer_status": "not_reported"} if is_empty else {}
    if dice.random() < 0.5:
        level = None if is_empty else dice.choice([0, 1, 2, 3, 3, None])
        return answer | {
            "standard_id": dice.choice(compiled.keys("standards")),
            "level": level,
            "answer_status": "not_available" if level is None else "reported",
            **status,
        }
    kpi_id = dice.choice(compiled.keys("kpis"))
    if is_empty:
        return answer | {"kpi_id": kpi_id, **status}
    if kpi_id == "EC-01":
        return answer | {"kpi_id": kpi_id, "value": float(dice.randint(0, 1))}
    below, above = dice.randint(1, 500), dice.randint(0, 500)
    return answer | {
        "kpi_id": kpi_id,
        "value": above / below,
        "numerator": float(above),
        "denominator": float(below),
    }


def random_history(dice, compiled, count):
    """Return `count` submissions of an answer each, in an order of arrival."""
    answers = [random_answer(dice, compiled) for _ in range(count)]
    dice.shuffle(answers)
    days = sorted(dice.randint(0, DAYS) for _ in answers)
    for number, (answer, days_on) in enumerate(zip(answers, days, strict=True)):
        answer["submission_id"] = f"S{number:06}"
        answer["answer_id"] = str(number)
        answer["received_on"] = FIRST_DAY + timedelta(days_on)
    withdrawals = [
        {
            "submission_id": answer["submission_id"],
            "withdrawn_on": answer["received_on"] + timedelta(dice.randint(1, 400)),
        }
        for answer in answers
        if dice.random() < 0.05
    ]
    dice.shuffle(answers)
    return answers, withdrawals


def at(rows, session_id):
    # The rank of LATEST among the sessions says nothing of a session's picture.
    return rows.filter(pl.col("as_of_session_id") == session_id)


@given(seed=seeds, count=st.integers(1, 500))
@EXAMPLES
def test_session_stands_as_built_from_what_had_arrived(compiled, staged, seed, count):
    dice = random.Random(seed)  # noqa: S311 - nothing is secret here
    answers, withdrawals = random_history(dice, compiled, count)
    whole = compiled.run(staged(answers, withdrawals))
    cut_offs = compiled.cut_offs()
    last = dice.choice(sorted(cut_offs))
    known = compiled.run(
        staged(
            [a for a in answers if a["received_on"] <= cut_offs[last]],
            [w for w in withdrawals if w["withdrawn_on"] <= cut_offs[last]],
        )
    )
    for session_id, cut_off in cut_offs.items():
        if cut_off <= cut_offs[last]:
            for mart, rows in whole.items():
                assert at(rows, session_id).equals(at(known[mart], session_id)), mart


@given(seed=seeds, count=st.integers(1, 300))
@EXAMPLES
def test_empty_cells_on_the_same_period_change_no_figure(compiled, staged, seed, count):
    dice = random.Random(seed)  # noqa: S311 - nothing is secret here
    answers, withdrawals = random_history(dice, compiled, count)
    # A file withdrawn leaves its blanks alone: they are then what is known.
    gone = {row["submission_id"] for row in withdrawals}
    answers = [one for one in answers if one["submission_id"] not in gone]
    kept = ("member_id", "standard_id", "kpi_id", "is_sample", *year(2023))
    blanks = [
        {name: answer[name] for name in kept if name in answer}
        | {
            "answer_id": f"blank {answer['answer_id']}",
            "submission_id": f"T{answer['submission_id']}",
            "answer_status": "not_reported",
            "received_on": answer["received_on"] + timedelta(dice.randint(0, DAYS)),
        }
        for answer in answers
        if dice.random() < 0.5
    ]
    before = compiled.run(staged(answers))
    after = compiled.run(staged([*answers, *blanks]))
    reporting = [id_ for id_ in compiled.cut_offs() if id_ != "LATEST"]
    for session_id in reporting:
        for mart, rows in before.items():
            assert at(rows, session_id).equals(at(after[mart], session_id)), mart


def full_answers(dice, compiled):
    """Return an answer of every Member on every standard and on one yes/no KPI."""
    told = {"received_on": FIRST_DAY, **year(2023)}
    return [
        told | {"member_id": member_id, "submission_id": f"S{member_id}"} | answer
        for member_id in compiled.keys("members")
        for answer in (
            *(
                {"standard_id": s, "level": dice.choice([0, 2, 3, 3])}
                for s in compiled.keys("standards")
            ),
            {"kpi_id": "EC-01", "value": float(dice.randint(0, 1))},
        )
    ]


def bands(marts):
    """Return (share, low, high) by place: session, region, standard or KPI."""
    found = {}
    keys = {
        BY_REGION[0]: ("standard_id", "implemented_share"),
        BY_REGION[1]: ("kpi_id", "value"),
    }
    for mart, (item, share) in keys.items():
        for row in marts[mart].filter(pl.col("low_share").is_not_null()).to_dicts():
            place = (row["as_of_session_id"], row["region_id"], row[item])
            found[place] = (row[share], row["low_share"], row["high_share"])
    return found


@given(seed=seeds)
@EXAMPLES
def test_band_holds_the_truth_and_silence_never_narrows_it(compiled, staged, seed):
    dice = random.Random(seed)  # noqa: S311 - nothing is secret here
    truth = full_answers(dice, compiled)
    members = compiled.keys("members")
    dice.shuffle(members)
    heard = members[: dice.randint(3, len(members))]
    fewer = heard[1:]
    of = lambda names: [a for a in truth if a["member_id"] in names]  # noqa: E731
    complete = bands(compiled.run(staged(truth), BY_REGION))
    partial = compiled.run(staged(of(heard)), BY_REGION)
    quieter = bands(compiled.run(staged(of(fewer)), BY_REGION))
    for place, (share, low, high) in bands(partial).items():
        true_share = complete[place][0]
        assert low - TOLERANCE <= true_share <= high + TOLERANCE
        assert low - TOLERANCE <= share <= high + TOLERANCE
        if place in quieter:
            _, quiet_low, quiet_high = quieter[place]
            assert quiet_low <= low + TOLERANCE
            assert quiet_high >= high - TOLERANCE
    nothing_of_nothing_is_no_share(partial)


FIGURES = {
    BY_REGION[0]: ("implemented_share", "low_share", "high_share", "mean_level"),
    BY_REGION[1]: ("value", "low_share", "high_share", "median", "numerator"),
}


def nothing_of_nothing_is_no_share(marts):
    """Assert that where nobody answered there is no figure, not even 0 or 1."""
    for mart, figures in FIGURES.items():
        rows = marts[mart].filter(pl.col("reporting_member_count") == 0)
        assert rows.height > 0, mart
        for figure in figures:
            assert rows[figure].null_count() == rows.height, (mart, figure)


@given(seed=seeds, count=st.integers(1, 500))
@EXAMPLES
def test_parts_of_a_bridge_sum_to_the_change(compiled, staged, seed, count):
    dice = random.Random(seed)  # noqa: S311 - nothing is secret here
    marts = compiled.run(staged(*random_history(dice, compiled, count)))
    for mart in BRIDGES:
        for row in marts[mart].to_dicts():
            parts = [row[f"{part}_change"] for part in PARTS]
            if not row["is_publishable"]:
                assert parts == [None] * 5
                assert row["figure_change"] is row["current_figure"] is None
                continue
            size = max(1, abs(row["current_figure"]), abs(row["previous_figure"]))
            assert abs(sum(parts) - row["figure_change"]) <= TOLERANCE * size
            for part, change in zip(PARTS, parts, strict=True):
                if row[f"{part}_member_count"] == 0:
                    assert change == 0
            holds_when_joined(row, TOLERANCE * size)
        members_add_up(marts[mart])
        agrees_with_the_table_before(marts[mart], mart)
    holds_the_published_change(marts)


def holds_when_joined(row, tolerance):
    """Assert that what is shown sums to the change and rests on enough Members."""
    if not row["is_split_publishable"]:
        assert row["other_change"] is row["other_parts"] is None
        return
    joined = (row["other_parts"] or "").split(";")
    apart = [part for part in PARTS if part not in joined]
    shown = [row[f"{part}_change"] for part in apart] + [row["other_change"]]
    assert abs(sum(shown) - row["figure_change"]) <= tolerance
    counts = [row[f"{part}_member_count"] for part in (*apart, "other")]
    assert all(count == 0 or count >= row["minimum_answer_count"] for count in counts)


def members_add_up(rows):
    """Assert that Members are counted as Members: who was there, came and went."""
    for row in rows.to_dicts():
        came = row["membership_member_count"] + row["new_reporter_member_count"]
        there = row["previous_counted_member_count"] + came
        assert there - row["stopped_member_count"] == row["counted_member_count"]


def agrees_with_the_table_before(rows, mart):
    """Assert that each bridge begins where that of the session before ended."""
    items = {"rpt_kpi_bridge": ("kpi_id",)}.get(mart, ("standard_id", "measure"))
    place = lambda row, session: (  # noqa: E731
        row[session], row["region_id"], *(row[name] for name in items)
    )  # fmt: skip
    ends = {place(row, "as_of_session_id"): row for row in rows.to_dicts()}
    for row in rows.to_dicts():
        before = ends.get(place(row, "previous_session_id"))
        if before is None:
            continue
        count = before["counted_member_count"]
        assert row["previous_counted_member_count"] == count
        figures = row["previous_figure"], before["current_figure"]
        if None not in figures:
            assert figures[0] == pytest.approx(figures[1], rel=TOLERANCE)


def holds_the_published_change(marts):
    """Assert that each bridge ends at the very figures of rpt_*_by_region."""
    figures = {
        (r["as_of_session_id"], r["region_id"], r["standard_id"], m): r[m]
        for r in marts["rpt_implementation_by_region"].to_dicts()
        for m in ("implemented_share", "mean_level")
    }
    for row in marts["rpt_implementation_bridge"].filter("is_publishable").to_dicts():
        place = (row["region_id"], row["standard_id"], row["measure"])
        now = figures[row["as_of_session_id"], *place]
        then = figures[row["previous_session_id"], *place]
        assert row["current_figure"] == pytest.approx(now, abs=TOLERANCE)
        assert row["previous_figure"] == pytest.approx(then, abs=TOLERANCE)
    known = {
        (r["as_of_session_id"], r["region_id"], r["kpi_id"], r["period"]): r["value"]
        for r in marts["rpt_kpi_by_region"].to_dicts()
    }
    for row in marts["rpt_kpi_bridge"].filter("is_publishable").to_dicts():
        place = (row["region_id"], row["kpi_id"])
        now = known[row["as_of_session_id"], *place, row["period"]]
        then = known[row["previous_session_id"], *place, row["previous_period"]]
        assert row["current_figure"] == pytest.approx(now, rel=TOLERANCE)
        assert row["previous_figure"] == pytest.approx(then, rel=TOLERANCE)


THEN, NOW = date(2024, 9, 1), date(2025, 4, 1)


def said(members, day, period, level, file):
    """Return the same level, and the same KPI value, of some Members."""
    told = {"received_on": day, "submission_id": f"S{file}", **year(period)}
    return [
        told | {"member_id": member_id} | answer
        for member_id in members
        for answer in (
            {"standard_id": "data_quality", "level": level},
            {"kpi_id": "EC-20", "value": float(level), "numerator": None},
        )
    ]


def planted(cause, members):
    """Return answers and withdrawals in which one cause alone moves the figures."""
    base = said(members[:4], THEN, 2023, 1, 1)
    if cause == "real":
        return base + said(members[:4], NOW, 2024, 3, 2), ()
    if cause == "revision":
        return base + said(members[:3], NOW, 2023, 3, 2), ()
    if cause == "new_reporter":
        return base + said(members[4:7], NOW, 2023, 3, 2), ()
    gone = {"submission_id": "S2", "withdrawn_on": NOW}
    return base + said(members[4:7], THEN, 2023, 3, 2), (gone,)


BRIDGES = ("rpt_implementation_bridge", "rpt_kpi_bridge")


def planted_row(marts, mart):
    """Return the world's row of what `said` says, at the session after `NOW`."""
    at_session = marts[mart].filter(
        pl.col("as_of_session_id") == "PTC-247", pl.col("region_id") == "WORLD"
    )
    if mart == "rpt_implementation_bridge":
        at_session = at_session.filter(
            pl.col("measure") == "mean_level", pl.col("standard_id") == "data_quality"
        )
    (row,) = at_session.to_dicts()
    return row


@pytest.mark.parametrize("cause", ["real", "revision", "new_reporter", "stopped"])
def test_planted_cause_lands_in_its_own_part(compiled, staged, cause):
    marts = compiled.run(staged(*planted(cause, compiled.keys("members"))))
    for mart in BRIDGES:
        row = planted_row(marts, mart)
        assert {p for p in PARTS if row[f"{p}_change"]} == {cause}, mart
        assert row[f"{cause}_change"] == row["figure_change"]


def test_member_that_accedes_lands_in_membership(compiled, staged):
    members = compiled.keys("members")
    late = "('" + "', '".join(members[4:7]) + "')"
    was = compiled.connection.sql("from build.seeds.members").pl()
    try:
        compiled.connection.execute(
            "update build.seeds.members set accession_date = date '2025-01-01' "
            f"where member_id in {late}"
        )
        marts = compiled.run(staged(*planted("new_reporter", members)))
    finally:
        compiled.connection.register("was", was)
        compiled.connection.execute(
            "create or replace table build.seeds.members as from was"
        )
    for mart in BRIDGES:
        row = planted_row(marts, mart)
        assert {p for p in PARTS if row[f"{p}_change"]} == {"membership"}, mart
        assert row["membership_change"] == row["figure_change"]


def test_part_of_one_member_is_not_for_publication(compiled, staged):
    members = compiled.keys("members")
    answers = said(members[:4], THEN, 2023, 1, 1) + said(members[:1], NOW, 2024, 3, 2)
    rows = compiled.run(staged(answers))["rpt_implementation_bridge"].filter(
        pl.col("as_of_session_id") == "PTC-247", pl.col("region_id") == "WORLD"
    )
    assert rows.filter("is_publishable").height > 0
    assert rows.filter("is_split_publishable").height == 0


def one_standard(member, standard, level, file, day=THEN, period=2023, **more):
    told = {"received_on": day, "submission_id": f"S{file}", **year(period)}
    return told | {"member_id": member, "standard_id": standard, "level": level} | more


def over_all(marts):
    rows = marts["rpt_implementation_bridge"].filter(
        pl.col("as_of_session_id") == "PTC-247",
        pl.col("region_id") == "WORLD",
        pl.col("standard_id") == "ALL",
        pl.col("measure") == "mean_level",
    )
    return rows.row(0, named=True)


def test_member_that_drops_a_standard_has_not_stopped(compiled, staged):
    """Four answer on two standards, then say of one that it is not available."""
    members, (one, two, *_) = compiled.keys("members")[:4], compiled.keys("standards")
    answers = [
        one_standard(member, standard, level, 1)
        for member in members
        for standard, level in ((one, 1), (two, 2))
    ]
    answers += [
        one_standard(m, two, None, 2, NOW, 2024, answer_status="not_available")
        for m in members
    ]
    row = over_all(compiled.run(staged(answers)))
    # Each stood at (1 + 2) / 2 and stands at 1: 1 - 1.5, and nobody came or went.
    assert (row["previous_figure"], row["current_figure"]) == (1.5, 1.0)
    assert (row["real_change"], row["real_member_count"]) == (-0.5, 4)
    assert row["stopped_member_count"] == row["new_reporter_member_count"] == 0


def test_member_that_answers_a_further_standard_is_no_new_reporter(compiled, staged):
    members, (one, two, *_) = compiled.keys("members")[:3], compiled.keys("standards")
    answers = [one_standard(member, one, 1, 1) for member in members]
    answers += [one_standard(m, two, 3, 2, NOW, 2024) for m in members]
    row = over_all(compiled.run(staged(answers)))
    assert (row["real_change"], row["real_member_count"]) == (1.0, 3)
    assert row["new_reporter_member_count"] == row["stopped_member_count"] == 0


# Who moved for which cause: how many revised, went on, came; then what is joined.
SMALL_CAUSES = {
    "one and one are too few": ((1, 1, 0), False, None, 0),
    "one and two make three": ((1, 2, 0), True, "revision;real", 3),
    "the next smallest helps": ((1, 3, 4), True, "revision;real", 4),
    "enough each": ((3, 3, 4), True, None, 0),
    "two and two, four apart": ((2, 2, 4), True, "revision;real", 4),
    "nobody else to join": ((2, 0, 0), False, None, 0),
}


@pytest.mark.parametrize("case", SMALL_CAUSES)
def test_causes_of_too_few_members_are_joined(compiled, staged, case):
    (revised, moved, came), is_split, parts, count = SMALL_CAUSES[case]
    members, standard = compiled.keys("members"), "data_quality"
    answers = [one_standard(member, standard, 1, 1) for member in members[:6]]
    answers += [one_standard(m, standard, 2, 2, NOW) for m in members[:revised]]
    goers = members[revised : revised + moved]
    answers += [one_standard(m, standard, 3, 3, NOW, 2024) for m in goers]
    comers = members[6 : 6 + came]
    assert len(comers) == came
    answers += [one_standard(m, standard, 3, 4, NOW) for m in comers]
    row = over_all(compiled.run(staged(answers)))
    assert row["is_split_publishable"] == is_split
    assert (row["other_parts"], row["other_member_count"]) == (parts, count)
    if parts:
        # revised by 1 and moved by 2, of the six that answered both times
        assert row["other_change"] == pytest.approx((revised + 2 * moved) / 6)


def test_named_members_do_not_hide_the_one_that_is_not(compiled, staged):
    """Of three that moved two are named: the third's answer would follow."""
    members, standard = compiled.keys("members"), "data_quality"
    answers = [one_standard(m, standard, 1, 1, may_be_named=True) for m in members[:8]]
    answers += [
        one_standard(m, standard, 3, place, NOW, 2024, may_be_named=place != 2)
        for place, m in enumerate(members[:3], start=2)
    ]
    assert not over_all(compiled.run(staged(answers)))["is_split_publishable"]
