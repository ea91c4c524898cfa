"""One text offered to councils: taken over, declined, followed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from time_machine import travel

from decisions.actions import save_record
from decisions.actions.agenda import save_agenda_item
from decisions.actions.offers import (
    accept_offer,
    decline_offer,
    follow_common_text,
    save_common_item,
)
from decisions.history.offers import CommonVersions, read_offer_standings
from decisions.models import CommonItem, ItemOffer, LineKind, Status, Treatment, TreatmentOutcome
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db

LATER = people.NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


@pytest.fixture
def redactie(world):
    return people.redactie(world.region)


@pytest.fixture
def common(world, redactie):
    item = CommonItem(
        dossier=world.dossier, title="Vervolg", points="Instemmen.\nKennis nemen.", summary="Kort."
    )
    return save_common_item(item, asked=[world.council, world.neighbour], by=redactie)


def offer_to(common, body):
    return ItemOffer.objects.select_related("common_item__dossier", "body").get(
        common_item=common, body=body
    )


def first(world, **fields):
    return Treatment(dossier=world.dossier, kind="bespreekstuk", **fields)


def taken(world, common, **fields):
    offer = offer_to(common, world.council)
    accept_offer(offer, first=first(world), by=world.griffie, **fields)
    offer.refresh_from_db()
    return offer


def renewed(common, redactie, **fields):
    """Save another text an hour later."""
    with travel(LATER, tick=False):
        common.refresh_from_db()
        for name, text in fields.items():
            setattr(common, name, text)
        asked = [each.body for each in common.offers.all()]
        save_common_item(common, asked=asked, by=redactie, reason="beter")
    return CommonVersions(common).made_at


class TestOffering:
    def test_shares_the_text_and_asks_each_council(self, world, common):
        assert common.status == Status.SHARED
        bodies = {each.body for each in common.offers.all()}
        assert bodies == {world.council, world.neighbour}

    def test_to_nobody_keeps_it_a_concept(self, world, redactie):
        made = save_common_item(
            CommonItem(dossier=world.dossier, title="Nog niet"), asked=[], by=redactie
        )

        assert made.status == Status.DRAFT

    def test_is_the_regioredacties(self, world):
        item = CommonItem(dossier=world.dossier, title="Van een griffie")

        with pytest.raises(PermissionDenied):
            save_common_item(item, asked=[world.neighbour], by=world.griffie)

    def test_takes_back_what_nobody_answered_and_nothing_else(self, world, common, redactie):
        taken(world, common)

        common.refresh_from_db()
        save_common_item(common, asked=[], by=redactie)

        assert [each.body for each in common.offers.all()] == [world.council]


class TestTakingOver:
    def test_makes_an_item_of_the_council_that_says_the_same(self, world, common):
        item = taken(world, common, portfolio_holder="wethouder Verzonnen").item

        assert (item.body, item.title, item.summary) == (world.council, "Vervolg", "Kort.")
        points = item.lines.filter(kind=LineKind.POINT).order_by("number")
        assert [each.text for each in points] == ["Instemmen.", "Kennis nemen."]
        assert item.treatments.get().kind == "bespreekstuk"
        assert item.status == Status.SHARED
        assert item.portfolio_holder == "wethouder Verzonnen"

    def test_may_stay_a_concept(self, world, common):
        assert taken(world, common, is_shared=False).item.status == Status.DRAFT

    def test_is_for_the_griffie_of_that_council_alone(self, world, common):
        offer = offer_to(common, world.neighbour)

        with pytest.raises(PermissionDenied):
            accept_offer(offer, first=first(world), by=world.griffie)
        with pytest.raises(PermissionDenied):
            decline_offer(offer, why="Nee.", by=world.griffie)

    def test_is_done_once(self, world, common):
        again = offer_to(common, world.council)
        taken(world, common)

        with pytest.raises(ValidationError, match="al geantwoord"):
            accept_offer(again, first=first(world), by=world.griffie)
        assert world.dossier.agendaitems.count() == 1

    def test_leaves_nothing_where_the_treatment_is_refused(self, world, common):
        elsewhere = make.MeetingFactory(dossier=world.dossier, body=world.neighbour)
        offer = offer_to(common, world.council)

        with pytest.raises(ValidationError, match="zelfde gemeente"):
            accept_offer(offer, first=first(world, meeting=elsewhere), by=world.griffie)
        assert not world.dossier.agendaitems.exists()

    def test_or_not_asks_why(self, world, common):
        offer = offer_to(common, world.council)

        with pytest.raises(ValidationError, match="waarom"):
            decline_offer(offer, why="", by=world.griffie)
        decline_offer(offer_to(common, world.council), why="Geen raadszaak.", by=world.griffie)

        offer.refresh_from_db()
        assert (offer.declined_on, offer.why) == (world.griffie.today, "Geen raadszaak.")


class TestFollowing:
    def test_takes_over_what_is_chosen_and_keeps_the_rest_as_its_own(self, world, common, redactie):
        offer = taken(world, common)
        seen_at = renewed(common, redactie, points="Instemmen, mits.", summary="Langer.")

        with travel(LATER + timedelta(minutes=1), tick=False):
            item = follow_common_text(offer, names=["points"], seen_at=seen_at, by=world.griffie)

        item.refresh_from_db()
        assert item.summary == "Kort."
        assert [each.text for each in item.lines.all()] == ["Instemmen, mits."]
        (told,) = [
            each
            for each in read_offer_standings(common, reader=world.griffie, day=world.griffie.today)
            if each.item
        ]
        assert [each.name for each in told.departing] == ["summary"]

    def test_is_refused_where_the_text_changed_meanwhile(self, world, common, redactie):
        offer = taken(world, common)
        seen_at = CommonVersions(common).made_at
        renewed(common, redactie, summary="Langer.")

        with pytest.raises(ValidationError, match="intussen weer gewijzigd"):
            follow_common_text(offer, names=["summary"], seen_at=seen_at, by=world.griffie)

    def test_is_never_forced(self, world, common, redactie):
        item = taken(world, common).item
        renewed(common, redactie, summary="Langer.")

        item.refresh_from_db()
        assert item.summary == "Kort."

    def test_is_for_who_keeps_the_item(self, world, common, redactie):
        offer = taken(world, common)
        seen_at = renewed(common, redactie, summary="Langer.")

        with pytest.raises(PermissionDenied):
            follow_common_text(offer, names=["summary"], seen_at=seen_at, by=redactie)


class TestWhatEachCouncilMadeOfIt:
    def told(self, common, reader):
        found = read_offer_standings(common, reader=reader, day=reader.today)
        return {each.offer.body.pk: each for each in found}

    def test_is_told_to_the_regioredactie_once_it_is_shared(self, world, common, redactie):
        item = taken(world, common, is_shared=False).item
        assert self.told(common, redactie)[world.council.pk].item is None

        item.refresh_from_db()
        item.status, item.shared_at = Status.SHARED, people.NOW
        save_record(item, by=people.beheer(), reason="test")

        told = self.told(common, redactie)
        assert told[world.council.pk].item == item
        assert told[world.neighbour.pk].is_open

    def test_tells_what_came_of_it(self, world, common, redactie):
        item = taken(world, common).item
        meeting = make.MeetingFactory(
            dossier=world.dossier, body=world.council, held_on=world.griffie.today
        )
        treatment = item.treatments.get()
        treatment.meeting, treatment.outcome = meeting, TreatmentOutcome.HELD
        save_record(treatment, by=world.griffie)

        told = self.told(common, redactie)[world.council.pk]

        assert told.standing.progress == "aangehouden"

    def test_tells_where_it_departs(self, world, common, redactie):
        item = taken(world, common).item
        lines = {LineKind.POINT: ["Instemmen, mits."]}
        save_agenda_item(item, lines=lines, by=world.griffie)

        departing = self.told(common, redactie)[world.council.pk].departing

        assert [each.name for each in departing] == ["points"]

    def test_takes_as_many_queries_for_many_as_for_one(
        self, world, common, redactie, django_assert_num_queries
    ):
        taken(world, common)
        with django_assert_num_queries(5) as one:
            self.told(common, redactie)
        for _each in range(3):
            body = make.council(world.region)
            offer = make.ItemOfferFactory(common_item=common, body=body)
            accept_offer(offer, first=first(world), by=people.beheer())
        with django_assert_num_queries(len(one)):
            self.told(common, redactie)
