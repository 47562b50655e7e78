from dashboard.charts import mean_level_by_region, proposals_by_outcome
from dashboard.findings.calendar import review_facts
from dashboard.findings.implementation import about_region
from dashboard.findings.requests import requests
from dashboard.findings.sentences import news, review_sentence
from dashboard.frame import PAGE_NAMES, link
from dashboard.heads import REVIEW
from dashboard.show import (
    bullets,
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

NEWS = Text(
    en="What changed since the previous session",
    fr="Ce qui a changé depuis la session précédente",
)
ASKED = Text(
    en="What the paper asks of this session",
    fr="Ce que le document demande à cette session",
)
TO_STEPS = Text(en="Each item and its history", fr="Chaque élément et son historique")
THE_REVIEW = Text(en="The review in one table", fr="La révision en un tableau")
IMPLEMENTATION = Text(en="Implementation", fr="Mise en œuvre")
ITEMS = Text(en="Items of the review", fr="Éléments de la révision")
TO_REGIONS = Text(en="All figures by region", fr="Tous les chiffres par région")
TO_PROPOSALS = Text(
    en="The register, item by item", fr="Le registre, élément par élément"
)
TO_CALENDAR = Text(en="Review calendar", fr="Calendrier de la révision")

book, choice = current_book(), current_choice()
region = about_region(book, choice)

title(PAGE_NAMES["overview"])
say_if_sample(region.rows)
lead(region.sentence)
lead(review_sentence(book, choice))

section(NEWS)
bullets(news(book, choice))

section(ASKED)
words, one_by_one = requests(book, choice)
paragraph(words)
bullets(one_by_one)
link("proposals", TO_STEPS, choice)

section(IMPLEMENTATION)
show(mean_level_by_region.CHART)
link("regions", TO_REGIONS, choice)

section(ITEMS)
show(proposals_by_outcome.CHART)
link("proposals", TO_PROPOSALS, choice)

section(THE_REVIEW)
show_table(REVIEW, review_facts(book, choice), wide=(1, 2))
link("review_calendar", TO_CALENDAR, choice)
