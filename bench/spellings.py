"""The spellings of countries in public data sets, each with the code beside it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import yaml

from ingest.readers import read_book

# Codes that are not of ISO 3166, or no longer: the World Bank's, OWID's, Natural
# Earth's. Everything else that is no Member's id stands for no Member.
OTHER_CODES = {
    "ROM": "ROU",
    "TMP": "TLS",
    "ZAR": "COD",
    "KSV": "XKX",
    "OWID_KOS": "XKX",
    "EUU": "EU",
    "OWID_EU27": "EU",
}


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a country in one data set, and the code given for it."""

    data_set: str
    text: str
    code: str | None

    def member_of(self, members: Iterable[str], iso2: Mapping[str, str]) -> str | None:
        """Return the Member that the code stands for; None where it is none."""
        code = (self.code or "").strip().upper()
        code = OTHER_CODES.get(code, iso2.get(code, code))
        return code if code in members else None


def spellings(folder: Path) -> list[Spelling]:
    """Return the different spellings of each data set that is there."""
    found = [
        Spelling(name, text, code or None)
        for name, path, read in DATA_SETS
        if (folder / path).exists()
        for text, code in read(folder / path)
        if text and text.strip()
    ]
    return list(dict.fromkeys(found))


Pairs = Iterator[tuple[str | None, str | None]]


def _csv(*names: str, code: str | None, first: int = 0) -> Callable[[Path], Pairs]:
    """Return the reader of names and code in a CSV whose headers stand in a line."""

    def read(path: Path) -> Pairs:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for _ in range(first):
                next(lines)
            for row in csv.DictReader(lines):
                for name in names:
                    yield row[name], row[code] if code else None

    return read


def _sheet(name: str, code: str | None, sheets: str, row: int) -> Callable:
    """Return the reader of the sheets of a workbook whose names start so."""

    def read(path: Path) -> Pairs:
        for sheet in read_book(path, lambda _: (0,)).sheets:
            if not (sheet.name or "").startswith(sheets):
                continue
            yield from (
                sheet.frame.filter(pl.col("_row") > row)
                .select(name, code or pl.lit(None, pl.String))
                .iter_rows()
            )

    return read


def _i18n(path: Path) -> Pairs:
    for code, names in json.loads(path.read_text(encoding="utf-8"))[
        "countries"
    ].items():
        for name in [names] if isinstance(names, str) else names:
            yield name, code


def _owid(path: Path) -> Pairs:
    for region in yaml.safe_load(path.read_text(encoding="utf-8")):
        for name in (region["name"], *region.get("aliases", [])):
            yield str(name), region["code"]


def _topojson(path: Path) -> Pairs:
    objects = json.loads(path.read_text(encoding="utf-8"))["objects"]
    for shapes in objects.values():
        for shape in shapes.get("geometries", []):
            told = shape.get("properties", {})
            if "a3" in told:
                yield told["name"], told["a3"]


NAMES = "country_names"
HDX = (
    *("Preferred Term", "ISO Alt Term", "DGACM Alt Term", "HPC Tools Alt Term"),
    *("RW Short Name", "RW API Alt Term", "English Short", "French Short"),
    *("English Formal", "M49 English", "M49 French"),
)
HDX_OTHER = ("Spanish Short", "Russian Short", "Chinese Short", "Arabic Short")
HDX_CODE = "ISO 3166-1 Alpha 3-Codes"
WDI = "wdi_raw_xlsx_csv"
CLIAR = "cliar_d360_panel"
LPI = "lpi_2007_2018_xlsx"
DATA_SETS: tuple[tuple[str, str, Callable[[Path], Pairs]], ...] = (
    *(
        (f"{NAMES}: i18n {language}", f"{NAMES}/i18n_iso_{language}.json", _i18n)
        for language in ("en", "fr", "es", "pt", "ar", "ru", "zh")
    ),
    (
        f"{NAMES}: bblocks",
        f"{NAMES}/bblocks_concordance.csv",
        _csv("name_official", "name_short", code="iso3_code"),
    ),
    (f"{NAMES}: hdx en, fr", f"{NAMES}/hdx_ct_taxonomy.csv", _csv(*HDX, code=HDX_CODE)),
    (
        f"{NAMES}: hdx other languages",
        f"{NAMES}/hdx_ct_taxonomy.csv",
        _csv(*HDX_OTHER, code=HDX_CODE),
    ),
    (f"{NAMES}: owid", f"{NAMES}/owid_regions.yml", _owid),
    (
        WDI,
        f"{WDI}/urban-development-raw-2021.csv",
        _csv("Country Name", "Country Code", code="Country Code", first=4),
    ),
    (
        WDI,
        f"{WDI}/public-sector.csv",
        _csv("Country Name", "Country Code", code="Country Code"),
    ),
    (
        WDI,
        f"{WDI}/poverty-raw-2021.csv",
        _csv("Country Name", code="Country Code", first=4),
    ),
    (
        WDI,
        f"{WDI}/Metadata_Country_API_21_DS2_en_csv_v2_3056542.csv",
        _csv("TableName", code="Country Code"),
    ),
    *(
        (WDI, f"{WDI}/{name}-1.xlsx", _sheet("A", "B", sheet, row))
        for name in ("GDP", "EducationExpenditure")
        for sheet, row in (("Data", 4), (name[:9], 1))
    ),
    (LPI, f"{LPI}/International_LPI_from_2007_to_2018.xlsx", _sheet("A", "B", "20", 3)),
    (CLIAR, f"{CLIAR}/d360_efi_data.csv", _csv("country_code", code="country_code")),
    (CLIAR, f"{CLIAR}/assessments_1730149268.csv", _csv("Country", code=None)),
    (CLIAR, f"{CLIAR}/PMR_2018.xlsx", _sheet("A", None, "Sheet1", 1)),
    (
        "register_ndc_csv",
        "register_ndc_csv/ndcs.csv",
        _csv("party", "code", code="code"),
    ),
    (
        "scale_gapminder",
        "scale_gapminder_systema_globalis/ddf--entities--geo--country.csv",
        _csv("name", "country", code="iso3166_1_alpha3"),
    ),
    (
        "activities_koica_xlsx",
        "activities_koica_xlsx/Korea_Project.xlsx",
        _sheet("C", None, "Data", 1),
    ),
    (
        "activities_senegal_aims",
        "activities_senegal_aims/projects.csv",
        _csv("recipients", code="recipients_iso3"),
    ),
    (
        "map_geometry: visionscarto",
        "map_geometry/visionscarto_50m.topo.json",
        _topojson,
    ),
)
