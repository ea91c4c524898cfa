"""Following by e-mail: asked, confirmed, told as often as asked, ended; nothing twice."""

import re
from datetime import timedelta
from email import policy
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from lxml import etree
from time_machine import travel

from decisions.actions import correct_record
from decisions.actions.following import (
    LONGEST_ON_THE_WAY,
    MOST_REFUSALS,
    MOST_UNCONFIRMED,
    claim_message,
    notice_changes,
)
from decisions.models import SentReminder, Subscription
from decisions.web.following.mail import build_news, tell_followers
from tests import people
from tests.decisions.worlds import World, fresh
from tests.factories import MilestoneFactory, RoundBodyFactory, RoundFactory

pytestmark = pytest.mark.django_db
IMMEDIATE = "django.tasks.backends.immediate.ImmediateBackend"
NOW, HOUR, MINUTE = people.NOW, timedelta(hours=1), timedelta(minutes=1)
ME = "ik@aalst.example"


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    """The dossier is there before all that is told of it."""
    with travel(NOW - timedelta(days=90), tick=False):
        return World().found()


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE, "QUEUES": ["default", "mail"]}}
    settings.ADDRESS = "https://regio.example"


@pytest.fixture(autouse=True)
def now():
    with travel(NOW, tick=False):
        yield


@pytest.fixture
def away(monkeypatch):
    """A mail server that is away, or refuses with this; called, it is back."""
    sent = EmailBackend.send_messages

    def refuse(*args):
        raise away.error

    def away(error=None):
        away.error = error or ConnectionRefusedError("no mail server")
        monkeypatch.setattr(EmailBackend, "send_messages", refuse)
        return lambda: monkeypatch.setattr(EmailBackend, "send_messages", sent)

    return away


def ask(client, world, email=ME, pace="meteen", **more):
    typed = {"followed": f"dossier:{world.dossier.slug}", "email": email, "pace": pace, **more}
    return client.post("/volgen/", typed)


def link(number=-1, part="bevestig"):
    """Return the path of a link in an e-mail."""
    return re.search(rf"https://regio.example(/volgen/{part}/\S+)", mail.outbox[number].body)[1]


def follow(client, world, pace="meteen", **more):
    """Follow a dossier, and forget the e-mail about that."""
    ask(client, world, pace=pace, **more)
    client.post(link())
    mail.outbox.clear()
    return Subscription.objects.get(email=ME)


def say(world, at, stance="tegen", **act):
    with travel(at, tick=False):
        act = {"form": "motie", "dated_on": "2017-05-09", "public_from": at, **act}
        return world.position(world.decision(**act), stance=stance, public_from=at)


def bodies():
    return [each.body for each in mail.outbox]


class TestAsking:
    def test_sends_a_link_and_counts_only_after_a_press_on_its_button(self, client, world):
        answer = ask(client, world)
        looked = client.get(link())
        before = Subscription.objects.get().confirmed_at
        pressed = client.post(link())

        assert (answer.status_code, answer.url) == (302, "/volgen/?gevraagd=ja")
        assert looked.status_code == pressed.status_code == 200
        assert before is None
        assert Subscription.objects.get().confirmed_at == NOW

    def test_is_answered_alike_for_an_address_that_is_known(self, client, world):
        follow(client, world)

        known, unknown = ask(client, world), ask(client, world, "ander@aalst.example")

        assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
        assert [each.to for each in mail.outbox] == [["ander@aalst.example"]]

    def test_again_after_an_hour_leads_who_follows_to_what_they_follow(self, client, world):
        follow(client, world)
        with travel(NOW + 2 * HOUR, tick=False):
            ask(client, world)

        assert "Wilt u iets veranderen, of stoppen?" in bodies()[0]
        assert "Wat u volgt" in client.get(link(part="mijn")).content.decode()

    def test_of_one_address_again_and_again_sends_no_flood(self, client, world):
        for _time in range(3):
            ask(client, world)
        homes = [world.municipality_without_people().municipality for _ in range(7)]
        for home in homes:
            ask(client, world, followed=f"gemeente:{home.slug}")

        assert len(mail.outbox) == MOST_UNCONFIRMED

    def test_keeps_what_was_typed_where_it_is_wrong(self, client, world):
        answer = ask(client, world, email="geen adres")

        assert answer.status_code == 422
        assert 'value="geen adres"' in answer.content.decode()
        assert not Subscription.objects.exists()

    def test_of_a_dossier_that_is_not_public_is_refused(self, client, world):
        answer = ask(client, world, followed="dossier:bestaat-niet")

        assert answer.status_code == 422

    def test_that_nobody_confirmed_is_erased_after_three_days(self, client, world):
        ask(client, world)

        tell_followers(NOW + timedelta(days=2))
        assert Subscription.objects.exists()
        tell_followers(NOW + timedelta(days=3, minutes=1))

        assert not Subscription.objects.exists()


class TestALink:
    def test_that_was_tampered_with_is_not_there(self, client, world):
        ask(client, world)

        assert client.get(link()[:-2] + "x/").status_code == 404

    def test_of_one_page_opens_no_other(self, client, world):
        ask(client, world)
        token = link().split("/")[-2]

        assert client.get(f"/volgen/mijn/{token}/").status_code == 404
        assert client.post(f"/volgen/stop/{token}/").status_code == 404

    def test_to_stop_does_nothing_when_it_is_looked_at(self, client, world):
        follow(client, world)
        say(world, NOW + MINUTE)
        tell_followers(NOW + HOUR)
        client.get(link(part="stop"))

        assert Subscription.objects.exists()

    def test_to_stop_is_pressed_by_a_mail_program_without_a_token_of_ours(self, client, world):
        follow(client, world)
        say(world, NOW + MINUTE)
        tell_followers(NOW + HOUR)
        headers = mail.outbox[0].message()
        stranger = type(client)(enforce_csrf_checks=True)
        path = headers["List-Unsubscribe"].strip("<>").removeprefix("https://regio.example")

        answer = stranger.post(path, {"List-Unsubscribe": "One-Click"})

        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert answer.status_code == 200
        assert not Subscription.objects.exists()

    def test_to_stop_stands_in_its_header_as_it_is(self, client, world, settings):
        settings.ADDRESS = "https://een-lange-naam-van-een-samenwerking.regio.example"
        follow_it = Subscription(
            email=ME, dossier=world.dossier, pace="meteen", asked_at=NOW, told_at=NOW
        )

        raw = build_news(follow_it, []).message(policy=policy.SMTP).as_bytes()

        header = next(each for each in raw.split(b"\r\n") if each.startswith(b"List-Unsubscribe:"))
        assert header.startswith(b"List-Unsubscribe: <https://een-lange-naam")
        assert header.endswith(b"/>")

    def test_to_what_one_follows_changes_and_ends_it(self, client, world):
        follow(client, world)
        say(world, NOW + MINUTE)
        tell_followers(NOW + HOUR)
        page, code = link(part="mijn"), Subscription.objects.get().code.hex

        saved = client.post(page, {"welk": code, "doe": "bewaar", "pace": "wekelijks"})
        changed = Subscription.objects.get().pace
        told = client.get(saved.url).content.decode()
        client.post(page, {"doe": "alles"})

        assert changed == "wekelijks"
        assert "Uw keuze is bewaard." in told
        assert not Subscription.objects.exists()

    def test_to_what_one_follows_says_what_is_left_when_one_of_it_ends(self, client, world):
        follow(client, world)
        home = world.council.municipality
        ask(client, world, followed=f"gemeente:{home.slug}")
        client.post(link())
        say(world, NOW + MINUTE)
        tell_followers(NOW + HOUR)
        page, ended = link(part="mijn"), Subscription.objects.get(dossier=world.dossier)

        answer = client.post(page, {"welk": ended.code.hex, "doe": "stop"})
        told = client.get(answer.url.removeprefix("https://regio.example")).content.decode()

        assert "U bent gestopt. Hieronder staat wat u nog volgt." in told
        assert f'Stoppen<span class="visually-hidden">: Gemeente {home.name}</span>' in told
        assert [each.municipality for each in Subscription.objects.all()] == [home]


class TestAMessage:
    def test_says_in_a_sentence_what_changed_and_corrections_apart(self, client, world):
        follow(client, world)
        position = say(world, NOW + MINUTE, votes_for=10, votes_against=0, left=9)
        notice_changes(at=NOW + MINUTE)
        with travel(NOW + 2 * MINUTE, tick=False):
            correct_record(
                fresh(position), changes={"stance": "voor"}, by=world.griffie, reason="Anders."
            )
        tell_followers(NOW + HOUR)

        body = bodies()[0]
        news, corrections = body.split("Verbeterd in wat Regio zegt")
        assert "tegen, motie van 9 mei 2017, 10 voor, 0 tegen, 9 vertrokken." in news
        assert "standpunt was tegen, is voor." in corrections
        assert "Reden: Anders." in corrections
        html = mail.outbox[0].alternatives[0].content
        assert "Verbeterd in wat Regio zegt" in html

    def test_says_once_what_was_corrected_before_anybody_could_be_told(self, client, world):
        follow(client, world)
        position = say(world, NOW + MINUTE)
        with travel(NOW + 2 * MINUTE, tick=False):
            correct_record(
                fresh(position), changes={"stance": "voor"}, by=world.griffie, reason="Anders."
            )
        tell_followers(NOW + HOUR)

        assert "voor, motie van 9 mei 2017." in bodies()[0]
        assert "Verbeterd" not in bodies()[0]

    def test_is_none_for_a_typing_error(self, client, world):
        position = say(world, NOW - HOUR)
        follow(client, world)
        with travel(NOW + MINUTE, tick=False):
            correct_record(
                fresh(position.decision),
                changes={"title": "Zonder tikfout"},
                by=world.griffie,
                reason="Tikfout.",
            )

        tell_followers(NOW + HOUR)

        assert bodies() == []

    def test_tells_nothing_under_embargo_and_tells_it_after(self, client, world):
        follow(client, world)
        say(world, NOW + MINUTE, public_from=NOW + 3 * HOUR)
        world.position(draft=True)
        tell_followers(NOW + 2 * HOUR)
        before = bodies()
        tell_followers(NOW + 4 * HOUR)

        assert before == []
        assert [each.count("tegen, motie van 9 mei 2017") for each in bodies()] == [1]

    def test_tells_of_other_dossiers_nothing(self, client, world):
        other = world.municipality_without_people().municipality
        ask(client, world, followed=f"gemeente:{other.slug}")
        client.post(link())
        mail.outbox.clear()
        say(world, NOW + MINUTE)

        tell_followers(NOW + HOUR)

        assert bodies() == []

    def test_goes_out_once(self, client, world):
        follow(client, world)
        say(world, NOW + MINUTE)

        for minutes in (30, 31, 90):
            tell_followers(NOW + minutes * MINUTE)

        assert len(bodies()) == 1

    def test_asks_as_many_queries_whatever_there_is_to_tell(self, client, world):
        follow(client, world)
        say(world, NOW + MINUTE)
        tell_followers(NOW + HOUR)
        say(world, NOW + HOUR)
        with CaptureQueriesContext(connection) as one:
            tell_followers(NOW + 2 * HOUR)
        for minutes in range(5):
            say(world, NOW + 2 * HOUR + minutes * MINUTE)
        with CaptureQueriesContext(connection) as many:
            tell_followers(NOW + 3 * HOUR)

        assert len(bodies()) == 3
        assert len(many) == len(one)

    def test_reads_without_pictures_in_plain_text_and_in_html_alike(self, client, world):
        follow(client, world)
        say(world, NOW + MINUTE)
        tell_followers(NOW + HOUR)

        message = mail.outbox[0].message()
        text, html = (part.get_content() for part in message.iter_parts())
        page = etree.HTML(html)
        assert [part.get_content_type() for part in message.iter_parts()] == [
            "text/plain",
            "text/html",
        ]
        assert page.get("lang") == "nl"
        assert len(page.findall(".//h1")) == 1
        assert not page.xpath("//img | //link | //script | //iframe | //@style")
        assert "url(" not in html
        for link in page.findall(".//a"):
            assert link.get("href").startswith("https://regio.example/")
            assert link.get("href") in text
        assert not [line for line in text.splitlines() if "{" in line or "&" in line]

    def test_to_who_follows_a_municipality_names_each_dossier(self, client, world):
        follow(client, world, followed=f"gemeente:{world.council.municipality.slug}")
        say(world, NOW + MINUTE)
        tell_followers(NOW + HOUR)

        assert f"Dossier: {world.dossier.title}" in bodies()[0]

    def test_tells_what_else_happened_in_one_sentence_each(self, client, world):
        follow(client, world)
        with travel(NOW + MINUTE, tick=False):
            world.remark(text="Meer groen", public_from=NOW + MINUTE)
            MilestoneFactory(dossier=world.dossier, title="Groene dag", dated_on="2026-11-25")
        tell_followers(NOW + HOUR)
        for days in (1, 2, 3):
            tell_followers(NOW + days * timedelta(days=1))

        assert "wens, ‘Meer groen’." in bodies()[0]
        assert "Gepland: ‘Groene dag’, 25 november 2026." in bodies()[0]
        assert ["Het is zover: ‘Groene dag’" in each for each in bodies()] == [False, True]


class TestADigest:
    @pytest.mark.parametrize(
        ("pace", "due"), [("dagelijks", "2026-11-24 06:00"), ("wekelijks", "2026-11-30 06:00")]
    )
    def test_tells_the_days_before_in_one_message_in_the_morning(self, client, world, pace, due):
        follow(client, world, pace)
        say(world, NOW + MINUTE)
        say(world, NOW + 10 * HOUR, dated_on="2017-06-01")
        morning = NOW.fromisoformat(due + "+00:00")
        tell_followers(morning - MINUTE)
        before = bodies()

        tell_followers(morning)
        tell_followers(morning + HOUR)

        assert before == []
        assert [each.count("https://regio.example/standpunten/") for each in bodies()] == [2]

    def test_leaves_what_came_after_it_went_out_for_the_next(self, client, world):
        follow(client, world, "dagelijks")
        say(world, NOW.fromisoformat("2026-11-24 07:59+00:00"))
        tell_followers(NOW.fromisoformat("2026-11-24 08:00+00:00"))
        say(world, NOW.fromisoformat("2026-11-24 08:01+00:00"), dated_on="2017-06-01")
        tell_followers(NOW.fromisoformat("2026-11-24 08:02+00:00"))

        assert len(bodies()) == 1
        assert "9 mei 2017" in bodies()[0]
        assert "1 juni 2017" not in bodies()[0]


class TestAFault:
    def test_of_the_mail_server_loses_nothing(self, client, world, away):
        follow(client, world)
        say(world, NOW + MINUTE)
        back = away()
        tell_followers(NOW + HOUR)
        back()
        tell_followers(NOW + HOUR + 30 * timedelta(seconds=1))
        before = bodies()

        tell_followers(NOW + 2 * HOUR)

        assert before == []
        assert len(bodies()) == 1

    def test_keeps_the_name_of_the_message(self, client, world, away, monkeypatch):
        follow(client, world)
        say(world, NOW + MINUTE)
        names = []
        sent = EmailBackend.send_messages

        def lose(self, messages):
            names.append(messages[0].message()["Message-ID"])
            if len(names) == 1:
                raise ConnectionResetError("after DATA")
            return sent(self, messages)

        monkeypatch.setattr(EmailBackend, "send_messages", lose)
        tell_followers(NOW + HOUR)
        tell_followers(NOW + 2 * HOUR)

        assert len(names) == 2
        assert len(set(names)) == 1

    def test_of_a_worker_that_was_killed_sends_nothing_twice_and_is_told(self, client, world):
        subscription = follow(client, world)
        say(world, NOW + MINUTE)
        claim_message(subscription, until=notice_changes(at=NOW + HOUR), at=NOW + HOUR)
        tell_followers(NOW + HOUR + MINUTE)
        tell_followers(NOW + HOUR + LONGEST_ON_THE_WAY + MINUTE)
        before = bodies()
        say(world, NOW + 2 * HOUR, dated_on="2017-06-01")

        tell_followers(NOW + 3 * HOUR)

        assert before == []
        assert "9 mei 2017" not in bodies()[0]
        assert "1 juni 2017" in bodies()[0]
        assert "weten wij niet zeker of die is aangekomen" in bodies()[0]

    def test_of_an_address_that_is_refused_again_and_again_erases_it(self, client, world, away):
        follow(client, world)
        say(world, NOW + MINUTE)
        away(SMTPRecipientsRefused({ME: (550, b"unknown")}))
        for times in range(MOST_REFUSALS):
            tell_followers(NOW + (times + 1) * 5 * HOUR)

        assert not Subscription.objects.exists()


class TestAReminder:
    def asked(self, world, due_on):
        round_ = RoundFactory(dossier=world.dossier, due_on=due_on)
        return RoundBodyFactory(round=round_, body=world.council)

    def following(self, client, world):
        home = world.council.municipality.slug
        follow(client, world, followed=f"gemeente:{home}", reminds="on")

    def test_of_a_last_safe_day_comes_once_two_weeks_before(self, client, world):
        self.asked(world, "2026-12-10")
        self.following(client, world)

        tell_followers(NOW + timedelta(days=1))
        before = bodies()
        for days in (4, 5, 6):
            tell_followers(NOW + timedelta(days=days))

        assert before == []
        assert len(bodies()) == 1
        assert "de laatste veilige dag is 10 december 2026" in bodies()[0]

    def test_comes_when_the_mail_server_is_back(self, client, world, away):
        self.asked(world, "2026-12-03")
        self.following(client, world)
        back = away()
        tell_followers(NOW + HOUR)
        kept = SentReminder.objects.count()
        back()
        tell_followers(NOW + 2 * HOUR)

        assert kept == 0
        assert len(bodies()) == 1


@pytest.mark.once  # it looks for connections that ended, which a transaction on PostgreSQL forbids
class TestTheWorker:
    def test_sends_what_changed_on_its_beat(self, client, world, settings):
        follow(client, world)
        say(world, NOW + MINUTE)
        settings.TASKS = {
            "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}
        }

        with travel(NOW + HOUR, tick=False):
            call_command("work", once=True, verbosity=0)
            call_command("work", once=True, verbosity=0)

        assert len(bodies()) == 1

    def test_queues_nothing_where_nobody_follows(self, world, settings):
        settings.TASKS = {
            "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}
        }

        call_command("work", once=True, verbosity=0)

        assert not DBTaskResult.objects.exists()


class TestThePage:
    @pytest.mark.parametrize("kind", ["dossier", "gemeente", "ronde"])
    def test_offers_what_a_page_led_from_with_its_feed(self, client, world, kind):
        round_ = RoundFactory(dossier=world.dossier)
        names = {
            "dossier": world.dossier.slug,
            "gemeente": world.council.municipality.slug,
            "ronde": round_.pk,
        }

        page = client.get(f"/volgen/?{kind}={names[kind]}").content.decode()

        assert f'<option value="{kind}:{names[kind]}" selected>' in page
        assert "/feed.atom" in page

    def test_of_a_round_takes_it_in(self, client, world):
        round_ = RoundFactory(dossier=world.dossier)
        typed = {"followed": f"ronde:{round_.pk}", "email": ME, "pace": "meteen"}

        client.post(f"/volgen/?ronde={round_.pk}", typed)

        assert Subscription.objects.get().round == round_

    @pytest.mark.parametrize("asked", ["ronde=0", "ronde=x", "dossier=%00", "gemeente="])
    def test_bears_what_is_no_address(self, client, world, asked):
        assert client.get(f"/volgen/?{asked}").status_code in (200, 404)
