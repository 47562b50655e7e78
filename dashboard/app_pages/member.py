from dashboard.brief.widgets import offer_brief
from dashboard.charts import level_by_principle
from dashboard.findings.member import (
    ACTIVITY_HEADS,
    activities,
    activity_rows,
    activity_sentence,
    facts,
    sentences,
)
from dashboard.findings.member_intake import (
    FILES,
    PROBLEMS,
    file_rows,
    own_files,
    problem_rows,
)
from dashboard.findings.member_kpis import HEADS, kpi_answers, kpi_rows
from dashboard.frame import PAGE_NAMES
from dashboard.member.footnotes import footnotes
from dashboard.member.widgets import choose_member, show_members
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

LEVELS = Text(
    en="Implementation, beside region and world",
    fr="Mise en œuvre, à côté de la région et du monde",
)
ACTIVITIES = Text(en="Capacity building received", fr="Renforcement des capacités reçu")
KPIS = Text(en="Answers on KPIs", fr="Réponses sur les indicateurs")
KPIS_WORDS = Text(
    en="The latest answer on each KPI where the Member may be named, and its place in "
    "public indices. Beside it, the median of the region and of the world on the same "
    "period; of a yes or no, the share of yes.",
    fr="Dernière réponse sur chaque indicateur lorsque le Membre peut être nommé, et "
    "valeur dans les indices publics. À côté, la médiane de la région et du monde pour "
    "la même période\u202f; pour un oui ou non, la part de oui.",
)
NO_KPI = Text(
    en="No answer with which the Member may be named.",
    fr="Aucune réponse avec laquelle le Membre peut être nommé.",
)
QUALITY = Text(en="Its files and their problems", fr="Ses fichiers et leurs problèmes")
NO_FILE = Text(
    en="No file with which the Member may be named had been received by this session.",
    fr="Aucun fichier avec lequel le Membre peut être nommé n'avait été reçu à cette "
    "session.",
)
NO_PROBLEM = Text(
    en="No problem was found in these files.",
    fr="Aucun problème n'a été relevé dans ces fichiers.",
)

book = current_book()
title(PAGE_NAMES["member"])
choice = choose_member(book)
lang = current_choice().lang

if not choice.member:
    show_members(book, choice)
else:
    words, levels = sentences(book, choice)
    show_facts(facts(book, choice))
    offer_brief(book, choice)

    section(LEVELS)
    say_if_sample(levels)
    for sentence in words:
        lead(sentence)
    show(level_by_principle.CHART)

    section(ACTIVITIES)
    received = activities(book, choice)
    say_if_sample(received)
    paragraph(activity_sentence(book, choice, received))
    if received.height:
        show_table(ACTIVITY_HEADS, activity_rows(received, lang), wide=(1, 4))

    section(KPIS)
    answers = kpi_answers(book, choice)
    say_if_sample(answers)
    paragraph(KPIS_WORDS(lang))
    show_table(
        HEADS, kpi_rows(book, choice, answers), wide=(0,), empty=NO_KPI, is_long=True
    )
    for footnote in footnotes(answers.to_dicts(), lang):
        paragraph(footnote)

    section(QUALITY)
    files = own_files(book, choice)
    say_if_sample(files)
    show_table(FILES, file_rows(book, files, lang), wide=(0, 6), empty=NO_FILE)
    if files.height:
        problems = problem_rows(book, files, lang)
        show_table(PROBLEMS, problems, wide=(0, 5), empty=NO_PROBLEM, is_long=True)
