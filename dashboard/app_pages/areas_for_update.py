from dashboard.charts import level_by_principle_and_region
from dashboard.choice import WORLD
from dashboard.findings.areas import (
    BY_PRINCIPLE,
    BY_REGION_AND_PRINCIPLE,
    DONE,
    ITEMS,
    areas,
    done_rows,
    item_rows,
    of_region,
    principle_rows,
    region_and_principle_rows,
    sentence,
    with_reasons,
)
from dashboard.frame import PAGE_NAMES
from dashboard.show import (
    lead,
    paragraph,
    say_if_sample,
    section,
    show,
    show_table,
    title,
)
from dashboard.state import current_book, current_choice
from warehouse.text import Text

ASKED = Text(
    en="The PTC is invited to determine, from the experience presented to it, the "
    "areas of the E-Commerce Package that may need an update in the future periodic "
    "review (PTC working document, paragraphs 11 and 12). These figures stand beside "
    "that experience; they do not replace it.",
    fr="Le CTP est invité à déterminer, à partir des expériences qui lui sont "
    "présentées, les domaines du Dossier sur le commerce électronique qui pourraient "
    "exiger une mise à jour dans le cadre de la future révision périodique (document "
    "de travail du CTP, paragraphes 11 et 12). Ces chiffres accompagnent ces "
    "expériences\u202f; ils ne les remplacent pas.",
)
NO_SCORE = Text(
    en="No score weighs the reasons: each stands with its figure, and none says that "
    "the text of the Package is at fault. A low level may as well call for capacity "
    "building as for an update.",
    fr="Aucun score ne pondère les motifs\u00a0: chacun figure avec son chiffre, et "
    "aucun ne dit que le texte du Dossier est en cause. Un niveau bas peut appeler un "
    "renforcement des capacités autant qu'une mise à jour.",
)
LEVELS = Text(en="Levels side by side", fr="Les niveaux côte à côte")
REASONS = Text(en="Principle by principle", fr="Principe par principe")
ORDER = Text(
    en="The lowest mean level first; nothing else makes the order. A KPI counts where "
    "the region and the world both have a figure for its latest period, and its "
    "direction says which way is better: sums are compared by answering Member, lower "
    "bounds not at all, and figures that read alike as shown are alike.",
    fr="Du niveau moyen le plus bas au plus élevé\u202f; rien d'autre ne fait l'ordre. "
    "Un KPI compte lorsque la région et le monde ont tous deux un chiffre pour la "
    "période la plus récente, et que son sens dit ce qui est favorable\u00a0: les "
    "sommes sont comparées par Membre ayant répondu, les bornes inférieures ne le sont "
    "pas, et des chiffres identiques tels que présentés sont réputés égaux.",
)
EVERYWHERE = Text(en="Region by region", fr="Région par région")
EVERYWHERE_WORDS = Text(
    en="Principles of each region with at least one reason in its levels or KPIs.",
    fr="Principes de chaque région pour lesquels les niveaux ou les KPI donnent au "
    "moins un motif.",
)
NOWHERE = Text(
    en="No reason is found in the levels and KPIs of this session.",
    fr="Les niveaux et les KPI de cette session ne donnent aucun motif.",
)
DONE_TITLE = Text(
    en="What each region received and presented",
    fr="Ce que chaque région a reçu et présenté",
)
DONE_WORDS = Text(
    en="Sources do not say which principle an activity or a presentation was about: "
    "these reasons concern the region as a whole. No source at hand tells which "
    "activities were asked for.",
    fr="Les sources n'indiquent pas le principe sur lequel portait une activité ou un "
    "exposé\u00a0: ces motifs concernent la région dans son ensemble. Aucune source "
    "disponible n'indique les activités demandées.",
)
ITEMS_TITLE = Text(en="Items of the review", fr="Éléments de la révision")
ITEMS_UNKNOWN = Text(
    en="How many of the 43 items touch each principle is unknown: Annex I of the PTC "
    "working document, which holds their text, is not at hand. The documents that it "
    "names as reference on the eight principles (PC0733 and PC0741) are not either.",
    fr="Le nombre d'éléments, sur les 43, qui touchent chaque principe est "
    "inconnu\u00a0: l'Annexe I du document de travail du CTP, qui en contient le "
    "texte, n'est pas disponible. Les documents qu'il cite comme référence sur les "
    "huit principes (PC0733 et PC0741) ne le sont pas non plus.",
)
book, choice = current_book(), current_choice()
lang = choice.lang
rows = areas(book, choice)

title(PAGE_NAMES["areas_for_update"])
paragraph(ASKED(lang))
say_if_sample(rows)
lead(sentence(book, choice, rows))
paragraph(NO_SCORE(lang))

section(LEVELS)
show(level_by_principle_and_region.CHART)

section(REASONS)
paragraph(ORDER(lang))
show_table(BY_PRINCIPLE, principle_rows(book, of_region(rows, choice), lang), wide=(4,))

if choice.region == WORLD:
    section(EVERYWHERE)
    paragraph(EVERYWHERE_WORDS(lang))
    show_table(
        BY_REGION_AND_PRINCIPLE,
        region_and_principle_rows(book, with_reasons(rows), lang),
        wide=(5,),
        empty=NOWHERE,
        is_long=True,
    )

section(DONE_TITLE)
paragraph(DONE_WORDS(lang))
show_table(DONE, done_rows(rows, lang), wide=(4,))

section(ITEMS_TITLE)
show_table(ITEMS, item_rows(rows, lang), empty=ITEMS_UNKNOWN)
