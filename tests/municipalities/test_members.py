"""Who takes part in a region, also by succession: for whoever asks the database."""

from datetime import date

import pytest

from municipalities.members import list_participant_keys, read_seating, read_seatings
from municipalities.models import Body, Municipality, participants_of, regions_of
from municipalities.roles import reader_of
from tests import factories as make
from tests.people import NOW, griffie

pytestmark = pytest.mark.django_db
LAST, FIRST = date(2015, 12, 31), date(2016, 1, 1)


@pytest.fixture
def region():
    return make.RegionFactory()


@pytest.fixture
def chain(region):
    """Return three municipalities that followed each other; only the first was made a member."""
    first = make.MunicipalityFactory(name="Een", ended_on=LAST)
    second = make.MunicipalityFactory(name="Twee", started_on=FIRST, ended_on=date(2016, 12, 31))
    third = make.MunicipalityFactory(name="Drie", started_on=date(2017, 1, 1))
    make.MembershipFactory(region=region, municipality=first)
    make.SuccessionFactory(municipality=first, successor=second)
    make.SuccessionFactory(municipality=second, successor=third)
    return first, second, third


class TestWhoEverTookPart:
    def test_are_members_and_whoever_followed_them(self, region, chain):
        make.MembershipFactory()

        assert list_participant_keys(region.pk) == {each.pk for each in chain}
        assert set(Municipality.objects.filter(pk__in=regions_of([]))) == set()

    def test_narrows_to_who_sat_and_who_had_begun(self, region):
        left = make.MembershipFactory(region=region, takes_part=False).municipality
        late = make.MembershipFactory(region=region, dated_on="2020-01-01").municipality

        def found(**asked):
            keys = participants_of([region.pk], **asked)
            return set(Municipality.objects.filter(pk__in=keys))

        assert found() == {left, late}
        assert found(sat=True) == {late}
        assert found(begun_by=date(2019, 12, 31)) == {left}

    def test_are_those_of_any_region_or_of_none(self, region, chain):
        every = Municipality.objects.filter(pk__in=participants_of(None))
        nobody = Municipality.objects.filter(pk__in=participants_of([]))

        assert {*chain} <= set(every)
        assert not nobody.exists()

    def test_have_their_bodies_in_the_region(self, region, chain):
        councils = [make.BodyFactory(municipality=each) for each in chain]

        assert set(Body.objects.of_region(region)) == set(councils)


class TestASeating:
    def test_holds_on_each_day_who_sits(self, region, chain):
        seating = read_seating(region.pk)

        days = (LAST, FIRST, date(2017, 1, 1))
        sitting = [[each for each in chain if seating.holds(each.pk, day)] for day in days]
        assert sitting == [[each] for each in chain]

    def test_of_many_regions_is_read_in_as_many_queries(
        self, region, chain, django_assert_num_queries
    ):
        other = make.MembershipFactory().region

        with django_assert_num_queries(2):
            found = read_seatings([region.pk, other.pk])

        assert len(found[region.pk].turns) > len(found[other.pk].turns) == 1


def test_a_role_in_a_successor_opens_the_region_of_who_went_before(region, chain):
    first, second, third = chain
    elsewhere = make.MembershipFactory().municipality

    assert griffie(third).shares_in == {region.pk}
    assert griffie(second).shares_in == set()
    assert region.pk not in griffie(elsewhere).shares_in


def test_a_successor_that_says_it_takes_no_part_opens_nothing(region, chain):
    *_, third = chain
    make.MembershipFactory(
        region=region, municipality=third, dated_on="2017-01-01", takes_part=False
    )

    assert reader_of(griffie(third).user, at=NOW).shares_in == set()
