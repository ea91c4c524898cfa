"""'Klopt dit niet?': anybody reports a mistake and follows what becomes of it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from decisions.actions import share_record
from decisions.actions.reports import MOST_OF_SENDER, answer_report
from decisions.models import Report
from decisions.web.public.reports import TRAP, find_answering_municipality
from tests.decisions.reports import place, reported
from tests.decisions.web.public.region import words
from tests.people import NOW

pytestmark = pytest.mark.django_db
TYPED = {"text": "De raad stemde tegen.", "source": "Besluitenlijst, punt 3", "url": ""}


@pytest.fixture
def position(world):
    return world.position()


def form(position):
    return f"/standpunten/{position.pk}/klopt-dit-niet/"


def send(client, position, **typed):
    return client.post(form(position), {**TYPED, **typed})


class TestTheForm:
    def test_is_linked_from_every_public_position(self, client, position):
        page = client.get(position.get_absolute_url()).content.decode()

        assert f'href="{form(position)}"' in page

    def test_is_not_linked_from_a_concept(self, client, world):
        position = world.position(draft=True)
        client.force_login(world.griffie.user)

        page = client.get(position.get_absolute_url()).content.decode()

        assert "klopt-dit-niet" not in page

    def test_opens_for_anybody_and_asks_for_no_name(self, client, position):
        response = client.get(form(position))

        page = response.content.decode()
        assert response.status_code == 200
        assert "wij vragen niet wie u bent" in words(response)
        assert not any(f'name="{name}"' in page for name in ("naam", "email", "telefoon"))

    def test_is_kept_by_no_cache_and_by_no_search_engine(self, client, position):
        response = client.get(form(position))

        assert response["Cache-Control"] == "no-store"
        assert '<meta name="robots" content="noindex">' in response.content.decode()

    def test_hides_its_trap_from_people(self, client, position):
        page = client.get(form(position)).content.decode()

        trap = page.split('class="trap"')[1].split("</div>")[0]
        assert 'aria-hidden="true"' in page.split('class="trap"')[1].split(">")[0]
        assert f'name="{TRAP}"' in trap
        assert 'tabindex="-1"' in trap

    def test_is_not_there_for_what_the_public_does_not_see(self, client, world):
        for position in (world.position(draft=True), world.position(public_from=None, draft=True)):
            assert client.get(form(position)).status_code == 404
            assert send(client, position).status_code == 404

        assert client.get("/standpunten/999999/klopt-dit-niet/").status_code == 404
        assert not Report.objects.exists()

    def test_of_what_is_shared_is_there_for_who_sees_it(self, client, world):
        position = world.position(draft=True)
        share_record(position.decision, by=world.griffie)
        client.force_login(world.raadslid.user)

        response = send(client, position)

        assert response.status_code == 302
        assert client.get(response["Location"]).status_code == 200
        assert Client().get(response["Location"]).status_code == 404

    def test_of_a_concept_is_not_there_for_its_keeper_either(self, client, world):
        client.force_login(world.griffie.user)

        assert client.get(form(world.position(draft=True))).status_code == 404


class TestSending:
    def test_leads_to_a_page_that_says_that_it_arrived(self, client, position):
        with travel(NOW, tick=False):
            response = send(client, position, url="https://raad.example/9")
            page = words(client.get(response["Location"]))

        told = Report.objects.get()
        assert response["Location"] == f"/meldingen/{told.code}/"
        assert "Binnengekomen, nog niet beantwoord" in page
        assert "kwam binnen op 23 november 2026 om 13.00 uur" in page
        assert all(text in page for text in ("De raad stemde tegen.", "https://raad.example/9"))

    def test_needs_no_session_and_makes_none(self, position):
        client = Client(enforce_csrf_checks=True)
        token = client.get(form(position)).cookies["csrftoken"].value

        response = send(client, position, csrfmiddlewaretoken=token)

        assert response.status_code == 302
        assert set(client.cookies) == {"csrftoken"}

    def test_without_its_token_stores_nothing(self, position):
        response = send(Client(enforce_csrf_checks=True), position)

        assert response.status_code == 403
        assert not Report.objects.exists()

    def test_stores_no_address_of_the_sender(self, client, position):
        client.post(form(position), TYPED, REMOTE_ADDR="192.0.2.44")

        told = Report.objects.values().get()
        assert len(told["sender"]) == 64
        assert "192.0.2.44" not in str(told)

    @pytest.mark.parametrize(
        ("typed", "field", "sentence"),
        [
            ({"text": ""}, "text", "Dit veld is verplicht."),
            ({"source": " "}, "source", "Dit veld is verplicht."),
            ({"text": "x" * 2001}, "text", "2000"),
            ({"source": "een\u202eander"}, "source", "U+202E"),
            ({"text": "\x00"}, "text", "U+0000"),
            ({"url": "http://raad.example/"}, "url", "https://"),
            ({"url": "javascript:alert(1)"}, "url", "URL"),
        ],
    )
    def test_says_beside_the_field_what_is_wrong_and_keeps_the_rest(
        self, client, position, typed, field, sentence
    ):
        response = send(client, position, **typed)

        page = response.content.decode()
        error = page.split(f'id="id_{field}_error"')[1].split("</p>")[0]
        kept = next(text for name, text in TYPED.items() if text and name not in typed)
        assert response.status_code == 422
        assert sentence in error
        assert f'id="id_{field}"' in page and 'aria-invalid="true"' in page
        assert 'role="alert"' in page
        assert kept in page
        assert not Report.objects.exists()

    def test_of_a_filled_trap_says_so_keeps_what_was_typed_and_stores_nothing(
        self, client, position
    ):
        response = send(client, position, **{TRAP: "https://koop.example"})

        page = words(response)
        assert response.status_code == 422
        assert "dat leeg hoort te zijn" in page
        assert TYPED["text"] in page
        assert "koop.example" not in page
        assert not Report.objects.exists()

    def test_twice_leads_to_the_first_one(self, client, position):
        first = send(client, position)

        assert send(client, position)["Location"] == first["Location"]
        assert Report.objects.count() == 1

    def test_too_often_is_refused_and_keeps_what_was_typed(self, client, position):
        for number in range(MOST_OF_SENDER):
            assert send(client, position, text=f"Fout {number}").status_code == 302

        response = send(client, position, text="Nog een fout")

        assert response.status_code == 429
        assert response["Retry-After"] == "3600"
        assert "U meldde het afgelopen uur al veel" in words(response)
        assert "Nog een fout" in words(response)
        assert Report.objects.count() == MOST_OF_SENDER

    def test_too_often_is_counted_by_sender(self, client, position):
        for number in range(MOST_OF_SENDER):
            send(client, position, text=f"Fout {number}")

        other = client.post(form(position), TYPED, REMOTE_ADDR="192.0.2.45")

        assert other.status_code == 302


class TestThePageOfAReport:
    def test_is_kept_by_no_cache_and_by_no_search_engine(self, client, position):
        response = client.get(f"/meldingen/{reported(position).code}/")

        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow"

    @pytest.mark.parametrize("code", ["1", "x", "a" * 32])
    def test_is_not_there_for_another_code(self, client, position, code):
        reported(position)

        assert client.get(f"/meldingen/{code}/").status_code == 404

    def test_is_not_found_by_number(self, client, position):
        assert client.get(f"/meldingen/{reported(position).pk}/").status_code == 404

    def test_links_to_nothing_that_the_sender_typed(self, client, position):
        told = reported(position, url="https://elders.example/", text="<b>vet</b>")

        page = client.get(f"/meldingen/{told.code}/").content.decode()

        assert 'href="https://elders.example/"' not in page
        assert "&lt;b&gt;vet&lt;/b&gt;" in page

    def test_says_who_looks_at_it(self, client, world, position):
        alone = world.municipality_without_people()
        other = reported(world.position(world.decision(body=alone)))
        name = world.griffie and world.council.municipality.name

        own_page = words(client.get(f"/meldingen/{reported(position).code}/"))
        other_page = words(client.get(f"/meldingen/{other.code}/"))

        assert f"De griffie van {name} kijkt ernaar." in own_page
        assert f"De regioredactie van {world.region.name} kijkt ernaar." in other_page

    def test_tells_the_answer_and_the_role_but_no_name(self, client, world, position):
        person = world.griffie.user
        person.first_name, person.last_name = "Noor", "Verzonnen"
        person.save()
        told = reported(position)
        answer_report(
            told, verdict="lezing", text="Dank, overgenomen.", by=world.griffie, reading=place()
        )

        page = words(client.get(f"/meldingen/{told.code}/"))

        assert "Overgenomen als lezing. Dank, overgenomen." in page
        assert f"De griffie van {world.council.municipality.name}, 23 november 2026" in page
        assert "Noor" not in page
        assert person.username not in page

    def test_takes_as_many_queries_whatever_there_is(self, client, world, position):
        told = reported(position)
        with CaptureQueriesContext(connection) as one:
            client.get(f"/meldingen/{told.code}/")
        for _each in range(3):
            reported(position)

        with CaptureQueriesContext(connection) as more:
            client.get(f"/meldingen/{told.code}/")

        assert len(more) == len(one) <= 5


def test_a_body_of_the_region_lands_with_its_redactie(world):
    assert (
        find_answering_municipality(world.position(world.decision(body=world.steering_group)), NOW)
        is None
    )
