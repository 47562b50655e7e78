"""Sample files: invented answers, flagged as such, the same at each run."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ingest.codes import seed
from ingest.questionnaire.write import write as write_questionnaire
from ingest.sample.filled import SampleQuestionnaire, planned_files
from ingest.sample.plan import SampleFile
from ingest.sample.writers import write_csv, write_workbook
from warehouse.settings import SEEDS
from warehouse.text import SAMPLE_LINE

SENDER = "Sample generator (fos sample)"
README = f"""# Sample data

{SAMPLE_LINE.en}. {SAMPLE_LINE.fr}.

Every answer in this folder is invented by `fos sample`, from a fixed rule and not from
anything a Member has said; no figure made from it says anything about a Member. Each
file carries `fos_sample` (a column, and in workbooks a defined name), so that every
page, figure and export made from it says so too.

Toutes les réponses de ce dossier sont inventées par `fos sample` ; aucune ne vient d'un
Membre.

- About a third of the Members answer, more in some regions than in others; not all of
  them each year. Periods 2022 to 2025.
- `received.csv` tells when each file counts as received; some are late, some are
  corrections of an earlier file (`_corrected`).
- Most send the questionnaire of `fos template` (`sample_questionnaire_`), some flat
  files of levels and of KPI values.
- Some files have the usual faults on purpose: misspelt names, unknown standards and
  KPIs, levels that are none, values that contradict their numerator, rows said twice, a
  column left out. `fos check` names them by cell.
- Few of the Members consent to be named (`may_be_named`); that is invented as well.
"""


def write(folder: Path) -> int:
    """Write the sample into a folder, in place of an earlier one; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.glob("sample_*"):
        earlier.unlink()
    files = planned_files(seed(SEEDS, "members"), seed(SEEDS, "standards"))
    for file in files:
        target = folder / file.name
        target.write_bytes(_content(file))
    (folder / "received.csv").write_text(_received(files), encoding="utf-8", newline="")
    (folder / "README.md").write_text(README, encoding="utf-8")
    return len(files)


def _content(file: SampleFile | SampleQuestionnaire) -> bytes:
    if isinstance(file, SampleQuestionnaire):
        return write_questionnaire(file.questionnaire)
    return write_workbook(file) if file.name.endswith(".xlsx") else write_csv(file)


def _received(files: list[SampleFile | SampleQuestionnaire]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file_name", "received_on", "sender"])
    for file in files:
        writer.writerow([file.name, file.received_on.isoformat(), SENDER])
    return text.getvalue()
