from dashboard.findings.package import (
    HEADS,
    REVIEW_HEADS,
    STANDARDS,
    changed_in,
    families,
    standards,
)
from dashboard.frame import PAGE_NAMES
from dashboard.show import lead, paragraph, part, section, show_table, title
from dashboard.state import current_book, current_choice
from warehouse.text import Text

LEAD = Text(
    en="The Framework of Standards of June 2018 and the tools added to it since, "
    "edition by edition, as the current release holds them, whatever the session "
    "chosen above.",
    fr="Le Cadre de normes de juin 2018 et les outils qui s'y sont ajoutés, édition "
    "par édition, tels que la version actuelle les contient, quelle que soit la "
    "session choisie ci-dessus.",
)
VERBS = Text(
    en="The verbs are not synonyms: the Council approved the Framework of 2018 and of "
    "2022, endorsed or approved its tools, and took note of the KPIs and of the "
    "capacity-building action plan. "
    "Confidence says how well each row is sourced; where only a month is known, no day "
    "is shown.",
    fr="Les verbes ne sont pas synonymes\u00a0: le Conseil a approuvé le Cadre de 2018 "
    "et celui de 2022, entériné ou approuvé ses outils, et pris note des indicateurs "
    "et du plan d'action pour le renforcement des capacités. La confiance dit à quel "
    "point chaque ligne est attestée\u202f; lorsque seul le mois est connu, "
    "aucun jour n'est présenté.",
)
DOCUMENTS = Text(en="Documents by family", fr="Documents par famille")
REVIEWS = Text(en="What each review changed", fr="Ce que chaque révision a changé")
FIRST = Text(
    en="First periodic review, completed in June 2022",
    fr="Première révision périodique, achevée en juin 2022",
)
ANNUAL = Text(
    en="Last annual review and revised mechanism, June 2023",
    fr="Dernier réexamen annuel et mécanisme révisé, juin 2023",
)
SECOND = Text(
    en="Second periodic review, 1 July 2022 to 30 June 2026",
    fr="Deuxième révision périodique, du 1er\u00a0juillet 2022 au 30\u00a0juin 2026",
)
STANDARDS_TITLE = Text(
    en="The standards, 2018 and 2022 editions",
    fr="Les normes, éditions 2018 et 2022",
)
STANDARDS_WORDS = Text(
    en="The text of the 2022 edition was not at hand: numbers other than 1, 2 and 16 "
    "follow from the place of the new standard on data quality, which is inferred.",
    fr="Le texte de l'édition 2022 n'était pas disponible\u00a0: les numéros autres "
    "que 1, 2 et 16 découlent de la place de la nouvelle norme sur la qualité des "
    "données, qui est déduite.",
)
NOTHING = Text(en="Nothing is known.", fr="Rien n'est connu.")

book, choice = current_book(), current_choice()
lang = choice.lang

title(PAGE_NAMES["package"])
lead(LEAD(lang))
paragraph(VERBS(lang))

section(REVIEWS)
for heading, year in ((FIRST, 2022), (ANNUAL, 2023), (SECOND, None)):
    part(heading(lang))
    show_table(REVIEW_HEADS, changed_in(book, lang, year), wide=(0, 3), empty=NOTHING)

section(DOCUMENTS)
for family, rows in families(book, lang):
    part(family)
    show_table(HEADS, rows, wide=(0, 5))

section(STANDARDS_TITLE)
paragraph(STANDARDS_WORDS(lang))
show_table(STANDARDS, standards(book, lang), wide=(0,))
