"""What the pages on experience, areas, documents, data and method say."""

from html import escape

import polars as pl
import pytest

from dashboard.cells import Cell
from dashboard.choice import Choice
from dashboard.findings import areas, experience, intake, package
from dashboard.frame import GROUPS, PAGE_NAMES
from dashboard.glossary import TERMS
from dashboard.words import number, signed
from warehouse.text import Lang

ADDRESSES = {
    *("overview", "regions", "member", "kpis", "proposals", "capacity-building"),
    *("experience", "areas-for-update", "review-calendar", "package"),
    *("data-quality", "sql", "about"),
}


def text(cell):
    return cell.text if isinstance(cell, Cell) else cell


def lines(rows):
    return [[text(cell) for cell in row] for row in rows]


def test_every_page_of_the_contract_is_in_the_navigation():
    names = {name.replace("_", "-") for name in PAGE_NAMES}
    assert names == ADDRESSES | {"report"}
    assert GROUPS.keys() <= PAGE_NAMES.keys()


class TestExperience:
    def test_five_regions_were_heard_and_the_sixth_is_announced(self, book):
        rows = lines(experience.regions(book, Choice(Lang.FR)))
        assert len(rows) == 6
        status = {row[0]: row[1] for row in rows}
        assert status.pop("Afrique occidentale et centrale (AOC)") == "Annoncée"
        assert set(status.values()) == {"Présentée"}
        assert all("par. 11" in row[5] for row in rows)

    def test_the_commission_is_an_observer_with_its_evidence(self, book):
        (row,) = lines(experience.observers(book, Choice()))
        assert row[0] == "Eurasian Economic Commission"
        assert "para. 11" in row[4]

    def test_the_sentence_names_who_is_still_to_come(self, book):
        words = experience.sentence(book, Choice())
        assert words.startswith("5 of the 6")
        assert "West and Central Africa (WCA)" in words
        assert "Eurasian Economic Commission" in words

    def test_nothing_is_known_before_the_paper(self, book):
        early = Choice(Lang.FR, "PTC-237")
        assert "Aucun exposé" in experience.sentence(book, early)
        assert experience.observers(book, early) == []
        rows = lines(experience.regions(book, early))
        assert {row[1] for row in rows} == {"Rien de connu à cette session"}


class TestAreas:
    def test_each_reason_of_the_mart_is_spelled_out_with_its_figure(self, book):
        for row in book.mart("rpt_areas_for_update").to_dicts():
            words = areas.reasons(book, row, Lang.EN)
            behind = f"ehind the world in {row['behind_kpi_count']} of"
            assert (behind in words) == row["is_behind_in_kpis"]
            if not row["is_publishable"]:
                assert words.startswith("Fewer than")
                continue
            assert ("mean level in the" in words) == row["is_lowest_in_region"]
            world = (
                f"world's mean level ({number(row['world_mean_level'] or 0, 'en', 2)})"
            )
            assert (world in words) == row["is_below_world"]
            if row["is_falling"]:
                assert f"({signed(row['mean_level_change'], 'en', 2)})" in words
            assert (words == "None of the reasons applies") != any(
                row[flag] for flag in areas.REASON_FLAGS
            )

    @pytest.mark.parametrize("region", ["WCA", "AP", "WORLD"])
    def test_a_region_shows_its_eight_principles_the_lowest_first(self, book, region):
        choice = Choice(region=region)
        rows = areas.of_region(areas.areas(book, choice), choice)
        assert sorted(rows["principle_no"]) == list(range(1, 9))
        levels = rows["mean_level"].to_list()
        assert levels == sorted(levels)

    def test_what_no_activity_or_experience_reached_is_said_by_region(self, book):
        rows = lines(areas.done_rows(areas.areas(book, Choice()), Lang.EN))
        reasons = {row[0]: row[4] for row in rows}
        assert len(reasons) == 7
        assert "o experience of the region" in reasons["West and Central Africa"]
        assert reasons["World"] == "–"

    @pytest.mark.parametrize("lang", Lang)
    def test_the_page_says_what_the_paper_asks(self, visit, lang):
        _, words = visit("areas_for_update", lang=str(lang))
        assert ("paragraphs 11 and 12" if lang == "en" else "11 et 12") in words
        assert "PC0733" in words

    def test_an_early_session_compares_nothing(self, visit):
        _, words = visit("areas_for_update", as_of="PTC-237", region="AP")
        assert "too few Members had answered" in words


class TestPackage:
    @pytest.mark.parametrize("lang", Lang)
    def test_an_unverified_document_is_shown_without_its_title(self, visit, book, lang):
        _, words = visit("package", lang=str(lang))
        low = book.mart("dim_documents").filter(pl.col("confidence") == "low")
        assert low.height
        for row in low.to_dicts():
            assert escape(row[f"title_{lang}"]) not in words
            assert escape(row[f"title_{lang}"]).split(":")[1].strip() not in words
        assert package.UNVERIFIED(lang) in words

    def test_every_document_stands_in_its_family_once(self, book):
        rows = [row for _, rows in package.families(book, Lang.FR) for row in rows]
        assert len(rows) == book.mart("dim_documents").height

    def test_verbs_of_decisions_are_kept_apart(self, book):
        found = dict(package.families(book, Lang.FR))
        assert {row[2] for row in found["Suivi et appui"]} == {"Pris note"}
        english = dict(package.families(book, Lang.EN))
        assert {row[2] for row in english["Monitoring and support"]} == {"Noted"}

    def test_the_review_of_2023_amended_annexes_one_and_six(self, book):
        rows = lines(package.changed_in(book, Lang.EN, 2023))
        titles = " ".join(row[0] for row in rows)
        assert "Annex I:" in titles
        assert "Annex VI:" in titles

    def test_one_standard_is_new_in_2022(self, book):
        rows = lines(package.standards(book, Lang.EN))
        assert len(rows) == 16
        (new,) = [row for row in rows if row[3] == "new standard"]
        assert new[:3] == ["Data Quality", "–", "3"]


class TestDataQuality:
    @pytest.mark.parametrize("as_of", ["LATEST", "PTC-247"])
    def test_rows_read_are_rows_loaded_and_rows_held(self, book, as_of):
        rows = intake.received(book, Choice(as_of=as_of))
        for row in lines(intake.by_source(rows, Lang.EN)):
            read, loaded, held = (int(cell.replace(",", "")) for cell in row[5:8])
            assert read == loaded + held
        files = sum(int(row[1]) for row in lines(intake.by_source(rows, Lang.EN)))
        assert files == rows.height

    def test_a_sender_that_may_not_be_named_is_a_member(self, book):
        rows = intake.received(book, Choice())
        answers = rows.filter(~pl.col("source").is_in(intake.OPEN_SOURCES))
        for row in answers.filter(~pl.col("may_be_named")).to_dicts():
            said = text(intake.file_row(book, row, Lang.FR)[3])
            assert said in {"un Membre", "plusieurs Membres", "–"}
        for row in answers.filter(pl.col("member_id").is_not_null()).to_dicts():
            assert text(intake.file_row(book, row, Lang.EN)[3]) != "a Member"

    def test_problems_are_said_in_words_with_their_counts(self, book):
        rows = intake.received(book, Choice()).filter(pl.col("problem_count") > 0)
        for row in rows.to_dicts():
            words = intake.problems_in_words(book, row["problems_by_code"], Lang.FR)
            assert "_" not in words


class TestAbout:
    @pytest.mark.parametrize("lang", Lang)
    def test_it_names_the_release_and_what_it_is_made_from(self, visit, book, lang):
        _, words = visit("about", lang=str(lang))
        manifest = book.release.manifest
        for known in ("release_id", "code_version", "inputs_sha256"):
            assert manifest[known] in words
        count = number(len(manifest["inputs"]["submissions"]), lang)
        assert f"<dd>{count}</dd>" in words
        minimum = manifest["minimum_answers"]
        assert (f"Below {minimum} answers" if lang == "en" else "En deçà de") in words

    @pytest.mark.parametrize("lang", Lang)
    def test_each_term_stands_in_both_languages_marked_as_such(self, visit, lang):
        _, words = visit("about", lang=str(lang))
        other = Lang.EN if lang == Lang.FR else Lang.FR
        for term in TERMS:
            assert f'<td lang="{other}">{escape(term(other))}</td>' in words
