"""The same number through every door, in both languages, at two sessions.

SQL on the published release says what is right; pages, light pages, drawings, tables,
descriptions, sentences, JSON, CSV and workbooks are read as their readers read them and
must give the same number, to the last digit that they print.
"""

import re
from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from asking import ask
from doors import (
    CHARTS,
    Names,
    as_tree,
    decimal,
    plain,
    series_key,
    through_alt_texts,
    through_csv,
    through_json,
    through_sql,
    through_tables,
    through_xlsx,
)
from starlette.applications import Starlette

from dashboard.api.routes import api_routes
from dashboard.cells import DIGITS
from dashboard.chart import Bars, Stacks, Unit
from dashboard.lite.routes import lite_routes
from dashboard.lite.words import LATER
from warehouse.sql_room import run_query
from warehouse.text import Lang

SESSIONS = ("LATEST", "PTC-249")
KPI = {"kpi": "EC-02", "period": "2023"}
# The figures by the page that shows them; all are read by their drawn values.
PAGES = {
    "regions": (
        *("implementation_by_region", "mean_level_by_region"),
        "implementation_by_standard",
    ),
    "kpis": ("kpi_by_region", "kpi_spread_by_region"),
    "capacity_building": (
        *("activities_by_region", "members_reached_by_region", "unmet_need_by_region"),
    ),
    "proposals": ("proposals_by_outcome", "submitters_by_region"),
}
KEYS = tuple(key for keys in PAGES.values() for key in keys)
LEAST = 60
# What each chart shows, said anew in SQL: chart, category, key of the series, value.
TRUTH = """
select 'implementation_by_region', region_name_{lang}, '', implemented_share
from rpt_implementation_by_region
where as_of_session_id = '{session}' and standard_id = 'ALL'
union all
select 'mean_level_by_region', region_name_{lang}, '', mean_level
from rpt_implementation_by_region
where as_of_session_id = '{session}' and standard_id = 'ALL'
union all
select 'implementation_by_standard',
    standard_no_2022 || '. ' || standard_name_{lang}, '', implemented_share
from rpt_implementation_by_region
where as_of_session_id = '{session}' and standard_id <> 'ALL'
    and region_id = 'WORLD'
union all
select 'kpi_by_region', region_name_{lang}, '', value from rpt_kpi_by_region
where as_of_session_id = '{session}' and kpi_id = 'EC-02' and period = '2023'
union all
select 'kpi_spread_by_region', region_name_{lang}, '', median from rpt_kpi_by_region
where as_of_session_id = '{session}' and kpi_id = 'EC-02' and period = '2023'
union all
select 'activities_by_region', region_name_{lang}, 'review', activity_count
from rpt_activities_by_region where as_of_session_id = '{session}'
union all
select 'activities_by_region', region_name_{lang}, 'before',
    total_activity_count - activity_count
from rpt_activities_by_region where as_of_session_id = '{session}'
union all
select 'members_reached_by_region', region_name_{lang}, '',
    case when member_reached_count > 0 then member_reached_share end
from rpt_activities_by_region where as_of_session_id = '{session}'
union all
select 'unmet_need_by_region', region_name_{lang}, '', low_member_share
from rpt_levels_by_support where as_of_session_id = '{session}' and not is_supported
union all
select 'proposals_by_outcome', outcome_label_{lang}, origin, standing_count
from rpt_proposals_by_session
where as_of_session_id = '{session}' and standing_count > 0
union all
select 'submitters_by_region', dim_regions.short_name_{lang}, '',
    count(distinct dim_submitters.submitter_id)
from dim_regions
left join dim_submitters on dim_regions.region_id = dim_submitters.region_id
    and dim_submitters.kind = 'member'
    and dim_submitters.submitter_id in (
        select submitter_id from fct_proposal_events
        where event = 'submitted' and known_date <= (
            select cut_off_date from dim_sessions where session_id = '{session}'
        )
    )
group by dim_regions.short_name_{lang}
"""


class Doors:
    """One language at one session, each door of it read once."""

    def __init__(self, release, lang, session, visit):
        self.release = release
        self.lang = str(lang)
        self.session = session
        self.visit = visit
        self.app = Starlette(routes=[*lite_routes(), *api_routes()])
        self.answers = {key: self.chart(key, "json").json for key in KEYS}
        self.names = {key: names_of(key, each) for key, each in self.answers.items()}

    def chart(self, key, kind):
        view = f"lang={self.lang}&as_of={self.session}"
        view += "&kpi=EC-02&period=2023" if key.startswith("kpi") else ""
        return ask(self.app, f"/api/v1/charts/{key}.{kind}?{view}")

    def rows(self):
        query = TRUTH.format(lang=self.lang, session=self.session)
        named = f"select * from ({query}) as figures(chart, category, key, value)"
        cast = "chart, category, key, cast(value as double) as value"
        return run_query(self.release, named.replace("*", cast, 1)).rows

    def light(self, page):
        """Return the parts of a light page."""
        view = f"as_of={self.session}"
        view += "&kpi=EC-02&period=2023" if page == "kpis" else ""
        path = f"/lite/{self.lang}/{page.replace('_', '-')}"
        texts = [ask(self.app, f"{path}?{view}").text]
        while LATER(self.lang) in texts[-1]:
            texts.append(ask(self.app, f"{path}?{view}&part={len(texts) + 1}").text)
        return [as_tree(text) for text in texts]

    def full(self, page):
        """Return what a full page says, as trees, and its alternative texts."""
        address = {"lang": self.lang, "as_of": self.session}
        address |= KPI if page == "kpis" else {}
        app, _ = self.visit(page, **address)
        trees = [as_tree(element.proto.body) for element in app.get("html")]
        texts = [element.proto.alt for element in app.get("plotly_chart")]
        return trees, texts


def names_of(key, answer):
    series = {"": ""}
    if isinstance(CHARTS[key].mark, Stacks):
        series = {point["key"]: plain(point["series"]) for point in answer["points"]}
    caption = f"{answer['title']}. {answer['unit_text']}"
    words = (plain(each) for each in (caption, answer["title"], answer["as_of"]))
    return Names(*words, series)


def printed(value, unit):
    """Return a number as a reader must see it: rounded once, from all its digits."""
    if value is None:
        return None
    digits = 1 if unit == Unit.SHARE else DIGITS[Unit(unit)]
    scaled = value * 100 if unit == Unit.SHARE else value
    return scaled.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)


@pytest.mark.parametrize("session", SESSIONS)
@pytest.mark.parametrize("lang", Lang)
def test_the_same_number_through_every_door(release, visit, lang, session):
    doors = Doors(release, lang, session, visit)
    rows = doors.rows()
    truth = through_sql(rows.rows())
    assert len(truth) >= LEAST
    assert {chart for chart, *_ in truth} == set(KEYS)
    files = {key: doors.chart(key, "csv").text for key in KEYS}
    whole = {
        "JSON": through_json(doors.answers),
        "CSV": through_csv(files, doors.names, doors.lang),
        "XLSX": through_xlsx(rows),
    }
    light = [tree for page in PAGES for tree in doors.light(page)]
    pages = [doors.full(page) for page in PAGES]
    full = [tree for trees, _ in pages for tree in trees]
    told = [text for _, texts in pages for text in texts]
    described = ["".join(each.itertext()) for each in descriptions(light)]
    names, code = doors.names, doors.lang
    digits = {
        "JSON, in words": in_words(doors.answers, code),
        "page, table": through_tables(full, names, code),
        "page, alt text": through_alt_texts(told, names, code),
        "page, sentence": through_sentence(full, code),
        "light page, table": through_tables(light, names, code),
        "light page, alt text": through_alt_texts(described, names, code),
        "light page, drawing": through_drawings(light, names, truth, code),
        "light page, sentence": through_sentence(light, code),
    }
    units = {key: answer["unit"] for key, answer in doors.answers.items()}
    rounded = {name: printed(value, units[name[0]]) for name, value in truth.items()}
    wrong = [
        f"{door}: {' / '.join(figure)} [{lang}, {session}]: {found} is not {wanted}"
        for expected, read in ((truth, whole), (rounded, digits))
        for door, figures in read.items()
        for figure, found, wanted in differing(expected, figures, door)
    ]
    assert not wrong, "\n".join(wrong)


def differing(expected, figures, door):
    """Return the figures that a door gives otherwise, or not at all.

    A sentence and a drawing hold some of the figures; all other doors hold each.
    """
    is_partial = door.endswith(("sentence", "drawing"))
    assert figures, f"nothing was read through the door {door}"
    for figure in figures.keys() if is_partial else expected.keys() | figures.keys():
        found, wanted = figures.get(figure, "missing"), expected.get(figure, "nothing")
        if found != wanted:
            yield figure, found, wanted


def in_words(answers, lang):
    """Read the words of the points in JSON."""
    return {
        (key, plain(point["category"]), series_key(key, point["key"])): decimal(
            point["text"], lang
        )
        for key, answer in answers.items()
        for point in answer["points"]
    }


def descriptions(trees):
    return [
        element
        for tree in trees
        for element in tree.iter()
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == "desc"
    ]


def through_drawings(trees, names, truth, lang):
    """Read the numbers that stand beside the bars of the light page's drawings."""
    found = {}
    for tree in trees:
        for drawing in tree.iter("{http://www.w3.org/2000/svg}svg"):
            key = drawing.get("aria-labelledby").split()[0].removeprefix("t-")
            if key not in names or not isinstance(CHARTS[key].mark, Bars):
                continue
            values = [
                "".join(text.itertext())
                for text in drawing.iter("{http://www.w3.org/2000/svg}text")
                # The value stands at the right in the size of the drawing.
                if text.get("text-anchor") == "end" and not text.get("font-size")
            ]
            figures = [figure for figure in truth if figure[0] == key]
            in_order = drawn_order(tree, names[key], figures)
            assert len(values) == len(in_order), key
            for figure, value in zip(in_order, values, strict=True):
                found[figure] = decimal(value, lang)
    return found


def drawn_order(tree, name, figures):
    """Return figures in the order of the table beside the drawing."""
    (table,) = [
        table
        for table in tree.iter("table")
        if table.find("caption") is not None
        and plain(table.find("caption").text) == plain(name.caption)
    ]
    order = [plain("".join(row[0].itertext())) for row in table.find("tbody")]
    return sorted(figures, key=lambda figure: order.index(figure[1]))


LEVEL = {
    "en": r"mean level of implementation is ([\d.]+) out",
    "fr": r"niveau moyen de mise en œuvre est de ([\d,]+) sur",
}
SHARE = {
    "en": r"sixteen standards \(([\d.]+)%\)",
    "fr": r"seize normes \(([\d,]+)\s%\)",
}
WORLD = {"en": "World", "fr": "Monde"}


def through_sentence(trees, lang):
    """Read the sentence that the page on regions begins with."""
    said = " ".join("".join(tree.itertext()) for tree in trees)
    found = {}
    for chart, pattern in (
        ("mean_level_by_region", LEVEL[lang]),
        ("implementation_by_region", SHARE[lang]),
    ):
        match = re.search(pattern, said)
        if match:
            found[chart, WORLD[lang], ""] = decimal(match[1], lang)
    return found
