"""Why a figure moved between two sessions, from the answers of both."""

from collections import defaultdict

from recomputed import counted, less, mean, members_of, remembered

PARTS = ("revision", "real", "membership", "new_reporter", "stopped")


def stages_of(before, revised, after, is_new):
    """Return the answer at each step from before to after, and who moved at each."""
    moved = None if before is None else (revised if after is None else after)
    joined = after if before is None and is_new else moved
    heard = revised if after is None else after
    return [before, revised, moved, joined, heard, after]


def bridge(stages, figure, minimum):
    """Return a bridge from stages by Member: member -> list of six answers."""
    at, touched, counts = [], [], []
    for number in range(6):
        told = {m: s[number] for m, s in sorted(stages.items())}
        known = [value for value in told.values() if value is not None]
        at.append(figure(known) if known else None)
        counts.append(len(known))
        touched.append(sum(s[number] != s[max(number - 1, 0)] for s in stages.values()))
    changes = [less(at[n], at[n - 1]) for n in range(1, 6)]
    shown = counts[0] >= minimum and counts[5] >= minimum and None not in changes
    row = {
        "previous_counted_member_count": counts[0],
        "counted_member_count": counts[5],
        "previous_figure": at[0] if shown else None,
        "current_figure": at[5] if shown else None,
        "figure_change": at[5] - at[0] if shown else None,
        "is_publishable": shown,
        "is_split_publishable": shown
        and all(n == 0 or n >= minimum for n in touched[1:]),
    }
    for number, part in enumerate(PARTS):
        row[f"{part}_change"] = changes[number] if shown else None
        row[f"{part}_member_count"] = touched[number + 1]
    return row


CURRENT = ("counted", "earlier_period", "no_value", "not_counted")


def period_of(row):
    return row["period_start_date"], row["period_end_date"]


@remembered
def level_stages(now, then_cells, members, members_before):
    """Return the stages of each Member and standard that answered at either time."""
    today = {(r["member_id"], r["item_id"]): r for r in counted(now)}
    then = {(r["member_id"], r["item_id"]): r for r in counted(then_cells)}
    again = {
        (r["member_id"], r["item_id"], *period_of(r)): r for r in counted(now, *CURRENT)
    }
    stages = {}
    for pair in {*today, *then}:
        if pair[0] not in members:
            continue
        was = then.get(pair) if pair[0] in members_before else None
        now_row = today.get(pair)
        before = was and was["level"]
        after = now_row and now_row["level"]
        revised = after if was else None
        if was and (not now_row):
            revised = before
        elif was and now_row["period_end_date"] > was["period_end_date"]:
            read_anew = again.get((*pair, *period_of(was)))
            revised = before
            if read_anew and read_anew["level"] is not None:
                revised = read_anew["level"]
        is_new = pair[0] not in members_before
        if before is not None or after is not None:
            stages[pair] = stages_of(before, revised, after, is_new)
    return stages


def implementation_bridge(key, parts, lists):
    members = members_of(parts["members"])
    members_before = members_of(parts.get("members_before", ()))
    pairs = level_stages(
        parts["answers"], parts.get("answers_before", ()), members, members_before
    )
    is_share, asked = key["measure"] == "implemented_share", lists.asked(key)
    by_member = defaultdict(list)
    for (member, _), stages in pairs.items():
        by_member[member].append(stages)
    figures, touched = {}, {}
    for member, several in by_member.items():
        figures[member] = [
            _stage_figure([s[n] for s in several if s[n] is not None], is_share, asked)
            for n in range(6)
        ]
        touched[member] = [
            any(s[n] != s[max(n - 1, 0)] for s in several) for n in range(6)
        ]
    row = bridge(figures, mean, lists.minimum)
    # Of several standards one may move up and one down: the Member is touched anyway.
    for number, part in enumerate(PARTS, start=1):
        row[f"{part}_member_count"] = sum(t[number] for t in touched.values())
    row["is_sample"] = any(
        each["is_sample"]
        for cells in (parts["answers"], parts.get("answers_before", ()))
        for each in counted(cells)
        if each["member_id"] in by_member
    )
    row["is_split_publishable"] = row["is_publishable"] and all(
        row[f"{part}_member_count"] == 0 or row[f"{part}_member_count"] >= lists.minimum
        for part in PARTS
    )
    return row


def _stage_figure(levels, is_share, asked):
    if not levels:
        return None
    if is_share:
        return float(sum(level == 3 for level in levels) == asked)
    return sum(levels) / len(levels)
