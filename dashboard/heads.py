"""Heads of the tables that pages show besides their charts."""

from __future__ import annotations

from warehouse.text import Text

ITEM = Text(en="No.", fr="N°")
TITLE = Text(en="Title", fr="Titre")
SUBMITTER = Text(en="Submitted by", fr="Auteur")
ORIGIN = Text(en="Origin (evidence)", fr="Origine (preuve)")
RECEIVED_ON = Text(en="Received", fr="Reçue le")
OUTCOME = Text(en="Outcome (stage; evidence)", fr="Résultat (stade\u202f; preuve)")
EVIDENCE = Text(en="Evidence", fr="Preuve")
NOTE = Text(en="Note", fr="Observation")
DATE = Text(en="Date", fr="Date")
STEP = Text(en="Step", fr="Étape")
WHICH = Text(en="Which items", fr="Éléments concernés")
SESSION = Text(en="Session", fr="Session")
KIND = Text(en="Kind", fr="Nature")
REGION = Text(en="WCO region", fr="Région de l'OMD")
INPUTS = Text(en="Inputs", fr="Contributions")
PRESENTER = Text(en="Presented by", fr="Présentée par")
STATUS = Text(en="Status", fr="État")
WHAT = Text(en="What is counted", fr="Ce qui est compté")
IN_PAPER = Text(en="Paper", fr="Document")
IN_REGISTER = Text(en="Register", fr="Registre")
EQUAL = Text(en="Equal", fr="Égaux")
PREVIOUS = Text(en="Previous session", fr="Session précédente")
OPENING = Text(en="Opening", fr="Ouverture")
RECEIVED = Text(en="Received", fr="Reçus")
DECIDED = Text(en="With an outcome", fr="Avec un résultat")
CLOSING = Text(en="Closing", fr="Clôture")
BODY = Text(en="Body", fr="Organe")
STEP_OF_REVIEW = Text(en="Step", fr="Étape")
MATTER = Text(
    en="E-commerce on the agenda", fr="Commerce électronique à l'ordre du jour"
)
CERTAINTY = Text(en="Certainty", fr="Certitude")

ITEMS = (ITEM, TITLE, SUBMITTER, ORIGIN, RECEIVED_ON, OUTCOME, EVIDENCE, NOTE)
EVENTS = (DATE, STEP, WHICH, SESSION, EVIDENCE, NOTE)
FLOWS = (SESSION, PREVIOUS, OPENING, RECEIVED, DECIDED, CLOSING)
SUBMITTERS = (SUBMITTER, KIND, REGION, INPUTS, EVIDENCE)
EXPERIENCES = (REGION, PRESENTER, STATUS, SESSION, EVIDENCE, NOTE)
TOTALS = (WHAT, IN_PAPER, IN_REGISTER, EQUAL, EVIDENCE, NOTE)
MILESTONES = (DATE, BODY, STEP_OF_REVIEW, EVIDENCE, NOTE)
SESSIONS = (SESSION, DATE, MATTER, CERTAINTY)
REVIEW = (DATE, STEP_OF_REVIEW, EVIDENCE)
