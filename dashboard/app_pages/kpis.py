from dashboard.charts import (
    kpi_by_member,
    kpi_by_period,
    kpi_by_region,
    kpi_by_region_and_period,
    kpi_by_session,
    kpi_spread_by_region,
)
from dashboard.findings.bridges import HEADERS, WHY, bridge_table, kpi_bridge
from dashboard.findings.kpis import CATALOGUE, catalogue, facts, sentence
from dashboard.frame import PAGE_NAMES
from dashboard.kpi.kpis import kpi_of, unit_of
from dashboard.kpi.widgets import choose_kpi
from dashboard.show import (
    lead,
    paragraph,
    say_if_sample,
    section,
    show,
    show_facts,
    show_table,
    title,
)
from dashboard.state import current_book, current_choice
from warehouse.text import Text

NOT_THE_LIST = Text(
    en="The list of KPIs that the PTC developed is not public. Most KPIs here are "
    "reconstructed from the Framework's standards: each says whose it is and how far "
    "to trust its definition.",
    fr="La liste des indicateurs élaborés par le CTP n'est pas publique. La plupart "
    "des indicateurs présentés ici sont reconstitués à partir des normes du "
    "Cadre\u00a0: chacun dit son origine et la confiance à accorder à sa définition.",
)
WHAT = Text(en="What it measures", fr="Ce qu'il mesure")
REGIONS = Text(en="By region", fr="Par région")
TIME = Text(en="Over time", fr="Dans le temps")
MEMBERS = Text(en="Member by Member", fr="Membre par Membre")
ALL = Text(en="All KPIs", fr="Tous les indicateurs")

book = current_book()

title(PAGE_NAMES["kpis"])
paragraph(NOT_THE_LIST(current_choice().lang))
choice = choose_kpi(book)
words, rows = sentence(book, choice)
say_if_sample(rows)
lead(words)

section(WHAT)
show_facts(facts(book, choice))

section(REGIONS)
show(kpi_by_region.CHART)
show(kpi_spread_by_region.CHART)

section(TIME)
show(kpi_by_period.CHART)
show(kpi_by_region_and_period.CHART)
show(kpi_by_session.CHART)

section(WHY)
bridge = kpi_bridge(book, choice)
say_if_sample(bridge.rows)
lead(bridge.sentence)
if bridge.headers:
    unit = unit_of(kpi_of(book.mart, choice))
    show_table(HEADERS, bridge_table(bridge, unit, choice.lang))

section(MEMBERS)
show(kpi_by_member.CHART)

section(ALL)
show_table(CATALOGUE, catalogue(book, choice), wide=(0,), is_long=True)
