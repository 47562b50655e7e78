"""What a release says of its own tables and columns."""

from warehouse.schema import in_two_languages, read_schema


def test_a_description_is_split_into_its_languages():
    found = in_two_languages("Rows loaded.\n\nFR : Lignes chargées.")
    assert (found.en, found.fr) == ("Rows loaded.", "Lignes chargées.")


def test_a_description_without_french_is_the_same_in_both():
    found = in_two_languages("One row per region.")
    assert found.en == found.fr == "One row per region."
    assert in_two_languages("").en == "–"


def test_every_published_column_has_its_meaning_in_both_languages(release):
    marts = read_schema(release)
    assert {mart.name for mart in marts} == set(release.manifest["marts"])
    for mart in marts:
        for column in mart.columns:
            assert column.meaning.en != column.meaning.fr, (mart.name, column.name)
