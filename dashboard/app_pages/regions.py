from dashboard.chart import Unit
from dashboard.charts import (
    implementation_by_region,
    implementation_by_standard,
    implementation_heatmap,
    level_by_member,
    mean_level_by_region,
    mean_level_by_session,
)
from dashboard.findings.bridges import HEADERS, WHY, bridge_table, level_bridge
from dashboard.findings.implementation import about_region, changes
from dashboard.frame import PAGE_NAMES
from dashboard.show import lead, say_if_sample, section, show, show_table, title
from dashboard.state import current_book, current_choice
from warehouse.text import Text

NOW = Text(en="Where the regions stand", fr="Où en sont les régions")
THEN = Text(en="Then and now", fr="Évolution")
STANDARDS = Text(en="Standard by standard", fr="Norme par norme")
MEMBERS = Text(en="Member by Member", fr="Membre par Membre")

book, choice = current_book(), current_choice()
region = about_region(book, choice)
change = changes(book, choice)

title(PAGE_NAMES["regions"])
say_if_sample(region.rows)
lead(region.sentence)

section(NOW)
show(implementation_by_region.CHART)
show(mean_level_by_region.CHART)

section(THEN)
show(mean_level_by_session.CHART)
lead(change.sentence)
show_table(change.headers, change.rows)

section(WHY)
bridge = level_bridge(book, choice)
say_if_sample(bridge.rows)
lead(bridge.sentence)
if bridge.headers:
    show_table(HEADERS, bridge_table(bridge, Unit.LEVEL, choice.lang))

section(STANDARDS)
show(implementation_heatmap.CHART)
show(implementation_by_standard.CHART)

section(MEMBERS)
show(level_by_member.CHART)
