from dashboard.frame import UPLOAD
from dashboard.show import lead, paragraph, title
from dashboard.state import current_choice
from dashboard.upload.widgets import ask_command, show_outcome
from dashboard.upload.words import LEAD, RESTRICTED

lang = current_choice().lang

title(UPLOAD)
lead(LEAD(lang))
paragraph(RESTRICTED(lang))
outcome = ask_command(lang)
if outcome is not None:
    show_outcome(outcome, lang)
