"""Findings that several charts say in the same words."""

from __future__ import annotations

from warehouse.text import Text

MOST_AND_LEAST = Text(
    en="{title} – most: {high_name} ({high}); least: {low_name} ({low})",
    fr="{title} – le plus\u00a0: {high_name} ({high})\u202f; le moins\u00a0: "
    "{low_name} ({low})",
)
HIGHEST_AND_LOWEST = Text(
    en="{name}: highest mean level in {high_name} ({high}), lowest in {low_name} "
    "({low})",
    fr="{name}\u00a0: niveau moyen le plus élevé pour {high_name} ({high}), le plus "
    "bas pour {low_name} ({low})",
)
ACROSS_REGIONS = (
    Text(
        en="{title} – world {world}, from {low} ({low_name}) to {high} ({high_name})",
        fr="{title} – monde {world}, de {low} ({low_name}) à {high} ({high_name})",
    ),
    Text(
        en="{title} – {name} {value}, world {world}",
        fr="{title} – {name} {value}, monde {world}",
    ),
    Text(en="{title} – world {world}", fr="{title} – monde {world}"),
    Text(
        en="{title} – from {low} ({low_name}) to {high} ({high_name})",
        fr="{title} – de {low} ({low_name}) à {high} ({high_name})",
    ),
)
OVER_TIME = (
    Text(
        en="{title} – from {first} ({first_name}) to {last} ({last_name})",
        fr="{title} – de {first} ({first_name}) à {last} ({last_name})",
    ),
    Text(
        en="{title} – {last} ({last_name}), as before ({first_name})",
        fr="{title} – {last} ({last_name}), comme auparavant ({first_name})",
    ),
)
