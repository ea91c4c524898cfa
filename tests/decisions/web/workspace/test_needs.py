"""What needs me: every list for who it is, in a number of queries that does not grow."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from decisions.actions import propose_reading
from decisions.web.workspace.worklist import WORK_LISTS
from municipalities.models import RoleKind
from tests import factories as make
from tests import people
from tests.decisions.reports import place, reported
from tests.decisions.web.public.region import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def desk(client, reader, **parameters):
    client.force_login(reader.user)
    return client.get("/werkblad/", parameters)


def headings(response):
    """Return the lists on the page with their counts."""
    found = re.findall(
        r'<h2[^>]* id="([\w-]+)">[^<]*<span class="need__count">(\d+)<', response.content.decode()
    )
    return {slug: int(number) for slug, number in found}


def everything(world, number=1):
    """Make so many of everything that can wait for the griffie, the college and the redactie."""
    propose = people.griffie(world.neighbour.municipality)
    for _each in range(number):
        position = world.position()
        for stance in ("voor", "tegen"):
            world.reading(position, reads_stance=stance)
        propose_reading(position, place("tegen"), by=propose)
        reported(position)
        college = world.position(world.decision(body=world.college))
        world.reading(college, reads_stance="voor")
        both = world.position(world.decision(body=world.college))
        for stance in ("voor", "tegen"):
            world.reading(both, reads_stance=stance)
        about = {"dossier": world.dossier, "body": world.council}
        world.decision(draft=True)
        world.remark(draft=True)
        world.remark(subject=world.subject)
        make.AgendaItemFactory(**about)
        asked = make.RoundFactory(dossier=world.dossier, due_on=date(2016, 9, 1))
        make.RoundBodyFactory(round=asked, body=world.council)


class TestForAGriffie:
    def test_shows_each_list_with_its_number(self, client, world):
        everything(world)

        response = desk(client, world.griffie)

        assert headings(response) == {
            "meldingen": 1, "rondes": 1, "lezingen": 1, "verschillen": 1, "concepten": 2,
            "wensen": 1, "agendapunten": 1,
        }  # fmt: skip

    def test_shows_ten_of_each_and_leads_to_all(self, client, world):
        for number in range(12):
            world.decision(draft=True, title=f"Concept {number:02d}")

        response = desk(client, world.griffie)

        page = words(response)
        assert headings(response) == {"concepten": 12}
        assert page.count("Concept 0") + page.count("Concept 1") == 10
        assert 'href="?alles=concepten"' in response.content.decode()
        assert "Alle 12" in page

    def test_shows_all_of_one_list_when_asked(self, client, world):
        everything(world)
        for number in range(11):
            world.decision(draft=True, title=f"Concept {number:02d}")

        response = desk(client, world.griffie, alles="concepten")

        assert headings(response) == {"concepten": 13}
        assert all(f"Concept {number:02d}" in words(response) for number in range(11))
        assert 'href="?alles=' not in response.content.decode()

    def test_shows_the_whole_of_every_list_that_is_the_readers(self, client, world):
        everything(world)
        own = {each.slug for each in WORK_LISTS if each.who(world.griffie)}

        for slug in own:
            assert list(headings(desk(client, world.griffie, alles=slug))) == [slug]
        for slug in {each.slug for each in WORK_LISTS} - own:
            assert desk(client, world.griffie, alles=slug).status_code == 400

    @pytest.mark.parametrize("query", [{"alles": "x"}, {"alles": "concepten", "pagina": "2"}])
    def test_refuses_a_list_that_is_none(self, client, world, query):
        assert desk(client, world.griffie, **query).status_code == 400

    def test_says_which_round_is_late(self, client, world):
        everything(world)

        assert "te laat: moest op 1 september 2016" in words(desk(client, world.griffie))

    def test_says_by_when_and_the_last_meeting_before_it(self, client, world):
        budget = make.RoundFactory(dossier=world.dossier, legal_basis="wgr_begroting")
        make.RoundBodyFactory(round=budget, body=world.council, received_on=date(2026, 11, 2))
        make.MeetingFactory(dossier=world.dossier, body=world.council, held_on="2026-12-17")

        page = words(desk(client, world.griffie))

        assert f"{budget.title} uiterlijk 25 januari 2027" in page
        assert "nog 63 dagen veilig indienen tot en met 25 januari 2027" in page
        assert "laatste raad 17 december 2026" in page

    def test_leads_to_where_something_is_answered(self, client, world):
        everything(world)

        page = desk(client, world.griffie).content.decode()

        assert re.search(r'href="/werkblad/meldingen/\d+/"', page)
        assert re.search(r'action="/werkblad/lezingen/\d+/"', page)

    def test_offers_to_take_a_reading_in_with_a_reason_that_may_be_changed(self, client, world):
        everything(world)

        page = desk(client, world.griffie).content.decode()

        field = re.search(r'<input[^>]*name="reason"[^>]*>', page)[0]
        assert 'value="Nagelezen: het staat zo in de bron."' in field
        assert page.count('value="aannemen"') == page.count('value="weigeren"') == 1

    def test_names_the_dossiers_to_enter_in(self, client, world):
        name = world.griffie and world.dossier.title

        assert f"Invoeren {name}" in words(desk(client, world.griffie))

    def test_says_kindly_that_nothing_waits(self, client, world):
        response = desk(client, world.griffie)

        assert "Er wacht niets op u." in words(response)
        assert headings(response) == {}

    def test_of_several_municipalities_shows_what_waits_for_all(self, client, world):
        person = people.user("plaatsvervanger")
        for body in (world.council, world.neighbour):
            people.give(person, RoleKind.GRIFFIE, municipality=body.municipality)
            world.decision(body=body, draft=True)

        response = desk(client, people.reader_of(person, at=people.NOW))

        assert headings(response) == {"concepten": 2}

    def test_shows_nothing_of_another_council(self, client, world):
        everything(world)
        world.decision(draft=True, title="KANARIE")

        response = desk(client, world.other_griffie)

        assert headings(response) == {}
        assert "KANARIE" not in response.content.decode()

    def test_is_kept_by_no_cache(self, client, world):
        assert desk(client, world.griffie)["Cache-Control"] == "no-store"


class TestForACollege:
    def test_shows_what_it_has_to_confirm(self, client, world):
        everything(world)

        response = desk(client, world.collegian)

        assert headings(response) == {"verschillen": 1, "bevestigen": 1}


class TestForTheRedactie:
    def test_shows_the_dossier_and_the_number_of_drafts_of_griffies(self, client, world):
        everything(world)
        world.decision(draft=True, title="KANARIE")
        make.DossierFactory(region=world.region, draft=True, title="Nog geheim")
        world.municipality_without_people()
        assert world.griffie.keeps

        response = desk(client, world.redactie)

        page = words(response)
        assert headings(response) == {
            "concepten": 1, "wensen": 1, "open-rondes": 1, "gemeenten": 1, "bijgehouden": 1,
        }  # fmt: skip
        assert "KANARIE" not in response.content.decode()
        assert f"{world.council.name}: 2 × besluit of uitspraak, 1 × wens" in page

    def test_keeps_for_a_council_without_a_griffie(self, client, world):
        alone = world.municipality_without_people()
        world.decision(body=alone, draft=True)

        assert headings(desk(client, world.redactie))["concepten"] == 1


class TestForOthers:
    def test_beheer_sees_everything_but_confirms_nothing(self, client, world):
        everything(world)

        found = headings(desk(client, world.beheer))

        assert found["concepten"] == 2
        assert "verschillen" not in found

    def test_a_raadslid_is_refused_with_a_sentence(self, client, world):
        response = desk(client, world.raadslid)

        assert response.status_code == 403
        assert "Het werkblad is voor wie besluiten vastlegt of bevestigt." in words(response)

    def test_who_is_not_signed_in_is_asked_to(self, client):
        response = client.get("/werkblad/")

        assert response.status_code == 302
        assert response["Location"].startswith("/account/inloggen/")


def busy(world, who):
    """Return the reader by name; 'everybody' holds the roles of all together."""
    if who != "everybody":
        return getattr(world, who)
    person = people.user("iedereen")
    home = world.council.municipality
    for kind in (RoleKind.GRIFFIE, RoleKind.COLLEGE):
        people.give(person, kind, municipality=home)
    people.give(person, RoleKind.GRIFFIE, municipality=world.stranger.municipality)
    people.give(person, RoleKind.REDACTIE, region=world.region)
    return people.reader_of(person, at=people.NOW)


def queries(client, reader):
    """Return how many queries the page takes for a reader who is signed in already."""
    desk(client, reader)
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/werkblad/").status_code == 200
    return len(asked)


def test_takes_as_many_queries_for_many_as_for_one(client, world):
    names = ("griffie", "collegian", "redactie", "beheer", "everybody")
    everything(world)
    readers = {who: busy(world, who) for who in names}
    few = {who: queries(client, reader) for who, reader in readers.items()}
    everything(world)
    for _each in range(9):
        world.decision(draft=True)

    many = {who: queries(client, reader) for who, reader in readers.items()}

    assert many == few
