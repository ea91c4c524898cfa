"""Setting from which system of a council is read, and seeing how fresh that is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from decisions.models import CouncilFeed
from tests import factories as make
from tests import people
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.sitting import Sitting, errors_beside

pytestmark = pytest.mark.django_db
HOST = "https://raad.example"
ALL = "/werkblad/raadsinformatie/"


@pytest.fixture(autouse=True)
def now(settings):
    settings.COUNCIL_SYSTEMS = (HOST,)
    with travel(people.NOW, tick=False):
        yield


def own(council):
    return f"/werkblad/griffie/{council.municipality.slug}/raadsinformatie/"


def count_queries(ask):
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def sit(reader, address):
    sitting = Sitting(reader)
    sitting.open(address)
    return sitting


TYPED = {
    "system": "notubiz",
    "address": f"{HOST}/api",
    "organisation": "12",
    "first_on": "1 september 2026",
}


class TestSetting:
    @pytest.mark.parametrize("who", ["griffie", "beheer"])
    def test_is_off_until_it_is_put_on(self, world, who):
        page = sit(getattr(world, who), own(world.council))

        page.send(**TYPED)

        feed = CouncilFeed.objects.get()
        assert (feed.body, feed.is_pulled) == (world.council, False)

    def test_may_be_changed(self, world):
        feed = make.CouncilFeedFactory(body=world.council, address=HOST, is_pulled=False)
        page = sit(world.griffie, f"{own(world.council)}{feed.pk}/")

        page.send(is_pulled="on")

        feed.refresh_from_db()
        assert feed.is_pulled

    def test_tells_which_addresses_may_be_asked(self, world):
        page = sit(world.griffie, own(world.council))

        page.send(**(TYPED | {"address": "https://elders.example/"}))

        assert HOST in str(errors_beside(page.page, "address"))
        assert not CouncilFeed.objects.exists()

    def test_says_where_an_installation_allows_none(self, world, settings):
        settings.COUNCIL_SYSTEMS = ()

        assert "nog geen enkel adres" in words(sit(world.griffie, own(world.council)).page)

    @pytest.mark.parametrize(
        "who", ["other_griffie", "redactie", "raadslid", "collegian", "nobody"]
    )
    def test_is_of_nobody_else(self, world, who):
        feed = make.CouncilFeedFactory(body=world.council)

        for address in ("", f"{feed.pk}/"):
            page = sit(getattr(world, who), own(world.council) + address).page
            assert page.status_code == 403


class TestFreshness:
    @pytest.fixture
    def feed(self, world):
        return make.CouncilFeedFactory(
            body=world.council,
            tried_at=people.NOW,
            succeeded_at=people.NOW - timedelta(days=2),
            failure="De bron antwoordde niet op tijd.",
        )

    @pytest.mark.parametrize("who", ["griffie", "beheer"])
    def test_tells_when_it_was_tried_when_it_went_well_and_what_failed(self, world, feed, who):
        page = words(sit(getattr(world, who), ALL).page)

        assert "Laatst geprobeerd 23 november 2026" in page
        assert "Laatst gelukt 21 november 2026" in page
        assert "De bron antwoordde niet op tijd." in page

    def test_shows_another_griffie_nothing(self, world, feed):
        assert feed.failure not in words(sit(world.other_griffie, ALL).page)

    def test_tells_what_fails_and_what_is_late_before_the_rest(self, world, feed):
        fresh = {"succeeded_at": people.NOW, "tried_at": people.NOW}
        well = make.CouncilFeedFactory(**fresh, body__name="Gemeenteraad Aa")
        failing = make.CouncilFeedFactory(**fresh, body__name="Gemeenteraad Be", failure="Fout.")

        page = sit(world.beheer, ALL).page

        told = words(page)
        places = [told.index(each.body.name) for each in (feed, failing, well)]
        assert places == sorted(places)
        assert told.count("langer dan anderhalve dag niets binnen") == 1
        assert told.count("Het laatste ophalen lukte niet") == 1

    def test_tells_nothing_of_the_kind_of_one_that_is_off(self, world, feed):
        CouncilFeed.objects.update(is_pulled=False)

        told = words(sit(world.beheer, ALL).page)

        assert "anderhalve dag" not in told
        assert "lukte niet" not in told

    @pytest.mark.parametrize("who", ["redactie", "raadslid", "nobody"])
    def test_is_of_nobody_else(self, world, feed, who):
        assert sit(getattr(world, who), ALL).page.status_code == 403

    def test_asks_as_much_for_many_as_for_one(self, world, feed):
        def ask():
            assert sit(world.beheer, ALL).page.status_code == 200

        ask()
        one = count_queries(ask)
        for _each in range(3):
            make.CouncilFeedFactory()

        assert count_queries(ask) == one
