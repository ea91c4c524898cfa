"""The shorter lists: proposed readings, reports, items without a meeting, councils, dossiers."""

from datetime import date, timedelta

import pytest

from decisions.actions import accept_reading, propose_reading, withdraw_record
from decisions.actions.reports import answer_report
from decisions.worklist import (
    answering_role_of,
    list_councils_without_griffie,
    list_dossiers_to_enter,
    list_kept_reports,
    list_proposed_readings,
    list_unanswered_reports,
    list_unplanned_items,
)
from municipalities.models import RoleKind
from tests import factories as make
from tests import people
from tests.decisions.reports import place, reported
from tests.decisions.worlds import World

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    """Its council has no griffie unless a test asks for one: the redactie keeps its acts."""
    return World()


class TestProposedReadings:
    def test_wait_for_the_griffie_of_the_position_and_say_who_proposed_them(self, world):
        person = world.other_griffie.user
        person.first_name, person.last_name = "Noor", "Verzonnen"
        person.save()
        reading = propose_reading(world.position(), place(), by=world.other_griffie)

        [found] = list_proposed_readings(world.griffie)

        assert (found, found.proposed_by) == (reading, "Noor Verzonnen")
        assert not list_proposed_readings(world.other_griffie).exists()

    def test_name_their_document_where_the_reader_may_see_it(self, world):
        elsewhere = make.SourceFactory(
            is_public=False, municipality=world.neighbour.municipality, title="Van de buren"
        )
        for source in (make.SourceFactory(title="Krant"), elsewhere):
            reading = place()
            reading.source = source
            propose_reading(world.position(), reading, by=world.other_griffie)

        assert [each.source_title for each in list_proposed_readings(world.griffie)] == [
            None,
            "Krant",
        ]

    def test_name_somebody_without_a_name_by_login(self, world):
        propose_reading(world.position(), place(), by=world.other_griffie)

        assert (
            list_proposed_readings(world.griffie).get().proposed_by
            == world.other_griffie.user.username
        )

    def test_wait_no_longer_once_taken_in(self, world):
        reading = propose_reading(world.position(), place(), by=world.other_griffie)
        accept_reading(reading, by=world.griffie, reason="Klopt.")

        assert not list_proposed_readings(world.griffie).exists()


class TestReports:
    def test_wait_for_who_keeps_the_position_the_newest_first(self, world):
        position = world.position()
        older, newer = reported(position, ago=timedelta(hours=2)), reported(position)

        assert list(list_unanswered_reports(world.griffie)) == [newer, older]
        for who in (world.other_griffie, world.raadslid, world.collegian, world.redactie):
            assert not list_kept_reports(who).exists()

    def test_wait_for_the_redactie_where_there_is_no_griffie(self, world):
        council = world.municipality_without_people()
        told = reported(world.position(world.decision(body=council)))

        assert list(list_unanswered_reports(world.redactie)) == [told]

    def test_wait_no_longer_once_answered_but_stay_to_be_read(self, world):
        told = reported(world.position())
        answer_report(told, verdict="klopt", text="Zo is het.", by=world.griffie)

        assert not list_unanswered_reports(world.griffie).exists()
        assert list(list_kept_reports(world.griffie)) == [told]

    def test_are_answered_in_a_role_and_under_no_name(self, world):
        told = reported(world.position())
        before = answering_role_of(told)
        after = answer_report(told, verdict="klopt", text="Zo is het.", by=world.griffie)

        assert (before, answering_role_of(after)) == (
            "",
            f"de griffie van {world.council.municipality}",
        )


class TestUnplannedItems:
    def test_are_those_without_a_meeting(self, world):
        about = {"dossier": world.dossier, "body": world.council}
        meeting = make.MeetingFactory(**about)
        item = make.AgendaItemFactory(**about, planned_note="na de zomer")
        make.AgendaItemFactory(**about, meeting=meeting)
        withdraw_record(make.AgendaItemFactory(**about), by=world.griffie, reason="Onjuist.")

        assert list(list_unplanned_items(world.griffie)) == [item]
        assert not list_unplanned_items(world.other_griffie).exists()


class TestCouncilsWithoutAGriffie:
    def test_are_those_of_the_region_today(self, world):
        alone = world.municipality_without_people().municipality
        left = world.municipality_without_people().municipality
        make.MembershipFactory(
            region=world.region, municipality=left, dated_on="2020-01-01", takes_part=False
        )
        ended = make.MunicipalityFactory(ended_on=date(2020, 12, 31))
        make.MembershipFactory(region=world.region, municipality=ended)
        assert world.griffie.keeps

        found = [each.municipality for each in list_councils_without_griffie(world.redactie, TODAY)]

        assert found == [alone]

    def test_are_again_when_the_griffie_is_disabled(self, world):
        person = world.griffie.user
        assert not list_councils_without_griffie(world.redactie, TODAY).exists()

        person.is_active = False
        person.save()

        assert list_councils_without_griffie(world.redactie, TODAY).count() == 1

    def test_are_the_redacties_of_the_region_and_of_beheer(self, world):
        assert world.council.is_council

        assert list_councils_without_griffie(world.beheer, TODAY).count() == 1
        for who in (world.strange_redactie, world.raadslid):
            assert not list_councils_without_griffie(who, TODAY).exists()


class TestDossiersToEnterIn:
    def test_are_those_of_the_readers_regions_the_open_ones_first(self, world):
        closed = make.DossierFactory(region=world.region, closed_on=date(2018, 1, 1), title="A")
        still_open = make.DossierFactory(region=world.region, title="B")
        make.DossierFactory(region=make.RegionFactory())
        make.DossierFactory(region=world.region, draft=True)
        reader = people.griffie(world.council.municipality)

        assert list(list_dossiers_to_enter(reader)) == [still_open, closed]
        assert list_dossiers_to_enter(world.redactie).count() == 3
        assert list_dossiers_to_enter(world.beheer).count() == 4

    def test_are_of_every_region_of_a_deputy(self, world):
        person = people.user("plaatsvervanger")
        for body in (world.council, world.stranger):
            people.give(person, RoleKind.GRIFFIE, municipality=body.municipality)
        elsewhere = make.DossierFactory(
            region=world.stranger.municipality.memberships.get().region, title="Zzz"
        )
        own = make.DossierFactory(region=world.region, title="Aaa")

        found = list_dossiers_to_enter(people.reader_of(person, at=people.NOW))

        assert list(found) == [own, elsewhere]
