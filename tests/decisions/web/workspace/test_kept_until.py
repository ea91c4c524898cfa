"""Until which day a dossier is kept: offered, said in one press, and told everywhere."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from decisions.actions import mark_kept
from decisions.models import Dossier
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting
from tests.decisions.worlds import World

pytestmark = pytest.mark.django_db
TITLE = "Dossiers om bij te houden"
NOTICE = "niet bijgehouden"


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    return World().found()


def kept(world, until):
    """Have the regioredactie say that the dossier is kept until a day, None for nothing."""
    if until is not None:
        mark_kept(world.dossier, until=until, by=world.redactie)


def worklist(reader):
    desk = Sitting(reader)
    desk.open(reverse("desk"))
    return desk


class TestTheWorklist:
    @pytest.mark.parametrize(
        ("kept_until", "dated_on", "offered"),
        [
            (None, "2017-05-09", True),
            (date(2017, 5, 8), "2017-05-09", True),
            (date(2017, 5, 9), "2017-05-09", False),
            (date(2017, 5, 8), "2199-01-01", False),  # planned, it has not come
        ],
    )
    def test_offers_what_happened_after_the_last_kept_day(
        self, world, kept_until, dated_on, offered
    ):
        kept(world, kept_until)
        make.MilestoneFactory(dossier=world.dossier, dated_on=dated_on)

        assert (TITLE in worklist(world.redactie).words) is offered

    def test_offers_it_to_no_griffie(self, world):
        make.MilestoneFactory(dossier=world.dossier, dated_on="2017-05-09")

        assert TITLE not in worklist(world.griffie).words

    def test_says_it_in_one_press(self, world):
        make.MilestoneFactory(dossier=world.dossier, dated_on="2017-05-09")
        desk = worklist(world.redactie)
        address = reverse("desk-kept", args=[world.dossier.slug])
        form = desk.page.content.decode().partition(f'action="{address}"')[2]
        assert 'name="until"' in form.partition("</form>")[0]

        version = Dossier.objects.get(pk=world.dossier.pk).version
        today = world.redactie.at.date()
        desk.page = desk.client.post(address, {"expected_version": version, "until": today})

        assert "Bijgehouden tot en met" in desk.follow_words()
        assert Dossier.objects.get(pk=world.dossier.pk).kept_until is not None


class TestItsOwnPage:
    def test_takes_an_earlier_day(self, world):
        desk = Sitting(world.redactie)
        desk.open(reverse("desk-kept", args=[world.dossier.slug]))

        desk.send(until="9-5-2017")

        assert desk.page.status_code == 302
        assert Dossier.objects.get(pk=world.dossier.pk).kept_until == date(2017, 5, 9)

    def test_says_what_is_wrong_and_keeps_what_was_typed(self, world):
        desk = Sitting(world.redactie)
        desk.open(reverse("desk-kept", args=[world.dossier.slug]))

        desk.send(until="1-1-2199")

        assert desk.page.status_code == 422
        assert "hoogstens tot en met vandaag" in desk.words
        assert "1-1-2199" in desk.page.content.decode()

    @pytest.mark.parametrize("who", ["griffie", "raadslid"])
    def test_is_closed_to_others(self, world, who):
        desk = Sitting(getattr(world, who))

        assert desk.open(reverse("desk-kept", args=[world.dossier.slug])).status_code == 403


def addresses_of(world):
    position = world.position()
    own = {"slug": world.dossier.slug}
    return [
        reverse("dossier", kwargs=own),
        reverse("line", kwargs=own),
        reverse("support", kwargs=own),
        reverse("remarks", kwargs=own),
        reverse("sources", kwargs=own),
        reverse("dossier-municipality", args=[world.dossier.slug, position.body.municipality.slug]),
        reverse("position", args=[position.pk]),
        reverse("decision", args=[position.decision_id]),
    ]


class TestEveryPage:
    def test_says_so_at_its_head_on_later_days_only(self, world):
        kept(world, date(2017, 6, 1))
        client = Client()

        for address in addresses_of(world):
            later = client.get(address, {"peildatum": "2017-06-02"}).content.decode()
            then = client.get(address, {"peildatum": "2017-06-01"}).content.decode()
            head = later.partition("</h1>")[0]
            assert "Na 1 juni 2017 niet bijgehouden." in head, address
            assert NOTICE not in then, address

    def test_opens_on_the_last_kept_day(self, world):
        kept(world, date(2017, 6, 1))

        page = Client().get(reverse("dossier", args=[world.dossier.slug])).content.decode()

        assert "Stand op 1 juni 2017" in page
        assert NOTICE not in page


class TestFilesAndTheApi:
    def test_say_so_on_each_row(self, world):
        assert world.position() and world.remark()
        kept(world, date(2017, 6, 1))
        client, slug = Client(), world.dossier.slug
        asked = {"peildatum": "2017-07-01"}

        stand = client.get(reverse("api-stand", args=[slug]), asked).json()
        support = client.get(reverse("api-draagvlak", args=[slug]), asked).json()
        file = client.get(reverse("remarks-file", args=[slug, "csv"]), asked)

        told = [stand, support, *support["onderwerpen"]]
        told += [each for body in stand["organen"] for each in body["standpunten"]]
        assert len(told) > 3
        assert {each["nietBijgehoudenNa"] for each in told} == {"2017-06-01"}
        content = b"".join(file) if file.streaming else file.content
        rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
        assert {row["bijgehouden"] for row in rows} == {"na 1 juni 2017 niet bijgehouden"}
