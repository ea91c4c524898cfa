"""What a passage names, against the bodies of the region and the year of the letter."""

import pytest

from decisions.text_intake import SuggestionKind
from decisions.web.workspace.kinds.forms import Passage
from decisions.web.workspace.passage_form import (
    find_names_in_passage,
    letter_year,
    single_suggestion,
)
from tests.decisions.texts import taken
from tests.factories import MunicipalityFactory, council

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_world):
    shared_world.aalst = council(
        shared_world.region, municipality=MunicipalityFactory(name="Aalst")
    )
    shared_world.beek = council(shared_world.region, municipality=MunicipalityFactory(name="Beek"))
    return shared_world


def named(world, text, **fields):
    """Return {(kind, value)} of a letter of one paragraph, and the Suggestions themselves."""
    source = taken(world.region, text, **fields)
    found = find_names_in_passage(
        Passage(source.paragraphs.select_related("source").get()), world.region
    )
    return {(each.kind, each.value) for each in found}, found


def test_a_body_and_a_municipality_of_the_region_are_named(world):
    values, _found = named(world, "De gemeenteraad van Aalst sprak met inwoners uit Beek.")

    assert (SuggestionKind.BODY, str(world.aalst.pk)) in values
    assert (SuggestionKind.MUNICIPALITY, str(world.beek.municipality.pk)) in values


def test_a_municipality_of_elsewhere_is_not(world):
    elsewhere = council(world.stranger.municipality.memberships.get().region)

    values, _found = named(world, f"Ook {elsewhere.municipality.name} sprak mee.")

    assert values == set()


def test_what_is_named_twice_is_offered_once(world):
    _values, found = named(world, "Op 9 mei 2017 en nog eens op 9 mei 2017.")

    assert [each.value for each in found] == ["2017-05-09"]


def test_a_date_without_a_year_is_of_the_letter_and_not_certain(world):
    _values, found = named(world, "Dat was op 11 mei.", dated_on="2017-06")

    assert [(each.value, each.is_uncertain) for each in found] == [("2017-05-11", True)]
    assert single_suggestion(found, SuggestionKind.DATE) == ""


@pytest.mark.parametrize(
    ("dated_on", "year"), [("", None), ("2017-05", 2017), ("2016/2017", None), ("2017", 2017)]
)
def test_the_year_is_that_of_a_letter_of_one_year(dated_on, year):
    assert letter_year(dated_on) == year


def test_one_date_is_taken_over_and_of_two_none(world):
    _values, one = named(world, "Op 9 mei 2017.")
    _values, two = named(world, "Op 9 mei 2017 en 11 mei 2017.")

    assert (
        single_suggestion(one, SuggestionKind.DATE),
        single_suggestion(two, SuggestionKind.DATE),
    ) == ("2017-05-09", "")
