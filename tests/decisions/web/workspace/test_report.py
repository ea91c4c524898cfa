"""A reported mistake lands with who keeps the position, and is answered there once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from decisions.actions import correct_record
from decisions.actions.reports import answer_report
from decisions.models import Evidence, Report
from municipalities.models import Source
from tests import people
from tests.decisions.reports import reported
from tests.decisions.web.public.region import words
from tests.decisions.worlds import fresh
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db
ANSWER = {"verdict": "klopt", "text": "Zo staat het in de notulen."}


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


@pytest.fixture
def told(world):
    return reported(world.position(), text="De raad was tegen.", source="Notulen, blz. 3")


def page(client, told, who):
    client.force_login(who.user)
    return client.get(f"/werkblad/meldingen/{told.pk}/")


def send(client, told, who, **typed):
    client.force_login(who.user)
    return client.post(f"/werkblad/meldingen/{told.pk}/", {**ANSWER, **typed})


class TestAReport:
    def test_stands_beside_the_position_and_its_readings(self, client, world, told):
        world.reading(told.position, reads_stance="voor", summary="De brief zegt voor.")

        text = words(page(client, told, world.griffie))

        assert "De raad was tegen." in text
        assert "Notulen, blz. 3" in text
        assert "De brief zegt voor." in text
        assert "✓ voor" in text

    def test_leads_to_where_the_position_is_corrected(self, client, world, told):
        found = page(client, told, world.griffie).content.decode()

        assert f'href="/werkblad/standpunt/{told.position_id}/"' in found

    @pytest.mark.parametrize(
        ("who", "status"),
        [("griffie", 200), ("beheer", 200), ("other_griffie", 404), ("strange_griffie", 404),
         ("collegian", 404), ("redactie", 404), ("raadslid", 403)],
    )  # fmt: skip
    def test_is_shown_to_who_keeps_the_position(self, client, world, told, who, status):
        assert world.griffie.keeps

        assert page(client, told, getattr(world, who)).status_code == status
        assert send(client, told, getattr(world, who)).status_code == {200: 302}.get(status, status)
        assert bool(fresh(told).verdict) == (status == 200)

    def test_is_the_redacties_where_there_is_no_griffie(self, client, world):
        alone = world.municipality_without_people()
        told = reported(world.position(world.decision(body=alone)))

        assert page(client, told, world.redactie).status_code == 200

    def test_links_safely_to_what_the_sender_named(self, client, world):
        told = reported(world.position(), url="https://elders.example/x")

        found = page(client, told, world.griffie).content.decode()

        assert 'href="https://elders.example/x" rel="noopener noreferrer nofollow"' in found

    def test_takes_as_many_queries_with_many_readings_as_with_one(self, client, world, told):
        world.reading(told.position)
        page(client, told, world.griffie)
        with CaptureQueriesContext(connection) as one:
            client.get(f"/werkblad/meldingen/{told.pk}/")
        for _each in range(3):
            world.reading(told.position)

        with CaptureQueriesContext(connection) as many:
            client.get(f"/werkblad/meldingen/{told.pk}/")

        assert len(many) == len(one) <= 20


class TestAnAnswer:
    def test_is_kept_and_shown_here_and_to_the_sender(self, client, world, told):
        response = send(client, told, world.griffie)

        here = words(client.get(response["Location"]))
        public = words(client.get(f"/meldingen/{told.code}/"))
        assert response["Location"] == f"/werkblad/meldingen/{told.pk}/"
        assert all(ANSWER["text"] in each for each in (here, public))
        assert "Uw antwoord" not in here

    def test_is_given_once(self, client, world, told):
        answer_report(told, verdict="onbruikbaar", text="Eerder gezegd.", by=world.griffie)

        response = send(client, told, world.griffie, text="Later gezegd.")

        text = words(response)
        assert response.status_code == 409
        assert "Deze melding is al beantwoord" in text
        assert "Eerder gezegd." in text and "Later gezegd." in text
        assert fresh(told).answer == "Eerder gezegd."

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"verdict": ""}, "Kies een uitkomst."),
            ({"text": ""}, "Dit veld is verplicht."),
            ({"text": "x\u202e"}, "U+202E"),
            ({"summary": "Iets"}, "maak de velden van de lezing leeg"),
            ({"verdict": "lezing", "source_title": ""}, "Kies een bron, of geef de titel"),
            ({"verdict": "lezing", "source_title": "Notulen"}, "Vul dit ook in"),
            ({"verdict": "lezing", "reads_on": "ooit"}, "datum"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(
        self, client, world, told, typed, sentence
    ):
        response = send(client, told, world.griffie, **typed)

        assert response.status_code == 422
        assert sentence in words(response)
        assert typed.get("text", ANSWER["text"]).rstrip("\u202e") in words(response)
        assert fresh(told).verdict == ""
        assert not Evidence.objects.exists()


class TestAnAnswerThatBecomesAReading:
    READING = {"verdict": "lezing", "place": "blz. 3", "summary": "Tegen.", "reads_stance": "tegen"}

    def test_in_a_known_source_stands_beside_the_position(self, client, world, told):
        source = SourceFactory()
        world.reading(told.position, source=source)

        response = send(client, told, world.griffie, source=source.pk, **self.READING)

        reading = fresh(told).reading
        assert response.status_code == 302
        assert (reading.source, reading.position) == (source, told.position)
        assert (reading.place, reading.reads_stance) == ("blz. 3", "tegen")
        assert "Bronnen verschillen" not in words(client.get(told.position.get_absolute_url()))

    def test_in_a_new_source_enters_that_for_the_own_municipality(self, client, world, told):
        typed = {"source_title": "Notulen 9 mei", "source_url": "https://raad.example/notulen"}

        send(client, told, world.griffie, **typed, **self.READING, reads_on="9 mei 2017")

        source = Source.objects.get(title="Notulen 9 mei")
        reading = fresh(told).reading
        assert (reading.source, reading.reads_on) == (source, "2017-05-09")
        assert source.municipality == world.council.municipality
        assert source.url == "https://raad.example/notulen"

    def test_in_a_new_source_is_the_regions_where_the_redactie_enters_it(self, client, world):
        alone = world.municipality_without_people()
        told = reported(world.position(world.decision(body=alone)))

        send(client, told, world.redactie, source_title="Notulen", **self.READING)

        source = fresh(told).reading.source
        assert (source.municipality, source.region) == (None, world.region)

    def test_leaves_nothing_where_it_was_answered_meanwhile(self, client, world, told):
        Report.objects.filter(pk=told.pk).update(
            verdict="klopt", answer="Ja.", answered_at=people.NOW, answered_by=world.griffie.user
        )

        response = send(client, told, world.griffie, source_title="Notulen 9 mei", **self.READING)

        assert response.status_code == 409
        assert not Source.objects.filter(title="Notulen 9 mei").exists()
        assert not Evidence.objects.exists()

    def test_offers_no_source_of_another_region(self, client, world, told):
        elsewhere = SourceFactory(title="KANARIE")
        assert "KANARIE" not in page(client, told, world.griffie).content.decode()

        response = send(client, told, world.griffie, source=elsewhere.pk, **self.READING)

        assert response.status_code == 422
        assert fresh(told).reading is None


class TestAnAnswerThatItWasCorrected:
    def test_is_given_after_a_correction(self, client, world, told):
        correct_record(
            told.position, changes={"stance": "tegen"}, by=world.griffie, reason="Na een melding."
        )

        response = send(client, told, world.griffie, verdict="gecorrigeerd")

        assert response.status_code == 302
        assert fresh(told).verdict == "gecorrigeerd"

    def test_is_refused_before_it(self, client, world):
        position = world.position()
        with travel("2027-06-01T10:00Z", tick=False):
            told = reported(position, at=people.NOW.replace(year=2027, month=5))
            response = send(client, told, world.griffie, verdict="gecorrigeerd")

        assert response.status_code == 422
        assert "nog niets gewijzigd" in words(response)
