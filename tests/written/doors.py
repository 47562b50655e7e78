"""The doors through which a figure is read, and how each of them is read.

A figure is named by chart, category and key of its series (empty where it has none). A
door gives the number that it says for each figure, as a decimal; none where it says
that there is none. Doors that print give as many digits as they print.
"""

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal

import openpyxl
from lxml import etree, html

from dashboard.chart import Stacks
from dashboard.charts import all_charts
from dashboard.sql.queries import Outcome, data_bytes

CHARTS = {chart.key: chart for chart in all_charts()}
NUMBER = re.compile(r"[-\u2212+]?\d[\d\s\u202f\u00a0.,]*")


@dataclass
class Names:
    """What a chart and its series are called in one language at one session."""

    caption: str
    title: str
    as_of: str
    series: dict[str, str]


def plain(words):
    """Return a label with every kind of space as one space."""
    return " ".join(words.split())


def decimal(text, lang):
    """Return the first number of a text as its language writes it, or none."""
    found = NUMBER.search(text)
    if not found:
        return None
    digits = re.sub(r"\s", "", found.group()).replace("\u2212", "-").strip("+")
    # A comma is the decimal sign of French and stands between thousands in English.
    digits = digits.replace(",", "." if lang == "fr" else "")
    return Decimal(digits.rstrip("."))


def exact(value):
    """Return a number at the precision that every file format keeps."""
    if value is None or value == "":
        return None
    return Decimal(f"{float(value):.12g}")


def through_json(answers):
    """Read the points of the charts."""
    return {
        (key, plain(point["category"]), series_key(key, point["key"])): exact(
            point["value"]
        )
        for key, answer in answers.items()
        for point in answer["points"]
    }


def series_key(chart, key):
    return key if isinstance(CHARTS[chart].mark, Stacks) else ""


def through_csv(files, names, lang):
    """Read the files of the charts by the columns that they draw."""
    found = {}
    for key, text in files.items():
        mark = CHARTS[key].mark
        keys = {words: series for series, words in names[key].series.items()}
        for row in csv.DictReader(io.StringIO(text)):
            category = row.get(mark.category) or row[f"{mark.category}_{lang}"]
            series = ""
            if isinstance(mark, Stacks):
                series = keys[plain(row[f"{mark.series}_{lang}"])]
            found[key, plain(category), series] = exact(row[mark.value])
    return found


def through_sql(rows):
    """Read the rows of a query: chart, category, key, value."""
    return {
        (chart, plain(category), key): exact(value)
        for chart, category, key, value in rows
    }


def through_xlsx(rows):
    """Read the workbook that the SQL room offers of the same rows."""
    book = openpyxl.load_workbook(io.BytesIO(data_bytes(Outcome(rows), "xlsx")))
    _, *cells = book["data"].iter_rows(values_only=True)
    return through_sql(
        (chart, str(category), key or "", value)
        for chart, category, key, value, *_ in cells
    )


def through_tables(trees, names, lang):
    """Read the tables under the charts, on whatever page they stand."""
    found = {}
    for tree in trees:
        for table in tree.iter("table"):
            caption = (
                plain("".join(table.find("caption").itertext()))
                if (table.find("caption") is not None)
                else ""
            )
            for key, name in names.items():
                if caption == plain(name.caption):
                    found |= _table(key, table, name, lang)
    return found


def _table(key, table, name, lang):
    heads = [plain("".join(cell.itertext())) for cell in table.find("thead")[0]]
    rows = [
        [plain("".join(cell.itertext())) for cell in row] for row in table.find("tbody")
    ]
    mark = CHARTS[key].mark
    if isinstance(mark, Stacks):
        places = {
            series: heads.index(plain(words)) for series, words in name.series.items()
        }
    else:
        value = next(c.label(lang) for c in CHARTS[key].columns if c.name == mark.value)
        places = {"": heads.index(plain(value))}
    return {
        (key, row[0], series): decimal(row[place], lang)
        for row in rows
        for series, place in places.items()
        if decimal(row[place], lang) is not None or series == ""
    }


def through_alt_texts(texts, names, lang):
    """Read the sentences that describe the charts to those who do not see them."""
    found = {}
    separator, colon = (" ; ", " : ") if lang == "fr" else ("; ", ": ")
    for key, name in names.items():
        (text,) = {text for text in map(plain, texts) if f" {name.title}." in text}
        # The values follow the words on the session, which end with the date.
        values = text.rpartition(name.as_of)[2].strip(" .")
        for part in values.split(separator):
            label, _, value = part.partition(colon)
            for series, words in name.series.items():
                suffix = f", {words}"
                if label.endswith(suffix):
                    category = plain(label.removesuffix(suffix))
                    found[key, category, series] = decimal(value, lang)
                    break
            else:
                found[key, plain(label), ""] = decimal(_before_brackets(value), lang)
    return found


def _before_brackets(value):
    return value.partition(" (")[0]


def as_tree(text):
    """Return a piece of HTML, or a whole page, as a tree."""
    if text.startswith("<!DOCTYPE"):
        return etree.fromstring(text.encode())
    return html.fragment_fromstring(text, create_parent="div")
