"""From roles to a Reader: what counts at a moment, and what two roles give together."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from municipalities.models import Role, RoleKind
from municipalities.roles import Reader, reader_of
from municipalities.tracking import write_record
from tests.factories import MembershipFactory, MunicipalityFactory, RegionFactory
from tests.people import LONG_AGO, NOW, beheer, give, user

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def member(region, dated_on="2015-01-01", **fields):
    municipality = fields.pop("municipality", None) or MunicipalityFactory()
    MembershipFactory(region=region, municipality=municipality, dated_on=dated_on, **fields)
    return municipality


def role(person, kind, *, started_at=LONG_AGO, ended_at=None, **home):
    made = Role(user=person, kind=kind, started_at=started_at, ended_at=ended_at, **home)
    return write_record(made, by=beheer())


class TestReaderOf:
    def test_the_public_is_nobody(self):
        assert reader_of(AnonymousUser(), at=NOW) == Reader(at=NOW)

    def test_somebody_without_a_role_sees_what_the_public_sees(self):
        person = user("niemand")

        reader = reader_of(person, at=NOW)

        assert (reader.is_public, reader.keeps, reader.user) == (True, False, person)

    @pytest.mark.parametrize(
        ("kind", "gives"),
        [
            (RoleKind.GRIFFIE, {"griffie_of"}),
            (RoleKind.COLLEGE, {"college_of"}),
            (RoleKind.RAADSLID, set()),
        ],
    )
    def test_a_role_of_a_municipality_opens_its_region_and_no_other(self, kind, gives):
        region, home = RegionFactory(), None
        home = member(region)
        member(RegionFactory())
        role(user("iemand"), kind, municipality=home)

        reader = reader_of(user("iemand"), at=NOW)

        assert reader.shares_in == {region.pk}
        assert {name for name in ("griffie_of", "college_of") if getattr(reader, name)} == gives
        assert not reader.is_public

    def test_the_regioredactie_keeps_its_region_and_sees_what_is_shared_there(self):
        region = RegionFactory()
        role(user("iemand"), RoleKind.REDACTIE, region=region)

        reader = reader_of(user("iemand"), at=NOW)

        assert reader.redactie_of == reader.shares_in == {region.pk}
        assert reader.keeps

    def test_beheer_is_of_no_region(self):
        reader = beheer()

        assert reader.is_beheer
        assert reader.shares_in == reader.griffie_of == frozenset()
        assert not reader.is_public

    def test_a_deputy_has_what_both_roles_give(self):
        one, two = RegionFactory(), RegionFactory()
        first, second = member(one), member(two)
        role(user("deputy"), RoleKind.GRIFFIE, municipality=first)
        role(user("deputy"), RoleKind.GRIFFIE, municipality=second)
        role(user("deputy"), RoleKind.COLLEGE, municipality=second)

        reader = reader_of(user("deputy"), at=NOW)

        assert reader.griffie_of == {first.pk, second.pk}
        assert reader.college_of == {second.pk}
        assert reader.shares_in == {one.pk, two.pk}

    def test_a_disabled_user_is_the_public(self):
        person = user("weg")
        role(person, RoleKind.GRIFFIE, municipality=member(RegionFactory()))
        person.is_active = False

        assert reader_of(person, at=NOW) == Reader(at=NOW)
        assert reader_of(person, at=NOW).user is None

    def test_an_ended_role_gives_nothing(self):
        person, home = user("vertrokken"), member(RegionFactory())
        role(person, RoleKind.GRIFFIE, municipality=home, ended_at=NOW)

        before = reader_of(person, at=NOW - DAY)
        after = reader_of(person, at=NOW)

        assert before.griffie_of == {home.pk}
        assert after == Reader(at=NOW)

    def test_a_role_that_has_not_begun_gives_nothing(self):
        person, home = user("straks"), member(RegionFactory())
        role(person, RoleKind.GRIFFIE, municipality=home, started_at=NOW + DAY)

        assert reader_of(person, at=NOW).is_public
        assert reader_of(person, at=NOW + DAY).griffie_of == {home.pk}

    def test_who_moved_to_another_municipality_keeps_nothing_of_the_first(self):
        person, old, new = user("verhuisd"), member(RegionFactory()), member(RegionFactory())
        role(person, RoleKind.GRIFFIE, municipality=old, ended_at=NOW - DAY)
        role(person, RoleKind.GRIFFIE, municipality=new, started_at=NOW - DAY)

        assert reader_of(person, at=NOW).griffie_of == {new.pk}

    @pytest.mark.parametrize("roles", [1, 4])
    def test_asks_the_database_once(self, roles, django_assert_num_queries):
        person = user("iemand")
        for _ in range(roles):
            role(person, RoleKind.GRIFFIE, municipality=member(RegionFactory()))

        with django_assert_num_queries(1):
            reader = reader_of(person, at=NOW)

        assert len(reader.shares_in) == roles


class TestSharesIn:
    def reader(self, municipality, at=NOW):
        give(user("lid"), RoleKind.RAADSLID, municipality=municipality)
        return reader_of(user("lid"), at=at)

    def test_ends_where_the_municipality_left(self):
        region = RegionFactory()
        home = member(region)
        member(region, "2020-01-01", municipality=home, takes_part=False)

        assert self.reader(home).shares_in == frozenset()
        assert self.reader(home, at=LONG_AGO.replace(year=2019)).shares_in == {region.pk}

    def test_begins_on_the_first_day_in_the_netherlands(self):
        region = RegionFactory()
        home = member(region, "2026-06-01")
        midnight = NOW.replace(month=5, day=31, hour=22, minute=0)

        assert self.reader(home, at=midnight - timedelta(seconds=1)).shares_in == frozenset()
        assert self.reader(home, at=midnight).shares_in == {region.pk}

    def test_comes_back_with_the_municipality(self):
        region = RegionFactory()
        home = member(region)
        member(region, "2018-01-01", municipality=home, takes_part=False)
        member(region, "2020-01-01", municipality=home)

        assert self.reader(home).shares_in == {region.pk}

    def test_leaves_a_municipality_without_a_region_among_the_public(self):
        assert self.reader(MunicipalityFactory()).is_public


class TestReader:
    @given(minutes=st.integers(-100_000, 100_000))
    def test_as_of_another_moment_never_reads_ahead(self, minutes):
        reader = Reader(at=NOW, griffie_of=frozenset({1}))
        moment = NOW + timedelta(minutes=minutes)

        then = reader.known_at(moment)

        assert then.at == min(moment, NOW)
        assert then.griffie_of == reader.griffie_of

    @pytest.mark.parametrize(
        ("fields", "is_public", "keeps"),
        [
            ({}, True, False),
            ({"college_of": frozenset({1})}, True, False),
            ({"shares_in": frozenset({1})}, False, False),
            ({"griffie_of": frozenset({1})}, False, True),
            ({"redactie_of": frozenset({1})}, False, True),
            ({"is_beheer": True}, False, True),
        ],
    )
    def test_keeps_or_is_public_by_what_the_roles_give(self, fields, is_public, keeps):
        reader = Reader(at=NOW, **fields)

        assert (reader.is_public, reader.keeps) == (is_public, keeps)


class TestStaffedMunicipalities:
    """One rule for who staffs a council: a griffie who can sign in, at that moment."""

    def keys(self, moment=NOW):
        found = Role.objects.staffed_municipalities(moment)
        return {each["municipality"] for each in found}

    def test_are_those_of_a_griffie(self):
        council, other = MunicipalityFactory(), MunicipalityFactory()
        give(user("griffier"), RoleKind.GRIFFIE, municipality=council)
        give(user("raadslid"), RoleKind.RAADSLID, municipality=other)

        assert self.keys() == {council.pk}

    def test_are_not_those_of_somebody_who_cannot_sign_in(self):
        council = MunicipalityFactory()
        give(user("griffier", is_active=False), RoleKind.GRIFFIE, municipality=council)

        assert self.keys() == set()

    @pytest.mark.parametrize(
        ("moment", "is_staffed"), [(NOW - DAY, True), (NOW, False), (NOW - 3 * DAY, False)]
    )
    def test_are_staffed_while_the_role_is_held(self, moment, is_staffed):
        council = MunicipalityFactory()
        held = {"started_at": NOW - 2 * DAY, "ended_at": NOW}
        role(user("griffier"), RoleKind.GRIFFIE, municipality=council, **held)

        assert (council.pk in self.keys(moment)) is is_staffed
