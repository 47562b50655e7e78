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


def bridge(stages, figure, minimum, unnamed):
    """Return a bridge from stages by Member: member -> list of six answers.

    `unnamed` holds the Members whose answers may not be named.
    """
    at, touched, counts = [], [], []
    for number in range(6):
        told = {m: s[number] for m, s in sorted(stages.items())}
        known = [value for value in told.values() if value is not None]
        at.append(figure(known) if known else None)
        counts.append(len(known))
        touched.append(
            {m for m, s in stages.items() if s[number] != s[max(number - 1, 0)]}
        )
    changes = [less(at[n], at[n - 1]) for n in range(1, 6)]
    shown = counts[0] >= minimum and counts[5] >= minimum and None not in changes
    row = {
        "previous_counted_member_count": counts[0],
        "counted_member_count": counts[5],
        "previous_figure": at[0] if shown else None,
        "current_figure": at[5] if shown else None,
        "figure_change": at[5] - at[0] if shown else None,
        "is_publishable": shown,
    }
    for number, part in enumerate(PARTS):
        row[f"{part}_change"] = changes[number] if shown else None
        row[f"{part}_member_count"] = len(touched[number + 1])
    return row | joined(changes, touched[1:], shown, minimum, unnamed)


def joined(changes, touched, shown, minimum, unnamed):
    """Return the other changes: the parts made by too few, with others until enough."""
    order = sorted(
        (n for n in range(5) if touched[n]), key=lambda n: (len(touched[n]), n)
    )
    order.sort(key=lambda n: is_enough(touched[n], minimum, unnamed))
    few = sum(not is_enough(touched[n], minimum, unnamed) for n in order)
    for size in range(few, len(order) + 1):
        taken = order[:size]
        together = set().union(*(touched[n] for n in taken))
        if shown and (not few or is_enough(together, minimum, unnamed)):
            return {
                "is_split_publishable": True,
                "other_change": sum(changes[n] for n in taken),
                "other_member_count": len(together),
                "other_parts": ";".join(PARTS[n] for n in taken) or None,
            }
    return {
        "is_split_publishable": False,
        "other_change": None,
        "other_member_count": 0,
        "other_parts": None,
    }


def is_enough(members, minimum, unnamed):
    """Say whether Members are enough, and none or enough of them unnamed."""
    secret = members & unnamed
    return len(members) >= minimum and (not secret or len(secret) >= minimum)


def unnamed_of(*lots):
    """Return the Members that have an answer that may not be named."""
    return {
        row["member_id"]
        for cells in lots
        for row in cells
        if not row["may_be_named"] and row.get("origin") != "external"
    }


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
    now, then = parts["answers"], parts.get("answers_before", ())
    pairs = level_stages(now, then, members, members_before)
    asked = lists.asked(key)
    by_member = defaultdict(list)
    for (member, _), stages in pairs.items():
        by_member[member].append(stages)
    # Over all standards a Member answers once: what it stands at on those it told of.
    told = {
        member: stages_of(
            *(_standing([s[n] for s in several], asked) for n in (0, 1, 5)),
            member not in members_before,
        )
        for member, several in by_member.items()
    }
    place = 1 if key["measure"] == "implemented_share" else 0
    row = bridge(
        told,
        lambda known: mean(standing[place] for standing in known),
        lists.minimum,
        unnamed_of(_used(now, then, pairs)),
    )
    row["is_sample"] = any(
        each["is_sample"]
        for cells in (now, then)
        for each in counted(cells)
        if each["member_id"] in by_member
    )
    return row


def _used(now, then, pairs):
    """Return the answers of either time, and those of then as they read now."""
    periods = {
        (row["member_id"], row["item_id"], *period_of(row)) for row in counted(then)
    }
    again = [
        row
        for row in counted(now, *CURRENT)
        if (row["member_id"], row["item_id"], *period_of(row)) in periods
    ]
    rows = [*counted(now), *counted(then), *again]
    return [row for row in rows if (row["member_id"], row["item_id"]) in pairs]


def _standing(levels, asked):
    """Return the mean level of a Member and whether it is at full in all, or None."""
    known = [level for level in levels if level is not None]
    if not known:
        return None
    is_full = sum(level == 3 for level in known) == asked
    return sum(known) / len(known), float(is_full)
