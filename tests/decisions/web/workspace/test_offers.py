"""Offering one text to councils, and what each griffie does with it, without script."""

from datetime import timedelta

import pytest
from time_machine import travel

from decisions.models import AgendaItem, CommonItem, ItemOffer, LineKind, Status
from tests import factories as make
from tests import people
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.sitting import Sitting, errors_beside, sent_by

pytestmark = pytest.mark.django_db

LATER = people.NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


@pytest.fixture
def asked(world):
    made = make.RoundFactory(dossier=world.dossier, title="Wat vindt u?", subject=world.subject)
    for body in (world.council, world.neighbour):
        make.RoundBodyFactory(round=made, body=body)
    return made


def sit(reader, address):
    """Return somebody at a page."""
    sitting = Sitting(reader)
    sitting.open(address)
    return sitting


def page_to_offer(world, round_):
    return f"/werkblad/{world.dossier.slug}/nieuw/gezamenlijk-stuk/?ronde={round_.pk}"


@pytest.fixture
def offer(world, asked):
    """What was offered to the own council by the page of the regioredactie."""
    sitting = sit(world.redactie, page_to_offer(world, asked))
    sitting.send(points="Instemmen.\nKennis nemen.")
    return ItemOffer.objects.select_related("common_item").get(body=world.council)


class TestOffering:
    def test_begins_with_what_the_round_asks_and_whom(self, world, asked):
        page = sit(world.redactie, page_to_offer(world, asked))

        typed = sent_by(page.page)
        assert typed["title"] == ["Wat vindt u?"]
        assert {*typed["asked"]} == {str(world.council.pk), str(world.neighbour.pk)}

    def test_takes_a_text_and_a_press(self, offer):
        common = offer.common_item

        assert common.status == Status.SHARED
        assert common.points == "Instemmen.\nKennis nemen."
        assert common.offers.count() == 2

    def test_is_not_for_a_griffie(self, world, asked):
        assert sit(world.griffie, page_to_offer(world, asked)).page.status_code == 403

    def test_tells_what_each_council_does(self, world, offer):
        page = sit(world.redactie, f"/werkblad/gezamenlijk-stuk/{offer.common_item_id}/")

        assert words(page.page).count("nog niet overgenomen") == 2


class TestTakingOver:
    def address(self, offer):
        return f"/werkblad/aanbod/{offer.pk}/"

    def test_makes_the_item_in_the_meeting_that_is_chosen(self, world, offer):
        meeting = make.MeetingFactory(
            dossier=world.dossier, body=world.council, held_on=world.griffie.today
        )
        page = sit(world.griffie, self.address(offer))

        page.send(meeting=meeting.pk, kind="hamerstuk")

        item = AgendaItem.objects.get(body=world.council)
        assert item.treatments.get().meeting == meeting
        assert item.lines.filter(kind=LineKind.POINT).count() == 2
        assert item.round == offer.common_item.round

    def test_enters_a_meeting_that_was_not_there(self, world, offer):
        page = sit(world.griffie, self.address(offer))

        page.send(meeting_on="14 september 2026", kind="hamerstuk")

        meeting = AgendaItem.objects.get(body=world.council).treatments.get().meeting
        assert (str(meeting.held_on), meeting.title) == ("2026-09-14", "Raadsvergadering")

    def test_offers_no_meeting_of_another_council_and_none_that_was_held(self, world, offer):
        about = {"dossier": world.dossier, "held_on": "2026-12-24"}
        other = make.MeetingFactory(body=world.neighbour, **about)
        page = sit(world.griffie, self.address(offer))

        page.send(meeting=other.pk, kind="hamerstuk")

        assert errors_beside(page.page, "meeting")
        assert not AgendaItem.objects.exists()

    def test_takes_a_meeting_or_a_day_and_not_both(self, world, offer):
        meeting = make.MeetingFactory(
            dossier=world.dossier, body=world.council, held_on=world.griffie.today
        )
        page = sit(world.griffie, self.address(offer))

        page.send(meeting=meeting.pk, meeting_on="14 september 2026", kind="hamerstuk")

        assert "niet allebei" in str(errors_beside(page.page, "meeting_on"))

    def test_is_not_there_any_more_once_it_is_done(self, world, offer):
        sit(world.griffie, self.address(offer)).send(kind="hamerstuk")

        assert sit(world.griffie, self.address(offer)).page.status_code == 404

    @pytest.mark.parametrize("way", ["", "niet/", "tekst/"])
    def test_is_for_the_griffie_of_that_council_alone(self, world, offer, way):
        page = sit(world.other_griffie, self.address(offer) + way)

        assert page.page.status_code == 403

    @pytest.mark.parametrize("way", ["", "niet/", "tekst/"])
    def test_is_not_found_by_a_griffie_of_elsewhere(self, world, offer, way):
        page = sit(world.strange_griffie, self.address(offer) + way)

        assert page.page.status_code == 404

    def test_waits_in_the_list_of_things_to_do(self, world, offer):
        page = sit(world.griffie, "/werkblad/?soort=aanbod")

        assert "Wat vindt u?" in words(page.page)

    def test_or_not_says_why_to_the_regioredactie(self, world, offer):
        sit(world.griffie, self.address(offer) + "niet/").send(why="Geen raadszaak.")

        page = sit(world.redactie, f"/werkblad/gezamenlijk-stuk/{offer.common_item_id}/")
        assert "Geen raadszaak." in words(page.page)


class TestANewText:
    @pytest.fixture
    def item(self, world, offer):
        sit(world.griffie, f"/werkblad/aanbod/{offer.pk}/").send(kind="hamerstuk")
        return AgendaItem.objects.get(body=world.council)

    def change(self, world, **fields):
        common = CommonItem.objects.get()
        with travel(LATER, tick=False):
            sit(world.redactie, f"/werkblad/gezamenlijk-stuk/{common.pk}/").send(
                **fields, reason="Beter."
            )

    def test_waits_in_the_list_and_is_taken_over(self, world, offer, item):
        self.change(world, points="Instemmen, mits.")
        page = sit(world.griffie, "/werkblad/?soort=nieuwe-tekst")
        assert "tekst gewijzigd" in words(page.page)
        page.open(f"/werkblad/aanbod/{offer.pk}/tekst/")
        assert "Kennis nemen." in words(page.page)
        assert "Instemmen, mits." in words(page.page)
        page.send()

        assert [each.text for each in item.lines.all()] == ["Instemmen, mits."]
        assert "tekst gewijzigd" not in words(page.open("/werkblad/?soort=nieuwe-tekst"))

    def test_leaves_what_is_the_councils_own(self, world, offer, item):
        self.change(world, points="Instemmen, mits.")

        sit(world.griffie, f"/werkblad/aanbod/{offer.pk}/tekst/").send(names=[])

        assert item.lines.count() == 2
        page = sit(world.redactie, f"/werkblad/gezamenlijk-stuk/{offer.common_item_id}/")
        assert "eigen tekst in: Beslispunten" in words(page.page)
