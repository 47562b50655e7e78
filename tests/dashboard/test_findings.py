"""What the pages say of the register and of implementation, against the paper."""

import pytest

from dashboard.charts import submitters_by_region
from dashboard.choice import Choice
from dashboard.findings import calendar, implementation, paper, register, sentences
from dashboard.labels import BODY, DOCUMENT, EVIDENCE, KIND, STAGE, STATUS
from warehouse.text import Lang

EN, FR = Choice(Lang.EN), Choice(Lang.FR)


def text(cell):
    return cell if isinstance(cell, str) else cell.text


def lines(rows):
    return [[text(cell) for cell in row] for row in rows]


def test_the_register_has_every_item_once(book):
    numbers = [row[0] for row in lines(register.items(book, EN))]
    assert sorted(numbers, key=int) == [str(number) for number in range(1, 44)]


@pytest.mark.parametrize(
    ("number", "en", "fr"),
    [
        (
            38,
            "Retained for further consideration (recommended; stated)",
            "Retenue pour un examen approfondi (recommandé\u202f; indiqué)",
        ),
        (40, "no outcome stated", "aucun résultat indiqué"),
        (42, "no outcome stated", "aucun résultat indiqué"),
        (
            43,
            "Merged with 36 (stated)",
            "Fusionnée avec la n°\u00a036 (indiqué)",
        ),
        (36, "unknown", "inconnu"),
        (1, "unknown", "inconnu"),
    ],
)
def test_outcomes_are_said_as_the_paper_has_them(book, number, en, fr):
    for lang, expected in ((Lang.EN, en), (Lang.FR, fr)):
        found = {row[0]: row[5] for row in lines(register.items(book, Choice(lang)))}
        assert found[str(number)] == expected


@pytest.mark.parametrize("lang", Lang)
def test_every_item_has_its_evidence_with_paragraph_and_document(book, lang):
    document = DOCUMENT["ptc_working_paper"](lang)
    for row in lines(register.items(book, Choice(lang))):
        assert document in row[6]
        assert any(sign.isdigit() for sign in row[6])


def test_nine_retained_items_are_a_group_without_numbers(book):
    steps = lines(register.events(book, EN))
    assert ["Retained", "9 items, numbers not given"] in [row[1:3] for row in steps]
    assert register.groups(book, FR) == [
        "9\u00a0éléments ont été retenus sans que leurs numéros soient "
        "indiqués\u00a0: ils figurent ici en groupe. Leur répartition entre les "
        "propositions et le commentaire n'est pas indiquée."
    ]


def test_twelve_are_retained_one_merged_and_the_rest_has_no_stated_outcome(book):
    found = register.standing(book, "LATEST")
    assert found == register.Standing(43, 12, 1, 30)
    assert "12 retained, 1 merged and 30 without" in sentences.review_sentence(book, EN)
    french = sentences.review_sentence(book, FR)
    assert "12\u00a0retenus, 1\u00a0fusionné et 30\u00a0sans résultat" in french


def test_the_nine_are_reported_and_only_three_are_recommended(book):
    words = sentences.review_sentence(book, EN)
    assert "9 retained inputs were reported to PTC 247/248." in words
    assert "divide between the proposals and the comment is not stated" in words
    assert "3 outcomes are recommendations." in words
    before = sentences.review_sentence(book, Choice(Lang.EN, "PTC-245"))
    assert "9 retained" in before
    assert "recommend" not in before
    assert "reported" not in before


def test_inferred_days_say_so_wherever_they_stand(book):
    days = {row[0] for row in lines(register.events(book, EN))}
    assert {
        "24\u00a0September 2024 (inferred)",
        "19\u00a0August 2025 (inferred)",
    } <= days
    assert "19\u00a0August 2025" not in days
    assert "27\u00a0October 2025 (inferred)" in book.as_of(Choice(Lang.EN, "PTC-249"))
    assert "inferred" not in book.as_of(Choice(Lang.EN, "PTC-247"))


def test_nothing_of_2024_is_known_at_a_session_before_it(book):
    early = Choice(Lang.EN, "PTC-237")
    assert register.standing(book, "PTC-237").item_count == 0
    assert register.events(book, early) == []
    assert paper.submitters(book, early) == []
    assert "No item" in sentences.review_sentence(book, early)


def test_stock_and_flow_balance_in_the_table(book):
    for row in lines(register.flows(book, EN)):
        opening, received, decided, closing = map(int, row[2:])
        assert opening + received - decided == closing


def test_member_submitters_by_region_are_those_of_the_paper(book):
    rows = submitters_by_region.by_region(book.mart, EN)
    counts = dict(rows.select("region_id", "submitter_count").rows())
    assert counts == {"AMS": 2, "AP": 1, "ESA": 0, "EUR": 3, "MENA": 0, "WCA": 0}


def test_four_stakeholders_submitted_and_counts_not_given_are_unknown(book):
    rows = lines(paper.submitters(book, FR))
    assert len(rows) == 10
    assert sum(row[1] == "partie prenante" for row in rows) == 4
    assert {row[0]: row[3] for row in rows}["Chine"] == "6"
    assert {row[3] for row in rows if row[0] != "Chine"} == {"inconnu"}


def test_control_totals_agree_with_the_register(book):
    rows = lines(paper.totals(book, EN))
    assert {row[3] for row in rows} == {"yes"}
    assert all(row[1] == row[2] for row in rows)


def test_west_and_central_africa_is_the_region_still_to_come(book):
    status = {row[0]: row[2] for row in lines(paper.experiences(book, FR))}
    assert status.pop("Afrique occidentale et centrale (AOC)") == "Annoncée"
    assert status.pop("–") == "Annoncée"  # an observer has no region
    assert set(status.values()) == {"Présentée"}
    assert len(status) == 5


def test_milestones_after_the_cut_off_are_to_come(book):
    rows = lines(calendar.milestones(book, Choice(Lang.FR, "PTC-249")))
    latest = lines(calendar.milestones(book, FR))
    # What is to come is told by the latest state, not by the session looked at.
    state = "après cette session" if "à venir" not in latest[-1][0] else "à venir"
    assert rows[-1][0] == f"30\u00a0juin 2026 ({state})"


def test_sessions_with_inferred_dates_say_so(book):
    choice = Choice(Lang.EN, "PTC-249")
    coming = lines(calendar.sessions(book, choice, is_past=False))
    assert [row[0] for row in coming] == ["PTC 251/252", "Council 147/148"]
    # Both dates have passed by the latest state: nothing is expected any more.
    inferred = "date or numbers inferred from the sequence of sessions"
    assert {row[3] for row in coming} == {inferred}
    past = lines(calendar.sessions(book, choice, is_past=True))
    assert past[0][:2] == ["PTC 249/250", "end of October 2025"]
    assert past[0][3] == inferred
    by_label = {row[0]: row[3] for row in past}
    assert by_label["PTC 223/224 (to be confirmed)"] == "from memory, to be confirmed"
    rounds = [row for row in past if row[0].startswith("Intersessional")]
    assert [row[3] for row in rounds] == ["year inferred", "known"]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("region", ["WORLD", "WCA", "AP"])
def test_every_session_has_its_sentences(book, lang, region):
    for session_id in book.sessions():
        choice = Choice(lang, session_id, region)
        assert implementation.about_region(book, choice).sentence
        assert implementation.changes(book, choice).sentence
        assert all(sentences.news(book, choice))


def test_codes_of_the_marts_all_have_words(book):
    for mart, column, words in (
        ("dim_proposals", "evidence", EVIDENCE),
        ("dim_proposals", "outcome_stage", STAGE),
        ("dim_proposals", "document", DOCUMENT),
        ("dim_submitters", "kind", KIND),
        ("fct_proposal_events", "evidence", EVIDENCE),
        ("fct_experience_sharing", "status", STATUS),
        ("fct_review_milestones", "body", BODY),
        ("fct_review_milestones", "document", DOCUMENT),
        ("fct_control_totals", "document", DOCUMENT),
    ):
        assert set(book.mart(mart)[column].drop_nulls()) <= set(words), (mart, column)
