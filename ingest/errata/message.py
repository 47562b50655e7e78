"""The message that goes back to the sender, ready but for a look at it: RFC 5322."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

import polars as pl

from ingest.errata import words
from ingest.errata.cover import Summary
from ingest.folding import CONTROLS, printable
from ingest.problem_kinds import typeset
from warehouse.text import Text

MOST_LINES = 20
ADDRESS = re.compile(r"([\w.+-]+)@([\w.-]+\.\w+)", re.ASCII)
WORKBOOK_TYPE = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUBJECT = typeset(
    "Your file {file}: to correct {errors}, to check {warnings}",
    "Votre fichier {file} : à corriger {errors}, à vérifier {warnings}",
)
GREETING = typeset("Dear colleague,", "Chère collègue, cher collègue,")
THANKS = typeset(
    "Thank you for {file}, received on {received_on}. Of {rows_read} rows read, "
    "{rows_accepted} are loaded and {rows_quarantined} are held until corrected.",
    "Merci de l'envoi de {file}, reçu le {received_on}. Sur {rows_read} lignes lues, "
    "{rows_accepted} sont chargées et {rows_quarantined} retenues jusqu'à correction.",
)
MENDING = typeset(
    "The attached workbook is your own, with each problem outlined in its cell, a "
    "comment on it, and a first sheet that lists them all. Please correct the outlined "
    "cells, save and send the workbook back. The first sheet and the marks may stay. "
    "What you do not change changes nothing; what is loaded stays loaded.",
    "Le classeur ci-joint est le vôtre, chaque problème étant encadré dans sa cellule "
    "avec un commentaire, et une première feuille les énumère tous. Merci de corriger "
    "les cellules encadrées, d'enregistrer et de renvoyer le classeur. La première "
    "feuille et les marques peuvent rester. Ce que vous ne modifiez pas ne change "
    "rien ; ce qui est chargé le reste.",
)
FROM_ROWS = typeset(
    "Your file is not a workbook: the attached one was made from its rows as typed, "
    "each in the row of the same number. You may correct either.",
    "Votre fichier n'est pas un classeur : celui qui est joint a été fait de ses "
    "lignes telles que saisies, chacune à la ligne de même numéro. Vous pouvez "
    "corriger l'un ou l'autre.",
)
LIST_ALONE = typeset(
    "Your file has too many cells to be sent back marked: the attached workbook only "
    "lists the problems. Please correct your own file and send it again.",
    "Votre fichier a trop de cellules pour être renvoyé annoté : le classeur joint ne "
    "fait qu'énumérer les problèmes. Merci de corriger votre propre fichier et de le "
    "renvoyer.",
)
UNREADABLE = typeset(
    "The file could not be opened, so nothing could be marked in it; it is not "
    "attached. Please send it again, mended as said below.",
    "Le fichier n'a pu être ouvert, rien n'a donc pu y être annoté ; il n'est pas "
    "joint. Merci de le renvoyer, corrigé comme indiqué ci-dessous.",
)
PROBLEMS = typeset("The problems:", "Les problèmes :")
MORE = typeset(
    "and {count} more, in the first sheet.", "et {count} autres, en première feuille."
)
REFERENCE = typeset("Reference: SHA-256 {sha256}", "Référence : SHA-256 {sha256}")
NOBODY = typeset("Recipient to be added", "Destinataire à ajouter")
STEWARD = Text(en="Data steward", fr="Gestionnaire des données")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What goes with a message: the marked workbook, and how it came about."""

    name: str
    content: bytes | None
    account: Text


def message(
    summary: Summary,
    problems: pl.DataFrame,
    enclosed: Enclosed,
    sender: str | None,
    sent: tuple[datetime, str],
) -> bytes:
    """Return the message with the marked workbook attached, as a draft.

    Where the sender's address is not known, the steward adds it; the sender's mail
    program puts in who writes.

    Args:
        summary: the file as a whole.
        problems: rows of `PROBLEMS`.
        enclosed: the workbook to attach.
        sender: whom the file came from: an address, with or without a name, or a name.
        sent: the moment it is written, and the SHA-256 of the file it is about.
    """
    moment, sha256 = sent
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = printable(summary.say(SUBJECT), 200)
    mail["Date"] = moment
    mail["From"] = f"{STEWARD.en}:;"
    mail["X-Unsent"] = "1"
    mail["Content-Language"] = str(summary.lang)
    if address := _address(sender):
        mail["To"] = address
    paragraphs = [
        _greeting(summary, sender),
        summary.say(THANKS),
        enclosed.account(summary.lang),
        _listed(summary, problems),
        REFERENCE.say(summary.lang, sha256=sha256),
    ]
    mail.set_content("\n\n".join(paragraphs) + "\n")
    if enclosed.content is not None:
        mail.add_attachment(
            enclosed.content,
            maintype="application",
            subtype=WORKBOOK_TYPE,
            filename=enclosed.name,
        )
    return mail.as_bytes()


def _address(sender: str | None) -> Address | None:
    if not sender or CONTROLS.search(sender):
        return None
    name, address = parseaddr(sender)
    match = ADDRESS.fullmatch(address)
    return Address(name, match[1], match[2]) if match else None


def _greeting(summary: Summary, sender: str | None) -> str:
    greeting = GREETING(summary.lang)
    if sender and not _address(sender):
        return f"{printable(sender)}\n{NOBODY(summary.lang)}\n\n{greeting}"
    return greeting


def _listed(summary: Summary, problems: pl.DataFrame) -> str:
    lines: Sequence[str] = [
        f"- {words.KIND[severity](summary.lang)} – {text}"
        for severity, text in problems.head(MOST_LINES)
        .select("severity", f"message_{summary.lang}")
        .iter_rows()
    ]
    rest = problems.height - len(lines)
    more = [f"- {MORE.say(summary.lang, count=rest)}"] if rest > 0 else []
    return "\n".join([PROBLEMS(summary.lang), *lines, *more])
