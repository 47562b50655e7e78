"""The project's models as dbt compiled them, run on answers of one's own in memory."""

import json

import duckdb
import polars as pl
import pytest

from warehouse.settings import SEEDS

MARTS = (
    "rpt_implementation_by_region",
    "rpt_kpi_by_region",
    "rpt_implementation_bridge",
    "rpt_kpi_bridge",
)
# Computed KPIs come from other marts, not from answers: none of them here.
LEFT_OUT = {"int_kpi_figures_computed": "int_kpi_figures"}
KEPT = {
    "sessions": "session_id in ('PTC-245', 'PTC-247', 'COUNCIL-145', 'PTC-249')",
    "standards": "standard_no_2022 <= 3",
    "members": "region_id in ('WCA', 'MENA') and hash(member_id) % 4 = 0",
    "kpis": "kpi_id in ('EC-01', 'EC-02', 'EC-14', 'EC-20', 'EC-27')",
}


class CompiledModels:
    """Compiled models in the order of their needs, over tables that a test fills."""

    def __init__(self, manifest, marts=MARTS):
        self.nodes = {
            node["name"]: node
            for node in manifest["nodes"].values()
            if node["resource_type"] in {"model", "seed"}
        }
        self.order = []
        for mart in marts:
            self._add(mart)
        self.connection = duckdb.connect(config={"threads": "1"})
        self.connection.execute(
            "attach ':memory:' as build; attach ':memory:' as ledger"
        )
        for schema in ("staging", "intermediate", "marts", "seeds"):
            self.connection.execute(f"create schema build.{schema}")
        self.seeds = [n for n in self.order if self._kind(n) == "seed"]
        self.models = [
            n
            for n in self.order
            if self._kind(n) == "model" and not n.startswith("stg_")
        ]
        for name in self.seeds:
            self._load_seed(name)
        for name in self.order:
            if name.startswith("stg_"):
                self.stage_rows(name, [])

    def _kind(self, name):
        return self.nodes[name]["resource_type"]

    def _add(self, name):
        node = self.nodes[name]
        needs = node["depends_on"].get("nodes", []) if name not in LEFT_OUT else []
        for need in needs:
            if not need.startswith("source."):
                self._add(need.split(".")[2])
        if name not in self.order:
            self.order.append(name)

    def _load_seed(self, name):
        types = self.nodes[name]["config"]["column_types"]
        where = KEPT.get(name, "true")
        self.connection.execute(
            f"create table build.seeds.{name} as select * from read_csv("
            f"'{SEEDS / name}.csv', header = true, types = {types}) where {where}"
        )

    def stage_rows(self, name, rows):
        """Fill a staging table with rows, each a dict with some of its columns."""
        columns = self.nodes[name]["columns"]
        frame = pl.DataFrame(
            {column: [row.get(column) for row in rows] for column in columns},
            schema={column: TYPES[type_of(column)] for column in columns},
        )
        self.connection.register("frame", frame)
        self.connection.execute(
            f"create or replace table build.staging.{name} as from frame"
        )

    def keys(self, seed):
        """Return the first column of a seed as it is kept here."""
        rows = self.connection.execute(f"from build.seeds.{seed} order by 1").fetchall()
        return [row[0] for row in rows]

    def cut_offs(self):
        """Return the cut-off date of each session kept."""
        return dict(
            self.connection.execute(
                "select session_id, cut_off_date from build.seeds.sessions"
            ).fetchall()
        )

    def run(self, staged, marts=MARTS):
        """Run every model on staging tables; return rows of the marts asked for."""
        for name, frame in staged.items():
            self.connection.register("frame", frame)
            self.connection.execute(
                f"create or replace table build.staging.{name} as from frame"
            )
        return self.build(marts)

    def build(self, marts):
        """Run every model on what is staged; return rows of the marts asked for."""
        for name in self.models:
            node = self.nodes[name]
            sql = node["compiled_code"]
            if name in LEFT_OUT:
                sql = f"from build.intermediate.{LEFT_OUT[name]} where false"
            self.connection.execute(
                f"create or replace table {node['relation_name']} as {sql}"
            )
        return {
            mart: self.connection.sql(f"from build.marts.{mart} order by all").pl()
            for mart in marts
        }


NUMBERS = {"value", "numerator", "denominator"}
TYPES = {
    "double": pl.Float64, "date": pl.Date, "timestamp": pl.Datetime,
    "boolean": pl.Boolean, "integer": pl.Int32, "varchar": pl.String,
}  # fmt: skip


def type_of(column):
    """Return the type of a staging column, as its name tells it."""
    if column in NUMBERS:
        return "double"
    if column.endswith(("_date", "_on")):
        return "date"
    if column.endswith("_at"):
        return "timestamp"
    if column == "level" or column.endswith(("_no", "_count", "_number")):
        return "integer"
    return "boolean" if column.startswith(("is_", "may_")) else "varchar"


LEVELS = {
    "answer_id": pl.String, "submission_id": pl.String, "member_id": pl.String,
    "standard_id": pl.String, "period_start_date": pl.Date,
    "period_end_date": pl.Date, "received_on": pl.Date, "row_number": pl.Int32,
    "value_as_typed": pl.String, "reading_rule": pl.String,
    "answer_status": pl.String, "level": pl.Int16, "is_sample": pl.Boolean,
    "may_be_named": pl.Boolean,
}  # fmt: skip
KPI_VALUES = {name: kind for name, kind in LEVELS.items() if name != "level"} | {
    "kpi_id": pl.String, "value": pl.Float64, "numerator": pl.Float64,
    "denominator": pl.Float64, "numerator_as_typed": pl.String,
    "denominator_as_typed": pl.String, "external_name_en": pl.String,
    "external_name_fr": pl.String, "external_unit": pl.String,
    "external_direction": pl.String, "external_aggregation_rule": pl.String,
    "external_publisher": pl.String, "external_licence": pl.String,
}  # fmt: skip
SUBMISSIONS = {
    "submission_id": pl.String, "received_on": pl.Date, "file_name": pl.String,
    "sha256": pl.String, "source": pl.String,
}  # fmt: skip
WITHDRAWALS = {
    "submission_id": pl.String, "withdrawn_on": pl.Date, "withdrawal_reason": pl.String,
}  # fmt: skip


def frame_of(rows, schema):
    """Return rows as a frame with every column of a staging model that is used."""
    return pl.DataFrame(
        {name: [row.get(name) for row in rows] for name in schema}, schema=schema
    )


def stage(answers, withdrawals=()):
    """Return the staging tables of some answers, each a dict with its submission."""
    submissions = {a["submission_id"]: a["received_on"] for a in answers}
    told = [
        {
            "answer_id": str(number), "row_number": 1, "answer_status": "reported",
            "is_sample": False, "may_be_named": False, **answer,
        }
        for number, answer in enumerate(answers)
    ]  # fmt: skip
    return {
        "stg_implementation__levels": frame_of(
            [row for row in told if "standard_id" in row], LEVELS
        ),
        "stg_kpis__values": frame_of(
            [row for row in told if "kpi_id" in row], KPI_VALUES
        ),
        "stg_intake__submissions": frame_of(
            [{"submission_id": k, "received_on": v} for k, v in submissions.items()],
            SUBMISSIONS,
        ),
        "stg_intake__withdrawals": frame_of(
            [w for w in withdrawals if w["submission_id"] in submissions], WITHDRAWALS
        ),
    }


@pytest.fixture(scope="session")
def compiled(release):
    """The compiled models of the session's release, in memory."""
    return CompiledModels(_manifest(release))


@pytest.fixture(scope="session")
def compiled_for(release):
    """The same for marts of one's own."""
    return lambda marts: CompiledModels(_manifest(release), marts)


def _manifest(release):
    path = release.path / "dbt" / "manifest.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def staged():
    """The function `stage`."""
    return stage
