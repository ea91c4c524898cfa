"""What comes when, over all bodies and for those of one municipality."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html
from time_machine import travel

from decisions.actions import correct_record, publish_record, save_record, withdraw_record
from decisions.models import AgendaItem
from tests import factories as make
from tests import people
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db
SOON, LATER, PAST = date(2026, 12, 3), date(2027, 1, 14), date(2026, 10, 8)


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def item(world, on=SOON, *, body=None, meets=None, starts_at=None, **fields):
    """Return an item of a body (the council), treated in a meeting on a day, of `meets` or its
    own."""
    body, dossier = body or world.council, fields.pop("dossier", world.dossier)
    if on is not None:
        fields["meeting"] = make.MeetingFactory(
            dossier=dossier, body=meets or body, held_on=on, starts_at=starts_at
        )
    return make.AgendaItemFactory(dossier=dossier, body=body, **fields)


def asked(world, due_on=SOON, *bodies, **fields):
    fields = {"dossier": world.dossier, **fields}
    round_ = make.RoundFactory(due_on=due_on, **fields)
    for body in bodies or (world.council,):
        make.RoundBodyFactory(round=round_, body=body)
    return round_


def page(client, query="", reader=None, address="/agenda/"):
    if reader is not None:
        client.force_login(reader.user)
    return client.get(f"{address}{query}")


def find(response, path):
    assert response.status_code == 200, response.content.decode()[:400]
    found = html.fromstring(response.content.decode()).xpath(path)
    return [" ".join(each.text_content().split()) for each in found]


def lines(response):
    return find(response, "//li[@class='agenda__row']")


def months(response):
    return find(response, "//div[@id='lijst']//h2")


class TestTheList:
    def test_tells_what_comes_first_by_month_and_what_waits_last(self, client, world):
        item(world, LATER, title="Later")
        item(world, None, title="Ooit", planned_note="na de zomer")
        item(world, SOON, title="Eerst")

        response = page(client)

        assert months(response) == ["december 2026", "januari 2027", "Nog in geen vergadering"]
        assert [
            title
            for each in lines(response)
            for title in ("Eerst", "Later", "Ooit")
            if title in each
        ] == [
            "Eerst",
            "Later",
            "Ooit",
        ]
        assert lines(response)[2].startswith("na de zomer Ooit")

    def test_tells_of_each_its_day_number_body_kind_and_stage(self, client, world):
        starts_at = datetime(2026, 12, 3, 19, tzinfo=UTC)
        item(
            world,
            title="Fonds",
            agenda_number="4.a",
            kind="hamerstuk",
            stage="besluitvorming",
            starts_at=starts_at,
        )

        [told] = lines(page(client))

        body, dossier = world.council.name, world.dossier.title
        assert (
            told == f"do 3 dec 20.00 uur Fonds {body} punt 4.a hamerstuk besluitvorming {dossier}"
        )

    def test_puts_the_numbers_of_a_meeting_in_their_order(self, client, world):
        meeting = make.MeetingFactory(dossier=world.dossier, body=world.council, held_on=SOON)
        for number in ("10", "4.b", "", "4.a"):
            make.AgendaItemFactory(
                dossier=world.dossier,
                body=world.council,
                meeting=meeting,
                agenda_number=number,
                title=f"nummer {number or 'geen'}",
            )

        told = find(page(client), "//li[@class='agenda__row']//p[1]/a")

        assert told == ["nummer 4.a", "nummer 4.b", "nummer 10", "nummer geen"]

    def test_names_the_body_that_meets(self, client, world):
        committee = make.BodyFactory(
            kind="raadscommissie", municipality=world.council.municipality, name="Commissie Samen"
        )
        item(world, meets=committee)

        assert "Commissie Samen" in lines(page(client))[0]

    def test_tells_an_item_without_any_treatment(self, client, world):
        made = AgendaItem(dossier=world.dossier, body=world.council, title="Los")
        publish_record(
            save_record(made, by=people.beheer(), reason="test"),
            by=people.beheer(),
            public_from=people.NOW,
            reason="test",
            asks_source=False,
        )

        assert "nog niet gepland Los" in lines(page(client))[0]

    def test_tells_what_was_latest_first_with_what_came_of_it(self, client, world):
        item(world, PAST, title="Vroeger", outcome="unaniem")
        item(world, PAST + timedelta(days=7), title="Onlangs")
        item(world, SOON, title="Straks")

        told = lines(page(client, "?welke=geweest"))

        assert ["Onlangs" in told[0], "Vroeger" in told[1]] == [True, True]
        assert len(told) == 2
        assert "unaniem aangenomen" in told[1]

    def test_is_of_the_day_that_was_asked(self, client, world):
        item(world, PAST, title="Toen", outcome="verworpen")

        response = page(client, "?peildatum=2026-10-01")

        assert "Toen" in lines(response)[0]
        assert "verworpen" not in lines(response)[0]

    def test_knows_a_meeting_as_it_was_known(self, client, world):
        made = item(world, SOON, title="Fonds", dossier=make.DossierFactory(region=world.region))
        with travel(people.NOW + timedelta(days=2), tick=False):
            meeting = fresh(made.treatments.get().meeting)
            correct_record(
                meeting, changes={"held_on": LATER}, by=people.beheer(), reason="Verzet."
            )
        with travel(people.NOW + timedelta(days=3), tick=False):
            now, then = page(client), page(client, "?bekend=2026-11-24T12:00")

        assert (months(now), months(then)) == (["januari 2027"], ["december 2026"])

    def test_says_when_there_is_nothing(self, client, world):
        response = page(client)

        assert "Er staat niets op een agenda" in response.content.decode()


class TestDays:
    def test_the_last_day_of_an_open_round_stands_among_them(self, client, world):
        asked(world, SOON, world.council, world.neighbour, title="Zienswijzen")

        [told] = lines(page(client))

        assert "Laatste dag van de termijn: Zienswijzen" in told
        assert world.council.name in told and world.neighbour.name in told

    def test_a_last_safe_day_is_told_where_it_is_another(self, client, world):
        asked(world, date(2026, 12, 6), title="Zienswijzen")  # a Sunday

        told = lines(page(client))

        assert told[0].startswith("vr 4 dec Laatste veilige dag om in te dienen: Zienswijzen")
        assert told[1].startswith("zo 6 dec Laatste dag van de termijn: Zienswijzen")

    def test_who_spoke_is_asked_no_more(self, client, world):
        round_ = asked(world)
        request = round_.asked.get()
        request.answer = make.DecisionFactory(dossier=world.dossier, body=world.council)
        save_record(request, by=people.beheer(), reason="test")

        assert lines(page(client)) == []

    def test_an_answer_that_is_not_public_is_told_to_nobody(self, client, world):
        round_ = asked(world)
        request = round_.asked.get()
        request.answer = make.DecisionFactory(dossier=world.dossier, body=world.council, draft=True)
        save_record(request, by=people.beheer(), reason="test")

        assert len(lines(page(client))) == 1

    def test_a_closed_dossier_presses_nobody(self, client, world):
        asked(world)
        correct_record(
            fresh(world.dossier),
            changes={"closed_on": date(2026, 11, 1)},
            by=people.beheer(),
            reason="Klaar.",
        )

        assert lines(page(client)) == []


class TestWhoSeesWhat:
    def test_a_concept_is_for_its_keepers(self, client, world):
        item(world, title="Concept", draft=True)

        assert lines(page(client)) == []
        assert lines(page(client, reader=world.strange_griffie)) == []
        [told] = lines(page(client, reader=world.griffie))
        assert "Concept concept" in told

    def test_what_is_in_a_dossier_that_nobody_sees_is_left_out(self, client, world):
        hidden = make.DossierFactory(region=world.region, draft=True)
        make.AgendaItemFactory(
            dossier=hidden,
            body=world.council,
            meeting=make.MeetingFactory(dossier=hidden, body=world.council, held_on=SOON),
        )
        round_ = make.RoundFactory(dossier=hidden, due_on=SOON)
        make.RoundBodyFactory(round=round_, body=world.council)

        response = page(client)

        assert lines(response) == []
        assert hidden.title not in response.content.decode()

    def test_a_withdrawn_item_is_on_no_agenda(self, client, world):
        withdraw_record(item(world), by=people.beheer(), reason="Dubbel.")

        assert lines(page(client)) == []


class TestChoices:
    def scene(self, world):
        item(world, title="Eerste", kind="hamerstuk", stage="besluitvorming")
        item(world, title="Tweede", kind="bespreekstuk", body=world.neighbour)
        item(world, title="Derde", kind="ter_kennisname", body=world.steering_group)
        asked(world, title="Ronde")

    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            ("", {"Eerste", "Tweede", "Derde", "Ronde"}),
            ("?soort=stuurgroep", {"Derde"}),
            ("?behandeling=hamerstuk", {"Eerste"}),
            ("?fase=besluitvorming", {"Eerste"}),
            ("?zoek=tweede", {"Tweede"}),
            ("?orgaan={council}", {"Eerste", "Ronde"}),
            ("?dossier={dossier}", {"Eerste", "Tweede", "Derde", "Ronde"}),
        ],
    )
    def test_narrow_the_list(self, client, world, query, titles):
        self.scene(world)
        asks = query.format(council=world.council.slug, dossier=world.dossier.slug)

        told = " ".join(lines(page(client, asks)))

        every = {"Eerste", "Tweede", "Derde", "Ronde"}
        assert {each for each in every if each in told} == titles

    def test_refuse_what_is_no_option(self, client, world):
        self.scene(world)

        assert page(client, "?orgaan=ergens-anders").status_code == 400
        assert page(client, "?soort=raad").status_code == 400

    def test_offer_nothing_that_the_reader_may_not_see(self, client, world):
        item(world, draft=True, body=world.neighbour)

        assert world.neighbour.name not in page(client).content.decode()


class TestOfAMunicipality:
    def test_is_of_its_own_bodies(self, client, world):
        item(world, title="Eigen")
        item(world, title="Anders", body=world.neighbour)
        asked(world, SOON, world.neighbour, title="Ronde")
        address = f"/gemeenten/{world.council.municipality.slug}/agenda/"

        response = page(client, address=address)

        [told] = lines(response)
        assert "Eigen" in told
        assert world.neighbour.name not in response.content.decode()

    def test_is_led_to_from_where_it_is_looked_for(self, client, world):
        home = world.council.municipality
        own = f'href="/gemeenten/{home.slug}/agenda/'
        of_dossier = f'href="/agenda/?dossier={world.dossier.slug}'

        assert own in page(client, address=f"/gemeenten/{home.slug}/").content.decode()
        assert (
            of_dossier in page(client, address=f"/dossiers/{world.dossier.slug}/").content.decode()
        )
        assert own in page(client, address="/mijn-raad/", reader=world.raadslid).content.decode()

    def test_of_no_municipality_is_not_there(self, client, world):
        assert page(client, address="/gemeenten/nergens/agenda/").status_code == 404


class TestCalendars:
    def test_of_what_is_chosen_and_of_all_are_offered_to_follow(self, client, world):
        item(world)
        chosen = f"?orgaan={world.council.slug}&dossier={world.dossier.slug}"

        told = page(client, chosen).content.decode()

        assert f'href="/organen/{world.council.slug}/agenda.ics"' in told
        assert f'href="/dossiers/{world.dossier.slug}/agenda.ics"' in told
        assert 'href="/agenda.ics"' in told

    def test_of_each_body_are_offered_at_its_municipality(self, client, world):
        item(world)
        home = world.council.municipality

        told = page(client, address=f"/gemeenten/{home.slug}/agenda/").content.decode()

        assert f'href="/gemeenten/{home.slug}/agenda.ics"' in told
        assert f'href="/organen/{world.council.slug}/agenda.ics"' in told


class TestPages:
    def test_are_of_twenty_and_go_on_in_the_same_month(self, client, world):
        for number in range(21):
            item(world, title=f"Punt {number:02d}")

        first, second = page(client), page(client, "?pagina=2")

        assert (len(lines(first)), len(lines(second))) == (20, 1)
        assert months(second) == ["december 2026 (vervolg)"]

    def test_of_what_was_go_back_in_time_with_each_day_in_its_order(self, client, world):
        on = [PAST, PAST - timedelta(days=1)]
        meetings = [
            make.MeetingFactory(dossier=world.dossier, body=world.council, held_on=each)
            for each in on
        ]
        for number in range(24, 0, -1):
            for meeting in meetings:
                make.AgendaItemFactory(
                    dossier=world.dossier,
                    body=world.council,
                    meeting=meeting,
                    title=f"Punt {number} van {meeting.held_on:%d-%m}",
                    agenda_number=str(number),
                )
        asked(world, PAST - timedelta(days=2))
        item(world, PAST, body=world.neighbour, title="Elders")
        narrowed = f"?welke=geweest&orgaan={world.council.slug}"

        told = [
            line
            for number in (1, 2, 3)
            for line in lines(page(client, f"{narrowed}&pagina={number}"))
        ]

        wanted = [f"Punt {number} van {each:%d-%m}" for each in on for number in range(1, 25)]
        assert len(told) == len(wanted) + 1
        assert [title in line for title, line in zip(wanted, told, strict=False)] == [True] * 48
        assert len(lines(page(client, f"{narrowed}&zoek=punt+24"))) == 2
        assert len(lines(page(client, f"{narrowed}&zoek=elders"))) == 0

    def test_of_what_was_ask_as_often_for_300_as_for_one(self, client, world):
        def count(query):
            with CaptureQueriesContext(connection) as asked_:
                assert page(client, query).status_code == 200
            return len(asked_)

        for body in (world.council, world.neighbour):
            item(world, PAST, body=body, outcome="besproken")
        few = count("?welke=geweest&zoek=a")
        meeting = make.MeetingFactory(dossier=world.dossier, body=world.council, held_on=PAST)
        own = {"dossier": world.dossier, "body": world.council, "meeting": meeting}
        make.AgendaItemFactory.create_batch(298, **own)

        assert [count("?welke=geweest&zoek=e"), count("?welke=geweest&zoek=e&pagina=1")] == [
            few
        ] * 2

    def test_ask_the_database_as_often_for_many_as_for_one(self, client, world):
        def count(query):
            with CaptureQueriesContext(connection) as asked_:
                assert page(client, query).status_code == 200
            return len(asked_)

        dossier = make.DossierFactory(region=world.region)

        def fill(number):
            for place in range(number):
                body = world.council if place % 2 else world.neighbour
                on = [SOON, LATER, PAST, None][place % 4]
                item(world, on, body=body, dossier=dossier)
                asked(world, SOON if place % 2 else PAST, body, dossier=dossier)

        fill(4)
        few = [
            count(each) for each in ("?zoek=a", "?welke=geweest&zoek=a", "?bekend=2026-11-23T14:00")
        ]
        fill(26)
        many = [
            count(each) for each in ("?zoek=e", "?welke=geweest&zoek=e", "?bekend=2026-11-23T14:01")
        ]

        assert many == few
