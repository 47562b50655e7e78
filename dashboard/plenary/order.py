"""The figures of each page in their order: for the plenary room and for links back."""

from __future__ import annotations

# A test holds that these are the figures that each page shows, in its order.
FIGURES: dict[str, tuple[str, ...]] = {
    "overview": ("mean_level_by_region", "proposals_by_outcome"),
    "regions": (
        "implementation_by_region",
        "mean_level_by_region",
        "mean_level_by_session",
        "level_then_and_now",
        "level_by_principle_and_region",
        "implementation_heatmap",
        "implementation_by_standard",
        "level_by_member",
    ),
    "member": ("level_by_principle",),
    "kpis": (
        "kpi_by_region",
        "kpi_spread_by_region",
        "kpi_by_period",
        "kpi_by_region_and_period",
        "kpi_by_session",
        "kpi_by_member",
    ),
    "capacity_building": (
        "activities_by_region",
        "members_reached_by_region",
        "activities_by_month",
        "activities_by_year",
        "activities_by_member",
        "unmet_need_by_region",
    ),
    "proposals": (
        "proposals_by_origin",
        "proposals_by_outcome",
        "proposals_by_session",
        "submitters_by_region",
    ),
    "areas_for_update": ("level_by_principle_and_region",),
    "data_quality": ("problems_by_code", "files_by_session"),
}


def in_order() -> list[str]:
    """Return every figure once, in the order in which pages first show them."""
    return list(dict.fromkeys(key for keys in FIGURES.values() for key in keys))


def page_of(key: str) -> str:
    """Return the address of the page that is a figure's own: the last to show it."""
    pages = [page for page, keys in FIGURES.items() if key in keys]
    page = pages[-1] if pages else "overview"
    return "" if page == "overview" else page.replace("_", "-")


def first_of(page: str) -> str:
    """Return the first figure of a page; of one without figures, the first of all."""
    return FIGURES.get(page, FIGURES["overview"])[0]


def neighbours(key: str) -> tuple[str, str]:
    """Return the figures before and after one, round and round."""
    keys = in_order()
    place = keys.index(key)
    return keys[place - 1], keys[(place + 1) % len(keys)]
