from dashboard.charts import (
    activities_by_member,
    activities_by_month,
    activities_by_region,
    activities_by_year,
    members_reached_by_region,
    unmet_need_by_region,
)
from dashboard.findings.activities import (
    BY_REGION,
    DISAGREEMENTS,
    by_region,
    disagreements,
    plan_phases,
    sentence,
)
from dashboard.findings.activity_entries import entries
from dashboard.findings.support import (
    BY_SUPPORT,
    CROWDED,
    compared,
    crowded_rows,
    support_rows,
    supported,
)
from dashboard.frame import PAGE_NAMES
from dashboard.show import (
    lead,
    offer_mart,
    paragraph,
    say_if_sample,
    section,
    show,
    show_entries,
    show_table,
    title,
)
from dashboard.sources import CAUTION_ON_SUPPORT, NO_ACTIVITIES
from dashboard.state import current_book, current_choice
from warehouse.text import Text

CAUTION = Text(
    en="This is not the WCO's own list: it holds what public notices told. That an "
    "activity took place does not say what it changed, and a region or Member that is "
    "not named was not necessarily left without support.",
    fr="Ceci n'est pas la liste de l'OMD\u00a0: y figure ce que des avis publics ont "
    "indiqué. Qu'une activité ait eu lieu ne dit pas ce qu'elle a changé, et une "
    "région ou un Membre non nommé n'est pas nécessairement resté sans appui.",
)
REGIONS = Text(en="By region", fr="Par région")
REGIONS_WORDS = Text(
    en="“At least”: the numbers that sources give are often lower bounds, some give "
    "none, and most do not name the Members. One Member may be counted in several "
    "activities.",
    fr="«\u00a0Au moins\u00a0»\u00a0: les nombres donnés par les sources sont souvent "
    "des minimums, certaines n'en donnent pas, et la plupart ne nomment pas les "
    "Membres. Un même Membre peut être compté dans plusieurs activités.",
)
YEARS = Text(en="Calendar", fr="Calendrier")
MEMBERS = Text(en="Member by Member", fr="Membre par Membre")
RESULTS = Text(
    en="Capacity building beside results",
    fr="Le renforcement des capacités en regard des résultats",
)
HIDDEN_WORDS = Text(
    en="Who took part is public. A figure is therefore “not shown” where it rests on "
    "fewer answers than the minimum, or where a Member that may not be named could be "
    "told from it; then the other group of the region is not shown either, nor the "
    "world, if the hidden regions could be worked out from it.",
    fr="La participation est publique. Un chiffre est donc «\u00a0non "
    "présenté\u00a0» quand il repose sur moins de réponses que le minimum, ou "
    "permettrait de deviner un Membre qui ne peut être nommé\u202f; l'autre groupe de "
    "la région ne l'est alors pas non plus, ni le monde, si l'on pouvait en déduire "
    "les régions masquées.",
)
CROWDING = Text(en="Where support crowds", fr="Où les appuis se concentrent")
CROWDING_WORDS = Text(
    en="Several activities of one type for one region in one quarter. Sources say "
    "neither what subject they were on nor what was asked for and not given.",
    fr="Plusieurs activités d'un même type pour une région au cours d'un trimestre. "
    "Les sources n'indiquent ni leur sujet ni ce qui a été demandé sans être accordé.",
)
NOT_CROWDED = Text(
    en="There is no such case by this session.",
    fr="Il n'y a pas de tel cas à cette session.",
)
ALL = Text(en="Activities, the latest first", fr="Activités, les plus récentes d'abord")
ALL_WORDS = Text(
    en="Towns, partners, donors and sources stand as recorded. French titles and notes "
    "are this project's translations.",
    fr="Les villes, partenaires, bailleurs et sources figurent tels que relevés. Les "
    "titres et observations en français sont des traductions de ce projet.",
)
DIFFER = Text(en="Where sources disagree", fr="Quand les sources divergent")
DIFFER_WORDS = Text(
    en="Where an activity is told several times, each source stands here with its own "
    "number; the figures take the one marked yes.",
    fr="Lorsqu'une activité est rapportée plusieurs fois, chaque source figure ici "
    "avec son propre nombre\u202f; les chiffres retiennent celle marquée oui.",
)
NONE_DIFFER = Text(
    en="There is no such case by this session. Where a second source gives another "
    "number, the note of the activity above says so.",
    fr="Il n'y a pas de tel cas à cette session. Lorsqu'une seconde source donne un "
    "autre nombre, l'observation de l'activité ci-dessus le signale.",
)
PLAN = Text(
    en="The action plan of 2020, as far as it is known",
    fr="Le plan d'action de 2020, dans la mesure où il est connu",
)
PLAN_WORDS = Text(
    en="In December 2020 the Council took note of a capacity-building action plan on "
    "e-commerce (PTC working document, paragraph 2). The plan itself is not public.",
    fr="En décembre 2020, le Conseil a pris note d'un plan d'action pour le "
    "renforcement des capacités dans le domaine du commerce électronique (document de "
    "travail du CTP, paragraphe 2). Le plan lui-même n'est pas public.",
)
NO_PHASE = Text(
    en="Nothing is known of its phases.", fr="On ne sait rien de ses phases."
)

book, choice = current_book(), current_choice()
lang = choice.lang
words, rows = sentence(book, choice)

title(PAGE_NAMES["capacity_building"])
say_if_sample(rows)
lead(words)
paragraph(CAUTION(lang))

section(REGIONS)
show(activities_by_region.CHART)
show(members_reached_by_region.CHART)
paragraph(REGIONS_WORDS(lang))
show_table(BY_REGION, by_region(book, choice))

section(YEARS)
show(activities_by_month.CHART)
show(activities_by_year.CHART)

section(MEMBERS)
show(activities_by_member.CHART)

section(RESULTS)
groups = supported(book, choice)
say_if_sample(groups)
paragraph(CAUTION_ON_SUPPORT(lang))
show(unmet_need_by_region.CHART)
paragraph(compared(book, groups, lang))
show_table(BY_SUPPORT, support_rows(groups, lang))
paragraph(HIDDEN_WORDS(lang))
offer_mart("rpt_levels_by_support", groups)

section(CROWDING)
paragraph(CROWDING_WORDS(lang))
show_table(CROWDED, crowded_rows(book, choice), wide=(5,), empty=NOT_CROWDED)

section(ALL)
paragraph(ALL_WORDS(lang))
show_entries(entries(book, choice), empty=NO_ACTIVITIES)

section(DIFFER)
paragraph(DIFFER_WORDS(lang))
show_table(DISAGREEMENTS, disagreements(book, choice), wide=(0, 5), empty=NONE_DIFFER)

section(PLAN)
paragraph(PLAN_WORDS(lang))
show_entries(plan_phases(book, choice), empty=NO_PHASE)
