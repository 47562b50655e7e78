from dashboard.charts import (
    activities_by_member,
    activities_by_region,
    activities_by_year,
    members_reached_by_region,
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
from dashboard.frame import PAGE_NAMES
from dashboard.show import (
    lead,
    paragraph,
    say_if_sample,
    section,
    show,
    show_entries,
    show_table,
    title,
)
from dashboard.sources import NO_ACTIVITIES
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
YEARS = Text(en="Year by year", fr="Année par année")
MEMBERS = Text(en="Member by Member", fr="Membre par Membre")
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
show(activities_by_year.CHART)

section(MEMBERS)
show(activities_by_member.CHART)

section(ALL)
paragraph(ALL_WORDS(lang))
show_entries(entries(book, choice), empty=NO_ACTIVITIES)

section(DIFFER)
paragraph(DIFFER_WORDS(lang))
show_table(DISAGREEMENTS, disagreements(book, choice), wide=(0, 5), empty=NONE_DIFFER)

section(PLAN)
paragraph(PLAN_WORDS(lang))
show_entries(plan_phases(book, choice), empty=NO_PHASE)
