from dashboard.charts import (
    proposals_by_origin,
    proposals_by_outcome,
    proposals_by_session,
    submitters_by_region,
)
from dashboard.findings.dispositions import (
    DISPOSITIONS,
    dispositions,
    number_alone,
    table_rows,
)
from dashboard.findings.history import (
    BY_DOCUMENT,
    NO_STEP,
    by_document,
    history,
    mergers,
)
from dashboard.findings.paper import criteria, experiences, submitters, totals
from dashboard.findings.register import events, flows, groups, items
from dashboard.findings.sentences import review_sentence
from dashboard.frame import PAGE_NAMES
from dashboard.heads import (
    EVENTS,
    EXPERIENCES,
    FLOWS,
    ITEMS,
    SUBMITTERS,
    TOTALS,
)
from dashboard.item_widgets import choose_item
from dashboard.show import (
    bullets,
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
from dashboard.sources import NO_ITEMS
from dashboard.state import current_book, current_choice
from warehouse.text import Text

STAND = Text(en="Where the items stand", fr="Où en sont les éléments")
SUBMITTED = Text(en="Who submitted", fr="Auteurs des contributions")
REGISTER = Text(
    en="Register of the {count} items", fr="Registre des {count}\u00a0éléments"
)
REGISTER_WORDS = Text(
    en="As the session chosen above knew it; items of which the paper says more than "
    "the number come first. What it does not say stays unknown: its Annex I is not at "
    "hand. Evidence: stated in the paper, derived by arithmetic on stated numbers, or "
    "inferred.",
    fr="Tel que le connaissait la session choisie ci-dessus\u202f; les éléments dont "
    "le document dit plus que le numéro viennent en premier. Ce qu'il ne dit pas reste "
    "inconnu\u00a0: son Annexe I n'est pas disponible. Preuve\u00a0: indiqué dans le "
    "document, calculé à partir des nombres indiqués, ou déduit.",
)
STEPS = Text(en="Steps, one by one", fr="Étapes, une par une")
CRITERIA = Text(
    en="Criteria for a more favourable examination",
    fr="Critères d'un examen plus favorable",
)
FLOW = Text(en="Stock and flow by session", fr="Stocks et flux par session")
FLOW_WORDS = Text(
    en="Opening + received \u2212 decided = closing; each session is counted from the "
    "previous one of the same body.",
    fr="Ouverture + reçus \u2212 décidés = clôture\u202f; chaque session est comptée "
    "depuis la précédente du même organe.",
)
BECAME = Text(
    en="What became of the items, as of the session",
    fr="Ce qu'il est advenu des éléments, à la session",
)
BECAME_WORDS = Text(
    en="As known by the cut-off of the session chosen above. The counts sum to the "
    "items received; a merger stands at both its ends.",
    fr="Selon ce qui était connu à la date limite de la session choisie ci-dessus. Les "
    "nombres totalisent les éléments reçus\u202f; une fusion figure à ses deux bouts.",
)
MERGERS = Text(en="Mergers", fr="Fusions")
HISTORY = Text(en="History of an item", fr="Historique d'un élément")
DOCUMENTS = Text(en="By document and theme", fr="Par document et par thème")
DOCUMENTS_WORDS = Text(
    en="Which paragraph tells which steps. The theme of each item stands in Annex I of "
    "the paper, which is not at hand: it is unknown here; no item is put under one.",
    fr="Quel paragraphe rapporte quelles étapes. Le thème de chaque élément figure à "
    "l'Annexe I du document, qui n'est pas disponible\u00a0: il est inconnu ici, et "
    "aucun élément n'est rattaché à un thème.",
)
SHARED = Text(
    en="Experience shared, by region", fr="Partage des expériences, par région"
)
CHECKED = Text(en="Control totals", fr="Totaux de contrôle")
CHECKED_WORDS = Text(
    en="Totals that the paper states, or that follow from it, beside what the register "
    "holds.",
    fr="Totaux que le document indique, ou qui en découlent, à côté de ce que contient "
    "le registre.",
)

book, choice = current_book(), current_choice()
lang = choice.lang

title(PAGE_NAMES["proposals"])
say_if_sample(book.mart("dim_proposals"))
lead(review_sentence(book, choice))

section(STAND)
show(proposals_by_origin.CHART)
show(proposals_by_outcome.CHART)
show(proposals_by_session.CHART)

section(FLOW)
paragraph(FLOW_WORDS(lang))
show_table(FLOWS, flows(book, choice))

section(BECAME)
rows = dispositions(book, choice)
paragraph(BECAME_WORDS(lang))
show_table(DISPOSITIONS, table_rows(rows, lang), wide=(3, 5), empty=NO_ITEMS)
if words := number_alone(rows, lang):
    paragraph(words)
offer_mart("rpt_proposal_dispositions", rows)

section(MERGERS)
bullets(mergers(book, choice))

section(HISTORY)
show_entries(history(book, choice, choose_item(book)), empty=NO_STEP)

section(CRITERIA)
bullets(criteria(book, lang))

section(SUBMITTED)
show(submitters_by_region.CHART)
show_table(SUBMITTERS, submitters(book, choice), wide=(0, 4), empty=NO_ITEMS)

known_items = items(book, choice)
section(REGISTER, count=len(known_items))
paragraph(REGISTER_WORDS(lang))
show_table(ITEMS, known_items, wide=(7,), empty=NO_ITEMS, is_long=True)

section(STEPS)
for sentence in groups(book, choice):
    paragraph(sentence)
show_table(EVENTS, events(book, choice), wide=(5,), empty=NO_ITEMS, is_long=True)

section(DOCUMENTS)
paragraph(DOCUMENTS_WORDS(lang))
show_table(BY_DOCUMENT, by_document(book, choice), wide=(0,), empty=NO_ITEMS)

section(SHARED)
show_table(EXPERIENCES, experiences(book, choice), wide=(5,), empty=NO_ITEMS)

section(CHECKED)
paragraph(CHECKED_WORDS(lang))
show_table(TOTALS, totals(book, choice), wide=(0, 5), empty=NO_ITEMS, is_long=True)
