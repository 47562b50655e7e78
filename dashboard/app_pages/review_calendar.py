from dashboard.findings.calendar import milestones, sessions
from dashboard.frame import PAGE_NAMES
from dashboard.heads import MILESTONES, SESSIONS
from dashboard.show import lead, paragraph, section, show_table, title
from dashboard.state import current_book, current_choice
from warehouse.text import Text

LEAD = Text(
    en="The second periodic review covers 1 July 2022 to 30 June 2026. Steps and "
    "sessions stand here as they were known at the session chosen above.",
    fr="La deuxième révision périodique couvre la période du 1er\u00a0juillet 2022 au "
    "30\u00a0juin 2026. Les étapes et les sessions figurent ici telles qu'elles "
    "étaient connues à la session choisie ci-dessus.",
)
STEPS = Text(en="Steps of the review mechanism", fr="Étapes du mécanisme de révision")
COMING = Text(
    en="Sessions after the cut-off date", fr="Sessions après la date d'arrêté"
)
PAST = Text(
    en="Sessions up to the cut-off date", fr="Sessions jusqu'à la date d'arrêté"
)
INFERRED_WORDS = Text(
    en="Where only the month or the year of a session is known, nothing more precise "
    "is shown; its figures are cut off on the first day of it.",
    fr="Lorsque seuls le mois ou l'année d'une session sont connus, rien de plus "
    "précis n'est présenté\u202f; ses chiffres sont arrêtés au premier jour.",
)
NO_STEP = Text(
    en="No step was known by this session.",
    fr="Aucune étape n'était connue à cette session.",
)
NO_SESSION = Text(
    en="No later session is known.", fr="Aucune session ultérieure n'est connue."
)

book, choice = current_book(), current_choice()
lang = choice.lang

title(PAGE_NAMES["review_calendar"])
lead(LEAD(lang))

section(STEPS)
show_table(MILESTONES, milestones(book, choice), wide=(2, 4), empty=NO_STEP)

section(COMING)
show_table(SESSIONS, sessions(book, choice, is_past=False), wide=(2,), empty=NO_SESSION)

section(PAST)
paragraph(INFERRED_WORDS(lang))
show_table(SESSIONS, sessions(book, choice, is_past=True), wide=(2,))
