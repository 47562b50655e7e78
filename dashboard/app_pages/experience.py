from dashboard.findings.experience import (
    OTHERS,
    REGIONS,
    observers,
    regions,
    sentence,
)
from dashboard.frame import PAGE_NAMES, link
from dashboard.show import lead, paragraph, section, show_table, title
from dashboard.state import current_book, current_choice
from warehouse.text import Text

WHY = Text(
    en="Experience of Members is part of the revised update mechanism: the PTC is "
    "invited to determine from it the areas of the E-Commerce Package that may need an "
    "update (PTC working document, paragraphs 11 and 12).",
    fr="L'expérience des Membres fait partie du mécanisme révisé de mise à jour\u00a0: "
    "le CTP est invité à déterminer, sur cette base, les domaines du Dossier sur le "
    "commerce électronique qui pourraient exiger une mise à jour (document de travail "
    "du CTP, paragraphes 11 et 12).",
)
BY_REGION = Text(en="Region by region", fr="Région par région")
BY_REGION_WORDS = Text(
    en="The paper says that Members of five regions have shared their experience, and "
    "names the one still missing: which five follows from it. It names neither those "
    "Members nor the sessions.",
    fr="Le document indique que des Membres de cinq régions ont partagé leur "
    "expérience et nomme celle qui manque\u00a0: les cinq s'en déduisent. Il ne nomme "
    "ni ces Membres ni les sessions.",
)
OBSERVER_TITLE = Text(en="Observers", fr="Observateurs")
EEC = Text(
    en="The French abbreviation CEE means the Eurasian Economic Commission in this "
    "paper, not the United Nations Economic Commission for Europe.",
    fr="Dans ce document, le sigle CEE désigne la Commission économique eurasiatique, "
    "et non la Commission économique des Nations Unies pour l'Europe.",
)
NO_OBSERVER = Text(
    en="No presentation by an observer was known by this session.",
    fr="Aucun exposé d'un observateur n'était connu à cette session.",
)
TO_AREAS = Text(en="Areas for update", fr="Domaines à mettre à jour")

book, choice = current_book(), current_choice()
lang = choice.lang

title(PAGE_NAMES["experience"])
lead(sentence(book, choice))
paragraph(WHY(lang))

section(BY_REGION)
paragraph(BY_REGION_WORDS(lang))
show_table(REGIONS, regions(book, choice), wide=(6,))

section(OBSERVER_TITLE)
paragraph(EEC(lang))
show_table(OTHERS, observers(book, choice), wide=(5,), empty=NO_OBSERVER)
link("areas_for_update", TO_AREAS, choice)
