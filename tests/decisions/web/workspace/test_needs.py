"""What there is to do: one list by deadline for who it is, in a number of queries that does not
grow."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html
from time_machine import travel

from decisions.actions import propose_reading
from decisions.worklist import TASK_SORTS
from municipalities.models import RoleKind
from municipalities.tracking import write_record
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


def sorts(response):
    """Return the sorts of things to do on the page with their counts; the recess is asked apart."""
    found = re.findall(
        r'href="/werkblad/(?:\?soort=([\w-]+))?"[^>]*>[^<]*<span>(\d+)<', response.content.decode()
    )
    return {slug: int(number) for slug, number in found if slug != "reces"}


def rows(response):
    """Return the things to do on the page in their order, each as its words."""
    return [" ".join(each.text_content().split()) for each in tree(response).find_class("task")]


def tree(response):
    return html.fromstring(response.content.decode())


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


def knows_recess(council):
    """Note a recess of a council in the school year of the next holiday."""
    days = {"first_on": date(2026, 12, 19), "last_on": date(2027, 1, 3)}
    make.RecessFactory(municipality=council.municipality, **days)


class TestForAGriffie:
    def test_shows_each_list_with_its_number(self, client, world):
        everything(world)

        response = desk(client, world.griffie)

        assert sorts(response) == {
            "meldingen": 1, "rondes": 1, "lezingen": 1, "verschillen": 1, "concepten": 2,
            "wensen": 1, "agendapunten": 1,
        }  # fmt: skip

    def test_shows_twenty_and_leads_to_the_next(self, client, world):
        knows_recess(world.council)
        for number in range(22):
            world.decision(draft=True, title=f"Concept {number:02d}")

        first, second = desk(client, world.griffie), desk(client, world.griffie, pagina="2")

        assert (len(rows(first)), len(rows(second))) == (20, 2)
        assert sorts(first) == {"concepten": 22}
        assert "Toon 2 meer (van 22)" in words(first)
        assert not {*rows(first)} & {*rows(second)}

    def test_shows_one_sort_when_asked_and_the_way_back(self, client, world):
        everything(world)

        response = desk(client, world.griffie, soort="concepten")

        assert len(rows(response)) == 2
        assert all("Concepten" in each for each in rows(response))
        assert sorts(response)[""] == 2
        assert "U ziet: Concepten" in words(response)

    def test_refuses_every_sort_that_is_of_others(self, client, world):
        own = {each.slug for each in TASK_SORTS if each.who(world.griffie)}

        for slug in {each.slug for each in TASK_SORTS} - own:
            assert desk(client, world.griffie, soort=slug).status_code == 400

    def test_shows_what_there_is_to_do_in_one_dossier_or_for_one_body(self, client, world):
        other = make.DossierFactory(region=world.region, title="Ander dossier")
        world.decision(draft=True, title="Hier")
        world.decision(draft=True, title="Daar", dossier=other)
        world.decision(draft=True, title="Het college", body=world.college)

        there = desk(client, world.griffie, dossier=other.slug)
        college = desk(client, world.griffie, orgaan=world.college.slug)

        assert [each.split()[1] for each in rows(there)] == ["Daar"]
        assert [" ".join(each.split()[1:3]) for each in rows(college)] == ["Het college"]
        assert "Ander dossier 1" in words(desk(client, world.griffie))

    def test_puts_the_first_deadline_first_and_what_has_none_last(self, client, world):
        world.decision(draft=True, title="Nog uit te werken")
        for title, day in (("Later", date(2026, 12, 21)), ("Eerst", date(2026, 11, 25))):
            asked = make.RoundFactory(dossier=world.dossier, title=title, due_on=day)
            make.RoundBodyFactory(round=asked, body=world.council)

        response = desk(client, world.griffie)

        found = rows(response)
        assert "Eerst" in found[0] and "Over 2 dagen" in found[0]
        assert "Later" in found[2] and "Over 28 dagen" in found[2]
        assert any("Nog uit te werken" in each for each in found[3:])
        heads = [each.text_content() for each in tree(response).find_class("need__title")]
        assert heads[:2] == ["Deze week", "Binnen een maand"]
        assert "Zonder datum" in heads

    def test_lets_no_day_press_in_a_dossier_that_was_closed(self, client, world):
        everything(world)
        world.dossier.closed_on = date(2020, 1, 1)
        write_record(world.dossier, by=people.beheer(), reason="Gesloten.")

        assert "Te laat" not in words(desk(client, world.griffie))

    @pytest.mark.parametrize(
        "query",
        [
            {"soort": "x"},
            {"soort": "concepten", "pagina": "2"},
            {"dossier": "elders"},
            {"orgaan": "niemand"},
        ],
    )
    def test_refuses_a_list_that_is_none(self, client, world, query):
        assert desk(client, world.griffie, **query).status_code == 400

    def test_says_which_round_is_late(self, client, world):
        everything(world)

        assert (
            "Te laat: 3735 dagen 1 september 2016, einde van de termijn"
            in rows(desk(client, world.griffie))[0]
        )

    def test_says_by_when_and_the_last_meeting_before_it(self, client, world):
        budget = make.RoundFactory(dossier=world.dossier, legal_basis="wgr_begroting")
        make.RoundBodyFactory(round=budget, body=world.council, received_on=date(2026, 11, 2))
        make.MeetingFactory(dossier=world.dossier, body=world.council, held_on="2026-12-17")

        page = words(desk(client, world.griffie))

        told = rows(desk(client, world.griffie))[1]
        assert "Over 63 dagen 25 januari 2027, einde van de termijn" in told
        assert "termijn tot en met 25 januari 2027" in page
        assert "laatste raad 17 december 2026" in page
        assert "aanleveren uiterlijk 3 december 2026 (vuistregel" in page

    def test_says_the_last_safe_day_where_that_comes_first(self, client, world):
        budget = make.RoundFactory(dossier=world.dossier, legal_basis="wgr_begroting")
        make.RoundBodyFactory(round=budget, body=world.council, received_on=date(2026, 11, 2))
        make.RecessFactory(
            municipality=world.council.municipality,
            first_on=date(2027, 1, 18), last_on=date(2027, 1, 31),
        )  # fmt: skip

        [page] = rows(desk(client, world.griffie))

        assert "Over 53 dagen 15 januari 2027, laatste werkdag buiten het reces" in page

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
        knows_recess(world.council)

        response = desk(client, world.griffie)

        assert "Er wacht niets op u." in words(response)
        assert sorts(response) == {}

    def test_of_several_municipalities_shows_what_waits_for_all(self, client, world):
        person = people.user("plaatsvervanger")
        for body in (world.council, world.neighbour):
            people.give(person, RoleKind.GRIFFIE, municipality=body.municipality)
            world.decision(body=body, draft=True)

        response = desk(client, people.reader_of(person, at=people.NOW))

        assert sorts(response) == {"concepten": 2}

    def test_shows_nothing_of_another_council(self, client, world):
        everything(world)
        world.decision(draft=True, title="KANARIE")

        response = desk(client, world.other_griffie)

        assert sorts(response) == {}
        assert "KANARIE" not in response.content.decode()

    def test_is_kept_by_no_cache(self, client, world):
        assert desk(client, world.griffie)["Cache-Control"] == "no-store"


def told_in_menu(response):
    """Return how the menu calls this page, with what there is to do."""
    (link,) = tree(response).xpath('//nav[@class="site__nav"]/a[@href="/werkblad/"]')
    return " ".join(link.text_content().split())


class TestTheNumberInTheMenu:
    def page_of(self, client, world):
        return client.get(f"/werkblad/{world.dossier.slug}/")

    @pytest.fixture(autouse=True)
    def recess_is_known(self, world):
        knows_recess(world.council)

    def test_is_repeated_on_the_pages_after_this_one(self, client, world):
        world.decision(draft=True)

        assert told_in_menu(desk(client, world.griffie)) == "Te doen (1)"
        assert told_in_menu(self.page_of(client, world)) == "Te doen (1)"

    def test_is_told_by_no_page_before_it_and_asks_nothing_there(self, client, world):
        world.decision(draft=True)
        client.force_login(world.griffie.user)

        with CaptureQueriesContext(connection) as before:
            assert told_in_menu(self.page_of(client, world)) == "Te doen"
        desk(client, world.griffie)
        with CaptureQueriesContext(connection) as after:
            self.page_of(client, world)

        assert len(after) == len(before)

    def test_is_counted_anew_after_a_minute(self, client, world):
        world.decision(draft=True)
        desk(client, world.griffie)
        world.decision(draft=True)

        with travel(people.NOW + timedelta(seconds=59), tick=False):
            assert told_in_menu(self.page_of(client, world)) == "Te doen (1)"
        with travel(people.NOW + timedelta(seconds=60), tick=False):
            assert told_in_menu(self.page_of(client, world)) == "Te doen (2)"

    def test_is_of_all_dossiers_where_the_page_shows_one(self, client, world):
        other = make.DossierFactory(region=world.region, title="Ander dossier")
        world.decision(draft=True)
        world.decision(draft=True, dossier=other)
        desk(client, world.griffie)

        assert told_in_menu(desk(client, world.griffie, dossier=other.slug)) == "Te doen (2)"

    def test_is_not_told_to_beheer(self, client, world):
        world.decision(draft=True)

        assert told_in_menu(desk(client, people.beheer())) == "Te doen"


class TestForACollege:
    def test_shows_what_it_has_to_confirm(self, client, world):
        everything(world)

        response = desk(client, world.collegian)

        assert sorts(response) == {"verschillen": 1, "bevestigen": 1}


class TestForTheRedactie:
    def test_shows_the_dossier_and_the_number_of_drafts_of_griffies(self, client, world):
        everything(world)
        world.decision(draft=True, title="KANARIE")
        make.DossierFactory(region=world.region, draft=True, title="Nog geheim")
        world.municipality_without_people()
        assert world.griffie.keeps

        response = desk(client, world.redactie)

        page = words(response)
        assert sorts(response) == {
            "concepten": 1, "wensen": 1, "open-rondes": 1, "gemeenten": 1, "bijgehouden": 1,
            "bronteksten": 5,
        }  # fmt: skip
        assert "KANARIE" not in response.content.decode()
        assert f"{world.council.name}: 2 × besluit of uitspraak, 1 × wens" in page

    def test_keeps_for_a_council_without_a_griffie(self, client, world):
        alone = world.municipality_without_people()
        world.decision(body=alone, draft=True)

        assert sorts(desk(client, world.redactie))["concepten"] == 1


class TestForOthers:
    def test_beheer_sees_everything_but_confirms_nothing(self, client, world):
        everything(world)

        found = sorts(desk(client, world.beheer))

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


def queries(client, reader, *sorts_asked):
    """Return how many queries the page takes for a reader who is signed in already; of each of
    these sorts alone where any are named."""
    desk(client, reader)
    counts = []
    for parameters in [{"soort": each} for each in sorts_asked] or [{}]:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/werkblad/", parameters).status_code == 200
        counts.append(len(asked))
    return counts


NAMES = ("griffie", "collegian", "redactie", "beheer", "everybody")


def test_takes_as_many_queries_for_many_as_for_few(client, world):
    everything(world)
    for _each in range(30):
        world.decision(draft=True)
    readers = {who: busy(world, who) for who in NAMES}
    few = {who: queries(client, reader) for who, reader in readers.items()}
    for _each in range(270):
        world.decision(draft=True)

    many = {who: queries(client, reader) for who, reader in readers.items()}

    assert many == few
    assert max(many["griffie"]) <= 39


def test_reads_each_sort_in_as_many_queries_for_many_as_for_one(client, world):
    sorts_of_griffie = [each.slug for each in TASK_SORTS if each.who(world.griffie)]
    everything(world)
    few = queries(client, world.griffie, *sorts_of_griffie)
    everything(world, number=3)

    assert len(few) > 10
    assert queries(client, world.griffie, *sorts_of_griffie) == few
