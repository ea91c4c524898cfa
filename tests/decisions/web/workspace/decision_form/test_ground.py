"""What the form offers: only what stands in the dossier and is the reader's to use there."""

from datetime import date

import pytest
from django.http import QueryDict

from decisions.permissions import may_keep_body
from decisions.web.workspace.decision_form import read_form_options
from municipalities.models import Body, BodyKind
from tests.decisions.web.workspace.decision_form.typing import Desk, query
from tests.factories import (
    BodyFactory,
    CouncilTermFactory,
    DossierFactory,
    GroupFactory,
    MeetingFactory,
    MembershipFactory,
    PopulationFactory,
    RoundBodyFactory,
    RoundFactory,
    SourceFactory,
    SubjectFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    made = Desk()
    _ = made.griffie, made.college, made.neighbour, made.stranger, made.steering_group
    return made


def ground(desk, data=None, *, reader=None, asked=""):
    return read_form_options(desk.dossier, reader or desk.griffie, QueryDict(asked), data)


class TestBodies:
    @pytest.mark.parametrize("who", ["griffie", "other_griffie", "redactie", "beheer", "raadslid"])
    def test_are_the_ones_of_the_region_that_the_reader_keeps(self, desk, who):
        reader = getattr(desk, who)
        of_region = Body.objects.of_region(desk.region)

        offered = ground(desk, reader=reader).bodies

        kept = {body for body in of_region if may_keep_body(reader, body, desk.region.pk)}
        assert set(offered) == kept
        assert len(offered) == len(kept)

    def test_start_with_the_councils(self, desk):
        assert ground(desk).bodies == [desk.council, desk.college]

    def test_of_a_deputy_are_of_two_councils_and_none_is_chosen(self, desk):
        home = desk.neighbour.municipality
        reader = desk.griffie.__class__(
            at=desk.at,
            user=desk.griffie.user,
            griffie_of=desk.griffie.griffie_of | {home.pk},
            shares_in=desk.griffie.shares_in,
        )

        offered = ground(desk, reader=reader)

        assert {desk.council, desk.neighbour} <= set(offered.bodies)
        assert offered.body is None

    def test_that_are_chosen_count_before_where_one_came_from(self, desk):
        typed = query(body=str(desk.college.pk))

        assert ground(desk, typed, asked=f"orgaan={desk.council.slug}").body == desk.college

    @pytest.mark.parametrize("typed", ["", "x", "٣", "9" * 5000, "\x00"])
    def test_that_are_unknown_choose_none(self, desk, typed):
        assert ground(desk, query(body=typed)).body is None

    def test_of_somebody_else_are_not_chosen_by_the_address(self, desk):
        assert ground(desk, asked=f"orgaan={desk.neighbour.slug}").body == desk.council


class TestTerms:
    @pytest.fixture
    def terms(self, desk):
        days = ("2014-03-27", "2018-03-29", "2022-03-30")
        return [
            CouncilTermFactory(
                body=desk.council, dated_on=day, election_year=int(day[:4]), seats=seats
            )
            for day, seats in zip(days, (19, 21, 23), strict=True)
        ]

    def on(self, desk, day, body=None):
        return ground(desk, query(body=str((body or desk.council).pk), dated_on=day))

    @pytest.mark.parametrize(
        ("day", "place"),
        [("26 maart 2014", None), ("27-03-2014", 0), ("28 maart 2018", 0), ("2018-03-29", 1)],
    )
    def test_are_the_one_in_force_on_that_day(self, desk, terms, day, place):
        found = self.on(desk, day)

        assert found.council.term == (None if place is None else terms[place])
        assert found.seats == (None if place is None else terms[place].seats)

    def test_begin_on_the_day_of_the_law_where_a_month_was_recorded(self, desk):
        term = CouncilTermFactory(body=desk.council, dated_on="2014-03")

        assert self.on(desk, "26 maart 2014").council.term is None
        assert self.on(desk, "27 maart 2014").council.term == term

    @pytest.mark.parametrize("typed", ["maart 2018", "2018", "2018-03-27/2018-04-05"])
    def test_are_none_for_an_act_that_may_lie_in_two(self, desk, terms, typed):
        GroupFactory(term=terms[0])

        found = self.on(desk, typed)

        assert (found.groups, found.seats) == ({}, None)
        assert "meer raadsperioden (2014-2018 en 2018-2022)" in found.no_groups

    def test_are_none_for_an_act_on_days_without_a_known_council(self, desk, terms):
        assert "Niet op al deze dagen" in self.on(desk, "maart 2006").no_groups
        assert "Welke raad er op deze dag was" in self.on(desk, "1 maart 2006").no_groups

    def test_that_nobody_entered_are_told_and_those_of_before_are_not_offered(self, desk):
        GroupFactory(term=CouncilTermFactory(body=desk.council))

        found = self.on(desk, "1 juni 2019")

        assert (found.groups, found.seats) == ({}, None)
        assert "Raadsperiode 2018-2022 is niet ingevoerd" in found.no_groups

    @pytest.mark.parametrize("typed", ["", "gisteren", "31-02-2017", "9999", "x" * 1000])
    def test_wait_for_a_day_where_the_dossier_has_more_than_one(self, desk, terms, typed):
        found = self.on(desk, typed)

        assert found.council.term is None
        assert found.no_groups == "Vul de datum in; dan staan hier de fracties van die dag."

    def test_need_no_day_where_the_dossier_lies_in_one(self, desk, terms):
        desk.dossier.closed_on = date(2017, 1, 1)

        assert ground(desk).council.term == terms[0]

    def test_are_those_of_the_day_in_the_address(self, desk, terms):
        assert ground(desk, asked="datum=2019-06-01").council.term == terms[1]

    def test_give_the_groups_of_the_council_to_its_committee_too(self, desk, terms):
        committee = BodyFactory(
            municipality=desk.council.municipality, kind=BodyKind.COMMITTEE, name="Commissie"
        )
        group = GroupFactory(term=terms[0])

        found = self.on(desk, "9 mei 2017", committee)

        assert found.groups == {str(group.pk): group}
        assert found.seats is None

    def test_give_a_college_no_groups(self, desk, terms):
        GroupFactory(term=terms[0])

        assert self.on(desk, "9 mei 2017", desk.college).groups == {}


class TestSeats:
    def on(self, desk):
        return ground(desk, query(body=str(desk.council.pk), dated_on="9 mei 2017")).seats

    def test_are_summed_where_all_groups_are_known(self, desk):
        term = CouncilTermFactory(body=desk.council, groups_complete=True)
        for seats in (6, 4):
            GroupFactory(term=term, seats=seats)

        assert self.on(desk) == 10

    def test_are_not_summed_where_a_group_is_missing(self, desk):
        GroupFactory(term=CouncilTermFactory(body=desk.council), seats=6)

        assert self.on(desk) is None

    def test_are_never_taken_from_the_law_alone(self, desk):
        PopulationFactory(municipality=desk.council.municipality, dated_on="2013-01-01")
        CouncilTermFactory(body=desk.council)

        assert self.on(desk) is None


class TestTheRest:
    def test_is_of_this_dossier_only(self, desk):
        elsewhere = DossierFactory(region=desk.region)
        SubjectFactory(dossier=elsewhere)
        MeetingFactory(dossier=elsewhere, body=desk.council)
        RoundBodyFactory(round=RoundFactory(dossier=elsewhere), body=desk.council)

        found = ground(desk)

        assert (found.subjects, found.meetings, found.asked) == ([], [], [])

    def test_has_the_meetings_of_the_chosen_body(self, desk):
        own = MeetingFactory(dossier=desk.dossier, body=desk.council)
        MeetingFactory(dossier=desk.dossier, body=desk.college)

        assert ground(desk, query(body=str(desk.council.pk))).meetings == [own]
        assert len(ground(desk, query(body="")).meetings) == 2

    def test_has_the_rounds_that_still_wait(self, desk):
        asked = RoundBodyFactory(round=RoundFactory(dossier=desk.dossier), body=desk.council)
        RoundBodyFactory(round=asked.round, body=desk.neighbour)
        RoundBodyFactory(
            round=RoundFactory(dossier=desk.dossier), body=desk.council, no_view_on="2017-05-09"
        )

        assert ground(desk).asked == [asked]

    def test_has_the_sources_of_the_region_that_the_reader_sees(self, desk):
        own = SourceFactory(region=desk.region, is_public=False, title="Brief")
        elsewhere = MembershipFactory().region
        SourceFactory(region=elsewhere)

        assert ground(desk).sources == [own]
