"""`fos review`: planted slips are found, a clean pair of drafts raises no alarm."""

import json
from copy import deepcopy

import docx
import polars as pl
import pytest
from drafts import Draft, Number

from dashboard.charts import implementation_by_region
from dashboard.choice import Choice
from dashboard.passport import passport_of
from dashboard.review.draft import read_draft
from dashboard.review.numbers import read_number
from dashboard.review.tags import FigureKey, Tags, read_key
from dashboard.words import number, share
from warehouse.text import Lang

LEVELS, ACTIVITIES = "rpt_implementation_by_region", "rpt_activities_by_region"
FORMER = "PTC-247"


@pytest.fixture(scope="module")
def figure(book):
    """A number of a report, as a document in one language has it."""

    def told(mart, column, region, lang, session="LATEST"):
        keys = {"as_of_session_id": session, "region_id": region}
        if mart == LEVELS:
            keys["standard_id"] = "ALL"
        wanted = [pl.col(name) == value for name, value in keys.items()]
        value = book.mart(mart).filter(*wanted).row(0, named=True)[column]
        if column.endswith("_share"):
            text = share(value, lang)
        else:
            text = number(value, lang, 0 if column.endswith("_count") else 2)
        return Number(text, mart, keys, column)

    return told


@pytest.fixture(scope="module")
def clean(book, figure):
    """The two drafts without a slip, by their language."""
    english, french = Lang.EN, Lang.FR
    chart = passport_of(book, implementation_by_region.CHART, Choice())
    place = len(chart.keys) + chart.measures.index("implemented_share")
    rows = [(row[1], row[place]) for row in chart.rows if row[place] is not None]
    en = [
        ["Report on the second periodic review of the Framework"],
        [
            "1. At its 247th/248th Sessions, the PTC examined document PC0733 and the "
            "29 proposals of 43 listed in paragraph 2.14 of document PC0741E."
        ],
        [
            "2. In the Americas, ",
            figure(LEVELS, "implemented_share", "AMS", english),
            " of the Members that answered implement all standards; the world stands "
            "at ",
            figure(LEVELS, "implemented_share", "WORLD", english),
            ".",
        ],
        [
            "3. The mean level of the world is ",
            figure(LEVELS, "mean_level", "WORLD", english),
            ", as ",
            figure(LEVELS, "reporting_member_count", "WORLD", english),
            " of ",
            figure(LEVELS, "member_count", "WORLD", english),
            " Members answered.",
        ],
        ["4. The review runs from 1 July 2022 to 30 June 2026 (edition 2.0, page 12)."],
        [
            "Mean level in Europe: ",
            figure(LEVELS, "mean_level", "EUR", english),
        ],
        [
            "5. Capacity building reached ",
            figure(ACTIVITIES, "member_reached_share", "AP", english),
            " of the Members of the region; see Figure 3.2 and Annex II.",
        ],
        ["2.18 Next steps on the level of the world"],
        ["6. The Council may wish to take note of the work of the five regions."],
    ]
    fr = [
        ["Rapport sur la deuxième révision périodique du Cadre"],
        [
            "1. À ses 247e/248e sessions, le CTP a examiné le document PC0733 et les "
            "29 propositions sur 43 énumérées au paragraphe 2.14 du document PC0741F."
        ],
        [
            "2. Dans les Amériques, ",
            figure(LEVELS, "implemented_share", "AMS", french),
            " des Membres ayant répondu appliquent toutes les normes\u202f; le monde "
            "en est à ",
            figure(LEVELS, "implemented_share", "WORLD", french),
            ".",
        ],
        [
            "3. Le niveau moyen du monde est de ",
            figure(LEVELS, "mean_level", "WORLD", french),
            ", ",
            figure(LEVELS, "reporting_member_count", "WORLD", french),
            " Membres sur ",
            figure(LEVELS, "member_count", "WORLD", french),
            " ayant répondu.",
        ],
        [
            "4. La révision va du 1er juillet 2022 au 30 juin 2026 (édition 2.0, "
            "page 12)."
        ],
        ["Niveau moyen en Europe\u00a0: ", figure(LEVELS, "mean_level", "EUR", french)],
        [
            "5. Le renforcement des capacités a touché ",
            figure(ACTIVITIES, "member_reached_share", "AP", french),
            " des Membres de la région\u202f; voir la figure 3.2 et l'annexe II.",
        ],
        ["2.18 Suite des travaux sur le niveau du monde"],
        ["6. Le Conseil est invité à prendre note des travaux des cinq régions."],
    ]
    return {
        english: Draft(en, [("Members that implement", list(rows))], (chart,)),
        french: Draft(fr, [("Membres appliquant", list(rows))], (chart,)),
    }


def reviewed(fos, home, folder, drafts, *options, expected=(1,)):
    """Write both drafts, review them, and return what was found."""
    paths = [drafts[lang].write(folder / f"draft_{lang}.docx") for lang in Lang]
    answer = fos(home, "review", *paths, "--json", *options, expected=expected)
    return json.loads(answer.stdout)


def test_a_clean_pair_raises_no_alarm(release_home, fos, tmp_path, clean):
    found = reviewed(fos, release_home, tmp_path, clean, expected=(0,))
    assert found["slips"] == []
    assert [file["lang"] for file in found["files"]] == ["en", "fr"]
    assert {file["tagged"] for file in found["files"]} == {7}
    assert {file["charts"] for file in found["files"]} == {1}


def test_twelve_planted_slips_are_all_found(release_home, fos, tmp_path, clean, figure):
    drafts = deepcopy(clean)
    en, fr = drafts[Lang.EN].lines, drafts[Lang.FR].lines
    former = figure(LEVELS, "mean_level", "EUR", Lang.EN, FORMER).text
    stale = figure(LEVELS, "mean_level", "WORLD", Lang.EN, FORMER).text
    known = figure(LEVELS, "implemented_share", "AMS", Lang.EN).text
    right = en[3][1].text
    en[2][1].text = "35.0%"
    en[2][3].text = en[2][3].text.replace(".", ",")
    en[3][1].text = right[:2] + right[:1:-1]
    en[3][5].text = "some"
    en[5][1].text = former
    en[6][1].column = "member_reached_shares"
    en[8][0] += f" Of the Members of AMS, {known} implement all standards."
    en[8][0] += f" The mean level of the world was {stale}."
    fr[8][0] += " La part est de 12.5\u202f%."
    fr[1][0] = fr[1][0].replace("PC0733", "PC0773")
    fr[3][3].text, fr[3][4] = "", "Membres"
    fr[4][0] = fr[4][0].replace("30 juin", "3 juin")
    drafts[Lang.FR].charts[0][1][0] = ("AMS", 0.5)
    assert right != en[3][1].text

    found = reviewed(fos, release_home, tmp_path, drafts)["slips"]
    names = {str(tmp_path / f"draft_{lang}.docx"): lang for lang in Lang}
    told = {(names[slip["file"]], slip["paragraph"], slip["code"]) for slip in found}
    planted = {
        (Lang.EN, 3, "differs"),
        (Lang.EN, 3, "other_notation"),
        (Lang.EN, 4, "swapped_digits"),
        (Lang.EN, 4, "no_number"),
        (Lang.EN, 6, "stale"),
        (Lang.EN, 7, "no_such_figure"),
        (Lang.EN, 9, "untagged"),
        (Lang.EN, 9, "untagged_stale"),
        (Lang.FR, 9, "other_notation"),
        (Lang.EN, 2, "twins_differ"),
        (Lang.EN, 5, "twins_differ"),
        (Lang.FR, 9, "chart_edited"),
    }
    assert planted <= told
    # Beside them: the number that the French paragraph lost, told by its place, and
    # the paragraphs where a slip of one language shows beside the other.
    rest = told - planted
    assert (Lang.FR, 4, "no_number") in rest or (Lang.EN, 4, "twins_differ") in rest
    assert {(lang, code) for lang, _, code in rest} <= {
        (Lang.EN, "twins_differ"),
        (Lang.FR, "no_number"),
    }
    assert all(slip["around"] for slip in found)


def test_a_draft_of_an_older_session_is_told_from_one_of_this(
    release_home, fos, tmp_path, clean
):
    path = clean[Lang.FR].write(tmp_path / "draft.docx")
    answer = fos(
        release_home,
        *("review", path, "--session", FORMER, "--lang", "fr"),
        expected=(1,),
    )
    assert "balisé pour une autre session que PTC-247" in answer.stdout
    assert "écarts relevés" in answer.stdout


def test_a_paragraph_without_twin_is_pointed_out(release_home, fos, tmp_path, clean):
    drafts = deepcopy(clean)
    del drafts[Lang.FR].lines[4]
    # The table is the sixth line in one draft and in the other.
    found = reviewed(fos, release_home, tmp_path, drafts)["slips"]
    (slip,) = found
    assert (slip["code"], slip["paragraph"]) == ("no_twin", 5)


def test_a_chart_that_moved_on_is_stale(release_home, fos, tmp_path, clean, book):
    draft = deepcopy(clean[Lang.EN])
    former = passport_of(book, implementation_by_region.CHART, Choice(as_of=FORMER))
    now = draft.passports[0]
    # As if the rows had been those of another day, when the draft was made.
    place = now.keys.index("as_of_session_id")
    rows = tuple((*row[:place], "LATEST", *row[place + 1 :]) for row in former.rows)
    from dataclasses import replace

    from dashboard.passport.passport import _hash

    old = replace(now, rows=rows, data_hash=_hash([(*now.keys, *now.measures), rows]))
    value = len(now.keys) + now.measures.index("implemented_share")
    draft.passports = (old,)
    draft.charts = [
        ("Then", [("x", row[value]) for row in rows if row[value] is not None])
    ]
    path = draft.write(tmp_path / "draft.docx")
    answer = fos(release_home, "review", path, "--json", expected=(1,))
    assert [slip["code"] for slip in json.loads(answer.stdout)["slips"]] == [
        "chart_stale"
    ]


def test_two_drafts_in_one_language_are_one_clear_line(
    release_home, fos, tmp_path, clean
):
    paths = [clean[Lang.EN].write(tmp_path / f"{n}.docx") for n in "ab"]
    done = fos(release_home, "review", *paths, expected=(1,))
    assert "are both in the language en" in done.stderr
    (tmp_path / "c.docx").write_bytes(b"PK no document")
    done = fos(release_home, "review", tmp_path / "c.docx", expected=(1,))
    assert "as a Word document" in done.stderr


def test_tagged_numbers_survive_python_docx(tmp_path, clean):
    path = clean[Lang.EN].write(tmp_path / "draft.docx")
    document = docx.Document(str(path))
    document.save(str(path))
    draft = read_draft(path)
    assert sum(len(paragraph.tagged) for paragraph in draft.paragraphs) == 7
    assert draft.envelope.tags


def test_a_key_reads_as_it_is_written_and_a_long_one_gets_a_short_tag():
    key = FigureKey("rpt_x", (("region_id", "WCA"), ("period", "2023/24")), "value")
    assert read_key(str(key)) == key
    plain = FigureKey("rpt_x", (("region_id", "WCA"),), "value")
    assert read_key(str(plain)) == plain
    assert plain.tag == str(plain)
    long = FigureKey(LEVELS, (("region_id", "WCA"), ("standard_id", "x" * 40)), "value")
    assert len(long.tag) <= 64
    assert Tags().keys == {}


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("41.0%", Lang.EN, "41.0"),
        ("1,234.5", Lang.EN, "1234.5"),
        ("41,0\u202f%", Lang.FR, "41.0"),
        ("1\u202f234,5", Lang.FR, "1234.5"),
        ("41,0%", Lang.EN, None),
        ("41.0\u202f%", Lang.FR, None),
        ("about 40", Lang.EN, None),
    ],
)
def test_a_number_is_read_strictly_in_its_language(text, lang, value):
    found = read_number(text, lang)
    assert (str(found.value) if found else None) == value
