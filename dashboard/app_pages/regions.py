from dashboard.chart import Unit
from dashboard.charts import (
    implementation_by_region,
    implementation_by_standard,
    implementation_heatmap,
    level_by_member,
    level_by_principle_and_region,
    level_then_and_now,
    mean_level_by_region,
    mean_level_by_session,
)
from dashboard.findings.bridges import HEADERS, WHY, bridge_table, level_bridge
from dashboard.findings.implementation import about_region, changes
from dashboard.findings.standards import STANDARD_CHANGES, standard_changes
from dashboard.frame import PAGE_NAMES
from dashboard.show import lead, part, say_if_sample, section, show, show_table, title
from dashboard.state import current_book, current_choice
from warehouse.text import Text

NOW = Text(en="Where the regions stand", fr="Où en sont les régions")
THEN = Text(en="Then and now", fr="Évolution")
PRINCIPLES = Text(en="Principle by principle", fr="Principe par principe")
STANDARDS = Text(en="Standard by standard", fr="Norme par norme")
NOW_AND_BEFORE = Text(
    en="Each standard now, and its change since the previous session",
    fr="Chaque norme à présent, et son évolution depuis la session précédente",
)
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

section(PRINCIPLES)
show(level_then_and_now.CHART)
show(level_by_principle_and_region.CHART)

section(STANDARDS)
show(implementation_heatmap.CHART)
show(implementation_by_standard.CHART)
part(NOW_AND_BEFORE(choice.lang))
show_table(STANDARD_CHANGES, standard_changes(book, choice), wide=(0,))

section(MEMBERS)
show(level_by_member.CHART)
