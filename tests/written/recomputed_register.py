"""Stock, flow and outcome of the items of the review, from the register's rows."""

import csv
from collections import defaultdict
from datetime import date

from recomputed import counted, members_of

from warehouse.settings import SEEDS


def _code_list(name):
    with (SEEDS / "codes.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["code_list"] == name]
    return {row["code"]: int(row["sort_no"]) for row in rows}


EVENTS, OUTCOMES = _code_list("event"), _code_list("outcome")


# The nine retained are of the two together: one stock.
STOCKS = {"proposal_2024": "input_2024", "comment_2024": "input_2024"}


def stock_of(origin):
    return STOCKS.get(origin, origin)


def steps_of(parts, lists, key):
    """Return the steps that were known, in order, by item; groups stand alone."""
    rows = counted(parts["register"])
    items = {r["proposal_no"]: r for r in rows if r["row_kind"] == "item"}
    events = [r for r in rows if r["row_kind"] == "event" and r["event"] != "submitted"]
    origins = defaultdict(list)
    for row in events:
        if row["event"] == "received" and row["proposal_no"] and row["origin"]:
            origins[row["proposal_no"]].append(row["origin"])
    steps = defaultdict(list)
    for row in events:
        number = row["proposal_no"]
        item = items.get(number) if number is not None else None
        session = lists.sessions.get(row["session_id"])
        step = row | {
            "origin": stock_of(
                min(origins.get(number, ()), default=None)
                or (item and item["origin"])
                or row["origin"]
            ),
            "item_count": 1 if row["item_count"] is None else row["item_count"],
            "was_known": row["first_known_date"] <= lists.previous_cut_off(key),
            "day": row["event_date"]
            or (session and session["start_date"])
            or row["known_date"],
        }
        steps[number].append(step)
    for found in steps.values():
        found.sort(
            key=lambda s: (
                s["event"] != "received",
                s["day"] or date.max,
                EVENTS[s["event"]],
                s["row_key"],
            )
        )
    return items, steps


def states_of(steps):
    """Return the state of each numbered item, and of each step of a group."""
    states = []
    for number, found in steps.items():
        moves = [
            step
            for step in found
            if step["event"] in ("received", "reopened") or step["outcome"] is not None
        ]
        if number is None:
            states += [_group_state(step) for step in moves]
        elif moves:
            states.append(_item_state(number, moves))
    return states


def _group_state(step):
    count, new = step["item_count"], 0 if step["was_known"] else step["item_count"]
    is_open = step["outcome"] is None
    return {
        "number": None,
        "step": step,
        "origin": step["origin"],
        "outcome": step["outcome"],
        "received": count if is_open else 0,
        "new": new if is_open else 0,
        "reopened": 0,
        "decided": 0 if is_open else count,
        "new_decided": 0 if is_open else new,
    }


def _item_state(number, moves):
    before = [step for step in moves if step["was_known"]]
    outcome = moves[-1]["outcome"]
    outcome_before = before[-1]["outcome"] if before else None
    got = any(step["event"] == "received" for step in moves)
    had = any(step["event"] == "received" for step in before)
    return {
        "number": number,
        "step": moves[-1],
        "origin": max((s["origin"] for s in moves if s["origin"]), default=None),
        "outcome": outcome,
        "received": int(got),
        "new": int(got and not had),
        "reopened": int(outcome is None and outcome_before is not None),
        "decided": int(outcome is not None),
        "new_decided": int(outcome is not None and outcome_before is None),
    }


def proposals_by_session(key, parts, lists):
    _, steps = steps_of(parts, lists, key)
    mine = [s for s in states_of(steps) if s["origin"] == key["origin"]]
    total = {
        name: sum(state[name] for state in mine)
        for name in ("received", "new", "reopened", "decided", "new_decided")
    }
    entering = total["new"] + total["reopened"]
    left = total["received"] - entering - total["decided"] + total["new_decided"]
    opening = left
    from_opening, from_new, decided = {}, {}, {}
    for outcome in sorted(OUTCOMES, key=OUTCOMES.__getitem__):
        new = sum(s["new_decided"] for s in mine if s["outcome"] == outcome)
        from_opening[outcome] = min(new, max(left, 0))
        from_new[outcome] = new - from_opening[outcome]
        left -= new
        decided[outcome] = sum(s["decided"] for s in mine if s["outcome"] == outcome)
    outcome = key["outcome"]
    if outcome is None:
        opens = opening - sum(from_opening.values())
        receives = entering - sum(from_new.values())
        closing = opens + receives
        return {
            "opening_count": opens,
            "received_count": receives,
            "reopened_count": total["reopened"],
            "decided_count": 0,
            "closing_count": closing,
            "total_decided_count": 0,
            "standing_count": closing,
        }
    return {
        "opening_count": from_opening[outcome],
        "received_count": from_new[outcome],
        "reopened_count": 0,
        "decided_count": from_opening[outcome] + from_new[outcome],
        "closing_count": 0,
        "total_decided_count": decided[outcome],
        "standing_count": decided[outcome],
    }


def proposal_dispositions(key, parts, lists):
    items, steps = steps_of(parts, lists, key)
    states = states_of(steps)
    name = key["disposition_id"]
    if name.isdecimal():
        row = _of_item(int(name), items, steps, states)
    else:
        named = named_of(items, steps, states)
        row = _of_group(name, states, list(named.values()))
    row["is_group"] = not name.isdecimal()
    return row


def named_of(items, steps, states):
    """Return the numbers that take an open item out of a group, with its origin."""
    placed = {s["number"] for s in states if s["received"] or s["decided"]}
    origins = {number: stock_of(item["origin"]) for number, item in items.items()}
    for number, found in steps.items():
        told = [s["origin"] for s in found if s["origin"]]
        if number is not None and told:
            origins[number] = max([*told, origins.get(number) or ""])
    named = {}
    for number in sorted(origins.keys() - placed):
        origin = origins[number]
        left = _left_in_groups(origin, states)
        if origin and list(named.values()).count(origin) < left:
            named[number] = origin
    return named


def _left_in_groups(origin, states):
    mine = [
        s
        for s in states
        if s["origin"] == origin and (s["number"] is None or s["received"] == 0)
    ]
    return sum(s["received"] - s["decided"] for s in mine)


def _of_item(number, items, steps, states):
    state = next((s for s in states if s["number"] == number), None)
    last = [s for s in steps.get(number, ()) if s["event"] != "reported"]
    merged = {
        s["number"]: s["step"]["merged_into_no"]
        for s in states
        if s["number"] is not None and s["outcome"] == "merged"
    }
    absorbed = sorted(n for n, into in merged.items() if into == number)
    item = items.get(number)
    origin_named = named_of(items, steps, states).get(number)
    counts = (state["received"], state["decided"]) if state else (0,)
    return {
        "item_count": max(*counts, int(origin_named is not None)),
        "outcome": state and state["outcome"],
        "origin": (state and state["origin"])
        or origin_named
        or (item and stock_of(item["origin"])),
        "last_event": last[-1]["event"] if last else state and state["step"]["event"],
        "merged_into_no": merged.get(number),
        "absorbed_nos": ";".join(map(str, absorbed)) or None,
        "is_sample": _is_sample(state and state["step"], item),
    }


def _is_sample(step, item):
    """Whether the step that an item rests on is a sample, or the item itself."""
    return bool(step["is_sample"] if step else item and item["is_sample"])


def _of_group(name, states, named):
    state = next((s for s in states if s["step"]["row_key"] == name), None)
    if state is None:
        origin = name.removeprefix("open:") or None
        mine = [
            s
            for s in states
            if s["origin"] == origin and (s["number"] is None or s["received"] == 0)
        ]
        still_open = [s["step"] for s in mine if s["outcome"] is None]
        last = max(still_open, key=lambda s: s["row_key"], default=None)
        count = _left_in_groups(origin, states) - named.count(origin)
    else:
        origin, last, count = state["origin"], state["step"], state["decided"]
    return {
        "item_count": count,
        "outcome": state and state["outcome"],
        "origin": origin,
        "last_event": last and last["event"],
        "merged_into_no": None,
        "absorbed_nos": None,
        "is_sample": _is_sample(last, None),
    }


def submitters_by_region(key, parts, lists):
    """Return the Members that submitted; the European Union counts with Europe."""
    members = members_of(parts["members"])
    if key["region_id"] in ("EUR", "WORLD"):
        members = members | {"EU"}
    named = {row["submitter_id"] for row in counted(parts["register"])}
    return {"submitter_count": len(named & members)}
