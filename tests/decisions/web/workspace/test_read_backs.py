"""Tegenlezen on the workspace: asked by the regioredactie, answered by the griffie."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from decisions.actions import correct_record
from decisions.actions.read_backs import withdraw_read_back
from decisions.models import ReadBack, ReadBackLine
from municipalities.models import User
from tests import people
from tests.decisions.read_backs import answered, asked, entry_of
from tests.decisions.web.public.region import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


@pytest.fixture
def position(world):
    assert world.griffie
    return world.position()


def asking(world):
    return f"/werkblad/{world.dossier.slug}/tegenlezen/"


def reading(world, read_back):
    return f"{asking(world)}{read_back.pk}/"


def typed(read_back, *records, **fields):
    """Return what the form sends: these lines ticked, and the fields of others by their name."""
    entries = [entry_of(read_back, each) for each in records]
    shown = {f"gelezen-{each.name}-{each.record.pk}": each.stands_as for each in entries}
    ticked = {f"klopt-{each.name}-{each.record.pk}": "on" for each in entries}
    return {**shown, **ticked, **fields}


class TestAsking:
    def ask(self, client, world, **fields):
        client.force_login(world.redactie.user)
        due_on = {"due_on": "14 december 2199", "bodies": [world.council.pk], "note": "Graag."}
        return client.post(asking(world), {**due_on, **fields}, follow=True)

    def test_offers_the_councils_that_can_be_asked_and_names_the_others(
        self, client, world, position
    ):
        assert world.neighbour
        client.force_login(world.redactie.user)

        page = client.get(asking(world))

        assert list(page.context["form"].fields["bodies"].queryset) == [world.council]
        assert f"niet te vragen: {world.neighbour.name}" in words(page)

    def test_makes_the_request_and_mails_the_griffie(self, client, world, position):
        User.objects.filter(pk=world.griffie.user.pk).update(email="griffie@aalst.example")
        page = self.ask(client, world)
        call_command("work", once=True, verbosity=0)

        made = ReadBack.objects.get()
        assert "1 raad is gevraagd." in words(page)
        assert (made.body, made.note) == (world.council, "Graag.")
        assert [each.to for each in mail.outbox] == [["griffie@aalst.example"]]
        assert reading(world, made) in mail.outbox[0].body
        assert "Graag." in mail.outbox[0].body

    def test_keeps_what_was_typed_where_it_is_refused(self, client, world, position):
        page = self.ask(client, world, due_on="1 mei 2016")

        assert page.status_code == 422
        assert 'value="1 mei 2016"' in page.content.decode()
        assert not ReadBack.objects.exists() and not mail.outbox

    @pytest.mark.parametrize(
        ("who", "status"),
        [("griffie", 403), ("strange_redactie", 403), ("raadslid", 403), ("beheer", 200)],
    )
    def test_is_for_the_regioredactie(self, client, world, position, who, status):
        client.force_login(getattr(world, who).user)

        assert client.get(asking(world)).status_code == status

    def test_shows_how_far_each_is_and_takes_a_question_back(self, client, world, position):
        read_back = asked(world)
        answered(read_back, position, world.griffie)
        client.force_login(world.redactie.user)
        assert "1 van 2 regels gelezen" in words(client.get(asking(world)))

        page = client.post(
            f"{reading(world, read_back)}niet-meer/", {"reason": "Te vroeg."}, follow=True
        )

        assert "niet meer gevraagd sinds" in words(page)
        assert ReadBackLine.objects.count() == 1


class TestReading:
    def test_shows_each_line_as_the_public_reads_it(self, client, world, position):
        world.reading(position, reads_stance="tegen", summary="De brief zegt tegen.")
        read_back = asked(world, note="Let op de datum.")
        client.force_login(world.griffie.user)

        text = words(client.get(reading(world, read_back)))

        assert "Nog 2 van 2 regels te lezen." in text
        assert "De brief zegt tegen." in text
        assert "Let op de datum." in text

    def test_takes_several_lines_at_once(self, client, world, position):
        read_back = asked(world)
        client.force_login(world.griffie.user)

        page = client.post(
            reading(world, read_back), typed(read_back, position, position.decision), follow=True
        )

        assert "2 regels beantwoord. U hebt alles gelezen." in words(page)
        assert ReadBackLine.objects.filter(verdict="klopt").count() == 2

    def test_takes_another_reading_in_words(self, client, world, position):
        read_back, key = asked(world), f"position-{position.pk}"
        shown = {f"gelezen-{key}": entry_of(read_back, position).stands_as}
        said = {f"text-{key}": "Wij waren tegen.", f"reads_stance-{key}": "tegen"}
        client.force_login(world.griffie.user)

        client.post(reading(world, read_back), {**shown, **said})

        line = ReadBackLine.objects.get()
        assert (line.verdict, line.text, line.reads_stance) == (
            "anders", "Wij waren tegen.", "tegen",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"text": "Toch niet."}, "Kies: het klopt, of u leest het anders."),
            ({"klopt": "", "place": "Notulen"}, "Schrijf hoe u het leest."),
            ({"klopt": ""}, "Vink ten minste één regel aan"),
        ],
    )
    def test_refuses_what_is_no_answer_and_keeps_what_was_typed(
        self, client, world, position, fields, told
    ):
        read_back = asked(world)
        client.force_login(world.griffie.user)
        sent = {f"{name}-position-{position.pk}": text for name, text in fields.items()}

        page = client.post(reading(world, read_back), typed(read_back, position, **sent))

        assert page.status_code == 422
        assert told in words(page)
        assert all(text in page.content.decode() for text in fields.values())
        assert not ReadBackLine.objects.exists()

    def test_tells_which_line_changed_meanwhile(self, client, world, position):
        read_back = asked(world)
        sent = typed(read_back, position)
        correct_record(position, changes={"stance": "tegen"}, by=world.griffie, reason="Fout.")
        client.force_login(world.griffie.user)

        page = client.post(reading(world, read_back), sent)

        assert page.status_code == 422
        assert "Deze regel is gewijzigd terwijl u las." in words(page)
        assert entry_of(read_back, position).stands_as in page.content.decode()

    def test_leads_to_correcting_and_back(self, client, world, position):
        read_back = asked(world)
        client.force_login(world.griffie.user)
        page = client.get(reading(world, read_back)).content.decode()
        way = f"/werkblad/besluit/{position.decision_id}/?tegenlezing={read_back.pk}"
        assert f'href="{way}"' in page

        form = client.get(way).context["form"]
        sent = {name: form[name].value() or "" for name in form.fields}
        done = client.post(way, {**sent, "title": "Beter", "reason": "Tikfout."})

        assert (done.status_code, done["Location"]) == (302, reading(world, read_back))

    @pytest.mark.parametrize("asked_for", ["x", "9" * 30, "0", "-1"])
    def test_comes_back_as_ever_where_the_address_names_no_request(
        self, client, world, position, asked_for
    ):
        client.force_login(world.griffie.user)
        way = f"/werkblad/besluit/{position.decision_id}/?tegenlezing={asked_for}"
        form = client.get(way).context["form"]
        sent = {name: form[name].value() or "" for name in form.fields}

        done = client.post(way, {**sent, "title": "Beter", "reason": "Tikfout."})

        assert (done.status_code, "tegenlezen" in done["Location"]) == (302, False)

    @pytest.mark.parametrize("who", ["other_griffie", "redactie", "beheer", "raadslid"])
    def test_is_for_the_griffie_of_that_council(self, client, world, position, who):
        read_back = asked(world)
        client.force_login(getattr(world, who).user)

        for response in (
            client.get(reading(world, read_back)),
            client.post(reading(world, read_back), typed(read_back, position)),
        ):
            assert response.status_code == 403
        assert not ReadBackLine.objects.exists()

    def test_is_over_once_it_was_taken_back(self, client, world, position):
        read_back = asked(world)
        sent = typed(read_back, position)
        withdraw_read_back(read_back, by=world.redactie, reason="Te vroeg.")
        client.force_login(world.griffie.user)

        assert "vraagt dit niet meer sinds" in words(client.get(reading(world, read_back)))
        assert client.post(reading(world, read_back), sent).status_code == 404

    def test_takes_as_many_queries_for_one_line_as_for_nineteen(self, client, world, position):
        read_back = asked(world)
        client.force_login(world.griffie.user)
        client.get(reading(world, read_back))
        with CaptureQueriesContext(connection) as few:
            client.get(reading(world, read_back))
        for _number in range(8):
            world.reading(world.position())

        with CaptureQueriesContext(connection) as many:
            assert len(client.get(reading(world, read_back)).context["form"].lines) == 18

        assert len(many) == len(few)


class TestTheWorklist:
    def test_has_a_row_with_the_last_day_until_everything_was_read(self, client, world, position):
        read_back = asked(world)
        client.force_login(world.griffie.user)
        before = words(client.get("/werkblad/"))

        client.post(reading(world, read_back), typed(read_back, position, position.decision))

        assert "Lees tegen wat er over uw raad staat" in before
        assert world.council.name in before
        assert "nog 2 van 2 regels" in before
        assert "Lees tegen" not in words(client.get("/werkblad/"))

    def test_says_that_it_is_late(self, client, world, position):
        asked(world)
        client.force_login(world.griffie.user)

        with travel(people.NOW + timedelta(days=20), tick=False):
            client.force_login(world.griffie.user)
            assert "Te laat" in words(client.get("/werkblad/"))

    @pytest.mark.parametrize("who", ["other_griffie", "redactie", "collegian"])
    def test_is_of_nobody_else(self, client, world, position, who):
        asked(world)
        client.force_login(getattr(world, who).user)

        assert "Lees tegen" not in words(client.get("/werkblad/"))


class TestAnAnswerWithPersonalData:
    def test_is_blanked_by_beheer_in_every_version(self, client, world, position):
        line = answered(asked(world), position, world.griffie, "anders", text="Zegt J. Jansen.")
        client.force_login(world.beheer.user)
        address = f"/werkblad/tegenlezing/{line.pk}/wissen/"
        form = client.get(address).context["form"]
        sent = {name: form[name].value() or "" for name in form.fields}

        sent |= {"field": "text", "passage": "J. Jansen", "reason": "Persoonsgegeven."}
        done = client.post(address, sent)

        line.refresh_from_db()
        assert (done.status_code, line.text) == (302, "Zegt [weggelaten].")
        assert not line.history.filter(text__contains="Jansen").exists()
