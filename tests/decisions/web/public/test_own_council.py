"""The page of a councillor: what is asked and by when, when the council meets, what was shared."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html
from time_machine import travel

from decisions.actions import publish_record, share_record
from tests import factories as make
from tests import people
from tests.decisions.web.public.region import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def page(client, reader):
    client.force_login(reader.user)
    return client.get("/mijn-raad/")


def rows(response, part):
    [found] = html.fromstring(response.content.decode()).xpath(
        f"//section[@aria-labelledby='{part}']"
    )
    return [" ".join(each.text_content().split()) for each in found.xpath(".//li")]


def asked(world, **fields):
    made = make.RoundFactory(dossier=world.dossier, due_on=date(2026, 12, 1), **fields)
    return make.RoundBodyFactory(round=made, body=world.council)


def shared(record):
    return share_record(record, by=people.beheer())


class TestWhatIsAsked:
    def test_comes_first_with_by_when_and_where_it_is_read(self, client, world):
        request = asked(world, title="Zienswijze gevraagd")

        response = page(client, world.raadslid)

        [told] = rows(response, "gevraagd")
        assert told.startswith("Over 8 dagen 1 december 2026 Zienswijze gevraagd")
        assert "nog niet op een agenda" in told
        address = f"/dossiers/{world.dossier.slug}/rondes/{request.round.pk}/"
        assert f'href="{address}"' in response.content.decode()

    def test_names_the_meeting_in_which_it_comes(self, client, world):
        request = asked(world)
        meeting = make.MeetingFactory(
            dossier=world.dossier, body=world.council, held_on=date(2026, 11, 30)
        )
        make.AgendaItemFactory(
            dossier=world.dossier,
            body=world.council,
            round=request.round,
            meeting=meeting,
            title="Zienswijze regio",
        )

        response = page(client, world.raadslid)

        [told] = rows(response, "gevraagd")
        assert f"Zienswijze regio {world.council.name}, 30 november 2026" in told
        [ahead] = rows(response, "vergaderingen")
        assert ahead.startswith("maandag 30 november 2026 over 7 dagen")
        assert "Zienswijze regio" in ahead

    def test_is_over_when_the_council_was_seen_to_speak(self, client, world):
        made = make.RoundFactory(dossier=world.dossier)
        answer = world.decision(draft=True)
        make.RoundBodyFactory(round=made, body=world.council, answer=answer)
        assert len(rows(page(client, world.raadslid), "gevraagd")) == 1

        publish_record(answer, by=world.griffie)

        assert rows(page(client, world.raadslid), "gevraagd") == []
        assert "Er wordt nu niets van uw raad gevraagd." in words(page(client, world.raadslid))

    def test_of_another_council_is_not_told(self, client, world):
        made = make.RoundFactory(dossier=world.dossier)
        make.RoundBodyFactory(round=made, body=world.neighbour)
        make.RoundBodyFactory(round=made, body=world.college)

        assert rows(page(client, world.raadslid), "gevraagd") == []


class TestWhatIsShared:
    def test_is_told_of_the_own_municipality_and_of_the_others(self, client, world):
        shared(world.decision(draft=True, title="Eigen besluit"))
        shared(world.remark(draft=True, body=world.neighbour, text="Wens van de buren"))

        response = page(client, world.raadslid)

        told = rows(response, "gedeeld")
        assert [each.split(" besluit of")[0] for each in told][0] == "Eigen besluit"
        assert told[1].startswith("Wens van de buren wens of bedenking")

    def test_leaves_out_what_is_public_a_concept_or_of_another_region(self, client, world):
        elsewhere = make.DossierFactory(region=make.RegionFactory())
        world.decision(title="KANARIE openbaar")
        world.decision(draft=True, title="KANARIE concept")
        shared(world.decision(draft=True, title="KANARIE elders", dossier=elsewhere))

        assert "KANARIE" not in page(client, world.raadslid).content.decode()


class TestWhoItIsFor:
    def test_is_for_who_belongs_to_a_municipality(self, client, world):
        for reader in (world.raadslid, world.griffie, world.collegian):
            assert page(client, reader).status_code == 200
        for reader in (world.redactie, world.beheer):
            assert page(client, reader).status_code == 403

    def test_stands_in_the_menu_of_a_councillor(self, client, world):
        assert 'href="/mijn-raad/"' in page(client, world.raadslid).content.decode()
        assert 'href="/mijn-raad/"' not in page(client, world.griffie).content.decode()

    def test_asks_who_did_not_sign_in_to(self, client):
        assert client.get("/mijn-raad/").status_code == 302


def test_takes_as_many_queries_for_many_as_for_one(client, world):
    taken = []
    for number in (1, 9):
        for _each in range(number):
            request = asked(world)
            meeting = make.MeetingFactory(
                dossier=world.dossier, body=world.council, held_on=date(2026, 12, 1)
            )
            make.AgendaItemFactory(
                dossier=world.dossier, body=world.council, round=request.round, meeting=meeting
            )
            shared(world.decision(draft=True))
        page(client, world.raadslid)
        with CaptureQueriesContext(connection) as queries:
            client.get("/mijn-raad/")
        taken.append(len(queries))

    assert taken[0] == taken[1]
