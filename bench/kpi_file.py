"""Write the large KPI file of the benchmarks: distinct answers, none of them wrong."""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from warehouse.settings import SEEDS

HEADER = "member,kpi,period,value,numerator,denominator,status,note\n"
YEARS = range(1950, 2025)
PARTS = ("", *(f"-H{half}" for half in (1, 2)), *(f"-Q{part}" for part in range(1, 5)))
WCO_YEARS = tuple(f"{year}/{(year + 1) % 100:02d}" for year in YEARS)
# Years, halves, quarters, months and WCO years; each is another period to the ledger.
PERIODS = (
    *(f"{year}{part}" for year in YEARS for part in PARTS),
    *(f"{year}-{month:02d}" for year in YEARS for month in range(1, 13)),
    *WCO_YEARS,
)
BATCH_PERIODS = 20


def main() -> None:
    """Write the file that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--rows", type=int, default=10_000_000)
    asked = parser.parse_args()
    write(asked.path, asked.rows)
    print(f"{asked.path}: {asked.rows} rows, {asked.path.stat().st_size / 1e6:.0f} MB")


def write(path: Path, row_count: int) -> None:
    """Write a CSV of so many answers, each of another Member, KPI or period."""
    left = row_count
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for answers in _batches():
            lines = answers.head(left)
            lines.write_csv(file, include_header=False)
            left -= lines.height
            if not left:
                return
    raise SystemExit(f"there are no more than {row_count - left} distinct answers")


def _batches() -> Iterator[pl.DataFrame]:
    """Yield every answer there can be, some periods at a time."""
    members = _seed("members").filter(pl.col("is_counted_member") == "true")
    kpis = _seed("kpis").filter(pl.col("unit").is_in(["percent", "count"]))
    answers = members.select("member_id").join(
        kpis.select("kpi_id", is_percent=pl.col("unit") == "percent"), how="cross"
    )
    for start in itertools.count(step=BATCH_PERIODS):
        periods = pl.DataFrame({"period": PERIODS[start : start + BATCH_PERIODS]})
        if periods.is_empty():
            return
        yield _answered(answers.join(periods, how="cross"), start)


def _seed(name: str) -> pl.DataFrame:
    return pl.read_csv(SEEDS / f"{name}.csv", infer_schema=False)


def _answered(keys: pl.DataFrame, start: int) -> pl.DataFrame:
    """Return the answers to keys: a part of a whole with its percentage, or a count."""
    number = pl.int_range(pl.len(), dtype=pl.Int64) * 7919 + start * 104_729
    part, whole = number % 4001, 5000 + 250 * (number // 4001 % 21)
    percent = (100 * part / whole).round(2)
    is_percent = pl.col("is_percent")
    return keys.select(
        "member_id",
        "kpi_id",
        "period",
        pl.when(is_percent).then(pl.format("{} %", percent)).otherwise(part),
        pl.when(is_percent).then(part).alias("numerator"),
        pl.when(is_percent).then(whole).alias("denominator"),
        pl.when(is_percent).then(None).otherwise(pl.lit("reported")).alias("status"),
        pl.when(number % 97 == 0).then(pl.lit("provisional figure")).alias("note"),
    )


if __name__ == "__main__":
    main()
