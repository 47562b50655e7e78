from dashboard.about_words import (
    GLOSSARY,
    LEAD,
    LIMITS,
    LIMITS_LIST,
    MADE,
    READING,
    RELEASE,
    RULES,
    SOURCES,
    SOURCES_WORDS,
    STEPS,
)
from dashboard.findings.about import SOURCE_HEADS, licences, release_facts, sources
from dashboard.frame import PAGE_NAMES
from dashboard.glossary import TERMS
from dashboard.render.entries import Fact
from dashboard.show import (
    bullets,
    lead,
    paragraph,
    section,
    show_facts,
    show_glossary,
    show_table,
    title,
)
from dashboard.state import current_book, current_choice

book, lang = current_book(), current_choice().lang
minimum = book.release.manifest["minimum_answers"]

title(PAGE_NAMES["about"])
lead(LEAD(lang))

section(MADE)
bullets([step(lang) for step in STEPS])

section(READING)
show_facts([Fact(name, rule.say(lang, minimum=minimum)) for name, rule in RULES])

section(RELEASE)
show_facts(release_facts(book, lang))

section(SOURCES)
paragraph(SOURCES_WORDS(lang))
show_table(SOURCE_HEADS, sources(book, lang), wide=(1,), is_long=True)

section(LIMITS)
bullets([limit.say(lang, licences=licences(book, lang)) for limit in LIMITS_LIST])

section(GLOSSARY)
show_glossary(TERMS)
